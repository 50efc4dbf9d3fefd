import type { Card, CardElement, CardRef, Context, Outcome, RenderContext } from '../../../chat/index.ts';
import { postedCards } from '../answer-parts.ts';
import { sectionElements } from '../read-view.ts';
import type { CheckIn } from '../rules.ts';
import type { CardPlace, CardSection } from '../sections.ts';
import { say } from './copy.ts';
import { reportCard } from './digest-card.ts';
import { managerNow, type Parts } from './parts.ts';
import { mayOpenReport } from './policy.ts';
import { hasOpened, weekSubject } from './rules.ts';

/** Makes what **Open** on the digest does: the text for its manager, and the sign of it for whoever wrote it. */
export function reportReader({ people, own, leading, cardSections }: Parts) {
  /** Finds an answered check-in if this reader may read its texts now. */
  async function readable(readerId: string, id: string, now: Date): Promise<CheckIn | undefined> {
    const checkIn = await own.byId(id);
    if (checkIn === undefined || checkIn.state !== 'answered' || readerId === checkIn.personId)
      return undefined;
    const manager = await managerNow(people, checkIn.personId, now);
    return mayOpenReport(readerId, checkIn, manager) ? checkIn : undefined;
  }

  /** Names the digests that may list a check-in: its week's, and those sent since it was written. */
  async function digestsWith(readerId: string, checkIn: CheckIn): Promise<CardRef[]> {
    const since = await leading.digestsSince([readerId], checkIn.answeredAt ?? checkIn.closesAt);
    const ids = new Set([weekSubject(readerId, checkIn.week), ...since.map((it) => it.id)]);
    return [...ids].map((thing) => ({ card: 'check-ins.digest', thing }));
  }

  /** Opens a report's check-in, and lets its writer see that it was opened. */
  async function open(ctx: Context, id: string): Promise<Outcome> {
    const readerId = ctx.actor.personId;
    const checkIn = await readable(readerId, id, ctx.now);
    if (checkIn === undefined) return { reply: { kind: 'notice', text: say(ctx.locale).notForYou() } };
    const known = hasOpened(readerId, checkIn, await leading.openings([id]));
    const reply = { kind: 'card' as const, card: { card: 'check-ins.report', thing: id } };
    if (known) return { reply };
    return {
      write: [leading.addOpening({ checkInId: id, readerId, openedAt: ctx.now })],
      refresh: [...postedCards(checkIn), ...(await digestsWith(readerId, checkIn))],
      reply,
    };
  }

  async function render(ctx: RenderContext, id: string): Promise<Card | 'gone'> {
    const readerId = ctx.reader.personId;
    const checkIn = readerId === undefined ? undefined : await readable(readerId, id, ctx.now);
    if (checkIn === undefined) return 'gone';
    const person = await people.person(checkIn.personId);
    return reportCard(ctx.locale, {
      checkIn,
      who: { id: checkIn.personId, name: person?.name ?? '…' },
      sections: await sectionElements(cardSections(), ctx, 'digest', checkIn),
    });
  }

  /** Says on the receipt who opened it and when. */
  const cardSection: CardSection = {
    name: 'leading',
    async elements(ctx: RenderContext, place: CardPlace, checkIn: CheckIn): Promise<CardElement[]> {
      if (place !== 'receipt' || ctx.reader.personId !== checkIn.personId) return [];
      const opening = (await leading.openings([checkIn.id])).find((it) => it.readerId === checkIn.readerId);
      if (opening === undefined) return [];
      const name = (await people.names([opening.readerId])).get(opening.readerId);
      if (name === undefined) return [];
      const who = { id: opening.readerId, name };
      return [{ kind: 'note', text: say(ctx.locale).openedIt({ who, at: opening.openedAt }) }];
    },
  };

  return { open, render, cardSection };
}

export type ReportReader = ReturnType<typeof reportReader>;
