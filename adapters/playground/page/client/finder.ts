import { act } from './ask.ts';
import { find, findAll } from './dom.ts';
import { type Choice, createListbox } from './listbox.ts';

/** Typing is over when nothing was typed for this long. */
const PAUSE_MS = 160;

function makeChip(choice: Choice, remove: string): HTMLElement {
  const chip = document.createElement('li');
  chip.className = 'chip';
  chip.dataset.id = choice.value;
  const name = document.createElement('span');
  name.dir = 'auto';
  name.textContent = choice.label;
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-label', remove.replace('%', choice.label));
  button.textContent = '×';
  chip.append(name, button);
  return chip;
}

/** Brings a field to life that finds people by typing. */
function startFinder(finder: HTMLElement): void {
  const input = find('input', HTMLInputElement, finder);
  const chosen = find('.chosen', HTMLElement, finder);
  const likely = findAll('span', HTMLElement, find('template', HTMLTemplateElement, finder).content).map(
    (it) => ({
      value: it.dataset.id ?? '',
      label: it.textContent ?? '',
    }),
  );
  const max = Number(finder.dataset.max ?? 1);
  const chips = (): HTMLElement[] => findAll('[data-id]', HTMLElement, chosen);
  const isFull = (): boolean => chips().length >= max;
  const changed = () => {
    // One person fills the field; the next one is found after the first is taken out.
    input.hidden = isFull();
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };

  const list = createListbox(input, find('[role="listbox"]', HTMLElement, finder), (choice) => {
    if (choice.value === '') return;
    chosen.append(makeChip(choice, finder.dataset.remove ?? '%'));
    input.value = '';
    changed();
    if (isFull()) chips().at(-1)?.querySelector('button')?.focus();
  });

  const offer = (choices: readonly Choice[]) => {
    const taken = new Set(chips().map((it) => it.dataset.id));
    const rest = choices.filter((it) => !taken.has(it.value));
    const nobody = input.value.trim() === '' ? [] : [{ value: '', label: finder.dataset.nobody ?? '' }];
    if (document.activeElement === input) list.offer(rest.length > 0 ? rest : nobody);
  };

  let asked = 0;
  async function suggest(): Promise<void> {
    const query = input.value.trim();
    asked += 1;
    const mine = asked;
    if (query === '') return offer(likely);
    await new Promise((resolve) => window.setTimeout(resolve, PAUSE_MS));
    if (mine !== asked) return;
    const shown = await act({ kind: 'lookup', lookup: finder.dataset.lookup, query });
    if (mine === asked) offer(shown?.options ?? []);
  }

  input.addEventListener('focus', () => void suggest());
  input.addEventListener('input', () => {
    if (!input.hidden) void suggest();
  });
  input.addEventListener('keydown', (event) => {
    if (list.key(event)) return;
    if (event.key === 'Enter') event.preventDefault();
    if (event.key === 'Backspace' && input.value === '') chips().at(-1)?.remove();
  });
  chosen.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button === null) return;
    button.closest('[data-id]')?.remove();
    changed();
    input.focus();
  });
  input.hidden = isFull();
}

/** Brings all such fields of a form to life. */
export const startFinders = (form: HTMLElement): void =>
  findAll('.finder', HTMLElement, form).forEach(startFinder);
