import { findAll } from './dom.ts';
import { words } from './page.ts';

export type Values = Record<string, string | string[] | Record<string, string>>;
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isControl = (it: Element | null): it is Control =>
  it instanceof HTMLInputElement || it instanceof HTMLTextAreaElement || it instanceof HTMLSelectElement;

const checkedIn = (within: HTMLElement): string[] =>
  findAll('input:checked', HTMLInputElement, within).map((it) => it.value);

const chosenIn = (within: HTMLElement): string[] =>
  findAll('.chosen [data-id]', HTMLElement, within).map((it) => it.dataset.id ?? '');

/** What was typed as a name but not chosen: the server says what is wrong with it. */
const typedName = (within: HTMLElement): string =>
  within.querySelector<HTMLInputElement>('.finder input')?.value.trim() ?? '';

function readField(field: HTMLElement): string | string[] | Record<string, string> {
  switch (field.dataset.kind) {
    case 'several':
      return checkedIn(field);
    case 'people':
      return [...chosenIn(field), typedName(field)].filter((it) => it !== '');
    case 'person':
      return chosenIn(field)[0] ?? typedName(field);
    case 'rating':
      return checkedIn(field)[0] ?? '';
    case 'yes-no':
      return checkedIn(field).length > 0 ? 'yes' : 'no';
    case 'done-list':
      return Object.fromEntries(
        findAll('[data-item]', HTMLElement, field).map((item) => [
          item.dataset.item ?? '',
          checkedIn(item)[0] ?? '',
        ]),
      );
    default: {
      const control = field.querySelector('input, textarea, select');
      return isControl(control) ? control.value : '';
    }
  }
}

/** Lists the fields of a form by name. */
export const fieldsIn = (form: HTMLElement): Map<string, HTMLElement> =>
  new Map(findAll('[data-field]', HTMLElement, form).map((it) => [it.dataset.field ?? '', it]));

/** Reads everything that was typed and chosen. */
export const valuesIn = (form: HTMLElement): Values =>
  Object.fromEntries([...fieldsIn(form)].map(([name, field]) => [name, readField(field)]));

/** The control that the focus goes to when something is wrong with a field. */
export const firstControl = (field: HTMLElement): HTMLElement | null =>
  field.querySelector('input:not([hidden]), textarea, select');

/** Writes an error beside its field, or takes it away. */
export function setError(field: HTMLElement, error: string | undefined): void {
  const place = field.querySelector(':scope > .error, .error');
  if (place instanceof HTMLElement) {
    place.textContent = error ?? '';
    place.hidden = error === undefined;
  }
  field.classList.toggle('invalid', error !== undefined);
  for (const control of field.querySelectorAll('input, textarea, select')) {
    if (error === undefined) control.removeAttribute('aria-invalid');
    else control.setAttribute('aria-invalid', 'true');
  }
}

/** Lets a long text grow with what is typed. */
function grow(area: HTMLTextAreaElement): void {
  area.style.height = 'auto';
  area.style.height = `${Math.min(area.scrollHeight + 2, 320)}px`;
}

/** Counts characters as the limit does, and says so when it comes near. */
function count(control: HTMLInputElement | HTMLTextAreaElement): void {
  const max = Number(control.dataset.max ?? 0);
  const place = control.closest('.field')?.querySelector('.count');
  if (max === 0 || !(place instanceof HTMLElement)) return;
  const is = [...control.value].length;
  place.hidden = is < max * 0.8;
  place.classList.toggle('over', is > max);
  if (!place.hidden) place.textContent = words.counted({ is, max });
}

/** Brings the small helps of a form's fields to life: growing texts, counts, clearing a rating. */
export function startFields(form: HTMLElement): void {
  for (const area of findAll('textarea', HTMLTextAreaElement, form)) grow(area);
  form.addEventListener('input', (event) => {
    const { target } = event;
    if (target instanceof HTMLTextAreaElement) grow(target);
    if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) count(target);
    const field = target instanceof Element ? target.closest('[data-field]') : null;
    if (field instanceof HTMLElement) {
      setError(field, undefined);
      const clear = field.querySelector('[data-clear]');
      if (clear instanceof HTMLElement) clear.hidden = checkedIn(field).length === 0;
    }
  });
  form.addEventListener('click', (event) => {
    const clear = event.target instanceof Element ? event.target.closest('[data-clear]') : null;
    const field = clear?.closest('[data-field]');
    if (!(clear instanceof HTMLElement) || !(field instanceof HTMLElement)) return;
    for (const input of findAll('input', HTMLInputElement, field)) input.checked = false;
    clear.hidden = true;
    firstControl(field)?.focus();
  });
}
