import type { Child } from 'hono/jsx';
import type { DoneState, Field, PersonRef } from '../../src/chat/index.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import { say } from './copy.ts';
import { Around, control, type Drawn, describedBy, idOf, Need, Single } from './field-frame.tsx';
import { Icon } from './page/icons.tsx';
import type { Eyes } from './render-text.tsx';

/** A field of several controls: one group with one name. */
const Group = ({ field, eyes, children }: { field: Field; eyes: Eyes; children?: Child }) => (
  <fieldset
    class="field"
    data-field={field.name}
    data-kind={field.kind}
    aria-describedby={describedBy(eyes, field)}
  >
    <legend>
      <span dir="auto">{field.label}</span>
      <Need field={field} eyes={eyes} />
    </legend>
    <Around field={field} eyes={eyes}>
      {children}
    </Around>
  </fieldset>
);

function Words({ field, eyes }: Drawn<'text'> | Drawn<'long-text'>) {
  const shared = { ...control(eyes, field), dir: 'auto', 'data-max': field.maxLength, autocomplete: 'off' };
  const { placeholder, initial = '' } = field;
  return (
    <Single field={field} eyes={eyes}>
      {field.kind === 'text' ? (
        <input type="text" {...shared} placeholder={placeholder} value={initial} />
      ) : (
        <textarea {...shared} rows={3} placeholder={placeholder}>
          {initial}
        </textarea>
      )}
      <p class="count" aria-live="polite" hidden />
    </Single>
  );
}

/** Numbers are typed as text: a browser's own number field forgets what it cannot read. */
const NumberOf = ({ field, eyes }: Drawn<'number'>) => (
  <Single field={field} eyes={eyes}>
    <span class="with-unit">
      <input
        type="text"
        inputmode="decimal"
        autocomplete="off"
        {...control(eyes, field)}
        value={field.initial === undefined ? '' : String(field.initial)}
      />
      {field.unit === undefined ? null : <span class="unit">{field.unit}</span>}
    </span>
  </Single>
);

const SelectOf = ({ field, eyes }: Drawn<'select'>) => (
  <Single field={field} eyes={eyes}>
    <span class="select">
      <select {...control(eyes, field)}>
        {field.initial !== undefined && field.required === true ? null : (
          <option value="">{say(eyes.locale).notChosen()}</option>
        )}
        {field.options.map((option) => (
          <option value={option.value} selected={option.value === field.initial}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  </Single>
);

const SeveralOf = ({ field, eyes }: Drawn<'several'>) => (
  <Group field={field} eyes={eyes}>
    <div class="options">
      {field.options.map((option) => (
        <label class="pick">
          <input
            type="checkbox"
            name={idOf(eyes, field)}
            value={option.value}
            checked={field.initial?.includes(option.value) === true}
          />
          <span dir="auto">{option.label}</span>
        </label>
      ))}
    </div>
  </Group>
);

type PeopleField = Drawn<'person'> | Drawn<'people'>;

const chosenOf = (field: PeopleField['field']): readonly PersonRef[] => {
  if (field.kind === 'people') return field.initial ?? [];
  return field.initial === undefined ? [] : [field.initial];
};

/** Draws a field that finds people by typing; those likely are offered before anything is typed. */
function PeopleOf({ field, eyes }: PeopleField) {
  const words = say(eyes.locale);
  const id = idOf(eyes, field);
  return (
    <Single field={field} eyes={eyes}>
      <div
        class="finder"
        data-lookup={field.lookup}
        data-max={field.kind === 'people' ? field.max : 1}
        data-remove={words.remove({ name: '%' })}
        data-nobody={words.noMatch()}
      >
        <ul class="chosen">
          {chosenOf(field).map((it) => (
            <li class="chip" data-id={it.id}>
              <span dir="auto">{it.name}</span>
              <button type="button" aria-label={words.remove({ name: it.name })}>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
        <input
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded="false"
          aria-controls={`${id}-list`}
          autocomplete="off"
          placeholder={words.findPerson()}
          {...control(eyes, field)}
        />
        <div class="menu" id={`${id}-list`} role="listbox" aria-label={field.label} hidden />
        <template>
          {field.likely.map((it) => (
            <span data-id={it.id}>{it.name}</span>
          ))}
        </template>
      </div>
    </Single>
  );
}

const DateOf = ({ field, eyes }: Drawn<'date'>) => (
  <Single field={field} eyes={eyes}>
    <input
      type="date"
      {...control(eyes, field)}
      min={field.min}
      max={field.max}
      value={field.initial ?? ''}
    />
  </Single>
);

function RatingOf({ field, eyes }: Drawn<'rating'>) {
  const steps = Array.from({ length: field.max }, (_, i) => i + 1);
  const ends: Record<number, string> = { 1: field.lowest, [field.max]: field.highest };
  return (
    <Group field={field} eyes={eyes}>
      <div class="rating">
        <div class="steps">
          {steps.map((step) => (
            <label class="step">
              <input
                type="radio"
                name={idOf(eyes, field)}
                value={String(step)}
                checked={field.initial === step}
              />
              <span class="dot" aria-hidden={ends[step] !== undefined}>
                {step}
              </span>
              {ends[step] === undefined ? null : <span class="hidden">{`${step}: ${ends[step]}`}</span>}
            </label>
          ))}
          <button type="button" class="button quiet" data-clear hidden={field.initial === undefined}>
            {say(eyes.locale).clear()}
          </button>
        </div>
        <p class="ends" aria-hidden="true">
          <span>{field.lowest}</span>
          <span>{field.highest}</span>
        </p>
      </div>
    </Group>
  );
}

const YesNoOf = ({ field, eyes }: Drawn<'yes-no'>) => (
  <div class="field" data-field={field.name} data-kind={field.kind}>
    <label class="switch">
      <input type="checkbox" {...control(eyes, field)} checked={field.initial} />
      <span class="track" aria-hidden="true" />
      <span dir="auto">{field.label}</span>
    </label>
    <Around field={field} eyes={eyes} />
  </div>
);

const doneStates: readonly DoneState[] = ['done', 'open', 'dropped'];

const DoneListOf = ({ field, eyes }: Drawn<'done-list'>) => (
  <Group field={field} eyes={eyes}>
    <div class="done-list">
      {field.items.map((item) => (
        <fieldset data-item={item.id}>
          <legend class="words" dir="auto">
            {item.text}
          </legend>
          <div class="segments">
            {doneStates.map((state) => (
              <label>
                <input
                  type="radio"
                  name={`${idOf(eyes, field)}-${item.id}`}
                  value={state}
                  checked={item.initial === state}
                />
                <span class="segment">{field.words[state]}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  </Group>
);

/** Draws one field with its label, its hint and the place of its error. */
export function FieldOf({ field, eyes }: { field: Field; eyes: Eyes }): Child {
  switch (field.kind) {
    case 'text':
      return <Words field={field} eyes={eyes} />;
    case 'long-text':
      return <Words field={field} eyes={eyes} />;
    case 'number':
      return <NumberOf field={field} eyes={eyes} />;
    case 'select':
      return <SelectOf field={field} eyes={eyes} />;
    case 'several':
      return <SeveralOf field={field} eyes={eyes} />;
    case 'person':
      return <PeopleOf field={field} eyes={eyes} />;
    case 'people':
      return <PeopleOf field={field} eyes={eyes} />;
    case 'date':
      return <DateOf field={field} eyes={eyes} />;
    case 'rating':
      return <RatingOf field={field} eyes={eyes} />;
    case 'yes-no':
      return <YesNoOf field={field} eyes={eyes} />;
    case 'done-list':
      return <DoneListOf field={field} eyes={eyes} />;
    default:
      return assertNever(field, 'form field');
  }
}
