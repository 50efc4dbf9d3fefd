import { joinOutcomes, type Outcome } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import { assessReported } from './assess/assess-goals.ts';
import type { Goal, Update, UpdateSource } from './model.ts';
import type { Parts } from './parts.ts';
import type { Assessment } from './rules/status.ts';
import { figuresOf } from './standing-of.ts';

/** A value as somebody reports it for a goal that takes values. */
export type NewValue = {
  goal: Goal;
  value: number;
  confidence?: number | undefined;
  note?: string | undefined;
  /** An earlier value of the same answer, which this one strikes through. */
  replaces?: string | undefined;
};

/** Where values come from: one answer may report several goals. */
export type From = { byId: string | undefined; source: UpdateSource; sourceId?: string | undefined };

/** Keeps reported values and how their goals stand now; whoever calls has checked that they may be reported. */
export async function reportValues(
  parts: Pick<Parts, 'own' | 'people' | 'twoWindowsClosed'>,
  ctx: { now: Instant; newId(): string },
  values: readonly NewValue[],
  { byId, source, sourceId }: From,
): Promise<{ outcome: Outcome; assessments: ReadonlyMap<string, Assessment> }> {
  const history = await parts.own.updatesOf(values.map((it) => it.goal.id));
  const updates = values.map(
    ({ goal, value, confidence, note }): Update => ({
      id: ctx.newId(),
      goalId: goal.id,
      at: ctx.now,
      byId,
      value,
      confidence,
      note,
      source,
      sourceId,
      struck: false,
    }),
  );
  const reported = values.map(({ goal, replaces }, i) => {
    const latest = updates[i];
    const earlier = (history.get(goal.id) ?? []).filter((it) => it.id !== replaces);
    const all = [...earlier, ...(latest === undefined ? [] : [latest])];
    return { goal, figures: figuresOf(goal, { updates: all, milestones: [], parts: [] }) };
  });
  const { assessments, ...outcome } = await assessReported(parts, reported, ctx.now);
  const struck = values.flatMap(({ replaces }) =>
    replaces === undefined || byId === undefined ? [] : [parts.own.strike(replaces, byId, ctx.now)],
  );
  return {
    outcome: joinOutcomes({ write: [...struck, ...parts.own.report(updates)] }, outcome),
    assessments,
  };
}
