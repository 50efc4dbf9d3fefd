import type { LocalDate } from '../../../calendar/index.ts';
import type { Ambition, Goal, Measure, Perspective, ResultClass, Rhythm, Visibility } from '../model.ts';
import type { MilestoneLine } from './list-lines.ts';
import type { LineMeasure } from './measure-line.ts';

/** A part of a goal that is measured by itself: a key result, one of several measures, a rating. */
export type DraftPart = { title: string; measure: LineMeasure; weight: number };

/** A goal as somebody wants it, read from the form and checked. */
export type Draft = {
  title: string;
  measure: Measure;
  parts: readonly DraftPart[];
  milestones: readonly MilestoneLine[];
  perspective: Perspective | undefined;
  ambition: Ambition;
  resultClass: ResultClass | undefined;
  indicator: Goal['indicator'];
  horizon: Goal['horizon'];
  rhythm: Rhythm;
  visibility: Visibility;
  curve: Goal['curve'];
  start: LocalDate;
  due: LocalDate;
  parentId: string | undefined;
  /** Per cent among what serves the same goal. */
  weight: number | undefined;
  excessReason: string | undefined;
};

/** Key results of one objective. */
export const LEAST_KEY_RESULTS = 2;
export const MOST_PARTS = 5;
/** Active goals beyond which one more asks why. */
export const MANY_GOALS = 5;
export const MAX_TITLE = 120;
export const MAX_REASON = 300;
/** A rating by internal customers lies between these. */
export const RATING = { least: 1, most: 5 };
