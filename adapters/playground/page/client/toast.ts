import { find } from './dom.ts';

/** Milliseconds to read a sentence, slow readers and screen readers included. */
const readingTime = (sentence: string): number => 3_500 + sentence.length * 70;

/** Shows a sentence that passes by itself; it stays while the pointer rests on it. */
export function toast(sentence: string): void {
  const shown = document.createElement('p');
  shown.className = 'toast';
  shown.dir = 'auto';
  shown.textContent = sentence;
  find('#toasts', HTMLElement).append(shown);
  let timer = 0;
  const leave = () => {
    timer = window.setTimeout(() => shown.remove(), readingTime(sentence));
  };
  shown.addEventListener('pointerenter', () => window.clearTimeout(timer));
  shown.addEventListener('pointerleave', leave);
  shown.addEventListener('click', () => shown.remove());
  leave();
}
