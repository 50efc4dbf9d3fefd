import { localDate, parseAwayRange } from '../../calendar/index.ts';
import {
  type CommandDeclaration,
  type Context,
  foldWord,
  isSetOff,
  type Line,
  lineText,
  matchWord,
  type Outcome,
  takeWord,
} from '../../chat/index.ts';
import type { AnswerParts } from './answer-parts.ts';
import { notice } from './answer-parts.ts';
import { say } from './copy.ts';
import type { LeadingPart } from './leading-part.ts';
import { findToSkip, openCurrent } from './open-check-in.ts';
import type { Planning } from './plan-check-ins.ts';
import type { SkipReason } from './rules.ts';
import { skipWeek } from './skip-week.ts';

type Parts = AnswerParts & {
  planning: Planning;
  leading: LeadingPart['commands'];
  away: (ctx: Context, line: Line) => Promise<Outcome>;
};

const words = {
  history: ['history', 'list', 'mine', '历史', '记录', '我的'],
  skip: ['skip', '跳过', '本周跳过'],
  away: ['away', '请假', '休假', '不在岗', '不在'],
  status: ['status', '状态', '进度'],
  start: ['start', '启用', '开始'],
  remind: ['remind', '提醒', '催'],
  pause: ['pause', '暂停'],
  resume: ['resume', '恢复', '继续'],
} as const;

const skipWords: Record<SkipReason, readonly string[]> = {
  busy: ['busy', '忙', '太忙'],
  'not-working': ['not-working', 'not', '没上班', '休息'],
  other: ['other', '其他'],
};

/** Tells whether a word that no space sets off is meant: with dates behind **away**, a reason behind **skip**, a person behind **remind**. */
function takesGlued(ctx: Context, word: keyof typeof words, rest: Line): boolean {
  const behind = lineText(rest);
  if (behind === '') return true;
  if (word === 'skip') return Object.values(skipWords).some((them) => them.includes(foldWord(behind)));
  if (word === 'remind') return isSetOff(rest) && !/^\p{Nd}/u.test(behind);
  if (word !== 'away') return false;
  return isSetOff(rest) || parseAwayRange(behind, localDate(ctx.now, ctx.actor.timeZone), ctx.locale).ok;
}

async function skipByWord(parts: Parts, ctx: Context, line: Line): Promise<Outcome> {
  const checkIn = await findToSkip(parts, ctx);
  if (checkIn === undefined) return notice(say(ctx.locale).nothingToSkip());
  const said = foldWord(takeWord(line).word);
  const reason = (Object.keys(skipWords) as SkipReason[]).find((it) => skipWords[it].includes(said));
  if (reason !== undefined) return skipWeek(parts, ctx, checkIn.id, reason);
  return { reply: { kind: 'card', card: { card: 'check-ins.skip', thing: checkIn.id } } };
}

/** Shows a page of the actor's own check-ins. */
export const openHistory = (ctx: Context, page = 0): Outcome => ({
  reply: { kind: 'card', card: { card: 'check-ins.history', thing: `${page}@${ctx.actor.personId}` } },
});

/** Makes `/checkin` and the words that may follow it. */
export function checkInCommand(parts: Parts): CommandDeclaration {
  return {
    aliases: ['check-in', '周同步', '周报', '周小结'],
    describe: (locale) => ({ summary: say(locale).commandSummary(), usage: say(locale).usage() }),
    async run(ctx, line) {
      const found = matchWord(line, words, (word, rest) => takesGlued(ctx, word, rest));
      if (found === undefined) return openCurrent(parts, ctx, lineText(line));
      switch (found.matched) {
        case 'history':
          return openHistory(ctx);
        case 'skip':
          return skipByWord(parts, ctx, found.rest);
        case 'away':
          return parts.away(ctx, found.rest);
        default:
          return parts.leading[found.matched](ctx, found.rest);
      }
    },
  };
}
