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

function readPage(it: string): { page: number; thing: string } {
  const at = it.indexOf('@');
  return { page: Number(it.slice(0, at)), thing: it.slice(at + 1) };
}

type Render = (ctx: RenderContext, thing: string, page: number) => ReturnType<CardDeclaration['render']>;

/** Declares a card twice: as it is posted, and as a further page of it, whose thing is `<page>@<thing>`. */
const paged = (name: string, render: Render): Record<string, CardDeclaration> => ({
  [name]: { render: (ctx, thing) => render(ctx, thing, ctx.page) },
  [`${name}-page`]: { render: (ctx, it) => render(ctx, readPage(it).thing, readPage(it).page) },
});

type Tools = { report: ReportReader; team: TeamReader; pause: Pausing };

/** Declares the cards of the leading side. */
export const leadingCards = (
  parts: Parts,
  { report, team, pause }: Tools,
): Record<string, CardDeclaration> => ({
  ...paged('digest', async (ctx, id, page) => {
    const { personId, timeZone } = ctx.reader;
    const view = await readDigest(parts, id, { personId, timeZone }, { now: ctx.now, page });
    return view === undefined ? 'gone' : digestCard(ctx.locale, view);
  }),
  ...paged('summary', (ctx, subject, page) => renderSummary(parts, ctx, subject, page)),
  ...paged('team', team.render),
  teams: { render: team.renderTeams },
  report: { render: report.render },
  pause: { render: pause.render },
  'lead-note': {
    async render(ctx, thing) {
      const lead = await parts.people.person(thing.slice(0, thing.indexOf('@')));
      return lead === undefined ? 'gone' : leadNoteCard(ctx.locale, lead);
    },
  },
});
