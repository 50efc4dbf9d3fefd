import { setTimeout } from 'node:timers/promises';
import {
  type Account,
  type ChatDirectory,
  type JobContext,
  type Outcome,
  PlatformError,
} from '../../../chat/index.ts';
import type { Log } from '../../../shared/log.ts';
import type { ChannelWatch } from '../channels/watch-channels.ts';
import { peopleFacts } from '../model.ts';
import type { SyncReport } from './model.ts';
import type { SyncContext, Syncing, SyncOptions } from './sync-roster.ts';

/** What the directories of chats do for the bot and the command line. */
export interface Directories {
  /** Brings people, teams and channels up to date with a directory; writes to nobody. Throws what the directory throws. */
  sync(ctx: SyncContext, directory: ChatDirectory, options?: SyncOptions): Promise<SyncReport>;
  /** Reads every directory that the bot has; what goes wrong with one is logged and keeps no other. */
  syncAll(ctx: SyncContext, log: Log): Promise<void>;
  /** Begins to take what the directories report. */
  watch(ctx: SyncContext): void;
  /** Makes an account somebody's that nobody knows yet, if its chat's directory has it as a member. */
  adopt(ctx: SyncContext, account: Account): Promise<boolean>;
}

/** Whoever acted waits for this, and a chat waits three seconds for its answer (ms); the look-up itself goes on. */
const ADOPT_WITHIN_MS = 1_500;

type Parts = { directories: readonly ChatDirectory[]; syncing: Syncing; channels: ChannelWatch };

/** What is logged of a directory that cannot be read: its own words hold no people's. */
const codeOf = (error: unknown): string =>
  error instanceof PlatformError ? error.failure : error instanceof Error ? error.name : 'unknown';

/** Joins what comes from the chats' directories. */
export function createDirectories({ directories, syncing, channels }: Parts): Directories {
  const sync: Directories['sync'] = async (ctx, directory, options = {}) => {
    const report = await syncing.sync(ctx, directory, options);
    if (report.end === 'held' || report.end === 'stopped') return report;
    const found = await channels.refresh(ctx, directory, options);
    const isNews = report.end === 'nothing-new' && found.bound.length > 0;
    return { ...report, channels: found, end: isNews ? 'written' : report.end };
  };

  const adopting = new Map<string, Promise<boolean>>();

  /** Looks an account up and makes it somebody's. */
  async function lookUp(ctx: SyncContext, account: Account): Promise<boolean> {
    const directory = directories.find(
      (it) => it.platform === account.platform && it.workspace === account.workspace,
    );
    const entry = await directory?.entry(account.id).catch(() => undefined);
    if (directory === undefined || entry?.accountId !== account.id) return false;
    if (entry.kind === 'guest' || !entry.active) return false;
    await syncing.apply(ctx, directory, entry);
    return true;
  }

  /** Looks an account up once, however much its owner does meanwhile. */
  function lookUpOnce(ctx: SyncContext, account: Account): Promise<boolean> {
    const key = JSON.stringify([account.platform, account.workspace, account.id]);
    const running = adopting.get(key) ?? lookUp(ctx, account).finally(() => adopting.delete(key));
    adopting.set(key, running);
    return running;
  }

  return {
    sync,
    async syncAll(ctx, log) {
      for (const directory of directories) {
        const { platform } = directory;
        try {
          const { end, counts, held } = await sync(ctx, directory);
          if (held === undefined) log.info({ platform, end, ...counts }, 'a directory was read');
          else log.warn({ platform, held: held.reason }, 'a sync waits: see pacer sync, then --accept');
        } catch (error) {
          log.error({ platform, code: codeOf(error) }, 'a directory could not be read');
        }
        if (ctx.isStopping?.() === true) return;
      }
    },
    watch(ctx) {
      for (const directory of directories) {
        directory.watch(async (change) => {
          if (change.kind === 'account') await syncing.apply(ctx, directory, change.entry);
          else if (change.kind === 'roster') await sync(ctx, directory);
          else await channels.take(ctx, directory, change);
        });
      }
    },
    async adopt(ctx, account) {
      const over = new AbortController();
      const late = setTimeout(ADOPT_WITHIN_MS, false, { signal: over.signal, ref: false }).catch(() => false);
      const found = lookUpOnce(ctx, account);
      // What fails when nobody waits any more is found again at the next event.
      found.catch(() => undefined);
      try {
        return await Promise.race([found, late]);
      } finally {
        over.abort();
      }
    },
  };
}

/** Tells of a sync of many that was cut off before it could. */
export const tellCutOff = async ({ newId }: JobContext): Promise<Outcome> => ({
  tell: [{ name: peopleFacts.imported, thing: newId() }],
});
