import type { Eyes } from './render-text.ts';

/** How much of everything is shown: rows of a list or table, characters of one text, characters of one label of a control. */
export type Detail = { rows: number; words: number; labels: number };

/** What one drawing of a message shows and has left. */
export type Drawing = {
  eyes: Eyes;
  detail: Detail;
  /** Counts the controls, so that their ids are unique. */
  nextId(): number;
  /** Charts and tables that the message may still have. */
  left: { charts: number; tables: number };
};
