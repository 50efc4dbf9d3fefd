import type { WorkTime } from '../calendar/index.ts';
import type {
  Card,
  CardRef,
  ChannelRef,
  Directory,
  Fact,
  MessageRef,
  Platform,
  Post,
  PostKind,
  Reader,
} from '../chat/index.ts';
import type { Clock, Instant } from '../shared/clock.ts';
import type { Locale } from '../shared/locale.ts';
import type { Log } from '../shared/log.ts';
import type { Store, Write } from '../storage/store.ts';
import type { DeliveryTables } from './schema.ts';

/** Facts that delivery tells; the thing is the message's id, unless it says otherwise. */
export const deliveryFacts = {
  /** The chat has it: periods such as "one working day after delivery" count from now. */
  delivered: 'delivery.delivered',
  /** Nobody it was meant for can be reached, the chat refused it for good, or its reader wants none of these. */
  refused: 'delivery.refused',
  /** It is given up: the chat could not take it, or was out for too long. */
  lost: 'delivery.lost',
  /** (person) A colleague's message waits for their welcome; told again at each look while it does. */
  waiting: 'delivery.waiting',
} as const;

/** What the outbox knows of a message; `personId` is the addressee of a direct one. */
export type PostedMessage = {
  id: string;
  personId: string | undefined;
  /** Where it was meant to go first or was posted, if that is a channel. */
  channel: ChannelRef | undefined;
  parts: readonly CardRef[];
  kind: PostKind;
  why: string;
  /** By the movable clock; absent until the chat has it. */
  sentAt: Instant | undefined;
};

export type DeliveryOptions = {
  /** How long a claimed message belongs to its process (ms); the HTTP time-out of every adapter lies well below. */
  leaseMs: number;
  /** What must be left of a lease when a send begins (ms): the adapters' HTTP time-out and a little more. */
  leaseMarginMs: number;
  /** Messages that are claimed at once. */
  chunk: number;
  /** Sends a lane that may be under way at once; answers have as many of their own again as a chunk. */
  underWay: number;
  /** First wait after a failure that may pass (ms); doubled each time up to the longest. */
  retryFirstMs: number;
  retryLongestMs: number;
  /** Attempts whose result is unknown or may pass, before a message counts as dead. */
  maxAttempts: number;
  /** A message is brought up to date at most once in this time (ms). */
  updateEveryMs: number;
  /** An update waits so long (ms) for the answer to the press that caused it, which usually makes it needless. */
  updateDelayMs: number;
  /** How long to wait for work when nobody kicks (ms). */
  pollMs: number;
  /** The longest that a round waits for room in a lane (ms); a chat that asks for more is left for later. */
  longestWaitMs: number;
  /** A post that begins with this card passes the welcome gate. */
  welcomeCard: string;
};

export const defaultOptions: DeliveryOptions = {
  leaseMs: 30_000,
  leaseMarginMs: 10_000,
  chunk: 16,
  underWay: 48,
  retryFirstMs: 2_000,
  retryLongestMs: 600_000,
  // With waits of at most ten minutes about nine hours: a chat may be out for a night.
  maxAttempts: 60,
  updateEveryMs: 3_000,
  updateDelayMs: 300,
  pollMs: 1_000,
  longestWaitMs: 5_000,
  welcomeCard: 'people.welcome',
};

export type DeliveryParts = {
  store: Store<DeliveryTables>;
  platforms: readonly Platform[];
  render: (ref: CardRef, reader: Reader, now: Instant) => Promise<Card | 'gone'>;
  /** Throws for a reason that no feature gives, so that such a post fails where it is made. */
  reason: (why: string, locale: Locale) => string;
  directory: Pick<Directory, 'address' | 'actor' | 'accountsOn'>;
  workTimes: (personIds: readonly string[]) => Promise<ReadonlyMap<string, WorkTime>>;
  tell: (facts: readonly Fact[]) => Write[];
  /** Called after facts were committed, so that the tick can begin. */
  told?: () => void;
  /** Follows the movable clock: `notBefore`, expiry, quiet time, `sentAt`. */
  clock: Clock;
  /** The machine's: leases, back-off and rates. */
  realClock: Clock;
  log: Log;
  options?: Partial<DeliveryOptions>;
};

export type DeliveryFigures = {
  queued: number;
  sending: number;
  sent: number;
  dead: number;
  /** Taken as sent because nothing could tell (decision 17). */
  presumed: number;
  /** Of the oldest message that is due and still queued. */
  oldestQueuedSeconds: number;
};

export interface Delivery {
  /** Queues posts; one whose id is there already is no second message. */
  enqueue(posts: readonly Post[], now: Instant): Write[];
  /** Asks that every posted copy of these cards be brought up to date. */
  refresh(refs: readonly CardRef[], now: Instant): Write[];
  /** Lets what waited for these people's welcome be tried at once: for subscribers of `people.welcomed`. */
  release(personIds: readonly string[], now: Instant): Write[];
  /** Queues again what a channel refused and what was due since an instant; anything else stays as it is. */
  requeueRefused(channel: ChannelRef, since: Instant, now: Instant): Write[];
  /** Counts what colleagues wrote that waits for somebody's welcome; several messages about one thing are one. */
  waitingFor(personId: string): Promise<number>;
  /** Stops due and nudge messages of a reason for a person (**Fewer of these**). */
  mute(personId: string, why: string, now: Instant): Write[];
  unmute(personId: string, why: string): Write[];
  /** Lists the reasons that a person does not want to hear of. */
  mutedBy(personId: string): Promise<readonly string[]>;

  /** Finds the message behind a pressed card. */
  messageAt(platform: string, ref: MessageRef): Promise<Omit<PostedMessage, 'parts'> | undefined>;
  message(id: string): Promise<PostedMessage | undefined>;
  /** Posts anew what waits for an act in chats that soon take no press on it any more. For a duty. */
  renewCards(): Promise<void>;
  /** Lets a posted message stand as it is for a day, or until it is drawn: a chat shows a form in its place. */
  hold(messageId: string): Write;
  /** Draws a message anew for whoever pressed it and counts that as shown, so that no update follows; empty if it is unknown. */
  draw(messageId: string, reader: Reader, now: Instant): Promise<Card[]>;

  /** Sends what is due soon, now; returns at once. */
  kick(): void;
  /** Sends until nothing more can go at this clock; answers how many it handled. */
  sendDue(): Promise<number>;
  start(): void;
  /** Stops claiming and waits for what is on its way. */
  stop(): Promise<void>;
  /** Finds the next moment after now at which a queued message falls due. */
  nextAt(): Promise<Instant | undefined>;
  figures(): Promise<DeliveryFigures>;
  /** Removes what was settled before an instant, in small steps; answers how many messages. For a duty. */
  sweep(before: Instant): Promise<number>;
}
