import { z } from 'zod';
import {
  type Context,
  defineAction,
  type FormRef,
  joinOutcomes,
  type Line,
  lineText,
  type Outcome,
  plain,
  type RawValues,
  takeWord,
} from '../../../chat/index.ts';
import { takesValues, unitOf } from '../amounts.ts';
import { say as sayGoals } from '../copy.ts';
import { notice, type Parts } from '../parts.ts';
import { viewGoal, viewTyped } from '../read-goals.ts';
import { numberOfCode } from '../rows.ts';
import { type AmountProblem, takeAmount } from '../rules/read-amount.ts';
import { say } from './copy.ts';
import { refuse, toUpdate } from './may-update.ts';
import { type Remark, reportNumber } from './report.ts';
import { MAX_NOTE, surpriseOf, TYPED_FOR_MS, takeConfidence } from './rules.ts';
import type { TypedValue, UpdateStore } from './store.ts';

export type UpdateParts = Parts & { typed: UpdateStore };

const typedCardOf = (id: string): Outcome => ({
  reply: { kind: 'card', card: { card: 'goals.typed', thing: id } },
});

/** Opens the form with what is already typed; `problem` says above it what is missing. */
export function openUpdate(goalId: string, values?: RawValues, problem?: AmountProblem): Outcome {
  const form: FormRef = {
    form: 'goals.update',
    subject: goalId,
    ...(values === undefined ? {} : { values }),
    ...(problem === undefined ? {} : { variant: problem }),
  };
  return { reply: { kind: 'form', form } };
}

const remarkOf = (words: string): Remark => {
  const { confidence, rest } = takeConfidence(words);
  return { confidence, note: rest === '' ? undefined : rest };
};

const rawOf = ({ confidence, note }: Remark): RawValues => ({
  ...(confidence === undefined ? {} : { confidence: String(confidence) }),
  ...(note === undefined ? {} : { note }),
});

/** Takes `G-12 45 customer calls started`: what is right is reported, what surprises is asked about, all else opens the form. */
async function updateTyped(parts: UpdateParts, ctx: Context, line: Line): Promise<Outcome> {
  const { word, rest } = takeWord(line);
  const found = await toUpdate(parts, ctx, await viewTyped(parts, ctx.actor, word, ctx.now));
  if ('refused' in found) return refuse(found);
  const { view } = found;
  const { goal } = view;
  const words = lineText(rest);
  if (words === '') return openUpdate(goal.id);
  if (!takesValues(goal)) return openUpdate(goal.id, rawOf(remarkOf(words)));
  const taken = takeAmount(words, unitOf(goal.measure));
  if ('problem' in taken) {
    // Words without a number are a remark; a number that is unclear is corrected where it was typed.
    const [first = '', ...others] = words.split(/\s+/u);
    const typed =
      taken.problem === 'no-number'
        ? { value: '', ...rawOf(remarkOf(words)) }
        : { value: first, ...rawOf(remarkOf(others.join(' '))) };
    return openUpdate(goal.id, typed, taken.problem);
  }
  const { value } = taken;
  const remark = remarkOf(taken.rest);
  if ([...(remark.note ?? '')].length > MAX_NOTE)
    return openUpdate(goal.id, { value: String(value), ...rawOf(remark) });
  if (surpriseOf(goal, value) === undefined)
    return reportNumber(parts, ctx, view, { ...remark, value }, 'typed');
  const asked: TypedValue = {
    ...remark,
    id: ctx.newId(),
    goalId: goal.id,
    byId: ctx.actor.personId,
    value,
    reports: goal.reports,
    state: 'asked',
    at: ctx.now,
  };
  return joinOutcomes({ write: parts.typed.keepTyped(asked) }, typedCardOf(asked.id));
}

/** Serves `/goal update`: of the goal that is named, else of the only one there is, else of one that is chosen. */
export async function updateCommand(parts: UpdateParts, ctx: Context, line: Line): Promise<Outcome> {
  const { word } = takeWord(line);
  if (numberOfCode(word) !== undefined) return updateTyped(parts, ctx, line);
  if (word !== '') return notice(plain(sayGoals(ctx.locale).notYours()));
  const own = (await parts.own.ofOwners([ctx.actor.personId])).filter((it) => it.measure.kind !== 'parts');
  const [only, another] = own;
  if (only === undefined) return notice(say(ctx.locale).noneToUpdate());
  if (another === undefined) return openUpdate(only.id);
  return { reply: { kind: 'card', card: { card: 'goals.choose', thing: ctx.actor.personId } } };
}

/** Reads a typed value that its owner may still answer for. */
async function asked({ typed }: UpdateParts, ctx: Context, id: string): Promise<TypedValue | undefined> {
  const it = await typed.typed(id);
  if (it === undefined || it.byId !== ctx.actor.personId) return undefined;
  const isOld = ctx.now.getTime() - it.at.getTime() > TYPED_FOR_MS;
  return isOld && it.state === 'asked' ? undefined : it;
}

/** Reports what was asked about; after another report meanwhile the question is another, and asked again. */
async function confirm(parts: UpdateParts, ctx: Context, id: string): Promise<Outcome> {
  const it = await asked(parts, ctx, id);
  if (it === undefined) return notice(say(ctx.locale).typedGone());
  if (it.state === 'reported') return typedCardOf(id);
  const found = await toUpdate(parts, ctx, await viewGoal(parts, ctx.actor, it.goalId, ctx.now));
  if ('refused' in found) return refuse(found);
  const { view } = found;
  if (view.goal.reports !== it.reports)
    return joinOutcomes({ write: [parts.typed.askAgain(id, view.goal.reports)] }, typedCardOf(id));
  const reported = await reportNumber(parts, ctx, view, it, 'typed');
  return joinOutcomes({ write: [parts.typed.settleTyped(id)] }, reported, typedCardOf(id));
}

/** Opens the form with what was typed, to be corrected. */
async function edit(parts: UpdateParts, ctx: Context, id: string): Promise<Outcome> {
  const it = await asked(parts, ctx, id);
  if (it === undefined) return notice(say(ctx.locale).typedGone());
  return it.state === 'reported'
    ? typedCardOf(id)
    : openUpdate(it.goalId, { value: String(it.value), ...rawOf(it) });
}

const ofTyped = z.object({ typed: z.string() });

/** The answers to a typed value that was asked about. */
export const typedActions = (parts: UpdateParts) => ({
  'report-typed': defineAction(ofTyped, (ctx, it) => confirm(parts, ctx, it.typed)),
  'edit-typed': defineAction(ofTyped, (ctx, it) => edit(parts, ctx, it.typed)),
});
