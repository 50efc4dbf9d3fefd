import { weekKey } from '../../calendar/index.ts';
import type { Card, CardDeclaration, RenderContext } from '../../chat/index.ts';
import type { AnswerParts } from './answer-parts.ts';
import { checkInCard, pointerCard, skipCard, whichCard } from './cards.ts';
import { HISTORY_PAGE, historyCard, pastCard } from './history/cards.ts';
import { mayAnswer } from './policy.ts';
import { readView } from './read-view.ts';
import { renderReturn } from './returning/render-return.ts';
import { type CheckIn, chooseCheckIn, wasAskedAgain } from './rules.ts';

type Parts = AnswerParts;

const own = (readerId: string | undefined, personId: string): boolean => readerId === personId;

async function renderCurrent(parts: Parts, ctx: RenderContext, checkIn: CheckIn | undefined) {
  const view = await readView(parts, ctx, checkIn);
  // Where nobody was asked there is nothing to take back either.
  const wasNever = checkIn?.state === 'cancelled' && checkIn.promptedAt === null;
  return view === undefined || wasNever ? 'gone' : checkInCard(view, ctx.locale);
}

async function renderPrompt(parts: Parts, ctx: RenderContext, id: string): Promise<Card | 'gone'> {
  const checkIn = await parts.own.byId(id);
  if (checkIn === undefined || !wasAskedAgain(checkIn)) return renderCurrent(parts, ctx, checkIn);
  return own(ctx.reader.personId, checkIn.personId) ? pointerCard(checkIn, ctx.locale) : 'gone';
}

async function renderWhich(parts: Parts, ctx: RenderContext, personId: string): Promise<Card | 'gone'> {
  if (!own(ctx.reader.personId, personId)) return 'gone';
  const newest = await parts.own.latestOf(personId, 3);
  const choice = chooseCheckIn(newest, weekKey(ctx.now, ctx.reader.timeZone), ctx.now);
  return choice.kind === 'either' ? whichCard(choice, ctx.locale) : 'gone';
}

/** The thing is `<page>@<person>`. */
async function renderHistory(parts: Parts, ctx: RenderContext, thing: string): Promise<Card | 'gone'> {
  const [page = '0', personId = ''] = thing.split('@');
  if (!own(ctx.reader.personId, personId)) return 'gone';
  const at = Number(page);
  const rows = await parts.own.latestOf(personId, HISTORY_PAGE + 1, at * HISTORY_PAGE);
  const view = { checkIns: rows.slice(0, HISTORY_PAGE), page: at, hasOlder: rows.length > HISTORY_PAGE };
  return historyCard(view, ctx.locale);
}

async function renderPast(parts: Parts, ctx: RenderContext, id: string): Promise<Card | 'gone'> {
  const view = await readView({ ...parts, cardSections: () => [] }, ctx, await parts.own.byId(id));
  return view === undefined || view.checkIn.state !== 'answered' ? 'gone' : pastCard(view, ctx.locale);
}

async function renderSkip(parts: Parts, ctx: RenderContext, id: string): Promise<Card | 'gone'> {
  const checkIn = await parts.own.byId(id);
  if (checkIn === undefined || ctx.reader.personId === undefined || !mayAnswer(ctx.reader.personId, checkIn))
    return 'gone';
  return checkIn.state === 'planned' || checkIn.state === 'open' ? skipCard(checkIn, ctx.locale) : 'gone';
}

/** Declares the cards of the answering side. */
export const checkInCards = (parts: Parts): Record<string, CardDeclaration> => ({
  /** The first message of a check-in. */
  prompt: { render: (ctx, id) => renderPrompt(parts, ctx, id) },
  /** What carries it on: reminder, receipt, answer to a command. */
  current: { render: async (ctx, id) => renderCurrent(parts, ctx, await parts.own.byId(id)) },
  which: { render: (ctx, personId) => renderWhich(parts, ctx, personId) },
  skip: { render: (ctx, id) => renderSkip(parts, ctx, id) },
  history: { render: (ctx, thing) => renderHistory(parts, ctx, thing) },
  past: { render: (ctx, id) => renderPast(parts, ctx, id) },
  returned: { render: (ctx, thing) => renderReturn(parts, ctx, thing) },
});
