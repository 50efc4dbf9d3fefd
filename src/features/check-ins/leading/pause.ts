import { addWeeks, addWorkingDays } from '../../../calendar/index.ts';
import {
  type Card,
  type Context,
  type JobContext,
  joinOutcomes,
  type Outcome,
  type RenderContext,
} from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { CheckIn } from '../rules.ts';
import type { Parts } from './parts.ts';
import { pauseCard } from './person-cards.ts';
import { LOOK_BACK_WEEKS, MISSES_FOR_PAUSE, missesInARow, PAUSE_AFTER } from './rules.ts';

const refreshed = (personId: string): Pick<Outcome, 'refresh'> => ({
  refresh: [{ card: 'check-ins.pause', thing: personId }],
});

const notPausing = { pausedAt: null, askedToPauseAt: null, pausedBySilence: false };

const stopWaiting = (personId: string) => [{ timer: 'check-ins.pause', subject: personId, at: null }];

/** Takes back the question, and the pause that followed it, where days away entered late leave fewer than three misses. */
export async function endUnearnedPause(
  { own }: Pick<Parts, 'own'>,
  ctx: JobContext,
  checkInIds: readonly string[],
): Promise<Outcome> {
  const ids = [...new Set((await own.byIds(checkInIds)).map((it) => it.personId))];
  const preferences = await own.preferences(ids);
  const outcomes = await Promise.all(
    ids.map(async (personId): Promise<Outcome> => {
      const it = preferences.get(personId);
      // A pause that somebody chose is theirs to end.
      if (!it?.askedToPauseAt || (it.pausedAt !== null && !it.pausedBySilence)) return {};
      const settled = (await own.latestOf(personId, LOOK_BACK_WEEKS)).filter(
        (each) => each.state !== 'open' && each.state !== 'planned',
      );
      if (missesInARow(settled) >= MISSES_FOR_PAUSE) return {};
      return {
        write: [own.setPreference(personId, notPausing)],
        wake: [...stopWaiting(personId), { timer: 'check-ins.join', subject: personId, at: ctx.now }],
        ...refreshed(personId),
      };
    }),
  );
  return joinOutcomes(...outcomes);
}

/** Makes the one question after three silent weeks, and being left alone. */
export function pausing({ people, own, leading }: Parts) {
  /** Finds by when the question may be answered, in the person's own working days. */
  async function answerBy(personId: string, askedAt: Instant): Promise<Instant> {
    const work = (await people.workTimes([personId])).get(personId);
    return work === undefined ? askedAt : addWorkingDays(work, askedAt, PAUSE_AFTER);
  }

  /** Asks those who have missed three in a row, once, whether to pause. */
  async function askSilent(ctx: JobContext, missed: readonly CheckIn[]): Promise<Outcome> {
    const [first] = missed.map((it) => it.week).sort();
    if (first === undefined) return {};
    const last =
      missed
        .map((it) => it.week)
        .sort()
        .at(-1) ?? first;
    const ids = missed.map((it) => it.personId);
    const states = await leading.statesBetween(ids, addWeeks(first, -LOOK_BACK_WEEKS), last);
    const preferences = await own.preferences(ids);
    const silent = missed.filter((it) => {
      const settled = (states.get(it.personId) ?? []).filter(
        (each) => each.week <= it.week && each.state !== 'open' && each.state !== 'planned',
      );
      const before = preferences.get(it.personId);
      // Exactly three: a fourth or fifth asks nothing more, so the question comes once a silence.
      return missesInARow(settled) === MISSES_FOR_PAUSE && !before?.askedToPauseAt && !before?.pausedAt;
    });
    const works = await people.workTimes(silent.map((it) => it.personId));
    return joinOutcomes(
      ...silent.map(({ id, personId }): Outcome => {
        const work = works.get(personId);
        const at = work === undefined ? ctx.now : addWorkingDays(work, ctx.now, PAUSE_AFTER);
        return {
          write: [own.setPreference(personId, { askedToPauseAt: ctx.now })],
          post: [
            {
              id: `pause:${id}`,
              to: [{ person: personId }],
              parts: [{ card: 'check-ins.pause', thing: personId }],
              kind: 'nudge',
              why: 'check-ins.pause',
              supersedes: `pause:${personId}`,
            },
          ],
          wake: [{ timer: 'check-ins.pause', subject: personId, at }],
        };
      }),
    );
  }

  /** Leaves alone whoever did not answer the question. */
  async function leaveAlone(ctx: JobContext, personIds: readonly string[]): Promise<Outcome> {
    const preferences = await own.preferences(personIds);
    const silent = personIds.filter((id) => {
      const it = preferences.get(id);
      return it?.askedToPauseAt && !it.pausedAt;
    });
    return joinOutcomes(
      ...silent.map(
        (id): Outcome => ({
          write: [own.setPreference(id, { pausedAt: ctx.now, pausedBySilence: true })],
          ...refreshed(id),
        }),
      ),
    );
  }

  /** Pauses the actor's own check-ins. */
  async function pause(ctx: Context): Promise<Outcome> {
    const me = ctx.actor.personId;
    return {
      write: [own.setPreference(me, { pausedAt: ctx.now, pausedBySilence: false })],
      wake: stopWaiting(me),
      ...refreshed(me),
    };
  }

  /** Goes on asking, or begins again: with this week if it is not too late in its window. */
  async function goOn(ctx: Context): Promise<Outcome> {
    const me = ctx.actor.personId;
    return {
      write: [own.setPreference(me, notPausing)],
      wake: [...stopWaiting(me), { timer: 'check-ins.join', subject: me, at: ctx.now }],
      ...refreshed(me),
    };
  }

  /** Ends the pause of people who answered by themselves. */
  async function endByAnswer(personIds: readonly string[]): Promise<Outcome> {
    const preferences = await own.preferences(personIds);
    const paused = personIds.filter(
      (id) => preferences.get(id)?.pausedAt || preferences.get(id)?.askedToPauseAt,
    );
    return joinOutcomes(
      ...paused.map(
        (id): Outcome => ({
          write: [own.setPreference(id, notPausing)],
          wake: stopWaiting(id),
          ...refreshed(id),
        }),
      ),
    );
  }

  async function render(ctx: RenderContext, personId: string): Promise<Card | 'gone'> {
    if (ctx.reader.personId !== personId) return 'gone';
    const it = (await own.preferences([personId])).get(personId);
    if (it?.pausedAt) return pauseCard(ctx.locale, { state: 'paused' });
    if (!it?.askedToPauseAt) return pauseCard(ctx.locale, { state: 'going-on' });
    return pauseCard(ctx.locale, { state: 'asked', by: await answerBy(personId, it.askedToPauseAt) });
  }

  return { askSilent, leaveAlone, pause, goOn, endByAnswer, render };
}

export type Pausing = ReturnType<typeof pausing>;
