import type { CardRef, ChannelRef, Target } from '../chat/index.ts';
import type { Instant } from '../shared/clock.ts';
import {
  and,
  asc,
  eq,
  gte,
  inArray,
  isNull,
  lte,
  or,
  param,
  prepareList,
  prepareRead,
  sql,
  unindexed,
} from '../storage/query.ts';
import type { Store, Write } from '../storage/store.ts';
import type { DeliveryTables } from './schema.ts';

type MessageRow = DeliveryTables['messages']['$inferSelect'];

/** A queued message that has no lane yet. */
export type Unrouted = Pick<
  MessageRow,
  'id' | 'kind' | 'targets' | 'firstTarget' | 'gated' | 'lane' | 'attempts' | 'reader' | 'expiresAt'
>;
/** A message that this process may send until its lease runs out. */
export type Claimed = Unrouted &
  Pick<
    MessageRow,
    'why' | 'priority' | 'supersedes' | 'queuedAt' | 'triedAt' | 'failures' | 'wanted' | 'superseded'
  > & {
    leaseUntil: Instant;
  };

/** What a look over all lanes finds. */
export type AtHand = { state: string; lane: string; priority: number };

/** The two clocks: what is due follows the movable one, leases and back-off the real one. */
export type Now = { now: Instant; real: Instant };

/** Rows of one statement: with some thirty columns below what SQLite binds (32,766). */
const ROWS = 100;

export const chunksOf = <T>(all: readonly T[], size = ROWS): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

/** Messages whose reads are under way together; between them others have their turn. */
export const TOGETHER = 4;

/** Names who reads at a target, for what concerns one reader. */
export const readerKey = (target: Target): string =>
  'person' in target
    ? `person:${target.person}`
    : `channel:${target.channel.platform}:${target.channel.workspace}:${target.channel.id}`;

/** Reads the person out of a reader's key. */
export const personOf = (reader: string): string | undefined =>
  reader.startsWith('person:') ? reader.slice('person:'.length) : undefined;

/** Reads the channel out of a reader's key. */
export function channelOf(reader: string): ChannelRef | undefined {
  const [kind, platform, workspace, ...id] = reader.split(':');
  if (kind !== 'channel' || platform === undefined || workspace === undefined) return undefined;
  return { platform, workspace, id: id.join(':') };
}

/** The queries by which messages leave the queue. */
export function outboxStore(store: Store<DeliveryTables>) {
  const { db, t } = store;
  const m = t.messages;
  const unrouted = {
    id: m.id,
    kind: m.kind,
    targets: m.targets,
    firstTarget: m.firstTarget,
    gated: m.gated,
    lane: m.lane,
    attempts: m.attempts,
    reader: m.reader,
    expiresAt: m.expiresAt,
  };
  const claimed = {
    ...unrouted,
    why: m.why,
    priority: m.priority,
    supersedes: m.supersedes,
    queuedAt: m.queuedAt,
    leaseUntil: m.leaseUntil,
    triedAt: m.triedAt,
    failures: m.failures,
    wanted: m.wanted,
    superseded: m.superseded,
  };
  /** Each priority is one range of the index, whatever waits beside it. */
  const isReady = (lane: string, priority: number, { now, real }: Now) =>
    and(
      eq(m.state, 'queued'),
      eq(m.lane, lane),
      eq(m.priority, priority),
      lte(m.notBefore, now),
      or(isNull(m.retryAt), lte(m.retryAt, real)),
    );

  // Asked all the time, mostly for nothing: built once.
  const readyInLane = and(
    eq(m.state, 'queued'),
    eq(m.lane, sql.placeholder('lane')),
    eq(m.priority, sql.placeholder('priority')),
    lte(m.notBefore, param('now', m.notBefore)),
    or(isNull(m.retryAt), lte(m.retryAt, param('real', m.retryAt))),
  );
  const firstReady = prepareRead('message_ready', () =>
    db.select({ id: m.id }).from(m).where(readyInLane).limit(1),
  );
  const allUnrouted = prepareRead('messages_unrouted', () =>
    db
      .select(unrouted)
      .from(m)
      .where(readyInLane)
      .orderBy(asc(m.notBefore), asc(m.queuedAt))
      .limit(sql.placeholder('limit')),
  );
  const isLeft = and(eq(unindexed(m.state), 'sending'), lte(m.leaseUntil, param('real', m.leaseUntil)));
  const firstLeft = prepareRead('message_left_behind', () =>
    db.select({ id: m.id }).from(m).where(isLeft).limit(1),
  );
  const allAtHand = prepareRead('messages_at_hand', () => {
    const hasCome = and(eq(m.state, 'queued'), lte(m.notBefore, param('now', m.notBefore)));
    const isWanted = and(gte(m.redrawAt, new Date(0)), eq(unindexed(m.state), 'sent'));
    return db
      .selectDistinct({ state: unindexed(m.state), lane: unindexed(m.lane), priority: m.priority })
      .from(m)
      .where(or(hasCome, isLeft, isWanted));
  });

  const partsOf = prepareList('parts_by_messages', (ids) =>
    db
      .select()
      .from(t.messageParts)
      .where(inArray(t.messageParts.messageId, ids))
      .orderBy(asc(t.messageParts.messageId), asc(t.messageParts.position)),
  );
  const mutedOf = prepareList('muted_by_people', (ids) =>
    db.select().from(t.muted).where(inArray(t.muted.personId, ids)),
  );

  async function byPriority<Row>(
    priorities: readonly number[],
    limit: number,
    some: (priority: number, left: number) => Promise<Row[]>,
  ): Promise<Row[]> {
    const rows: Row[] = [];
    for (const priority of priorities)
      if (rows.length < limit) rows.push(...(await some(priority, limit - rows.length)));
    return rows;
  }

  async function anyReady(lane: string, priority: number, at: Now): Promise<boolean> {
    const rows = await firstReady({ lane, priority, ...at });
    return rows.length > 0;
  }

  async function parts(ids: readonly string[]): Promise<ReadonlyMap<string, CardRef[]>> {
    const rows = await partsOf(ids);
    const byMessage = new Map<string, CardRef[]>();
    for (const { messageId, card, thing } of rows) {
      const known = byMessage.get(messageId);
      if (known === undefined) byMessage.set(messageId, [{ card, thing }]);
      else known.push({ card, thing });
    }
    return byMessage;
  }

  return {
    /** Lists queued messages without a lane, the most urgent first. */
    unrouted: (at: Now, priorities: readonly number[], limit: number): Promise<Unrouted[]> =>
      byPriority(priorities, limit, (priority, left) =>
        allUnrouted({ lane: '', priority, ...at, limit: left }),
      ),
    /**
     * Tells in which lanes and priorities a message's moment has come, one was left behind (`sending`), or an update is wanted
     * (`sent`); what waits for its lane or a retry counts.
     */
    atHand: (at: Now): Promise<AtHand[]> => allAtHand({ ...at }),
    /** Takes messages of a lane to send, the most urgent first; nobody else has them until the lease runs out. */
    async claim(
      lane: string,
      priorities: readonly number[],
      limit: number,
      at: Now,
      leaseUntil: Instant,
    ): Promise<Claimed[]> {
      const rows = await byPriority(priorities, limit, async (priority, left) => {
        // A look costs a fraction of a claim, and most find nothing.
        if (!(await anyReady(lane, priority, at))) return [];
        return store.claim((claiming) => {
          const free = claiming
            .select({ id: m.id })
            .from(m)
            .where(isReady(lane, priority, at))
            .orderBy(asc(m.notBefore), asc(m.queuedAt))
            .limit(left);
          const ready = claiming.$with('ready').as(store.skipLocked(free));
          return claiming
            .with(ready)
            .update(m)
            .set({
              state: 'sending',
              leaseUntil,
              attempts: sql`${m.attempts} + 1`,
              triedAt: sql`coalesce(${m.triedAt}, ${sql.param(at.real, m.triedAt)})`,
            })
            .where(inArray(m.id, claiming.select({ id: ready.id }).from(ready)))
            .returning(claimed);
        });
      });
      // The engines return in no order.
      return rows
        .map((row) => ({ ...row, leaseUntil }))
        .sort((a, b) => a.priority - b.priority || a.queuedAt.getTime() - b.queuedAt.getTime());
    },
    /** Queues again what a process left behind: its message may have arrived. */
    recover: (real: Instant): Write =>
      db
        .update(m)
        .set({ state: 'queued', leaseUntil: null })
        .where(and(eq(unindexed(m.state), 'sending'), lte(m.leaseUntil, real))),
    async leftBehind(real: Instant): Promise<boolean> {
      const rows = await firstLeft({ real });
      return rows.length > 0;
    },
    parts,
    /** Lists which of these have a newer sent message in their place. */
    async outdated(rows: readonly Claimed[]): Promise<ReadonlySet<string>> {
      const asked = rows.filter((row) => row.supersedes !== null);
      if (asked.length === 0) return new Set();
      const newer = await db
        .select({ supersedes: m.supersedes, reader: m.reader, queuedAt: m.queuedAt })
        .from(m)
        .where(
          and(
            inArray(
              m.supersedes,
              asked.flatMap((row) => row.supersedes ?? []),
            ),
            inArray(
              m.reader,
              asked.map((row) => row.reader),
            ),
            eq(unindexed(m.state), 'sent'),
          ),
        );
      const isOutdated = (row: Claimed) =>
        newer.some(
          (it) => it.supersedes === row.supersedes && it.reader === row.reader && it.queuedAt > row.queuedAt,
        );
      return new Set(asked.filter(isOutdated).map((row) => row.id));
    },
    /** Lists which people do not want to hear of which reasons, as `person reason`. */
    async muted(personIds: readonly string[]): Promise<ReadonlySet<string>> {
      const rows = await mutedOf(personIds);
      return new Set(rows.map((row) => `${row.personId} ${row.why}`));
    },
  };
}

export type OutboxStore = ReturnType<typeof outboxStore>;
