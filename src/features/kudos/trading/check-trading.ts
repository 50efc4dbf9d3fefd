import {
  type Card,
  type JobContext,
  joinOutcomes,
  type Outcome,
  type Post,
  type RenderContext,
  type Wake,
} from '../../../chat/index.ts';
import type { People } from '../../people/model.ts';
import type { Kudos } from '../rules.ts';
import { tradingCard } from './cards.ts';
import { isTrading, lookAgainAt, pairOf, tradingSince } from './rules.ts';
import type { TradingStore } from './store.ts';

const TIMER = 'kudos.trading';
// Until then a gift can be taken back.
const AFTER_MS = 16 * 60_000;

type Parts = { own: TradingStore; people: People };

/** Sets up a look at each pair of giver and receiver, once the gift stays. */
export const wakeForTrading = (kudos: Kudos): Wake[] =>
  kudos.points === 0
    ? []
    : kudos.receivers.map(({ personId }) => ({
        timer: TIMER,
        subject: pairOf(kudos.giverId, personId).join(' '),
        at: new Date(kudos.givenAt.getTime() + AFTER_MS),
      }));

/** Makes the quiet look at who gives whom most of their points: the two are told, nobody else. */
export function createTrading({ own, people }: Parts) {
  async function holdsFor(now: Date, pair: readonly [string, string]): Promise<boolean> {
    const movements = await own.givenBy(pair, tradingSince(now));
    // Most pairs end here: only one of them gave the other anything.
    if (!pair.every((from) => movements.some((it) => it.giverId === from && pair.includes(it.receiverId))))
      return false;
    const persons = await people.persons(pair);
    const teams = pair.flatMap((id) => persons.get(id)?.teamId ?? []);
    const sizes = await people.sizesOf(teams);
    return isTrading(
      pair,
      movements,
      teams.map((id) => sizes.get(id) ?? 0),
    );
  }

  function postsOf(pair: readonly [string, string], now: Date): Post[] {
    return pair.map((id, i) => ({
      id: `kudos:trade:${pair.join(':')}:${now.getTime()}:${id}`,
      to: [{ person: id }],
      parts: [{ card: 'kudos.trading', thing: `${id} ${pair[1 - i] ?? ''}` }],
      kind: 'nudge',
      why: 'kudos.trading',
    }));
  }

  async function checkPair(ctx: JobContext, subject: string): Promise<Outcome> {
    const [one, other] = subject.split(' ');
    if (one === undefined || other === undefined) return {};
    const pair = pairOf(one, other);
    const [found, holds] = await Promise.all([own.current(...pair), holdsFor(ctx.now, pair)]);
    const again: Wake[] = holds ? [{ timer: TIMER, subject, at: lookAgainAt(ctx.now) }] : [];
    if (holds && found === undefined)
      return { write: [own.find(...pair, ctx.now)], post: postsOf(pair, ctx.now), wake: again };
    return { write: !holds && found !== undefined ? [own.end(...pair, ctx.now)] : [], wake: again };
  }

  return {
    async check(ctx: JobContext, subjects: readonly string[]): Promise<Outcome> {
      return joinOutcomes(...(await Promise.all(subjects.map((it) => checkPair(ctx, it)))));
    },
    /** Draws the notice for one of the two; nobody else ever sees it, nor they once it is over. */
    async render(ctx: RenderContext, thing: string): Promise<Card | 'gone'> {
      const [readerId = '', otherId = ''] = thing.split(' ');
      if (ctx.reader.personId !== readerId) return 'gone';
      if ((await own.current(...pairOf(readerId, otherId))) === undefined) return 'gone';
      const name = (await people.names([otherId])).get(otherId);
      return name === undefined ? 'gone' : tradingCard(ctx.locale, { name });
    },
  };
}
