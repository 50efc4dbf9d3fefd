import { z } from 'zod';
import {
  type Context,
  defineForm,
  type Form,
  type Line,
  lineText,
  type Opening,
  type Outcome,
} from '../../../chat/index.ts';
import { say as sayAgree } from '../agree/copy.ts';
import { type AgreeParts, propose } from '../agree/propose.ts';
import { taking, whyNotTaken } from '../agree/take-up.ts';
import { tools } from '../model.ts';
import { notice } from '../parts.ts';
import { readFromForm } from './answer-draft.ts';
import { buildGoals } from './build-goals.ts';
import { problemsAmongOthers } from './check-draft.ts';
import { type Choice, fitsLevel, openChoice, readBegun, readSubject, subjectOf, ways } from './choice.ts';
import { chooseForm } from './choose-form.ts';
import { say } from './copy.ts';
import { goalValues } from './form-values.ts';
import { goalForm } from './goal-form.ts';
import { businessTypeOf, type Prepared, prepareForm } from './open-goal-form.ts';
import { type Target, targetsOf } from './targets.ts';

/** People looked at when a name is typed behind `/goal new`. */
const MOST_FOUND = 5;
/** Characters taken over of what is typed there. */
const MOST_TYPED = 500;

const chosen = z.object({ tool: z.enum(tools), whom: z.string().optional(), way: z.enum(ways) });

/** What is too long for a title comes back on its field; what no form takes is left out here. */
const cut = (said: string): string => [...said].slice(0, MOST_TYPED).join('');

const refuse = (refused: Outcome) => ({ refused });

/** Makes the two steps in which a goal is proposed. */
export function newGoalForms(parts: AgreeParts) {
  const { people, own } = parts;
  const notForYou = (ctx: Context) => refuse(notice(say(ctx.locale).notForYou()));

  /** Finds the target of a choice among those the actor may propose for today. */
  async function targetOf(ctx: Context, { whom }: Pick<Choice, 'whom'>): Promise<Target | undefined> {
    return (await targetsOf(people, ctx.actor, ctx.now)).find((it) => it.value === whom);
  }

  /** Puts a choice together with its form; whoever may not propose such a goal is told so. */
  async function prepare(
    ctx: Context,
    { subject, variant }: Opening,
  ): Promise<{ choice: Choice; target: Target; prepared: Prepared } | { refused: Outcome }> {
    const choice = readSubject(subject);
    const target = choice && (await targetOf(ctx, choice));
    if (choice === undefined || target === undefined || !fitsLevel(choice.way, target.level))
      return notForYou(ctx);
    const { partOf: partOfId } = choice;
    const partOf = partOfId === undefined ? undefined : await taking(parts, ctx, partOfId);
    if (partOfId !== undefined && partOf === undefined)
      return refuse(await whyNotTaken(parts, ctx, partOfId));
    if (partOf !== undefined && target.kind !== 'me') return notForYou(ctx);
    const more = variant !== undefined;
    return { choice, target, prepared: await prepareForm(parts, ctx, { choice, target, more, partOf }) };
  }

  const choose = defineForm({
    values: chosen,
    async open(ctx, { subject }): Promise<Form | { refused: Outcome }> {
      const targets = await targetsOf(people, ctx.actor, ctx.now);
      if (targets.length === 0) return notForYou(ctx);
      const { whom, partOf: partOfId } = readBegun(subject);
      const partOf = partOfId === undefined ? undefined : await taking(parts, ctx, partOfId);
      if (partOfId !== undefined && partOf === undefined)
        return refuse(await whyNotTaken(parts, ctx, partOfId));
      const businessType = await businessTypeOf(people, ctx.actor.personId);
      const known = targets.find((it) => it.value === whom)?.value;
      return chooseForm(ctx.locale, { businessType, targets, whom: known, partOf });
    },
    async submit(ctx, { subject, values }) {
      const { title, partOf } = readBegun(subject);
      const whom = partOf === undefined ? (values.whom ?? '') : `person:${ctx.actor.personId}`;
      const target = await targetOf(ctx, { whom });
      if (target === undefined) return notForYou(ctx).refused;
      if (!fitsLevel(values.way, target.level))
        return { reply: { kind: 'form-errors', fields: { way: say(ctx.locale).sumNotPersonal() } } };
      const chosenGoal = subjectOf({ ...values, whom, ...(partOf === undefined ? {} : { partOf }) });
      const typed = title === undefined ? {} : { values: { title } };
      return { reply: { kind: 'form', form: { form: 'goals.new-goal', subject: chosenGoal, ...typed } } };
    },
  });

  const describe = defineForm({
    values: goalValues,
    async open(ctx, opening) {
      const ready = await prepare(ctx, opening);
      return 'refused' in ready ? ready : goalForm(ctx.locale, ready.prepared.view);
    },
    async submit(ctx, submission) {
      const ready = await prepare(ctx, submission);
      if ('refused' in ready) return ready.refused;
      const { choice, target, prepared } = ready;
      const draft = readFromForm(ctx, prepared, submission.values);
      if (!draft.ok) return draft.error;
      const fields = await problemsAmongOthers(own, draft.value, ctx);
      if (fields !== undefined) return { reply: { kind: 'form-errors', fields } };
      const number = await own.nextNumber();
      const making = { newId: ctx.newId, now: ctx.now, number, proposerId: ctx.actor.personId };
      const built = buildGoals(draft.value, target, choice, making);
      const outcome = await propose(parts, ctx, built, { number, askedId: prepared.deciderId });
      const { decider } = prepared.view;
      const { code } = built.goal;
      const words = sayAgree(ctx.locale);
      const said = decider === undefined ? words.started({ code }) : words.sent({ code, name: decider });
      return { ...outcome, reply: { kind: 'notice', text: said } };
    },
  });

  /** Finds for whom a line asks: somebody mentioned, named behind an `@`, or whose whole name it is. */
  async function whomIn(ctx: Context, line: Line): Promise<string | undefined> {
    const mentioned = line.find((it) => typeof it !== 'string');
    const said = lineText(line).replace(/^[@＠]/u, '');
    const actor = mentioned === undefined ? undefined : await people.actor(mentioned.mention);
    const isName = actor !== undefined || /^[@＠]/u.test(lineText(line));
    const spelled = isName ? [] : ((await people.spelled([said])).get(said) ?? []);
    const named = isName && actor === undefined ? await people.find(said, MOST_FOUND) : spelled;
    const ids = actor === undefined ? named.map((it) => it.id) : [actor.personId];
    const targets = await targetsOf(people, ctx.actor, ctx.now);
    return ids.map((id) => `person:${id}`).find((whom) => targets.some((it) => it.value === whom));
  }

  return {
    forms: { new: choose, 'new-goal': describe },
    /** Serves `/goal new`, also with somebody's name or the goal's title behind it. */
    async command(ctx: Context, line: Line): Promise<Outcome> {
      const said = lineText(line);
      if (said === '') return openChoice();
      const whom = await whomIn(ctx, line);
      if (whom !== undefined) return openChoice({ whom });
      return /^[@＠]/u.test(said) ? notForYou(ctx).refused : openChoice({ title: cut(said) });
    },
  };
}
