import type { Child } from 'hono/jsx';
import type { Field } from '../../src/chat/index.ts';
import { say } from './copy.ts';
import type { Eyes } from './render-text.tsx';

export type Drawn<K extends Field['kind']> = { field: Extract<Field, { kind: K }>; eyes: Eyes };

// Apart from the ids of the form itself, whatever a field is called.
export const idOf = (eyes: Eyes, field: Field): string => `${eyes.id}-field-${field.name}`;

/** Points a control to its hint and to the place where its error will stand. */
export const describedBy = (eyes: Eyes, field: Field): string => {
  const id = idOf(eyes, field);
  return field.hint === undefined ? `${id}-error` : `${id}-hint ${id}-error`;
};

export const control = (eyes: Eyes, field: Field) => ({
  id: idOf(eyes, field),
  name: idOf(eyes, field),
  'aria-describedby': describedBy(eyes, field),
  'aria-required': field.required === true ? ('true' as const) : undefined,
});

export const Need = ({ field, eyes }: { field: Field; eyes: Eyes }) =>
  field.required === true ? <span class="need">{say(eyes.locale).required()}</span> : null;

export const Around = ({ field, eyes, children }: { field: Field; eyes: Eyes; children?: Child }) => (
  <>
    {field.hint === undefined ? null : (
      <p class="hint" id={`${idOf(eyes, field)}-hint`} dir="auto">
        {field.hint}
      </p>
    )}
    {children}
    <p class="error" id={`${idOf(eyes, field)}-error`} hidden />
  </>
);

/** A field of one control, with its label above. */
export const Single = ({ field, eyes, children }: { field: Field; eyes: Eyes; children?: Child }) => (
  <div class="field" data-field={field.name} data-kind={field.kind}>
    <label for={idOf(eyes, field)}>
      <span dir="auto">{field.label}</span>
      <Need field={field} eyes={eyes} />
    </label>
    <Around field={field} eyes={eyes}>
      {children}
    </Around>
  </div>
);
