import { ask } from './ask.ts';
import { answered } from './confirm.ts';
import { around, find, isNarrow } from './dom.ts';
import { keep } from './keep.ts';
import { state, words } from './page.ts';
import { toast } from './toast.ts';

const sidebar = find('#sidebar', HTMLElement);
const drawer = find('[data-drawer]', HTMLButtonElement);

/** On a narrow page the sidebar is a drawer: out of reach while it is closed. */
function setDrawer(open: boolean): void {
  document.body.classList.toggle('drawer-open', open);
  drawer.setAttribute('aria-expanded', String(open));
  sidebar.inert = isNarrow() && !open;
  find('#conversation', HTMLElement).inert = isNarrow() && open;
}

function startDrawer(): void {
  setDrawer(false);
  window.matchMedia('(max-width: 860px)').addEventListener('change', () => setDrawer(false));
  drawer.addEventListener('click', () => {
    const open = drawer.getAttribute('aria-expanded') !== 'true';
    setDrawer(open);
    if (open) sidebar.querySelector<HTMLElement>('a')?.focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !document.body.classList.contains('drawer-open')) return;
    setDrawer(false);
    drawer.focus();
  });
  find('[data-drawer-close]', HTMLElement).addEventListener('click', () => setDrawer(false));
}

async function moveClock(step: string): Promise<void> {
  const clock = find('#clock', HTMLElement);
  if (clock.getAttribute('aria-busy') === 'true') return;
  clock.setAttribute('aria-busy', 'true');
  const slow = window.setTimeout(() => toast(words.moving()), 900);
  await ask('clock', { step });
  window.clearTimeout(slow);
  clock.removeAttribute('aria-busy');
}

function startClock(): void {
  find('#clock', HTMLElement).addEventListener('click', (event) => {
    const step = around(event, '[data-move]', HTMLButtonElement)?.dataset.move;
    if (step !== undefined) void moveClock(step);
  });
}

function startReset(): void {
  find('[data-reset]', HTMLButtonElement).addEventListener('click', async () => {
    if (!(await answered(find('#reset-dialog', HTMLDialogElement)))) return;
    if ((await ask('reset', {})) !== undefined) window.location.assign('/playground');
  });
}

function startHint(): void {
  document.querySelector('[data-hint-close]')?.addEventListener('click', (event) => {
    void keep('hint', 'seen');
    around(event, '.hint-steps', HTMLElement)?.remove();
    find('#say', HTMLElement).focus();
  });
}

/** Brings what stands around the conversation to life. */
export function startFrame(): void {
  startDrawer();
  startClock();
  startReset();
  startHint();
  document.addEventListener('click', (event) => {
    const note = around(event, '[data-dismiss]', HTMLElement)?.closest<HTMLElement>('article.message')
      ?.dataset.id;
    if (note !== undefined) void ask('dismiss', { as: state.as, in: state.in, message: note });
  });
}
