import { localDate } from '../../calendar/index.ts';
import { type JobContext, joinOutcomes, type Outcome } from '../../chat/index.ts';
import { type Change, escalateAt, giveBack, type Request, remindAt } from './rules.ts';
import { type Parts, postToAsked, postToAsker, quiet, returnTo, takeStep, turnTo } from './take-step.ts';

const byPacer = { byId: undefined, words: undefined };

/** Makes what happens by itself: the reminder, going one up, and handing over when somebody leaves. */
export function supportFollowUps(parts: Parts) {
  const { own, people } = parts;

  /** Reads requests that still wait, with the work time of whoever is asked. */
  async function waiting(ids: readonly string[]) {
    const requests = (await own.requests(ids)).filter((it) => it.state === 'waiting');
    const works = await people.workTimes(requests.map((it) => it.askedId));
    return requests.flatMap((request) => {
      const work = works.get(request.askedId);
      return work === undefined ? [] : [{ request, work }];
    });
  }

  /** Brings an unanswered request up again, once a round; a day of absence since then moves the moment. */
  async function remind(ctx: JobContext, ids: readonly string[]): Promise<Outcome> {
    const found = await waiting(ids);
    const asked = await people.persons(found.map((it) => it.request.askedId));
    const outcomes = found.map(({ request, work }): Outcome => {
      const due = remindAt(work, request.askedAt);
      if (due > ctx.now) return { wake: [{ timer: 'support.remind', subject: request.id, at: due }] };
      const overtaken = escalateAt(work, request.askedAt) <= ctx.now;
      // Whoever is not welcomed yet has not even got the first card.
      const unseen = asked.get(request.askedId)?.welcomedAt === undefined;
      if (request.remindedAt !== undefined || overtaken || unseen) return {};
      const step = { ...byPacer, kind: 'reminded' as const, personId: request.askedId };
      return takeStep(own, request, { set: { remindedAt: ctx.now }, step }, ctx.now, {
        post: [postToAsked(request, 'reminder')],
      });
    });
    return joinOutcomes(...outcomes);
  }

  /** Finds the next one up of each who was asked, by the date in their own zone. */
  async function managersOf(requests: readonly { personId: string; zone: string }[], now: Date) {
    const dates = new Map<string, string[]>();
    for (const { personId, zone } of requests) {
      const date = localDate(now, zone);
      dates.set(date, [...(dates.get(date) ?? []), personId]);
    }
    const found = await Promise.all([...dates].map(([date, ids]) => people.managersOf(ids, date)));
    return new Map(found.flatMap((it) => [...it]));
  }

  /** Tells the asker, once, that nobody answered and nobody is left to turn to by itself. */
  function tellUnanswered(request: Request, now: Date): Outcome {
    if (request.unansweredAt !== undefined) return {};
    const step = { ...byPacer, kind: 'unanswered' as const, personId: request.askedId };
    const change: Change = { set: { unansweredAt: now }, step };
    const post = [postToAsker({ ...request, version: request.version + 1 }, 'personal')];
    return takeStep(own, request, change, now, { post });
  }

  /** Takes what was left unanswered one up, once; after that the asker is told. */
  async function escalate(ctx: JobContext, ids: readonly string[]): Promise<Outcome> {
    const found = await waiting(ids);
    const managers = await managersOf(
      found.map(({ request, work }) => ({ personId: request.askedId, zone: work.timeZone })),
      ctx.now,
    );
    const outcomes = found.map(async ({ request, work }): Promise<Outcome> => {
      const due = escalateAt(work, request.askedAt);
      if (due > ctx.now) return { wake: [{ timer: 'support.escalate', subject: request.id, at: due }] };
      const up = managers.get(request.askedId);
      if (up === undefined || up === request.askerId || request.escalatedAt !== undefined)
        return tellUnanswered(request, ctx.now);
      return turnTo(parts, request, { personId: up, by: undefined, at: ctx.now, kind: 'escalated' });
    });
    return joinOutcomes(...(await Promise.all(outcomes)));
  }

  /** Hands the asked side of a leaver's request to their manager. */
  function passAsked(request: Request, manager: string | undefined, now: Date): Promise<Outcome> | Outcome {
    const by = request.askedId;
    if (request.state === 'returned') return {};
    if (manager === undefined || manager === request.askerId)
      return returnTo(own, request, giveBack('left', { by }), now);
    return turnTo(parts, request, { personId: manager, by, at: now, kind: 'handed-over' });
  }

  /** Hands the asking side of a leaver's request to their manager; with nobody to take it over it ends. */
  function passAsker(request: Request, manager: string | undefined, now: Date): Outcome {
    if (manager === undefined || manager === request.askedId) {
      const step = { kind: 'done' as const, byId: request.askerId, personId: undefined, words: undefined };
      const set = { state: 'done' as const, closedAt: now };
      return takeStep(own, request, { set, step }, now, { wake: quiet(request.id) });
    }
    const step = { kind: 'taken-over' as const, byId: request.askerId, personId: manager, words: undefined };
    const next = { id: request.id, askerId: manager, version: request.version + 1 };
    return takeStep(own, request, { set: { askerId: manager }, step }, now, {
      post: [postToAsker(next, 'personal')],
    });
  }

  /** When both sides leave at once, the asker's manager takes it over and decides whom to ask. */
  function passBoth(request: Request, manager: string | undefined, now: Date): Outcome {
    if (manager === undefined) return passAsker(request, undefined, now);
    const { set, step } = giveBack('left', { by: request.askedId });
    const next = { id: request.id, askerId: manager, version: request.version + 1 };
    return takeStep(own, request, { set: { ...set, askerId: manager }, step }, now, {
      post: [postToAsker(next, 'personal')],
      wake: quiet(request.id),
    });
  }

  /** Hands the unfinished requests of people who left to their managers. */
  async function handOver(ctx: JobContext, personIds: readonly string[]): Promise<Outcome> {
    const left = new Set(personIds);
    const known = await people.persons(personIds);
    const zones = personIds.map((personId) => ({ personId, zone: known.get(personId)?.timeZone ?? 'UTC' }));
    const managers = await managersOf(zones, ctx.now);
    const outcomes = (await own.unfinishedOf(personIds)).map((request) => {
      const [asker, asked] = [managers.get(request.askerId), managers.get(request.askedId)];
      if (!left.has(request.askedId)) return passAsker(request, asker, ctx.now);
      return left.has(request.askerId)
        ? passBoth(request, asker, ctx.now)
        : passAsked(request, asked, ctx.now);
    });
    return joinOutcomes(...(await Promise.all(outcomes)));
  }

  return { remind, escalate, handOver };
}
