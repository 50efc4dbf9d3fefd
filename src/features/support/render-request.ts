import { localDate } from '../../calendar/index.ts';
import type { Card, RenderContext } from '../../chat/index.ts';
import type { CardSection } from '../check-ins/index.ts';
import { movedOnCard, requestCard, supportElements } from './cards.ts';
import { maySeeRequest } from './policy.ts';
import { isAwayToday, type Request, type Step } from './rules.ts';
import type { Parts } from './take-step.ts';

const idsIn = (request: Request, steps: readonly Step[], instead: string | undefined): string[] => {
  const named = steps.flatMap((it) => [it.byId, it.personId]);
  const all = [request.askerId, request.askedId, instead, ...named];
  return [...new Set(all.filter((id): id is string => id !== undefined))];
};

/** Makes what is shown of requests: the living card, and the rows on the check-in they were asked in. */
export function requestRenderer({ own, people }: Parts) {
  const managerOf = async (ctx: RenderContext, personId: string, at = ctx.now): Promise<string | undefined> =>
    (await people.managersOf([personId], localDate(at, ctx.reader.timeZone))).get(personId);

  /** Tells whether the reader may see a request; who managed the asker at that time matters once it is closed. */
  async function maySee(ctx: RenderContext, readerId: string, request: Request): Promise<boolean> {
    const now = await managerOf(ctx, request.askerId);
    const whenAsked =
      request.state === 'done' ? await managerOf(ctx, request.askerId, request.createdAt) : undefined;
    return maySeeRequest(readerId, request, { now, whenAsked });
  }

  /** Finds whom the asker could ask instead: the one suggested, or the manager of somebody who is away. */
  async function insteadOf(ctx: RenderContext, request: Request, away: boolean): Promise<string | undefined> {
    if (request.state === 'returned') return request.suggestedId;
    const manager = away ? await managerOf(ctx, request.askedId) : undefined;
    return manager === request.askerId ? undefined : manager;
  }

  async function render(ctx: RenderContext, id: string, full: boolean): Promise<Card | 'gone'> {
    const readerId = ctx.reader.personId;
    const request = await own.request(id);
    if (request === undefined || readerId === undefined) return 'gone';
    const steps = await own.steps(id);
    const may = await maySee(ctx, readerId, request);
    const wasAsked = steps.some((it) => it.personId === readerId && it.kind !== 'suggested');
    if (!may && !wasAsked) return 'gone';
    const work = (await people.workTimes([request.askedId])).get(request.askedId);
    const away = request.state === 'waiting' && isAwayToday(work, ctx.now);
    const insteadId = await insteadOf(ctx, request, away);
    const known = await people.persons(idsIn(request, steps, insteadId));
    const instead = insteadId === undefined ? undefined : known.get(insteadId);
    const begun = known.get(request.askedId)?.welcomedAt !== undefined;
    const view = { request, steps, readerId, people: known, away, instead, begun, full };
    return may ? requestCard(ctx.locale, view) : movedOnCard(ctx.locale, view);
  }

  const cardSection: CardSection = {
    name: 'support',
    async elements(ctx, place, checkIn) {
      const readerId = ctx.reader.personId;
      if (place === 'prompt' || readerId === undefined) return [];
      const requests = await own.fromThing('check-ins', checkIn.id);
      const seen: Request[] = [];
      for (const it of requests) if (await maySee(ctx, readerId, it)) seen.push(it);
      return supportElements(ctx.locale, seen, await people.persons(seen.map((it) => it.askedId)));
    },
  };

  return { render, cardSection };
}
