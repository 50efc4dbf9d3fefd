import { type Answer, type Option, plainText, type Text } from '../../src/chat/index.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import type { Instant } from '../../src/shared/clock.ts';
import type { NewId } from '../../src/shared/ids.ts';
import type { Conversation, Viewer } from './directory.ts';
import { limits } from './limits.ts';
import type { Live } from './live.ts';
import type { Act } from './normalize.ts';
import { RenderForm } from './render-form.tsx';
import type { Content } from './schema.ts';
import type { Message, PlaygroundStore } from './store.ts';

/** What the page is told to show; messages it also gets by its stream. */
export type Shown = {
  toast?: string;
  form?: { instance: string; html: string };
  errors?: { fields: Readonly<Record<string, string>>; form?: string; hint?: string };
  options?: Option[];
  message?: Message;
};

type Parts = { store: PlaygroundStore; live: Live; newId: NewId };
type Here = {
  act: Act;
  viewer: Viewer;
  conversation: Conversation;
  pressed: Message | undefined;
  at: Instant;
};

/** Shows what the core answered to the one person who acted. */
export function createReply({ store, live, newId }: Parts) {
  /** Puts something for the actor alone into the conversation; the same press twice is one note. */
  async function note(content: Content, { act, viewer, conversation, at }: Here): Promise<Message> {
    const { message, fresh } = await store.keep({
      id: newId(),
      conversation: conversation.key,
      author: null,
      content,
      locale: viewer.me.locale,
      onlyFor: viewer.me.accountId,
      sentAs: `reply:${viewer.me.accountId}:${act.key}`,
      at,
    });
    if (fresh) live.tell({ kind: 'message', message });
    return message;
  }

  const words = (text: Text, { viewer }: Here): string =>
    plainText(text, { locale: viewer.me.locale, timeZone: viewer.me.timeZone });

  /** Answers to what was typed stay in the conversation; answers to a press pass, unless they are long. */
  async function notice(text: Text, here: Here): Promise<Shown> {
    const toast = words(text, here);
    const typed = here.act.kind === 'say' || here.act.kind === 'home';
    if (!typed && toast.length <= limits.toastCharacters) return { toast };
    return { message: await note({ kind: 'notice', text }, here) };
  }

  async function cards(answer: Extract<Answer, { kind: 'cards' }>, here: Here): Promise<Shown> {
    const toast = answer.toast === undefined ? {} : { toast: words(answer.toast, here) };
    const replaced =
      answer.where === 'replace' && here.pressed !== undefined
        ? await store.replaceCards(here.pressed.id, answer.cards)
        : undefined;
    if (replaced === undefined)
      return { ...toast, message: await note({ kind: 'cards', cards: answer.cards, accounts: {} }, here) };
    live.tell({ kind: 'message', message: replaced });
    return { ...toast, message: replaced };
  }

  return async function reply(answer: Answer, here: Here): Promise<Shown> {
    const { me } = here.viewer;
    switch (answer.kind) {
      case 'nothing':
        return {};
      case 'notice':
        return notice(answer.text, here);
      case 'cards':
        return cards(answer, here);
      case 'form': {
        const { form, instance } = answer;
        const eyes = { locale: me.locale, timeZone: me.timeZone, personId: me.id, id: 'form' };
        return {
          form: { instance, html: (<RenderForm form={form} eyes={eyes} instance={instance} />).toString() },
        };
      }
      case 'form-errors': {
        const { kind: _, ...errors } = answer;
        return { errors };
      }
      case 'options':
        return { options: answer.options };
      default:
        return assertNever(answer, 'answer');
    }
  };
}

export type Reply = ReturnType<typeof createReply>;
