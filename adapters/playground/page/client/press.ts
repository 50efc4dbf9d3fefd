import { act, newKey, type Shown } from './ask.ts';
import { confirmed } from './confirm.ts';
import { around } from './dom.ts';
import { openForm } from './form.ts';
import { reveal } from './log.ts';
import { toast } from './toast.ts';

/** Shows whatever the server answered, except errors and options, which belong to whoever asked. */
export function showAnswer(shown: Shown | undefined): void {
  if (shown === undefined) return;
  if (shown.message !== undefined) reveal(shown.message);
  if (shown.toast !== undefined) toast(shown.toast);
  if (shown.form !== undefined) openForm(shown.form, showAnswer);
}

/** Keeps a button from being pressed twice while it is working. */
export async function whileBusy(button: HTMLElement, work: () => Promise<void>): Promise<void> {
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  try {
    await work();
  } finally {
    button.removeAttribute('aria-busy');
  }
}

async function press(button: HTMLButtonElement): Promise<void> {
  const message = button.closest<HTMLElement>('article.message')?.dataset.id;
  const question = button.dataset.confirms === undefined ? null : button.nextElementSibling;
  if (message === undefined) return;
  if (question instanceof HTMLTemplateElement && !(await confirmed(question))) return;
  const key = newKey();
  const value = button.dataset.value === undefined ? {} : { value: button.dataset.value };
  const work = async () =>
    showAnswer(await act({ kind: 'press', key, message, action: button.dataset.action, ...value }));
  await whileBusy(button, work);
}

/** Sends what is pressed on cards. */
export function startPresses(): void {
  document.addEventListener('click', (event) => {
    const button = around(event, '[data-action]', HTMLButtonElement);
    if (button !== undefined) void press(button);
    const home = around(event, '[data-home]', HTMLButtonElement);
    if (home !== undefined) void whileBusy(home, async () => showAnswer(await act({ kind: 'home' })));
  });
}
