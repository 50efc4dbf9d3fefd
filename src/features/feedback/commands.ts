import {
  type CommandDeclaration,
  type Context,
  isSetOff,
  type Line,
  lineText,
  matchWord,
  type Outcome,
  type RawValues,
  type SharedMessage,
  type ShortcutDeclaration,
} from '../../chat/index.ts';
import { say } from './copy.ts';
import { type GiveSubject, subjectOf } from './give-form.ts';
import type { Parts } from './parts.ts';
import { readBareName, readLine } from './read-line.ts';
import { askFor } from './requests/commands.ts';
import { safeLink } from './rules.ts';
import { showTeams } from './summaries/show-teams.ts';

const words = {
  request: ['request', 'ask', '请求', '请求反馈', '征求', '征求反馈', '求反馈', '邀请'],
  inbox: ['inbox', 'received', '收件箱', '收到的', '收到', '我的'],
  team: ['team', '团队', '团队主题', '主题'],
} as const;

const openForm = (subject: GiveSubject, values?: RawValues): Outcome => ({
  reply: {
    kind: 'form',
    form: {
      form: 'feedback.give',
      subject: subjectOf(subject),
      ...(values === undefined ? {} : { values }),
    },
  },
});

/** Shows a page of what the actor received. */
export const openInbox = (ctx: Context, page = 0): Outcome => ({
  reply: { kind: 'card', card: { card: 'feedback.inbox', thing: `${page}@${ctx.actor.personId}` } },
});

/** Opens the form for whoever a line names; words behind the name are the first text. */
async function give({ people }: Parts, ctx: Context, line: Line): Promise<Outcome> {
  const read = await readLine(people, line);
  const [first] = read.people;
  const typed = read.words === '' ? undefined : { strengths: read.words };
  if (first !== undefined) return openForm({ to: first.id }, typed);
  const [said] = read.unclear;
  if (said !== undefined) return openForm({ said }, typed);
  const bare = await readBareName(people, line);
  if (bare !== undefined && bare.id !== ctx.actor.personId) return openForm({ to: bare.id });
  return openForm({}, lineText(line) === '' ? undefined : typed);
}

/** Makes `/feedback` and the words that may follow it. */
export function feedbackCommand(parts: Parts): CommandDeclaration {
  return {
    aliases: ['反馈'],
    describe: (locale) => ({ summary: say(locale).summary(), usage: say(locale).usage() }),
    async run(ctx, line) {
      const found = matchWord(line, words, (_word, rest) => lineText(rest) === '' || isSetOff(rest));
      switch (found?.matched) {
        case 'request':
          return askFor(parts, ctx, found.rest);
        case 'inbox':
          return openInbox(ctx);
        case 'team':
          return showTeams(parts, ctx, lineText(found.rest));
        default:
          return give(parts, ctx, line);
      }
    },
  };
}

/** Makes the entry in a message's menu: its author is who receives it, and its link is kept, never its words. */
export function feedbackShortcut({ people }: Parts): ShortcutDeclaration {
  return {
    on: 'message',
    describe: (locale) => say(locale).shortcut(),
    async run(ctx: Context, about: SharedMessage | undefined): Promise<Outcome> {
      const author = about?.author && (await people.actor(about.author.account));
      const link = safeLink(about?.link);
      const to = author === undefined || author.personId === ctx.actor.personId ? undefined : author.personId;
      return openForm({ ...(to === undefined ? {} : { to }), ...(link === null ? {} : { link }) });
    },
  };
}
