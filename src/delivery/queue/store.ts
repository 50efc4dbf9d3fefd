import type { CardRef, ChannelRef, Post } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import {
  and,
  asc,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  lte,
  ne,
  param,
  prepareRead,
  prepareRows,
  sql,
} from '../../storage/query.ts';
import type { Store, Write } from '../../storage/store.ts';
import type { PostedMessage } from '../model.ts';
import { isQuiet, priorityOf } from '../rules.ts';
import type { DeliveryTables } from '../schema.ts';
import { channelOf, chunksOf, type Now, personOf, readerKey } from '../store.ts';

type MessageRow = DeliveryTables['messages']['$inferSelect'];

/** A post as a row. */
function newMessage(post: Post, now: Instant, queuedAt: Instant, welcomeCard: string) {
  const [target] = post.to;
  const cells = {
    id: post.id,
    state: 'queued' as const,
    outcome: null,
    kind: post.kind,
    why: post.why,
    targets: post.to,
    firstTarget: 0,
    gated: isQuiet(post.kind) && post.parts[0]?.card !== welcomeCard,
    lane: '',
    priority: priorityOf(post.kind),
    notBefore: post.notBefore ?? now,
    expiresAt: post.expiresAt ?? null,
    supersedes: post.supersedes ?? null,
    reader: target === undefined ? '' : readerKey(target),
    queuedAt,
  };
  const untouched = { attempts: 0, failures: 0, wanted: 0, shown: 0, redrawFailures: 0, superseded: false };
  return { ...cells, ...untouched };
}

type NewMessage = ReturnType<typeof newMessage>;

const messageColumns = [
  'id',
  'state',
  'outcome',
  'kind',
  'why',
  'targets',
  'firstTarget',
  'gated',
  'lane',
  'priority',
  'notBefore',
  'expiresAt',
  'supersedes',
  'reader',
  'queuedAt',
  'attempts',
  'failures',
  'wanted',
  'shown',
  'redrawFailures',
  'superseded',
] as const satisfies readonly (keyof NewMessage)[];

/** The queries of what others do with the outbox: queue, look up, mute, count. */
export function queueStore(store: Store<DeliveryTables>) {
  const { db, t } = store;
  const m = t.messages;
  const posted = { id: m.id, reader: m.reader, kind: m.kind, why: m.why, sentAt: m.sentAt };
  const byRef = prepareRead('message_by_ref', () =>
    db
      .select(posted)
      .from(m)
      .where(and(eq(m.ref, sql.placeholder('ref')), eq(m.platform, sql.placeholder('platform'))))
      .limit(1),
  );
  const byId = prepareRead('message_by_id', () =>
    db
      .select(posted)
      .from(m)
      .where(eq(m.id, sql.placeholder('id'))),
  );
  const partsById = prepareRead('parts_by_message', () =>
    db
      .select({ card: t.messageParts.card, thing: t.messageParts.thing })
      .from(t.messageParts)
      .where(eq(t.messageParts.messageId, sql.placeholder('id')))
      .orderBy(asc(t.messageParts.position)),
  );
  const insertMessages = prepareRows(store, m, messageColumns, (rows) =>
    db.insert(m).values(rows).onConflictDoNothing(),
  );
  const insertParts = prepareRows(store, t.messageParts, ['messageId', 'position', 'card', 'thing'], (rows) =>
    db.insert(t.messageParts).values(rows).onConflictDoNothing(),
  );

  function described(row: Pick<MessageRow, keyof typeof posted>): Omit<PostedMessage, 'parts'> {
    const { id, kind, why, reader, sentAt } = row;
    return {
      id,
      kind,
      why,
      personId: personOf(reader),
      channel: channelOf(reader),
      sentAt: sentAt ?? undefined,
    };
  }

  const firstMoment = (compare: typeof gt | typeof lte) =>
    db
      .select({ at: m.notBefore })
      .from(m)
      .where(and(eq(m.state, 'queued'), compare(m.notBefore, param('now', m.notBefore)), isNull(m.heldFor)))
      .orderBy(asc(m.notBefore))
      .limit(1);
  const firstAfter = prepareRead('message_next', () => firstMoment(gt));
  const firstUntil = prepareRead('message_oldest', () => firstMoment(lte));

  return {
    enqueue(posts: readonly Post[], { now, real }: Now, welcomeCard: string): Write[] {
      const rows = posts.map((post, i) => newMessage(post, now, new Date(real.getTime() + i), welcomeCard));
      const parts = posts.flatMap((post) =>
        post.parts.map(({ card, thing }, position) => ({ messageId: post.id, position, card, thing })),
      );
      return [...insertMessages(rows), ...insertParts(parts)].map((it) => it.statement);
    },
    /** Lists the cards of a message. */
    parts: (id: string): Promise<CardRef[]> => partsById({ id }),
    async messageAt(platform: string, ref: string): Promise<Omit<PostedMessage, 'parts'> | undefined> {
      const [row] = await byRef({ platform, ref });
      return row && described(row);
    },
    async message(id: string): Promise<PostedMessage | undefined> {
      const [row] = await byId({ id });
      return row && { ...described(row), parts: await partsById({ id }) };
    },
    async mutedBy(personId: string): Promise<string[]> {
      const rows = await db.select({ why: t.muted.why }).from(t.muted).where(eq(t.muted.personId, personId));
      return rows.map((row) => row.why);
    },
    mute: (personId: string, why: string, at: Instant): Write[] => [
      db.insert(t.muted).values({ personId, why, at }).onConflictDoNothing(),
    ],
    unmute: (personId: string, why: string): Write[] => [
      db.delete(t.muted).where(and(eq(t.muted.personId, personId), eq(t.muted.why, why))),
    ],
    release: (personIds: readonly string[], now: Instant): Write[] =>
      chunksOf(personIds).map((some) =>
        db
          .update(m)
          .set({ notBefore: now, heldFor: null })
          .where(and(inArray(m.heldFor, some), eq(m.state, 'queued'))),
      ),
    /** Only what was refused there goes again, however often this is asked for. */
    requeueRefused: (channel: ChannelRef, since: Instant, now: Instant, expiresAt: Instant): Write[] => [
      db
        .update(m)
        .set({
          state: 'queued',
          outcome: null,
          firstTarget: 0,
          lane: '',
          notBefore: now,
          expiresAt,
          retryAt: null,
          triedAt: null,
          attempts: 0,
          failures: 0,
        })
        .where(
          and(
            eq(m.reader, readerKey({ channel })),
            eq(m.state, 'dropped'),
            eq(m.outcome, 'refused'),
            gte(m.notBefore, since),
          ),
        ),
    ],
    async waitingFor(personId: string): Promise<number> {
      const rows = await db
        .selectDistinct({ thing: t.messageParts.thing })
        .from(m)
        .innerJoin(t.messageParts, eq(t.messageParts.messageId, m.id))
        .where(and(eq(m.heldFor, personId), eq(m.state, 'queued'), eq(m.kind, 'personal')));
      return rows.length;
    },
    async nextAt(now: Instant): Promise<Instant | undefined> {
      const [row] = await firstAfter({ now });
      return row?.at;
    },
    async oldest(now: Instant): Promise<Instant | undefined> {
      const [row] = await firstUntil({ now });
      return row?.at;
    },
    count: (state: MessageRow['state']): Promise<number> => db.$count(m, eq(m.state, state)),
    /** Lists some of the messages that were settled, by when they were due. */
    async settledBefore(before: Instant, limit: number): Promise<string[]> {
      const rows = await db
        .select({ id: m.id })
        .from(m)
        .where(and(lt(m.notBefore, before), ne(m.state, 'queued'), ne(m.state, 'sending')))
        .limit(limit);
      return rows.map((row) => row.id);
    },
    remove: (ids: readonly string[]): Write => db.delete(m).where(inArray(m.id, [...ids])),
  };
}
