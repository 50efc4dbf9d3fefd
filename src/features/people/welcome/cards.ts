import { action, type Button, type Card, type CardElement, plain, type Text } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say } from './copy.ts';

/** What the welcome card says to one person. */
export type WelcomeView = {
  personId: string;
  name: string;
  team: string | undefined;
  /** Whether the person is asked as a member, or only leads the team or manages people in it. */
  isMember: boolean;
  manager: string | undefined;
  /** What each feature asks of the team's members, and when: a sentence each. */
  previews: readonly string[];
  /** The company's own words, where it has written some. */
  storage: string | undefined;
  responsible: string | undefined;
  zone: string;
  /** How many colleagues' items wait for the answer. */
  waiting: number;
  /** Nothing where there is only one chat to choose. */
  chat: string | undefined;
  state: 'asked' | 'asks-again' | 'asks-no-more' | 'welcomed';
};

const lines = (sentences: readonly string[]): Text => plain(sentences.join('\n'));

function buttonsOf(locale: Locale, { personId, state }: WelcomeView): Button[] {
  const words = say(locale);
  const payload = { person: personId };
  const change: Button = { label: words.change(), action: action('people.settings', payload) };
  if (state === 'welcomed') return [change];
  const letsGo: Button = {
    label: words.letsGo(),
    action: action('people.lets-go', payload),
    style: 'primary',
  };
  if (state !== 'asked') return [letsGo, change];
  return [letsGo, { label: words.notNow(), action: action('people.not-now', payload) }, change];
}

function fieldsOf(locale: Locale, view: WelcomeView): CardElement[] {
  const words = say(locale);
  const label = view.isMember ? words.asked() : words.askedOfTeam();
  const asked = view.previews.length === 0 ? [] : [{ label, value: lines(view.previews) }];
  const comes = view.isMember ? [] : [{ label: words.comesToYou(), value: words.whatComes() }];
  const readers = view.isMember ? words.readBy(view) : words.readByLeaders();
  const chat = view.chat === undefined ? [] : [{ label: words.chat(), value: plain(view.chat) }];
  return [
    {
      kind: 'fields',
      layout: 'rows',
      fields: [
        ...asked,
        ...comes,
        { label: words.readers(), value: readers },
        { label: words.stored(), value: plain(view.storage ?? words.storedAt()) },
        { label: words.responsible(), value: plain(view.responsible ?? words.responsibleIs()) },
      ],
    },
    {
      kind: 'fields',
      layout: 'columns',
      fields: [
        { label: words.language(), value: plain(words.thisLanguage()) },
        { label: words.zone(), value: plain(view.zone) },
        ...chat,
      ],
    },
  ];
}

/** Draws the one card with which Pacer introduces itself. */
export function welcomeCard(locale: Locale, view: WelcomeView): Card {
  const words = say(locale);
  const buttons: CardElement = { kind: 'buttons', buttons: buttonsOf(locale, view) };
  const { state, name, previews } = view;
  if (state === 'welcomed') {
    const next: CardElement[] =
      previews.length === 0
        ? []
        : [{ kind: 'fields', layout: 'rows', fields: [{ label: words.next(), value: lines(previews) }] }];
    const elements: CardElement[] = [...next, buttons, { kind: 'note', text: words.changeLater() }];
    return { title: words.welcomed({ name }), summary: words.summary(), elements };
  }
  const intro: CardElement = { kind: 'text', text: words.intro(view) };
  const last: CardElement =
    state === 'asked'
      ? { kind: 'note', text: words.gate() }
      : { kind: 'note', text: state === 'asks-again' ? words.later() : words.noMore() };
  const written: CardElement[] =
    view.waiting === 0 ? [] : [{ kind: 'text', text: words.waiting({ count: view.waiting }) }];
  const elements = [intro, ...written, ...fieldsOf(locale, view), buttons, last];
  return { title: words.title({ name }), summary: words.summary(), elements };
}
