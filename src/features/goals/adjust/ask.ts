import { z } from 'zod';
import { type Context, defineForm, type Form, type Outcome, plainText } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { readAmounts } from '../amount-field.ts';
import { takesValues, unitOf } from '../amounts.ts';
import { causes } from '../close/model.ts';
import { finalProgress } from '../close/rules.ts';
import { say as sayGoals } from '../copy.ts';
import { askForm, MAX_MILESTONES, milestoneField } from './ask-form.ts';
import { say } from './copy.ts';
import { type Adjustment, reasons, type Terms } from './model.ts';
import { postsToDeciders, postsToSides, wakeForRound } from './posts.ts';
import { type AdjustingParts, type Asking, readAsking } from './read-asking.ts';
import { isReasonTaken, problemsIn } from './rules.ts';

const spoken = z.looseObject({
  reason: z.enum(reasons),
  evidence: z.string(),
  due: z.string(),
  words: z.string().optional(),
  cause: z.enum(causes).optional(),
});
const askValues = spoken.extend({
  target: z.string().optional(),
  least: z.string().optional(),
  most: z.string().optional(),
  value: z.string().optional(),
});

type Typed = z.infer<typeof askValues>;
type Amount = 'target' | 'least' | 'most' | 'value';
/** What was typed, with its figures read. */
type AskValues = z.infer<typeof spoken> & Partial<Record<Amount, number>>;

/** Reads the figures that were typed, or says on their fields what is wrong with them. */
function readFigures(
  { target, least, most, value, ...others }: Typed,
  { view }: Asking,
  locale: Locale,
): { values: AskValues; fields: Record<string, string> } {
  const unit = unitOf(view.goal.measure);
  const { values, problems } = readAmounts({ target, least, most, value }, unit);
  const fields = Object.entries(problems).map(
    ([name, problem]) => [name, sayGoals(locale).amountProblem({ problem, unit })] as const,
  );
  return { values: { ...others, ...values }, fields: Object.fromEntries(fields) };
}

/** Reads the terms that a form asks for; an extension leaves target and limits as they are. */
function termsIn(values: AskValues, { before, kind, view }: Asking): Terms {
  const milestones = before.milestones?.map((it, i) => {
    const due = values[milestoneField(i)];
    if (typeof due === 'string') return { ...it, due };
    // One that the form has no room for goes on with the goal.
    return kind === 'extend' && it.due < view.today ? { ...it, due: values.due } : it;
  });
  const dates = { due: values.due, ...(milestones === undefined ? {} : { milestones }) };
  if (kind === 'extend') return { ...before, ...dates };
  const { target, least, most } = values;
  return {
    ...dates,
    ...(before.target === undefined ? {} : { target: target ?? before.target }),
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
  };
}

/** Finds everything that is wrong at once, each on its field. */
function fieldErrors(ctx: Context, asking: Asking, values: AskValues, after: Terms): Record<string, string> {
  const words = say(ctx.locale);
  const { view, before, kind } = asking;
  const errors: Record<string, string> = {};
  const fieldOf = (name: string): string => {
    const index = before.milestones?.findIndex((it) => it.id === name) ?? -1;
    if (index >= 0) return index < MAX_MILESTONES ? milestoneField(index) : 'due';
    return name === '' ? 'due' : name;
  };
  const found = problemsIn(view.goal, { before, after, kind }, view.today);
  for (const [name, problem] of Object.entries(found)) errors[fieldOf(name)] = words.problem({ problem });
  if (!isReasonTaken(values.reason, asking)) errors.reason = words.onlyStrategyOrMarket();
  if (kind === 'extend' && takesValues(view.goal)) {
    if (values.value === undefined) errors.value = words.valueMissing();
    else if (finalProgress(view.goal, values.value) >= 1) errors.value = words.valueReachesTarget();
  }
  return errors;
}

function requestOf(ctx: Context, asking: Asking, values: AskValues, after: Terms): Adjustment {
  const { view, kind, before, needed, first, sentBack } = asking;
  const { value, words, cause } = values;
  const outgoing =
    kind === 'extend' && cause !== undefined
      ? { words: words ?? '', cause, ...(value === undefined ? {} : { value }) }
      : undefined;
  return {
    id: ctx.newId(),
    goalId: view.goal.id,
    kind,
    askerId: ctx.actor.personId,
    previousId: sentBack?.adjustment.id,
    reason: values.reason,
    evidence: values.evidence,
    before,
    after,
    outgoing,
    needed,
    given: 0,
    state: 'open',
    approverId: first.approver.kind === 'person' ? first.approver.id : undefined,
    createdAt: ctx.now,
    askedAt: ctx.now,
    remindedAt: undefined,
    escalatedAt: undefined,
    unansweredAt: undefined,
    decidedAt: undefined,
    version: 1,
  };
}

/** Makes the form that asks for an adjustment, or after the due date for an extension. */
export function createAsking(parts: AdjustingParts) {
  function draw(ctx: Context, asking: Asking): Form {
    const { view, first, second } = asking;
    const deciders = [first, ...(second === undefined ? [] : [second])];
    const owner = view.relation.isOwner ? [] : [view.owner.name];
    return askForm(
      {
        ...asking,
        ...view,
        approver: first.name,
        second: second?.name,
        others: [...new Set([...owner, ...deciders.map(({ name }) => name)])],
        isHr: deciders.some(({ approver }) => approver.kind === 'hr'),
      },
      ctx.locale,
    );
  }

  async function ask(ctx: Context, asking: Asking, it: Adjustment): Promise<Outcome> {
    const { first, view } = asking;
    const deciders = first.people.map(({ id }) => id);
    const works = await parts.people.workTimes(deciders.slice(0, 1));
    const isOwner = view.relation.isOwner;
    return {
      write: parts.adjustments.create(it),
      post: [
        ...postsToDeciders(it, first.people),
        ...postsToSides(it, [it.askerId], 'answer'),
        ...(isOwner ? [] : postsToSides(it, [view.goal.ownerId], 'personal')),
      ],
      refresh: [
        ...(it.previousId === undefined ? [] : [{ card: 'goals.adjustment', thing: it.previousId }]),
        { card: 'goals.goal', thing: it.goalId },
      ],
      wake: wakeForRound(it.id, works.get(deciders[0] ?? ''), ctx.now),
      reply: { kind: 'notice', text: say(ctx.locale).asked({ name: first.name }) },
    };
  }

  const form = defineForm({
    values: askValues,
    async open(ctx, { subject }) {
      const asking = await readAsking(parts, ctx, subject);
      return 'refused' in asking ? asking : draw(ctx, asking);
    },
    async submit(ctx, { subject, version, values }) {
      const asking = await readAsking(parts, ctx, subject);
      if ('refused' in asking) {
        const { reply } = asking.refused;
        const form = reply?.kind === 'notice' ? plainText(reply.text, ctx.actor) : undefined;
        return form === undefined ? asking.refused : { reply: { kind: 'form-errors', form } };
      }
      const { goal } = asking.view;
      if (version !== goal.version)
        return {
          reply: {
            kind: 'form-errors',
            form: say(ctx.locale).changedMeanwhile(),
            version: goal.version,
          },
        };
      const read = readFigures(values, asking, ctx.locale);
      const after = termsIn(read.values, asking);
      const fields = { ...fieldErrors(ctx, asking, read.values, after), ...read.fields };
      if (Object.keys(fields).length > 0) return { reply: { kind: 'form-errors', fields } };
      return ask(ctx, asking, requestOf(ctx, asking, read.values, after));
    },
  });

  return { form };
}
