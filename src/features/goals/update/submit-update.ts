import { z } from 'zod';
import { localDate } from '../../../calendar/index.ts';
import { type Context, defineForm, type Outcome, plainText, type Text } from '../../../chat/index.ts';
import { takesValues, unitOf, writeAmount } from '../amounts.ts';
import type { Parts } from '../parts.ts';
import { type GoalView, viewGoal } from '../read-goals.ts';
import { type AmountProblem, readAmount } from '../rules/read-amount.ts';
import { say } from './copy.ts';
import { refuse, toUpdate } from './may-update.ts';
import { type Remark, reportMilestones, reportNumber } from './report.ts';
import { questionMark, surpriseOf, valueBefore } from './rules.ts';
import { whySurprising } from './say-standing.ts';
import { updateForm } from './update-form.ts';

const submitted = z.object({
  value: z.string().optional(),
  reached: z.array(z.string()).optional(),
  confidence: z.string().optional(),
  note: z.string().optional(),
});
type Submitted = z.infer<typeof submitted>;

const problems: readonly AmountProblem[] = ['no-number', 'two-ways', 'other-unit'];

const mistake = (ctx: Context, words: Text): Outcome => ({
  reply: { kind: 'form-errors', form: plainText(words, ctx.actor) },
});

/** Reports a value from the form; one that surprises is asked about once. */
async function submitNumber(
  parts: Parts,
  ctx: Context,
  view: GoalView,
  it: Remark & { typed: string; version: number | undefined },
): Promise<Outcome> {
  const words = say(ctx.locale);
  const { goal } = view;
  const unit = unitOf(goal.measure);
  const read = readAmount(it.typed, unit);
  if ('problem' in read)
    return { reply: { kind: 'form-errors', fields: { value: words.problem({ ...read, unit }) } } };
  const surprise = surpriseOf(goal, read.value);
  const mark = questionMark(goal.reports, read.value);
  if (surprise !== undefined && it.version !== mark) {
    const [from, to] = [valueBefore(goal), read.value].map((each) => writeAmount(each, unit, ctx.locale));
    const why = whySurprising(goal, surprise, ctx.locale);
    const hint = words.askInForm({ from: from ?? '', to: to ?? '', why });
    return { reply: { kind: 'form-errors', hint, version: mark } };
  }
  return reportNumber(parts, ctx, view, { ...it, value: read.value }, 'form');
}

const remarkOf = ({ confidence, note }: Submitted): Remark => ({
  confidence: confidence === undefined ? undefined : Number(confidence),
  note,
});

/** Makes the form with which an owner reports where a goal stands; its subject is the goal's id. */
export const createUpdateForm = (parts: Parts) =>
  defineForm({
    values: submitted,
    async open(ctx, { subject, variant }) {
      const found = await toUpdate(parts, ctx, await viewGoal(parts, ctx.actor, subject, ctx.now));
      if ('refused' in found) return { refused: refuse(found) };
      const { ownerId } = found.view.goal;
      const date = localDate(ctx.now, ctx.actor.timeZone);
      const managerId = (await parts.people.managersOf([ownerId], date)).get(ownerId);
      const manager = managerId === undefined ? undefined : await parts.people.person(managerId);
      const problem = problems.find((it) => it === variant);
      return updateForm({ ...found.view, manager: manager?.name, problem }, ctx.locale);
    },
    async submit(ctx, { subject, version, values }) {
      const found = await toUpdate(parts, ctx, await viewGoal(parts, ctx.actor, subject, ctx.now));
      if ('refused' in found) return mistake(ctx, found.refused);
      const remark = remarkOf(values);
      return takesValues(found.view.goal)
        ? submitNumber(parts, ctx, found.view, { ...remark, typed: values.value ?? '', version })
        : reportMilestones(parts, ctx, found.view, {
            ...remark,
            ticked: values.reached ?? [],
            shown: version,
          });
    },
  });
