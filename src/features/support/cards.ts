import {
  action,
  type Badge,
  type Button,
  type Card,
  type CardElement,
  day,
  instant,
  MAX_EXCERPT,
  type PersonRef,
  plain,
  type Text,
  text,
} from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { say } from './copy.ts';
import { mayAnswer, mayAskSomeoneElse, mayFinish } from './policy.ts';
import type { Request, Step, StepKind, SupportState } from './rules.ts';

/** What the living card shows to one reader. */
export type RequestView = {
  request: Request;
  steps: readonly Step[];
  readerId: string;
  people: ReadonlyMap<string, PersonRef>;
  /** Whether the one asked is away today. */
  away: boolean;
  /** Somebody to ask instead: suggested by the one asked, or the manager of somebody who is not there. */
  instead: PersonRef | undefined;
  /** Whether the one asked has answered the welcome card; until then the request waits behind it. */
  begun: boolean;
  /** Whether the words are shown to the end: the place that **Open** leads to. */
  full: boolean;
};

/** Steps that one card shows, the newest ones. */
const MAX_STEPS = 5;

const tones: Record<SupportState, Badge['tone']> = {
  waiting: 'neutral',
  accepted: 'good',
  returned: 'warning',
  done: 'good',
};

const nameIn = (view: Pick<RequestView, 'people'>, id: string | undefined): string =>
  (id === undefined ? undefined : view.people.get(id)?.name) ?? '…';

/** Cuts somebody's words to what one card may show of them (decision 13). */
function excerpt(words: string): string {
  const characters = [...words];
  return characters.length <= MAX_EXCERPT
    ? words
    : `${characters.slice(0, MAX_EXCERPT).join('').trimEnd()} …`;
}

const capitalise = (it: string): string => `${it.charAt(0).toUpperCase()}${it.slice(1)}`;

type Sentence = (p: { by: string; who: string }) => Text;

function stepSentence(locale: Locale, kind: StepKind): Sentence {
  const words = say(locale);
  const sentences: Record<StepKind, Sentence> = {
    asked: words.stepAsked,
    accepted: words.stepAccepted,
    declined: words.stepDeclined,
    suggested: words.stepSuggested,
    left: words.stepLeft,
    reminded: words.stepReminded,
    escalated: words.stepEscalated,
    unanswered: words.stepUnanswered,
    'handed-over': words.stepHandedOver,
    'taken-over': words.stepTakenOver,
    done: words.stepDone,
  };
  return sentences[kind];
}

function stepText(locale: Locale, view: RequestView, step: Step): Text {
  const nameOrYou = (id: string | undefined) => (id === view.readerId ? say(locale).you() : nameIn(view, id));
  const sentence = stepSentence(
    locale,
    step.kind,
  )({
    by: capitalise(nameOrYou(step.byId)),
    who: nameOrYou(step.personId),
  });
  return text`${instant(step.at, 'day-time')} · ${sentence}`;
}

function hintForAsked(locale: Locale, view: RequestView): Text | undefined {
  const { request, steps } = view;
  const words = say(locale);
  if (request.state !== 'waiting') return undefined;
  const asked = steps.findLast(
    (it) => it.personId === view.readerId && it.kind !== 'suggested' && it.kind !== 'reminded',
  );
  if (request.remindedAt !== undefined) return words.hintReminder({ name: nameIn(view, request.askerId) });
  if (asked?.kind === 'escalated') return words.hintEscalated();
  return asked?.kind === 'handed-over' ? words.hintHandedOver({ name: nameIn(view, asked.byId) }) : undefined;
}

function hintForAsker(locale: Locale, view: RequestView): Text | undefined {
  const { request, away, instead, begun } = view;
  const words = say(locale);
  const name = nameIn(view, request.askedId);
  if (request.state === 'returned' && request.returnedFor === 'left') return words.hintLeft({ name });
  if (request.state === 'returned' && request.returnedFor === 'suggested' && instead !== undefined)
    return words.hintSuggested({ by: name, name: instead.name });
  if (request.state !== 'waiting') return undefined;
  if (away) {
    return instead === undefined
      ? words.hintAway({ name })
      : words.hintAwayInstead({ name, instead: instead.name });
  }
  if (request.unansweredAt !== undefined) return words.hintUnanswered();
  return begun ? undefined : words.hintNotBegun({ name });
}

function buttonsFor(locale: Locale, view: RequestView): Button[] {
  const { request, readerId, instead } = view;
  const words = say(locale);
  const payload = { request: request.id };
  const buttons: Button[] = [];
  if (mayAnswer(readerId, request)) {
    buttons.push(
      { label: words.accept(), style: 'primary', action: action('support.accept', payload) },
      { label: words.suggest(), action: action('support.suggest', payload) },
      { label: words.decline(), action: action('support.decline', payload) },
    );
  }
  const stuck = request.state === 'returned' || view.away || request.unansweredAt !== undefined;
  if (mayAskSomeoneElse(readerId, request) && stuck) {
    if (instead !== undefined && instead.id !== readerId) {
      const to = { ...payload, person: instead.id };
      buttons.push({
        label: words.askNamed(instead),
        style: 'primary',
        action: action('support.ask-named', to),
      });
    }
    buttons.push({ label: words.askOther(), action: action('support.ask-other', payload) });
  }
  if (mayFinish(readerId, request))
    buttons.push({ label: words.finish(), action: action('support.done', payload) });
  if (!view.full && excerpt(request.words) !== request.words)
    buttons.push({ label: words.open(), action: action('support.full', payload) });
  return buttons;
}

function headOf(locale: Locale, view: RequestView): { title: string; readers: Text } {
  const { request, readerId } = view;
  const words = say(locale);
  const [asker, asked] = [nameIn(view, request.askerId), nameIn(view, request.askedId)];
  const later = request.state === 'waiting' && request.escalatedAt === undefined;
  if (readerId === request.askerId)
    return { title: words.youAsked({ name: asked }), readers: words.readersOwn({ name: asked, later }) };
  if (readerId !== request.askedId)
    return { title: words.someoneAsked({ asker, asked }), readers: words.readers({ asker, asked, later }) };
  const titles = {
    waiting: words.asksYou,
    accepted: words.youSupport,
    returned: words.supportFor,
    done: words.supportFor,
  };
  return {
    title: titles[request.state]({ name: asker }),
    readers: words.readersAsked({ name: asker, later }),
  };
}

/** Draws a request for the asker, the one asked, or the asker's manager. */
export function requestCard(locale: Locale, view: RequestView): Card {
  const { request, steps, readerId } = view;
  const words = say(locale);
  const { title, readers } = headOf(locale, view);
  const wanted = view.full ? request.words : excerpt(request.words);
  const elements: CardElement[] = [{ kind: 'text', text: plain(wanted) }];
  if (request.neededBy !== undefined) {
    const value = words.date({ on: day(request.neededBy) });
    elements.push({ kind: 'fields', layout: 'columns', fields: [{ label: words.neededBy(), value }] });
  }
  const last = steps.at(-1);
  if (request.state === 'returned' && last?.words !== undefined) {
    const said = { name: nameIn(view, last.byId), words: last.words };
    elements.push({ kind: 'text', text: words.saidWhenDeclining(said) });
  }
  const hint = readerId === request.askerId ? hintForAsker(locale, view) : hintForAsked(locale, view);
  if (hint !== undefined) elements.push({ kind: 'text', text: hint });
  if (readerId !== request.askedId || request.state !== 'waiting') {
    const items = steps.slice(-MAX_STEPS).map((step) => ({ text: stepText(locale, view, step) }));
    elements.push({ kind: 'list', items });
  }
  const buttons = buttonsFor(locale, view);
  if (buttons.length > 0) elements.push({ kind: 'buttons', buttons });
  elements.push({ kind: 'note', text: readers });
  const badge = { label: words.state(request), tone: tones[request.state] };
  const state = isFresh(view) ? { waits: true as const } : { badge };
  return { title: plain(title), summary: title, ...state, elements };
}

/** To whoever is asked, a badge that says "waiting" would read as a reproach. */
const isFresh = (view: RequestView): boolean =>
  view.readerId === view.request.askedId && view.request.state === 'waiting';

/** Tells somebody who was asked before that the request is with someone else now; the words are no longer shown. */
export function movedOnCard(locale: Locale, view: RequestView): Card {
  const names = { asker: nameIn(view, view.request.askerId), asked: nameIn(view, view.request.askedId) };
  const title = say(locale).supportFor({ name: names.asker });
  return {
    title: plain(title),
    summary: title,
    elements: [{ kind: 'text', text: say(locale).elsewhere(names) }],
  };
}

/** Lists what a check-in asked for: on the asker's receipt, and in the part of the digest that the manager opens. */
export function supportElements(
  locale: Locale,
  requests: readonly Request[],
  people: ReadonlyMap<string, PersonRef>,
): CardElement[] {
  if (requests.length === 0) return [];
  const words = say(locale);
  return [
    { kind: 'heading', text: words.sectionTitle() },
    {
      kind: 'list',
      items: requests.map((it) => ({
        text: words.line({ name: nameIn({ people }, it.askedId), state: words.state(it) }),
        ...(it.neededBy === undefined ? {} : { note: words.lineBy({ on: day(it.neededBy) }) }),
      })),
    },
  ];
}
