import { atWallTime } from '../../../calendar/index.ts';
import type { PersonRef } from '../../../chat/index.ts';
import type { People, Team } from '../../people/model.ts';
import { monthAfter, once } from '../rules.ts';
import type { KudosStore } from '../store.ts';
import type { TradingStore } from '../trading/store.ts';
import type { Value } from '../values/rules.ts';
import { countThanks, type Figures, type Ranked, rank, type TeamSettings, wasShown } from './rules.ts';
import type { BoardStore } from './store.ts';

/** What there is to tell of a team's month. */
export type Board = {
  team: Team;
  month: string;
  figures: Figures;
  /** Those who thanked somebody for the first time, for all to see. */
  firstTimers: readonly PersonRef[];
  /** Nothing unless the team switched it on. */
  ranks: readonly Ranked[];
  values: readonly Value[];
  settings: TeamSettings;
};

export type ReadBoard = (team: Team, month: string) => Promise<Board>;

type Parts = { own: KudosStore; boards: BoardStore; trades: TradingStore; people: People };

/** Makes the function that reads a team's month. */
export function boardReader({ own, boards, trades, people }: Parts): ReadBoard {
  async function ranksOf(team: Team, span: { from: Date; to: Date }): Promise<Ranked[]> {
    const [rows, pairs] = await Promise.all([boards.received(team.id, span), trades.pairs()]);
    const persons = await people.persons(once(rows.map((row) => row.personId)));
    const here = [...persons].filter(([, it]) => it.standing !== 'left' && it.teamId === team.id);
    return rank(rows, pairs, new Map(here));
  }

  return async (team, month) => {
    const span = {
      from: atWallTime(`${month}-01`, '00:00', team.timeZone),
      to: atWallTime(`${monthAfter(month)}-01`, '00:00', team.timeZone),
    };
    const [rows, settings, { list }] = await Promise.all([
      boards.thanked(team.id, span),
      boards.settings(team.id),
      own.values(),
    ]);
    const givers = once(rows.filter(wasShown).map((row) => row.giverId));
    const first = await boards.newAt(givers, span.from);
    const names = await people.names(first);
    return {
      team,
      month,
      figures: countThanks(rows),
      firstTimers: first.flatMap((id) => {
        const name = names.get(id);
        return name === undefined ? [] : [{ id, name }];
      }),
      ranks: settings.ranks ? await ranksOf(team, span) : [],
      values: list,
      settings,
    };
  };
}
