import { type Answered, type Event, plain, type Receive } from '../../src/chat/index.ts';
import { say as sayForm } from './copy.ts';
import type { Base, PressedHere } from './normalize.ts';
import type { OpenForms } from './open-forms.ts';
import type { PrivateAnswers } from './private-answers.ts';
import { readForm, readTypedPeople } from './read-form.ts';
import { renderForm } from './render-form.ts';
import type { FeishuCard } from './render-json.ts';
import { toastWords } from './render-message.ts';
import { renderReceipt } from './render-receipt.ts';
import type { Reply } from './reply.ts';
import type { EyesOf, Shown } from './reply-content.ts';
import { say } from './reply-copy.ts';
import { createWithoutForm, type FormButton, type InForm } from './reply-without-form.ts';
import { type Ask, sayUnclear, type WithPeople, withPeople } from './typed-people.ts';

type Of<K extends Answered['kind']> = Extract<Answered, { kind: K }>;

type Parts = {
  receive: Receive;
  reply: Reply;
  answers: PrivateAnswers;
  openForms: OpenForms;
  eyesOf: EyesOf;
};

/** Serves forms, which are cards: what was typed goes to the core, and the card becomes what the core answers. */
export function createInForm({ receive, reply, answers, openForms, eyesOf }: Parts) {
  const withoutForm = createWithoutForm({ receive, reply, answers, eyesOf });

  const asking =
    (base: Base): Ask =>
    async (lookup, query, nth) => {
      const asked: Event = {
        ...base,
        key: `${base.key}:lookup:${nth}`,
        canOpenForm: false,
        kind: 'lookup',
        lookup,
        query,
      };
      const answer = await receive(asked);
      return answer.kind === 'options' ? answer.options : [];
    };

  /** Draws the form with everything typed, what is wrong beside its field. */
  async function again(answer: Of<'form-errors'>, people: WithPeople, at: InForm): Promise<Shown> {
    const { button, here } = at;
    const { locale, timeZone, accounts } = eyesOf(answer.eyes);
    if (answer.again === undefined) return withoutForm.instead(answer, people, at);
    const { instance, form } = answer.again;
    openForms.opened(here.pressed);
    const card = renderForm(form, {
      instance,
      opener: button.opener,
      locale,
      timeZone,
      accounts,
      ...people.shown,
      errors: { ...answer.fields, ...sayUnclear(people, locale) },
      formError: answer.form,
      hint: answer.hint,
    });
    const words = plain(answer.form ?? say(locale).checkForm());
    return { card, toast: { type: 'error', content: toastWords(words, { locale, timeZone, accounts }) } };
  }

  /** Draws the posted message in whose place the form stood, if there is one. */
  async function behind({ base, here }: InForm): Promise<FeishuCard | undefined> {
    const answer = await receive({
      ...base,
      key: `${base.key}:redraw`,
      canOpenForm: false,
      kind: 'redraw',
      message: here.pressed,
    });
    return answer.kind === 'cards' && answer.cards.length > 0 ? reply.drawCards(answer) : undefined;
  }

  /** The message may be brought up to date again, as soon as what is shown now has reached it. */
  const closing = ({ here }: InForm) => [async () => openForms.closed(here.pressed)];

  const receiptOf = (
    sentence: string | Of<'notice'>['text'],
    eyes: Answered['eyes'],
    { button }: InForm,
  ): FeishuCard =>
    renderReceipt(
      button.title ?? 'Pacer',
      typeof sentence === 'string' ? plain(sentence) : sentence,
      eyesOf(eyes),
    );

  /** Says after an accepted form what came of it, where its card gives way to the message behind it. */
  function beside(answer: Answered, { base, here }: InForm): Shown {
    const { locale } = eyesOf(answer.eyes);
    if (answer.kind === 'notice') return reply.sentence(answer.text, 'success', answer, here, base.key);
    const toast = { type: 'success' as const, content: sayForm(locale).formSent() };
    return answer.kind === 'cards' ? { toast, later: [reply.privately(answer, here, base.key)] } : { toast };
  }

  /** Shows that a form was accepted: its card becomes the receipt, and nothing in it can be sent again. */
  async function accepted(answer: Answered, at: InForm): Promise<Shown> {
    const card = await behind(at);
    if (card !== undefined) {
      const shown = beside(answer, at);
      return { ...shown, card, later: [...closing(at), ...(shown.later ?? [])] };
    }
    const { locale } = eyesOf(answer.eyes);
    const words = answer.kind === 'notice' ? answer.text : sayForm(locale).formSent();
    const receipt =
      answer.kind === 'cards' ? await reply.drawCards(answer) : receiptOf(words, answer.eyes, at);
    return { card: receipt, later: closing(at) };
  }

  async function submitted(answer: Answered, people: WithPeople, at: InForm): Promise<Shown> {
    if (answer.kind === 'form-errors') return again(answer, people, at);
    // The next step, in the same place.
    if (answer.kind === 'form') return { card: answers.formIn(at.here.pressed, answer) };
    return accepted(answer, at);
  }

  /** Answers a form's own button; unless it led elsewhere, the form stays with everything typed. */
  async function pressed(answer: Answered, instance: string, people: WithPeople, at: InForm): Promise<Shown> {
    switch (answer.kind) {
      case 'form': {
        const same = answer.instance === instance;
        return { card: answers.formIn(at.here.pressed, answer, same ? people.shown : {}) };
      }
      case 'form-errors':
        return again(answer, people, at);
      case 'cards':
        return accepted(answer, at);
      case 'notice':
        return answer.done === true
          ? accepted(answer, at)
          : reply.sentence(answer.text, 'success', answer, at.here, at.base.key);
      default:
        return {};
    }
  }

  async function closed(answer: Answered, at: InForm): Promise<Shown> {
    // Nothing else is said about a closed form: it failed, or is somebody else's.
    if (answer.kind === 'notice') return reply.sentence(answer.text, 'error', answer, at.here, at.base.key);
    if (answer.kind === 'form-errors' && answer.expired !== true) return withoutForm.refused(answer, at);
    const { locale } = eyesOf(answer.eyes);
    const card = (await behind(at)) ?? receiptOf(sayForm(locale).formClosed(), answer.eyes, at);
    return { card, later: closing(at) };
  }

  /** Hands a form's button to the core, with the people whom its typed names mean. */
  return async function inForm(
    button: FormButton,
    { formValue, base, here }: Pick<PressedHere, 'formValue' | 'base' | 'here'>,
  ): Promise<Shown> {
    const { instance } = button;
    const at = { button, formValue, base, here };
    const values = readForm(formValue, button.fields);
    if (button.kind === 'close')
      return closed(
        await receive({ ...base, canOpenForm: false, kind: 'form-closed', instance, values }),
        at,
      );
    const people = await withPeople(values, readTypedPeople(formValue), asking(base));
    if (button.kind === 'submit') {
      const sent = { ...base, canOpenForm: true, instance, values: people.sent };
      return submitted(await receive({ ...sent, kind: 'form-submitted' }), people, at);
    }
    const answer = await receive({
      ...base,
      canOpenForm: true,
      kind: 'form-pressed',
      instance,
      button: button.button,
      values: people.shown.values,
    });
    return pressed(answer, instance, people, at);
  };
}
