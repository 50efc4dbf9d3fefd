import type { CardRef, Context, Feature, Line, Outcome, Text } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Store } from '../../storage/store.ts';
import type { Exchanges } from '../exchanges/index.ts';
import type { People } from '../people/model.ts';
import type { GoalTables } from './schema.ts';
import type { GoalStore } from './store.ts';

/** Says of owners whether two of their check-in windows have closed since a local date, by the calendar (decision 25). */
export type TwoWindowsClosed = (
  asked: readonly { ownerId: string; since: string }[],
  now: Instant,
) => Promise<readonly boolean[]>;

/** A request for support from a colleague, as the support feature takes it. */
export type AskForSupport = (
  ctx: { now: Instant; newId(): string },
  request: {
    askerId: string;
    askedId: string;
    words: string;
    neededBy: string | undefined;
    source: { feature: string; thing: string };
  },
) => Promise<Outcome>;

/** A commitment made for a day with other people: *Plan a retro*. */
export type PlanCommitment = (
  ctx: { now: Instant; newId(): string },
  it: {
    ownerId: string;
    participants: readonly string[];
    words: string;
    source: { feature: string; thing: string };
    period: string;
    dueOn: string;
  },
) => Pick<Outcome, 'write' | 'wake'>;

/** What every part of the feature is built from. */
export type Parts = {
  store: Store<GoalTables>;
  own: GoalStore;
  people: People;
  exchanges: Exchanges;
  twoWindowsClosed: TwoWindowsClosed;
  askForSupport: AskForSupport;
  planCommitment: PlanCommitment;
  /** Finds when a message reached the chat; nothing while it has not. */
  deliveredAt: (messageId: string) => Promise<Instant | undefined>;
  /** Names the cards of people's check-ins that wait for an answer: they show goals. */
  checkInCards: (personIds: readonly string[]) => Promise<readonly CardRef[]>;
};

export const subCommands = [
  'new',
  'update',
  'tree',
  'why',
  'team',
  'adjust',
  'close',
  'reopen',
  'stats',
  'open',
] as const;
export type SubCommand = (typeof subCommands)[number];

/** What a part of this folder adds to the one feature `goals`; names are local and none may be used twice. */
export type GoalsPart = Pick<
  Feature,
  'actions' | 'forms' | 'cards' | 'timers' | 'on' | 'lookups' | 'reasons' | 'samples'
> & {
  /** What follows `/goal new`, `/goal update` …. */
  commands?: Readonly<Partial<Record<SubCommand, (ctx: Context, line: Line) => Promise<Outcome>>>>;
};

/** Says a sentence to the actor alone. */
export const notice = (text: Text): Outcome => ({ reply: { kind: 'notice', text } });
