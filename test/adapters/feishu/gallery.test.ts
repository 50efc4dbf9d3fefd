import { describe, expect, it } from 'vitest';
import { renderForm } from '../../../adapters/feishu/render-form.ts';
import { renderCards } from '../../../adapters/feishu/render-message.ts';
import { picturesFor } from '../../../adapters/feishu/render-picture.ts';
import { type Card, type Form, fieldsOf } from '../../../src/chat/index.ts';
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
import { checkCard } from '../../support/feishu/check-card.ts';
import { drawSamples } from '../slack/samples.ts';
import { tagged, wordsIn } from './render-words.ts';

const samples = await drawSamples();

const eyesOf = (locale: Locale, cards: readonly Card[]) => ({
  locale,
  timeZone: 'Asia/Shanghai',
  accounts: new Map([['p-bob', 'ou_bob']]),
  pictures: new Map([...picturesFor(cards).keys()].map((it) => [it, 'img_v2_picture'])),
});

const messageId = '01999999-9999-7999-8999-999999999999';
const known = { user: (id: string) => id === 'ou_bob', image: (key: string) => key === 'img_v2_picture' };
const check = (card: object) => checkCard(card, known);
const shownAs = (card: Card, locale: Locale) => withFooter([card], messageId, locale);
// The longest words where a character takes the most bytes, and all at once in every language.
const sizes: readonly { name: string; extreme: Extreme; locale: Locale }[] = [
  { name: 'the longest words', extreme: longest, locale: 'zh-CN' },
  { name: 'the most of everything', extreme: most, locale: 'en' },
  ...locales.map((locale) => ({ name: 'both', extreme: everything, locale })),
];

/** Everything that is wrong, with the name of the sample: one failure shows all. */
const problemsOf = <T>(
  drawn: readonly { name: string; locale: Locale; it: T }[],
  look: (it: T, locale: Locale) => readonly string[],
): string[] =>
  drawn.flatMap(({ name, locale, it }) =>
    look(it, locale).map((problem) => `${name} (${locale}): ${problem}`),
  );

const saysShortened = { en: /\(shortened\)|… and \d/, 'zh-CN': /（已缩短）|……还有/ };

describe('every card of every feature in Feishu', () => {
  it('has samples to draw', () => {
    expect(samples.cards.length).toBeGreaterThan(80);
    expect(samples.forms.length).toBeGreaterThan(25);
  });

  it('says where somebody waits for an act, before Feishu takes no press on it any more', () => {
    const waiting = samples.cards.filter((it) => it.it.waits === true).map((it) => it.name);
    for (const name of ['Feedback: closed', 'Feedback: asked for it'])
      expect(waiting).toContain(`feedback: ${name}`);
    expect(waiting).toContain('support: Support: asked');
    for (const name of ['Feedback: opened', 'Feedback: for the manager', 'Feedback: receipt'])
      expect(waiting).not.toContain(`feedback: ${name}`);
    for (const name of ['support: Support: accepted', 'exchanges: Notes between two people'])
      expect(waiting).not.toContain(name);
  });

  it('is taken as it is, and nothing of it is shortened', () => {
    const problems = problemsOf(samples.cards, (card, locale) => {
      const cards = shownAs(card, locale);
      const drawn = renderCards(cards, eyesOf(locale, cards));
      return [...check(drawn), ...(saysShortened[locale].test(wordsIn(drawn)) ? ['was shortened'] : [])];
    });
    expect(problems).toEqual([]);
  });

  it.each(sizes)('is taken with $name in $locale, and says what was shortened', ({ extreme, ...size }) => {
    const inOne = samples.cards.filter((it) => it.locale === size.locale);
    const problems = problemsOf(inOne, (card, locale) => {
      const large = inflateCard(card, extreme);
      const cards = shownAs(large, locale);
      const drawn = renderCards(cards, eyesOf(locale, cards));
      const isLong = extreme.words > 1_000 && card.elements.some((it) => it.kind === 'text');
      const silent = isLong && !saysShortened[locale].test(wordsIn(drawn));
      return [...check(drawn), ...(silent ? ['was shortened silently'] : [])];
    });
    expect(problems).toEqual([]);
  });

  it('is taken ten to a message', () => {
    const cards = samples.cards.slice(0, 10).map((it) => inflateCard(it.it, most));
    expect(check(renderCards(cards, eyesOf('en', cards)))).toEqual([]);
  });
});

describe('every form of every feature in Feishu', () => {
  const draw = (form: Form, locale: Locale) =>
    renderForm(form, { instance: messageId, locale, timeZone: 'Asia/Shanghai' });

  it('is taken as it is, with all of its fields', () => {
    const problems = problemsOf(samples.forms, (form, locale) => {
      const drawn = draw(form, locale);
      return [...check(drawn), ...(saysShortened[locale].test(wordsIn(drawn)) ? ['was shortened'] : [])];
    });
    expect(problems).toEqual([]);
  });

  it('is taken with everything wrong with it, and says so', () => {
    const problems = problemsOf(samples.forms, (form, locale) => {
      const errors = Object.fromEntries(fieldsOf(form).map((it) => [it.name, `wrong: ${it.name}`]));
      const drawn = renderForm(form, {
        instance: messageId,
        locale,
        timeZone: 'Asia/Shanghai',
        errors,
        formError: 'It was changed meanwhile.',
        hint: 'Have another look.',
      });
      const words = wordsIn(drawn);
      const unsaid = [...Object.values(errors), 'It was changed meanwhile.', 'Have another look.'].filter(
        (it) => !words.includes(it),
      );
      return [...check(drawn), ...unsaid.map((it) => `does not say “${it}”`)];
    });
    expect(problems).toEqual([]);
  });

  it.each(sizes)('is taken with $name in $locale, and can be sent', ({ extreme, ...size }) => {
    const inOne = samples.forms.filter((it) => it.locale === size.locale);
    const problems = problemsOf(inOne, (form, locale) => {
      const drawn = draw(inflateForm(form, extreme), locale);
      const buttons = tagged(tagged(drawn, 'form'), 'button').length;
      return [...check(drawn), ...(buttons === form.buttons.length + 2 ? [] : ['lost a button'])];
    });
    expect(problems).toEqual([]);
  });
});
