import type { AnyBlock, ContextBlock, ModalView } from '@slack/types';
import { type Form, type FormItem, fieldsOf, wordsOfText } from '../../src/chat/index.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import { say } from './copy.ts';
import {
  BUTTONS_BLOCK,
  buttonAction,
  encodeMetadata,
  FORM_CALLBACK,
  type Likely,
  type Origin,
} from './form-ids.ts';
import { limits } from './limits.ts';
import { type FormEyes, renderField } from './render-field.ts';
import {
  type Eyes,
  plainObject,
  renderNote,
  renderProgress,
  richBlock,
  richElements,
  section,
  smallPrint,
} from './render-text.ts';

export type FormView = FormEyes & { origin?: Origin };

// Words above a field are read in passing.
const MAX_WORDS = 1_500;
// As many as one looks through without typing.
const MAX_LIKELY = 15;

function renderItem(item: FormItem, eyes: Eyes & FormEyes): AnyBlock[] {
  switch (item.kind) {
    case 'field':
      return renderField(item.field, eyes);
    case 'heading':
      return [
        {
          type: 'header',
          text: plainObject(wordsOfText(item.text, eyes, limits.header), limits.header),
        },
      ];
    case 'text':
      return [richBlock(section(richElements(item.text, eyes, MAX_WORDS)))];
    case 'note':
      return [renderNote(item.text, eyes, MAX_WORDS)];
    case 'progress':
      return [renderProgress(item, eyes, MAX_WORDS)];
    case 'divider':
      return [{ type: 'divider' }];
    default:
      return assertNever(item, 'form item');
  }
}

/** Draws the form's own buttons, which report what was typed without sending it. */
const renderButtons = (form: Form): AnyBlock[] =>
  form.buttons.length === 0
    ? []
    : [
        {
          type: 'actions',
          block_id: BUTTONS_BLOCK,
          elements: form.buttons.slice(0, limits.actionsElements).map((button) => ({
            type: 'button',
            text: plainObject(button.label, limits.buttonLabel),
            action_id: buttonAction(button.name),
            value: button.name,
          })),
        },
      ];

const likelyOf = (form: Form): Likely =>
  Object.fromEntries(
    fieldsOf(form).flatMap((field) =>
      (field.kind === 'person' || field.kind === 'people') && field.likely.length > 0
        ? [
            [
              field.name,
              field.likely.slice(0, MAX_LIKELY).map((it) => ({
                value: it.id,
                label: plainObject(it.name, limits.optionLabel).text,
              })),
            ],
          ]
        : [],
    ),
  );

const bytesOf = (blocks: readonly AnyBlock[]): number => Buffer.byteLength(JSON.stringify(blocks));

/** Takes items while they fit into one view, and says how many fields are left out. */
function itemsThatFit(
  form: Form,
  eyes: Eyes & FormEyes,
  room: { blocks: number; bytes: number },
): AnyBlock[] {
  const drawn = form.items.map((item) => ({ item, blocks: renderItem(item, eyes) }));
  const taken: AnyBlock[] = [];
  let left = room.bytes;
  for (const [i, { blocks }] of drawn.entries()) {
    const after = drawn.slice(i + 1).length > 0 ? 1 : 0;
    left -= bytesOf(blocks);
    if (taken.length + blocks.length + after > room.blocks || left < 0) {
      const count = drawn.slice(i).filter((it) => it.item.kind === 'field').length;
      return [...taken, smallPrint(say(eyes.locale).moreFields({ count }))];
    }
    taken.push(...blocks);
  }
  return taken;
}

// What titles are made of: `Check-in · Week 47 · Nov 16–20`.
const BETWEEN = ' · ';

/** Shortens a title to what the bar of a modal holds, between its parts where it can. */
function titleOf(title: string): string {
  if (title.length <= limits.viewTitle) return title;
  const end = title.slice(0, limits.viewTitle).lastIndexOf(BETWEEN);
  return end > 0 ? `${title.slice(0, end)}…` : title;
}

/** Says first who will read it, and then the whole title where the bar could not hold it. */
function firstLine(form: Form, eyes: Eyes): ContextBlock {
  const audience = plainObject(`👀 ${wordsOfText(form.audience, eyes, MAX_WORDS)}`, limits.fieldText);
  return form.title.length <= limits.viewTitle
    ? { type: 'context', elements: [audience] }
    : { type: 'context', elements: [audience, plainObject(form.title, limits.header)] };
}

/** Draws a form as a modal: who will read it first, then its fields, then its buttons. */
export function renderForm(form: Form, { instance, origin, locale, timeZone }: FormView): ModalView {
  const eyes = { locale, timeZone, instance, accounts: new Map<string, string>() };
  const title = plainObject(titleOf(form.title), limits.viewTitle);
  const first = firstLine(form, eyes);
  const buttons = renderButtons(form);
  const room = {
    // One for an alert, one for the first line.
    blocks: limits.viewBlocks - 2 - buttons.length,
    bytes: limits.viewBytes - bytesOf([first]) - bytesOf(buttons) - limits.privateMetadata,
  };
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    title,
    submit: plainObject(form.submit, limits.viewButton),
    close: plainObject(say(locale).close(), limits.viewButton),
    private_metadata: encodeMetadata({
      instance,
      ...(origin === undefined ? {} : { origin }),
      likely: likelyOf(form),
    }),
    notify_on_close: true,
    blocks: [first, ...itemsThatFit(form, eyes, room), ...buttons],
  };
}
