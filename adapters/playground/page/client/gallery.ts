import { say } from '../../copy.ts';
import { startMenus } from './menu.ts';
import { startSwitches } from './theme.ts';

const filter = document.querySelector<HTMLInputElement>('#filter');
const count = document.querySelector<HTMLElement>('#sample-count');
const words = say(count?.dataset.locale === 'zh-CN' ? 'zh-CN' : 'en');

function apply(): void {
  const query = (filter?.value ?? '').trim().toLowerCase();
  let shown = 0;
  for (const sample of document.querySelectorAll<HTMLElement>('.sample')) {
    const text = `${sample.dataset.sample} ${sample.textContent}`.toLowerCase();
    sample.hidden = !text.includes(query);
    if (!sample.hidden) shown += 1;
  }
  for (const feature of document.querySelectorAll<HTMLElement>('.feature')) {
    feature.hidden = feature.querySelector('.sample:not([hidden])') === null;
  }
  if (count !== null)
    count.textContent = shown === 0 ? words.galleryNone() : words.galleryCount({ count: shown });
}

startSwitches();
startMenus();
filter?.addEventListener('input', apply);
// Samples show and do nothing.
document.addEventListener('submit', (event) => event.preventDefault());
document.documentElement.dataset.ready = '';
