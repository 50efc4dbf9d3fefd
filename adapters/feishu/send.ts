import { createHash } from 'node:crypto';
import { type MessageRef, type OutgoingMessage, type Platform, PlatformError } from '../../src/chat/index.ts';
import { type Api, dataOf, segment } from './api-client.ts';
import { codeOf, mapped } from './errors.ts';
import { wordsIn } from './read-answer.ts';
import { renderCards } from './render-message.ts';
import type { UpdateTurns } from './update-turns.ts';
import type { Uploads } from './upload.ts';
import type { AppWatch } from './watch-app.ts';

type Parts = {
  api: Api;
  uploads: Pick<Uploads, 'keysFor' | 'forget'>;
  turns: UpdateTurns;
  watch: AppWatch;
  /** Whether a message shows a form that somebody may be filling in. */
  showsForm: (ref: MessageRef) => boolean;
};

const CARD_REFUSED = 230099;

/** Names one send, in at most 50 characters: the same message to the same place is the same send. */
const uuidOf = ({ id, to }: OutgoingMessage): string =>
  createHash('sha256')
    .update(`${id} ${(to.channel ?? to.account).id}`)
    .digest('base64url');

const isMessageId = (ref: MessageRef): boolean => /^om_[\w-]+$/.test(ref);

type Pictures = ReadonlyMap<string, string>;

const nobody: ReadonlyMap<string, string> = new Map();

/** Writes a message's cards as the string that Feishu takes for its content. */
const contentOf = (
  { cards, to }: OutgoingMessage,
  accounts: OutgoingMessage['accounts'],
  pictures: Pictures,
) =>
  JSON.stringify(
    renderCards(cards, { locale: to.reader.locale, timeZone: to.reader.timeZone, accounts, pictures }),
  );

/** Makes the sending half of the port. */
export function createSend({
  api,
  uploads,
  turns,
  watch,
  showsForm,
}: Parts): Pick<Platform, 'send' | 'update' | 'find'> {
  const call: Api['call'] = async (it) => {
    try {
      const body = await api.call(it);
      watch.worked();
      return body;
    } catch (error) {
      watch.failed(error);
      throw error;
    }
  };

  /**
   * Draws and delivers; where Feishu will not have the card, once more with words for its pictures and plain names for its people: one
   * unknown id in it makes Feishu refuse all of it.
   */
  async function delivered<T>(
    message: OutgoingMessage,
    deliver: (content: string) => Promise<T>,
  ): Promise<T> {
    const { accounts } = message;
    const pictures = await uploads.keysFor(message.cards);
    try {
      return await deliver(contentOf(message, accounts, pictures));
    } catch (error) {
      if (codeOf(error) !== CARD_REFUSED || pictures.size + accounts.size === 0) throw error;
      uploads.forget(pictures.keys());
      return deliver(contentOf(message, nobody, new Map()));
    }
  }

  async function send(message: OutgoingMessage): Promise<MessageRef> {
    const { account, channel } = message.to;
    const [receive_id, receive_id_type] =
      account === undefined ? [channel.id, 'chat_id'] : [account.id, 'open_id'];
    const uuid = uuidOf(message);
    return delivered(message, async (content) => {
      const body = await call({
        method: 'POST',
        path: '/open-apis/im/v1/messages',
        params: { receive_id_type },
        data: { receive_id, msg_type: 'interactive', content, uuid },
      });
      const ref = wordsIn(dataOf(body), 'message_id');
      if (ref === undefined)
        throw new PlatformError('transient', 'Feishu did not say where it put the message');
      return ref;
    });
  }

  async function update(ref: MessageRef, message: OutgoingMessage): Promise<void> {
    if (!isMessageId(ref)) throw new PlatformError('gone', 'The reference names no message in Feishu');
    // Nobody loses what they are typing: the answer to the form draws the message anew.
    if (showsForm(ref)) return;
    await delivered(message, (content) =>
      turns(ref, async () => {
        if (showsForm(ref)) return;
        const path = `/open-apis/im/v1/messages/${segment(ref)}`;
        await call({ method: 'PATCH', path, data: { content } });
      }),
    );
  }

  return {
    send: mapped(send),
    update: mapped(update),
    // Feishu finds no message by our id; it recognises a second send instead.
    find: async () => undefined,
  };
}
