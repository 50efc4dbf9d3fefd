import { mondayOf, monthOf } from '../../calendar/index.ts';
import { action, instant, type PersonRef } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Locale } from '../../shared/locale.ts';
import { say } from './copy.ts';
import type { GrowthLine, GrowthSource } from './model.ts';
import { byMonth, rangeOf } from './rules.ts';

/** Writes each month's lines from what happened in it. */
const linesOf = <T>(groups: ReadonlyMap<string, T>, write: (group: T) => GrowthLine[]) =>
  new Map([...groups].map(([month, group]) => [month, write(group)]));

/** Check-ins that one page can reach: two years of weeks. */
const MOST_CHECK_INS = 110;
const asked = ['answered', 'skipped', 'missed'];

/** Adds how many of somebody's check-ins they answered; a week counts in the month of its Monday. */
export const checkInSource = (checkIns: {
  latestOf(personId: string, limit: number): Promise<readonly { week: string; state: string }[]>;
}): GrowthSource => ({
  async lines(personId, months, locale) {
    const rows = (await checkIns.latestOf(personId, MOST_CHECK_INS)).filter((it) => asked.includes(it.state));
    const groups = new Map(
      months.map(({ month }) => [month, rows.filter((it) => monthOf(mondayOf(it.week)) === month)]),
    );
    return linesOf(groups, (weeks) => {
      const answered = weeks.filter((it) => it.state === 'answered').length;
      return weeks.length === 0 ? [] : [{ text: say(locale).checkIns({ answered, asked: weeks.length }) }];
    });
  },
});

/** Adds the commitments somebody kept. */
export const commitmentSource = (commitments: {
  settledBetween(
    ownerId: string,
    from: Instant,
    to: Instant,
  ): Promise<readonly { state: string; settledAt: Instant | undefined }[]>;
}): GrowthSource => ({
  async lines(personId, months, locale) {
    const { from, to } = rangeOf(months);
    const rows = await commitments.settledBetween(personId, from, to);
    return linesOf(
      byMonth(months, rows, (it) => it.settledAt),
      (settled) => {
        const done = settled.filter((it) => it.state === 'done').length;
        const dropped = settled.length - done;
        return settled.length === 0 ? [] : [{ text: say(locale).kept({ done, dropped }) }];
      },
    );
  },
});

type Given = { sentAt: Instant };
type Opened = { id: string; giverId: string; openedAt: Instant | null };

/** Pieces of feedback named one by one in a month. */
const MOST_NAMED = 3;

function openedLines(
  locale: Locale,
  opened: readonly Opened[],
  names: ReadonlyMap<string, PersonRef>,
): GrowthLine[] {
  if (opened.length === 0) return [];
  const words = say(locale);
  const named = opened.slice(-MOST_NAMED).toReversed();
  const rest = opened.length - named.length;
  return [
    { text: words.received({ count: opened.length }) },
    ...named.flatMap(({ id, giverId, openedAt }): GrowthLine[] =>
      openedAt === null
        ? []
        : [
            {
              text: words.from({ name: names.get(giverId)?.name ?? '…', on: instant(openedAt, 'day') }),
              button: { label: words.open(), action: action('feedback.read', { feedback: id }) },
            },
          ],
    ),
    ...(rest > 0 ? [{ text: words.moreReceived({ count: rest }) }] : []),
  ];
}

/** Adds the feedback somebody gave, and what they received and opened. */
export const feedbackSource = (
  feedback: {
    givenBetween(personId: string, from: Instant, to: Instant): Promise<readonly Given[]>;
    openedBetween(personId: string, from: Instant, to: Instant): Promise<readonly Opened[]>;
  },
  people: { persons(ids: readonly string[]): Promise<ReadonlyMap<string, PersonRef>> },
): GrowthSource => ({
  async lines(personId, months, locale) {
    const { from, to } = rangeOf(months);
    const [given, opened] = await Promise.all([
      feedback.givenBetween(personId, from, to),
      feedback.openedBetween(personId, from, to),
    ]);
    const names = await people.persons([...new Set(opened.map((it) => it.giverId))]);
    const [sent, read] = [
      byMonth(months, given, (it) => it.sentAt),
      byMonth(months, opened, (it) => it.openedAt),
    ];
    return new Map(
      months.map(({ month }) => {
        const count = sent.get(month)?.length ?? 0;
        return [
          month,
          [
            ...(count === 0 ? [] : [{ text: say(locale).given({ count }) }]),
            ...openedLines(locale, read.get(month) ?? [], names),
          ],
        ];
      }),
    );
  },
});

/** Adds kudos, once a feature tells when somebody gave and received them. */
export const kudosSource = (kudos: {
  momentsOf(
    personId: string,
    from: Instant,
    to: Instant,
  ): Promise<{ given: readonly Instant[]; received: readonly Instant[] }>;
}): GrowthSource => ({
  async lines(personId, months, locale) {
    const { from, to } = rangeOf(months);
    const moments = await kudos.momentsOf(personId, from, to);
    const given = byMonth(months, moments.given, (it) => it);
    const received = byMonth(months, moments.received, (it) => it);
    const words = say(locale);
    return new Map(
      months.map(({ month }) => {
        const [gave, got] = [given.get(month)?.length ?? 0, received.get(month)?.length ?? 0];
        return [
          month,
          [
            ...(got === 0 ? [] : [{ text: words.kudosReceived({ count: got }) }]),
            ...(gave === 0 ? [] : [{ text: words.kudosGiven({ count: gave }) }]),
          ],
        ];
      }),
    );
  },
});
