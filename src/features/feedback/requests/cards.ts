import {
  action,
  type Card,
  type CardElement,
  type Form,
  field,
  instant,
  type PersonRef,
  plain,
  type Text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { mayAnswer } from '../policy.ts';
import { say } from './copy.ts';
import { type FeedbackRequest, MAX_ASKED, MAX_REQUEST_WORDS } from './rules.ts';

export type RequestView = {
  request: FeedbackRequest;
  readerId: string;
  asker: PersonRef;
  /** Whom it is about, where that is not the asker. */
  about: PersonRef | undefined;
};

function stateText(locale: Locale, { request, asker }: RequestView): Text | undefined {
  const words = say(locale);
  switch (request.state) {
    case 'waiting':
      return request.remindedAt === null ? undefined : words.reminder({ name: asker.name });
    case 'answered':
      return words.youAnswered();
    case 'declined':
      return words.youDeclined();
    case 'expired':
      return words.expired();
    default:
      return words.withdrawn();
  }
}

/** Draws a request for whoever is asked. */
export function requestCard(locale: Locale, view: RequestView): Card {
  const { request, asker, about } = view;
  const words = say(locale);
  const title = words.asks({ asker: asker.name, about: about?.name });
  const body =
    about === undefined
      ? words.bodyOwn({ name: asker.name })
      : words.bodyReport({ asker: asker.name, about: about.name });
  const waits = mayAnswer(view.readerId, request);
  const state = stateText(locale, view);
  const payload = { request: request.id };
  const elements: CardElement[] = [
    ...(request.words === null
      ? []
      : [{ kind: 'text' as const, text: words.aboutLine({ words: request.words }) }]),
    ...(waits ? [{ kind: 'text' as const, text: body }] : []),
    ...(state === undefined ? [] : [{ kind: 'text' as const, text: state }]),
    ...(waits
      ? [
          {
            kind: 'buttons' as const,
            buttons: [
              { label: words.give(), style: 'primary' as const, action: action('feedback.answer', payload) },
              { label: words.decline(), action: action('feedback.decline', payload) },
            ],
          },
          { kind: 'note' as const, text: words.openFor() },
        ]
      : []),
  ];
  return { title: plain(title), summary: title, elements, ...(waits ? { waits } : {}) };
}

export type AskedView = {
  requests: readonly FeedbackRequest[];
  people: ReadonlyMap<string, PersonRef>;
  about: PersonRef | undefined;
};

const tones = {
  waiting: 'neutral',
  answered: 'good',
  declined: 'neutral',
  expired: 'neutral',
  withdrawn: 'neutral',
} as const;

/** Draws for the asker how their requests stand. */
export function askedCard(locale: Locale, { requests, people, about }: AskedView): Card {
  const words = say(locale);
  const title = words.yourRequest({ about: about?.name });
  const [first] = requests;
  return {
    title: plain(title),
    summary: title,
    elements: [
      ...(first === undefined || first.words === null
        ? []
        : [{ kind: 'text' as const, text: words.aboutLine({ words: first.words }) }]),
      {
        kind: 'list',
        items: requests.map((it) => ({
          text: plain(people.get(it.askedId)?.name ?? '…'),
          note: words.since({ at: instant(it.askedAt, 'day') }),
          badge: { label: words.states()[it.state], tone: tones[it.state] },
        })),
      },
      { kind: 'note', text: words.askedNote() },
    ],
  };
}

/** Draws the form with which feedback is asked for; managers choose whom it is about. */
export function askForm(
  locale: Locale,
  view: { likely: PersonRef[]; reports: readonly PersonRef[]; about: string; unclear: readonly string[] },
): Form {
  const words = say(locale);
  const manages = view.reports.length > 0;
  const options = [
    { value: 'me', label: words.me() },
    ...view.reports.map((it) => ({ value: it.id, label: it.name })),
  ];
  return {
    title: words.formTitle(),
    audience: manages ? words.audienceManager() : words.audience(),
    items: [
      field({
        kind: 'people',
        name: 'people',
        label: words.people(),
        hint: view.unclear.length > 0 ? words.unclear({ said: view.unclear }) : words.peopleHint(),
        required: true,
        lookup: 'feedback.colleague',
        likely: view.likely,
        max: MAX_ASKED,
      }),
      ...(manages
        ? [
            field({
              kind: 'select' as const,
              name: 'about',
              label: words.aboutWhom(),
              options,
              initial: view.about,
            }),
          ]
        : []),
      field({
        kind: 'text',
        name: 'words',
        label: words.words(),
        hint: words.wordsHint(),
        maxLength: MAX_REQUEST_WORDS,
      }),
    ],
    submit: words.send(),
    buttons: [{ name: 'save-draft', label: words.saveDraft() }],
  };
}
