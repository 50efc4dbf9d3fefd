import type { Outcome } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { milestonesOf, partOf, sharedOf } from '../create/build-goals.ts';
import type { Draft } from '../create/draft.ts';
import type { Goal } from '../model.ts';
import type { AgreeParts } from './propose.ts';
import type { Written } from './written-goal.ts';

type Fields = Record<string, string | number | null>;

/** What of a goal its history tells. */
const fieldsOf = ({ title, start, due, measure, parentId, weight }: Goal): Fields => {
  const level = measure.kind === 'level' ? { baseline: measure.baseline, target: measure.target } : {};
  const kept = measure.kind === 'keep' ? { least: measure.least ?? null, most: measure.most ?? null } : {};
  return { title, start, due, parentId: parentId ?? null, weight: weight ?? null, ...level, ...kept };
};

/** Keeps of two states of a goal only what differs. */
function differing(before: Goal, after: Goal): { before: Fields; after: Fields } {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((it) => was[it] !== is[it]);
  const pick = (fields: Fields) => Object.fromEntries(names.map((it) => [it, fields[it] ?? null]));
  return { before: pick(was), after: pick(is) };
}

type By = { now: Instant; newId(): string; number: number; byId: string };

/** Writes a proposal anew as its draft says: its parts one for one, those that are too many withdrawn, missing ones made. */
export function revisedGoals(
  { own, proposals }: Pick<AgreeParts, 'own' | 'proposals'>,
  { goal, results }: Written,
  draft: Draft,
  { now, newId, number, byId }: By,
): Outcome {
  const next: Goal = {
    ...goal,
    ...sharedOf(draft),
    title: draft.title,
    measure: draft.measure,
    parentId: draft.parentId,
    weight: draft.weight,
    excessReason: draft.excessReason,
  };
  const revise = (before: Goal, after: Goal) =>
    own.change(before, after, { byId, what: 'revised', ...differing(before, after) }, now);
  const kept = results.slice(0, draft.parts.length).flatMap((before, i) => {
    const part = draft.parts[i];
    if (part === undefined) return [];
    const { id, code, version, createdAt } = before;
    const made = partOf(next, part, { id, number: 0, now });
    return revise(before, { ...made, code, version, createdAt });
  });
  const left = results
    .slice(draft.parts.length)
    .flatMap((it) =>
      own.change(
        it,
        { state: 'withdrawn' },
        { byId, what: 'withdrawn', before: { state: it.state }, after: { state: 'withdrawn' } },
        now,
      ),
    );
  const added = draft.parts
    .slice(results.length)
    .map((part, i) => partOf(next, part, { id: newId(), number: number + i, now }));
  return {
    write: [
      ...revise(goal, next),
      ...kept,
      ...left,
      ...(added.length === 0 ? [] : own.takeNumbers(number, added.length)),
      ...own.create(added, 'created', byId),
      proposals.dropMilestones(goal.id),
      ...own.addMilestones(milestonesOf(goal.id, draft, newId)),
    ],
  };
}
