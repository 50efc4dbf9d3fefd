import { act, actAndLeave, newKey, type Shown } from './ask.ts';
import { elementsOf, find } from './dom.ts';
import { fieldsIn, firstControl, setError, startFields, valuesIn } from './fields.ts';
import { startFinders } from './finder.ts';
import { words } from './page.ts';
import { toast } from './toast.ts';

type ShowAnswer = (shown: Shown | undefined) => void;

const dialog = find('#form-dialog', HTMLDialogElement);
const formIn = (): HTMLFormElement | undefined => dialog.querySelector('form') ?? undefined;
const instanceOf = (form: HTMLFormElement): string => form.dataset.instance ?? '';

let showAnswer: ShowAnswer = () => undefined;
let opener: Element | null = null;

function labelOf(field: HTMLElement): string {
  return field.querySelector('legend > span, label > span[dir]')?.textContent ?? '';
}

/** Shows every problem at once: on its field, and as a list at the top that leads there. */
function showErrors(form: HTMLFormElement, errors: NonNullable<Shown['errors']>): void {
  const fields = fieldsIn(form);
  const wrong = [...fields].filter(([name]) => errors.fields[name] !== undefined);
  for (const [name, field] of fields) setError(field, errors.fields[name]);
  // What belongs to no field of this form stands at the top itself.
  const others = Object.entries(errors.fields).flatMap(([name, error]) => (fields.has(name) ? [] : [error]));
  const place = find('.problems', HTMLElement, form);
  place.replaceChildren(
    ...[errors.form, errors.hint, ...others].flatMap((it) => (it === undefined ? [] : [paragraph(it)])),
  );
  place.classList.toggle('hinting', wrong.length === 0 && errors.form === undefined);
  if (wrong.length > 0) place.append(paragraph(words.problems({ count: wrong.length })), linksTo(wrong));
  place.hidden = false;
  const first = wrong[0]?.[1];
  if (first === undefined) place.scrollIntoView({ block: 'nearest' });
  else firstControl(first)?.focus();
}

function paragraph(sentence: string): HTMLElement {
  const shown = document.createElement('p');
  shown.className = 'words';
  shown.dir = 'auto';
  shown.textContent = sentence;
  return shown;
}

function linksTo(fields: readonly (readonly [string, HTMLElement])[]): HTMLElement {
  const list = document.createElement('ul');
  for (const [, field] of fields) {
    const item = document.createElement('li');
    const link = document.createElement('button');
    link.type = 'button';
    link.className = 'link';
    link.textContent = labelOf(field);
    link.addEventListener('click', () => firstControl(field)?.focus());
    item.append(link);
    list.append(item);
  }
  return list;
}

function setBusy(form: HTMLFormElement, busy: boolean): void {
  for (const button of form.querySelectorAll('footer button'))
    button.setAttribute('aria-disabled', String(busy));
  form.toggleAttribute('data-busy', busy);
}

const isBusy = (form: HTMLFormElement): boolean => form.hasAttribute('data-busy');

async function send(form: HTMLFormElement, deed: { kind: string; button?: string }): Promise<void> {
  if (isBusy(form)) return;
  setBusy(form, true);
  const shown = await act({ ...deed, key: newKey(), instance: instanceOf(form), values: valuesIn(form) });
  setBusy(form, false);
  if (shown === undefined) return;
  if (shown.errors !== undefined) showErrors(form, shown.errors);
  // A saved draft leaves the form open; any other button that opens nothing is done with it.
  const stays = shown.errors !== undefined || shown.form !== undefined || deed.button === 'save-draft';
  if (!stays) finish();
  showAnswer(shown);
}

/** Closes without telling: what was typed has been taken. */
function finish(): void {
  dialog.replaceChildren();
  dialog.removeAttribute('aria-labelledby');
  dialog.close();
}

/** Closes and hands over what was typed, so that it is kept as a draft. */
function leave(): void {
  const form = formIn();
  if (form === undefined || isBusy(form)) return;
  const deed = { kind: 'close', instance: instanceOf(form), values: valuesIn(form) };
  finish();
  void act(deed).then((shown) => {
    if (shown?.toast !== undefined) toast(shown.toast);
  });
}

/** Opens a form, or shows its other shape in the place of the one that is open. */
export function openForm(given: NonNullable<Shown['form']>, answer: ShowAnswer): void {
  const wasOpen = formIn();
  const before = wasOpen === undefined ? undefined : new Set(fieldsIn(wasOpen).keys());
  showAnswer = answer;
  dialog.replaceChildren(elementsOf(given.html));
  const form = find('form', HTMLFormElement, dialog);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(form, { kind: 'submit' });
  });
  form.addEventListener('click', (event) => {
    const pressed =
      event.target instanceof Element ? event.target.closest('[data-button], [data-close]') : null;
    if (!(pressed instanceof HTMLElement)) return;
    if (pressed.dataset.button === undefined) leave();
    else void send(form, { kind: 'press-in-form', button: pressed.dataset.button });
  });
  dialog.setAttribute('aria-labelledby', form.getAttribute('aria-labelledby') ?? '');
  if (!dialog.open) {
    opener = document.activeElement;
    dialog.showModal();
  }
  // Texts can be measured only now that they are on the screen.
  startFields(form);
  startFinders(form);
  // After More the first new field, otherwise the first one.
  const fields = [...fieldsIn(form)];
  const next = fields.find(([name]) => before !== undefined && !before.has(name)) ?? fields[0];
  if (next !== undefined) firstControl(next[1])?.focus();
}

/** Lets forms be closed with Escape and with the page. */
export function startForms(): void {
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave();
  });
  dialog.addEventListener('keydown', (event) => {
    const form = formIn();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form !== undefined) form.requestSubmit();
  });
  dialog.addEventListener('close', () => {
    // The button that opened it may have been redrawn meanwhile.
    if (opener?.isConnected === true && opener instanceof HTMLElement) opener.focus();
    else find('#say', HTMLElement).focus();
  });
  window.addEventListener('pagehide', () => {
    const form = formIn();
    if (form !== undefined)
      actAndLeave({ kind: 'close', instance: instanceOf(form), values: valuesIn(form) });
  });
}
