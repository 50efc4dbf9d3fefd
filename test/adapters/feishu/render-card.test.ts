import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPressed } from '../../../adapters/feishu/control-values.ts';
import { renderCards, renderNotice, toastWords } from '../../../adapters/feishu/render-message.ts';
import {
  action,
  type Card,
  type CardElement,
  code,
  emphasis,
  instant,
  link,
  mention,
  person,
  plain,
  strong,
  text,
} from '../../../src/chat/index.ts';
import { withFooter } from '../../../src/delivery/cards.ts';
import { bob, everyElement, HOSTILE } from '../../contracts/every-element.ts';
import { anyText } from '../../support/any-text.ts';
import { checkCard } from '../../support/feishu/check-card.ts';
import { objectsIn, tagged, wordsIn } from './render-words.ts';

const eyes = { locale: 'en' as const, timeZone: 'Asia/Shanghai', accounts: new Map([[bob.id, 'ou_bob']]) };
const chinese = { ...eyes, locale: 'zh-CN' as const };
const cardOf = (...elements: CardElement[]): Card => ({
  title: plain('Title'),
  summary: 'Summary',
  elements,
});
const draw = (...elements: CardElement[]) => renderCards([cardOf(...elements)], eyes);
const markdownIn = (it: unknown): string =>
  tagged(it, 'markdown')
    .map((each) => each.content)
    .join('\n');

const words = fc.oneof(
  anyText({ maxLength: 200 }),
  fc
    .tuple(
      fc.constantFrom(
        '👩‍👩‍👧‍👦',
        '𠮷',
        'e\u0301\u0323',
        '林晓 ',
        '<at id=all></at> ',
        '&amp;',
        '"',
        '\n',
        '\ud800',
      ),
      fc.nat(2_000),
    )
    .map(([unit, times]) => unit.repeat(times)),
  fc.constantFrom('', ' ', HOSTILE, '<at id=ou_1></at>', '[x](https://x.example)', '\u2069\u202e'),
);
const hostileText = words.map(
  (it) =>
    text`${it} ${strong(it)}${emphasis(it)}${code(it)}${person({ id: 'p', name: it })}${mention({ ...bob, name: it })}`,
);
const press = action('a.b', { id: '01999999-9999-7999-8999-999999999999' });
const button = words.map((label) => ({ label, action: press }));
const badge = words.map((label) => ({ label, tone: 'bad' as const }));
const few = { maxLength: 60 };
const elements = fc.oneof(
  hostileText.map((it): CardElement => ({ kind: 'text', text: it })),
  hostileText.map((it): CardElement => ({ kind: 'note', text: it })),
  hostileText.map((it): CardElement => ({ kind: 'heading', text: it })),
  fc
    .tuple(
      fc.constantFrom('rows' as const, 'columns' as const),
      fc.array(fc.record({ label: words, value: hostileText }), few),
    )
    .map(([layout, fields]): CardElement => ({ kind: 'fields', layout, fields })),
  fc
    .array(
      fc.record({ text: hostileText, note: hostileText, badge, button }, { requiredKeys: ['text'] }),
      few,
    )
    .map((items): CardElement => ({ kind: 'list', items })),
  fc.record({
    kind: fc.constant('people' as const),
    label: words,
    people: fc.array(words.map((name) => ({ id: 'p', name }))),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.array(words, { maxLength: 30 }),
    rows: fc.array(fc.array(hostileText, { maxLength: 30 }), { maxLength: 10 }),
  }),
  fc.array(button, few).map((buttons): CardElement => ({ kind: 'buttons', buttons })),
  fc
    .array(fc.record({ value: fc.string({ maxLength: 90 }), label: words }), few)
    .map((options): CardElement => ({ kind: 'select', label: 'Choose', options, action: press })),
  fc.record({ kind: fc.constant('progress' as const), label: words, share: fc.double() }),
  fc.constant<CardElement>({ kind: 'divider' }),
);

// All that Pacer itself writes into Markdown.
const ours =
  /<at id=ou_bob><\/at>|<person id='ou_bob' [^<>]*><\/person>|<font color='grey'>|<\/font>|<text_tag color='\w+'>|<\/text_tag>|&(#\d+|sim|nbsp);|`[^`]*`|\*/g;

describe('any card', () => {
  it('is taken by Feishu, and no word in it is ever read as markup', () => {
    fc.assert(
      fc.property(fc.array(elements, { maxLength: 12 }), hostileText, words, (parts, title, summary) => {
        const drawn = renderCards([{ title, summary, elements: parts }], eyes);
        expect(checkCard(drawn)).toEqual([]);
        expect(tagged(drawn, 'lark_md')).toEqual([]);
        expect(markdownIn(drawn).replace(ours, '')).not.toMatch(/[<>&[\]`*~_#|!@]/);
        for (const it of objectsIn(drawn))
          for (const each of Object.values(it))
            if (typeof each === 'string') expect(each.isWellFormed()).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a text', () => {
  it('keeps its styles, and hostile words whole', () => {
    const drawn = draw({
      kind: 'text',
      text: text`${strong('b')} ${emphasis('i')} ${code('/goal')} ${HOSTILE}`,
    });
    expect(markdownIn(drawn)).toMatch(/^\*\*b\*\* \*i\* `\/goal` /);
    expect(wordsIn(drawn)).toContain(HOSTILE);
  });

  it('is words in which nothing is read where it is no more than that', () => {
    const drawn = draw({ kind: 'text', text: text`${HOSTILE} ${person({ id: 'p-ann', name: 'Ann' })}` });
    expect(tagged(drawn, 'markdown')).toEqual([]);
    expect(tagged(drawn, 'div')).toMatchObject([{ text: { tag: 'plain_text' } }]);
    expect(wordsIn(drawn)).toContain(HOSTILE);
  });

  it('shows people without a notification, and notifies those mentioned whose account is known', () => {
    const ann = { id: 'p-ann', name: 'Ann' };
    const drawn = markdownIn(
      draw({ kind: 'text', text: text`${person(bob)} ${mention(bob)} ${mention(ann)}` }),
    );
    expect(drawn.match(/<at id=ou_bob><\/at>/g)).toHaveLength(1);
    expect(drawn.match(/<person id='ou_bob' /g)).toHaveLength(1);
    expect(drawn).toContain('&#64;Ann');
    const titled = renderCards([{ ...cardOf(), title: text`${mention(bob)} did it` }], eyes);
    expect(titled.header?.title.content).toBe('@Bob Meyer did it');
    expect(markdownIn(titled)).toBe('<at id=ou_bob></at>');
  });

  it('writes no id that could be something else', () => {
    const accounts = new Map([[bob.id, 'all></at><at id=all']]);
    const drawn = renderCards([cardOf({ kind: 'text', text: text`${mention(bob)}${person(bob)}` })], {
      ...eyes,
      accounts,
    });
    expect(markdownIn(drawn)).not.toContain('<');
  });

  it('writes dates in the reader’s zone and language, and links as links', () => {
    const at = instant(new Date('2026-11-19T23:30:00Z'), 'day-time');
    const element: CardElement = {
      kind: 'text',
      text: text`${at} ${link('a [label]', 'https://example.com/x_(y)?a=1&b=*2*')}`,
    };
    expect(wordsIn(draw(element))).toContain('Fri, Nov 20, 07:30');
    expect(markdownIn(draw(element))).toContain(
      '[a &#91;label&#93;](https://example.com/x_%28y%29?a=1&b=%2a2%2a)',
    );
    expect(wordsIn(renderCards([cardOf(element)], chinese))).toContain('11月20日周五');
  });

  it('says that it was shortened, in the reader’s language', () => {
    const card = cardOf({ kind: 'text', text: plain('word '.repeat(4_000)) });
    expect(wordsIn(renderCards([card], eyes))).toContain(' … (shortened)');
    expect(wordsIn(renderCards([card], chinese))).toContain('……（已缩短）');
  });
});

describe('a message', () => {
  it('shows in its header how things stand', () => {
    const [good, none] = [everyElement(), cardOf({ kind: 'divider' })].map(
      (card) => renderCards([card], eyes).header,
    );
    expect(good).toMatchObject({
      template: 'green',
      title: { tag: 'plain_text', content: 'Week 47, Bob Meyer' },
      text_tag_list: [{ text: { content: 'On track' }, color: 'green' }],
    });
    expect(none).toMatchObject({ template: 'blue' });
    expect(none).not.toHaveProperty('text_tag_list');
  });

  it('is no more than its title where there is nothing else', () => {
    const badge = { label: 'Withdrawn', tone: 'neutral' as const };
    const drawn = renderCards([{ ...cardOf(), badge }], eyes);
    expect(checkCard(drawn)).toEqual([]);
    expect(drawn.header).toBeUndefined();
    expect(wordsIn(drawn.body)).toBe('Title Withdrawn');
    expect(checkCard(renderCards([], eyes))).toEqual([]);
  });

  it('shows a long title in whole, and the titles of further cards below', () => {
    const title = 'word '.repeat(40).trim();
    const drawn = renderCards([{ ...cardOf(), title: plain(title) }, everyElement()], eyes);
    expect(drawn.header?.title.content).toContain('(shortened)');
    expect(markdownIn(drawn)).toContain(`**${title}**`);
    expect(wordsIn(drawn)).toMatch(/^Week 47, .*On track$/m);
  });

  it('puts its controls into one row, and why it came into a small menu at its end', () => {
    const cards = withFooter(
      [
        cardOf(
          { kind: 'buttons', buttons: [{ label: 'Start', style: 'primary', action: press }] },
          { kind: 'select', label: 'Snooze', options: [{ value: '2h', label: 'Later' }], action: press },
          { kind: 'note', text: plain('Only you') },
        ),
      ],
      'm1',
      'en',
    );
    const [row] = tagged(renderCards(cards, eyes), 'column_set');
    const controls = objectsIn(row).filter((it) => it.behaviors !== undefined || it.tag === 'overflow');
    expect(controls.map((it) => it.tag)).toEqual(['button', 'select_static', 'overflow']);
    const [start, snooze] = controls.map((it) => objectsIn(it.behaviors)[0]?.value);
    expect(readPressed({ value: start })).toEqual({ kind: 'action', action: press });
    const later = objectsIn(controls[1]?.options)[0]?.value;
    expect(readPressed({ value: snooze, option: later })).toEqual({
      kind: 'action',
      action: press,
      value: '2h',
    });
    const fewer = objectsIn(controls[2]?.options).filter((it) => 'value' in it)[1];
    expect(readPressed({ option: fewer?.value })).toEqual({
      kind: 'action',
      action: action('pacer.fewer', { message: 'm1' }),
    });
  });

  it('asks first where a button does', () => {
    const withdraw = tagged(renderCards([everyElement()], eyes), 'button').find((it) => it.type === 'danger');
    expect(withdraw?.confirm).toEqual({
      title: { tag: 'plain_text', content: 'Withdraw it?' },
      text: { tag: 'plain_text', content: 'Nobody sees it afterwards.' },
    });
  });

  it('says how many rows, people and options are left out', () => {
    const crowd = Array.from({ length: 90 }, (_, i) => ({ id: `p${i}`, name: `Person ${i}` }));
    const items = crowd.map((it) => ({
      text: plain(it.name),
      button: { label: 'Open', action: action('a.b', { id: it.id }) },
    }));
    const list = draw({ kind: 'list', items });
    expect(checkCard(list)).toEqual([]);
    const shown = tagged(list, 'button').length;
    expect(shown).toBeGreaterThanOrEqual(20);
    expect(wordsIn(list)).toContain(`… and ${90 - shown} more`);
    const people: CardElement = { kind: 'people', label: 'With', people: crowd };
    expect(wordsIn(draw(people))).toContain('Person 49 … and 40 more');
    expect(wordsIn(renderCards([cardOf(people)], chinese))).toContain('……还有 40 位');
    const options = Array.from({ length: 300 }, (_, i) => ({ value: `${i}`, label: `Option ${i}` }));
    const select = draw({ kind: 'select', label: 'Which', options, action: press });
    expect(wordsIn(select)).toContain('… and 150 more options');
  });

  it('keeps the controls where not everything fits', () => {
    const note: CardElement = { kind: 'note', text: plain('small print') };
    const controls: CardElement = { kind: 'buttons', buttons: [{ label: 'Start', action: press }] };
    const drawn = draw(...Array.from({ length: 120 }, () => note), controls);
    expect(checkCard(drawn)).toEqual([]);
    expect(tagged(drawn, 'button')).toHaveLength(1);
    expect(wordsIn(drawn)).toContain('Not everything fits');
  });

  it('is announced by its cards’ own lines', () => {
    const two = [{ ...everyElement(), summary: 'Bob & <at id=all></at>' }, everyElement()];
    expect(renderCards(two, eyes).config.summary.content).toBe(
      'Bob & <at id=all></at> · A card with everything',
    );
    expect(renderCards([{ ...cardOf(), summary: ' ' }], eyes).config.summary.content).toBe('Pacer');
  });

  it('can always be updated', () => {
    for (const drawn of [renderCards([cardOf()], eyes), renderNotice(plain('Saved.'), eyes)])
      expect(drawn).toMatchObject({ schema: '2.0', config: { update_multi: true } });
  });

  it('says a sentence as a card of its own, or as a toast', () => {
    const sentence = text`Sent to ${person(bob)}.`;
    expect(markdownIn(renderNotice(sentence, eyes))).toContain("<person id='ou_bob'");
    expect(toastWords(sentence, eyes)).toBe('Sent to Bob Meyer.');
    expect(toastWords(plain('word '.repeat(100)), eyes)).toHaveLength(200);
  });
});
