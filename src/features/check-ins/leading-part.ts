import type { Context, Feature, Line, Outcome } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Store } from '../../storage/store.ts';
import type { Exchanges, Topic } from '../exchanges/index.ts';
import type { People } from '../people/model.ts';
import type { Planning } from './plan-check-ins.ts';
import type { Plans } from './read-plans.ts';
import type { CheckInTables } from './schema.ts';
import type { CardSection, SummarySection } from './sections.ts';
import type { CheckInStore } from './store.ts';

/** What the leading side (digest, summary, status, reminding, pausing) is built from. */
export type LeadingParts = {
  store: Store<CheckInTables>;
  people: People;
  own: CheckInStore;
  plans: Plans;
  planning: Planning;
  exchanges: Exchanges;
  cardSections: () => readonly CardSection[];
  summarySections: () => readonly SummarySection[];
  /** Finds when a message reached the chat; nothing while it has not. */
  deliveredAt: (messageId: string) => Promise<Instant | undefined>;
};

/** What the leading side adds to the one feature `check-ins`. */
export type LeadingPart = {
  /** Local names, as in any feature; none of the answering side's may be used twice. */
  feature: Pick<Feature, 'actions' | 'forms' | 'cards' | 'timers' | 'on' | 'reasons' | 'samples'>;
  /** What follows `/checkin status`, `start`, `remind`, `pause` and `resume` (the last two for oneself). */
  commands: Readonly<
    Record<'status' | 'start' | 'remind' | 'pause' | 'resume', (ctx: Context, line: Line) => Promise<Outcome>>
  >;
  /** Adds to the receipt when the manager opened it; belongs beside the sections of other features. */
  cardSection: CardSection;
  /** What notes between a manager and a report about a check-in are about; for `createExchanges({ topics })`. */
  topic: Topic;
};

/** What the check-in tells; the thing is the check-in's id. */
export const checkInFacts = {
  /** Its window opened and the person was asked. */
  opened: 'check-ins.opened',
  /** First answered, with words or with **Nothing new**. */
  submitted: 'check-ins.submitted',
  edited: 'check-ins.edited',
  skipped: 'check-ins.skipped',
  /** Its window closed without an answer. */
  missed: 'check-ins.missed',
  /** The miss was removed, because the person was away. */
  excused: 'check-ins.excused',
} as const;
