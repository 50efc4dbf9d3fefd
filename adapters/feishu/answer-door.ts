import { PlatformError } from '../../src/chat/index.ts';
import { wordsIn } from '../../src/shared/read-answer.ts';
import { type Api, dataOf, segment } from './api-client.ts';
import type { AnswerDoor } from './private-answers.ts';
import type { UpdateTurns } from './update-turns.ts';

const MESSAGES = '/open-apis/im/v1/messages';

/** What a group sees of a command that was heard. */
const HEARD = 'OK';

/** Makes what answering asks of Feishu. */
export const createAnswerDoor = (api: Api, turns: UpdateTurns): AnswerDoor => ({
  async post(openId, card, uuid) {
    const data = { receive_id: openId, msg_type: 'interactive', content: JSON.stringify(card), uuid };
    const params = { receive_id_type: 'open_id' };
    const posted = dataOf(await api.call({ method: 'POST', path: MESSAGES, params, data }));
    const [ref, chatId] = [wordsIn(posted, 'message_id'), wordsIn(posted, 'chat_id')];
    if (ref === undefined || chatId === undefined)
      throw new PlatformError('transient', 'Feishu did not say where it put the message');
    return { ref, chatId };
  },
  async patch(ref, card) {
    const path = `${MESSAGES}/${segment(ref)}`;
    await turns(ref, () => api.call({ method: 'PATCH', path, data: { content: JSON.stringify(card) } }));
  },
  async react(ref) {
    const path = `${MESSAGES}/${segment(ref)}/reactions`;
    await api.call({ method: 'POST', path, data: { reaction_type: { emoji_type: HEARD } } });
  },
});
