import { z } from 'zod';
import {
  type Context,
  defineForm,
  type Form,
  field,
  type Outcome,
  type PersonRef,
} from '../../chat/index.ts';
import type { People } from '../people/model.ts';
import type { SupportAnswers } from './answer.ts';
import { say } from './copy.ts';
import { mayAnswer, mayAskSomeoneElse, mayBeAsked } from './policy.ts';
import { MAX_DECLINE_WORDS, type Request } from './rules.ts';
import type { SupportStore } from './store.ts';

type Parts = { own: SupportStore; people: People; answers: SupportAnswers };

/** Who is offered before anything is typed. */
const MAX_LIKELY = 15;

const declineValues = z.object({ words: z.string().optional() });
const personValues = z.object({ person: z.string() });

/** Draws the form with which somebody declines; the words are theirs to leave out. */
export function declineForm(ctx: Pick<Context, 'locale'>, it: { asker: string; version: number }): Form {
  const words = say(ctx.locale);
  return {
    title: words.declineTitle(),
    audience: words.audience({ name: it.asker }),
    items: [
      field({
        kind: 'long-text',
        name: 'words',
        label: words.declineWords(),
        hint: words.declineHint({ name: it.asker }),
        maxLength: MAX_DECLINE_WORDS,
      }),
    ],
    submit: words.send(),
    buttons: [],
    version: it.version,
  };
}

/** Draws the form that names somebody: to suggest them, or to ask them. */
export function personForm(
  ctx: Pick<Context, 'locale'>,
  it: { purpose: 'suggest' | 'other'; asker: string; words: string; likely: PersonRef[]; version: number },
): Form {
  const words = say(ctx.locale);
  const suggest = it.purpose === 'suggest';
  return {
    title: suggest ? words.suggestTitle() : words.otherTitle(),
    audience: suggest ? words.audience({ name: it.asker }) : words.audienceNew(),
    items: [
      { kind: 'text', text: [{ kind: 'plain', text: it.words }] },
      field({
        kind: 'person',
        name: 'person',
        label: suggest ? words.suggestWho() : words.otherWho(),
        ...(suggest ? { hint: words.suggestHint({ name: it.asker }) } : {}),
        required: true,
        lookup: 'support.colleague',
        likely: it.likely,
      }),
    ],
    submit: words.send(),
    buttons: [],
    version: it.version,
  };
}

/** Makes the three forms of a request. */
export function supportForms({ own, people, answers }: Parts) {
  /** Offers the asker's team first: whoever knows the work is probably among them. */
  async function likely(request: Request, without: readonly string[]): Promise<PersonRef[]> {
    const asker = await people.person(request.askerId);
    const members = asker?.teamId === undefined ? [] : await people.membersOf(asker.teamId);
    return members
      .filter((it) => !without.includes(it.id))
      .slice(0, MAX_LIKELY)
      .map(({ id, name }) => ({ id, name }));
  }

  const askerName = async (request: Request) => (await people.person(request.askerId))?.name ?? '…';

  /** Checks the chosen person; says on the field why it cannot be them. */
  async function problemWith(ctx: Context, request: Request, personId: string): Promise<string | undefined> {
    const words = say(ctx.locale);
    if (personId === ctx.actor.personId) return words.notYourself();
    const person = await people.person(personId);
    const name = person?.name ?? '…';
    if (personId === request.askerId || personId === request.askedId) return words.notThem({ name });
    return mayBeAsked(person) ? undefined : words.notThere({ name });
  }

  const refused = (outcome: Outcome) => ({ refused: outcome });

  const decline = defineForm({
    values: declineValues,
    async open(ctx, { subject }) {
      const request = await own.request(subject);
      if (request === undefined || !mayAnswer(ctx.actor.personId, request))
        return refused(answers.stale(ctx, request));
      return declineForm(ctx, { asker: await askerName(request), version: request.version });
    },
    submit: (ctx, { subject, values }) => answers.decline(ctx, subject, values.words),
  });

  const suggest = defineForm({
    values: personValues,
    async open(ctx, { subject }) {
      const request = await own.request(subject);
      const me = ctx.actor.personId;
      if (request === undefined || !mayAnswer(me, request)) return refused(answers.stale(ctx, request));
      const { words, version } = request;
      const offered = await likely(request, [me, request.askerId]);
      return personForm(ctx, {
        purpose: 'suggest',
        asker: await askerName(request),
        words,
        likely: offered,
        version,
      });
    },
    async submit(ctx, { subject, values }) {
      const request = await own.request(subject);
      if (request === undefined) return answers.stale(ctx, request);
      const problem = await problemWith(ctx, request, values.person);
      if (problem !== undefined) return { reply: { kind: 'form-errors', fields: { person: problem } } };
      return answers.suggest(ctx, subject, values.person);
    },
  });

  const other = defineForm({
    values: personValues,
    async open(ctx, { subject }) {
      const request = await own.request(subject);
      const me = ctx.actor.personId;
      if (request === undefined || !mayAskSomeoneElse(me, request))
        return refused(answers.stale(ctx, request));
      const { words, version } = request;
      const offered = await likely(request, [me, request.askedId]);
      return personForm(ctx, {
        purpose: 'other',
        asker: await askerName(request),
        words,
        likely: offered,
        version,
      });
    },
    async submit(ctx, { subject, values }) {
      const request = await own.request(subject);
      if (request === undefined) return answers.stale(ctx, request);
      const problem = await problemWith(ctx, request, values.person);
      if (problem !== undefined) return { reply: { kind: 'form-errors', fields: { person: problem } } };
      return answers.askAnother(ctx, subject, values.person, 'notice');
    },
  });

  return { decline, suggest, 'ask-other': other };
}
