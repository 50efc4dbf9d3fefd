import { z } from 'zod';
import {
  action,
  type Button,
  defineAction,
  type Feature,
  type Outcome,
  type RenderContext,
} from '../../chat/index.ts';
import type { Store } from '../../storage/store.ts';
import type { People } from '../people/model.ts';
import { threadCard } from './cards.ts';
import { say } from './copy.ts';
import { noteForms, startForm } from './forms.ts';
import { mergeExchanges } from './merging/merge-people.ts';
import { maySeeExchange } from './policy.ts';
import { samples } from './samples.ts';
import type { ExchangeTables } from './schema.ts';
import { exchangeStore } from './store.ts';
import { describer, type Topics } from './topic.ts';
import { type NewNote, noteWriter } from './write-note.ts';

export type { Topic, Topics } from './topic.ts';

const ofPage = z.object({ exchange: z.string(), page: z.string().regex(/^\d{1,4}$/) });

const showPage = (card: 'earlier' | 'full', it: z.infer<typeof ofPage>): Outcome => ({
  reply: { kind: 'card', card: { card: `exchanges.${card}`, thing: `${it.page}@${it.exchange}` } },
});

/** Makes the feature for notes between two or three people about a thing (decision 3). */
export function createExchanges({
  store,
  people,
  topics,
}: {
  store: Store<ExchangeTables>;
  people: People;
  topics: Topics;
}) {
  const own = exchangeStore(store);
  const writer = noteWriter({ own, people });
  const describe = describer(topics);

  async function drawThread(ctx: RenderContext, id: string, page: number, full: boolean) {
    const readerId = ctx.reader.personId;
    const exchange = await own.exchange(id);
    if (readerId === undefined || exchange === undefined) return 'gone';
    if (!maySeeExchange(readerId, exchange.participants)) return 'gone';
    return threadCard(ctx.locale, {
      exchange,
      readerId,
      page,
      full,
      timeZone: ctx.reader.timeZone,
      people: await people.persons(exchange.participants),
      topic: await describe(exchange.about, { personId: readerId, locale: ctx.locale, now: ctx.now }),
    });
  }

  /** Draws one page of an exchange; the thing is `<page>@<exchange>`. */
  async function drawPage(ctx: RenderContext, thing: string, full: boolean) {
    const [, page, id = ''] = /^(\d{1,4})@(.*)$/.exec(thing) ?? [];
    return page === undefined ? 'gone' : drawThread(ctx, id, Number(page), full);
  }

  const feature: Feature = {
    name: 'exchanges',
    cards: {
      thread: { render: (ctx, id) => drawThread(ctx, id, ctx.page, false) },
      earlier: { render: (ctx, thing) => drawPage(ctx, thing, false) },
      /** A page with its notes to the end. */
      full: { render: (ctx, thing) => drawPage(ctx, thing, true) },
    },
    actions: {
      reply: defineAction(z.object({ exchange: z.string() }), async (_ctx, payload) => ({
        reply: { kind: 'form', form: { form: 'exchanges.reply', subject: payload.exchange } },
      })),
      /** Begins, or goes on with, an exchange about a thing that a card of another feature shows. */
      start: defineAction(
        z.object({ topic: z.string(), thing: z.string(), with: z.string() }),
        async (_ctx, payload) => ({
          reply: { kind: 'form', form: startForm(payload, payload.with.split(' ')) },
        }),
      ),
      earlier: defineAction(ofPage, async (_ctx, it) => showPage('earlier', it)),
      full: defineAction(ofPage, async (_ctx, it) => showPage('full', it)),
    },
    forms: noteForms({ own, people, topics, writer }),
    reasons: { note: (locale) => say(locale).why() },
    on: mergeExchanges(store, people),
    samples,
  };

  return {
    feature,
    /** Writes the first (or the next) note about a thing between people; the caller has checked that they may. */
    open: writer.open,
    /** Adds a note to an exchange. */
    note: async (ctx: { now: Date; newId(): string }, exchangeId: string, it: NewNote) =>
      writer.note(ctx, await own.exchange(exchangeId), it),
    compose: startForm,
    /** Lists who takes part in any exchange about a thing, without what is written there. */
    participantsIn: own.participantsIn,
  };
}

export type Exchanges = ReturnType<typeof createExchanges>;

/** Makes a button that opens the form for a note about a thing; its topic decides who may. */
export const noteButton = (
  label: string,
  about: { topic: string; thing: string },
  others: readonly string[],
): Button => ({
  label,
  action: action('exchanges.start', { ...about, with: others.join(' ') }),
});
