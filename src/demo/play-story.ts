import type { App } from '../app.ts';
import { type Answer, fieldsOf, type Place } from '../chat/index.ts';
import type { MovableClock } from '../shared/clock.ts';
import type { DemoActor } from './actor.ts';
import { early, feedback, type Move, progress, type Turn, thanks, weeks } from './story.ts';

const DAY_MS = 86_400_000;

/** Thursday 10:05 in Shanghai: the visitor's prompt has just arrived. Fixed, so that every first visit is the same. */
export const OPENING = new Date('2026-11-19T02:05:00Z');
/** Sunday noon before the first week of the story; the teams start on it. */
export const BEGINNING = new Date(OPENING.getTime() - (weeks.length * 7 + 4) * DAY_MS);

type Parts = { app: App; clock: MovableClock; actor: DemoActor; accounts: readonly string[] };

/** Finds the channel in which a team talks. */
async function channelOf(app: App, name: string): Promise<Place> {
  const team = [...(await app.people.people.teams()).values()].find((it) => it.name === name);
  const [home] = team?.channels ?? [];
  if (home === undefined) throw new Error(`The story's team ${name} has no channel`);
  return { kind: 'channel', channel: home.channel, name: home.name, botPresent: true };
}

/** Plays the made-up company's past weeks through the real bot, so that its history is what the bot makes of such weeks. */
export async function playStory({ app, clock, actor, accounts }: Parts): Promise<void> {
  const at = (week: number, hours: number) =>
    new Date(OPENING.getTime() - (weeks.length - week) * 7 * DAY_MS + hours * 3_600_000);

  async function take(
    account: string,
    turn: Turn,
    opening: () => Promise<Answer | undefined>,
  ): Promise<void> {
    if (turn === 'silent') return;
    if (turn === 'nothing-new') await actor.press(account, 'check-ins.nothing-new');
    else if (turn === 'skip') await actor.choose(account, 'check-ins.skip', 'busy');
    else {
      const { strengths, improvements, nextSteps, blockers, shown } = turn;
      await actor.submit(account, await opening(), {
        strengths,
        ...(improvements === undefined ? {} : { improvements }),
        ...(nextSteps === undefined ? {} : { nextSteps }),
        ...(blockers === undefined ? {} : { blockers }),
        ...(shown === true ? { share: 'yes' } : {}),
      });
    }
  }

  async function report(account: string, move: Move): Promise<void> {
    if ('line' in move) {
      await actor.type(account, 'goal', [`${move.goal} ${move.line}`]);
      return;
    }
    const opened = await actor.type(account, 'goal', [`update ${move.goal}`]);
    const milestones =
      opened.kind === 'form' ? fieldsOf(opened.form).find((it) => it.kind === 'several') : undefined;
    if (milestones === undefined) throw new Error(`The story's goal ${move.goal} has no milestones`);
    const reached = milestones.options.slice(0, move.reached).map((it) => it.value);
    await actor.submit(account, opened, { [milestones.name]: reached });
  }

  await app.settle();
  // The working morning of the first Monday: everybody has their welcome card by noon in New York.
  await app.advance(clock, at(0, -3 * 24 + 15));
  for (const account of accounts) await actor.press(account, 'people.lets-go');
  for (const [week, turns] of weeks.entries()) {
    // Friday 02:05 in Shanghai: by now it is Thursday afternoon in New York, and everybody has been asked.
    await app.advance(clock, at(week, 24));
    for (const [account, turn] of Object.entries(turns))
      await take(account, turn, () => actor.press(account, 'check-ins.start'));
    for (const [account, move] of Object.entries(progress[week] ?? {})) await report(account, move);
    await app.settle();
    await app.advance(clock, at(week, 4 * 24 + 8));
    for (const lead of ['anna.berg', 'wang.fang', 'helen.zhou']) await actor.press(lead, 'check-ins.got-it');
  }
  // Some answer before they are asked: the visitor's prompt says how many.
  await app.advance(clock, at(weeks.length, -12));
  for (const [account, turn] of Object.entries(early))
    await take(account, turn, () => actor.type(account, 'checkin'));
  for (const { from, team, words } of thanks)
    await actor.type(from, 'kudos', [words], await channelOf(app, team));
  for (const { from, to, texts } of feedback)
    await actor.submit(from, await actor.type(from, 'feedback', [`@${to}`]), texts);
  await app.settle();
  await app.advance(clock, OPENING);
}
