import { limits } from '../../limits.ts';
import { act, newKey } from './ask.ts';
import { atMention, complete, lineOf, type Mentioned } from './completion.ts';
import { find } from './dom.ts';
import { type Choice, createListbox } from './listbox.ts';
import { state, words } from './page.ts';
import { showAnswer } from './press.ts';
import { toast } from './toast.ts';

/** Brings the composer to life: growing, sending, completing commands and names. */
export function startComposer(): void {
  const form = find('#composer', HTMLFormElement);
  const area = find('#say', HTMLTextAreaElement, form);
  const list = find('#suggestions', HTMLElement, form);
  const status = find('#suggestion-count', HTMLElement, form);
  let mentioned: Mentioned[] = [];
  let busy = false;

  const grow = () => {
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 200)}px`;
  };

  function put(choice: Choice): void {
    const mention = atMention(area.value, area.selectionStart);
    if (mention === undefined) area.value = `/${choice.value} `;
    else {
      const before = area.value.slice(0, mention.start);
      const after = area.value.slice(area.selectionStart).replace(/^ /, '');
      area.value = `${before}@${choice.label} ${after}`;
      const caret = before.length + choice.label.length + 2;
      area.setSelectionRange(caret, caret);
      mentioned.push({ id: choice.value, name: choice.label });
    }
    grow();
    // A command's words may be completed at once.
    if (mention === undefined) suggest();
  }

  const listbox = createListbox(area, list, put);

  function suggest(): void {
    const { choices, kind } = complete(area.value, area.selectionStart, state);
    list.setAttribute('aria-label', kind === 'people' ? words.mentions() : words.commands());
    listbox.offer(choices);
    status.textContent = choices.length === 0 ? '' : words.suggestions({ count: choices.length });
  }

  async function send(): Promise<void> {
    const typed = area.value.trim();
    if (typed === '' || busy) return;
    if ([...typed].length > limits.lineCharacters)
      return toast(words.tooLong({ max: limits.lineCharacters }));
    busy = true;
    const line = lineOf(typed, mentioned);
    listbox.close();
    const shown = await act({ kind: 'say', key: newKey(), line });
    busy = false;
    if (shown === undefined) return;
    area.value = '';
    mentioned = [];
    grow();
    showAnswer(shown);
  }

  area.addEventListener('input', () => {
    grow();
    suggest();
  });
  area.addEventListener('keydown', (event) => {
    // While a Chinese word is being composed, Enter belongs to the input method.
    if (event.isComposing) return;
    if (listbox.key(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
}
