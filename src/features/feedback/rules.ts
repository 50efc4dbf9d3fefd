import { addWorkingDays, type WorkTime, weekKey } from '../../calendar/index.ts';
import type { Instant } from '../../shared/clock.ts';

/** Who reads it besides its giver: the receiver, or the receiver and their manager; fixed when sent. */
export const audiences = ['receiver', 'manager'] as const;
export type Audience = (typeof audiences)[number];

/** What it is about; goals and projects are named by the features that have them. */
export const aboutKinds = ['general', 'event', 'goal', 'project'] as const;
export type AboutKind = (typeof aboutKinds)[number];

export type About = { kind: AboutKind; thing: string | null; words: string | null };

export const textNames = ['strengths', 'improvements', 'nextSteps'] as const;
export type TextName = (typeof textNames)[number];
export type Texts = Record<TextName, string | null>;

export type Feedback = Texts & {
  id: string;
  /** The form instance it was written in: the same instance sent twice is one. */
  instance: string;
  giverId: string;
  receiverId: string;
  /** The receiver's team when it was sent; its figures count there. */
  teamId: string | null;
  audience: Audience;
  /** The manager in the audience. */
  managerId: string | null;
  requestId: string | null;
  aboutKind: AboutKind;
  aboutThing: string | null;
  aboutWords: string | null;
  /** Where the message stands that it is about; never what it says. */
  link: string | null;
  collaboration: number | null;
  responsiveness: number | null;
  proposedTheme: string | null;
  theme: string | null;
  themeAt: Instant | null;
  sentAt: Instant;
  /** When the receiver opened it. */
  openedAt: Instant | null;
  /** When anybody but its giver read it first. */
  readAt: Instant | null;
  withdrawnAt: Instant | null;
  thankedAt: Instant | null;
  /** The manager the receiver shared it with. */
  sharedWithId: string | null;
  sharedAt: Instant | null;
  version: number;
};

export type Correction = { id: string; feedbackId: string; words: string; at: Instant };

/** Characters of one text: what a form's long text takes on every platform. */
export const MAX_TEXT = 1_000;
/** Characters of an event's name. */
export const MAX_EVENT = 120;
/** Highest rating. */
export const MAX_RATING = 5;
/** Next steps that can become commitments at once. */
export const MAX_STEPS = 8;
/** Characters of one commitment. */
export const MAX_STEP = 300;
/** Corrections that one piece of feedback takes: after that a conversation serves better. */
export const MAX_CORRECTIONS = 5;
/** Working days of the receiver, after which the manager in the audience reads what the receiver has not opened. */
const MANAGER_AFTER = 2;

/** Tells whether any of the texts says something. */
export const hasWords = (texts: Texts): boolean =>
  textNames.some((name) => (texts[name] ?? '').trim() !== '');

/** Reads next steps, one a line, without bullets and numbers in front. */
export const readSteps = (words: string | null): string[] =>
  (words ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•·–]|\d{1,2}[.)、．])\s*/u, '').trim())
    .filter((line) => line !== '')
    .map((line) => [...line].slice(0, MAX_STEP).join(''))
    .slice(0, MAX_STEPS);

/** Finds when the manager in the audience gets it although the receiver has not opened it. */
export const managerAt = (work: WorkTime, sentAt: Instant): Instant =>
  addWorkingDays(work, sentAt, MANAGER_AFTER);

/** Names the week in which somebody is asked, by their own calendar date. */
export const weekOfAsking = (now: Instant, timeZone: string): string => weekKey(now, timeZone);

// Two ids of one mark are as good as impossible within one form's life.
const LARGEST_MARK = 2_147_483_647;

/** Marks whom a form named as a reader besides the receiver, as the number that forms keep: a submit tells whether it is still the same. */
export const markReader = (id: string): number =>
  [...id].reduce((mark, it) => (mark * 31 + (it.codePointAt(0) ?? 0)) % LARGEST_MARK, 7);

/** Keeps a link that a chat gave, if it is one. */
export const safeLink = (url: string | undefined): string | null =>
  url !== undefined && /^https?:\/\//.test(url) && url.length <= 500 ? url : null;
