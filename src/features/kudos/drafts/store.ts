import type { Place } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { and, eq, lt, prepareRead, sql } from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import type { Typed } from '../rules.ts';
import type { KudosTables } from '../schema.ts';

export type Draft = {
  id: string;
  giverId: string;
  place: Place;
  link: string | undefined;
  typed: Typed | undefined;
  state: 'open' | 'sent' | 'cancelled';
};

/** The queries of what is typed and not sent yet. */
export function draftQueries({ db, t: { kudosDrafts: d } }: Store<KudosTables>) {
  const draftById = prepareRead('kudos_draft', () =>
    db
      .select()
      .from(d)
      .where(eq(d.id, sql.placeholder('id'))),
  );

  return {
    async draft(id: string): Promise<Draft | undefined> {
      const [row] = await draftById({ id });
      if (row === undefined) return undefined;
      const { at: _, ...it } = row;
      return { ...it, link: it.link ?? undefined, typed: it.typed ?? undefined };
    },
    keepDraft(it: Draft, at: Instant): Write {
      const row = { ...it, link: it.link ?? null, typed: it.typed ?? null, at };
      return db.insert(d).values(row).onConflictDoUpdate({ target: d.id, set: row });
    },
    /** Settles a draft once: what was sent stands in the kudos, and nowhere else. */
    settleDraft: (id: string, state: 'sent' | 'cancelled'): Write =>
      exactly(
        1,
        db
          .update(d)
          .set({ state, typed: null })
          .where(and(eq(d.id, id), eq(d.state, 'open'))),
      ),
    forgetDrafts: (before: Instant): Write => db.delete(d).where(lt(d.at, before)),
  };
}
