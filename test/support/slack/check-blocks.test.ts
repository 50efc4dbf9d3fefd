import { describe, expect, it } from 'vitest';
import {
  actions,
  button,
  chart,
  input,
  many,
  mrkdwn,
  option,
  plain,
  rich,
  section,
  select,
  words,
} from './block-builders.ts';
import { checkMessage, checkView } from './check-blocks.ts';

const inMessage = (...blocks: unknown[]) => checkMessage({ text: 'A message', blocks });
const modal = (blocks: unknown[], more: object = {}) =>
  checkView({ type: 'modal', title: plain('Form'), submit: plain('Submit'), blocks, ...more });
const home = (...blocks: unknown[]) => checkView({ type: 'home', blocks });

describe('Slack takes', () => {
  it('a message with all that it can hold', () => {
    const confirm = {
      title: plain('Sure?'),
      text: mrkdwn('Really'),
      confirm: plain('Yes'),
      deny: plain('No'),
    };
    expect(
      inMessage(
        { type: 'header', text: plain(words(150)), block_id: 'b1' },
        section(words(3_000)),
        { type: 'section', fields: many(10, () => mrkdwn(words(100))), accessory: button({ confirm }) },
        { type: 'context', elements: many(10, () => mrkdwn('soft')) },
        actions(...many(25, (n) => button({ action_id: `go${n}`, value: words(2_000), style: 'primary' }))),
        { type: 'divider' },
        rich(
          { type: 'text', text: '<!channel> *words*', style: { bold: true } },
          { type: 'user', user_id: 'U1AB' },
          {
            type: 'date',
            timestamp: 1_790_000_000,
            format: '{date_short_pretty} {time}',
            fallback: 'Sep 21',
          },
          { type: 'link', url: 'https://example.com/?a=1&b=2', text: 'a link' },
        ),
        { type: 'image', slack_file: { id: 'F1' }, alt_text: words(2_000) },
        { type: 'table', rows: many(100, () => many(2, () => ({ type: 'raw_text', text: 'cell' }))) },
        { type: 'container', title: plain('Part'), child_blocks: [section('in it')] },
        input({ type: 'plain_text_input' }),
        chart(6, 20),
        chart(),
      ),
    ).toEqual([]);
  });

  it('a modal and a Home tab with all that they can hold', () => {
    const fields = [
      input({ type: 'plain_text_input', multiline: true, max_length: 3_000, initial_value: 'a' }),
      input({ type: 'number_input', is_decimal_allowed: true, min_value: '-1', initial_value: '4.5' }),
      input({ type: 'datepicker', initial_date: '2026-11-20', placeholder: plain(words(150)) }),
      input({ type: 'radio_buttons', options: many(10, option), initial_option: option(3) }),
      input(
        { type: 'checkboxes', options: many(10, option), initial_options: [option(0)] },
        { optional: true },
      ),
      input({ type: 'multi_external_select', min_query_length: 0, max_selected_items: 3 }),
      input(select({ options: many(100, option), initial_option: option(99) }), { dispatch_action: true }),
      { type: 'alert', text: plain('Look'), level: 'error' },
    ];
    expect(modal([...fields, ...many(92, () => section('.'))], { private_metadata: words(3_000) })).toEqual(
      [],
    );
    expect(home(...many(100, () => section('.')))).toEqual([]);
  });
});

describe('Slack refuses in Slack’s words', () => {
  it('a header that is too long, where it stands', () => {
    expect(inMessage(section('.'), { type: 'header', text: plain(words(151)) })).toEqual([
      '[ERROR] must be less than 151 characters [json-pointer:/blocks/1/text/text]',
    ]);
    expect(modal([section('')])).toEqual([
      '[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ]);
    expect(modal([], { title: plain(words(25)) })).toEqual([
      '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
    ]);
  });

  it('characters as UTF-16 counts them', () => {
    expect(inMessage({ type: 'header', text: plain('👩‍💻'.repeat(30)) })).toEqual([]);
    expect(inMessage({ type: 'header', text: plain('👩‍💻'.repeat(31)) })).toHaveLength(1);
  });
});

const refused: Readonly<Record<string, [() => string[], string]>> = {
  'no text': [() => checkMessage({ blocks: [section('.')] }), 'must provide a string'],
  'an empty text': [() => checkMessage({ text: '' }), 'must be more than 0 characters'],
  '51 blocks': [() => inMessage(...many(51, () => section('.'))), 'no more than 50 items'],
  '101 blocks of a view': [() => home(...many(101, () => section('.'))), 'no more than 100 items'],
  'an unknown block': [() => inMessage({ type: 'progress' }), 'unsupported type: progress'],
  'an unknown property': [
    () => inMessage({ ...section('.'), tone: 'good' }),
    'invalid additional property: tone',
  ],
  'a block that is not an object': [() => inMessage('words'), 'must provide an object'],
  'a type from the prototype': [() => inMessage({ type: 'constructor' }), 'unsupported type'],
  'an alert in a message': [() => inMessage({ type: 'alert', text: plain('.') }), 'unsupported type: alert'],
  'an alert in the Home tab': [() => home({ type: 'alert', text: plain('.') }), 'unsupported type: alert'],
  'a container in a modal': [
    () => modal([{ type: 'container', title: plain('.'), child_blocks: [section('.')] }]),
    'unsupported type: container',
  ],
  'a container in a container': [
    () =>
      inMessage({
        type: 'container',
        title: plain('.'),
        child_blocks: [{ type: 'container', title: plain('.'), child_blocks: [section('.')] }],
      }),
    'unsupported type: container',
  ],
  'a chart in a modal': [() => modal([chart()]), 'unsupported type: data_visualization'],
  'a table in the Home tab': [
    () => home({ type: 'table', rows: [[{ type: 'raw_text', text: '.' }]] }),
    'unsupported type: table',
  ],
  'three charts': [() => inMessage(chart(), chart(), chart()), 'no more than 2 data_visualization'],
  'seven series': [() => inMessage(chart(7)), 'no more than 6 items'],
  '21 categories': [() => inMessage(chart(1, 21)), 'no more than 20 items'],
  'a long label in a chart': [() => inMessage(chart(1, 1, words(20))), 'must be less than 21 characters'],
  'a series without a point': [
    () => {
      const one = chart();
      one.chart.series[0]?.data.pop();
      return inMessage(one);
    },
    'exactly one point for each category',
  ],
  'a pie with an empty piece': [
    () =>
      inMessage({
        type: 'data_visualization',
        title: '.',
        chart: { type: 'pie', segments: [{ label: 'a', value: 0 }] },
      }),
    'must be more than 0',
  ],
  'two tables': [
    () => inMessage(...many(2, () => ({ type: 'table', rows: [[{ type: 'raw_text', text: '.' }]] }))),
    'no more than 1 table blocks',
  ],
  'a table of 10,001 characters': [
    () => inMessage({ type: 'table', rows: many(2, () => [{ type: 'raw_text', text: words(5_001) }]) }),
    'must be less than 10001 characters',
  ],
  'mrkdwn in a header': [() => inMessage({ type: 'header', text: mrkdwn('.') }), 'unsupported type: mrkdwn'],
  'mrkdwn on a button': [() => inMessage(actions(button({ text: mrkdwn('.') }))), 'unsupported type: mrkdwn'],
  'a long button': [() => inMessage(actions(button({ text: plain(words(76)) }))), 'less than 76'],
  'a long value of a button': [() => inMessage(actions(button({ value: words(2_001) }))), 'less than 2001'],
  'an unknown style': [
    () => inMessage(actions(button({ style: 'good' }))),
    'must be one of: primary, danger',
  ],
  'a bad address': [() => inMessage(actions(button({ url: 'javascript:alert(1)' }))), 'invalid url'],
  'no buttons': [() => inMessage(actions()), 'no fewer than 1 items'],
  '26 buttons': [
    () => inMessage(actions(...many(26, (n) => button({ action_id: `${n}` })))),
    'no more than 25 items',
  ],
  'the same block_id twice': [
    () => inMessage({ ...section('.'), block_id: 'a' }, { ...section('.'), block_id: 'a' }),
    '`block_id` "a" already exists',
  ],
  'the same action_id twice': [
    () => inMessage(actions(button(), button())),
    '`action_id` "go" already exists',
  ],
  'a long action_id': [() => inMessage(actions(button({ action_id: words(256) }))), 'less than 256'],
  'a text input among buttons': [
    () => modal([actions({ type: 'plain_text_input', action_id: 'a' })]),
    'unsupported type: plain_text_input',
  ],
  'a datetimepicker beside a section': [
    () => modal([{ ...section('.'), accessory: { type: 'datetimepicker', action_id: 'a' } }]),
    'unsupported type: datetimepicker',
  ],
  'a button in an input': [() => modal([input(button())]), 'unsupported type: button'],
  'a section with nothing': [() => inMessage({ type: 'section' }), 'must define either `text` or `fields`'],
  'eleven fields': [
    () => inMessage({ type: 'section', fields: many(11, () => mrkdwn('.')) }),
    'no more than 10 items',
  ],
  '101 options': [() => modal([input(select({ options: many(101, option) }))]), 'no more than 100 items'],
  'no options': [() => modal([input(select({ options: [] }))]), 'no fewer than 1 items'],
  'options and groups': [
    () => modal([input(select({ option_groups: [{ label: plain('g'), options: [option(1)] }] }))]),
    'must define either `options` or `option_groups`',
  ],
  'a long option': [() => modal([input(select({ options: [option(1, words(76))] }))]), 'less than 76'],
  'an initial option that is not there': [
    () => modal([input(select({ initial_option: option(2) }))]),
    'initial option must be one of the options',
  ],
  'eleven boxes': [
    () => modal([input({ type: 'checkboxes', options: many(11, option) })]),
    'no more than 10 items',
  ],
  'six options of a menu': [
    () => inMessage(actions({ type: 'overflow', action_id: 'o', options: many(6, option) })),
    'no more than 5 items',
  ],
  'a long placeholder': [
    () => modal([input({ type: 'plain_text_input', placeholder: plain(words(151)) })]),
    'less than 151',
  ],
  'an initial value that is longer than it may be': [
    () => modal([input({ type: 'plain_text_input', max_length: 3, initial_value: 'four' })]),
    'less than 4',
  ],
  'a number without its kind': [
    () => modal([input({ type: 'number_input' })]),
    'missing required field: is_decimal_allowed',
  ],
  'a number as a number': [
    () => modal([input({ type: 'number_input', is_decimal_allowed: true, min_value: 1 })]),
    'a number as a string',
  ],
  'a wrong date': [
    () => modal([input({ type: 'datepicker', initial_date: '2026-13-01' })]),
    'must be a date as YYYY-MM-DD',
  ],
  'a question that is too long': [
    () =>
      inMessage(
        actions(
          button({
            confirm: { title: plain(words(101)), text: plain('.'), confirm: plain('y'), deny: plain('n') },
          }),
        ),
      ),
    'less than 101',
  ],
  'a picture in two places': [
    () =>
      inMessage({
        type: 'image',
        image_url: 'https://example.com/a.png',
        slack_file: { id: 'F1' },
        alt_text: '.',
      }),
    'must define either `image_url` or `slack_file`',
  ],
  'a picture without words': [
    () => inMessage({ type: 'image', slack_file: { id: 'F1' } }),
    'missing required field: alt_text',
  ],
  'an empty word in rich text': [() => inMessage(rich({ type: 'text', text: '' })), 'more than 0 characters'],
  'a date in an unknown format': [
    () => inMessage(rich({ type: 'date', timestamp: 1_790_000_000, format: '{week}' })),
    'invalid date format',
  ],
  'a message of too many words': [
    () => inMessage(...many(5, () => section(words(3_000)))),
    'msg_blocks_too_long',
  ],
  'a modal without a title': [
    () => checkView({ type: 'modal', blocks: [] }),
    'missing required field: title',
  ],
  'inputs without a submit button': [
    () => checkView({ type: 'modal', title: plain('.'), blocks: [input({ type: 'plain_text_input' })] }),
    'missing required field: submit',
  ],
  'a long submit button': [() => modal([], { submit: plain(words(25)) }), 'less than 25'],
  'long metadata': [() => modal([], { private_metadata: words(3_001) }), 'less than 3001'],
  'a title on the Home tab': [
    () => checkView({ type: 'home', title: plain('.'), blocks: [] }),
    'invalid additional property: title',
  ],
  'a view of more than 250 KB': [() => modal(many(100, () => section('大'.repeat(1_000)))), 'view_too_large'],
  'the focus on two fields': [
    () => modal(many(2, () => input({ type: 'plain_text_input', focus_on_load: true }))),
    'only one element',
  ],
};

describe('Slack refuses', () => {
  for (const [name, [attempt, expected]] of Object.entries(refused)) {
    it(name, () => expect(attempt().join('\n')).toContain(expected));
  }
});
