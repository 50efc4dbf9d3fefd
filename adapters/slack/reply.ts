import type { AnyBlock } from '@slack/types';
import { type Answered, type Card, type Event, type Option, problemsOf } from '../../src/chat/index.ts';
import type { Later } from '../../src/shared/in-flight.ts';
import type { Act, Here } from './act.ts';
import type { Rendered } from './config.ts';
import { decodeMetadata, fieldOfBlock } from './form-ids.ts';
import { limits } from './limits.ts';
import type { Views } from './open-view.ts';
import type { SeenView } from './payload.ts';
import type { PrivateAnswers } from './private-answers.ts';
import { renderCards, renderHome } from './render-message.ts';
import { picturesFor } from './render-picture.ts';
import { plainObject } from './render-text.ts';
import { cardOfSentence, eyesOf, renderCardsView, renderSentence } from './reply-content.ts';
import {
  ackErrors,
  type FormAck,
  viewInstead,
  viewOfForm,
  viewWithErrors,
  viewWithNotice,
} from './reply-in-form.ts';

type Of<K extends Answered['kind']> = Extract<Answered, { kind: K }>;

/** What goes back at once, what follows it, and what is shown where it did not reach Slack. */
export type Reply<Ack> = { ack?: Ack; later?: Later; instead?: Later };

type CommandAck = { response_type: 'ephemeral'; text: string; blocks: AnyBlock[] };

type Parts = {
  answers: PrivateAnswers;
  views: Views;
  /** Uploads the pictures that Slack cannot draw by itself. */
  pictures: (cards: readonly Card[]) => Promise<Pictures>;
};

type Pictures = ReadonlyMap<string, string>;
type Shown = Of<'notice'> | Of<'cards'> | Of<'form-errors'>;

const isShown = (answer: Answered): answer is Shown =>
  answer.kind === 'notice' || answer.kind === 'cards' || answer.kind === 'form-errors';

/** Draws what is shown to the one person as a message. */
function contentOf(answer: Shown, pictures: Pictures = new Map()): Rendered {
  const eyes = { ...eyesOf(answer.eyes), pictures };
  if (answer.kind === 'notice') return renderSentence(answer.text, eyes);
  if (answer.kind === 'cards') return renderCards(answer.cards, eyes);
  // There is no form here that could show them.
  return renderSentence(problemsOf(answer), eyes);
}

/** Makes a list of options as Slack takes it. */
const optionsAck = (options: readonly Option[]) => ({
  options: options
    .filter((it) => it.value !== '' && it.value.length <= limits.optionValue)
    .slice(0, limits.options)
    .map((it) => ({ text: plainObject(it.label, limits.optionLabel), value: it.value })),
});

/** Finds the people who are offered before anything is typed. */
export function likelyIn(view: SeenView | undefined, blockId: string): readonly Option[] | undefined {
  const name = fieldOfBlock(blockId)?.name;
  return name === undefined ? undefined : decodeMetadata(view?.private_metadata)?.likely?.[name];
}

/** Makes what Slack shows of the core's answers, to the one person who acted. */
export function createReply({ answers, views, pictures }: Parts) {
  const draw = async (answer: Shown): Promise<Rendered> =>
    contentOf(answer, answer.kind === 'cards' ? await pictures(answer.cards) : undefined);

  const privately = (answer: Answered, here: Here): Later | undefined =>
    isShown(answer) ? async () => answers.show(await draw(answer), here) : undefined;

  /** Opens a form; one that cannot be opened any more is a card with a button that opens it. */
  const opened =
    (answer: Of<'form'>, here: Here): Later =>
    async () => {
      const view = viewOfForm(answer, here);
      try {
        await views.open(view, here);
      } catch {
        await answers.show(renderCards([answer.otherwise], eyesOf(answer.eyes)), here);
      }
    };

  const withLater = <Ack>(later: Later | undefined): Reply<Ack> => (later === undefined ? {} : { later });

  function command(answer: Answered, here: Here): Reply<CommandAck> {
    if (answer.kind === 'form') return { later: opened(answer, here) };
    if (!isShown(answer)) return {};
    // A picture takes longer than an acknowledgement may.
    if (answer.kind === 'cards' && picturesFor(answer.cards).size > 0)
      return withLater(privately(answer, here));
    const content = contentOf(answer);
    return {
      ack: { response_type: 'ephemeral', text: content.text, blocks: [...content.blocks] },
      instead: () => answers.show(content, here),
    };
  }

  const replaced =
    (answer: Of<'cards'>, here: Here): Later =>
    async () => {
      await answers.replace(await draw(answer), here);
      const { toast, eyes } = answer;
      if (toast !== undefined) await answers.show(renderSentence(toast, eyesOf(eyes)), here);
    };

  /** Answers a press in a conversation. */
  function inMessage(answer: Answered, here: Here): Later | undefined {
    if (answer.kind === 'form') return opened(answer, here);
    if (answer.kind === 'cards' && answer.where === 'replace') return replaced(answer, here);
    return privately(answer, here);
  }

  /** Answers a press in a view that shows cards: there is no conversation, so the answer stands in a view too. */
  function inView(answer: Answered, here: Here, seen: SeenView): Later | undefined {
    const eyes = eyesOf(answer.eyes);
    if (answer.kind === 'form') return opened(answer, here);
    if (answer.kind === 'notice' && seen.type === 'modal')
      return () => views.update(seen, viewWithNotice(answer, seen));
    if (answer.kind !== 'notice' && answer.kind !== 'cards') return privately(answer, here);
    const cards = answer.kind === 'notice' ? [cardOfSentence(answer.text, eyes)] : answer.cards;
    const view = renderCardsView(cards, eyes);
    if (seen.type === 'modal') return () => views.update(seen, view);
    return async () => {
      try {
        await views.open(view, here);
      } catch {
        await answers.show(renderCards(cards, eyes), here);
      }
    };
  }

  /** Answers a form's own button: in the form. */
  function inForm(answer: Answered, here: Here, seen: SeenView): Later | undefined {
    switch (answer.kind) {
      case 'form':
        return () => views.update(seen, viewOfForm(answer, here));
      case 'notice': {
        const view = answer.done === true ? viewInstead(answer, seen) : viewWithNotice(answer, seen);
        return () => views.update(seen, view);
      }
      case 'form-errors':
        return () => views.update(seen, viewWithErrors(answer, seen));
      default:
        return privately(answer, here);
    }
  }

  /** Answers a submission: the form stays, becomes another one, or closes and what there is to say follows where it was opened. */
  function submitted(answer: Answered, here: Here, seen: SeenView): Reply<FormAck> {
    if (answer.kind === 'form-errors') return { ack: ackErrors(answer, seen) };
    if (answer.kind === 'form') return { ack: { response_action: 'update', view: viewOfForm(answer, here) } };
    return withLater(privately(answer, here));
  }

  function home(answer: Answered, here: Here): Later | undefined {
    const eyes = eyesOf(answer.eyes);
    if (answer.kind === 'cards') return () => views.publish(here.user, renderHome(answer.cards, eyes));
    if (answer.kind !== 'notice') return undefined;
    return () => views.publish(here.user, renderHome([cardOfSentence(answer.text, eyes)], eyes));
  }

  /** Answers words, which nothing can be opened from. */
  function words(answer: Answered, here: Here): Later | undefined {
    const shown = answer.kind === 'form' ? cardsInstead(answer) : answer;
    return isShown(shown) ? async () => answers.answerWords(await draw(shown), here) : undefined;
  }

  const cardsInstead = ({ otherwise, eyes }: Of<'form'>): Of<'cards'> => ({
    kind: 'cards',
    cards: [otherwise],
    where: 'private',
    ...(eyes === undefined ? {} : { eyes }),
  });

  function press(answer: Answered, here: Here, event: Event): Later | undefined {
    if (here.view === undefined) return inMessage(answer, here);
    return event.kind === 'form-pressed' ? inForm(answer, here, here.view) : inView(answer, here, here.view);
  }

  return {
    command,
    submitted,
    options: (answer: Answered) => optionsAck(answer.kind === 'options' ? answer.options : []),
    likely: optionsAck,
    press: (answer: Answered, { event, here }: Act) => withLater<never>(press(answer, here, event)),
    shortcut: (answer: Answered, here: Here) => withLater<never>(inMessage(answer, here)),
    /** Answers an event that Slack only tells of. */
    told: (answer: Answered, { event, here }: Act) =>
      withLater<never>(event.kind === 'home-opened' ? home(answer, here) : words(answer, here)),
    closed: (answer: Answered, here: Here) => withLater<never>(privately(answer, here)),
  };
}

export type ReplyTo = ReturnType<typeof createReply>;
