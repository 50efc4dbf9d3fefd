import type { ModalView } from '@slack/types';
import { type AnswerEyes, type Card, plainText, type Text, wordsOfText } from '../../src/chat/index.ts';
import type { Rendered } from './config.ts';
import { say } from './copy.ts';
import { limits } from './limits.ts';
import { renderHome } from './render-message.ts';
import { type Eyes, escapeMarkup, plainObject, richBlock, richElements, section } from './render-text.ts';

/** The callback of a view that shows cards and sends nothing. */
const CARDS_CALLBACK = 'cards';

/** Whose eyes an answer is drawn for; somebody whom the core does not know is answered in English. */
export const eyesOf = (eyes: AnswerEyes | undefined): Eyes => ({
  locale: eyes?.locale ?? 'en',
  timeZone: eyes?.timeZone ?? 'UTC',
  accounts: eyes?.accounts ?? new Map(),
});

/** Draws a sentence as a message. */
export const renderSentence = (text: Text, eyes: Eyes): Rendered => ({
  // Each character may become an entity of five.
  text: escapeMarkup(wordsOfText(text, eyes, limits.messageText / 5)),
  blocks: [richBlock(section(richElements(text, eyes, limits.text)))],
});

/** Makes a card of a sentence, for places that hold nothing but cards. */
export const cardOfSentence = (text: Text, eyes: Eyes): Card => ({
  title: [{ kind: 'plain', text: 'Pacer' }],
  summary: plainText(text, eyes),
  elements: [{ kind: 'text', text }],
});

/** Draws cards as a modal of their own, where there is no conversation to put them into. */
export const renderCardsView = (cards: readonly Card[], eyes: Eyes): ModalView => ({
  type: 'modal',
  callback_id: CARDS_CALLBACK,
  title: plainObject('Pacer', limits.viewTitle),
  close: plainObject(say(eyes.locale).done(), limits.viewButton),
  blocks: renderHome(cards, eyes).blocks,
});
