import type { Instant } from '../../shared/clock.ts';
import {
  and,
  eq,
  gte,
  inArray,
  lt,
  or,
  param,
  params,
  prepareList,
  prepareRead,
  prepareRows,
  sql,
} from '../../storage/query.ts';
import { exactly, type Store, type Write } from '../../storage/store.ts';
import { type Commitment, type CommitmentState, inOrderOfAsking, type Source } from './rules.ts';
import type { CommitmentTables } from './schema.ts';

type Row = CommitmentTables['commitments']['$inferSelect'];

const commitmentOf = ({
  sourceFeature,
  sourceThing,
  dueOn,
  settledAt,
  settledIn,
  ...row
}: Row): Commitment => ({
  ...row,
  source: { feature: sourceFeature, thing: sourceThing },
  dueOn: dueOn ?? undefined,
  settledAt: settledAt ?? undefined,
  settledIn: settledIn ?? undefined,
});

/** Gathers rows under a key, each group in the order of asking. */
function grouped(
  rows: readonly Commitment[],
  keyOf: (it: Commitment) => string | undefined,
): Map<string, Commitment[]> {
  const groups = new Map<string, Commitment[]>();
  for (const row of inOrderOfAsking(rows)) {
    const key = keyOf(row);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

const addedColumns = [
  'id',
  'ownerId',
  'words',
  'sourceFeature',
  'sourceThing',
  'period',
  'dueOn',
  'createdAt',
] as const satisfies readonly (keyof Row)[];

/** The queries of the commitments feature. */
export function commitmentStore(store: Store<CommitmentTables>) {
  const { db, t } = store;
  const { commitments: c, commitmentParticipants: p } = t;
  // Asked again for each card that is drawn.
  const openByOwner = prepareList('commitments_open', (ids) =>
    db
      .select()
      .from(c)
      .where(and(inArray(c.ownerId, ids), eq(c.state, 'open'))),
  );
  const madeInThings = prepareList('commitments_made', (things) =>
    db
      .select()
      .from(c)
      .where(and(inArray(c.sourceThing, things), eq(c.sourceFeature, sql.placeholder('feature')))),
  );
  const settledInThings = prepareList('commitments_settled', (things) =>
    db
      .select()
      .from(c)
      .where(and(inArray(c.settledIn, things), inArray(c.state, ['done', 'dropped']))),
  );
  const byId = prepareRead('commitment', () =>
    db
      .select()
      .from(c)
      .where(eq(c.id, sql.placeholder('id'))),
  );
  const settledBetween = prepareRead('commitments_settled_between', () =>
    db
      .select()
      .from(c)
      .where(
        and(
          eq(c.ownerId, sql.placeholder('ownerId')),
          inArray(c.state, ['done', 'dropped']),
          gte(c.settledAt, param('from', c.settledAt)),
          lt(c.settledAt, param('to', c.settledAt)),
        ),
      ),
  );
  const participantsOf = prepareRead('commitment_participants', () =>
    db
      .select({ personId: p.personId })
      .from(p)
      .where(eq(p.commitmentId, sql.placeholder('id'))),
  );
  const add = prepareRows(store, c, addedColumns, (rows) =>
    db.insert(c).values(rows.map((row) => ({ ...row, state: 'open' as const }))),
  );
  const join = prepareRows(store, p, ['commitmentId', 'personId'], (rows) =>
    db.insert(p).values(rows).onConflictDoNothing(),
  );
  const remove = store.prepareWrite(() =>
    db
      .update(c)
      .set({ ...params(c, ['settledAt']), state: 'removed' })
      .where(
        and(eq(c.id, sql.placeholder('id')), eq(c.ownerId, sql.placeholder('ownerId')), eq(c.state, 'open')),
      ),
  );

  return {
    async commitment(id: string): Promise<Commitment | undefined> {
      const [row] = await byId({ id });
      return row && commitmentOf(row);
    },
    /** Reads people's open commitments, by owner. */
    async openOf(ownerIds: readonly string[]): Promise<Map<string, Commitment[]>> {
      const rows = await openByOwner(ownerIds);
      return grouped(rows.map(commitmentOf), (it) => it.ownerId);
    },
    /** Reads what was made from things of a feature, by thing. */
    async madeIn(feature: string, things: readonly string[]): Promise<Map<string, Commitment[]>> {
      const rows = await madeInThings(things, { feature });
      return grouped(rows.map(commitmentOf), (it) => it.source.thing);
    },
    /** Reads what was done or dropped in things, by thing. */
    async settledIn(things: readonly string[]): Promise<Map<string, Commitment[]>> {
      const rows = await settledInThings(things);
      return grouped(rows.map(commitmentOf), (it) => it.settledIn);
    },
    /** Reads what an owner did or dropped between two instants. */
    async settledBetween(ownerId: string, from: Instant, to: Instant): Promise<Commitment[]> {
      return (await settledBetween({ ownerId, from, to })).map(commitmentOf);
    },
    async participantsOf(id: string): Promise<string[]> {
      return (await participantsOf({ id })).map((it) => it.personId);
    },
    add: (
      rows: readonly {
        id: string;
        ownerId: string;
        words: string;
        source: Source;
        period: string;
        dueOn?: string | undefined;
        at: Instant;
      }[],
    ): Write[] =>
      add(
        rows.map(({ source, dueOn, at, ...row }) => ({
          ...row,
          sourceFeature: source.feature,
          sourceThing: source.thing,
          dueOn: dueOn ?? null,
          createdAt: at,
        })),
      ),
    join: (commitmentId: string, personIds: readonly string[]): Write[] =>
      join(personIds.map((personId) => ({ commitmentId, personId }))).map((it) => it.statement),
    /** Moves an owner's commitments that are open, or were settled in the same thing, to a state. */
    settle: (it: {
      ownerId: string;
      ids: readonly string[];
      state: CommitmentState;
      in: string;
      at: Instant;
    }): Write[] =>
      it.ids.length === 0
        ? []
        : [
            db
              .update(c)
              .set(
                it.state === 'open'
                  ? { state: 'open', settledAt: null, settledIn: null }
                  : { state: it.state, settledAt: it.at, settledIn: it.in },
              )
              .where(
                and(
                  inArray(c.id, [...it.ids]),
                  eq(c.ownerId, it.ownerId),
                  or(eq(c.state, 'open'), eq(c.settledIn, it.in)),
                ),
              ),
          ],
    /** Takes an open commitment off its owner's list; the guard fails if it is not open any more. */
    remove: (id: string, ownerId: string, at: Instant): Write =>
      exactly(1, remove({ id, ownerId, settledAt: at })),
  };
}

export type CommitmentStore = ReturnType<typeof commitmentStore>;
