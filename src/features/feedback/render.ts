import type { Card, RenderContext } from '../../chat/index.ts';
import {
  correctedCard,
  type FeedbackView,
  givenCard,
  managerCard,
  receivedCard,
  thanksCard,
} from './cards.ts';
import { managerOf, type Parts, refOf } from './parts.ts';
import { mayBeAudience, maySeeFeedback } from './policy.ts';
import type { Feedback } from './rules.ts';

/** Reads what a card of one piece of feedback shows, if the reader may see it. */
async function readView(
  { own, people }: Parts,
  ctx: RenderContext,
  id: string,
  full: boolean,
): Promise<FeedbackView | undefined> {
  const readerId = ctx.reader.personId;
  const it = readerId === undefined ? undefined : await own.feedback(id);
  if (it === undefined || readerId === undefined) return undefined;
  const ids = [it.giverId, it.receiverId, it.managerId, it.sharedWithId].filter((each) => each !== null);
  const known = await people.persons(ids);
  const receiver = known.get(it.receiverId);
  const managerId = receiver && (await managerOf(people, receiver, ctx.now));
  // Of what was taken back its receiver sees that, and no word of it.
  const wasReceiver = readerId === it.receiverId && it.withdrawnAt !== null;
  if (!wasReceiver && !maySeeFeedback(readerId, it, managerId)) return undefined;
  const manager = managerId === undefined ? undefined : await people.person(managerId);
  const giver = known.get(it.giverId);
  return {
    it,
    corrections: await own.correctionsOf(id),
    readerId,
    timeZone: ctx.reader.timeZone,
    people: new Map([...known.values()].map((each) => [each.id, refOf(each)])),
    manager: manager !== undefined && mayBeAudience(it.giverId, manager) ? refOf(manager) : undefined,
    begun: receiver?.welcomedAt !== undefined,
    giverIsThere: giver !== undefined && giver.standing !== 'left',
    full,
  };
}

/** Draws feedback for whoever may read it, each in their own way. */
const drawFor = (ctx: RenderContext, view: FeedbackView): Card => {
  const { it, readerId } = view;
  if (readerId === it.giverId) return givenCard(ctx.locale, view);
  return readerId === it.receiverId ? receivedCard(ctx.locale, view) : managerCard(ctx.locale, view);
};

/** Makes the cards of one piece of feedback. */
export function feedbackCards(parts: Parts) {
  /** Draws for readers of one kind only: a message of the receiver's shows nothing to anybody else. */
  const only =
    (is: (readerId: string, it: Feedback) => boolean, full = false) =>
    async (ctx: RenderContext, id: string): Promise<Card | 'gone'> => {
      const view = await readView(parts, ctx, id, full);
      return view !== undefined && is(view.readerId, view.it) ? drawFor(ctx, view) : 'gone';
    };
  const isReceiver = (readerId: string, it: Feedback) => readerId === it.receiverId;
  const isGiver = (readerId: string, it: Feedback) => readerId === it.giverId;

  return {
    received: { render: only(isReceiver) },
    given: { render: only(isGiver) },
    manager: { render: only((readerId, it) => !isReceiver(readerId, it) && !isGiver(readerId, it)) },
    /** The same with its texts to the end, for whoever may read it. */
    full: { render: only(() => true, true) },
    thanks: {
      async render(ctx: RenderContext, id: string): Promise<Card | 'gone'> {
        const view = await readView(parts, ctx, id, false);
        if (view === undefined || view.readerId !== view.it.giverId || view.it.thankedAt === null)
          return 'gone';
        return thanksCard(ctx.locale, view.people.get(view.it.receiverId)?.name ?? '…');
      },
    },
    corrected: {
      async render(ctx: RenderContext, id: string): Promise<Card | 'gone'> {
        const view = await readView(parts, ctx, id, false);
        if (view === undefined || view.readerId === view.it.giverId || view.it.withdrawnAt !== null)
          return 'gone';
        return correctedCard(ctx.locale, view);
      },
    },
  };
}
