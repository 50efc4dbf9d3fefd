import { z } from 'zod';
import { type Context, defineForm, joinOutcomes } from '../../../chat/index.ts';
import { notice } from '../parts.ts';
import { supportForm } from './act-forms.ts';
import { say } from './copy.ts';
import { daysFor, findOwn, likelyHelpers } from './own-goal.ts';
import type { AlertParts } from './parts.ts';

/** Says on the field why support is not asked of somebody. */
async function problemWith(
  { people }: AlertParts,
  { actor, locale }: Context,
  personId: string,
): Promise<string | undefined> {
  const words = say(locale);
  if (personId === actor.personId) return words.notYourself();
  const person = await people.person(personId);
  const isThere = person !== undefined && person.standing !== 'left' && !person.external;
  return isThere ? undefined : words.notThere({ name: person?.name ?? '…' });
}

/** Makes the form with which an owner asks a colleague for support with a goal: whom, what, by when. */
export const supportRequestForm = (parts: AlertParts) =>
  defineForm({
    values: z.object({ person: z.string(), words: z.string(), by: z.string().optional() }),
    async open(ctx, { subject }) {
      const view = await findOwn(parts, ctx, subject);
      if ('refused' in view) return view;
      const likely = await likelyHelpers(parts, ctx, view);
      return supportForm(ctx.locale, { goal: view.goal, ...daysFor(ctx), likely });
    },
    async submit(ctx, { subject, values }) {
      const view = await findOwn(parts, ctx, subject);
      if ('refused' in view) return view.refused;
      const problem = await problemWith(parts, ctx, values.person);
      if (problem !== undefined) return { reply: { kind: 'form-errors', fields: { person: problem } } };
      const { code, title, id } = view.goal;
      const [asked, who] = await Promise.all([
        parts.askForSupport(ctx, {
          askerId: ctx.actor.personId,
          askedId: values.person,
          words: say(ctx.locale).supportWords({ code, title, words: values.words }),
          neededBy: values.by,
          source: { feature: 'goals', thing: id },
        }),
        parts.people.person(values.person),
      ]);
      const name = who?.name ?? '…';
      return joinOutcomes(asked, notice(say(ctx.locale).asked({ who: { id: values.person, name } })));
    },
  });
