import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RenderCard } from '../../../adapters/playground/render-card.tsx';
import { RenderForm } from '../../../adapters/playground/render-form.tsx';
import {
  action,
  type Card,
  code,
  emphasis,
  type Form,
  field,
  mention,
  person,
  plain,
  strong,
  text,
} from '../../../src/chat/index.ts';
import { anyText } from '../../support/any-text.ts';
import { unescapeHtml, wordsOf } from './open-playground.ts';

const eyes = { locale: 'en' as const, timeZone: 'UTC', personId: 'me', id: 'x' };

const hostile = fc.oneof(
  anyText(),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '&lt;b&gt;',
    '</textarea><b>',
    "' onfocus='x",
    '\u202egnp.exe',
    '👩‍💻',
  ),
);
const tagsOf = (html: string): string[] => [...html.matchAll(/<\/?[a-z][a-z0-9]*/gi)].map(([tag]) => tag);

const cardWith = (words: string): Card => ({
  title: plain(words),
  summary: words,
  badge: { label: words, tone: 'good' },
  elements: [
    {
      kind: 'text',
      text: text`${words} ${strong(words)} ${emphasis(words)} ${code(words)} ${person({ id: 'p', name: words })} ${mention({ id: 'me', name: words })}`,
    },
    { kind: 'fields', layout: 'rows', fields: [{ label: words, value: plain(words) }] },
    {
      kind: 'list',
      items: [
        {
          text: plain(words),
          note: plain(words),
          button: { label: words, action: action('a.b', { words }) },
        },
      ],
    },
    { kind: 'people', label: words, people: [{ id: 'p', name: words }] },
    { kind: 'table', columns: [words], rows: [[plain(words)]] },
    { kind: 'select', label: words, options: [{ value: words, label: words }], action: action('a.c') },
    { kind: 'progress', label: words, share: 0.5, caption: plain(words) },
  ],
});

const formWith = (words: string): Form => ({
  title: words,
  audience: plain(words),
  items: [
    field({
      kind: 'text',
      name: 'a',
      label: words,
      hint: words,
      maxLength: 10,
      initial: words,
      placeholder: words,
    }),
    field({ kind: 'long-text', name: 'b', label: words, maxLength: 10, initial: words }),
    field({
      kind: 'select',
      name: 'c',
      label: words,
      options: [{ value: words, label: words }],
      initial: words,
    }),
    field({ kind: 'several', name: 'd', label: words, options: [{ value: words, label: words }] }),
    field({
      kind: 'people',
      name: 'e',
      label: words,
      lookup: words,
      likely: [{ id: words, name: words }],
      max: 2,
      initial: [{ id: words, name: words }],
    }),
    field({ kind: 'rating', name: 'f', label: words, max: 5, lowest: words, highest: words }),
    field({
      kind: 'done-list',
      name: 'g',
      label: words,
      items: [{ id: 'i', text: words, initial: 'open' }],
      words: { done: words, open: words, dropped: words },
    }),
  ],
  submit: words,
  buttons: [{ name: 'more', label: words }],
});

const cardHtml = (card: Card): string => (<RenderCard card={card} eyes={eyes} />).toString();
const formHtml = (form: Form): string => (<RenderForm form={form} eyes={eyes} instance="i" />).toString();
const withoutIsolation = (html: string): string => html.replace(/<\/?bdi>/g, '');

describe('What people write', () => {
  it('never becomes markup in a card', () => {
    const expected = tagsOf(cardHtml(cardWith('x')));
    fc.assert(
      fc.property(
        hostile.filter((it) => it !== ''),
        (words) => {
          expect(tagsOf(withoutIsolation(cardHtml(cardWith(words))))).toEqual(expected);
        },
      ),
    );
  });

  it('never becomes markup in a form', () => {
    const expected = tagsOf(formHtml(formWith('x')));
    fc.assert(
      fc.property(
        hostile.filter((it) => it !== ''),
        (words) => {
          expect(tagsOf(withoutIsolation(formHtml(formWith(words))))).toEqual(expected);
        },
      ),
    );
  });

  it('comes back letter by letter', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const html = cardHtml({ title: [], summary: '', elements: [{ kind: 'text', text: plain(words) }] });
        expect(wordsOf(html)).toBe(words);
      }),
    );
  });

  it('keeps direction marks to itself', () => {
    const html = cardHtml({
      title: [],
      summary: '',
      elements: [{ kind: 'text', text: text`before ${'\u202eturned'} after` }],
    });
    expect(html).toContain('before <bdi>\u202eturned</bdi> after');
  });
});

describe('A card', () => {
  it('names its own card, and each of its controls carries its action', () => {
    const html = cardHtml(cardWith('Words'));
    expect(html).toContain('aria-labelledby="x-title"');
    expect(unescapeHtml(/data-action="([^"]*)"/.exec(html)?.[1] ?? '')).toBe('["a.b",1,{"words":"Words"}]');
  });

  it('says in words what a badge says in colour', () => {
    expect(wordsOf(cardHtml(cardWith('Fine')))).toContain('Fine (good)');
  });

  it('shows a share between nothing and everything', () => {
    const at = (share: number): string =>
      cardHtml({ title: [], summary: '', elements: [{ kind: 'progress', label: 'p', share }] });
    expect(at(-1)).toContain('value="0"');
    expect(at(1.7)).toContain('value="100"');
  });
});

describe('A form', () => {
  it('ties each control to its label, its hint and its error', () => {
    const html = formHtml(formWith('Words'));
    for (const name of ['a', 'b', 'c', 'e']) {
      expect(html).toContain(`for="x-field-${name}"`);
      expect(html).toContain(`id="x-field-${name}"`);
      expect(html).toContain(`id="x-field-${name}-error"`);
    }
    expect(html).toContain('aria-describedby="x-field-a-hint x-field-a-error"');
  });

  it('has no empty choice where something must be chosen and is', () => {
    const select = {
      kind: 'select',
      name: 's',
      label: 'S',
      options: [{ value: '1', label: 'One' }],
    } as const;
    const form = (it: Form['items'][number]): string => formHtml({ ...formWith('x'), items: [it] });
    expect(
      form(field({ ...select, options: [...select.options], required: true, initial: '1' })),
    ).not.toContain('value=""');
    expect(form(field({ ...select, options: [...select.options] }))).toContain('value=""');
  });
});
