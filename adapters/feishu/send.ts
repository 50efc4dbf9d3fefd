import { createHash } from 'node:crypto';
import { type MessageRef, type OutgoingMessage, type Platform, PlatformError } from '../../src/chat/index.ts';
import type { AppWatch } from '../../src/shared/app-watch.ts';
import type { Log } from '../../src/shared/log.ts';
import { wordsIn } from '../../src/shared/read-answer.ts';
import { type Api, dataOf, segment } from './api-client.ts';
import { isCardRefused, mapped, toPlatformError } from './errors.ts';
import { renderCards, renderPlainly } from './render-message.ts';
import type { UpdateTurns } from './update-turns.ts';
import type { Uploads } from './upload.ts';

type Parts = {
  api: Api;
  uploads: Pick<Uploads, 'keysFor' | 'forget'>;
  turns: UpdateTurns;
  watch: AppWatch;
  log: Log;
  /** Whether a message shows a form that somebody may be filling in. */
  showsForm: (ref: MessageRef) => boolean;
};

/** Names one send, in at most 50 characters: the same message to the same place is the same send. */
const uuidOf = ({ id, to }: OutgoingMessage): string =>
  createHash('sha256')
    .update(`${id} ${(to.channel ?? to.account).id}`)
    .digest('base64url');

const isMessageId = (ref: MessageRef): boolean => /^om_[\w-]+$/.test(ref);

/** Makes the sending half of the port. */
export function createSend({
  api,
  uploads,
  turns,
  watch,
  log,
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

  /** Draws and delivers; where Feishu will not have the card, once more with nothing in it but words. */
  async function delivered<T>(
    { cards, to, accounts }: OutgoingMessage,
    deliver: (content: string) => Promise<T>,
  ): Promise<T> {
    const { locale, timeZone } = to.reader;
    const pictures = await uploads.keysFor(cards);
    const content = JSON.stringify(renderCards(cards, { locale, timeZone, accounts, pictures }));
    try {
      return await deliver(content);
    } catch (error) {
      const plain = isCardRefused(error)
        ? JSON.stringify(renderPlainly(cards, { locale, timeZone }))
        : content;
      if (plain === content) throw error;
      // Feishu's code and the path through the card: none of its words.
      log.warn({ reason: toPlatformError(error).message }, 'a card was refused: it goes in plain words');
      uploads.forget(pictures.keys());
      return deliver(plain);
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
