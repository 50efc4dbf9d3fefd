import { z } from 'zod';
import { type Context, defineForm, type FormRef, type Outcome, plainText } from '../../chat/index.ts';
import type { People } from '../people/model.ts';
import { noteForm, otherNames } from './cards.ts';
import { say } from './copy.ts';
import { maySeeExchange } from './policy.ts';
import { type About, canConverse, sortParticipants } from './rules.ts';
import type { ExchangeStore } from './store.ts';
import { describer, type Topics, topicOf } from './topic.ts';
import type { NoteWriter, Refusal, Written } from './write-note.ts';

type Parts = { own: ExchangeStore; people: People; topics: Topics; writer: NoteWriter };

const values = z.object({ words: z.string() });
const startSubject = z.tuple([z.string(), z.string()]).rest(z.string());

/** Reads what a form's subject says; nothing where it was not written here. */
function readSubject(subject: string): z.infer<typeof startSubject> | undefined {
  try {
    return startSubject.safeParse(JSON.parse(subject)).data;
  } catch {
    return undefined;
  }
}

/** Names the form for a first note; the topic decides again who may send it. */
export const startForm = (about: About, others: readonly string[]): FormRef => ({
  form: 'exchanges.start',
  subject: JSON.stringify([about.topic, about.thing, ...sortParticipants(others)]),
});

const refusal = (ctx: Context, reason: Refusal, names: readonly string[]) => {
  const words = say(ctx.locale);
  const said = {
    'nobody-left': words.nobodyLeft({ names }),
    'not-participant': words.notYours(),
    gone: words.notPossible(),
  };
  return said[reason];
};

const notOpened = (ctx: Context, reason: Refusal): { refused: Outcome } => ({
  refused: { reply: { kind: 'notice', text: refusal(ctx, reason, []) } },
});

/** A refused note stays in its form, with everything typed. */
const answer = (ctx: Context, written: Written, names: readonly string[]): Outcome =>
  'refused' in written
    ? { reply: { kind: 'form-errors', form: plainText(refusal(ctx, written.refused, names), ctx.actor) } }
    : { ...written.outcome, reply: { kind: 'notice', text: say(ctx.locale).sent({ names }) } };

/** Makes the two forms: an answer within an exchange, and the first note of a new one. */
export function noteForms({ own, people, topics, writer }: Parts) {
  const describe = describer(topics);
  const readerOf = (ctx: Context) => ({ personId: ctx.actor.personId, locale: ctx.locale, now: ctx.now });
  const namesFor = async (ctx: Context, participants: readonly string[]) =>
    otherNames(participants, ctx.actor.personId, await people.persons(participants));

  async function readStart(ctx: Context, subject: string) {
    const read = readSubject(subject);
    if (read === undefined) return undefined;
    const [topic, thing, ...others] = read;
    const participants = sortParticipants([...others, ctx.actor.personId]);
    if (!canConverse(participants)) return undefined;
    const may = await topicOf(topics, topic)?.mayStart(ctx.actor.personId, thing, others, ctx.now);
    return may === true ? { about: { topic, thing }, participants } : undefined;
  }

  const reply = defineForm({
    values,
    async open(ctx, { subject }) {
      const me = ctx.actor.personId;
      const exchange = await own.exchange(subject);
      if (exchange === undefined) return notOpened(ctx, 'gone');
      if (!maySeeExchange(me, exchange.participants)) return notOpened(ctx, 'not-participant');
      const known = await people.persons(exchange.participants);
      const last = exchange.notes.findLast((it) => it.authorId !== me);
      return noteForm(ctx.locale, {
        names: otherNames(exchange.participants, me, known),
        topic: await describe(exchange.about, readerOf(ctx)),
        last: last && { name: known.get(last.authorId)?.name ?? '?', words: last.words },
      });
    },
    async submit(ctx, submission) {
      const exchange = await own.exchange(submission.subject);
      const by = ctx.actor.personId;
      const written = await writer.note(ctx, exchange, { by, words: submission.values.words });
      return answer(ctx, written, await namesFor(ctx, exchange?.participants ?? []));
    },
  });

  const start = defineForm({
    values,
    async open(ctx, { subject }) {
      const begun = await readStart(ctx, subject);
      if (begun === undefined) return notOpened(ctx, 'gone');
      const topic = await describe(begun.about, readerOf(ctx));
      return noteForm(ctx.locale, { names: await namesFor(ctx, begun.participants), topic, last: undefined });
    },
    async submit(ctx, submission) {
      const begun = await readStart(ctx, submission.subject);
      if (begun === undefined) return answer(ctx, { refused: 'gone' }, []);
      const written = await writer.open(ctx, {
        ...begun,
        by: ctx.actor.personId,
        words: submission.values.words,
      });
      return answer(ctx, written, await namesFor(ctx, begun.participants));
    },
  });

  return { reply, start };
}
