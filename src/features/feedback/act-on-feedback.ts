import { type Context, type JobContext, joinOutcomes, type Outcome, type Post } from '../../chat/index.ts';
import { say } from './copy.ts';
import { managerNow, notice, type Parts, readerAbove } from './parts.ts';
import { mayAct, maySeeFeedback, mayShare, mayWithdraw } from './policy.ts';
import { type Feedback, managerAt } from './rules.ts';
import { choosableUntil } from './summaries/rules.ts';
import { say as sayTheme } from './themes/copy.ts';
import { isChoice } from './themes/rules.ts';

/** The cards that show one piece of feedback, each to its own reader. */
export const cardsOf = (id: string) =>
  ['feedback.received', 'feedback.given', 'feedback.manager'].map((card) => ({ card, thing: id }));

const managerPost = (it: Feedback, managerId: string, cause: 'audience' | 'shared'): Post => ({
  id: `feedback:${it.id}:${cause}:${managerId}`,
  to: [{ person: managerId }],
  parts: [{ card: 'feedback.manager', thing: it.id }],
  kind: 'personal',
  why: 'feedback.manager',
});

/** The manager in the audience hears after the receiver has, never before. */
const tellManager = (it: Feedback): Pick<Outcome, 'post' | 'wake'> =>
  it.managerId === null
    ? {}
    : {
        post: [managerPost(it, it.managerId, 'audience')],
        wake: [{ timer: 'feedback.tell-manager', subject: it.id, at: null }],
      };

/** Makes what receivers, managers and givers do with feedback. */
export function feedbackActs(parts: Parts) {
  const { own, people } = parts;
  const nameOf = async (id: string): Promise<string> => (await people.persons([id])).get(id)?.name ?? '…';
  const stale = (ctx: Context): Outcome => ({ reply: { kind: 'redraw', toast: say(ctx.locale).stale() } });
  const notYours = (ctx: Context): Outcome => notice(say(ctx.locale).notYours());

  /** Marks the first reading by the receiver, or by the manager in the audience. */
  function markRead(ctx: Context, it: Feedback): Outcome {
    const me = ctx.actor.personId;
    if (me === it.giverId || it.withdrawnAt !== null) return {};
    const opens = me === it.receiverId && it.openedAt === null;
    if (!opens && it.readAt !== null) return {};
    const set = { readAt: it.readAt ?? ctx.now, ...(opens ? { openedAt: ctx.now } : {}) };
    const told = opens ? tellManager(it) : {};
    return { ...told, write: [own.change(it, set)], refresh: cardsOf(it.id) };
  }

  async function readable(ctx: Context, id: string): Promise<Feedback | undefined> {
    const it = await own.feedback(id);
    if (it === undefined) return undefined;
    const manager = await managerNow(people, it.receiverId, ctx.now);
    return maySeeFeedback(ctx.actor.personId, it, manager) ? it : undefined;
  }

  return {
    /** Opens the closed card: the receiver's shows the texts in its place, a manager's opens a card of its own. */
    async open(ctx: Context, id: string): Promise<Outcome> {
      const it = await readable(ctx, id);
      if (it === undefined) return notYours(ctx);
      const inPlace = ctx.actor.personId === it.receiverId;
      const full = { kind: 'card', card: { card: 'feedback.full', thing: id } } as const;
      return { ...markRead(ctx, it), reply: inPlace ? { kind: 'redraw' } : full };
    },

    /** Shows it to the end, in a card of its own: from the inbox, or where the closed card is not at hand. */
    async read(ctx: Context, id: string): Promise<Outcome> {
      const it = await readable(ctx, id);
      if (it === undefined) return notYours(ctx);
      return {
        ...markRead(ctx, it),
        reply: { kind: 'card', card: { card: 'feedback.full', thing: id } },
      };
    },

    async thank(ctx: Context, id: string): Promise<Outcome> {
      const it = await own.feedback(id);
      if (it === undefined || !mayAct(ctx.actor.personId, it)) return stale(ctx);
      if (it.thankedAt !== null) return stale(ctx);
      return {
        write: [own.change(it, { thankedAt: ctx.now })],
        refresh: cardsOf(id),
        post: [
          {
            id: `feedback:${id}:thanks`,
            to: [{ person: it.giverId }],
            parts: [{ card: 'feedback.thanks', thing: id }],
            kind: 'personal',
            why: 'feedback.given',
          },
        ],
        reply: {
          kind: 'redraw',
          toast: say(ctx.locale).youThanked({ name: await nameOf(it.giverId) }),
        },
      };
    },

    /** Shares it with the receiver's manager of this moment: the one whom the confirmation named, or nobody. */
    async share(ctx: Context, id: string, confirmedId: string): Promise<Outcome> {
      const it = await own.feedback(id);
      const words = say(ctx.locale);
      if (it === undefined || !mayAct(ctx.actor.personId, it)) return stale(ctx);
      const receiver = await people.person(it.receiverId);
      const manager = receiver && (await readerAbove(people, receiver, it.giverId, ctx.now));
      if (manager === undefined) return { reply: { kind: 'redraw', toast: words.nobodyToShare() } };
      if (!mayShare(ctx.actor.personId, it, manager.id))
        return { reply: { kind: 'redraw', toast: words.alreadyShared({ name: manager.name }) } };
      if (manager.id !== confirmedId) return stale(ctx);
      return {
        write: [own.change(it, { sharedWithId: manager.id, sharedAt: ctx.now })],
        refresh: cardsOf(id),
        post: [managerPost(it, manager.id, 'shared')],
        reply: { kind: 'redraw', toast: words.youShared({ name: manager.name }) },
      };
    },

    async withdraw(ctx: Context, id: string): Promise<Outcome> {
      const it = await own.feedback(id);
      const words = say(ctx.locale);
      if (it === undefined || it.giverId !== ctx.actor.personId) return notYours(ctx);
      if (!mayWithdraw(ctx.actor.personId, it)) {
        const readerId = it.openedAt === null ? (it.managerId ?? it.receiverId) : it.receiverId;
        const toast =
          it.withdrawnAt === null ? words.tooLate({ name: await nameOf(readerId) }) : words.stale();
        return { reply: { kind: 'redraw', toast } };
      }
      return {
        write: [own.change(it, { withdrawnAt: ctx.now })],
        refresh: cardsOf(id),
        wake: [{ timer: 'feedback.tell-manager', subject: id, at: null }],
        reply: { kind: 'redraw', toast: words.tookBack() },
      };
    },

    /** Keeps the theme that its giver confirmed or chose: once, because it is counted from then on. */
    async chooseTheme(ctx: Context, id: string, theme: string | undefined): Promise<Outcome> {
      const it = await own.feedback(id);
      if (it === undefined || it.giverId !== ctx.actor.personId) return notYours(ctx);
      const over = it.theme !== null || it.withdrawnAt !== null || choosableUntil(it.sentAt) <= ctx.now;
      if (over || theme === undefined || !isChoice(theme)) return stale(ctx);
      return {
        write: [own.change(it, { theme, themeAt: ctx.now })],
        reply: { kind: 'redraw', toast: sayTheme(ctx.locale).thanks() },
        refresh: [{ card: 'feedback.given', thing: id }],
      };
    },

    /**
     * Tells managers in the audience what receivers have not opened for two of their working days. Who is not welcomed yet has
     * not got it: then their manager hears when they open it.
     */
    async tellManagers(ctx: JobContext, ids: readonly string[]): Promise<Outcome> {
      const waiting = (await own.several(ids)).filter((it) => it.withdrawnAt === null);
      const receivers = waiting.map((it) => it.receiverId);
      const [known, works] = await Promise.all([people.persons(receivers), people.workTimes(receivers)]);
      return joinOutcomes(
        ...waiting.map((it): Outcome => {
          const work = works.get(it.receiverId);
          if (work === undefined || known.get(it.receiverId)?.welcomedAt === undefined) return {};
          const due = managerAt(work, it.sentAt);
          if (due > ctx.now) return { wake: [{ timer: 'feedback.tell-manager', subject: it.id, at: due }] };
          return { post: tellManager(it).post ?? [] };
        }),
      );
    },
  };
}
