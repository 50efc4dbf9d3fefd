import { renewToken } from './ask.ts';
import { find } from './dom.ts';
import { show } from './log.ts';
import { state, words } from './page.ts';
import { toast } from './toast.ts';

/** Puts newly drawn content in place, and the focus back to where it was. */
function redraw(id: string, html: string): void {
  const place = find(`#${id}`, HTMLElement);
  const focused = place.contains(document.activeElement) ? document.activeElement?.id : undefined;
  place.innerHTML = html;
  if (focused !== undefined && focused !== '')
    document.getElementById(focused)?.focus({ preventScroll: true });
}

/** Draws the clock, and says so where the time is another. */
function redrawClock(html: string): void {
  const time = () => find('#clock time', HTMLTimeElement);
  const before = time().dateTime;
  redraw('clock', html);
  if (time().dateTime === before) return;
  find('#clock-status', HTMLElement).textContent = words.moved({ time: time().textContent ?? '' });
}

const text = (event: Event): string => (event instanceof MessageEvent ? String(event.data) : '');

/** Whatever is on the page is from a company that is no more. */
const startOver = (): void => window.location.assign('/playground');

/** Listens to what changes; the browser connects again by itself and says what it saw last. */
export function startLive(): void {
  const query = new URLSearchParams({ as: state.as, in: state.in, revision: String(state.revision) });
  const stream = new EventSource(`/playground/live?${query}`);
  let wasLost = false;
  stream.addEventListener('hello', (event) => {
    const hello: { token: string; epoch: string } = JSON.parse(text(event));
    renewToken(hello.token);
    wasLost = false;
    if (state.epoch !== '' && hello.epoch !== state.epoch) startOver();
  });
  stream.addEventListener('message', (event) => show(JSON.parse(text(event))));
  stream.addEventListener('frame', (event) => {
    const frame: { clock: string; sidebar: string } = JSON.parse(text(event));
    redrawClock(frame.clock);
    redraw('sidebar-content', frame.sidebar);
  });
  stream.addEventListener('reset', startOver);
  stream.addEventListener('error', () => {
    if (!wasLost && !document.hidden && stream.readyState !== EventSource.CLOSED) toast(words.offline());
    wasLost = true;
  });
  // A page that is being left has no connection to lose.
  window.addEventListener('pagehide', () => stream.close());
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload();
  });
}
