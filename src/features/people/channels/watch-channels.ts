import type { ChatDirectory, JobContext, Outcome, RosterChange, RosterChannel } from '../../../chat/index.ts';
import { joinOutcomes } from '../../../chat/index.ts';
import { isUnique } from '../../../storage/faults.ts';
import { GuardFailed } from '../../../storage/store.ts';
import type { ChannelProblem } from '../sync/model.ts';
import type { SyncContext } from '../sync/sync-roster.ts';
import { findOutsiders, isSame } from './find-outsiders.ts';
import { troubleIn } from './rules.ts';
import type { ChannelTrouble } from './schema.ts';
import type { ChannelRow, ChannelStore } from './store.ts';
import type { Troubles } from './tell-trouble.ts';

export type BoundChannels = { bound: string[]; problems: ChannelProblem[] };

type Parts = { store: ChannelStore; troubles: Troubles };

const jobOf = ({ clock, newId }: SyncContext): JobContext => ({ now: clock.now(), newId });

const isInterference = (error: unknown): boolean => error instanceof GuardFailed || isUnique(error);

/** Makes the use cases that keep the channels of teams as the chat has them. */
export function createChannelWatch({ store, troubles }: Parts) {
  /** Brings a channel's row up to date; only `tells` lets a new trouble reach the lead. */
  async function observe(
    row: ChannelRow,
    channel: RosterChannel | undefined,
    it: { directory: ChatDirectory; job: JobContext; tells: boolean },
  ): Promise<Outcome> {
    const trouble: ChannelTrouble | undefined = troubleIn(channel);
    if (trouble !== undefined) return it.tells ? troubles.begin(row, trouble, it.job) : {};
    const again = row.trouble === null ? {} : await troubles.end(row, it.job.now);
    if (channel === undefined) return again;
    const outsiders = await findOutsiders(store, it.directory, channel);
    return joinOutcomes(again, {
      write: [
        ...(channel.name === row.name ? [] : [store.rename(row, channel.name)]),
        ...(outsiders === undefined || isSame(row.outsiders, outsiders)
          ? []
          : [store.setOutsiders(row, outsiders, it.job.now)]),
      ],
    });
  }

  /** Commits what is decided; where somebody was faster, what they did stands. */
  async function commit(ctx: SyncContext, outcome: Outcome): Promise<boolean> {
    try {
      await ctx.commit(outcome);
      return true;
    } catch (error) {
      if (!isInterference(error)) throw error;
      return false;
    }
  }

  /** Gives a channel that was found to the team whose file named it. */
  async function bind(
    ctx: SyncContext,
    directory: ChatDirectory,
    row: ChannelRow,
    channel: RosterChannel,
  ): Promise<boolean> {
    const { platform, workspace } = directory;
    const ref = { platform, workspace, id: channel.channelId };
    if ((await store.at(ref)) !== undefined) return false;
    const outsiders = channel.botPresent ? await findOutsiders(store, directory, channel) : undefined;
    const now = ctx.clock.now();
    return commit(ctx, {
      write: [
        store.find(row, ref, channel.name),
        ...(outsiders === undefined ? [] : [store.setOutsiders(row, outsiders, now)]),
      ],
    });
  }

  /** Finds the channels that files named, and looks after those of started teams; writes to nobody about what is wrong. */
  async function refresh(
    ctx: SyncContext,
    directory: ChatDirectory,
    { dryRun = false }: { dryRun?: boolean },
  ): Promise<BoundChannels> {
    const result: BoundChannels = { bound: [], problems: [] };
    const rows = await store.on(directory.platform);
    for (const { row, team, isOn } of rows) {
      if (ctx.isStopping?.() === true) break;
      const problem = (reason: ChannelProblem['reason']) =>
        result.problems.push({ team, channel: row.name, reason });
      if (row.channelId !== null && row.workspace !== directory.workspace) continue;
      if (row.channelId !== null && !isOn && row.trouble === null) continue;
      let channel: RosterChannel | undefined;
      try {
        channel = await directory.channel(row.channelId ?? row.name);
      } catch {
        problem('failed');
        continue;
      }
      if (ctx.isStopping?.() === true) break;
      if (row.channelId !== null) {
        const bad = troubleIn(channel);
        if (bad !== undefined) problem(bad === 'removed' ? 'not-in' : bad === 'archived' ? bad : 'unknown');
        if (!dryRun)
          await commit(ctx, await observe(row, channel, { directory, job: jobOf(ctx), tells: false }));
        continue;
      }
      if (channel === undefined) problem('unknown');
      else if (channel.archived) problem('archived');
      else if (dryRun || (await bind(ctx, directory, row, channel))) {
        result.bound.push(channel.name);
        if (!channel.botPresent) problem('not-in');
      } else problem('taken');
    }
    return result;
  }

  /** Takes what the chat reports of a channel: renamed, archived, gone, or there for the first time. */
  async function take(
    ctx: SyncContext,
    directory: ChatDirectory,
    change: Exclude<RosterChange, { kind: 'account' | 'roster' }>,
  ): Promise<void> {
    const { platform, workspace } = directory;
    const channel = change.kind === 'channel' ? change.channel : undefined;
    const id = change.kind === 'channel' ? change.channel.channelId : change.channelId;
    const row = await store.at({ platform, workspace, id });
    if (row !== undefined) {
      await commit(ctx, await observe(row, channel, { directory, job: jobOf(ctx), tells: true }));
      return;
    }
    if (channel === undefined || channel.archived || !channel.botPresent) return;
    // A file may have named it before it was there or before it was called so.
    const [named] = await store.named(platform, channel.name.replace(/^#/, ''));
    if (named !== undefined) await bind(ctx, directory, named, channel);
  }

  return { refresh, take, observe };
}

export type ChannelWatch = ReturnType<typeof createChannelWatch>;
