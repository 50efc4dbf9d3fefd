import { z } from 'zod';
import {
  type Context,
  defineForm,
  type Form,
  joinOutcomes,
  type Outcome,
  plain,
  plainText,
  type Submission,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { takesValues, unitOf } from '../amounts.ts';
import { say as sayGoals } from '../copy.ts';
import type { Goal } from '../model.ts';
import { notice } from '../parts.ts';
import { mayChange } from '../policy.ts';
import { type GoalView, viewGoal } from '../read-goals.ts';
import { surpriseIn } from '../rules/progress.ts';
import { readAmount } from '../rules/read-amount.ts';
import { closeForm, keyResultField, MAX_KEY_RESULTS } from './close-form.ts';
import { type ClosingParts, closeGoals, endingOf, keyResultsOf } from './close-goals.ts';
import { say } from './copy.ts';
import { causes } from './model.ts';
import { finalProgress, isBelowTarget } from './rules.ts';
import { rawOf, readVariant, variantOf } from './second-step.ts';
import { otherSides, postsOfResult } from './tell-sides.ts';

const closeValues = z.looseObject({
  words: z.string(),
  value: z.string().optional(),
  cause: z.enum(causes).optional(),
  constraints: z.string().optional(),
});

type CloseValues = z.infer<typeof closeValues>;

/** A goal that somebody is about to close. */
type Ready = {
  view: GoalView;
  keyResults: readonly Goal[];
  otherIds: readonly string[];
  others: readonly string[];
};

/** Makes the form that records a goal's result and closes it. */
export function createClosing(parts: ClosingParts) {
  async function ready(ctx: Context, goalId: string): Promise<Ready | { refused: Outcome }> {
    const view = await viewGoal(parts, ctx.actor, goalId, ctx.now);
    const words = sayGoals(ctx.locale);
    if (view === undefined) return { refused: notice(plain(words.notYours())) };
    if (view.goal.state !== 'active') return { refused: notice(plain(words.notActive())) };
    if (!mayChange(view.relation, view.goal)) return { refused: notice(plain(words.notYoursToChange())) };
    const otherIds = await otherSides(parts, ctx, view.goal);
    const known = await parts.people.persons(otherIds);
    return {
      view,
      keyResults: await keyResultsOf(parts, view.goal),
      otherIds,
      others: otherIds.flatMap((id) => known.get(id)?.name ?? []),
    };
  }

  /** Those whose values the form asks for. */
  const valued = ({ view, keyResults }: Ready): Goal[] =>
    takesValues(view.goal) ? [view.goal] : keyResults.filter(takesValues).slice(0, MAX_KEY_RESULTS);

  /** Reads what was typed: the values by goal, and what is wrong by field. */
  function valuesIn(it: Ready, typed: CloseValues, locale: Locale) {
    const values = new Map<string, number>();
    const fields: Record<string, string> = {};
    for (const [i, goal] of valued(it).entries()) {
      const name = goal.id === it.view.goal.id ? 'value' : keyResultField(i);
      const text = typed[name];
      if (typeof text !== 'string') continue;
      const unit = unitOf(goal.measure);
      const read = readAmount(text, unit);
      if ('problem' in read) fields[name] = sayGoals(locale).amountProblem({ ...read, unit });
      else values.set(goal.id, read.value);
    }
    return { values, fields };
  }

  /** Values that jump, pass the target or go backwards are asked about once. */
  const surprisingIn = (it: Ready, values: ReadonlyMap<string, number>) =>
    valued(it).flatMap((goal) => {
      const value = values.get(goal.id);
      if (value === undefined || goal.measure.kind !== 'level') return [];
      const surprise = surpriseIn(goal.progress, finalProgress(goal, value));
      return value === goal.current || surprise === undefined ? [] : [{ goal, value }];
    });

  async function draw(ctx: Context, it: Ready, variant: string | undefined): Promise<Form> {
    const { goal } = it.view;
    const { asksCause, sure } = readVariant(variant);
    const surprising = valued(it).flatMap((each) => {
      const value = sure.find((known) => surprisingIn(it, new Map([[each.id, known]])).length > 0);
      return value === undefined ? [] : [{ goal: each, value }];
    });
    return closeForm(
      {
        goal,
        keyResults: goal.measure.kind === 'parts' ? valued(it) : [],
        asksCause: asksCause || isBelowTarget(goal, goal.progress),
        surprising,
        others: it.others,
      },
      ctx.locale,
    );
  }

  /** Checks what was typed: errors on their fields, or the second step that asks for what follows from it. */
  async function check(
    ctx: Context,
    it: Ready,
    submission: Submission<CloseValues>,
  ): Promise<{ values: Map<string, number>; isBelow: boolean } | { refused: Outcome }> {
    const { values, variant, subject } = submission;
    const words = say(ctx.locale);
    const { goal } = it.view;
    const { values: typed, fields: unread } = valuesIn(it, values, ctx.locale);
    if (Object.keys(unread).length > 0)
      return { refused: { reply: { kind: 'form-errors', fields: unread } } };
    const serving = await parts.own.partsOf([goal.id]);
    const { progress, score } = endingOf({ goal, keyResults: it.keyResults, values: typed }, serving);
    const isBelow = isBelowTarget(
      goal,
      goal.measure.kind === 'parts' && goal.tool === 'okr' ? score : progress,
    );
    const shown = readVariant(variant);
    const surprising = surprisingIn(it, typed).map(({ value }) => value);
    const asked = shown.asksCause || isBelowTarget(goal, goal.progress);
    const isNew = surprising.some((value) => !shown.sure.includes(value));
    if (isNew || (isBelow && !asked)) {
      const form = {
        form: 'goals.close',
        subject,
        variant: variantOf(isBelow, surprising),
        values: rawOf(values),
      };
      return { refused: { reply: { kind: 'form', form } } };
    }
    if (!isBelow) return { values: typed, isBelow };
    const fields: Record<string, string> = {};
    if (values.cause === undefined) fields.cause = words.causeMissing();
    if (values.constraints === undefined) fields.constraints = words.constraintsMissing();
    return Object.keys(fields).length === 0
      ? { values: typed, isBelow }
      : { refused: { reply: { kind: 'form-errors', fields } } };
  }

  async function close(ctx: Context, it: Ready, submission: Submission<CloseValues>): Promise<Outcome> {
    const checked = await check(ctx, it, submission);
    if ('refused' in checked) return checked.refused;
    const { words, cause, constraints } = submission.values;
    const { goal } = it.view;
    const { outcome, result } = await closeGoals(parts, ctx, {
      goal,
      keyResults: it.keyResults,
      values: checked.values,
      words,
      cause: checked.isBelow ? cause : undefined,
      constraints: checked.isBelow ? constraints : undefined,
      byId: ctx.actor.personId,
      how: 'closed',
    });
    return joinOutcomes(outcome, {
      post: [
        ...postsOfResult(result, 'closed', it.otherIds, 'personal'),
        ...postsOfResult(result, 'closed', [ctx.actor.personId], 'answer'),
      ],
      reply: { kind: 'notice', text: say(ctx.locale).closed({ code: goal.code, name: it.others[0] }) },
    });
  }

  const form = defineForm({
    values: closeValues,
    async open(ctx, { subject, variant }) {
      const it = await ready(ctx, subject);
      return 'refused' in it ? it : draw(ctx, it, variant);
    },
    async submit(ctx, submission) {
      const it = await ready(ctx, submission.subject);
      if ('refused' in it) {
        const { reply } = it.refused;
        const words = reply?.kind === 'notice' ? plainText(reply.text, ctx.actor) : undefined;
        return words === undefined ? it.refused : { reply: { kind: 'form-errors', form: words } };
      }
      const { version } = it.view.goal;
      if (submission.version !== version)
        return { reply: { kind: 'form-errors', form: say(ctx.locale).changedMeanwhile(), version } };
      return close(ctx, it, submission);
    },
  });

  return { form };
}
