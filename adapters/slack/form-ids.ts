import { z } from 'zod';
import type { Option } from '../../src/chat/index.ts';
import { limits } from './limits.ts';

/*
 * How a form's fields and buttons are named in a modal, and read back.
 *
 * | thing                | `block_id`                       | `action_id`                               |
 * |----------------------|----------------------------------|-------------------------------------------|
 * | field                | `field:instance:name`            | its kind: `text`, `several`, `yes-no`, …  |
 * | person, people       | `field:instance:name`            | `lookup:` and the lookup's name           |
 * | item of a done-list  | `item:instance:["name","item"]`  | `done-list`                               |
 * | named button         | `buttons`                        | `form:name`                               |
 *
 * Slack keeps what was typed where the ids stay: in a form that is drawn again, and never in another form in the same view.
 */

/** Where a form was opened, for the adapter alone: a channel, a message. */
export type Origin = Readonly<Record<string, string>>;
/** People offered before anything is typed, by field. */
export type Likely = Readonly<Record<string, readonly Option[]>>;
/** What a modal's `private_metadata` holds. */
export type FormMetadata = { instance: string; origin?: Origin; likely?: Likely };

export const ALERT_BLOCK = 'alert';
export const BUTTONS_BLOCK = 'buttons';
/** The callback of every form's view. */
export const FORM_CALLBACK = 'form';

const within = (id: string): string => {
  if (id.length > limits.id) throw new Error(`A form's names have at most ${limits.id} characters: ${id}`);
  return id;
};

const ofInstance = (kind: 'field' | 'item', instance: string, rest: string): string =>
  within(`${kind}:${encodeURIComponent(instance)}:${rest}`);

export const fieldBlock = (instance: string, name: string): string => ofInstance('field', instance, name);
export const itemBlock = (instance: string, name: string, item: string): string =>
  ofInstance('item', instance, JSON.stringify([name, item]));
export const lookupAction = (lookup: string): string => within(`lookup:${lookup}`);
export const buttonAction = (name: string): string => within(`form:${name}`);

/** Reads which field (and which item of a done-list) a block of a modal holds; undefined for all other blocks. */
export function fieldOfBlock(blockId: string): { name: string; item?: string } | undefined {
  const [, kind, rest] = /^(field|item):[^:]*:(.*)$/s.exec(blockId) ?? [];
  if (rest === undefined) return undefined;
  if (kind === 'field') return { name: rest };
  try {
    const [name, item]: unknown[] = JSON.parse(rest);
    return typeof name === 'string' && typeof item === 'string' ? { name, item } : undefined;
  } catch {
    return undefined;
  }
}

/** Reads which lookup a `block_suggestion` asks (`people.find`). */
export const lookupOfAction = (actionId: string): string | undefined =>
  actionId.startsWith('lookup:') ? actionId.slice('lookup:'.length) : undefined;

/** Reads which named button of a form was pressed. */
export const buttonOfAction = (actionId: string): string | undefined =>
  actionId.startsWith('form:') ? actionId.slice('form:'.length) : undefined;

/** Writes a modal's `private_metadata`; the people offered first are left out where they do not fit. */
export function encodeMetadata({ likely = {}, ...metadata }: FormMetadata): string {
  const withLikely = JSON.stringify(Object.keys(likely).length === 0 ? metadata : { ...metadata, likely });
  const written = withLikely.length <= limits.privateMetadata ? withLikely : JSON.stringify(metadata);
  if (written.length > limits.privateMetadata)
    throw new Error('A form remembers too much of where it was opened');
  return written;
}

const metadataSchema = z.object({
  instance: z.string(),
  origin: z.record(z.string(), z.string()).exactOptional(),
  likely: z.record(z.string(), z.array(z.object({ value: z.string(), label: z.string() }))).exactOptional(),
});

/** Reads a modal's `private_metadata`; undefined where it is not one of Pacer's forms. */
export function decodeMetadata(written: string | undefined): FormMetadata | undefined {
  try {
    return metadataSchema.safeParse(JSON.parse(written ?? '')).data;
  } catch {
    return undefined;
  }
}
