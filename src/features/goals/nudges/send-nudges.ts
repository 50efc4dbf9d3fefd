import { type JobContext, joinOutcomes, type Outcome, type Post, type Wake } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { actingAbove, managersNow } from './acting.ts';
import { armManagers, armPeople, earliest, morningFrom } from './arm.ts';
import type { Line, Nudge, Wait } from './model.ts';
import { type Decided, decideMorning, type Morning } from './morning.ts';
import { type NudgeParts, TIMER } from './parts.ts';
import { nudgeId, readMornings, readWaking, type Waking } from './read-mornings.ts';
import { needsManager } from './rules.ts';

const MESSAGE = 'goal-nudge:';

/** Reads which card a message carries; nothing where it is none of these. */
export const nudgeOfMessage = (messageId: string): string | undefined =>
  messageId.startsWith(MESSAGE) ? messageId.slice(MESSAGE.length) : undefined;

/** One live copy: the card of a later morning takes the earlier one's buttons. */
const postOf = ({ id, personId }: Nudge): Post => ({
  id: `${MESSAGE}${id}`,
  to: [{ person: personId }],
  parts: [{ card: 'goals.nudge', thing: id }],
  kind: 'nudge',
  why: 'goals.nudge',
  supersedes: `${MESSAGE}${personId}`,
});

type Told = { morning: Morning; decided: Decided };

/** Decides all mornings, one after the other: a goal of the one may be another's open decision. */
function decideAll(mornings: readonly Morning[], waits: Map<string, Wait>): Told[] {
  return mornings.map((morning) => {
    const decided = decideMorning(morning, waits);
    for (const [id, wait] of decided.waits) waits.set(id, wait);
    return { morning, decided };
  });
}

const isSame = (a: Wait, b: Wait | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

function cardsOf(told: readonly Told[], now: Instant): { nudges: Nudge[]; lines: Line[] } {
  const sent = told.filter((it) => it.decided.lines.length > 0);
  const idOf = ({ personId, day }: Morning) => nudgeId(personId, day.today);
  return {
    nudges: sent.map(({ morning }) => ({
      id: idOf(morning),
      personId: morning.personId,
      date: morning.day.today,
      sentAt: now,
    })),
    lines: sent.flatMap(({ morning, decided }) =>
      decided.lines.map((it, position) => ({
        ...it,
        nudgeId: idOf(morning),
        position,
        shownAt: undefined,
      })),
    ),
  };
}

/** Asks again on the next day on which something may be due, and today whoever gets somebody's open decision. */
async function wakesOf({ people }: NudgeParts, told: readonly Told[], now: Instant): Promise<Wake[]> {
  const later = told.flatMap(({ morning: { personId, day }, decided: { next } }): Wake[] =>
    next === undefined ? [] : [{ timer: TIMER, subject: personId, at: morningFrom(day.work, next) }],
  );
  const up = told.flatMap((it) => it.decided.goneUp.flatMap((wait) => wait.escalatedToId ?? []));
  return [...later, ...(up.length === 0 ? [] : await armPeople(people, up, now))];
}

/** Looks at what waited for these people and is not before them any more: it is done with, or somebody else's. */
async function followOthers(
  { own, nudges, people }: NudgeParts,
  personIds: readonly string[],
  theirs: ReadonlySet<string>,
  now: Instant,
): Promise<Outcome> {
  const others = (await nudges.waitsFor(personIds)).filter((it) => !theirs.has(it.goalId));
  if (others.length === 0) return {};
  const goals = await own.goals(others.map((it) => it.goalId));
  const owners = [...goals.values()].map((it) => it.ownerId);
  const managers = await managersNow(people, owners, now);
  const ownerOf = ({ goalId }: Wait): string => goals.get(goalId)?.ownerId ?? '';
  const isElsewhere = (it: Wait): boolean => {
    const goal = goals.get(it.goalId);
    return goal !== undefined && needsManager(goal) && managers.get(goal.ownerId) !== it.managerId;
  };
  return {
    write: nudges.dropWaits(others.filter((it) => !isElsewhere(it)).map((it) => it.goalId)),
    wake: await armManagers(people, others.filter(isElsewhere).map(ownerOf), now),
  };
}

/** Asks those who are not there again on their next usual morning; whoever stands in for them is asked meanwhile. */
async function waitForOthers(
  { people }: NudgeParts,
  waking: readonly Waking[],
  asked: ReadonlySet<string>,
  now: Instant,
): Promise<Wake[]> {
  const here = waking.filter((it) => it.person.standing !== 'left').map((it) => it.person.id);
  const away = waking.filter((it) => it.isAway).map((it) => it.person.id);
  const standIns = await actingAbove(people, away, now);
  const afterNow = new Date(now.getTime() + 1);
  return [
    ...(await armPeople(people, here, afterNow)),
    ...(await armPeople(
      people,
      [...standIns.values()].filter((id) => !asked.has(id)),
      now,
    )),
  ];
}

/** Sends the morning cards that are due: at most one a person and day, whatever runs twice or late. */
export async function sendNudges(
  parts: NudgeParts,
  { now }: JobContext,
  personIds: readonly string[],
): Promise<Outcome> {
  const waking = await readWaking(parts.people, personIds, now);
  const there = waking.filter((it) => it.canAsk);
  const mornings = await readMornings(parts, there, now);
  const goalIds = [...new Set(mornings.flatMap((it) => it.found.map((found) => found.goal.id)))];
  const before = new Map((await parts.nudges.waits(goalIds)).map((it) => [it.goalId, it]));
  const waits = new Map(before);
  const told = decideAll(mornings, waits);
  const changed = [...waits.values()].filter((it) => !isSame(it, before.get(it.goalId)));
  const { nudges, lines } = cardsOf(told, now);
  const others = waking.filter((it) => !it.canAsk);
  const left = others.filter((it) => it.person.standing === 'left');
  const followed = [...there, ...left].map((it) => it.person.id);
  const outcome = joinOutcomes(
    { write: [...parts.nudges.saveWaits(changed), ...parts.nudges.addNudges(nudges, lines)] },
    { post: nudges.map(postOf), wake: await wakesOf(parts, told, now) },
    await followOthers(parts, followed, new Set(goalIds), now),
    { wake: await waitForOthers(parts, others, new Set(there.map((it) => it.person.id)), now) },
  );
  return { ...outcome, wake: earliest(outcome.wake ?? []) };
}
