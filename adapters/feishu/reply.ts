import { type Answered, plainText, problemsOf, type Text } from '../../src/chat/index.ts';
import type { Later } from '../../src/shared/in-flight.ts';
import type { Act, Here } from './act.ts';
import { isCardRefused } from './errors.ts';
import { limits } from './limits.ts';
import type { OpenForms } from './open-forms.ts';
import type { PrivateAnswers } from './private-answers.ts';
import type { FeishuCard } from './render-json.ts';
import { renderCards, renderNotice, renderPlainly, toastWords } from './render-message.ts';
import type { Eyes } from './render-text.ts';
import type { EyesOf, Pictures, Shown, Toast } from './reply-content.ts';
import { say } from './reply-copy.ts';

type Of<K extends Answered['kind']> = Extract<Answered, { kind: K }>;
type InMessage = Of<'notice'> | Of<'cards'> | Of<'form-errors'>;

type Parts = {
  answers: PrivateAnswers;
  pictures: Pictures;
  openForms: OpenForms;
  eyesOf: EyesOf;
};

const isInMessage = (answer: Answered): answer is InMessage =>
  answer.kind === 'notice' || answer.kind === 'cards' || answer.kind === 'form-errors';

/** Whether a toast, which holds few words and no links, can hold a text. */
const fitsToast = (text: Text, eyes: Eyes): boolean =>
  text.every((it) => it.kind !== 'link') && plainText(text, eyes).length <= limits.toast;

/** Makes what Feishu shows of the core's answers, to the one person who acted. */
export function createReply({ answers, pictures, openForms, eyesOf }: Parts) {
  async function drawCards(answer: Of<'cards'>): Promise<FeishuCard> {
    return renderCards(answer.cards, { ...eyesOf(answer.eyes), pictures: await pictures(answer.cards) });
  }

  const drawMessage = async (answer: InMessage): Promise<FeishuCard> => {
    if (answer.kind === 'cards') return drawCards(answer);
    const text = answer.kind === 'notice' ? answer.text : problemsOf(answer);
    return renderNotice(text, eyesOf(answer.eyes));
  };

  /** Sends an answer as a message of its own; where Feishu will not have its card, in plain words. */
  const privately =
    (answer: InMessage, { user }: Here, key: string): Later =>
    async () => {
      try {
        await answers.toPerson(user, await drawMessage(answer), key);
      } catch (error) {
        if (answer.kind !== 'cards' || !isCardRefused(error)) throw error;
        await answers.toPerson(user, renderPlainly(answer.cards, eyesOf(answer.eyes)), key);
      }
    };

  /** Tells somebody in a group where their answer is. */
  const pointer = ({ alone }: Here, words: string): { toast?: Toast } =>
    alone ? {} : { toast: { type: 'info', content: words } };

  /** Says a sentence to whoever pressed: in passing, or as a message where it is long. */
  function sentence(text: Text, type: Toast['type'], answer: Answered, here: Here, key: string): Shown {
    const eyes = eyesOf(answer.eyes);
    if (fitsToast(text, eyes)) return { toast: { type, content: toastWords(text, eyes) } };
    const later = async () => void (await answers.toPerson(here.user, renderNotice(text, eyes), key));
    return { ...pointer(here, say(eyes.locale).seeDirect()), later: [later] };
  }

  async function cards(answer: Of<'cards'>, here: Here, key: string): Promise<Shown> {
    const eyes = eyesOf(answer.eyes);
    if (answer.where === 'private' || here.pressed === undefined)
      return { ...pointer(here, say(eyes.locale).seeDirect()), later: [privately(answer, here, key)] };
    openForms.closed(here.pressed);
    const card = await drawCards(answer);
    return answer.toast === undefined
      ? { card }
      : { card, ...sentence(answer.toast, 'info', answer, here, `${key}:toast`) };
  }

  function form(answer: Of<'form'>, here: Here, key: string): Shown {
    // Only where nobody else sees what is typed.
    const alone = here.alone || answer.inPlace === true;
    if (alone && here.pressed !== undefined) return { card: answers.formIn(here.pressed, answer) };
    const words = say(eyesOf(answer.eyes).locale).formBelow();
    return { ...pointer(here, words), later: [() => answers.formTo(here.user, answer, key)] };
  }

  return {
    drawCards,
    privately,
    sentence,
    /** Answers a press on a card. */
    async press(answer: Answered, here: Here, key: string): Promise<Shown> {
      switch (answer.kind) {
        case 'notice':
          return sentence(answer.text, 'info', answer, here, key);
        case 'form-errors':
          return sentence(problemsOf(answer), 'error', answer, here, key);
        case 'cards':
          return cards(answer, here, key);
        case 'form':
          return form(answer, here, key);
        default:
          return {};
      }
    },
    /** Answers words, a menu's entry and the like, of which Feishu only tells: in the direct conversation, whatever it is. */
    told(answer: Answered, { event: { key }, here }: Act): Later[] {
      const { said } = here;
      const heard = said === undefined ? [] : [() => answers.react(said)];
      if (answer.kind === 'form') return [() => answers.formTo(here.user, answer, key), ...heard];
      return isInMessage(answer) ? [privately(answer, here, key), ...heard] : heard;
    },
  };
}

export type Reply = ReturnType<typeof createReply>;
