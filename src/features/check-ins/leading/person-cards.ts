import { action, type Card, plain } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say } from './copy.ts';
import { MISSES_FOR_PAUSE } from './rules.ts';

/** Draws the line above the prompt with which a lead reminds somebody. */
export function leadNoteCard(locale: Locale, lead: { name: string }): Card {
  const title = say(locale).noteTitle(lead);
  return { title: plain(title), summary: title, elements: [{ kind: 'text', text: say(locale).noteBody() }] };
}

export type PauseView = { state: 'asked'; by: Instant } | { state: 'paused' } | { state: 'going-on' };

/** Draws the question whether to pause, and what became of it. */
export function pauseCard(locale: Locale, view: PauseView): Card {
  const words = say(locale);
  const button = (label: string, name: string) => ({ label, action: action(`check-ins.${name}`) });
  switch (view.state) {
    case 'asked':
      return {
        title: plain(words.pauseTitle()),
        summary: words.pauseTitle(),
        elements: [
          { kind: 'text', text: words.pauseBody({ count: MISSES_FOR_PAUSE, by: view.by }) },
          {
            kind: 'buttons',
            buttons: [button(words.pause(), 'pause'), button(words.keepAsking(), 'keep-asking')],
          },
        ],
      };
    case 'paused':
      return {
        title: plain(words.pausedTitle()),
        summary: words.pausedTitle(),
        elements: [
          { kind: 'text', text: words.pausedBody() },
          { kind: 'buttons', buttons: [button(words.resume(), 'resume')] },
        ],
      };
    default:
      return {
        title: plain(words.goesOnTitle()),
        summary: words.goesOnTitle(),
        elements: [{ kind: 'text', text: words.goesOnBody() }],
      };
  }
}
