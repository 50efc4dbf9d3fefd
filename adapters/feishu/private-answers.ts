import { createHash } from 'node:crypto';
import type { Answered, MessageRef } from '../../src/chat/index.ts';
import type { Conversations } from './conversations.ts';
import type { Typed } from './form-shown.ts';
import type { OpenForms } from './open-forms.ts';
import { createPatience } from './patience.ts';
import { renderForm } from './render-form.ts';
import type { FeishuCard } from './render-json.ts';
import type { EyesOf } from './reply-content.ts';

type FormAnswer = Extract<Answered, { kind: 'form' }>;

/** What answering asks of Feishu; each throws where it was not done. */
export type AnswerDoor = {
  /** Writes to one person; the same `uuid` within an hour is one message. */
  post(openId: string, card: FeishuCard, uuid: string): Promise<{ ref: MessageRef; chatId: string }>;
  patch(ref: MessageRef, card: FeishuCard): Promise<void>;
  react(ref: MessageRef): Promise<void>;
};

type Parts = { door: AnswerDoor; openForms: OpenForms; conversations: Conversations; eyesOf: EyesOf };

/** Makes the id of an answer: what Feishu delivers again is answered with the same message. */
const uuidOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32);

/** Makes the ways in which an answer reaches the one person who acted. */
export function createPrivateAnswers({ door, openForms, conversations, eyesOf }: Parts) {
  const patiently = createPatience();

  async function toPerson(user: string, card: FeishuCard, key: string): Promise<MessageRef> {
    // Once more is no second message: its id is the same.
    const { ref, chatId } = await patiently(() => door.post(user, card, uuidOf(key)));
    conversations.learn(chatId, { kind: 'direct' });
    return ref;
  }

  const drawForm = ({ form, instance, eyes }: FormAnswer, typed: Typed = {}): FeishuCard => {
    const { locale, timeZone, accounts } = eyesOf(eyes);
    return renderForm(form, { instance, locale, timeZone, accounts, ...typed });
  };

  return {
    toPerson,
    patch: door.patch,
    /** Shows in a group that a command was heard, and nothing of its answer. */
    react: door.react,
    /** Puts a form into a message that only its reader sees. */
    formIn(ref: MessageRef, answer: FormAnswer, typed?: Typed): FeishuCard {
      openForms.opened(ref, { title: answer.form.title });
      return drawForm(answer, typed);
    },
    /** Sends a form as a message of its own. */
    async formTo(user: string, answer: FormAnswer, key: string): Promise<void> {
      const ref = await toPerson(user, drawForm(answer), key);
      openForms.opened(ref, { title: answer.form.title });
    },
  };
}

export type PrivateAnswers = ReturnType<typeof createPrivateAnswers>;
