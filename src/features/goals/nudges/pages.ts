import { MAX_ROWS } from '../../../chat/index.ts';

/** The last row of a page leads to the next one. */
const LINES_A_PAGE = MAX_ROWS - 1;

/** Cuts what a card lists into pages; `more` stand on those that follow. */
export function pageOf<T>(all: readonly T[], page: number): { shown: readonly T[]; more: number } {
  const start = page * LINES_A_PAGE;
  const rest = Math.max(0, all.length - start);
  const fits = rest <= MAX_ROWS;
  return {
    shown: all.slice(start, start + (fits ? MAX_ROWS : LINES_A_PAGE)),
    more: fits ? 0 : rest - LINES_A_PAGE,
  };
}
