import {
  type FieldErrors,
  type Form,
  type FormItem,
  fieldsOf,
  plain,
  type RawValues,
  wordsOfText,
} from '../../src/chat/index.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import type { Locale } from '../../src/shared/locale.ts';
import { cut } from '../../src/shared/shorten.ts';
import { buttonValue, type ControlValue, closeValue, type InForm, submitValue } from './control-values.ts';
import { say } from './copy.ts';
import { buttonName, FORM_NAME, readName } from './form-names.ts';
import type { Typed } from './form-shown.ts';
import { limits } from './limits.ts';
import { inRow } from './render-controls.ts';
import { renderField } from './render-field.ts';
import { firstThatFits, fits } from './render-fit.ts';
import type { Button, Element, FeishuCard } from './render-json.ts';
import type { FormDetail, FormDrawing } from './render-label.ts';
import { cardOf, headerOf } from './render-message.ts';
import {
  type Eyes,
  paragraph,
  plainObject,
  renderHeading,
  renderNote,
  renderProgress,
  smallPrint,
  words,
} from './render-text.ts';

export type FormView = {
  instance: string;
  /** The action that opens the form anew, should it have expired when it is sent. */
  opener?: string | undefined;
  locale: Locale;
  timeZone: string;
  /** Open ids by person id, for the people whom the form's own words name. */
  accounts?: ReadonlyMap<string, string> | undefined;
  /** What is typed so far; without, the form's own first values. */
  values?: RawValues | undefined;
  names?: Typed['names'];
  candidates?: Typed['candidates'];
  /** What is wrong, by field, and with the form. */
  errors?: FieldErrors | undefined;
  formError?: string | undefined;
  hint?: string | undefined;
};

// From all that anybody reads down to the fields alone: the first that fits into one card is taken.
const details: readonly [FormDetail, ...FormDetail[]] = [
  { likely: limits.likely, options: 150, items: 15, words: 1_500, labels: 100 },
  { likely: limits.likely, options: 80, items: 15, words: 1_000, labels: 100 },
  { likely: limits.likely, options: 40, items: 12, words: 600, labels: 100 },
  { likely: 12, options: 25, items: 10, words: 300, labels: 60 },
  { likely: 10, options: 20, items: 8, words: 200, labels: 50 },
  { likely: 8, options: 15, items: 6, words: 150, labels: 40 },
  { likely: 5, options: 10, items: 5, words: 100, labels: 30 },
  { likely: 3, options: 7, items: 3, words: 80, labels: 24 },
];

function renderItem(item: FormItem, drawing: FormDrawing): Element[] {
  const { eyes, detail } = drawing;
  switch (item.kind) {
    case 'field':
      return renderField(item.field, drawing);
    case 'heading':
      return [renderHeading(item.text, eyes, detail.words)];
    case 'text':
      return item.text.length === 0 ? [] : [paragraph(item.text, eyes, detail.words)];
    case 'note':
      return [renderNote(item.text, eyes, detail.words)];
    case 'progress':
      return [renderProgress(item, eyes, detail.words)];
    case 'divider':
      return [{ tag: 'hr' }];
    default:
      return assertNever(item, 'form item');
  }
}

const submitButton = (label: string, type: Button['type'], name: string, value: ControlValue): Button => ({
  tag: 'button',
  text: plainObject(label, limits.buttonLabel),
  type,
  name,
  form_action_type: 'submit',
  behaviors: [{ type: 'callback', value }],
});

/** Draws the form's buttons: all of them bring back what was typed. */
function renderButtons(form: Form, here: InForm, locale: Locale): Element {
  const { instance } = here;
  const row = inRow([
    submitButton(form.submit, 'primary_filled', buttonName('submit', instance), submitValue(here)),
    ...form.buttons.map(({ name, label }) =>
      submitButton(label, 'default', buttonName('button', instance, name), buttonValue(name, here)),
    ),
    submitButton(say(locale).cancel(), 'text', buttonName('close', instance), closeValue(here)),
  ]);
  return { ...row, margin: '8px 0px 0px 0px' };
}

const namesIn = (elements: readonly Element[]): string[] =>
  elements.flatMap((it) =>
    'name' in it && it.name !== undefined && readName(it.name)?.kind === 'field' ? [it.name] : [],
  );

const said = (it: string | undefined): it is string => it !== undefined && it.trim() !== '';

/** Draws who will read it, and then what is wrong with the form and with fields that it does not have. */
function renderTop(form: Form, view: FormView, { eyes, detail }: FormDrawing): Element[] {
  const names = new Set(fieldsOf(form).map((it) => it.name));
  const elsewhere = Object.entries(view.errors ?? {}).flatMap(([name, it]) => (names.has(name) ? [] : [it]));
  const wrong = [...new Set([view.formError, ...elsewhere].filter(said))];
  return [
    smallPrint(`👀 ${wordsOfText(form.audience, eyes, detail.words)}`, detail.words + 3),
    ...(wrong.length === 0 ? [] : [words(`⚠️ ${wrong.join('\n')}`, detail.words, { color: 'red' })]),
    ...(said(view.hint) ? [words(view.hint, detail.words)] : []),
  ];
}

/** Draws a form with its first items, and says how many fields are left out. */
function draw(form: Form, view: FormView, eyes: Eyes, detail: FormDetail, count: number): FeishuCard {
  const { values, names, candidates, errors = {} } = view;
  const drawing: FormDrawing = { eyes, detail, typed: { values, names, candidates }, errors };
  const items = form.items.slice(0, count).flatMap((item) => renderItem(item, drawing));
  const left = form.items.slice(count).filter((it) => it.kind === 'field').length;
  const { instance, opener } = view;
  const here = { instance, fields: namesIn(items), title: cut(form.title, limits.title), opener };
  const elements = [
    ...items,
    ...(left === 0 ? [] : [smallPrint(say(eyes.locale).moreFields({ count: left }))]),
    renderButtons(form, here, eyes.locale),
  ];
  const card = cardOf(say(eyes.locale).formSummary(), headerOf({ title: plain(form.title) }, eyes), [
    ...renderTop(form, view, drawing),
    { tag: 'form', name: FORM_NAME, vertical_spacing: 'small', elements },
  ]);
  return { ...card, config: { ...card.config, enable_forward: false } };
}

/** Draws as many of a form's items as fit. */
function drawBeginning(form: Form, view: FormView, eyes: Eyes, detail: FormDetail): FeishuCard {
  let card = draw(form, view, eyes, detail, 0);
  let [fitting, beyond] = [0, form.items.length];
  while (beyond - fitting > 1) {
    const count = Math.floor((fitting + beyond) / 2);
    const longer = draw(form, view, eyes, detail, count);
    if (fits(longer)) [fitting, card] = [count, longer];
    else beyond = count;
  }
  return card;
}

/** Draws a form as a card: who will read it first, then its fields with what is typed in them, then its buttons. */
export function renderForm(form: Form, view: FormView): FeishuCard {
  const { locale, timeZone, accounts = new Map<string, string>() } = view;
  const eyes: Eyes = { locale, timeZone, accounts };
  const all = form.items.length;
  const drawn = firstThatFits(details, (detail) => draw(form, view, eyes, detail, all));
  return drawn.fits ? drawn.card : drawBeginning(form, view, eyes, drawn.detail);
}
