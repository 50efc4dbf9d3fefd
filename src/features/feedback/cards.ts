import {
  action,
  type Badge,
  type Button,
  type Card,
  type CardElement,
  instant,
  link,
  MAX_EXCERPT,
  type PersonRef,
  plain,
  plainText,
  type Text,
} from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { noteButton } from '../exchanges/index.ts';
import { say } from './copy.ts';
import { mayAct, mayCorrect, mayShare, mayWithdraw } from './policy.ts';
import { type Correction, type Feedback, safeLink, textNames } from './rules.ts';
import { themeElements } from './themes/cards.ts';

/** What a card of one piece of feedback shows to one reader. */
export type FeedbackView = {
  it: Feedback;
  corrections: readonly Correction[];
  readerId: string;
  timeZone: string;
  people: ReadonlyMap<string, PersonRef>;
  /** The receiver's manager, if there to share it with. */
  manager: PersonRef | undefined;
  /** Whether the giver is still there to be thanked and asked. */
  giverIsThere: boolean;
  /** Whether the receiver has answered the welcome card; until then it waits behind it. */
  begun: boolean;
  /** Whether texts are shown to the end: the place that **Open** leads to. */
  full: boolean;
};

const nameIn = (view: Pick<FeedbackView, 'people'>, id: string): string => view.people.get(id)?.name ?? '…';

/** Cuts somebody's words to what one card may show of them (decision 13). */
function excerpt(words: string): string {
  const characters = [...words];
  return characters.length <= MAX_EXCERPT
    ? words
    : `${characters.slice(0, MAX_EXCERPT).join('').trimEnd()} …`;
}

const buttonsOf = (buttons: Button[]): CardElement[] =>
  buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];

const text = (it: Text): CardElement => ({ kind: 'text', text: it });

function aboutElements(locale: Locale, it: Feedback): CardElement[] {
  const words = say(locale);
  const url = safeLink(it.link ?? undefined);
  if (url !== null) return [text(words.aboutLinked({ link: link(words.theMessage(), url) }))];
  return it.aboutWords === null ? [] : [text(words.aboutLine({ about: it.aboutWords }))];
}

function ratingElements(locale: Locale, it: Feedback): CardElement[] {
  const words = say(locale);
  const fields = [
    { label: words.collaboration(), value: it.collaboration },
    { label: words.responsiveness(), value: it.responsiveness },
  ].flatMap(({ label, value }) => (value === null ? [] : [{ label, value: words.rating({ value }) }]));
  return fields.length === 0 ? [] : [{ kind: 'fields', layout: 'columns', fields }];
}

/** Shows what was written, each text under its name, and what its giver added. */
function wordElements(locale: Locale, view: FeedbackView): CardElement[] {
  const { it, corrections, full } = view;
  const words = say(locale);
  const shown = (each: string) => plain(full ? each : excerpt(each));
  const labels = {
    strengths: words.strengths(),
    improvements: words.improvements(),
    nextSteps: words.nextSteps(),
  };
  const texts = textNames.flatMap((name) => {
    const said = it[name];
    return said === null ? [] : [{ label: labels[name], value: shown(said) }];
  });
  const added = corrections.map(({ at, words: said }) => {
    const date = plainText([instant(at, 'day')], { locale, timeZone: view.timeZone });
    return { label: words.correction({ at: date }), value: shown(said) };
  });
  return [
    ...aboutElements(locale, it),
    { kind: 'fields', layout: 'rows', fields: [...texts, ...added] },
    ...ratingElements(locale, it),
  ];
}

const isCut = ({ it, corrections, full }: FeedbackView): boolean =>
  !full &&
  [...textNames.map((name) => it[name] ?? ''), ...corrections.map((each) => each.words)].some(
    (words) => excerpt(words) !== words,
  );

/** The line that says who reads it. */
function readersNote(locale: Locale, view: FeedbackView): CardElement[] {
  const { it, readerId } = view;
  const all = [it.giverId, it.receiverId, it.managerId, it.sharedWithId];
  const others = [...new Set(all.filter((id): id is string => id !== null && id !== readerId))];
  const names = others.map((id) => nameIn(view, id));
  return [{ kind: 'note', text: say(locale).readBy({ names }) }];
}

function fullButton(locale: Locale, view: FeedbackView): Button[] {
  if (!isCut(view)) return [];
  return [{ label: say(locale).open(), action: action('feedback.read', { feedback: view.it.id }) }];
}

function receiverButtons(locale: Locale, view: FeedbackView): Button[] {
  const { it, readerId, manager } = view;
  if (!mayAct(readerId, it)) return [];
  const words = say(locale);
  const payload = { feedback: it.id };
  const buttons: Button[] = [];
  if (view.giverIsThere && it.thankedAt === null)
    buttons.push({ label: words.sayThanks(), style: 'primary', action: action('feedback.thank', payload) });
  if (view.giverIsThere)
    buttons.push(noteButton(words.tellMore(), { topic: 'feedback', thing: it.id }, [it.giverId]));
  buttons.push({ label: words.addToPlan(), action: action('feedback.plan', payload) });
  if (manager !== undefined && mayShare(readerId, it, manager.id)) {
    const names = { giver: nameIn(view, it.giverId), manager: manager.name };
    buttons.push({
      label: words.share(),
      action: action('feedback.share', { ...payload, manager: manager.id }),
      confirm: {
        title: words.shareTitle(),
        body: words.shareBody(names),
        confirm: words.shareConfirm(),
        cancel: words.cancel(),
      },
    });
  }
  return buttons;
}

const withdrawnCard = (locale: Locale, view: FeedbackView): Card => {
  const words = say(locale);
  const name = nameIn(view, view.it.giverId);
  const title = words.from({ name });
  return {
    title: plain(title),
    summary: title,
    badge: { label: words.withdrawn(), tone: 'neutral' },
    elements: [text(words.withdrawnBy({ name }))],
  };
};

function closedCard(locale: Locale, view: FeedbackView, title: string, body: Text): Card {
  const words = say(locale);
  const open: Button = {
    label: words.open(),
    style: 'primary',
    action: action('feedback.open', { feedback: view.it.id }),
  };
  return {
    title: plain(title),
    summary: title,
    elements: [text(body), ...buttonsOf([open])],
  };
}

/** Draws feedback for its receiver: closed until **Open**, then with what can be done about it. */
export function receivedCard(locale: Locale, view: FeedbackView): Card {
  const { it } = view;
  const words = say(locale);
  const name = nameIn(view, it.giverId);
  const title = words.from({ name });
  if (it.withdrawnAt !== null) return withdrawnCard(locale, view);
  if (it.openedAt === null)
    return { ...closedCard(locale, view, title, words.closedWords({ name })), waits: true };
  const thanked = it.thankedAt === null ? {} : { badge: { label: words.thanked(), tone: 'good' as const } };
  return {
    title: plain(title),
    summary: title,
    ...thanked,
    elements: [
      ...wordElements(locale, view),
      ...buttonsOf([...receiverButtons(locale, view), ...fullButton(locale, view)]),
      ...(it.sharedWithId === null ? [] : [text(words.sharedWith({ name: nameIn(view, it.sharedWithId) }))]),
      ...readersNote(locale, view),
    ],
  };
}

/** Draws feedback for the manager in the audience or with whom it was shared: closed, and open behind **Open**. */
export function managerCard(locale: Locale, view: FeedbackView): Card {
  const { it } = view;
  const words = say(locale);
  const names = { giver: nameIn(view, it.giverId), name: nameIn(view, it.receiverId) };
  const title = words.fromFor(names);
  const shared = it.sharedWithId === view.readerId;
  const body = shared ? words.closedWordsShared({ name: names.name }) : words.closedWordsManager(names);
  if (!view.full) return closedCard(locale, view, title, body);
  return {
    title: plain(title),
    summary: title,
    elements: [...wordElements(locale, view), ...readersNote(locale, view)],
  };
}

function givenBadge(locale: Locale, it: Feedback): Badge {
  const words = say(locale);
  if (it.withdrawnAt !== null) return { label: words.withdrawn(), tone: 'neutral' };
  if (it.thankedAt !== null) return { label: words.thanked(), tone: 'good' };
  return it.openedAt === null
    ? { label: words.notOpened(), tone: 'neutral' }
    : { label: words.opened(), tone: 'good' };
}

function givenNews(locale: Locale, view: FeedbackView): CardElement[] {
  const { it } = view;
  const words = say(locale);
  const name = nameIn(view, it.receiverId);
  if (it.withdrawnAt !== null) return [text(words.youWithdrew())];
  return [
    ...(it.openedAt === null && it.readAt !== null && it.managerId !== null
      ? [text(words.openedOn({ name: nameIn(view, it.managerId), at: instant(it.readAt, 'day-time') }))]
      : []),
    ...(it.openedAt === null && !view.begun ? [text(words.notBegun({ name }))] : []),
    ...(it.openedAt === null ? [] : [text(words.openedOn({ name, at: instant(it.openedAt, 'day-time') }))]),
    ...(it.thankedAt === null
      ? []
      : [text(words.thankedOn({ name, at: instant(it.thankedAt, 'day-time') }))]),
  ];
}

/** Draws the giver's private receipt: what became of it, its theme, and taking it back or adding to it. */
export function givenCard(locale: Locale, view: FeedbackView): Card {
  const { it, readerId } = view;
  const words = say(locale);
  const title = words.given({ name: nameIn(view, it.receiverId) });
  const payload = { feedback: it.id };
  const buttons: Button[] = [
    ...(mayWithdraw(readerId, it)
      ? [{ label: words.withdraw(), style: 'danger' as const, action: action('feedback.withdraw', payload) }]
      : []),
    ...(mayCorrect(readerId, it)
      ? [{ label: words.correct(), action: action('feedback.correct', payload) }]
      : []),
    ...fullButton(locale, view),
  ];
  return {
    title: plain(title),
    summary: title,
    badge: givenBadge(locale, it),
    elements: [
      ...givenNews(locale, view),
      ...wordElements(locale, view),
      ...(it.withdrawnAt === null ? themeElements(locale, it) : []),
      ...buttonsOf(buttons),
      ...(it.withdrawnAt === null ? readersNote(locale, view) : []),
    ],
  };
}

/** Tells the giver that the receiver says thanks. */
export function thanksCard(locale: Locale, name: string): Card {
  const words = say(locale);
  const title = words.thanksFrom({ name });
  return { title: plain(title), summary: title, elements: [text(words.thanksWords({ name }))] };
}

/** Tells a reader that the giver added something; closed like the feedback itself. */
export function correctedCard(locale: Locale, view: FeedbackView): Card {
  const words = say(locale);
  const title = words.correctedBy({ name: nameIn(view, view.it.giverId) });
  const open: Button = {
    label: words.open(),
    style: 'primary',
    action: action('feedback.read', { feedback: view.it.id }),
  };
  return { title: plain(title), summary: title, elements: buttonsOf([open]) };
}
