import { plain, type Reading, type Text, wordsOfText } from '../../src/chat/index.ts';
import { closeValue } from './control-values.ts';
import { say } from './copy.ts';
import { limits } from './limits.ts';
import { inRow } from './render-controls.ts';
import { firstThatFits } from './render-fit.ts';
import type { Button, Element, FeishuCard } from './render-json.ts';
import { cardOf, headerOf } from './render-message.ts';
import { type Eyes, paragraph, plainObject, smallPrint, words } from './render-text.ts';

const eyesOf = (reading: Reading): Eyes => ({ ...reading, accounts: new Map() });

/** Draws what stays of a form that was sent or closed: its title and a sentence, and nothing that was typed. */
export function renderReceipt(title: string, sentence: Text, reading: Reading): FeishuCard {
  const eyes = eyesOf(reading);
  const summary = wordsOfText(sentence, eyes, limits.summary);
  return cardOf(summary, headerOf({ title: plain(title) }, eyes), [paragraph(sentence, eyes, 2_000)]);
}

export type Unsent = {
  instance: string;
  title: string;
  /** Why it cannot be sent any more. */
  why: Text;
  /** What somebody wrote into it. */
  written: readonly string[];
};

// Characters of each thing written: all that a form takes, as long as one card holds it.
const details: readonly [number, ...number[]] = [limits.inputCharacters, 700, 400, 200];

/** Draws what stays of a form that cannot be sent any more: why, what was written in it to be copied, and the way on. */
export function renderUnsent({ instance, title, why, written }: Unsent, reading: Reading): FeishuCard {
  const eyes = eyesOf(reading);
  const copy = say(reading.locale);
  const close: Button = {
    tag: 'button',
    text: plainObject(copy.close(), limits.buttonLabel),
    type: 'default',
    behaviors: [{ type: 'callback', value: closeValue({ instance, fields: [], title }) }],
  };
  const reason = words(`⚠️ ${wordsOfText(why, eyes, 600)}`, 620, { color: 'red' });
  const drawn = firstThatFits(details, (max) => {
    const kept = written.flatMap((it): Element[] => [{ tag: 'hr' }, words(it, max)]);
    return cardOf(copy.formUnsent(), headerOf({ title: plain(title) }, eyes), [
      reason,
      words(copy.formUnsent(), 200),
      ...(kept.length === 0 ? [] : [smallPrint(copy.written()), ...kept, { tag: 'hr' as const }]),
      inRow([close]),
    ]);
  });
  return drawn.card;
}
