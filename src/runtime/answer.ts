import {
  type Answer,
  action,
  type Card,
  type CardRef,
  type Context,
  type Event,
  type FormRef,
  plain,
  type Reader,
  type Reply,
} from '../chat/index.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Write } from '../storage/store.ts';
import { say } from './copy.ts';
import type { Pressed } from './decide.ts';
import type { Forms } from './forms.ts';
import { UMBRELLA } from './registry.ts';

type Parts = {
  forms: Forms;
  /** Whether there is such a card: a forged or older name may come in. */
  has: (card: string) => boolean;
  render: (ref: CardRef, reader: Reader, page: number) => Promise<Card | 'gone'>;
  /** Draws a posted message anew with all its parts. */
  redraw: (messageId: string, reader: Reader) => Promise<Card[]>;
  /** Lets a posted message stand as it is, where the chat shows a form in its place. */
  hold: (platform: string, messageId: string) => Write[];
  batch: (writes: readonly Write[]) => Promise<void>;
};

/** The actor as the reader of what is drawn for them alone. */
export const readerOf = (ctx: Context): Reader => ({
  locale: ctx.locale,
  timeZone: ctx.actor.timeZone,
  platform: ctx.actor.account.platform,
  personId: ctx.actor.personId,
});

/** Draws replies for the actor, after the commit, so that every figure is of that moment. */
export function createAnswer({ forms, has, render, redraw, hold, batch }: Parts) {
  const notice = (words: string): Answer => ({ kind: 'notice', text: plain(words) });

  async function answerCard(ctx: Context, event: Event, ref: CardRef, posted: boolean): Promise<Answer> {
    if (!has(ref.card)) return notice(say(ctx.locale).gone());
    const card = await render(ref, readerOf(ctx), event.kind === 'more' ? event.page : 0);
    if (card === 'gone') return notice(say(ctx.locale).gone());
    const inPlace = (event.kind === 'action' || event.kind === 'more') && !posted;
    return { kind: 'cards', cards: [card], where: inPlace ? 'replace' : 'private' };
  }

  /** Draws what stands for a form that cannot open: a card with a button that opens it. */
  function cardFor(ctx: Context, ref: FormRef): Card {
    const words = say(ctx.locale);
    const payload = { form: ref.form, subject: ref.subject, variant: ref.variant ?? '' };
    const open = {
      label: words.openForm(),
      action: action(`${UMBRELLA}.open`, payload),
      style: 'primary' as const,
    };
    return {
      title: plain(words.openForm()),
      summary: words.openFormBody(),
      elements: [
        { kind: 'text', text: plain(words.openFormBody()) },
        { kind: 'buttons', buttons: [open] },
      ],
    };
  }

  /** Opens a form; the words that came with it are also kept as a draft, should the chat fail to show it. */
  async function answerForm(
    ctx: Context,
    event: Event,
    ref: FormRef,
    posted: Pressed | undefined,
  ): Promise<Answer> {
    if (!forms.has(ref.form)) return notice(say(ctx.locale).gone());
    const kept = await forms.keepDraft(ctx, ref);
    if (!event.canOpenForm) {
      await batch(kept);
      return { kind: 'cards', cards: [cardFor(ctx, ref)], where: 'private' };
    }
    const pressedIn = event.kind === 'form-pressed' ? await forms.instance(event.instance) : undefined;
    const same = pressedIn?.form === ref.form && pressedIn.subject === ref.subject ? pressedIn : undefined;
    const opened = await forms.open(ctx, ref, same);
    if ('refused' in opened)
      return answer(ctx, event, opened.refused.reply ?? { kind: 'nothing' }, undefined);
    const own = posted?.personId === undefined ? undefined : posted;
    const held = own === undefined ? [] : hold(ctx.actor.account.platform, own.id);
    await batch([...opened.write, ...(same === undefined ? kept : []), ...held]);
    const { instance, form } = opened;
    const inPlace = own === undefined ? {} : { inPlace: true as const };
    return { kind: 'form', instance, form, otherwise: cardFor(ctx, ref), ...inPlace };
  }

  async function answer(
    ctx: Context,
    event: Event,
    reply: Reply,
    posted: Pressed | undefined,
  ): Promise<Answer> {
    switch (reply.kind) {
      case 'nothing':
        return reply;
      case 'notice': {
        const done = event.kind === 'form-pressed' && (await forms.sent(event.instance)) !== undefined;
        return done ? { ...reply, done } : reply;
      }
      case 'options':
        return reply;
      case 'form-errors': {
        const { fields = {}, form, hint, expired, over } = reply;
        const again = await forms.again(ctx, event);
        return {
          kind: 'form-errors',
          fields,
          ...(again === undefined ? {} : { again }),
          ...(form === undefined ? {} : { form }),
          ...(hint === undefined ? {} : { hint }),
          ...(expired === undefined ? {} : { expired }),
          ...(over === undefined ? {} : { over }),
        };
      }
      case 'form':
        return answerForm(ctx, event, reply.form, posted);
      case 'card':
        return answerCard(ctx, event, reply.card, posted !== undefined);
      case 'redraw': {
        const toast = reply.toast === undefined ? {} : { toast: reply.toast };
        if (posted === undefined)
          return reply.toast === undefined ? { kind: 'nothing' } : { kind: 'notice', text: reply.toast };
        return { kind: 'cards', cards: await redraw(posted.id, readerOf(ctx)), where: 'replace', ...toast };
      }
      default:
        return assertNever(reply, 'reply');
    }
  }
  return answer;
}
