import { z } from 'zod';
import { type Context, defineAction, joinOutcomes, type Outcome } from '../../../chat/index.ts';
import { checkInFacts, type LeadingPart, type LeadingParts } from '../leading-part.ts';
import { armTimers } from './arm-timers.ts';
import { leadingCommands } from './commands.ts';
import { say } from './copy.ts';
import { digestCard } from './digest-card.ts';
import { reportReader } from './open-report.ts';
import type { Parts } from './parts.ts';
import { pausing } from './pause.ts';
import { leadNoteCard } from './person-cards.ts';
import { readDigest } from './read-digest.ts';
import { teamReader } from './read-team.ts';
import { reminders } from './remind.ts';
import { samples } from './samples.ts';
import { returnDigests, sendDigests } from './send-digests.ts';
import { renderSummary, sendSummaries, summaryReasons } from './send-summaries.ts';
import { leadingStore } from './store.ts';
import { checkInTopic } from './topic.ts';

const page = z.string().regex(/^\d{1,4}$/);
const ofCheckIn = z.object({ checkIn: z.string() });

/** Splits the thing of a further page: `<page>@<thing>`. */
function readPage(thing: string): { page: number; thing: string } {
  const at = thing.indexOf('@');
  return { page: Number(thing.slice(0, at)), thing: thing.slice(at + 1) };
}

const showPage = (card: string, thing: string, of: string): Outcome => ({
  reply: { kind: 'card', card: { card: `check-ins.${card}`, thing: `${of}@${thing}` } },
});

/** Makes the leading side of the check-in: digests, summaries, status, reminders and pauses. */
export function createLeading(given: LeadingParts): LeadingPart {
  const parts: Parts = { ...given, leading: leadingStore(given.store) };
  const { people, own, leading } = parts;
  const report = reportReader(parts);
  const team = teamReader(parts);
  const remind = reminders(parts);
  const pause = pausing(parts);

  async function gotIt(ctx: Context, id: string): Promise<Outcome> {
    const [digest] = await leading.digests([id]);
    if (digest?.managerId !== ctx.actor.personId)
      return { reply: { kind: 'notice', text: say(ctx.locale).notForYou() } };
    return {
      write: [leading.markGotIt(id, ctx.now)],
      reply: { kind: 'redraw', toast: say(ctx.locale).gotItToast() },
    };
  }

  const feature: LeadingPart['feature'] = {
    cards: {
      digest: {
        async render(ctx, id) {
          const view = await readDigest(
            parts,
            id,
            { personId: ctx.reader.personId, timeZone: ctx.reader.timeZone },
            ctx,
          );
          return view === undefined ? 'gone' : digestCard(ctx.locale, view);
        },
      },
      /** The thing is `<page>@<digest>`. */
      'digest-page': {
        async render(ctx, it) {
          const at = readPage(it);
          const reader = { personId: ctx.reader.personId, timeZone: ctx.reader.timeZone };
          const view = await readDigest(parts, at.thing, reader, { now: ctx.now, page: at.page });
          return view === undefined ? 'gone' : digestCard(ctx.locale, view);
        },
      },
      report: { render: report.render },
      summary: { render: (ctx, subject) => renderSummary(parts, ctx, subject, ctx.page) },
      'summary-page': {
        render: (ctx, it) => renderSummary(parts, ctx, readPage(it).thing, readPage(it).page),
      },
      team: { render: (ctx, subject) => team.render(ctx, subject, ctx.page) },
      'team-page': { render: (ctx, it) => team.render(ctx, readPage(it).thing, readPage(it).page) },
      teams: { render: team.renderTeams },
      'lead-note': {
        async render(ctx, thing) {
          const leadId = thing.slice(0, thing.indexOf('@'));
          const lead = await people.person(leadId);
          return lead === undefined ? 'gone' : leadNoteCard(ctx.locale, lead);
        },
      },
      pause: { render: pause.render },
    },
    actions: {
      'read-report': defineAction(ofCheckIn, (ctx, it) => report.open(ctx, it.checkIn)),
      'got-it': defineAction(z.object({ digest: z.string() }), (ctx, it) => gotIt(ctx, it.digest)),
      'digest-page': defineAction(z.object({ digest: z.string(), page }), async (_ctx, it) =>
        showPage('digest-page', it.digest, it.page),
      ),
      'summary-page': defineAction(z.object({ summary: z.string(), page }), async (_ctx, it) =>
        showPage('summary-page', it.summary, it.page),
      ),
      'team-page': defineAction(z.object({ subject: z.string(), page }), async (_ctx, it) =>
        showPage('team-page', it.subject, it.page),
      ),
      remind: defineAction(ofCheckIn, (ctx, it) => remind.remindOne(ctx, it.checkIn)),
      pause: defineAction(z.object({}), (ctx) => pause.pause(ctx)),
      'keep-asking': defineAction(z.object({}), (ctx) => pause.goOn(ctx)),
      resume: defineAction(z.object({}), (ctx) => pause.goOn(ctx)),
    },
    timers: {
      digest: (ctx, subjects) => sendDigests(parts, ctx, subjects),
      'digest-return': (ctx, ids) => returnDigests(parts, ctx, ids),
      summary: (ctx, subjects) => sendSummaries(parts, ctx, subjects),
      pause: (ctx, personIds) => pause.leaveAlone(ctx, personIds),
    },
    on: {
      [checkInFacts.submitted]: async (ctx, ids) => {
        const writers = (await own.byIds(ids)).map((it) => it.personId);
        return joinOutcomes(await armTimers(parts, ctx, ids), await pause.endByAnswer(ctx, writers));
      },
      [checkInFacts.skipped]: (ctx, ids) => armTimers(parts, ctx, ids),
      [checkInFacts.missed]: async (ctx, ids) =>
        joinOutcomes(await armTimers(parts, ctx, ids), await pause.askSilent(ctx, await own.byIds(ids))),
    },
    reasons: {
      ...summaryReasons,
      digest: (locale) => say(locale).whyDigest(),
      'lead-note': (locale) => say(locale).whyLeadNote(),
      pause: (locale) => say(locale).whyPause(),
    },
    samples,
  };

  return {
    feature,
    commands: leadingCommands(parts, { reader: team, reminders: remind, pausing: pause }),
    cardSection: report.cardSection,
    topic: checkInTopic(parts),
  };
}
