import type { LocalDate } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Status } from '../model.ts';

/** How a goal stands on somebody's card: with its manager, with who stands in for them, or as their manager's open decision. */
export const roles = ['manager', 'stand-in', 'decision'] as const;
export type Role = (typeof roles)[number];

/** What somebody did about a goal from their card; each counts. */
export const acts = ['check-in', 'support', 'adjust', 'close', 'snooze'] as const;
export type Act = (typeof acts)[number];

/** How far an open decision has come: to be shown one up, put on a card there, shown. */
export const escalations = ['none', 'due', 'listed', 'shown'] as const;
export type Escalation = (typeof escalations)[number];

/** A goal that waits for its manager; dates are local to whoever looks after it. */
export type Wait = {
  goalId: string;
  /** Whose goal it is to look after: the direct manager. */
  managerId: string;
  since: LocalDate;
  /** As it stood when it was looked at last. */
  status: Status;
  /** How often, and when last, a card put it forward without an act since. */
  listed: number;
  listedOn: LocalDate | undefined;
  /** On how many of the manager's own cards it was actually shown. */
  shown: number;
  /** Left alone until then: somebody acted, or the owner moved it. */
  restUntil: LocalDate | undefined;
  /** Left alone even if it worsens: **Snooze a week**. */
  snoozed: boolean;
  /** The owner's latest report that was taken note of. */
  heardAt: Instant | undefined;
  /** Who was named as the next to see it, and when. */
  announcedId: string | undefined;
  announcedOn: LocalDate | undefined;
  escalation: Escalation;
  escalatedToId: string | undefined;
  version: number;
};

/** One goal on a card, as it stood when the card was made. */
export type Line = {
  nudgeId: string;
  goalId: string;
  position: number;
  role: Role;
  /** The manager whose goal it is to look after. */
  managerId: string;
  status: Status;
  /** Working days that it had waited. */
  waited: number;
  /** Put forward by itself, not only listed beside what is new. */
  isDue: boolean;
  /** Who sees it next, if nothing happens. */
  nextId: string | undefined;
  /** When it was actually seen on a card: delivered on its first page, or its page opened. */
  shownAt: Instant | undefined;
};

/** A morning card: at most one a person and day. */
export type Nudge = { id: string; personId: string; date: LocalDate; sentAt: Instant };

/** What somebody did about a goal, and as whom. */
export type GoalAct = { id: string; goalId: string; byId: string; role: Role; act: Act; at: Instant };
