import { createHash } from 'node:crypto';
import { type Answered, type Card, encodeAction, type MessageRef } from '../../src/chat/index.ts';
import { createPatience } from '../../src/shared/patience.ts';
import type { Conversations } from './conversations.ts';
import { toPlatformError } from './errors.ts';
import type { OpenForms } from './open-forms.ts';
import { type FormView, renderForm } from './render-form.ts';
import type { FeishuCard } from './render-json.ts';
import type { EyesOf } from './reply-content.ts';

type FormAnswer = Extract<Answered, { kind: 'form' }>;
/** What a form shows besides itself: everything typed, and what is wrong with it. */
type Shown = Pick<FormView, 'values' | 'names' | 'candidates' | 'formError'>;

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

/** Finds the action that opens a form anew in the card that stands for it. */
const openerIn = (otherwise: Card): string | undefined =>
  otherwise.elements
    .flatMap((it) => (it.kind === 'buttons' ? it.buttons.map(({ action }) => encodeAction(action)) : []))
    .at(0);

/** Makes the ways in which an answer reaches the one person who acted. */
export function createPrivateAnswers({ door, openForms, conversations, eyesOf }: Parts) {
  const patiently = createPatience(toPlatformError);

  async function toPerson(user: string, card: FeishuCard, key: string): Promise<MessageRef> {
    // Once more is no second message: its id is the same.
    const { ref, chatId } = await patiently(() => door.post(user, card, uuidOf(key)));
    conversations.learn(chatId, { kind: 'direct' });
    return ref;
  }

  const drawForm = ({ form, instance, otherwise, eyes }: FormAnswer, shown: Shown = {}): FeishuCard => {
    const { locale, timeZone, accounts } = eyesOf(eyes);
    return renderForm(form, { instance, opener: openerIn(otherwise), locale, timeZone, accounts, ...shown });
  };

  return {
    toPerson,
    /** Puts what came too late for an answer into the pressed message; once more is the same card. */
    patch: (ref: MessageRef, card: FeishuCard): Promise<void> => patiently(() => door.patch(ref, card)),
    /** Shows in a group that a command was heard, and nothing of its answer. */
    react: (ref: MessageRef): Promise<void> => patiently(() => door.react(ref)),
    /** Puts a form into a message that only its reader sees. */
    formIn(ref: MessageRef, answer: FormAnswer, shown?: Shown): FeishuCard {
      openForms.opened(ref);
      return drawForm(answer, shown);
    },
    /** Sends a form as a message of its own. */
    async formTo(user: string, answer: FormAnswer, key: string): Promise<void> {
      const ref = await toPerson(user, drawForm(answer), key);
      openForms.opened(ref);
    },
  };
}

export type PrivateAnswers = ReturnType<typeof createPrivateAnswers>;
