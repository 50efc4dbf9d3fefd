import { around, find, findAll } from './dom.ts';
import { state, words } from './page.ts';
import { toast } from './toast.ts';

const dialog = find('#inspector', HTMLDialogElement);
const body = find('.inspector-body', HTMLElement, dialog);

async function inspect(message: string): Promise<void> {
  const query = new URLSearchParams({ as: state.as, in: state.in, message });
  const response = await fetch(`/playground/inspect?${query}`);
  if (!response.ok) return toast(words.failed());
  body.innerHTML = await response.text();
  dialog.showModal();
}

const tabs = (): HTMLButtonElement[] => findAll('[role="tab"]', HTMLButtonElement, body);

function choose(tab: HTMLButtonElement): void {
  for (const it of tabs()) {
    it.setAttribute('aria-selected', String(it === tab));
    it.tabIndex = it === tab ? 0 : -1;
    const pane = document.getElementById(it.getAttribute('aria-controls') ?? '');
    if (pane !== null) pane.hidden = it !== tab;
  }
  tab.focus();
}

async function copy(): Promise<void> {
  const pane = findAll('.pane', HTMLElement, body).find((it) => !it.hidden);
  try {
    await navigator.clipboard.writeText(pane?.textContent ?? '');
    toast(words.copied());
  } catch {
    toast(words.failed());
  }
}

/** Shows what a message is made of. */
export function startInspector(): void {
  document.addEventListener('click', (event) => {
    const message = around(event, '[data-inspect]', HTMLElement)?.closest<HTMLElement>('article.message')
      ?.dataset.id;
    if (message !== undefined) void inspect(message);
  });
  dialog.addEventListener('click', (event) => {
    const tab = around(event, '[role="tab"]', HTMLButtonElement);
    if (tab !== undefined) choose(tab);
    if (around(event, '[data-copy]', HTMLElement) !== undefined) void copy();
    if (event.target === dialog || around(event, '[data-close]', HTMLElement) !== undefined) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    const all = tabs();
    const at = all.findIndex((it) => it.isSameNode(document.activeElement));
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (at < 0 || step === undefined) return;
    const next = all[(at + step + all.length) % all.length];
    if (next !== undefined) choose(next);
  });
}
