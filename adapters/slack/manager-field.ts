import type { WebClient } from '@slack/web-api';
import type { RosterEntry } from '../../src/chat/index.ts';
import type { Clock } from '../../src/shared/clock.ts';
import type { Log } from '../../src/shared/log.ts';
import type { Patiently, Wait } from '../../src/shared/patience.ts';
import { fieldIn, listIn, wordsIn } from '../../src/shared/read-answer.ts';
import { codeOf } from './errors.ts';

type Parts = {
  client: WebClient;
  /** Label or id of the field; without one nobody's manager is read. */
  field: string | undefined;
  patiently: Patiently;
  wait: Wait;
  realClock: Clock;
  log: Log;
};

/** A change of the field sends no event: what was read counts for so long (ms), and the nightly reading reads anew. */
const COUNTS_FOR = 12 * 3_600_000;
/** Slack lets 100 calls a minute pass, and a few at once. */
const AT_ONCE = 20;
const GAP = 600;

type Read = { updated: string; at: number; managerId: string | null };

const fold = (words: string): string => words.normalize('NFKC').trim().toLowerCase();

type ProfileField = { id: string; type: string };

/** Finds a custom profile field by its id or label. */
export async function findProfileField(
  client: WebClient,
  patiently: Patiently,
  wanted: string,
): Promise<ProfileField | undefined> {
  const answer = await patiently(() => client.apiCall('team.profile.get'));
  const fields = listIn(fieldIn(answer, 'profile'), 'fields');
  const found =
    fields.find((it) => wordsIn(it, 'id') === wanted.trim()) ??
    fields.find((it) => fold(wordsIn(it, 'label') ?? '') === fold(wanted));
  const id = wordsIn(found, 'id');
  return id === undefined ? undefined : { id, type: wordsIn(found, 'type') ?? '' };
}

/** Makes the reading of managers from a custom profile field: one call a person, so it is spread and remembered. */
export function createManagerField({ client, field, patiently, wait, realClock, log }: Parts) {
  const known = new Map<string, Read>();
  let toldMissing = false;

  async function fieldId(): Promise<string | undefined> {
    if (field === undefined) return undefined;
    const found = await findProfileField(client, patiently, field);
    if (found === undefined && !toldMissing)
      log.warn({ field }, 'Slack has no custom profile field of this name: managers are not read');
    toldMissing = found === undefined;
    return found?.id;
  }

  async function ask(accountId: string, id: string): Promise<string | null | undefined> {
    const answer = await patiently(() =>
      client.apiCall('users.profile.get', { user: accountId }).catch(skipGone),
    );
    if (answer === undefined) return undefined;
    const value = wordsIn(fieldIn(fieldIn(fieldIn(answer, 'profile'), 'fields'), id), 'value');
    // Text that somebody typed names no account: it is unknown, not nobody.
    return value === undefined ? null : /^[UW][A-Z0-9]{2,}/.exec(value.trim())?.[0];
  }

  function remembered(accountId: string, updated: string): Read | undefined {
    const before = known.get(accountId);
    const isFresh = before !== undefined && realClock.now().getTime() - before.at < COUNTS_FOR;
    return isFresh && before.updated === updated ? before : undefined;
  }

  return {
    /** Adds the manager to an entry; guests and those who left have none here. */
    async addTo(readings: readonly { user: unknown; entry: RosterEntry }[]): Promise<RosterEntry[]> {
      const id = readings.length === 0 ? undefined : await fieldId();
      if (id === undefined) return readings.map(({ entry }) => entry);
      const entries: RosterEntry[] = [];
      let calls = 0;
      for (const { user, entry } of readings) {
        const updated = String(fieldIn(user, 'updated') ?? '');
        const asks = entry.active && entry.kind === 'member';
        let managerId = asks ? remembered(entry.accountId, updated)?.managerId : undefined;
        if (asks && managerId === undefined) {
          calls += 1;
          if (calls > AT_ONCE) await wait(GAP);
          managerId = await ask(entry.accountId, id);
          const at = realClock.now().getTime();
          if (managerId !== undefined) known.set(entry.accountId, { updated, at, managerId });
        }
        entries.push(managerId === undefined ? entry : { ...entry, managerId });
      }
      return entries;
    },
  };
}

/** Takes a person who went in the meantime as one of whom nothing is known. */
function skipGone(error: unknown): undefined {
  if (codeOf(error) === 'user_not_found' || codeOf(error) === 'user_not_visible') return undefined;
  throw error;
}
