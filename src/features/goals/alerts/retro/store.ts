import type { Instant } from '../../../../shared/clock.ts';
import { and, eq, inArray, prepareRead, sql } from '../../../../storage/query.ts';
import type { Store, Write } from '../../../../storage/store.ts';
import type { GoalTables } from '../../schema.ts';
import type { Retro } from '../model.ts';

export type RetroStore = ReturnType<typeof retroStore>;

/** The queries about retros planned for a goal. */
export function retroStore({ db, t }: Store<GoalTables>) {
  const { goalRetros: r, goalRetroPeople: p } = t;
  const byId = prepareRead('goal_retro', () =>
    db
      .select()
      .from(r)
      .where(eq(r.id, sql.placeholder('id'))),
  );
  const peopleOf = prepareRead('goal_retro_people', () =>
    db
      .select()
      .from(p)
      .where(eq(p.retroId, sql.placeholder('id'))),
  );
  return {
    async retro(id: string): Promise<Retro | undefined> {
      const [row] = await byId({ id });
      if (row === undefined) return undefined;
      const invited = await peopleOf({ id });
      const { at: _at, ...retro } = row;
      return { ...retro, words: row.words ?? undefined, participants: invited.map((it) => it.personId) };
    },
    plan: ({ participants, ...retro }: Retro, at: Instant): Write[] => [
      db.insert(r).values({ ...retro, words: retro.words ?? null, at }),
      db.insert(p).values(participants.map((personId) => ({ retroId: retro.id, personId }))),
    ],
    async plannedBy(personId: string): Promise<string[]> {
      const rows = await db.select({ id: r.id }).from(r).where(eq(r.byId, personId));
      return rows.map((it) => it.id);
    },
    givePlanned: (ids: readonly string[], from: string, to: string): Write[] => [
      db
        .update(r)
        .set({ byId: to })
        .where(and(inArray(r.id, [...ids]), eq(r.byId, from))),
    ],
    async invitedTo(personId: string): Promise<string[]> {
      const rows = await db.select({ id: p.retroId }).from(p).where(eq(p.personId, personId));
      return rows.map((it) => it.id);
    },
    /** Where both were invited, they are once. */
    giveInvited: (ids: readonly string[], from: string, to: string): Write[] => [
      db
        .insert(p)
        .values(ids.map((retroId) => ({ retroId, personId: to })))
        .onConflictDoNothing(),
      db.delete(p).where(and(inArray(p.retroId, [...ids]), eq(p.personId, from))),
    ],
  };
}
