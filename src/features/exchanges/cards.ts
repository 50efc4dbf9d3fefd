import {
  action,
  type Button,
  type Card,
  type CardElement,
  type Form,
  field,
  MAX_EXCERPT,
  type PersonRef,
  plain,
  plainText,
  type Text,
} from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { say } from './copy.ts';
import { type Exchange, MAX_NOTE, type Note, pageOfNotes } from './rules.ts';

/** What the living card shows to one participant. */
export type ThreadView = {
  exchange: Exchange;
  readerId: string;
  timeZone: string;
  people: ReadonlyMap<string, PersonRef>;
  /** What it is about, as the end of "About …"; absent when the thing is gone. */
  topic: Text | undefined;
  page: number;
  /** Whether notes are shown to the end: the place that **Open** leads to. */
  full: boolean;
};

const nameOf = (people: ReadonlyMap<string, PersonRef>, id: string): string => people.get(id)?.name ?? '?';

/** Lists the names of everybody but the reader. */
export const otherNames = (
  participants: readonly string[],
  readerId: string,
  people: ReadonlyMap<string, PersonRef>,
): string[] => participants.filter((id) => id !== readerId).map((id) => nameOf(people, id));

/** Cuts somebody's words to what one card may show of them (decision 13); **Open** leads to the rest. */
const excerpt = (words: string): string => {
  const characters = [...words];
  return characters.length <= MAX_EXCERPT
    ? words
    : `${characters.slice(0, MAX_EXCERPT).join('').trimEnd()} …`;
};

/** Draws the notes of an exchange for one of its participants. */
export function threadCard(locale: Locale, view: ThreadView): Card {
  const words = say(locale);
  const { exchange, readerId } = view;
  const names = otherNames(exchange.participants, readerId, view.people);
  const { notes, earlier } = pageOfNotes(exchange.notes, view.page);
  const label = (note: Note): string => {
    const who = note.authorId === readerId ? words.you() : nameOf(view.people, note.authorId);
    const when = plainText([{ kind: 'instant', at: note.at, style: 'day-time' }], {
      locale,
      timeZone: view.timeZone,
    });
    return `${who} · ${when}`;
  };
  const last = exchange.notes.at(-1);
  const buttons: Button[] = [
    { label: words.reply(), style: 'primary', action: action('exchanges.reply', { exchange: exchange.id }) },
  ];
  if (earlier > 0) {
    const next = { exchange: exchange.id, page: String(view.page + 1) };
    buttons.push({ label: words.earlier(), action: action('exchanges.earlier', next) });
  }
  const shown = notes.map((note) => (view.full ? note.words : excerpt(note.words)));
  if (notes.some((note, i) => shown[i] !== note.words)) {
    const whole = { exchange: exchange.id, page: String(view.page) };
    buttons.push({ label: words.open(), action: action('exchanges.full', whole) });
  }
  const elements: CardElement[] = [
    {
      kind: 'fields',
      layout: 'rows',
      fields: notes.map((note, i) => ({ label: label(note), value: plain(shown[i] ?? '') })),
    },
    { kind: 'buttons', buttons },
    { kind: 'note', text: words.readers({ names }) },
  ];
  return {
    title: view.topic === undefined ? words.aboutSomething() : words.about({ topic: view.topic }),
    summary:
      last === undefined || last.authorId === readerId
        ? words.youWrote({ names })
        : words.theyWrote({ names: [nameOf(view.people, last.authorId)] }),
    elements,
  };
}

/** What the form for one note shows above the field. */
export type NoteFormView = {
  names: readonly string[];
  topic: Text | undefined;
  last: { name: string; words: string } | undefined;
};

/** Draws the form for one note. */
export function noteForm(locale: Locale, view: NoteFormView): Form {
  const words = say(locale);
  return {
    title: words.formTitle({ names: view.names }),
    audience: words.audience({ names: view.names }),
    items: [
      ...(view.topic === undefined
        ? []
        : [{ kind: 'text' as const, text: words.about({ topic: view.topic }) }]),
      ...(view.last === undefined ? [] : [{ kind: 'text' as const, text: words.said(view.last) }]),
      field({
        kind: 'long-text',
        name: 'words',
        label: words.words(),
        hint: words.wordsHint(),
        required: true,
        maxLength: MAX_NOTE,
      }),
    ],
    submit: words.send(),
    buttons: [],
  };
}
