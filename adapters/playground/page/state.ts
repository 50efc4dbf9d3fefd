import type { Locale } from '../../../src/shared/locale.ts';
import { BOT, type WorldCommand } from '../config.ts';
import { say } from '../copy.ts';
import type { Frame } from './view.ts';

export type KnownPerson = { id: string; name: string; note: string };
/** What completion may put into the composer; `also` are other spellings of the command's name. */
export type KnownCommand = { name: string; line: string; also: readonly string[]; summary: string };

/** What the page's program starts from. */
export type PageState = {
  token: string;
  as: string;
  in: string;
  locale: Locale;
  /** Everything up to here is on the page. */
  revision: number;
  /** The company's first message: another one means that it was made anew. */
  epoch: string;
  people: readonly KnownPerson[];
  commands: readonly KnownCommand[];
};

type Given = Pick<PageState, 'token' | 'revision' | 'epoch'> & {
  frame: Frame;
  commands: readonly WorldCommand[];
};

/** In Chinese a command is typed by its Chinese name. */
const nameIn = (command: WorldCommand, locale: Locale): string =>
  locale === 'zh-CN'
    ? (command.aliases.find((it) => /\p{Script=Han}/u.test(it)) ?? command.name)
    : command.name;

function completions(commands: readonly WorldCommand[], locale: Locale): KnownCommand[] {
  return commands.flatMap((command) => {
    const name = nameIn(command, locale);
    const also = [command.name, ...command.aliases].filter((it) => it !== name);
    const bare = { name, line: name, also, summary: command.summary };
    return [
      bare,
      ...command.usage.map((use) => ({ name, line: `${name} ${use.line}`, also, summary: use.summary })),
    ];
  });
}

/** Gathers what the page's program starts from. */
export function pageState({ frame, token, revision, epoch, commands }: Given): PageState {
  const { viewer, conversation, chrome } = frame;
  const people = viewer.people
    .filter((it) => it.accountId !== viewer.me.accountId)
    .map((it) => ({
      id: it.accountId,
      name: it.name,
      note: [it.role, it.team].filter((part) => part !== undefined).join(' · '),
    }));
  const pacer = { id: BOT, name: say(chrome).direct(), note: say(chrome).app() };
  return {
    token,
    as: viewer.me.accountId,
    in: conversation.key,
    locale: chrome,
    revision,
    epoch,
    people: conversation.kind === 'channel' ? [pacer, ...people] : people,
    commands: completions(commands, chrome),
  };
}
