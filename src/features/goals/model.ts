import type { LocalDate } from '../../calendar/index.ts';
import type { Instant } from '../../shared/clock.ts';

export const tools = ['okr', 'kpi', 'bsc', 'project', 'service'] as const;
export type Tool = (typeof tools)[number];
export const levels = ['company', 'team', 'person'] as const;
export type Level = (typeof levels)[number];
export const resultClasses = ['business', 'customer', 'operations', 'organisation'] as const;
export type ResultClass = (typeof resultClasses)[number];
export const perspectives = ['financial', 'customer', 'process', 'learning'] as const;
export type Perspective = (typeof perspectives)[number];
export const rhythms = ['weekly', 'monthly', 'quarterly'] as const;
export type Rhythm = (typeof rhythms)[number];
export const visibilities = ['team', 'company', 'private'] as const;
export type Visibility = (typeof visibilities)[number];
export const ambitions = ['committed', 'aspirational'] as const;
export type Ambition = (typeof ambitions)[number];
export const goalStates = ['proposed', 'active', 'closed', 'withdrawn'] as const;
export type GoalState = (typeof goalStates)[number];

/** What happens to a goal as a whole; each is one line of its history. */
export const changeKinds = [
  'created',
  'agreed',
  'revised',
  'withdrawn',
  'shown',
  'adjusted',
  'extended',
  'closed',
  'reopened',
  'imported',
  /** Its owner left: it is their manager's now. */
  'handed-over',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Worst news first is not their order: see `statusOf` for which of several wins (decision 25). */
export const statuses = [
  'achieved',
  'overdue',
  'under-discussion',
  'behind',
  'at-risk',
  'no-recent-update',
  'on-track',
] as const;
export type Status = (typeof statuses)[number];

/** One step of a KPI ladder: from this value on (in the better direction) the score holds. */
export type LadderStep = { at: number; score: number };

/** How a goal is measured; what its progress is made of. */
export type Measure =
  /** From a baseline to a target, whichever of them is larger. */
  | { kind: 'level'; unit: string; baseline: number; target: number; ladder?: readonly LadderStep[] }
  /** A level to be kept within limits; at least one of them is there. */
  | { kind: 'keep'; unit: string; least?: number; most?: number }
  /** Milestones with dates. */
  | { kind: 'milestones' }
  /** The weighted mean of its key results, or of the goals that serve it. */
  | { kind: 'parts' };

export type Milestone = {
  id: string;
  goalId: string;
  position: number;
  title: string;
  due: LocalDate;
  /** The local date of its owner on which it was reached. */
  doneOn: LocalDate | undefined;
  /** The check-in in which it was ticked. */
  sourceId?: string | undefined;
};

export type Goal = {
  id: string;
  /** Short and human: `G-12`. */
  code: string;
  /** A key result belongs to its objective, which is its parent. */
  kind: 'goal' | 'key-result';
  tool: Tool;
  level: Level;
  title: string;
  ownerId: string;
  /** The team whose goal it is, or the owner's team for a personal one. */
  teamId: string | undefined;
  /** The goal it serves. */
  parentId: string | undefined;
  resultClass: ResultClass | undefined;
  perspective: Perspective | undefined;
  indicator: 'lead' | 'lag';
  horizon: 'short' | 'long';
  rhythm: Rhythm;
  visibility: Visibility;
  /** Its owner lets the team see it in the lag card. */
  shownToTeam: boolean;
  ambition: Ambition;
  /** `back-loaded`: little is expected early. */
  curve: 'linear' | 'back-loaded';
  measure: Measure;
  /** Per cent among its siblings; none where they share equally. */
  weight: number | undefined;
  start: LocalDate;
  due: LocalDate;
  state: GoalState;
  ownerAgreedAt: Instant | undefined;
  managerAgreedAt: Instant | undefined;
  proposedById: string;
  /** Why there is one more than five active goals. */
  excessReason: string | undefined;
  /** As last assessed: by its owner's daily sweep and by every update. */
  status: Status;
  statusSince: Instant;
  /** What everybody but its owner is told: it turns *behind* only when the owner has known for a working day. */
  shownStatus: Status;
  /** Share of the way, from what was reported, reached, or achieved by what serves it. */
  progress: number;
  /** The latest value that counts, and when it was reported; nothing before the first. */
  current: number | undefined;
  reportedAt: Instant | undefined;
  /** Of a level to be kept: how many of the latest values in a row lie outside its limits. */
  outsideInARow: number;
  /** Counts what was reported, struck and reached: guards the figures above against what came meanwhile. */
  reports: number;
  underDiscussionSince: Instant | undefined;
  createdAt: Instant;
  closedAt: Instant | undefined;
  /** The goal that carries the rest on (结转). */
  carriedIntoId: string | undefined;
  version: number;
};

export const updateSources = ['form', 'check-in', 'typed', 'import', 'signal', 'close'] as const;
export type UpdateSource = (typeof updateSources)[number];

/** One reported value; never overwritten. A struck one counts nowhere. */
export type Update = {
  id: string;
  goalId: string;
  at: Instant;
  /** Nobody for imports and signals. */
  byId: string | undefined;
  value: number;
  /** 0 to 10. */
  confidence: number | undefined;
  note: string | undefined;
  source: UpdateSource;
  /** The check-in, import or signal it came with. */
  sourceId: string | undefined;
  struck: boolean;
};
