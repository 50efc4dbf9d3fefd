import type { TeamAlertStore } from '../alerts/team/store.ts';
import type { Parts } from '../parts.ts';
import type { ShowStore } from './store.ts';

/** What the showing of goals is built from. */
export type ShowParts = Parts & { show: ShowStore; teams: Pick<TeamAlertStore, 'showingAll'> };

/** Reads `<page>@<thing>`, as the cards of several pages are named. */
export function readPage(thing: string): { page: number; id: string } | undefined {
  const [, page, id] = /^(\d{1,4})@(.+)$/.exec(thing) ?? [];
  return page === undefined || id === undefined ? undefined : { page: Number(page), id };
}

/** Cuts one page out of a list; a page that is no more is the last one. */
export function pageOf<T>(
  all: readonly T[],
  page: number,
  size: number,
): { shown: T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const at = Math.min(page, pages - 1);
  return { shown: all.slice(at * size, (at + 1) * size), page: at, pages };
}
