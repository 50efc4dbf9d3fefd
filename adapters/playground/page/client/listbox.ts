import { findAll } from './dom.ts';

export type Choice = { value: string; label: string; note?: string };

type Control = HTMLInputElement | HTMLTextAreaElement;

/** A list of suggestions under a text control: the arrows move in it while the focus stays in the control. */
export function createListbox(control: Control, list: HTMLElement, choose: (choice: Choice) => void) {
  let choices: readonly Choice[] = [];
  let at = 0;

  const isOpen = (): boolean => !list.hidden;
  const options = (): HTMLElement[] => findAll('[role="option"]', HTMLElement, list);

  function mark(index: number): void {
    at = (index + choices.length) % Math.max(1, choices.length);
    for (const [i, option] of options().entries()) {
      option.setAttribute('aria-selected', String(i === at));
      if (i === at) {
        control.setAttribute('aria-activedescendant', option.id);
        option.scrollIntoView({ block: 'nearest' });
      }
    }
  }

  function setOpen(open: boolean): void {
    list.hidden = !open;
    if (control.getAttribute('role') === 'combobox') control.setAttribute('aria-expanded', String(open));
    if (!open) control.removeAttribute('aria-activedescendant');
  }

  function draw(choice: Choice, index: number): HTMLElement {
    const option = document.createElement('div');
    option.setAttribute('role', 'option');
    option.id = `${list.id}-${index}`;
    const label = document.createElement('span');
    label.textContent = choice.label;
    label.dir = 'auto';
    option.append(label);
    if (choice.note !== undefined && choice.note !== '') {
      const note = document.createElement('span');
      note.className = 'detail';
      note.textContent = choice.note;
      option.append(note);
    }
    return option;
  }

  function take(index: number): void {
    const choice = choices[index];
    setOpen(false);
    if (choice !== undefined) choose(choice);
  }

  list.addEventListener('pointerdown', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
    // The focus stays in the control.
    event.preventDefault();
    const index = option === null ? -1 : options().findIndex((it) => it.isSameNode(option));
    if (index >= 0) take(index);
  });
  control.addEventListener('blur', () => setOpen(false));

  return {
    isOpen,
    close: () => setOpen(false),
    /** Offers choices, the first one marked; none closes the list. */
    offer(offered: readonly Choice[]): void {
      choices = offered;
      list.replaceChildren(...offered.map(draw));
      setOpen(offered.length > 0);
      if (offered.length > 0) mark(0);
    },
    /** Handles a key if the list is open; says whether it did. */
    key(event: KeyboardEvent): boolean {
      if (!isOpen()) return false;
      if (event.key === 'ArrowDown') mark(at + 1);
      else if (event.key === 'ArrowUp') mark(at - 1);
      else if (event.key === 'Enter' || event.key === 'Tab') take(at);
      else if (event.key === 'Escape') setOpen(false);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}
