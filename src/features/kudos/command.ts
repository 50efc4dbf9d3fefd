import { type CommandDeclaration, type Line, lineText, matchWord } from '../../chat/index.ts';
import type { createTeamBoard } from './boards/team-board.ts';
import { say } from './copy.ts';
import type { Giving } from './give-kudos.ts';
import { minePage } from './own-figures.ts';

type Parts = {
  giving: Giving;
  board: ReturnType<typeof createTeamBoard>;
};

const words = {
  mine: ['mine', '我的', '我的认可'],
  budget: ['budget', '额度', '积分', '余额'],
  team: ['team', '团队'],
  totals: ['totals', '总数', '公司'],
} as const;
const rankWords = { ranks: ['ranks', 'rank', '排名'] } as const;
const onOff = { on: ['on', '开启', '开'], off: ['off', '关闭', '关'] } as const;

/** A word counts only where nothing else follows: "team effort, thank you @bo" thanks somebody. */
function wordOf(line: Line): keyof typeof words | 'ranks-on' | 'ranks-off' | undefined {
  const found = matchWord(line, words);
  if (found === undefined) return undefined;
  if (lineText(found.rest) === '') return found.matched;
  const ranks = found.matched === 'team' ? matchWord(found.rest, rankWords, () => true) : undefined;
  const choice = ranks === undefined ? undefined : matchWord(ranks.rest, onOff);
  return choice === undefined || lineText(choice.rest) !== '' ? undefined : `ranks-${choice.matched}`;
}

/** Makes `/kudos`: a kudos in one line, the form without one, and one's own and one's team's figures. */
export const createCommand = ({ giving, board }: Parts): CommandDeclaration => ({
  aliases: ['认可', '点赞', '感谢', '致谢', '表扬'],
  describe: (locale) => {
    const it = say(locale);
    const zh = locale === 'zh-CN';
    return {
      summary: it.command(),
      usage: [
        { line: it.usageLine(), summary: it.usageSummary() },
        { line: zh ? '我的' : 'mine', summary: it.usageMine() },
        { line: zh ? '额度' : 'budget', summary: it.usageBudget() },
        { line: zh ? '团队' : 'team', summary: it.usageTeam() },
        { line: zh ? '团队 排名 开启' : 'team ranks on', summary: it.usageRanks() },
      ],
    };
  },
  async run(ctx, line) {
    if (lineText(line) === '') return giving.empty(ctx);
    switch (wordOf(line)) {
      case 'mine':
        return minePage(ctx, 0);
      case 'budget':
        return { reply: { kind: 'card', card: { card: 'kudos.budget', thing: ctx.actor.personId } } };
      case 'team':
        return board.show(ctx);
      case 'totals':
        return board.totals(ctx);
      case 'ranks-on':
        return board.setRanks(ctx, true);
      case 'ranks-off':
        return board.setRanks(ctx, false);
      default:
        return giving.fromLine(ctx, line);
    }
  },
});
