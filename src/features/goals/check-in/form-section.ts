import { localDate } from '../../../calendar/index.ts';
import type { FormSection } from '../../check-ins/index.ts';
import type { Parts } from '../parts.ts';
import { goalItems } from './form-fields.ts';
import { planReports, readPlan } from './plan-reports.ts';
import { type AskedGoal, ownUpdate, readAsked } from './read-asked.ts';
import { reportIn } from './report-in.ts';
import { typedFor } from './rules.ts';
import type { CheckInValues } from './store.ts';

/** Makes the part of the check-in's form that reports goals. */
export const formSection = (parts: Parts, kept: CheckInValues): FormSection => ({
  name: 'goals',
  async items(ctx, checkIn, { more, typed }) {
    const said = typedFor(typed);
    const { asked, rest } = await readAsked(parts, checkIn, new Set(said.keys()));
    const drawn = (it: AskedGoal) => ({
      ...it,
      typed: said.get(it.goal.id),
      confidence: ownUpdate(it, checkIn.id)?.confidence,
      ticked: it.milestones.filter((each) => each.sourceId === checkIn.id).map((each) => each.id),
    });
    const today = localDate(ctx.now, ctx.actor.timeZone);
    return goalItems({ goals: asked.map(drawn), rest, more, today }, ctx.locale);
  },
  async read(ctx, { checkIn, values }) {
    const plan = await planReports(parts, ctx, checkIn, values);
    return { ...readPlan(plan), decide: () => reportIn({ ...parts, kept }, ctx, checkIn, plan) };
  },
});
