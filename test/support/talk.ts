import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import {
  type Account,
  type Action,
  type Answer,
  type Card,
  type CardElement,
  type Form,
  fieldsOf,
  type Line,
  type MessageRef,
  type Place,
  plainText,
  type RawValue,
  type RawValues,
  type Text,
} from '../../src/chat/index.ts';
import type { Locale } from '../../src/shared/locale.ts';
import type { TestPlatform } from './test-platform.ts';

const words = (text: Text, locale: Locale, timeZone = 'UTC'): string => plainText(text, { locale, timeZone });

function elementWords(element: CardElement, locale: Locale): string[] {
  switch (element.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return [words(element.text, locale)];
    case 'fields':
      return element.fields.map((it) => `${it.label}: ${words(it.value, locale)}`);
    case 'list':
      return element.items.flatMap((it) => [
        words(it.text, locale),
        ...(it.note === undefined ? [] : [words(it.note, locale)]),
        ...(it.badge === undefined ? [] : [it.badge.label]),
        ...(it.button === undefined ? [] : [`[${it.button.label}]`]),
      ]);
    case 'people':
      return [`${element.label}: ${element.people.map((it) => it.name).join(', ')}`];
    case 'progress':
      return [`${element.label} ${Math.round(element.share * 100)}%`];
    case 'table':
      return element.rows.map((row) => row.map((cell) => words(cell, locale)).join(' | '));
    case 'picture':
      return [element.title, element.alt];
    case 'buttons':
      return [element.buttons.map((it) => `[${it.label}]`).join(' ')];
    case 'select':
      return [`${element.label}: ${element.options.map((it) => `(${it.label})`).join(' ')}`];
    case 'divider':
      return [];
  }
}

/** Writes a card as the words that a reader sees, buttons in brackets. */
export const cardWords = (card: Card, locale: Locale = 'en'): string =>
  [
    words(card.title, locale),
    ...(card.badge === undefined ? [] : [card.badge.label]),
    ...card.elements.flatMap((it) => elementWords(it, locale)),
  ].join('\n');

export const cardsWords = (cards: readonly Card[], locale: Locale = 'en'): string =>
  cards.map((card) => cardWords(card, locale)).join('\n');

/** Writes a form as the words that a reader sees. */
export const formWords = (form: Form, locale: Locale = 'en'): string =>
  [
    form.title,
    words(form.audience, locale),
    ...form.items.flatMap((item) =>
      item.kind === 'field'
        ? [`${item.field.label}${item.field.hint === undefined ? '' : ` (${item.field.hint})`}`]
        : item.kind === 'divider'
          ? []
          : item.kind === 'progress'
            ? [item.label]
            : [words(item.text, locale)],
    ),
    [form.submit, ...form.buttons.map((it) => it.label)].map((it) => `[${it}]`).join(' '),
  ].join('\n');

type Control = { action: Action; options?: { value: string; label: string }[] };

function controlsOf(card: Card): { label: string; control: Control }[] {
  return card.elements.flatMap((element) => {
    if (element.kind === 'buttons')
      return element.buttons.map((it) => ({ label: it.label, control: { action: it.action } }));
    if (element.kind === 'select')
      return [{ label: element.label, control: { action: element.action, options: element.options } }];
    if (element.kind === 'list') {
      return element.items.flatMap((it) =>
        it.button === undefined ? [] : [{ label: it.button.label, control: { action: it.button.action } }],
      );
    }
    return [];
  });
}

/** Something on a person's screen: a posted message or a private answer. */
type Shown = { ref: MessageRef | undefined; cards: Card[] };

const lineOf = (typed: string | Line): Line => (typeof typed === 'string' ? [typed] : typed);

/** A person at a chat: says, sees, presses, fills in and submits. Failures are sentences. */
export function createTalker(
  platform: TestPlatform,
  id: string,
  locale: Locale,
  settle: () => Promise<void>,
) {
  const account: Account = platform.account(id);
  const privately: Card[][] = [];
  let notice = '';
  let openForm: { instance: string; form: Form; values: Record<string, RawValue> } | undefined;
  let errors: Extract<Answer, { kind: 'form-errors' }> | undefined;

  function initialValues(form: Form): Record<string, RawValue> {
    return Object.fromEntries(
      fieldsOf(form).map((field): [string, RawValue] => {
        switch (field.kind) {
          case 'yes-no':
            return [field.name, field.initial ? 'yes' : 'no'];
          case 'several':
            return [field.name, field.initial ?? []];
          case 'people':
            return [field.name, (field.initial ?? []).map((it) => it.id)];
          case 'person':
            return [field.name, field.initial?.id ?? ''];
          case 'done-list':
            return [field.name, Object.fromEntries(field.items.map((it) => [it.id, it.initial]))];
          default:
            return [field.name, field.initial === undefined ? '' : String(field.initial)];
        }
      }),
    );
  }

  function take(answer: Answer, pressed: Shown | undefined): Answer {
    errors = undefined;
    if (answer.kind === 'notice') notice = words(answer.text, locale);
    if (answer.kind === 'form')
      openForm = { instance: answer.instance, form: answer.form, values: initialValues(answer.form) };
    if (answer.kind === 'form-errors') errors = answer;
    if (answer.kind === 'cards') {
      notice = answer.toast === undefined ? notice : words(answer.toast, locale);
      if (answer.where === 'private') privately.push(answer.cards);
      else if (pressed !== undefined) pressed.cards.splice(0, pressed.cards.length, ...answer.cards);
    }
    return answer;
  }

  const base = () => ({ key: randomUUID(), at: new Date(0), actor: account });
  const direct: Place = { kind: 'direct' };

  function screen(): Shown[] {
    const posted = platform.seen
      .filter((it) => it.to === `@${id}`)
      .map((it) => ({ ref: it.ref, cards: it.cards }));
    return [...posted, ...privately.map((cards) => ({ ref: undefined, cards }))];
  }

  function find(
    label: string,
    on: RegExp | undefined,
    among: readonly Shown[],
  ): { shown: Shown; control: Control } {
    for (const shown of among.toReversed()) {
      if (on !== undefined && !on.test(cardsWords(shown.cards, locale))) continue;
      const found = shown.cards.flatMap(controlsOf).find((it) => it.label === label);
      if (found !== undefined) return { shown, control: found.control };
    }
    throw new Error(
      `${id} looked for "${label}" and saw only:\n${among.map((it) => cardsWords(it.cards, locale)).join('\n---\n')}`,
    );
  }

  async function act(
    label: string,
    on: RegExp | undefined,
    value: string | undefined,
    among: readonly Shown[],
    key: string,
  ): Promise<Answer> {
    const { shown, control } = find(label, on, among);
    const chosen =
      value === undefined
        ? undefined
        : control.options?.find((it) => it.label === value || it.value === value);
    if (value !== undefined && chosen === undefined)
      throw new Error(`"${label}" offers only ${control.options?.map((it) => it.label).join(', ')}`);
    const answer = await platform.receive({
      ...base(),
      key,
      place: direct,
      canOpenForm: true,
      kind: 'action',
      action: control.action,
      ...(chosen === undefined ? {} : { value: chosen.value }),
      ...(shown.ref === undefined ? {} : { message: shown.ref }),
    });
    take(answer, shown);
    await settle();
    return answer;
  }

  const requireForm = () => {
    if (openForm === undefined) throw new Error(`${id} has no form open`);
    return openForm;
  };

  return {
    id,
    account,
    /** Types a command (`/checkin`) or plain words, in the direct message or in a channel. */
    async says(typed: string | Line, place: Place = direct): Promise<Answer> {
      const line = lineOf(typed);
      const [first = ''] = line;
      const slash = typeof first === 'string' ? /^\/(\S+)\s*/.exec(first) : null;
      const rest =
        slash === null || typeof first !== 'string'
          ? line
          : [first.slice(slash[0].length), ...line.slice(1)].filter((it) => it !== '');
      const event =
        slash === null
          ? ({ ...base(), place, canOpenForm: false, kind: 'message', line } as const)
          : ({
              ...base(),
              place,
              canOpenForm: true,
              kind: 'command',
              command: slash[1] ?? '',
              line: rest,
            } as const);
      const answer = take(await platform.receive(event), undefined);
      await settle();
      return answer;
    },
    /** Presses the newest button with this label, or the one on the card that matches `on`. */
    presses: (label: string, on?: RegExp) => act(label, on, undefined, screen(), randomUUID()),
    /** Finds a button and answers a function that presses it and waits for the answer alone. */
    readies(label: string): () => Promise<Answer> {
      const { shown, control } = find(label, undefined, screen());
      const ref = shown.ref === undefined ? {} : { message: shown.ref };
      // The same key each time, as a chat that retries sends it.
      const event = base();
      return () =>
        platform.receive({
          ...event,
          place: direct,
          canOpenForm: true,
          kind: 'action',
          action: control.action,
          ...ref,
        });
    },
    /** Chooses an option, by label or value, in the newest select with this label. */
    chooses: (label: string, option: string, on?: RegExp) => act(label, on, option, screen(), randomUUID()),
    /** Presses a button on a channel's card. */
    pressesIn: (channel: string, label: string, on?: RegExp) =>
      act(
        label,
        on,
        undefined,
        platform.seen.filter((it) => it.to === `#${channel}`).map((it) => ({ ref: it.ref, cards: it.cards })),
        randomUUID(),
      ),
    /** Sends an action of one's own making: forged, stale or from an older version. */
    async forges(action: Action, value?: string): Promise<Answer> {
      const answer = await platform.receive({
        ...base(),
        place: direct,
        canOpenForm: true,
        kind: 'action',
        action,
        ...(value === undefined ? {} : { value }),
      });
      await settle();
      return take(answer, undefined);
    },
    /** Types into the open form; fields that are not named stay as they are. */
    fills(values: RawValues): void {
      const open = requireForm();
      const names = fieldsOf(open.form).map((it) => it.name);
      for (const name of Object.keys(values)) {
        if (!names.includes(name))
          throw new Error(`The form has no field "${name}", only ${names.join(', ')}`);
      }
      Object.assign(open.values, values);
    },
    /** Submits the open form; it stays open if the answer is errors, and gives way to the next if that is another form. */
    async submits(times = 1): Promise<Answer[]> {
      const open = requireForm();
      const event = {
        place: direct,
        canOpenForm: true,
        kind: 'form-submitted',
        instance: open.instance,
        values: { ...open.values },
      } as const;
      const answers = await Promise.all(
        Array.from({ length: times }, () => platform.receive({ ...base(), ...event })),
      );
      for (const answer of answers) take(answer, undefined);
      // What answers a first step is the second.
      if (answers.every((it) => it.kind !== 'form-errors' && it.kind !== 'form')) openForm = undefined;
      await settle();
      return answers;
    },
    /** Presses a button of the open form other than Submit, by its label. */
    async pressesInForm(label: string): Promise<Answer> {
      const open = requireForm();
      const button = open.form.buttons.find((it) => it.label === label);
      if (button === undefined)
        throw new Error(
          `The form has no button "${label}", only ${open.form.buttons.map((it) => it.label).join(', ')}`,
        );
      const event = {
        place: direct,
        canOpenForm: true,
        kind: 'form-pressed',
        instance: open.instance,
        button: button.name,
        values: { ...open.values },
      } as const;
      const answer = take(await platform.receive({ ...base(), ...event }), undefined);
      await settle();
      return answer;
    },
    /** Closes the open form without submitting it. */
    async closesForm(): Promise<void> {
      const open = requireForm();
      await platform.receive({
        ...base(),
        place: direct,
        canOpenForm: false,
        kind: 'form-closed',
        instance: open.instance,
        values: { ...open.values },
      });
      openForm = undefined;
    },
    /** The form on the screen, or undefined. */
    form: () => openForm,
    formWords: () => formWords(requireForm().form, locale),
    errors: () => errors,
    notice: () => notice,
    /** Everything in the direct message, oldest first. */
    screen: () => screen().map((it) => cardsWords(it.cards, locale)),
    /** Fails unless some card in the direct message matches. */
    sees(pattern: RegExp): void {
      const all = screen().map((it) => cardsWords(it.cards, locale));
      expect(
        all.some((it) => pattern.test(it)),
        `${id} should see ${pattern} but saw:\n${all.join('\n---\n')}`,
      ).toBe(true);
    },
    seesNot(pattern: RegExp): void {
      const all = screen().map((it) => cardsWords(it.cards, locale));
      expect(
        all.filter((it) => pattern.test(it)),
        `${id} should not see ${pattern}`,
      ).toEqual([]);
    },
    /** How many messages in the direct message match. */
    count: (pattern: RegExp) => screen().filter((it) => pattern.test(cardsWords(it.cards, locale))).length,
    last: () => cardsWords(screen().at(-1)?.cards ?? [], locale),
  };
}

export type Talker = ReturnType<typeof createTalker>;
