import { ask, type Drawn } from './ask.ts';
import { elementsOf, find, findAll } from './dom.ts';
import { state } from './page.ts';

const scroller = find('#scroller', HTMLElement);
const log = find('#log', HTMLElement);
const empty = find('#empty', HTMLElement);
const newer = find('#newer', HTMLButtonElement);

const messages = (): HTMLElement[] => findAll('article.message', HTMLElement, log);

/** Draws a line with the date between two days. */
function drawDays(): void {
  for (const line of findAll('.day', HTMLElement, log)) line.remove();
  let day: string | undefined;
  for (const message of messages()) {
    if (message.dataset.day !== day) {
      const line = document.createElement('h2');
      line.className = 'day';
      line.textContent = message.dataset.dayText ?? '';
      message.before(line);
    }
    day = message.dataset.day;
  }
  empty.hidden = day !== undefined;
}

const isAtEnd = (): boolean => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;

/** Goes to the newest message: its end, or its beginning where it is taller than the page. */
function goToEnd(): void {
  const last = messages().at(-1);
  const isTall = last !== undefined && last.offsetHeight > scroller.clientHeight;
  scroller.scrollTop = isTall ? last.offsetTop - 12 : scroller.scrollHeight;
  newer.hidden = true;
}

/** Whether the newest message is on the screen, at least its beginning. */
function isLastSeen(): boolean {
  const last = messages().at(-1);
  return (
    last === undefined || last.getBoundingClientRect().top < scroller.getBoundingClientRect().bottom - 40
  );
}

let marked = '';
/** Tells the server how far this person has read; only what is really being looked at counts. */
function markRead(): void {
  const last = messages().at(-1)?.dataset.id;
  if (last === undefined || last === marked || document.hidden || !isLastSeen()) return;
  marked = last;
  void ask('read', { as: state.as, in: state.in, message: last });
}

/** Puts a message where it belongs, or in the place of its older drawing. */
export function show(drawn: Drawn): void {
  const old = document.getElementById(`m-${drawn.id}`);
  if (old !== null && Number(old.dataset.revision) >= drawn.revision) return;
  const stay = isAtEnd();
  const fresh = drawn.html === undefined ? undefined : elementsOf(drawn.html).firstElementChild;
  const hadFocus = old?.contains(document.activeElement) === true;
  if (old !== null) {
    if (fresh instanceof HTMLElement) old.replaceWith(fresh);
    else old.remove();
    // The pressed button is gone: whoever uses the keyboard goes on from the card.
    if (hadFocus && fresh instanceof HTMLElement) fresh.focus({ preventScroll: true });
  } else if (fresh instanceof HTMLElement) {
    const next = messages().find((it) => (it.dataset.id ?? '') > drawn.id);
    if (next === undefined) log.append(fresh);
    else next.before(fresh);
  }
  drawDays();
  if (old !== null && stay) scroller.scrollTop = scroller.scrollHeight;
  else if (old === null && stay) goToEnd();
  else if (old === null) newer.hidden = false;
  markRead();
}

/** Shows the message that answers what this person just did, wherever they have scrolled to. */
export function reveal(drawn: Drawn): void {
  show(drawn);
  if (messages().at(-1)?.dataset.id === drawn.id) goToEnd();
}

async function loadEarlier(button: HTMLButtonElement): Promise<void> {
  const first = messages()[0];
  const query = new URLSearchParams({ as: state.as, in: state.in, before: first?.dataset.id ?? '' });
  const response = await fetch(`/playground/earlier?${query}`);
  if (!response.ok) return;
  const height = scroller.scrollHeight;
  log.prepend(elementsOf(await response.text()));
  drawDays();
  scroller.scrollTop += scroller.scrollHeight - height;
  if (response.headers.get('x-pacer-more') !== 'true') button.remove();
  first?.focus({ preventScroll: true });
}

/** Brings the conversation to life. */
export function startLog(): void {
  drawDays();
  goToEnd();
  markRead();
  newer.addEventListener('click', () => {
    goToEnd();
    find('#say', HTMLTextAreaElement).focus();
  });
  scroller.addEventListener('scroll', () => {
    if (isLastSeen()) newer.hidden = true;
    markRead();
  });
  document.addEventListener('visibilitychange', markRead);
  window.addEventListener('resize', () => {
    if (isAtEnd()) goToEnd();
  });
  const earlier = document.querySelector('[data-earlier]');
  if (earlier instanceof HTMLButtonElement)
    earlier.addEventListener('click', () => void loadEarlier(earlier));
}
