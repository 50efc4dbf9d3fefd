import {
  type Event,
  foldWord,
  type JobContext,
  type Line,
  lineText,
  type Outcome,
  takeWord,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { chatName, type PeopleSettings } from '../people-settings.ts';
import { say } from './copy.ts';
import type { createLinking } from './link-command.ts';

const linkWords = ['link', '关联账号', '关联'];

/** Finds what was typed after the link command, however it was written. */
function afterLink(event: Event): string | undefined {
  if (event.kind !== 'command' && event.kind !== 'message') return undefined;
  const line: Line = event.kind === 'command' ? [`${event.command} `, ...event.line] : event.line;
  let { word, rest } = takeWord(line);
  if (foldWord(word) === 'pacer') ({ word, rest } = takeWord(rest));
  return linkWords.includes(foldWord(word)) ? lineText(rest) : undefined;
}

/** Makes the answer to an account that belongs to nobody yet: a code joins it to a person, anything else is told what to do. */
export const createGreeting =
  ({ adopt, codeIn }: ReturnType<typeof createLinking>, settings: PeopleSettings) =>
  async (ctx: JobContext, event: Event): Promise<Outcome> => {
    const locale: Locale = settings.defaultLocale;
    const typed = afterLink(event);
    const code = typed === undefined ? undefined : codeIn(typed);
    if (code !== undefined) return adopt(ctx, event.actor, code, locale);
    const chat = chatName(settings, event.actor.platform, locale);
    return { reply: { kind: 'notice', text: say(locale).stranger({ chat }) } };
  };
