import type { DateRange } from '../../../calendar/index.ts';
import type { Actor, JobContext, Outcome } from '../../../chat/index.ts';
import { type People, peopleFacts } from '../model.ts';
import { type AbsenceRelation, sourceOfAbsence } from '../policy.ts';
import { cutAbsence, mergeAbsence } from '../rules.ts';
import type { absenceSources } from '../schema.ts';
import type { AwayStore } from './store.ts';

type AbsenceSource = (typeof absenceSources)[number];
type AddedAbsence = { personId: string; range: DateRange; source: AbsenceSource; byId?: string };

/** What check-ins and the import ask about absences; what is returned is committed by the caller. */
export interface Absences {
  /** Tells for whom the actor may say that they are away, and in which right; the others are missing. */
  sources(
    actor: Pick<Actor, 'personId' | 'roles' | 'external'>,
    personIds: readonly string[],
    date: string,
  ): Promise<ReadonlyMap<string, AbsenceSource>>;
  /** Adds days away, joined with those that overlap or touch them. Days already there change nothing. */
  add(ctx: JobContext, added: readonly AddedAbsence[]): Promise<Outcome>;
  /** Takes days out of somebody's absences. */
  remove(ctx: JobContext, removed: { personId: string; range: DateRange; byId?: string }): Promise<Outcome>;
}

type Known = Awaited<ReturnType<AwayStore['of']>>[number];
type Reading = Pick<People, 'persons' | 'managersOf'>;

/** Makes the use cases of absences. */
export function createAbsences(store: AwayStore, people: Reading): Absences {
  async function relationsOf(personIds: readonly string[], date: string): Promise<AbsenceRelation[]> {
    const [found, managers] = await Promise.all([
      people.persons(personIds),
      people.managersOf(personIds, date),
    ]);
    const teamIds = [...new Set([...found.values()].flatMap((it) => it.teamId ?? []))];
    const leads = new Map(
      (teamIds.length === 0 ? [] : await store.leadOf(teamIds)).map((it) => [it.id, it.leadId ?? undefined]),
    );
    return [...found.values()].map((it) => ({
      personId: it.id,
      managerId: managers.get(it.id),
      leadId: it.teamId === undefined ? undefined : leads.get(it.teamId),
    }));
  }

  /** Adds one after the other to what is known of a person, as if each had been committed. */
  function join(ctx: JobContext, known: readonly Known[], added: readonly AddedAbsence[]) {
    let rows: (Known & { isNew?: true })[] = [...known];
    for (const { personId, range, source, byId } of added) {
      const { merged, replaced } = mergeAbsence(range, rows);
      const isKnown = replaced.some((it) => it.from === merged.from && it.to === merged.to);
      if (isKnown) continue;
      const row = { id: ctx.newId(), personId, ...merged, source, byId: byId ?? null, at: ctx.now };
      rows = [...rows.filter((it) => !replaced.includes(it)), { ...row, isNew: true }];
    }
    const left = new Set(rows.map((it) => it.id));
    return {
      removed: known.filter((it) => !left.has(it.id)).map((it) => it.id),
      inserted: rows.flatMap(({ isNew, ...row }) => (isNew ? [row] : [])),
    };
  }

  return {
    async sources(actor, personIds, date) {
      const allowed = new Map<string, AbsenceSource>();
      for (const about of await relationsOf(personIds, date)) {
        const source = sourceOfAbsence(actor, about);
        if (source !== undefined) allowed.set(about.personId, source);
      }
      return allowed;
    },

    async add(ctx, added) {
      if (added.length === 0) return {};
      const personIds = [...new Set(added.map((it) => it.personId))];
      const known = await store.of(personIds);
      const outcomes = personIds.map((personId) => ({
        personId,
        ...join(
          ctx,
          known.filter((it) => it.personId === personId),
          added.filter((it) => it.personId === personId),
        ),
      }));
      const changed = outcomes.filter((it) => it.inserted.length > 0);
      return {
        write: [
          ...store.remove(changed.flatMap((it) => it.removed)),
          ...store.insert(changed.flatMap((it) => it.inserted)),
        ],
        tell: changed.map((it) => ({ name: peopleFacts.absenceChanged, thing: it.personId })),
      };
    },

    async remove(ctx, { personId, range, byId }) {
      const known = await store.of([personId]);
      const cut = known.filter((it) => it.from <= range.to && it.to >= range.from);
      if (cut.length === 0) return {};
      const left = cut.flatMap((it) =>
        cutAbsence(it, range).map(({ from, to }) => ({
          id: ctx.newId(),
          personId,
          from,
          to,
          source: it.source,
          byId: byId ?? it.byId,
          at: ctx.now,
        })),
      );
      return {
        write: [...store.remove(cut.map((it) => it.id)), ...store.insert(left)],
        tell: [{ name: peopleFacts.absenceChanged, thing: personId }],
      };
    },
  };
}
