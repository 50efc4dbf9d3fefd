import {
  action,
  type Button,
  type Card,
  type CardElement,
  instant,
  link,
  MAX_EXCERPT,
  mention,
  type PersonRef,
  person,
  plain,
  text,
} from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { say } from './copy.ts';
import { type Kudos, namePlaces, undoUntil } from './rules.ts';
import { type Value, valueNames } from './values/rules.ts';

// More names than this beside +1 nobody reads; the others are counted.
const MOST_JOINED = 3;

/** What the cards of a kudos show. */
export type KudosView = {
  kudos: Kudos;
  giver: PersonRef;
  /** Those whom this reader may see. */
  receivers: readonly PersonRef[];
  joined: readonly PersonRef[];
  values: readonly Value[];
  /** Whether the reason is shown to its end: the place that **Open** leads to. */
  full: boolean;
};

const namesOf = (people: readonly PersonRef[]): string[] => people.map((it) => it.name);

const shorten = (words: string, full: boolean): string => {
  const characters = [...words];
  return full || characters.length <= MAX_EXCERPT
    ? words
    : `${characters.slice(0, MAX_EXCERPT).join('').trimEnd()} …`;
};

/** The words, what they show, and the message they are about. */
function body(locale: Locale, { kudos, values, full }: KudosView): CardElement[] {
  const words = say(locale);
  const elements: CardElement[] = [{ kind: 'text', text: plain(shorten(kudos.reason, full)) }];
  const shown = valueNames(kudos.values, values, locale);
  if (shown.length > 0)
    elements.push({
      kind: 'fields',
      layout: 'columns',
      fields: [{ label: words.values(), value: plain(shown.join(' · ')) }],
    });
  if (kudos.link !== undefined)
    elements.push({ kind: 'note', text: text`${link(words.theMessage(), kudos.link)}` });
  return elements;
}

function joinedElement(locale: Locale, joined: readonly PersonRef[]): CardElement[] {
  if (joined.length === 0) return [];
  const names = namesOf(joined.slice(0, MOST_JOINED));
  return [{ kind: 'note', text: say(locale).joined({ names, more: joined.length - names.length }) }];
}

const openButton = (locale: Locale, { kudos, full }: KudosView): Button[] =>
  shorten(kudos.reason, full) === kudos.reason
    ? []
    : [{ label: say(locale).open(), action: action('kudos.open', { kudos: kudos.id }) }];

const buttons = (all: readonly Button[]): CardElement[] =>
  all.length === 0 ? [] : [{ kind: 'buttons', buttons: [...all] }];

/** Draws a kudos that was taken back: nothing of it but that it was. */
function withdrawnCard(locale: Locale, view: KudosView): Card {
  const words = say(locale);
  return {
    title: words.thanksFrom({ name: view.giver.name }),
    summary: words.withdrawn(),
    badge: { label: words.withdrawn(), tone: 'neutral' },
    elements: [{ kind: 'text', text: words.withdrawnBody({ name: view.giver.name }) }],
  };
}

/** Draws a kudos as everybody in a channel sees it. */
export function postedCard(locale: Locale, view: KudosView, inChannel: boolean): Card {
  const words = say(locale);
  const { kudos, giver, receivers, joined } = view;
  if (kudos.withdrawnAt !== undefined) return withdrawnCard(locale, view);
  const people = receivers.map(inChannel ? mention : person);
  const join: Button = { label: words.plusOne(), action: action('kudos.join', { kudos: kudos.id }) };
  return {
    title: words.thanksFrom({ name: giver.name }),
    summary: words.summaryFrom({ giver: giver.name, names: namesOf(receivers) }),
    elements: [
      { kind: 'text', text: words.forPeople({ people }) },
      ...body(locale, view),
      ...joinedElement(locale, joined),
      ...buttons([...(inChannel ? [join] : []), ...openButton(locale, view)]),
    ],
  };
}

/** Draws a kudos for one of those who were thanked. */
export function receivedCard(locale: Locale, view: KudosView, readerId: string): Card {
  const words = say(locale);
  const { kudos, giver, receivers, joined } = view;
  if (kudos.withdrawnAt !== undefined) return withdrawnCard(locale, view);
  const others = receivers.filter((it) => it.id !== readerId);
  const shown = kudos.receivers.find((it) => it.personId === readerId)?.shown === true;
  const isPosted = shown && kudos.channels.length > 0;
  const readers =
    others.length === 0
      ? words.onlyTheTwo({ name: giver.name })
      : words.onlyReceiversMany({ name: giver.name });
  const justMe: Button = {
    label: words.keepPrivate(),
    action: action('kudos.just-me', {}),
    style: 'quiet',
  };
  return {
    title: words.thanksYou({ name: giver.name }),
    summary: words.summaryYou({ name: giver.name }),
    elements: [
      ...body(locale, view),
      ...(kudos.points === 0
        ? []
        : [
            {
              kind: 'fields' as const,
              layout: 'columns' as const,
              fields: [{ label: words.points(), value: plain(`+${kudos.points}`) }],
            },
          ]),
      ...(others.length === 0
        ? []
        : [{ kind: 'people' as const, label: words.alsoThanked(), people: [...others] }]),
      ...joinedElement(locale, joined),
      { kind: 'note', text: isPosted ? words.shownIn({ channels: kudos.channels }) : readers },
      ...buttons([...openButton(locale, view), ...(isPosted ? [justMe] : [])]),
    ],
  };
}

/** Draws the giver's own card, on which a kudos can be taken back. */
export function givenCard(locale: Locale, view: KudosView): Card {
  const words = say(locale);
  const { kudos, receivers, joined } = view;
  const names = namesOf(receivers);
  const withdrawn = kudos.withdrawnAt !== undefined;
  const undo: Button = { label: words.undo(), action: action('kudos.undo', { kudos: kudos.id }) };
  const points = words.pointsEach({ points: kudos.points, people: receivers.length });
  return {
    title: words.youThanked({ names }),
    summary: withdrawn ? words.withdrawn() : words.summaryOwn({ names }),
    ...(withdrawn ? { badge: { label: words.withdrawn(), tone: 'neutral' as const } } : {}),
    elements: [
      ...body(locale, view),
      ...(kudos.points === 0 || withdrawn
        ? []
        : [
            {
              kind: 'fields' as const,
              layout: 'columns' as const,
              fields: [{ label: words.pointsLabel(), value: plain(points) }],
            },
          ]),
      ...(withdrawn ? [] : joinedElement(locale, joined)),
      ...buttons([...openButton(locale, view), ...(withdrawn ? [] : [undo])]),
      { kind: 'note', text: givenNote(locale, view) },
    ],
  };
}

function givenNote(locale: Locale, { kudos, receivers }: KudosView) {
  const words = say(locale);
  if (kudos.withdrawnAt !== undefined) return words.withdrawnOwn();
  const where =
    kudos.channels.length > 0
      ? words.shownIn({ channels: kudos.channels })
      : words.onlyReceivers({ names: namesOf(receivers) });
  const until = words.undoUntil({ at: instant(undoUntil(kudos), 'time') });
  return [...where, ...plain(locale === 'en' ? ' ' : ''), ...until];
}

/** What the preview shows before anything is sent. */
export type PreviewView = {
  draftId: string;
  state: 'open' | 'sent' | 'cancelled';
  receivers: readonly PersonRef[];
  reason: string;
  points: number;
  valueNames: readonly string[];
  channels: Kudos['channels'];
};

/** Draws what would be sent and where it would be shown, with **Send** and **Cancel**. */
export function previewCard(locale: Locale, view: PreviewView): Card {
  const words = say(locale);
  if (view.state === 'sent') return settledPreview(words.previewSent(), words.previewSentBody(), words);
  if (view.state === 'cancelled')
    return settledPreview(words.previewCancelled(), words.previewCancelledBody(), words);
  const { receivers, points, channels } = view;
  const payload = { draft: view.draftId };
  const confirmed = { ...payload, where: namePlaces(channels) };
  const facts = [
    { label: words.previewTo(), value: plain(namesOf(receivers).join(locale === 'en' ? ', ' : '、')) },
    ...(view.valueNames.length === 0
      ? []
      : [{ label: words.values(), value: plain(view.valueNames.join(' · ')) }]),
    ...(points === 0
      ? []
      : [
          {
            label: words.pointsLabel(),
            value: plain(words.pointsEach({ points, people: receivers.length })),
          },
        ]),
    { label: words.previewWhere(), value: plain(words.previewWhereValue({ channels })) },
  ];
  return {
    title: words.previewTitle(),
    summary: words.previewSummary(),
    elements: [
      { kind: 'text', text: plain(shorten(view.reason, false)) },
      { kind: 'fields', layout: 'columns', fields: facts },
      {
        kind: 'buttons',
        buttons: [
          { label: words.send(), style: 'primary', action: action('kudos.send', confirmed) },
          { label: words.cancel(), action: action('kudos.cancel', payload) },
        ],
      },
      { kind: 'note', text: words.previewNote({ names: namesOf(receivers) }) },
    ],
  };
}

const settledPreview = (title: Card['title'], said: Card['title'], words: ReturnType<typeof say>): Card => ({
  title,
  summary: words.previewSummary(),
  elements: [{ kind: 'text', text: said }],
});
