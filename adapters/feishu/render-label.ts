import type { Field, FieldErrors } from '../../src/chat/index.ts';
import { say } from './copy.ts';
import type { Typed } from './form-shown.ts';
import { limits } from './limits.ts';
import type { Markdown, PlainText } from './render-json.ts';
import { escapeMarkdown } from './render-markdown.ts';
import { boldLabel, type Eyes, escapedWords, grey, markdown, plainObject } from './render-text.ts';

/** How much of a form is shown: people and options offered, things of a done-list, characters of words and labels. */
export type FormDetail = { likely: number; options: number; items: number; words: number; labels: number };

/** What one drawing of a form knows. */
export type FormDrawing = { eyes: Eyes; detail: FormDetail; typed: Typed; errors: FieldErrors };

export type FieldOf<K extends Field['kind']> = Extract<Field, { kind: K }>;

/** Draws what stands above a control: its label, whether it must be filled in, and its hint. */
export function labelOf(field: Field, { eyes, detail }: FormDrawing, label = field.label): Markdown {
  const required = field.required === true && field.kind !== 'yes-no' ? say(eyes.locale).required() : '';
  const hint = field.hint === undefined ? '' : `\n${grey(escapedWords(field.hint, detail.words))}`;
  const content = `${boldLabel(label, detail.labels)}${grey(escapeMarkdown(required, false))}${hint}`;
  return { ...markdown(content), margin: '8px 0px 0px 0px' };
}

/** Writes what an empty control says. */
export const placeholder = (hint: string): PlainText => plainObject(hint, limits.placeholder);
