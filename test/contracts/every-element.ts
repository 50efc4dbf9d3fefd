import {
  action,
  type Card,
  code,
  day,
  emphasis,
  type Form,
  field,
  instant,
  link,
  mention,
  person,
  type RawValues,
  strong,
  text,
} from '../../src/chat/index.ts';

export const bob = { id: 'p-bob', name: 'Bob Meyer' };
export const lin = { id: 'p-lin', name: '林晓' };

/** Words that a renderer must leave words. */
export const HOSTILE = '<b>bold</b> & <!channel> <at id=all></at> *star* \u202eturned\u202c "quoted"';

/** A card with every element, every kind of span and every kind of control. */
export const everyElement = (count = 0): Card => ({
  title: text`Week 47, ${person(bob)}`,
  summary: 'A card with everything',
  badge: { label: 'On track', tone: 'good' },
  elements: [
    { kind: 'heading', text: text`A heading` },
    {
      kind: 'text',
      text: text`Plain, ${strong('strong')}, ${emphasis('soft')}, ${code('a < b')}, ${link('a link', 'https://example.com/x?a=1&b=2')}, ${person(lin)}, ${mention(bob)}, ${instant(new Date('2026-11-19T02:00:00Z'), 'day-time')}, ${day('2026-11-20')}.\nSecond line: ${HOSTILE}`,
    },
    {
      kind: 'fields',
      layout: 'rows',
      fields: [{ label: 'Strengths', value: text`The release went out on time.\nNobody had to stay late.` }],
    },
    {
      kind: 'fields',
      layout: 'columns',
      fields: [
        { label: 'Answered', value: text`${count} of 6` },
        { label: 'Until', value: text`${instant(new Date('2026-11-20T08:00:00Z'), 'day-time')}` },
      ],
    },
    {
      kind: 'list',
      items: [
        {
          text: text`Ship the importer`,
          note: text`since Monday`,
          badge: { label: 'Behind', tone: 'bad' },
          button: { label: 'Open', action: action('sample.open', { item: '1' }) },
        },
        { text: text`Answer the survey`, badge: { label: 'At risk', tone: 'warning' } },
        { text: text`Water the plants`, badge: { label: 'Away', tone: 'neutral' } },
      ],
    },
    { kind: 'people', label: 'With', people: [bob, lin] },
    { kind: 'progress', label: 'Revenue', share: 0.62, caption: text`Expected by today: 58%` },
    {
      kind: 'table',
      columns: ['Team', 'Answered'],
      rows: [
        [text`Payments`, text`5 of 6`],
        [text`平台`, text`3 of 4`],
      ],
    },
    {
      kind: 'picture',
      title: 'Answers a week',
      alt: 'Four of six answered in week 46, five of six in week 47.',
      chart: {
        kind: 'bar',
        categories: ['Week 46', 'Week 47'],
        series: [
          { name: 'Answered', values: [4, 5] },
          { name: 'Team', values: [6, 6] },
        ],
      },
    },
    { kind: 'divider' },
    { kind: 'note', text: text`Only you and ${person(bob)} can see this.` },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Start', style: 'primary', action: action('sample.start', { check: '7' }) },
        { label: 'Nothing new', action: action('sample.nothing') },
        {
          label: 'Withdraw',
          style: 'danger',
          action: action('sample.withdraw'),
          confirm: {
            title: 'Withdraw it?',
            body: text`Nobody sees it afterwards.`,
            confirm: 'Yes, withdraw',
            cancel: 'Keep it',
          },
        },
      ],
    },
    {
      kind: 'select',
      label: 'Snooze',
      options: [
        { value: '2h', label: 'In two hours' },
        { value: 'tomorrow', label: 'Tomorrow at 09:30' },
      ],
      action: action('sample.snooze', { check: '7' }),
    },
  ],
});

/** A form with every kind of field and item. */
export const everyField = (): Form => ({
  title: 'Week 47',
  audience: text`Named: only ${person(bob)} and you`,
  items: [
    { kind: 'heading', text: text`How it went` },
    { kind: 'text', text: text`A few lines are plenty.` },
    { kind: 'progress', label: 'Revenue', share: 0.62 },
    field({ kind: 'text', name: 'subject', label: 'Subject', required: true, maxLength: 80 }),
    field({
      kind: 'long-text',
      name: 'strengths',
      label: 'Strengths',
      hint: 'What went well',
      maxLength: 1000,
      initial: 'First\nsecond',
    }),
    field({ kind: 'number', name: 'value', label: 'Value', unit: 'k€', min: 0, max: 100, initial: 45 }),
    field({
      kind: 'select',
      name: 'reason',
      label: 'Reason',
      options: [
        { value: 'busy', label: 'Busy' },
        { value: 'other', label: 'Other' },
      ],
    }),
    field({
      kind: 'several',
      name: 'topics',
      label: 'Topics',
      options: [
        { value: 'a', label: 'Scope' },
        { value: 'b', label: 'Time' },
        { value: 'c', label: 'People' },
      ],
      initial: ['b'],
    }),
    field({ kind: 'person', name: 'helper', label: 'From whom', lookup: 'people.find', likely: [bob, lin] }),
    field({
      kind: 'people',
      name: 'others',
      label: 'With',
      lookup: 'people.find',
      likely: [bob, lin],
      max: 3,
      initial: [lin],
    }),
    field({ kind: 'date', name: 'until', label: 'By when', min: '2026-11-01' }),
    field({ kind: 'rating', name: 'energy', label: 'Energy', max: 5, lowest: 'empty', highest: 'full' }),
    field({ kind: 'yes-no', name: 'show', label: 'Show this in #payments', initial: false }),
    field({
      kind: 'done-list',
      name: 'promised',
      label: 'Last week',
      items: [
        { id: 'c1', text: 'Call the supplier', initial: 'open' },
        { id: 'c2', text: 'Write the minutes', initial: 'done' },
      ],
      words: { done: 'Done', open: 'Still open', dropped: 'Dropped' },
    }),
    { kind: 'divider' },
    { kind: 'note', text: text`Workload and energy are only ever self-reported.` },
  ],
  submit: 'Submit',
  buttons: [
    { name: 'save-draft', label: 'Save draft' },
    { name: 'more', label: 'More' },
  ],
});

/** What somebody types and chooses in it, one value of each kind. */
export const everyValue: RawValues = {
  subject: 'Émile’s <i>plan</i> 计划 👩‍💻',
  strengths: 'Line one\nline two\n第三行',
  value: '46.5',
  reason: 'other',
  topics: ['a', 'c'],
  helper: bob.id,
  others: [lin.id, bob.id],
  until: '2026-11-27',
  energy: '4',
  show: 'yes',
  promised: { c1: 'done', c2: 'dropped' },
};
