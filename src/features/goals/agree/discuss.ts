import { z } from 'zod';
import {
  type Context,
  defineForm,
  type Form,
  field,
  joinOutcomes,
  type Outcome,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Goal } from '../model.ts';
import { notice } from '../parts.ts';
import { say } from './copy.ts';
import type { Proposal } from './model.ts';
import { mayDiscuss } from './policy.ts';
import { quiet } from './posts.ts';
import type { AgreeParts } from './propose.ts';
import { readProposal } from './read-proposal.ts';
import { whyNot } from './why-not.ts';

/** Characters of one note, as exchanges take them. */
const MAX_NOTE = 1_000;

const purposes = ['suggest-change', 'talk'] as const;
type Purpose = (typeof purposes)[number];

/** Draws the form for a note to the other side. */
export function noteForm(locale: Locale, it: { purpose: Purpose; other: string; title: string }): Form {
  const words = say(locale);
  const isChange = it.purpose === 'suggest-change';
  return {
    title: isChange ? words.suggestTitle() : words.talkTitle(),
    audience: words.noteAudience({ name: it.other }),
    items: [
      { kind: 'text', text: words.aboutGoal({ title: it.title }) },
      field({
        kind: 'long-text',
        name: 'words',
        label: isChange ? words.suggestWords() : words.talkWords(),
        hint: isChange ? words.suggestHint() : words.talkHint(),
        required: true,
        maxLength: MAX_NOTE,
      }),
    ],
    submit: words.send(),
    buttons: [],
  };
}

/** Makes the forms in which the two sides write to each other about a proposal. */
export function discussion(parts: AgreeParts) {
  const { people, exchanges, proposals } = parts;

  const otherOf = (personId: string, { goal, proposal }: { goal: Goal; proposal: Proposal }): string =>
    personId === proposal.askedId ? goal.proposedById : proposal.askedId;

  async function read(ctx: Context, goalId: string) {
    const found = await readProposal(parts, ctx, goalId);
    if ('refused' in found) return found;
    if (mayDiscuss(ctx.actor.personId, found.goal, found.proposal)) return found;
    return { refused: notice(await whyNot(parts, ctx, found, 'decide')) };
  }

  /** Somebody who was asked and wrote instead has answered: nobody reminds them of it. */
  const answered = (ctx: Context, { goal, proposal }: { goal: Goal; proposal: Proposal }): Outcome =>
    ctx.actor.personId !== proposal.askedId
      ? {}
      : {
          write: [proposals.take(proposal, { answeredAt: ctx.now })],
          wake: quiet(goal.id),
          refresh: [{ card: 'goals.proposal', thing: goal.id }],
        };

  const formFor = (purpose: Purpose) =>
    defineForm({
      values: z.object({ words: z.string() }),
      async open(ctx, { subject }) {
        const found = await read(ctx, subject);
        if ('refused' in found) return found;
        const other = (await people.person(otherOf(ctx.actor.personId, found)))?.name ?? '…';
        return noteForm(ctx.locale, { purpose, other, title: found.goal.title });
      },
      async submit(ctx, { subject, values }) {
        const found = await read(ctx, subject);
        if ('refused' in found) return found.refused;
        const other = otherOf(ctx.actor.personId, found);
        const written = await exchanges.open(ctx, {
          about: { topic: 'goals', thing: found.goal.id },
          participants: [other],
          by: ctx.actor.personId,
          words: values.words,
        });
        const name = (await people.person(other))?.name ?? '…';
        const words = say(ctx.locale);
        if ('refused' in written) return { reply: { kind: 'form-errors', form: words.notThere({ name }) } };
        const reply: Outcome = { reply: { kind: 'notice', text: words.noteSent({ name }) } };
        return joinOutcomes(written.outcome, answered(ctx, found), reply);
      },
    });

  return {
    forms: { 'suggest-change': formFor('suggest-change'), talk: formFor('talk') },
    /** Opens the form for a note about a proposal. */
    open: (purpose: Purpose, goalId: string): Outcome => ({
      reply: { kind: 'form', form: { form: `goals.${purpose}`, subject: goalId } },
    }),
  };
}
