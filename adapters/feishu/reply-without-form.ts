import { type Answered, decodeAction, problemsOf, type Receive, type Text } from '../../src/chat/index.ts';
import type { PressedHere } from './normalize.ts';
import type { PrivateAnswers } from './private-answers.ts';
import { readWritten } from './read-form.ts';
import { toastWords } from './render-message.ts';
import { renderUnsent } from './render-receipt.ts';
import type { Reply } from './reply.ts';
import type { EyesOf, Shown } from './reply-content.ts';
import { say } from './reply-copy.ts';
import type { WithPeople } from './typed-people.ts';

type Of<K extends Answered['kind']> = Extract<Answered, { kind: K }>;

export type FormButton = Exclude<PressedHere['pressed'], { kind: 'action' }>;
/** A button of a form, with what is typed in it. */
export type InForm = Pick<PressedHere, 'formValue' | 'base' | 'here'> & { button: FormButton };

type Parts = {
  receive: Receive;
  reply: Pick<Reply, 'sentence'>;
  answers: Pick<PrivateAnswers, 'formIn'>;
  eyesOf: EyesOf;
};

/** Answers for forms that the core does not draw again: nothing that was written in one is lost. */
export function createWithoutForm({ receive, reply, answers, eyesOf }: Parts) {
  /** Says why nothing was done; the form stays as it is. */
  const refused = (answer: Of<'form-errors'>, { base, here }: InForm): Shown =>
    reply.sentence(problemsOf(answer), 'error', answer, here, `${base.key}:refused`);

  /** Says for good why a form cannot be sent any more, with everything that was written in it: a toast passes. */
  function unsent(answer: Of<'form-errors'>, why: Text, { button, formValue }: InForm): Shown {
    const eyes = eyesOf(answer.eyes);
    const { instance, title = 'Pacer', fields } = button;
    const card = renderUnsent({ instance, title, why, written: readWritten(formValue, fields) }, eyes);
    return { card, toast: { type: 'error', content: toastWords(why, eyes) } };
  }

  /** Opens a new form in the place of one that has expired, with everything typed. */
  async function anew(answer: Of<'form-errors'>, people: WithPeople, at: InForm): Promise<Shown> {
    const { button, base, here } = at;
    const action = decodeAction(button.opener ?? '');
    if (action === undefined) return unsent(answer, problemsOf(answer), at);
    const key = `${base.key}:anew`;
    const message = here.pressed;
    const opened = await receive({ ...base, key, canOpenForm: true, kind: 'action', action, message });
    // What refuses the new one is the reason by now.
    if (opened.kind !== 'form')
      return unsent(answer, opened.kind === 'notice' ? opened.text : problemsOf(answer), at);
    const words = say(eyesOf(answer.eyes).locale).formAnew();
    const card = answers.formIn(message, opened, { ...people.shown, formError: words });
    return { card, toast: { type: 'error', content: words } };
  }

  /** Answers where the form cannot be drawn again: it has expired, is over, or could not be read this time. */
  async function instead(answer: Of<'form-errors'>, people: WithPeople, at: InForm): Promise<Shown> {
    if (answer.expired === true) return anew(answer, people, at);
    return answer.over === true ? unsent(answer, problemsOf(answer), at) : refused(answer, at);
  }

  return { refused, instead };
}
