import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addWeeks,
  atWallTime,
  checkInWindow,
  chinaCalendar,
  datesOf,
  instantAfterWorkingShare,
  isAwayForRest,
  isLocalDate,
  isWorkingMoment,
  type LocalDate,
  localDate,
  localTime,
  nextWorkingMoment,
  noCalendar,
  parseAwayRange,
  parseCalendarFile,
  parseHours,
  parseWorkingDays,
  startOfWeek,
  type WorkTime,
  weekKey,
  weekOf,
  workingMinutesBetween,
} from '../../src/calendar/index.ts';
import { anyText } from '../support/any-text.ts';

/** Clocks that went their own ways: half and double hours of summer, days left out, odd minutes, summers that come and go. */
const oddZones = [
  ...['Australia/Lord_Howe', 'Antarctica/Troll', 'Pacific/Apia', 'Pacific/Kwajalein', 'Pacific/Chatham'],
  ...['Asia/Kathmandu', 'Asia/Kolkata', 'Asia/Pyongyang', 'Asia/Gaza', 'Asia/Tehran', 'Asia/Shanghai'],
  ...['Africa/Casablanca', 'Africa/Cairo', 'Europe/Dublin', 'Europe/Berlin', 'Europe/Istanbul'],
  ...['America/St_Johns', 'America/Caracas', 'America/Sao_Paulo', 'America/New_York', 'America/Nuuk'],
];
const oddZone = fc.constantFrom(...oddZones);
/** Any zone, the odd ones more often: finding out how a zone's clock moved takes far longer than the property itself. */
const zone = fc.oneof(
  { weight: 5, arbitrary: oddZone },
  { weight: 1, arbitrary: fc.constantFrom(...Intl.supportedValuesOf('timeZone')) },
);
const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const day = fc
  .integer({ min: 12_500, max: 22_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const time = fc
  .integer({ min: 0, max: 24 * 12 - 1 })
  .map(
    (fives) =>
      `${String(Math.floor(fives / 12)).padStart(2, '0')}:${String((fives % 12) * 5).padStart(2, '0')}`,
  );

const zoned = (at: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
const plus = (date: LocalDate, days: number) => Temporal.PlainDate.from(date).add({ days }).toString();

/** A wall time on any day, half of them about a day on which the zone's clocks change: chance alone meets one in hundreds. */
const wallTime = fc.oneof(
  fc.record({ date: day, wall: time, timeZone: zone }),
  fc.tuple(instant, oddZone, time, fc.integer({ min: -1, max: 1 })).map(([before, timeZone, wall, days]) => {
    const at = zoned(before, timeZone);
    const change = at.getTimeZoneTransition('next') ?? at;
    return { date: change.toPlainDate().add({ days }).toString(), wall, timeZone };
  }),
);

/** Any hours, sensible or not, and leave within two weeks of the date. */
const workAround = (date: LocalDate): fc.Arbitrary<WorkTime> =>
  fc.record({
    timeZone: oddZone,
    calendar: fc.constantFrom(noCalendar, chinaCalendar),
    workingDays: fc.oneof(fc.constant([1, 2, 3, 4, 5]), fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 })),
    hours: fc
      .tuple(time, time, time, time)
      .map((times) => times.sort())
      .map(([start = '', breakStart = '', breakEnd = '', end = '']) => ({
        start,
        breakStart,
        breakEnd,
        end,
      })),
    absences: fc.array(
      fc
        .tuple(fc.integer({ min: -14, max: 14 }), fc.integer({ min: 0, max: 9 }))
        .map(([offset, days]) => ({ from: plus(date, offset), to: plus(date, offset + days) })),
      { maxLength: 3 },
    ),
  });
const dayAndWork = day.chain((date) => fc.record({ date: fc.constant(date), work: workAround(date) }));
const plan = fc.record({ closingDay: fc.integer({ min: 1, max: 7 }), opensAt: time, closesAt: time });

/** The days a person works in a week, reckoned day by day without the code under test. */
const workedDays = (work: WorkTime, week: string) =>
  datesOf(week).filter((date) => {
    const plain = Temporal.PlainDate.from(date);
    const special = work.calendar.specialDay(date);
    const exists = plain
      .toZonedDateTime({ timeZone: work.timeZone, plainTime: '12:00' })
      .toPlainDate()
      .equals(plain);
    const away = work.absences.some(({ from, to }) => from <= date && date <= to);
    return exists && !away && (special ? special === 'work' : work.workingDays.includes(plain.dayOfWeek));
  });

const runs = (numRuns: number) => ({ numRuns });

describe('every instant', () => {
  it('shows the date and time that Temporal shows', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const local = zoned(at, timeZone);
        expect(localDate(at, timeZone)).toBe(local.toPlainDate().toString());
        expect(localTime(at, timeZone)).toBe(local.toPlainTime().toString({ smallestUnit: 'minute' }));
      }),
      runs(1_000),
    );
  });

  it('lies in exactly one week', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const week = weekKey(at, timeZone);
        const { yearOfWeek, weekOfYear } = zoned(at, timeZone);
        expect(week).toBe(`${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`);
        expect(startOfWeek(week, timeZone) <= at).toBe(true);
        expect(at < startOfWeek(addWeeks(week, 1), timeZone)).toBe(true);
      }),
      runs(1_000),
    );
  });

  it('is where Temporal puts a wall time, gaps and overlaps included', () => {
    fc.assert(
      fc.property(wallTime, ({ date, wall, timeZone }) => {
        const expected = Temporal.PlainDateTime.from(`${date}T${wall}`).toZonedDateTime(timeZone);
        expect(atWallTime(date, wall, timeZone).getTime()).toBe(expected.epochMilliseconds);
      }),
      runs(1_000),
    );
  });
});

describe('check-in windows', () => {
  it('exist exactly where two working days are left, and lie on the last two by the closing day', () => {
    fc.assert(
      fc.property(dayAndWork, plan, ({ date, work }, windowPlan) => {
        const week = weekOf(date);
        const worked = workedDays(work, week);
        const window = checkInWindow(work, week, windowPlan);
        expect(window !== undefined).toBe(worked.length >= 2);
        if (!window) return;
        const days = [window.opensAt, window.closesAt].map((at) => localDate(at, work.timeZone));
        const closing = plus(datesOf(week)[0] ?? '', windowPlan.closingDay - 1);
        const byClosing = worked.filter((each) => each <= closing);
        expect(days).toEqual(byClosing.length >= 2 ? byClosing.slice(-2) : worked.slice(0, 2));
        expect(weekKey(window.opensAt, work.timeZone)).toBe(week);
        expect(weekKey(window.closesAt, work.timeZone)).toBe(week);
      }),
      runs(1_000),
    );
  });

  it('open and remind in working time, in order', () => {
    fc.assert(
      fc.property(dayAndWork, plan, ({ date, work }, windowPlan) => {
        const window = checkInWindow(work, weekOf(date), windowPlan);
        if (!window) return;
        const { opensAt, remindAt, closesAt } = window;
        expect(isWorkingMoment(work, opensAt)).toBe(true);
        expect(isWorkingMoment(work, remindAt)).toBe(true);
        expect(opensAt <= remindAt && remindAt < closesAt).toBe(true);
        const total = workingMinutesBetween(work, opensAt, closesAt);
        const before = workingMinutesBetween(work, opensAt, remindAt);
        expect(Math.abs(before - 0.8 * total)).toBeLessThanOrEqual(1);
      }),
      runs(1_000),
    );
  });

  it('of two weeks never overlap', () => {
    fc.assert(
      fc.property(dayAndWork, plan, ({ date, work }, windowPlan) => {
        const week = weekOf(date);
        const [first, second] = [week, addWeeks(week, 1)].map((each) =>
          checkInWindow(work, each, windowPlan),
        );
        if (first && second) expect(first.closesAt < second.opensAt).toBe(true);
      }),
      runs(1_000),
    );
  });

  it('are cancelled by an absence over the rest, and only by one', () => {
    fc.assert(
      fc.property(
        dayAndWork,
        plan,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ date, work }, windowPlan, passed) => {
          const window = checkInWindow(work, weekOf(date), windowPlan);
          if (!window) return;
          const length = window.closesAt.getTime() - window.opensAt.getTime();
          const now = new Date(window.opensAt.getTime() + Math.floor(passed * length));
          expect(isAwayForRest(work, window, now)).toBe(false);
          const rest = { from: localDate(now, work.timeZone), to: localDate(window.closesAt, work.timeZone) };
          const away = { ...work, absences: [...work.absences, rest] };
          const worksOn = workingMinutesBetween(work, now, window.closesAt) > 0;
          expect(isAwayForRest(away, window, now)).toBe(worksOn);
        },
      ),
      runs(1_000),
    );
  });
});

describe('working moments', () => {
  it('are found at once, are quiet-free, and finding again changes nothing', () => {
    fc.assert(
      fc.property(dayAndWork, fc.integer({ min: 0, max: 86_400_000 }), ({ date, work }, into) => {
        const at = new Date(Date.parse(date) + into);
        const next = nextWorkingMoment(work, at);
        expect(next >= at).toBe(true);
        expect(isWorkingMoment(work, next)).toBe(true);
        expect(nextWorkingMoment(work, next)).toEqual(next);
        expect(workingMinutesBetween(work, at, next)).toBe(0);
        const wall = localTime(next, work.timeZone);
        expect(wall >= '09:00' && wall < '19:00').toBe(true);
        expect(isWorkingMoment(work, at)).toBe(next.getTime() === at.getTime());
      }),
      runs(1_000),
    );
  });

  it('add up, and a share of them is that share', () => {
    const hour = 3_600_000;
    fc.assert(
      fc.property(
        dayAndWork,
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 100 }),
        ({ date, work }, first, second, percent) => {
          const from = new Date(Date.parse(date));
          const middle = new Date(from.getTime() + first * hour);
          const to = new Date(middle.getTime() + second * hour);
          const total = workingMinutesBetween(work, from, to);
          expect(workingMinutesBetween(work, from, middle) + workingMinutesBetween(work, middle, to)).toBe(
            total,
          );
          const after = instantAfterWorkingShare(work, from, to, percent / 100);
          expect(after === undefined).toBe(total === 0);
          if (!after) return;
          expect(after >= from && after <= to).toBe(true);
          expect(
            Math.abs(workingMinutesBetween(work, from, after) - (percent / 100) * total),
          ).toBeLessThanOrEqual(1);
        },
      ),
      runs(1_000),
    );
  });
});

describe('what people type', () => {
  const words = fc.constantFrom(
    ...[
      'until',
      'from',
      'to',
      'next',
      'week',
      'friday',
      'tomorrow',
      '12',
      '7',
      '/',
      '-',
      '..',
      '2026',
      'dec',
      'days',
    ],
    ...['到', '月', '日', '下', '周', '三', '十', '天', '明天', '起', '请假', ' ', '为止', '2026-12-01'],
  );
  const typed = fc.oneof(
    anyText(),
    fc.array(words, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.array(words, { maxLength: 8 }).map((parts) => parts.join(' ')),
  );
  const locale = fc.constantFrom('en' as const, 'zh-CN' as const);

  it('is read as a sound range of at most a year, or refused, whatever it is', () => {
    fc.assert(
      fc.property(typed, day, locale, (text, today, language) => {
        const range = parseAwayRange(text, today, language);
        if (!range.ok) return;
        expect(isLocalDate(range.value.from) && isLocalDate(range.value.to)).toBe(true);
        expect(range.value.from <= range.value.to).toBe(true);
        expect(range.value.to <= plus(range.value.from, 366)).toBe(true);
      }),
      runs(2_000),
    );
  });

  it('comes back from two dates as those dates', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 365 }), day, locale, (from, days, today, language) => {
        const to = plus(from, days);
        expect(parseAwayRange(`${from}..${to}`, today, language)).toEqual({ ok: true, value: { from, to } });
      }),
    );
  });

  it('never makes the readers of hours, days and calendar files throw', () => {
    fc.assert(
      fc.property(
        anyText(),
        fc.constantFrom('', '{', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\n', 'date,kind\n'),
        (text, start) => {
          parseWorkingDays(text);
          parseHours(text, { start: '09:00', end: '18:00', breakStart: '12:00', breakEnd: '13:30' });
          parseCalendarFile(start + text, 'own.csv');
        },
      ),
      runs(1_000),
    );
  });
});
