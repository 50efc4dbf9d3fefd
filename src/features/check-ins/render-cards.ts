import { nextWorkingMoment, weekKey } from '../../calendar/index.ts';
import type { Card, CardDeclaration, RenderContext } from '../../chat/index.ts';
import type { AnswerParts } from './answer-parts.ts';
import { checkInCard, pointerCard, skipCard, whichCard } from './cards.ts';
import { HISTORY_PAGE, historyCard, pastCard } from './history/cards.ts';
import { promptPostId } from './open-windows.ts';
import { mayAnswer } from './policy.ts';
import { findAway, readView } from './read-view.ts';
import { renderReturn } from './returning/render-return.ts';
import { type CheckIn, chooseCheckIn, wasAskedAgain } from './rules.ts';

type Parts = AnswerParts;

const own = (readerId: string | undefined, personId: string): boolean => readerId === personId;

async function renderCurrent(parts: Parts, ctx: RenderContext, checkIn: CheckIn | undefined) {
  const view = await readView(parts, ctx, checkIn);
  if (view === undefined) return 'gone';
  // What has asked nobody has nothing to take back either.
  const wasNever =
    view.checkIn.state === 'cancelled' && (await parts.deliveredAt(promptPostId(view.checkIn))) === undefined;
  return wasNever ? 'gone' : checkInCard(view, ctx.locale);
}

/** Finds when a message that was decided at an instant could go out: what comes by itself waits for the person's own hours. */
async function sendableAt({ people }: Parts, personId: string, decided: Date): Promise<Date> {
  const work = (await people.workTimes([personId])).get(personId);
  return work === undefined ? decided : nextWorkingMoment(work, decided);
}

/** Tells whether a later message has the check-in's card: decided, let out, and not made needless by an answer before. */
async function hasLaterCopy(parts: Parts, checkIn: CheckIn, now: Date): Promise<boolean> {
  for (const decided of [checkIn.remindedAt, checkIn.leadRemindedAt]) {
    if (decided === null) continue;
    const sent = await sendableAt(parts, checkIn.personId, decided);
    if (sent <= now && (checkIn.answeredAt === null || sent <= checkIn.answeredAt)) return true;
  }
  return false;
}

async function renderPrompt(parts: Parts, ctx: RenderContext, id: string): Promise<Card | 'gone'> {
  const checkIn = await parts.own.byId(id);
  if (checkIn === undefined || !wasAskedAgain(checkIn) || !(await hasLaterCopy(parts, checkIn, ctx.now)))
    return renderCurrent(parts, ctx, checkIn);
  return own(ctx.reader.personId, checkIn.personId) ? pointerCard(checkIn, ctx.locale) : 'gone';
}

/** Draws what a lead's reminder carries, unless the answer came before the reminder could go out. */
async function renderReminded(parts: Parts, ctx: RenderContext, id: string): Promise<Card | 'gone'> {
  const checkIn = await parts.own.byId(id);
  const { answeredAt, leadRemindedAt } = checkIn ?? {};
  if (checkIn === undefined || !leadRemindedAt) return 'gone';
  const isNeedless = answeredAt && answeredAt < (await sendableAt(parts, checkIn.personId, leadRemindedAt));
  return isNeedless ? 'gone' : renderCurrent(parts, ctx, checkIn);
}

async function renderWhich(parts: Parts, ctx: RenderContext, personId: string): Promise<Card | 'gone'> {
  if (!own(ctx.reader.personId, personId)) return 'gone';
  const newest = await parts.own.latestOf(personId, 3);
  const choice = chooseCheckIn(newest, weekKey(ctx.now, ctx.reader.timeZone), ctx.now);
  return choice.kind === 'either' ? whichCard(choice, ctx.locale) : 'gone';
}

/** The thing is `<page>@<person>`. */
async function renderHistory(parts: Parts, ctx: RenderContext, thing: string): Promise<Card | 'gone'> {
  const [, page, personId = ''] = /^(\d{1,4})@(.*)$/.exec(thing) ?? [];
  if (page === undefined || !own(ctx.reader.personId, personId)) return 'gone';
  const at = Number(page);
  const rows = await parts.own.latestOf(personId, HISTORY_PAGE + 1, at * HISTORY_PAGE);
  const checkIns = rows.slice(0, HISTORY_PAGE);
  const away = await findAway(parts.people, personId, ctx.reader.timeZone, checkIns);
  return historyCard({ checkIns, away, page: at, hasOlder: rows.length > HISTORY_PAGE }, ctx.locale);
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
  /** The same beneath a lead's reminder. */
  reminded: { render: (ctx, id) => renderReminded(parts, ctx, id) },
  which: { render: (ctx, personId) => renderWhich(parts, ctx, personId) },
  skip: { render: (ctx, id) => renderSkip(parts, ctx, id) },
  history: { render: (ctx, thing) => renderHistory(parts, ctx, thing) },
  past: { render: (ctx, id) => renderPast(parts, ctx, id) },
  returned: { render: (ctx, thing) => renderReturn(parts, ctx, thing) },
});
