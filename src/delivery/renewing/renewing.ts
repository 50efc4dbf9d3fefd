import type { Directory, Platform, Post } from '../../chat/index.ts';
import type { Breathe } from '../../shared/breath.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Write } from '../../storage/store.ts';
import type { Draw } from '../drawing.ts';
import { type OutboxStore, personOf } from '../store.ts';
import type { Ageing, RenewalStore } from './store.ts';

const DAY = 86_400_000;
/** Messages of one step. */
const STEP = 50;
/** Nothing waits longer for its reader's welcome and working time. */
const LONGEST_QUEUED = 60 * DAY;

type Parts = {
  platforms: readonly Platform[];
  own: RenewalStore;
  outbox: Pick<OutboxStore, 'parts'>;
  draw: Draw;
  directory: Pick<Directory, 'address'>;
  enqueue: (posts: readonly Post[], now: Instant) => Write[];
  batch: (writes: readonly Write[]) => Promise<void>;
  breathe: Breathe;
};

/**
 * Makes the step that posts anew what waits for its reader's act in a chat that soon takes no press on the card any more (decision 18).
 * Where nothing is waited for, the old card stays: nobody is disturbed for its sake.
 */
export function createRenewing({ platforms, own, outbox, draw, directory, enqueue, batch, breathe }: Parts) {
  async function waits(person: string, row: Ageing, parts: Post['parts'], now: Instant): Promise<boolean> {
    const address = await directory.address({ person }, false);
    if (typeof address === 'string') return false;
    const drawn = await draw(row, parts, address.reader, now);
    return drawn !== 'gone' && drawn.cards.some((it) => it.waits === true);
  }

  async function renew(row: Ageing, parts: Post['parts'], now: Instant): Promise<void> {
    const person = personOf(row.reader);
    if (person === undefined || !(await waits(person, row, parts, now))) return;
    const { kind, why } = row;
    const id = `renewed:${row.id}`;
    const supersedes = row.supersedes ?? id;
    const post: Post = { id, to: [{ person }], parts, kind, why, supersedes };
    await batch([own.mayBeSuperseded(row.id, supersedes), ...enqueue([post], now)]);
  }

  async function renewIn({ name, workspace, capabilities: { cardsLiveMs } }: Platform, now: Instant) {
    if (cardsLiveMs === undefined) return;
    const before = (ms: number) => new Date(now.getTime() - ms);
    const until = before(cardsLiveMs - DAY);
    const age = { since: before(cardsLiveMs + LONGEST_QUEUED), after: before(cardsLiveMs), until };
    for (let cursor = ''; ; ) {
      const rows = await own.ageing(`${name}:${workspace}`, age, cursor, STEP);
      const last = rows.at(-1);
      if (last === undefined) return;
      const partsOf = await outbox.parts(rows.map((it) => it.id));
      for (const row of rows) {
        await renew(row, partsOf.get(row.id) ?? [], now);
        await breathe();
      }
      cursor = last.id;
    }
  }

  return async (now: Instant): Promise<void> => {
    for (const platform of platforms) await renewIn(platform, now);
  };
}
