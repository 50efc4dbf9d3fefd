import type { ModalView } from '@slack/types';
import { type Answered, plainText } from '../../src/chat/index.ts';
import type { Here } from './act.ts';
import { say } from './copy.ts';
import { ALERT_BLOCK, decodeMetadata } from './form-ids.ts';
import { type DrawnView, fieldErrorsFor, withAlert } from './form-problems.ts';
import { limits } from './limits.ts';
import type { SeenView } from './payload.ts';
import { originOf } from './place.ts';
import { renderForm } from './render-form.ts';
import { plainObject } from './render-text.ts';
import { eyesOf } from './reply-content.ts';

type Of<K extends Answered['kind']> = Extract<Answered, { kind: K }>;

/** What a submission is acknowledged with. */
export type FormAck =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: ModalView };

/** A view as Slack reports it, as one that can be drawn anew. */
const drawnOf = ({ title, ...view }: SeenView): DrawnView => ({
  ...view,
  title: title ?? { type: 'plain_text', text: 'Pacer' },
});

/** Draws a form that was opened where somebody is; inside another form, where that one was opened. */
export function viewOfForm({ form, instance, eyes }: Of<'form'>, { conversation, view }: Here): ModalView {
  const { locale, timeZone } = eyesOf(eyes);
  const origin = decodeMetadata(view?.private_metadata)?.origin ?? originOf(conversation);
  return renderForm(form, { instance, locale, timeZone, ...(origin === undefined ? {} : { origin }) });
}

const joined = (words: readonly (string | undefined)[]): string =>
  [...new Set(words.filter((it) => it !== undefined && it !== ''))].join('\n');

/** Says at the fields what is wrong; what belongs to none of them stands with the first, or on top of the form. */
export function ackErrors({ fields, form, hint }: Of<'form-errors'>, seen: SeenView): FormAck {
  const view = drawnOf(seen);
  const { errors, elsewhere } = fieldErrorsFor(view, fields);
  const first = Object.keys(errors)[0];
  if (first === undefined)
    return {
      response_action: 'update',
      view: withAlert(view, joined([form, ...elsewhere, hint]), 'error'),
    };
  return {
    response_action: 'errors',
    errors: { ...errors, [first]: joined([errors[first], form, ...elsewhere, hint]) },
  };
}

/** Says on top of a form what is wrong, where nothing was submitted. */
export const viewWithErrors = ({ fields, form, hint }: Of<'form-errors'>, seen: SeenView): ModalView =>
  withAlert(drawnOf(seen), joined([form, ...Object.values(fields), hint]), 'error');

/** Makes a view that says that its form is over: a press cannot close it, and nothing in it can be sent or kept again. */
export function viewInstead({ text, eyes }: Of<'notice'>, { title }: SeenView): ModalView {
  const own = eyesOf(eyes);
  const words = plainObject(plainText(text, own), limits.text);
  return {
    type: 'modal',
    title: title ?? plainObject('Pacer', limits.viewTitle),
    close: plainObject(say(own.locale).done(), limits.viewButton),
    blocks: [{ type: 'alert', block_id: ALERT_BLOCK, text: words, level: 'success' }],
  };
}

/** Says something on top of a view; what was typed stays. */
export const viewWithNotice = ({ text, eyes }: Of<'notice'>, seen: SeenView): ModalView =>
  withAlert(drawnOf(seen), plainText(text, eyesOf(eyes)), 'info');
