import { setImmediate } from 'node:timers/promises';
import { type LocalDate, localDate } from '../../../calendar/index.ts';
import type { ChatDirectory, Outcome, Roster, RosterEntry } from '../../../chat/index.ts';
import type { Clock } from '../../../shared/clock.ts';
import { isUnique, QueryFailed } from '../../../storage/faults.ts';
import { GuardFailed } from '../../../storage/store.ts';
import type { createPeopleJoining } from '../links/join-people.ts';
import { type People, peopleFacts } from '../model.ts';
import type { PeopleSettings } from '../people-settings.ts';
import type { Standings } from '../standing/standing.ts';
import { loadKnown, loadKnownOf } from './load-known.ts';
import { type Known, noCounts, type SyncReport } from './model.ts';
import { planSync, type SyncPlan } from './plan-sync.ts';
import { heldBy } from './rules.ts';
import type { SyncStore, Workspace } from './store.ts';
import {
  backOutcomes,
  changedOutcomes,
  createdOutcomes,
  goneOutcomes,
  leadOutcomes,
  managerOutcomes,
  teamOutcomes,
  type WriteContext,
} from './write-sync.ts';

/** How often it compares again because somebody else changed the same. */
const ATTEMPTS = 5;
/** People of whom each is told as changed; of more, one fact tells. */
const MOST_TOLD = 100;
/** When a sync of many that was cut off is told of all the same. */
const TOLD_AFTER_MS = 600_000;
/** PostgreSQL's words for a transaction that lost against others again and again. */
const conflicts = ['40001', '40P01'];

export type SyncParts = {
  store: SyncStore;
  settings: PeopleSettings;
  standings: Standings;
  join: ReturnType<typeof createPeopleJoining>;
  people: Pick<People, 'persons'>;
};

/** What a sync works with where it runs: the bot or the command line. */
export type SyncContext = {
  clock: Clock;
  newId(): string;
  /** Commits an outcome in one batch, together with what its facts wake. */
  commit(outcome: Outcome): Promise<void>;
  /** Asked between steps; what was done stays, the rest follows at the next sync. */
  isStopping?: () => boolean;
};

export type SyncOptions = {
  /** Does what a held sync waits for. */
  accept?: boolean;
  /** Only reports what would happen. */
  dryRun?: boolean;
};

type Running = { at: Workspace; today: LocalDate; ctx: SyncContext };

const isInterference = (error: unknown): boolean =>
  error instanceof GuardFailed ||
  isUnique(error) ||
  (error instanceof QueryFailed && conflicts.includes(error.code));

/** Makes the use cases of reading a chat's directory: all of it, and one account that changed. */
export function createSyncing({ store, settings, standings, join, people }: SyncParts) {
  const runningFor = (directory: Workspace, ctx: SyncContext): Running => ({
    at: { platform: directory.platform, workspace: directory.workspace },
    today: localDate(ctx.clock.now(), settings.defaultTimeZone),
    ctx,
  });

  /** Commits the steps one by one; false where somebody interfered with one of them. */
  async function commitAll(
    { ctx }: Running,
    outcomes: Iterable<Outcome> | AsyncIterable<Outcome>,
  ): Promise<boolean> {
    let isWhole = true;
    for await (const outcome of outcomes) {
      if (ctx.isStopping?.() === true) throw new Stopped();
      try {
        await ctx.commit(outcome);
      } catch (error) {
        if (!isInterference(error)) throw error;
        isWhole = false;
      }
      // SQLite answers without ever letting others run.
      await setImmediate();
    }
    return isWhole;
  }

  async function joinAll({ ctx, today }: Running, plan: SyncPlan): Promise<void> {
    for (const { keptId, otherId } of plan.joins) {
      const job = { now: ctx.clock.now(), newId: ctx.newId };
      const joined = await join(job, {
        shown: keptId,
        typed: otherId,
        here: undefined,
        date: today,
        how: 'address',
      });
      if (!joined.ok) continue;
      const welcomed = [...(await people.persons([keptId, otherId])).values()];
      // Installing is silent: only whoever works with Pacer already is told.
      const isTold = settings.welcomeCard === 'on' && welcomed.some((it) => it.welcomedAt !== undefined);
      const { post = [], ...outcome } = joined.value.outcome;
      try {
        await ctx.commit({ ...outcome, post: isTold ? post : [] });
      } catch (error) {
        if (!isInterference(error)) throw error;
      }
    }
  }

  /** Writes a plan step by step, in the order in which rows refer to each other; false where it has to be compared again. */
  async function writePlan(running: Running, plan: SyncPlan, known: Known): Promise<boolean> {
    const { ctx, at, today } = running;
    const several = plan.creates.length + plan.changes.length + plan.managers.length > MOST_TOLD;
    const write: WriteContext = {
      store,
      at,
      now: ctx.clock.now(),
      today,
      newId: ctx.newId,
      tells: !several,
    };
    const subject = `${at.platform} ${at.workspace}`;
    const wakeAt = new Date(write.now.getTime() + TOLD_AFTER_MS);
    if (several) await ctx.commit({ wake: [{ timer: 'people.sync-told', subject, at: wakeAt }] });
    const first = [
      await commitAll(running, teamOutcomes(write, plan.teams)),
      await commitAll(running, createdOutcomes(write, plan.creates)),
      await commitAll(running, changedOutcomes(write, plan.changes)),
    ];
    // What follows refers to rows that may be missing now.
    if (first.includes(false)) return false;
    const then = [
      await commitAll(running, backOutcomes(write, plan.back, known, standings)),
      await commitAll(running, managerOutcomes(write, plan.managers)),
      await commitAll(running, leadOutcomes(write, plan.leads, known)),
      await commitAll(running, goneOutcomes(write, plan.gone, known, standings)),
    ];
    await joinAll(running, plan);
    if (several) {
      await ctx.commit({
        tell: [{ name: peopleFacts.imported, thing: ctx.newId() }],
        wake: [{ timer: 'people.sync-told', subject, at: null }],
      });
    }
    return !then.includes(false);
  }

  const planOf = (known: Known, roster: Roster, isWhole: boolean, ctx: SyncContext) =>
    planSync(known, { entries: roster.entries, departments: roster.departments, isWhole }, ctx);

  /** Brings people up to date with all that a directory shows. */
  async function sync(
    ctx: SyncContext,
    directory: ChatDirectory,
    options: SyncOptions = {},
  ): Promise<SyncReport> {
    const running = runningFor(directory, ctx);
    const { at, today } = running;
    const roster = await directory.read();
    let report: SyncReport | undefined;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      if (ctx.isStopping?.() === true) return { ...emptyReport(at), end: 'stopped' };
      const known = await loadKnown(store, at, today, settings);
      const plan = await planOf(known, roster, true, ctx);
      const before = [...known.accounts.values()].filter((it) => it.active).length;
      // A department that is still shown is no loss, whether it is named itself or stands below what is.
      const seen = roster.scope && [...roster.scope, ...(roster.departments ?? []).map((it) => it.id)];
      const scope = { now: seen, before: (await store.installation(at))?.scope ?? undefined };
      const held = options.accept === true ? undefined : heldBy(plan.gone.length, before, scope);
      // What an interrupted round did counts too, so the first round's report stands.
      report ??= reportOf(at, plan, roster.entries);
      if (held !== undefined) {
        if (options.dryRun !== true)
          await ctx.commit({ write: [store.keepSync(at, { held, heldAt: ctx.clock.now() })] });
        return { ...report, end: 'held', held, counts: { ...noCounts, unchanged: known.accounts.size } };
      }
      if (options.dryRun === true) return { ...report, end: 'dry-run' };
      try {
        if (!(await writePlan(running, plan, known))) continue;
      } catch (error) {
        if (error instanceof Stopped) return { ...report, end: 'stopped' };
        throw error;
      }
      const { counts } = report;
      await ctx.commit({
        write: [store.keepSync(at, { syncedAt: ctx.clock.now(), counts, scope: [...(roster.scope ?? [])] })],
      });
      return { ...report, end: isNothing(report) ? 'nothing-new' : 'written' };
    }
    throw new GuardFailed(0, 1, 0);
  }

  /** Takes one account as the chat has it now: new, changed, deactivated or back. */
  async function apply(ctx: SyncContext, directory: Workspace, entry: RosterEntry): Promise<void> {
    const running = runningFor(directory, ctx);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const known = await loadKnownOf(store, running.at, running.today, settings, entry);
      const plan = await planOf(known, { entries: [entry] }, false, ctx);
      if (await writePlan(running, plan, known)) return;
    }
    throw new GuardFailed(0, 1, 0);
  }

  return { sync, apply };
}

export type Syncing = ReturnType<typeof createSyncing>;

class Stopped extends Error {
  override readonly name = 'Stopped';
}

const emptyReport = ({ platform, workspace }: Workspace): SyncReport => ({
  platform,
  workspace,
  end: 'nothing-new',
  counts: noCounts,
  held: undefined,
  replaced: [],
  loops: [],
  doubles: [],
  teams: [],
  channels: { bound: [], problems: [] },
});

function reportOf(at: Workspace, plan: SyncPlan, entries: readonly RosterEntry[]): SyncReport {
  const attached = plan.changes.filter((it) => it.kind === 'attach');
  const managed = new Set(plan.managers.filter((it) => it.changes && !it.isNew).map((it) => it.personId));
  const isSeen = (it: SyncPlan['changes'][number]) =>
    Object.keys(it.person).length + Object.keys(it.account).length > 0 || managed.has(it.personId);
  const back = new Set(plan.back);
  const known = [...plan.changes.filter((it) => it.kind === 'known'), ...plan.unchanged];
  const updated = known.filter((it) => isSeen(it) && !back.has(it.personId)).length;
  const returned = known.filter((it) => back.has(it.personId)).length;
  return {
    ...emptyReport(at),
    counts: {
      created: plan.creates.length,
      joined: attached.length + plan.joins.length,
      updated,
      unchanged: known.length - updated - returned,
      guests: entries.filter((it) => it.active && it.kind === 'guest').length,
      deactivated: plan.gone.length,
      back: back.size,
    },
    replaced: [
      ...plan.changes.flatMap((it) => it.replaced),
      ...plan.managers.flatMap((it) => it.replaced ?? []),
    ],
    loops: plan.loops,
    doubles: plan.doubles,
    teams: plan.teams.flatMap((it) => it.create ?? []),
  };
}

const isNothing = ({ counts, teams }: SyncReport): boolean =>
  teams.length + counts.created + counts.joined + counts.updated + counts.deactivated + counts.back === 0;
