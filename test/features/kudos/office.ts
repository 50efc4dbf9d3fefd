import type { Line } from '../../../src/chat/index.ts';
import type { AppStore } from '../../../src/schema.ts';
import { type Company, createWorld, smallCompany, type TestWorld } from '../../support/world.ts';

/** Tuesday morning in Berlin: everybody is at work, and in Shanghai it is the afternoon. */
export const tuesday = '2026-11-17T09:30:00+01:00';

/** Why somebody is thanked, long enough. */
export const reason = 'thanks for the fast review, it saved the release';
export const reasonZh = '谢谢你连夜修好了发布流程';

export const openOffice = (store: AppStore, company: Company = smallCompany, at = tuesday) =>
  createWorld({ store, company, at });

/** A person as the chat's own mention. */
export const at = (world: TestWorld, id: string): Exclude<Line[number], string> => ({
  mention: world.platform.account(id),
  name: id,
});

/** Sums a column of the ledger. */
export async function ledger(
  world: TestWorld,
): Promise<{ giver: string; receiver: string; points: number }[]> {
  const rows = await world.store.db.select().from(world.store.t.kudosPoints);
  return rows.map((row) => ({ giver: row.giverId, receiver: row.receiverId, points: row.points }));
}

/** Draws a card for one reader, as delivery and `more` do. */
export async function drawFor(world: TestWorld, personId: string, card: string, thing: string) {
  const declaration = world.app.registry.cards.get(card);
  if (declaration === undefined) throw new Error(`There is no card ${card}`);
  const reader = { personId, locale: 'en' as const, timeZone: 'Europe/Berlin', platform: 'testchat' };
  return declaration.render({ now: world.clock.now(), reader, locale: 'en', page: 0 }, thing);
}

/** The one kudos there is. */
export async function onlyKudos(world: TestWorld): Promise<string> {
  const rows = await world.store.db.select().from(world.store.t.kudos);
  if (rows.length !== 1 || rows[0] === undefined) throw new Error(`There are ${rows.length} kudos`);
  return rows[0].id;
}
