import type { PersonRef } from '../../../chat/index.ts';
import type { DirectoryStore } from './store.ts';

// Leavers in a row up a line of managers; beyond it stands nobody, or a loop.
const MOST_VACANCIES = 20;

/** Finds the direct manager of each on a local date; where that manager left, the next one up. */
export async function managersOf(
  store: Pick<DirectoryStore, 'managers'>,
  ids: readonly string[],
  date: string,
): Promise<Map<string, PersonRef>> {
  const found = new Map<string, PersonRef>();
  // Who still looks for a manager, and on whose manager it now depends.
  let open = new Map(ids.map((id) => [id, id]));
  for (let step = 0; step <= MOST_VACANCIES && open.size > 0; step += 1) {
    const rows = await store.managers([...open.values()], date);
    const above = new Map(rows.map((row) => [row.personId, row]));
    const next = new Map<string, string>();
    for (const [id, below] of open) {
      const row = above.get(below);
      if (row === undefined || row.managerId === id) continue;
      if (row.standing === 'left') next.set(id, row.managerId);
      else found.set(id, { id: row.managerId, name: row.name });
    }
    open = next;
  }
  return found;
}

/** Finds whom somebody manages on a local date: their own reports, and those of reports who left. */
export async function reportIdsOf(
  store: Pick<DirectoryStore, 'reports'>,
  managerId: string,
  date: string,
): Promise<string[]> {
  const reports = new Set<string>();
  const seen = new Set([managerId]);
  let vacant = [managerId];
  while (vacant.length > 0) {
    const rows = await store.reports(vacant, date);
    vacant = [];
    for (const { personId, standing } of rows) {
      if (seen.has(personId)) continue;
      seen.add(personId);
      if (standing === 'left') vacant.push(personId);
      else reports.add(personId);
    }
  }
  return [...reports];
}
