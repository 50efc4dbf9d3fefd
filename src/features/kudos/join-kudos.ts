import type { Context, Outcome, Text } from '../../chat/index.ts';
import { say } from './copy.ts';
import { givenCardOf, postedCardOf, receivedCardOf } from './give-kudos.ts';
import { mayJoin, mayUndo } from './policy.ts';
import { undoUntil } from './rules.ts';
import type { KudosStore } from './store.ts';

const notice = (text: Text): Outcome => ({ reply: { kind: 'notice', text } });

const cardsOf = (id: string) => [postedCardOf(id), receivedCardOf(id), givenCardOf(id)];

/** Joins somebody's thanks: once a person, not the giver and not those who were thanked. */
export async function joinKudos(own: KudosStore, ctx: Context, id: string): Promise<Outcome> {
  const words = say(ctx.locale);
  const kudos = await own.kudos(id);
  const me = ctx.actor.personId;
  if (kudos === undefined) return notice(words.gone());
  if (kudos.withdrawnAt !== undefined) return { reply: { kind: 'redraw', toast: words.alreadyWithdrawn() } };
  if (!mayJoin(ctx.actor, kudos)) {
    if (kudos.giverId === me) return notice(words.yourOwn());
    if (kudos.receivers.some((it) => it.personId === me)) return notice(words.forYou());
    return notice(ctx.actor.external ? words.notForGuests() : words.gone());
  }
  if (await own.hasJoined(id, me)) return { reply: { kind: 'redraw', toast: words.joinedBefore() } };
  return {
    write: [own.join(id, me, ctx.now)],
    refresh: cardsOf(id),
    reply: { kind: 'redraw', toast: words.joinedIn() },
  };
}

/** Takes a kudos back within 15 minutes: its points return, and every copy says so. */
export async function undoKudos(own: KudosStore, ctx: Context, id: string): Promise<Outcome> {
  const words = say(ctx.locale);
  const kudos = await own.kudos(id);
  if (kudos === undefined) return notice(words.gone());
  if (!mayUndo(ctx.actor.personId, kudos)) return notice(words.notYoursToUndo());
  if (kudos.withdrawnAt !== undefined) return { reply: { kind: 'redraw', toast: words.alreadyWithdrawn() } };
  if (ctx.now > undoUntil(kudos)) return notice(words.undoTooLate());
  return {
    write: await own.withdraw(kudos, ctx.now),
    refresh: cardsOf(id),
    reply: { kind: 'redraw', toast: words.undone() },
  };
}
