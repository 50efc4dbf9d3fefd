import { z } from 'zod';
import { type Action, decodeAction, encodeAction } from '../../src/chat/index.ts';
import { readButtonName, readOption } from './form-names.ts';

/*
 * How Pacer's actions and the buttons of its forms are written into the callback `value` of Feishu's controls, and read back from
 * the `action` of a `card.action.trigger`.
 *
 * | control                   | `value`                                         | `option`             | `form_value`  |
 * |---------------------------|-------------------------------------------------|----------------------|---------------|
 * | button                    | `{ pacer: 'press', action }`                    |                      |               |
 * | select                    | `{ pacer: 'pick', action }`                     | `=` and the choice   |               |
 * | menu of quiet buttons     | whatever: the option says it all                | `!` and the action   |               |
 * | Submit of a form          | `{ pacer: 'submit', instance, fields, … }`      |                      | what is typed |
 * | named button of a form    | `{ pacer: 'button', …, button }`                |                      | what is typed |
 * | Cancel of a form          | `{ pacer: 'close', … }`                         |                      | what is typed |
 *
 * `fields` are the names of the form's controls (form-names.ts): whether an empty one is reported is not documented, so that
 * `readForm(form_value, fields)` must know what was there. `title` is the form's, for its receipt, and `opener` the action that opens
 * it anew: a card in a chat outlives every process, and what is known of its form. Which lookup a typed name asks stands in its control's name. Feishu's own
 * descriptions differ in whether a button that submits a form reports its `value`: without, its `name` says as much.
 */

/** What of a `card.action.trigger`'s `action` says what was pressed. */
export type CardAction = { value?: unknown; option?: unknown; name?: unknown };

export type InForm = {
  instance: string;
  fields: readonly string[];
  title?: string | undefined;
  opener?: string | undefined;
};

export type Pressed =
  | { kind: 'action'; action: Action; value?: string }
  | ({ kind: 'submit' } & InForm)
  | ({ kind: 'button'; button: string } & InForm)
  | ({ kind: 'close' } & InForm);

/** A callback's `value`: an object, because Feishu's own libraries know no other. */
export type ControlValue = { pacer: string } & Readonly<
  Record<string, string | readonly string[] | undefined>
>;

/** Writes a button's action. */
export const pressValue = (action: Action): ControlValue => ({
  pacer: 'press',
  action: encodeAction(action),
});

/** Writes a select's action; its options' values are written by `optionValue`. */
export const pickValue = (action: Action): ControlValue => ({ pacer: 'pick', action: encodeAction(action) });

/** Writes an option of a menu, which stands for a button of its own. */
export const menuOption = (action: Action): string => `!${encodeAction(action)}`;

/** Writes Submit of a form. */
export const submitValue = (it: InForm): ControlValue => ({ pacer: 'submit', ...it });

/** Writes a named button of a form. */
export const buttonValue = (button: string, it: InForm): ControlValue => ({ pacer: 'button', ...it, button });

/** Writes Cancel of a form. */
export const closeValue = (it: InForm): ControlValue => ({ pacer: 'close', ...it });

const inForm = {
  instance: z.string(),
  fields: z.array(z.string()).readonly(),
  title: z.string().optional(),
  opener: z.string().optional(),
};
const valueSchema = z.discriminatedUnion('pacer', [
  z.object({ pacer: z.literal('press'), action: z.string() }),
  z.object({ pacer: z.literal('pick'), action: z.string() }),
  z.object({ pacer: z.literal('submit'), ...inForm }),
  z.object({ pacer: z.literal('button'), ...inForm, button: z.string() }),
  z.object({ pacer: z.literal('close'), ...inForm }),
]);

function readAction(encoded: string, value?: string): Pressed | undefined {
  const action = decodeAction(encoded);
  if (action === undefined) return undefined;
  return { kind: 'action', action, ...(value === undefined ? {} : { value }) };
}

function readNamed(name: unknown): Pressed | undefined {
  const read = typeof name === 'string' ? readButtonName(name) : undefined;
  if (read === undefined) return undefined;
  const { which: kind, ...rest } = read;
  return 'button' in rest
    ? { kind: 'button', fields: [], ...rest }
    : { kind: kind === 'close' ? 'close' : 'submit', fields: [], ...rest };
}

/** Reads what was pressed; undefined where Pacer did not write it. */
export function readPressed({ value, option, name }: CardAction): Pressed | undefined {
  if (typeof option === 'string' && option.startsWith('!')) return readAction(option.slice(1));
  const read = valueSchema.safeParse(value).data;
  if (read === undefined) return readNamed(name);
  switch (read.pacer) {
    case 'press':
      return readAction(read.action);
    case 'pick':
      return typeof option === 'string' && option.startsWith('=')
        ? readAction(read.action, readOption(option))
        : undefined;
    case 'button': {
      const { pacer: kind, ...rest } = read;
      return { kind, ...rest };
    }
    default: {
      const { pacer: kind, ...rest } = read;
      return { kind, ...rest };
    }
  }
}
