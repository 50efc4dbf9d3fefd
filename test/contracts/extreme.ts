import {
  action,
  type Button,
  type Card,
  type CardElement,
  type Chart,
  type Field,
  type Form,
  type FormItem,
  type ListItem,
  type Option,
  type PersonRef,
  person,
  plain,
  strong,
  type Text,
} from '../../src/chat/index.ts';
import { assertNever } from '../../src/shared/assert-never.ts';

/** How much of everything: the longest of each kind, or so many of each kind. */
export type Extreme = { words: number; times: number };

export const longest: Extreme = { words: 5_000, times: 2 };
export const most: Extreme = { words: 12, times: 100 };
export const everything: Extreme = { words: 600, times: 60 };

// Characters of two units, of several joined ones, marks on marks, markup of several chats, and both directions.
const pieces = [
  '林晓 shipped it ',
  '👩‍👩‍👧‍👦',
  '𠮷野家',
  'e\u0301\u0323\u0302',
  '🇩🇪🇨🇳',
  '<!channel> <@U123> <at id=all></at> &amp; *b* _i_ `c` ~s~ ',
  'שלום ',
  '\u202eturned\u202c',
  '\n',
];

/** Makes so many characters of all that is hard to cut, beginning with the words of a sample. */
export function longWords(words: string, length: number, seed = 0): string {
  if (words.length >= length) return words;
  let long = words;
  for (let i = seed; long.length < length; i += 1) long += pieces[i % pieces.length];
  return long.slice(0, length).toWellFormed();
}

// A table repeats the same long words in thousands of cells.
const made = new Map<string, string>();

function longWordsOnce(words: string, length: number, seed: number): string {
  const key = `${length} ${seed} ${words}`;
  const known = made.get(key) ?? longWords(words, length, seed);
  made.set(key, known);
  return known;
}

const sizes = (it: Extreme) => ({
  words: (words: string, seed = 0): string => longWordsOnce(words, it.words, seed),
  times: <T>(list: readonly T[], make: (each: T, i: number) => T, most = it.times): T[] => {
    const [first] = list;
    if (first === undefined) return [];
    return Array.from({ length: Math.max(list.length, most) }, (_, i) => make(list[i] ?? first, i));
  },
});
type Sizes = ReturnType<typeof sizes>;

const inflatePerson = (who: PersonRef, i: number, size: Sizes): PersonRef => ({
  id: `${who.id}-${i}`,
  name: size.words(who.name, i),
});

function inflateText(text: Text, size: Sizes): Text {
  return text.length === 0
    ? text
    : [
        ...text.map((span) => {
          if (span.kind === 'link') return { ...span, label: size.words(span.label, 2) };
          if (span.kind === 'person' || span.kind === 'mention')
            return { ...span, person: { ...span.person, name: size.words(span.person.name, 1) } };
          return 'text' in span ? { ...span, text: size.words(span.text) } : span;
        }),
        strong(size.words('', 3)),
        person({ id: 'p-long', name: size.words('', 5) }),
      ];
}

const inflateButton = (button: Button, i: number, size: Sizes): Button => ({
  ...button,
  label: size.words(button.label, i),
  action: action(button.action.name, { ...button.action.payload, copy: String(i) }, button.action.version),
  ...(button.confirm === undefined
    ? {}
    : {
        confirm: {
          title: size.words(button.confirm.title),
          body: inflateText(button.confirm.body, size),
          confirm: size.words(button.confirm.confirm),
          cancel: size.words(button.confirm.cancel),
        },
      }),
});

const inflateOptions = (options: readonly Option[], size: Sizes): Option[] =>
  size.times(options, (it, i) => ({
    value: i < options.length ? it.value : `${it.value}-${i}`,
    label: size.words(it.label, i),
  }));

const inflateRow = (item: ListItem, i: number, size: Sizes): ListItem => ({
  text: inflateText(item.text, size),
  ...(item.note === undefined ? {} : { note: inflateText(item.note, size) }),
  ...(item.badge === undefined ? {} : { badge: { ...item.badge, label: size.words(item.badge.label, i) } }),
  ...(item.button === undefined ? {} : { button: inflateButton(item.button, i, size) }),
});

function inflateChart(chart: Chart, size: Sizes): Chart {
  if (chart.kind === 'pie')
    return {
      ...chart,
      slices: size.times(chart.slices, (it, i) => ({ ...it, label: size.words(it.label, i) })),
    };
  const categories = size.times(chart.categories, (it, i) => size.words(`${it} ${i}`, i));
  return {
    ...chart,
    categories,
    series: size.times(chart.series, (it, i) => ({
      name: size.words(`${it.name} ${i}`, i),
      values: categories.map((_, at) => it.values[at % it.values.length] ?? 0),
    })),
  };
}

function inflateElement(element: CardElement, size: Sizes): CardElement {
  switch (element.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return { ...element, text: inflateText(element.text, size) };
    case 'fields':
      return {
        ...element,
        fields: size.times(element.fields, (it, i) => ({
          label: size.words(it.label, i),
          value: inflateText(it.value, size),
        })),
      };
    case 'list':
      return { ...element, items: size.times(element.items, (it, i) => inflateRow(it, i, size)) };
    case 'people':
      return {
        ...element,
        label: size.words(element.label),
        people: size.times(element.people, (it, i) => inflatePerson(it, i, size), 30),
      };
    case 'progress':
      return {
        ...element,
        label: size.words(element.label),
        ...(element.caption === undefined ? {} : { caption: inflateText(element.caption, size) }),
      };
    case 'table': {
      const columns = size.times(element.columns, (it, i) => size.words(it, i), 40);
      const rows = size.times(element.rows, (it) => it);
      return {
        ...element,
        columns,
        rows: rows.map((row) => columns.map((_, i) => inflateText(row[i % row.length] ?? plain('x'), size))),
      };
    }
    case 'picture':
      return {
        ...element,
        title: size.words(element.title),
        alt: size.words(element.alt),
        chart: inflateChart(element.chart, size),
      };
    case 'buttons':
      return { ...element, buttons: size.times(element.buttons, (it, i) => inflateButton(it, i, size), 30) };
    case 'select':
      return {
        ...element,
        label: size.words(element.label),
        options: inflateOptions(element.options, size),
      };
    case 'divider':
      return element;
    default:
      return assertNever(element, 'card element');
  }
}

/** Makes a card with the longest words, or the most rows, people, options and buttons, that anybody could bring about. */
export function inflateCard(card: Card, extreme: Extreme): Card {
  const size = sizes(extreme);
  return {
    title: inflateText(card.title, size),
    summary: size.words(card.summary),
    ...(card.badge === undefined ? {} : { badge: { ...card.badge, label: size.words(card.badge.label) } }),
    elements: card.elements.map((it) => inflateElement(it, size)),
  };
}

function inflateField(field: Field, size: Sizes): Field {
  const common = {
    label: size.words(field.label),
    ...(field.hint === undefined ? {} : { hint: size.words(field.hint) }),
  };
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return {
        ...field,
        ...common,
        initial: longWords(field.initial ?? '', field.maxLength),
        placeholder: size.words(field.placeholder ?? ''),
      };
    case 'number':
      return { ...field, ...common, initial: 1e20, unit: size.words(field.unit ?? '') };
    case 'select':
      return { ...field, ...common, options: inflateOptions(field.options, size) };
    case 'several': {
      const options = inflateOptions(field.options, size);
      return { ...field, ...common, options, initial: options.map((it) => it.value) };
    }
    case 'person':
    case 'people': {
      const likely = size.times(field.likely, (it, i) => inflatePerson(it, i, size), 30);
      const [first] = likely;
      if (field.kind === 'people') return { ...field, ...common, likely, initial: likely };
      return { ...field, ...common, likely, ...(first === undefined ? {} : { initial: first }) };
    }
    case 'rating':
      return { ...field, ...common, lowest: size.words(field.lowest), highest: size.words(field.highest) };
    case 'date':
    case 'yes-no':
      return { ...field, ...common };
    case 'done-list':
      return {
        ...field,
        ...common,
        items: size.times(field.items, (it, i) => ({
          ...it,
          id: i < field.items.length ? it.id : `${it.id}-${i}`,
          text: size.words(it.text, i),
        })),
      };
    default:
      return assertNever(field, 'form field');
  }
}

function inflateItem(item: FormItem, size: Sizes): FormItem {
  switch (item.kind) {
    case 'field':
      return { ...item, field: inflateField(item.field, size) };
    case 'heading':
    case 'text':
    case 'note':
      return { ...item, text: inflateText(item.text, size) };
    case 'progress':
      return {
        ...item,
        label: size.words(item.label),
        ...(item.caption === undefined ? {} : { caption: inflateText(item.caption, size) }),
      };
    case 'divider':
      return item;
    default:
      return assertNever(item, 'form item');
  }
}

/** Makes a form with the longest words and the most options, items and people; its fields stay what they are. */
export function inflateForm(form: Form, extreme: Extreme): Form {
  const size = sizes(extreme);
  return {
    ...form,
    title: size.words(form.title),
    audience: inflateText(form.audience, size),
    items: form.items.map((it) => inflateItem(it, size)),
    submit: size.words(form.submit),
    buttons: form.buttons.map((it) => ({ ...it, label: size.words(it.label) })),
  };
}
