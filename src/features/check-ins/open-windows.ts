import { isAwayForRest } from '../../calendar/index.ts';
import type { JobContext, Outcome, Post } from '../../chat/index.ts';
import type { People } from '../people/model.ts';
import { checkInFacts } from './leading-part.ts';
import { belongs, mayAsk } from './plan-check-ins.ts';
import type { CheckIn } from './rules.ts';
import type { CheckInStore } from './store.ts';

export type TimerParts = { people: People; own: CheckInStore };

/** Names the messages of which a person has one live copy: the newest prompt, reminder or receipt. */
export const liveCopy = (personId: string): string => `check-in:${personId}`;

/** Names the first message of a check-in. */
export const promptPostId = (it: Pick<CheckIn, 'id'>): string => `prompt:${it.id}`;

/** Makes a message with a check-in's card, the first prompt or a later copy; after its window it is not sent any more. */
export const askPost = (it: CheckIn, card: 'prompt' | 'current', id: string, why: string): Post => ({
  id,
  to: [{ person: it.personId }],
  parts: [{ card: `check-ins.${card}`, thing: it.id }],
  kind: 'due',
  why: `check-ins.${why}`,
  expiresAt: it.closesAt,
  supersedes: liveCopy(it.personId),
});

/** Reads what deciding about several check-ins needs, in a handful of queries. */
export async function readAround({ people, own }: TimerParts, checkIns: readonly CheckIn[]) {
  const ids = [...new Set(checkIns.map((it) => it.personId))];
  const [persons, reachable, works, preferences] = await Promise.all([
    people.persons(ids),
    people.reachable(ids),
    people.workTimes(ids),
    own.preferences(ids),
  ]);
  const teamIds = [...persons.values()].flatMap((it) => (it.teamId === undefined ? [] : [it.teamId]));
  const teams = await people.teams([...new Set(teamIds)]);
  return {
    belongs(it: CheckIn): boolean {
      const person = persons.get(it.personId);
      return person !== undefined && belongs(person, teams.get(person.teamId ?? ''));
    },
    mayAsk(it: CheckIn): boolean {
      const person = persons.get(it.personId);
      if (person === undefined) return false;
      const asked = { person, team: teams.get(person.teamId ?? ''), hasAccount: reachable.has(person.id) };
      return mayAsk(asked, preferences.get(it.personId));
    },
    isAway(it: CheckIn, from: Date): boolean {
      const work = works.get(it.personId);
      return work !== undefined && isAwayForRest(work, it, from);
    },
  };
}

/** Asks everybody whose window opens: one prompt each, unless it was answered early, they are away, or it has closed since. */
export async function openWindows(
  parts: TimerParts,
  ctx: JobContext,
  ids: readonly string[],
): Promise<Outcome> {
  const waiting = (await parts.own.byIds(ids)).filter(
    (it) => it.state === 'planned' && it.promptedAt === null,
  );
  const tooEarly = waiting.filter((it) => ctx.now < it.opensAt);
  const due = waiting.filter((it) => it.opensAt <= ctx.now && ctx.now < it.closesAt);
  const around = await readAround(parts, due);
  const asked = due.filter((it) => around.mayAsk(it));
  const away = asked.filter((it) => around.isAway(it, ctx.now));
  const opened = asked.filter((it) => !away.includes(it));
  return {
    write: [
      ...parts.own.markOpen(
        opened.map((it) => it.id),
        ctx.now,
      ),
      ...parts.own.move(
        away.map((it) => it.id),
        'planned',
        'cancelled',
      ),
    ],
    post: opened.map((it) => askPost(it, 'prompt', promptPostId(it), 'prompt')),
    tell: opened.map((it) => ({ name: checkInFacts.opened, thing: it.id })),
    wake: tooEarly.map((it) => ({ timer: 'check-ins.open', subject: it.id, at: it.opensAt })),
  };
}
