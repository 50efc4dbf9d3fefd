import type { AlertBlock, AnyBlock, ModalView, View } from '@slack/types';
import type { FieldErrors } from '../../src/chat/index.ts';
import { ALERT_BLOCK, fieldOfBlock } from './form-ids.ts';
import { limits } from './limits.ts';
import { plainObject } from './render-text.ts';

export type AlertLevel = NonNullable<AlertBlock['level']>;

/** The parts of a view, as it was drawn or as Slack reports it, that an update may have. */
export type DrawnView = Pick<ModalView, 'title' | 'blocks'> &
  Partial<
    Record<'submit' | 'close', ModalView['submit'] | null> &
      Record<'private_metadata' | 'callback_id' | 'external_id', string | null> &
      Record<'notify_on_close' | 'clear_on_close', boolean>
  >;

/** Makes the same view with words on top (in place of earlier ones), as an update in which everything typed stays. */
export function withAlert(view: DrawnView, words: string, level: AlertLevel): ModalView {
  const alert: AlertBlock = {
    type: 'alert',
    block_id: ALERT_BLOCK,
    text: plainObject(words, limits.text),
    level,
  };
  const others = view.blocks.filter((it) => it.block_id !== ALERT_BLOCK);
  return {
    type: 'modal',
    title: view.title,
    ...(view.submit ? { submit: view.submit } : {}),
    ...(view.close ? { close: view.close } : {}),
    ...(view.private_metadata ? { private_metadata: view.private_metadata } : {}),
    ...(view.callback_id ? { callback_id: view.callback_id } : {}),
    ...(view.external_id ? { external_id: view.external_id } : {}),
    notify_on_close: view.notify_on_close ?? true,
    ...(view.clear_on_close === undefined ? {} : { clear_on_close: view.clear_on_close }),
    blocks: [alert, ...others].slice(0, limits.viewBlocks),
  };
}

/** What Slack shows at its fields, by block, and the errors of fields that the view does not have. */
export type PlacedErrors = { errors: Record<string, string>; elsewhere: string[] };

const nameOf = (block: AnyBlock): string | undefined =>
  block.type === 'input' && block.block_id !== undefined ? fieldOfBlock(block.block_id)?.name : undefined;

/** Finds the block of each field with an error: of a done-list its first item. */
export function fieldErrorsFor(view: Pick<View, 'blocks'>, fields: FieldErrors): PlacedErrors {
  const placed: PlacedErrors = { errors: {}, elsewhere: [] };
  for (const [name, message] of Object.entries(fields)) {
    const id = view.blocks.find((block) => nameOf(block) === name)?.block_id;
    if (id === undefined) placed.elsewhere.push(message);
    else placed.errors[id] = message;
  }
  return placed;
}
