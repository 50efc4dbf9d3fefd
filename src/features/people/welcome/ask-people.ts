import { localDate } from '../../../calendar/index.ts';
import type { JobContext, Outcome, Post, TimerDeclaration, Wake } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { People } from '../model.ts';
import type { PeopleSettings } from '../people-settings.ts';
import { DAYS_UNTIL_ASKED_AGAIN, daysLater, STEP } from '../rules.ts';
import type { WelcomeStore } from './store.ts';

// Each takes about 1.5 ms in a company of 50,000, and no step holds the thread for more than 25 ms (decision 28).
const TEAMS_A_STEP = 10;

type Asked = { id: string; asked: number };

const welcomePost = ({ id, asked }: Asked): Post => ({
  id: `welcome:${id}:${asked + 1}`,
  to: [{ person: id }],
  parts: [{ card: 'people.welcome', thing: id }],
  kind: 'personal',
  why: 'people.welcome',
  supersedes: `welcome:${id}`,
});

/** A step of the walk through a team's members, from the one after the cursor. */
type Cursor = { teamId: string; after: string };

const encodeCursor = ({ teamId, after }: Cursor): string => `${teamId} ${after}`;
const decodeCursor = (subject: string): Cursor => {
  const [teamId = '', after = ''] = subject.split(' ');
  return { teamId, after };
};

const walk = (cursor: Cursor, at: Instant): Wake => ({
  timer: 'people.welcome-team',
  subject: encodeCursor(cursor),
  at,
});

/** Asks the tick to send the welcome card to those of a team's members who should get one. */
export const welcomeTeam = (teamId: string, now: Instant): Wake[] => [walk({ teamId, after: '' }, now)];

/** Makes the jobs that send the welcome card: to a team that was started, to who joined it, and again after a week. */
export function createAsking(
  store: WelcomeStore,
  people: Pick<People, 'managersOf'>,
  settings: PeopleSettings,
) {
  const isOff = settings.welcomeCard === 'off';
  const declinedBefore = (now: Instant): Instant => daysLater(now, -DAYS_UNTIL_ASKED_AGAIN);

  function ask(asked: readonly Asked[]): Outcome {
    const byCount = new Map<number, string[]>();
    for (const it of asked) byCount.set(it.asked, [...(byCount.get(it.asked) ?? []), it.id]);
    return {
      write: [...byCount].map(([count, ids]) => store.markAsked(ids, count)),
      post: asked.map(welcomePost),
    };
  }

  /** Asks those of these people who should get the card now; the others are left alone. */
  async function askPeople(ctx: JobContext, personIds: readonly string[]): Promise<Outcome> {
    return isOff || personIds.length === 0 ? {} : ask(await store.toAsk(personIds, declinedBefore(ctx.now)));
  }

  /** Asks people whose team, account or manager changed, and who manages them now: digests and requests come there. */
  async function askAround(ctx: JobContext, personIds: readonly string[]): Promise<Outcome> {
    if (isOff) return {};
    const managers = await people.managersOf(personIds, localDate(ctx.now, settings.defaultTimeZone));
    return askPeople(ctx, [...new Set([...personIds, ...managers.values()])]);
  }

  /** Asks those to whom somebody has written, once; their card says how many there are. */
  async function askWritten(ctx: JobContext, personIds: readonly string[]): Promise<Outcome> {
    if (isOff) return {};
    const outcome = ask(await store.writtenToAsk(personIds, declinedBefore(ctx.now)));
    return { ...outcome, refresh: personIds.map((thing) => ({ card: 'people.welcome', thing })) };
  }

  /** Takes one step of at most a hundred people, and leaves the rest of the walk to later steps. */
  const walkTeams: TimerDeclaration = async (ctx, subjects) => {
    if (isOff) return {};
    // Two walks through one team may meet the same person.
    const found = new Map<string, Asked>();
    const wake: Wake[] = [];
    for (const [i, cursor] of subjects.map(decodeCursor).entries()) {
      const room = STEP - found.size;
      if (room === 0 || i >= TEAMS_A_STEP) {
        wake.push(walk(cursor, ctx.now));
        continue;
      }
      const before = declinedBefore(ctx.now);
      const leaders = cursor.after === '' ? await store.leadersToAsk(cursor.teamId, before, room) : [];
      const left = room - leaders.length;
      const members = left === 0 ? [] : await store.membersToAsk(cursor.teamId, cursor.after, before, left);
      for (const it of [...leaders, ...members]) found.set(it.id, it);
      if (members.length === left)
        wake.push(walk({ ...cursor, after: members.at(-1)?.id ?? cursor.after }, ctx.now));
    }
    return { ...ask([...found.values()]), wake };
  };

  return {
    timers: { 'welcome-team': walkTeams, 'ask-again': askPeople },
    on: {
      /** Whoever joins a started team is welcomed like those who were there. */
      'people.changed': askAround,
      'delivery.waiting': askWritten,
      async 'people.imported'(ctx: JobContext): Promise<Outcome> {
        if (isOff) return {};
        const teamIds = await store.teamsOn();
        return { wake: teamIds.flatMap((id) => welcomeTeam(id, ctx.now)) };
      },
    },
  };
}
