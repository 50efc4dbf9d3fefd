import { z } from 'zod';
import { addWeeks, weekKey } from '../../../calendar/index.ts';
import {
  type Context,
  defineAction,
  type Feature,
  type JobContext,
  joinOutcomes,
  type Outcome,
} from '../../../chat/index.ts';
import { peopleFacts } from '../../people/model.ts';
import { checkInFacts, type LeadingPart, type LeadingParts } from '../leading-part.ts';
import type { CheckIn } from '../rules.ts';
import { armTimers } from './arm-timers.ts';
import { leadingCommands } from './commands.ts';
import { say } from './copy.ts';
import { type ReportReader, reportReader } from './open-report.ts';
import type { Parts } from './parts.ts';
import { type Pausing, pausing } from './pause.ts';
import { teamReader } from './read-team.ts';
import { type Reminders, reminders } from './remind.ts';
import { leadingCards, pageOf } from './render-cards.ts';
import { weekSubject } from './rules.ts';
import { samples } from './samples.ts';
import { returnDigests, sendDigests } from './send-digests.ts';
import { sendSummaries } from './send-summaries.ts';
import { leadingStore } from './store.ts';
import { checkInTopic } from './topic.ts';

const page = z.string().regex(/^\d{1,4}$/);
const ofCheckIn = z.object({ checkIn: z.string() });
const ofNothing = z.object({});

const showPage = (card: string, thing: string, of: string): Outcome => ({
  reply: { kind: 'card', card: { card: `check-ins.${card}-page`, thing: pageOf(of, thing) } },
});

/** Takes note of a digest, so that it does not come back. */
async function takeNote({ leading }: Parts, ctx: Context, id: string): Promise<Outcome> {
  const [digest] = await leading.digests([id]);
  const words = say(ctx.locale);
  if (digest?.managerId !== ctx.actor.personId) return { reply: { kind: 'notice', text: words.notForYou() } };
  return { write: [leading.markGotIt(id, ctx.now)], reply: { kind: 'redraw', toast: words.gotItToast() } };
}

type Tools = { report: ReportReader; remind: Reminders; pause: Pausing };

const actionsOf = (parts: Parts, { report, remind, pause }: Tools): NonNullable<Feature['actions']> => ({
  'read-report': defineAction(ofCheckIn, (ctx, it) => report.open(ctx, it.checkIn)),
  'got-it': defineAction(z.object({ digest: z.string() }), (ctx, it) => takeNote(parts, ctx, it.digest)),
  'digest-page': defineAction(z.object({ digest: z.string(), page }), async (_ctx, it) =>
    showPage('digest', it.digest, it.page),
  ),
  'summary-page': defineAction(z.object({ summary: z.string(), page }), async (_ctx, it) =>
    showPage('summary', it.summary, it.page),
  ),
  'summary-full': defineAction(z.object({ summary: z.string(), page }), async (_ctx, it) => ({
    reply: { kind: 'card', card: { card: 'check-ins.summary-full', thing: pageOf(it.page, it.summary) } },
  })),
  'team-page': defineAction(z.object({ subject: z.string(), page }), async (_ctx, it) =>
    showPage('team', it.subject, it.page),
  ),
  remind: defineAction(ofCheckIn, (ctx, it) => remind.remindOne(ctx, it.checkIn)),
  pause: defineAction(ofNothing, (ctx) => pause.pause(ctx)),
  'keep-asking': defineAction(ofNothing, (ctx) => pause.goOn(ctx)),
  resume: defineAction(ofNothing, (ctx) => pause.goOn(ctx)),
});

/** Brings the posted summaries up to date: what somebody shows or no longer shows, shows there. */
const summariesOf = (written: readonly CheckIn[], { now }: JobContext): Outcome => ({
  // Before its window closes no summary is posted.
  refresh: written
    .filter((it) => it.closesAt <= now)
    .map((it) => ({ card: 'check-ins.summary', thing: weekSubject(it.teamId, it.week) })),
});

/** Looks again at the summaries of this week and the last: a channel that was closed to them is open now. */
async function summariesAgain(
  { people }: Parts,
  ctx: JobContext,
  teamIds: readonly string[],
): Promise<Outcome> {
  const teams = [...(await people.teams(teamIds)).values()];
  return {
    wake: teams.flatMap((team) => {
      const week = weekKey(ctx.now, team.timeZone);
      return [week, addWeeks(week, -1)].map((it) => ({
        timer: 'check-ins.summary',
        subject: weekSubject(team.id, it),
        at: ctx.now,
      }));
    }),
  };
}

const handlersOf = (parts: Parts, pause: Pausing): NonNullable<Feature['on']> => ({
  [checkInFacts.submitted]: async (ctx, ids) => {
    const written = await parts.own.byIds(ids);
    const writers = written.map((it) => it.personId);
    return joinOutcomes(
      await armTimers(parts, ctx, ids),
      await pause.endByAnswer(writers),
      summariesOf(written, ctx),
    );
  },
  [checkInFacts.edited]: async (ctx, ids) => summariesOf(await parts.own.byIds(ids), ctx),
  [peopleFacts.outsidersAgreed]: (ctx, ids) => summariesAgain(parts, ctx, ids),
  [checkInFacts.skipped]: (ctx, ids) => armTimers(parts, ctx, ids),
  [checkInFacts.missed]: async (ctx, ids) =>
    joinOutcomes(await armTimers(parts, ctx, ids), await pause.askSilent(ctx, await parts.own.byIds(ids))),
});

/** Makes the leading side of the check-in: digests, summaries, status, reminders and pauses. */
export function createLeading(given: LeadingParts): LeadingPart {
  const parts: Parts = { ...given, leading: leadingStore(given.store) };
  const report = reportReader(parts);
  const team = teamReader(parts);
  const remind = reminders(parts);
  const pause = pausing(parts);
  return {
    feature: {
      cards: leadingCards(parts, { report, team, pause }),
      actions: actionsOf(parts, { report, remind, pause }),
      timers: {
        digest: (ctx, subjects) => sendDigests(parts, ctx, subjects),
        'digest-return': (ctx, ids) => returnDigests(parts, ctx, ids),
        summary: (ctx, subjects) => sendSummaries(parts, ctx, subjects),
        pause: (ctx, personIds) => pause.leaveAlone(ctx, personIds),
      },
      on: handlersOf(parts, pause),
      reasons: {
        digest: (locale) => say(locale).whyDigest(),
        summary: (locale) => say(locale).whySummary(),
        team: (locale) => say(locale).whyTeam(),
        'lead-note': (locale) => say(locale).whyLeadNote(),
        pause: (locale) => say(locale).whyPause(),
      },
      samples,
    },
    commands: leadingCommands(parts, { team, remind, pause }),
    cardSection: report.cardSection,
    topic: checkInTopic(parts),
  };
}
