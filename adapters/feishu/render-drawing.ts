import type { Eyes } from './render-text.ts';

/**
 * How much of everything is shown: rows of a list or table, characters of one text and of one label of a control, options of a
 * select and buttons of a row.
 */
export type Detail = { rows: number; words: number; labels: number; options: number };

/** What one drawing of a card shows and has left. */
export type Drawing = {
  eyes: Eyes;
  detail: Detail;
  /** Charts and tables that the card may still have. */
  left: { charts: number; tables: number };
};
