import type { CardDeclaration, RenderContext } from '../../../chat/index.ts';
import { digestCard } from './digest-card.ts';
import type { ReportReader } from './open-report.ts';
import type { Parts } from './parts.ts';
import type { Pausing } from './pause.ts';
import { leadNoteCard } from './person-cards.ts';
import { readDigest } from './read-digest.ts';
import type { TeamReader } from './read-team.ts';
import { renderSummary } from './send-summaries.ts';

/** Names a further page of a thing. */
export const pageOf = (page: string, thing: string): string => `${page}@${thing}`;

/** Reads it back; a page that is no number is none. */
function readPage(it: string): { page: number; thing: string } | undefined {
  const [, page, thing] = /^(\d{1,4})@(.*)$/.exec(it) ?? [];
  return page === undefined || thing === undefined ? undefined : { page: Number(page), thing };
}

type Render = (ctx: RenderContext, thing: string, page: number) => ReturnType<CardDeclaration['render']>;

/** Declares a card whose thing is `<page>@<thing>`. */
const pageCard = (render: Render): CardDeclaration => ({
  async render(ctx, it) {
    const read = readPage(it);
    return read === undefined ? 'gone' : render(ctx, read.thing, read.page);
  },
});

/** Declares a card twice: as it is posted, and as a further page of it. */
const paged = (name: string, render: Render): Record<string, CardDeclaration> => ({
  [name]: { render: (ctx, thing) => render(ctx, thing, ctx.page) },
  [`${name}-page`]: pageCard(render),
});

/** Draws whose reminder it is, to whoever was reminded, until that is settled. */
async function renderLeadNote({ people, own }: Parts, ctx: RenderContext, thing: string) {
  const at = thing.indexOf('@');
  const checkIn = await own.byId(thing.slice(at + 1));
  const waits = checkIn?.state === 'open' || checkIn?.state === 'missed';
  if (!waits || checkIn.personId !== ctx.reader.personId || checkIn.leadRemindedAt === null) return 'gone';
  const lead = await people.person(thing.slice(0, at));
  return lead === undefined ? 'gone' : leadNoteCard(ctx.locale, lead);
}

type Tools = { report: ReportReader; team: TeamReader; pause: Pausing };

/** Declares the cards of the leading side. */
export const leadingCards = (
  parts: Parts,
  { report, team, pause }: Tools,
): Record<string, CardDeclaration> => ({
  ...paged('digest', async (ctx, id, page) => {
    const view = await readDigest(parts, ctx, id, page);
    return view === undefined ? 'gone' : digestCard(ctx.locale, view);
  }),
  ...paged('summary', (ctx, subject, page) => renderSummary(parts, ctx, subject, { page, full: false })),
  'summary-full': pageCard((ctx, subject, page) => renderSummary(parts, ctx, subject, { page, full: true })),
  ...paged('team', team.render),
  teams: { render: team.renderTeams },
  report: { render: report.render },
  pause: { render: pause.render },
  'lead-note': { render: (ctx, thing) => renderLeadNote(parts, ctx, thing) },
});
