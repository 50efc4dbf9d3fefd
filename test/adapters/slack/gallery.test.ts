import { describe, expect, it } from 'vitest';
import { renderForm } from '../../../adapters/slack/render-form.ts';
import { renderCards, renderHome } from '../../../adapters/slack/render-message.ts';
import { picturesFor } from '../../../adapters/slack/render-picture.ts';
import type { Card, Form } from '../../../src/chat/index.ts';
import { withFooter } from '../../../src/delivery/cards.ts';
import { type Locale, locales } from '../../../src/shared/locale.ts';
import {
  type Extreme,
  everything,
  inflateCard,
  inflateForm,
  longest,
  most,
} from '../../contracts/extreme.ts';
import { checkMessage, checkView } from '../../support/slack/check-blocks.ts';
import { drawSamples } from './samples.ts';

const samples = await drawSamples();

const eyesOf = (locale: Locale, cards: readonly Card[]) => ({
  locale,
  timeZone: 'Asia/Shanghai',
  accounts: new Map([['p-bob', 'U0BOB']]),
  pictures: new Map([...picturesFor(cards).keys()].map((it) => [it, 'F0PICTURE'])),
});

const messageId = '01999999-9999-7999-8999-999999999999';
const shownAs = (card: Card, locale: Locale) => withFooter([card], messageId, locale);
// Each alone in one language, and both in every language.
const sizes: readonly { name: string; extreme: Extreme; locale: Locale }[] = [
  { name: 'the longest words', extreme: longest, locale: 'zh-CN' },
  { name: 'the most of everything', extreme: most, locale: 'en' },
  ...locales.map((locale) => ({ name: 'both', extreme: everything, locale })),
];

/** Everything that is wrong, with the name of the sample: one failure shows all. */
const problemsOf = <T>(
  drawn: readonly { name: string; locale: Locale; it: T }[],
  check: (it: T, locale: Locale) => readonly string[],
): string[] =>
  drawn.flatMap(({ name, locale, it }) =>
    check(it, locale).map((problem) => `${name} (${locale}): ${problem}`),
  );

const wordsIn = (it: unknown): string => JSON.stringify(it);
const saysShortened = { en: /\(shortened\)|… and \d/, 'zh-CN': /（已缩短）|……还有/ };

describe('every card of every feature in Slack', () => {
  it('has samples to draw', () => {
    expect(samples.cards.length).toBeGreaterThan(80);
    expect(samples.forms.length).toBeGreaterThan(25);
  });

  it('is taken as it is, and nothing of it is shortened', () => {
    const problems = problemsOf(samples.cards, (card, locale) => {
      const cards = shownAs(card, locale);
      const message = renderCards(cards, eyesOf(locale, cards));
      const shortened = saysShortened[locale].test(wordsIn(message.blocks)) ? ['was shortened'] : [];
      return [...checkMessage(message), ...shortened];
    });
    expect(problems).toEqual([]);
  });

  it('is taken as somebody’s home', () => {
    const problems = problemsOf(samples.cards, (card, locale) =>
      checkView(renderHome([card, card], eyesOf(locale, [card]))),
    );
    expect(problems).toEqual([]);
  });

  it.each(sizes)('is taken with $name in $locale, and says what was shortened', ({ extreme, ...size }) => {
    const inOne = samples.cards.filter((it) => it.locale === size.locale);
    const problems = problemsOf(inOne, (card, locale) => {
      const large = inflateCard(card, extreme);
      const cards = shownAs(large, locale);
      const eyes = eyesOf(locale, cards);
      const message = renderCards(cards, eyes);
      const isLong = extreme.words > 1_000 && card.elements.some((it) => it.kind === 'text');
      const silent = isLong && !saysShortened[locale].test(wordsIn(message.blocks));
      return [
        ...checkMessage(message),
        ...(extreme === most ? checkView(renderHome(cards, eyes)) : []),
        ...(silent ? ['was shortened silently'] : []),
      ];
    });
    expect(problems).toEqual([]);
  });

  it('is taken ten to a message', () => {
    const cards = samples.cards.slice(0, 10).map((it) => inflateCard(it.it, most));
    expect(checkMessage(renderCards(cards, eyesOf('en', cards)))).toEqual([]);
  });
});

describe('every form of every feature in Slack', () => {
  const view = (form: Form, locale: Locale) =>
    renderForm(form, {
      instance: messageId,
      origin: { channel: 'C0PAYMENTS', message: '1790000000.000001' },
      locale,
      timeZone: 'Asia/Shanghai',
    });

  it('is taken as it is', () => {
    expect(problemsOf(samples.forms, (form, locale) => checkView(view(form, locale)))).toEqual([]);
  });

  it.each(sizes)('is taken with $name in $locale', ({ extreme, ...size }) => {
    const inOne = samples.forms.filter((it) => it.locale === size.locale);
    const problems = problemsOf(inOne, (form, locale) => checkView(view(inflateForm(form, extreme), locale)));
    expect(problems).toEqual([]);
  });
});
