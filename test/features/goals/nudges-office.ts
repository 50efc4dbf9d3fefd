import { randomUUID } from 'node:crypto';
import { type App, createApp } from '../../../src/app.ts';
import type { Goal } from '../../../src/features/goals/model.ts';
import { nudgeStore } from '../../../src/features/goals/nudges/store.ts';
import { openLog } from '../../../src/shared/log.ts';
import { eq } from '../../../src/storage/query.ts';
import { ordinarySettings } from '../../support/ordinary-settings.ts';
import type { Talker } from '../../support/talk.ts';
import type { Company, MadePerson, TestWorld } from '../../support/world.ts';
import { smallCompany } from '../../support/world.ts';
import { aGoal } from './office.ts';

/** A Monday before anything is looked at: what was due on the Friday before is found overdue at 06:00. */
export const monday = '2026-11-09T05:00:00+01:00';

/** A goal that was due on Friday, the 6th of November. */
export const overdueGoal = (number: number, it: Partial<Goal> = {}): Goal =>
  aGoal(number, { due: '2026-11-06', ...it });

/** A goal that is well on its way. */
export const goodGoal = (number: number, it: Partial<Goal> = {}): Goal =>
  aGoal(number, {
    progress: 0.8,
    current: 80,
    reportedAt: new Date('2026-11-06T10:00:00Z'),
    reports: 1,
    ...it,
  });

/** The small company without teams, so that nothing but goals is talked about; some of its people made differently. */
export const officeWith = (others: Readonly<Record<string, Partial<MadePerson>>> = {}): Company => ({
  teams: [],
  people: smallCompany.people.map(({ team: _team, ...it }) => ({ ...it, ...others[it.id] })),
});

export const office = officeWith();

/** What was done about a goal, as it is kept. */
export const actsOn = (world: TestWorld, goalId: string) =>
  nudgeStore(world.store).actsSince([goalId], new Date(0));

/** How a goal waits for its manager. */
export const waitOf = async (world: TestWorld, goalId: string) =>
  (await nudgeStore(world.store).waits([goalId]))[0];

/** Somebody gets another manager from a day on, as by an import of people. */
export async function movesTo(
  world: TestWorld,
  personId: string,
  managerId: string,
  from: string,
  told = { name: 'people.changed', thing: personId },
): Promise<void> {
  const { db, t } = world.store;
  await world.app.commit({
    write: [
      db.update(t.managerPeriods).set({ until: from }).where(eq(t.managerPeriods.personId, personId)),
      db.insert(t.managerPeriods).values({ personId, managerId, from }),
    ],
    tell: [told],
  });
  await world.settle();
}

/** The morning cards on somebody's screen, oldest first. */
export const morningCards = (talker: Talker): string[] =>
  talker.screen().filter((it) => /Only you get this card|这张卡片只发给你/.test(it));

/** A second process on the same database, at the same clock. */
export const anotherProcess = ({ store, clock, platform }: TestWorld): App =>
  createApp({
    store,
    clock,
    newId: randomUUID,
    log: openLog('silent'),
    platforms: [platform],
    settings: ordinarySettings,
  });
