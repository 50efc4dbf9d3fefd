import {
  type CommandDeclaration,
  type Context,
  isSetOff,
  type Line,
  lineText,
  matchWord,
  type Outcome,
  takeWord,
} from '../../chat/index.ts';
import { say } from './command-copy.ts';
import type { GoalsPart, SubCommand } from './parts.ts';
import { numberOfCode } from './rows.ts';

const words: Record<SubCommand, readonly string[]> = {
  new: ['new', 'create', 'add', '新建', '创建', '新增'],
  update: ['update', '更新', '更新进展', '进展'],
  tree: ['tree', '目标树', '树', '全景'],
  why: ['why', '为什么', '为何'],
  team: ['team', '团队'],
  adjust: ['adjust', 'change', '调整', '申请调整'],
  close: ['close', '关闭', '结案'],
  reopen: ['reopen', '重新打开', '重开'],
  stats: ['stats', 'statistics', '统计'],
  open: ['open', 'show', '查看', '打开'],
};

/** Sets a code off from what is typed against it: `12，45`, `G-12: 45`; `10:30` and `12,5` are no codes. */
function setOffCode(line: Line): Line {
  const [first, ...others] = line;
  if (typeof first !== 'string') return line;
  const code = /^\s*(?:[gｇ][-－]?\p{Nd}{1,9}(?=[,，、:：])|\p{Nd}{1,9}(?=[，、]))/iu.exec(first)?.[0];
  return code === undefined ? line : [`${code} ${first.slice(code.length + 1)}`, ...others];
}

/** Behind these stands what somebody writes themselves: a goal's title, the name of a team or a person. */
const takingWords: ReadonlySet<SubCommand> = new Set<SubCommand>(['new', 'team']);

/** Tells what may follow a Chinese word without a space: a goal's code (`关闭G-12`), or the words that it asks for. */
const takesGlued = (word: SubCommand, rest: Line): boolean =>
  isSetOff(rest) || takingWords.has(word) || numberOfCode(takeWord(setOffCode(rest)).word) !== undefined;

/** Tells a goal's code, or its number with a value behind it, from a sentence that begins like a command (`目标 3 个都完成了`). */
function beginsWithCode(line: Line): boolean {
  const { word, rest } = takeWord(line);
  if (numberOfCode(word) === undefined) return false;
  return /^[gG#]/.test(word.normalize('NFKC')) || /^(?:$|[-+−]?\p{Nd})/u.test(lineText(rest));
}

/** Makes `/goal` and the words that may follow it; without one it shows one's own goals, or takes a quick update. */
export const goalCommand = (
  commands: NonNullable<GoalsPart['commands']>,
  otherwise: (ctx: Context, line: Line) => Promise<Outcome>,
): CommandDeclaration => ({
  aliases: ['goals', '目标'],
  describe: (locale) => ({ summary: say(locale).summary(), usage: say(locale).usage() }),
  isMeant: beginsWithCode,
  async run(ctx, line) {
    const found = matchWord(line, words, takesGlued);
    const run = found && commands[found.matched];
    if (found === undefined || run === undefined) return otherwise(ctx, setOffCode(line));
    return run(ctx, takingWords.has(found.matched) ? found.rest : setOffCode(found.rest));
  },
});
