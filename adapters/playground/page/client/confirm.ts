import { around, find } from './dom.ts';

/** Opens a dialog with two answers and waits for one; Escape is no. The focus goes back to where it was. */
export function answered(dialog: HTMLDialogElement): Promise<boolean> {
  dialog.returnValue = 'no';
  dialog.showModal();
  const onClick = (event: Event) => {
    const button = around(event, '[data-answer]', HTMLButtonElement);
    if (button !== undefined) dialog.close(button.dataset.answer ?? 'no');
  };
  dialog.addEventListener('click', onClick);
  return new Promise((resolve) => {
    dialog.addEventListener(
      'close',
      () => {
        dialog.removeEventListener('click', onClick);
        resolve(dialog.returnValue === 'yes');
      },
      { once: true },
    );
  });
}

/** Asks what a button's card says has to be confirmed. */
export function confirmed(question: HTMLTemplateElement): Promise<boolean> {
  const dialog = find('#confirm-dialog', HTMLDialogElement);
  dialog.replaceChildren(question.content.cloneNode(true));
  const title = find('h2', HTMLElement, dialog);
  title.id = 'confirm-title';
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.lang = question.closest('[lang]')?.getAttribute('lang') ?? '';
  const answer = answered(dialog);
  dialog.addEventListener('close', () => dialog.removeAttribute('aria-labelledby'), { once: true });
  return answer;
}
