import {
  action,
  type Badge,
  type Card,
  type CardElement,
  type ListItem,
  MAX_ROWS,
  type PersonRef,
  plain,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { noteButton } from '../../exchanges/index.ts';
import { answerElements } from '../cards.ts';
import { excerpts } from '../excerpt.ts';
import type { CheckIn } from '../rules.ts';
import { say } from './copy.ts';
import { type Digest, highlight, lineKind } from './rules.ts';

/** Characters of the one line that stands for what a report wrote. */
const MAX_HIGHLIGHT = 90;
/** The last row of a page leads to the next one. */
const LINES_A_PAGE = MAX_ROWS - 1;

export type DigestView = {
  digest: Pick<Digest, 'id' | 'week' | 'returnedAt' | 'gotItAt'>;
  /** In the order of the digest. */
  lines: readonly {
    checkIn: CheckIn;
    who: PersonRef;
    opened: boolean;
    /** What goals add in half a line. */
    note?: string | undefined;
  }[];
  /** Reports who were asked this week. */
  total: number;
  page: number;
};

type Line = DigestView['lines'][number];

function badgeOf(locale: Locale, { checkIn, opened }: Line, week: string): Badge | undefined {
  const words = say(locale);
  if (opened) return { label: words.opened(), tone: 'good' };
  if (lineKind(checkIn) === 'blocked') return { label: words.blockers(), tone: 'warning' };
  if (checkIn.late) return { label: words.late(), tone: 'neutral' };
  const changed = checkIn.week < week && checkIn.editedAt !== null;
  return changed ? { label: words.changed(), tone: 'neutral' } : undefined;
}

/** Tells whether a line has anything to say: words, or goals that moved. */
const says = ({ checkIn, note }: Line): boolean => lineKind(checkIn) !== 'nothing' || note !== undefined;

const oneLine = (words: string): string =>
  excerpts([words.replace(/\s+/gu, ' ').trim()], MAX_HIGHLIGHT).texts.join('');

function lineItem(locale: Locale, line: Line, week: string): ListItem {
  const words = say(locale);
  const badge = badgeOf(locale, line, week);
  const written = highlight(line.checkIn);
  return {
    text:
      written === undefined ? plain(line.who.name) : words.line({ who: line.who, words: oneLine(written) }),
    ...(line.note === undefined ? {} : { note: plain(line.note) }),
    ...(badge === undefined ? {} : { badge }),
    button: { label: words.open(), action: action('check-ins.read-report', { checkIn: line.checkIn.id }) },
  };
}

function rowsOf(locale: Locale, { digest, lines, page }: DigestView): ListItem[] {
  const words = say(locale);
  const written = lines.filter(says);
  const start = page * LINES_A_PAGE;
  const rest = written.length - start;
  const shown = written
    .slice(start, start + (rest > MAX_ROWS ? LINES_A_PAGE : MAX_ROWS))
    .map((it) => lineItem(locale, it, digest.week));
  if (rest <= MAX_ROWS) return shown;
  const next = { digest: digest.id, page: String(page + 1) };
  const more = { label: words.open(), action: action('check-ins.digest-page', next) };
  return [...shown, { text: words.andMore({ count: rest - LINES_A_PAGE }), button: more }];
}

/** Draws a manager's digest of a week, or a further page of it. */
export function digestCard(locale: Locale, view: DigestView): Card {
  const words = say(locale);
  const { digest, lines, total, page } = view;
  const answered = lines.filter((it) => it.checkIn.week === digest.week).length;
  const quiet = lines.filter((it) => !says(it)).map((it) => it.who.name);
  const rows = rowsOf(locale, view);
  const period = lines.find((it) => it.checkIn.week === digest.week)?.checkIn.period ?? digest.week;
  const waits = digest.returnedAt !== null && digest.gotItAt === null && !lines.some((it) => it.opened);
  const elements: CardElement[] =
    page > 0 ? [] : [{ kind: 'text', text: words.digestBody({ answered, total }) }];
  if (page === 0 && waits) elements.push({ kind: 'text', text: words.digestReturned() });
  if (rows.length > 0) elements.push({ kind: 'list', items: rows });
  if (page === 0 && quiet.length > 0)
    elements.push({ kind: 'text', text: words.nothingNew({ names: quiet }) });
  if (page === 0 && digest.gotItAt === null) {
    const button = { label: words.gotIt(), action: action('check-ins.got-it', { digest: digest.id }) };
    elements.push({ kind: 'buttons', buttons: [button] });
  }
  elements.push({ kind: 'note', text: words.digestReaders() });
  return {
    title: plain(words.digestTitle({ period })),
    summary: words.digestSummary({ answered: lines.length, total }),
    ...(digest.gotItAt === null ? {} : { badge: { label: words.seen(), tone: 'good' as const } }),
    elements,
  };
}

export type ReportView = {
  checkIn: CheckIn;
  who: PersonRef;
  /** What goals, commitments and support add. */
  sections: readonly CardElement[];
};

/** Draws one report's check-in for the manager who opened it, in full. */
export function reportCard(locale: Locale, { checkIn, who, sections }: ReportView): Card {
  const words = say(locale);
  const reply = noteButton(words.reply(), { topic: 'check-ins', thing: checkIn.id }, [who.id]);
  const title = words.reportTitle({ name: who.name, period: checkIn.period });
  return {
    title: plain(title),
    summary: title,
    ...(checkIn.late ? { badge: { label: words.late(), tone: 'neutral' as const } } : {}),
    elements: [
      ...answerElements(checkIn, locale, Number.POSITIVE_INFINITY).elements,
      ...sections,
      { kind: 'buttons', buttons: [{ ...reply, style: 'primary' }] },
      ...(checkIn.editedLate ? [{ kind: 'note' as const, text: words.changedAfter() }] : []),
      { kind: 'note', text: words.reportReaders({ name: who.name }) },
    ],
  };
}
