import { describe, expect, it } from 'vitest';
import {
  channelDays,
  chinaCalendar,
  nextChannelMoment,
  noCalendar,
  summaryAt,
} from '../../src/calendar/index.ts';
import { worksIn } from './people.ts';

const at = (text: string) => new Date(text);
const berlin = channelDays('Europe/Berlin', noCalendar);
const shanghai = channelDays('Asia/Shanghai', chinaCalendar);

describe('posting in a channel', () => {
  it.each([
    ['before 09:30', '2026-11-20T08:29:59Z', '2026-11-20T08:30:00Z'],
    ['at noon', '2026-11-20T11:30:00Z', '2026-11-20T11:30:00Z'],
    ['just before 17:30', '2026-11-20T16:29:59Z', '2026-11-20T16:29:59Z'],
    ['at 17:30', '2026-11-20T16:30:00Z', '2026-11-23T08:30:00Z'],
    ['on a Sunday', '2026-11-22T12:00:00Z', '2026-11-23T08:30:00Z'],
  ])('%s', (_, notBefore, expected) => {
    expect(nextChannelMoment(berlin, at(notBefore))).toEqual(at(expected));
  });

  it('follows the calendar of the channel', () => {
    expect(nextChannelMoment(shanghai, at('2026-09-30T10:00:00Z'))).toEqual(at('2026-10-08T01:30:00Z'));
    expect(nextChannelMoment(shanghai, at('2026-10-10T02:00:00Z'))).toEqual(at('2026-10-10T02:00:00Z'));
    expect(
      nextChannelMoment(channelDays('Asia/Dubai', noCalendar, [7, 1, 2, 3, 4]), at('2026-11-20T08:00:00Z')),
    ).toEqual(at('2026-11-22T05:30:00Z'));
  });
});

describe('the summary', () => {
  it.each([
    ['all closed by 16:00 on Friday', '2026-11-20T15:00:00Z', '2026-11-20T15:30:00Z'],
    ['closed exactly at 16:30', '2026-11-20T15:30:00Z', '2026-11-20T15:30:00Z'],
    ['one is still open in New York', '2026-11-20T21:00:00Z', '2026-11-23T08:30:00Z'],
    ['one is still open in Honolulu', '2026-11-21T02:00:00Z', '2026-11-23T08:30:00Z'],
    ['weekend windows close on Sunday', '2026-11-22T15:00:00Z', '2026-11-23T08:30:00Z'],
    ['one closes on Monday morning', '2026-11-23T09:00:00Z', '2026-11-24T08:30:00Z'],
  ])('%s', (_, allClosedAt, expected) => {
    expect(summaryAt(berlin, '2026-W47', 5, at(allClosedAt))).toEqual(at(expected));
  });

  it('moves before a holiday with the windows, or behind it if one is still open', () => {
    // Thursday and Friday are holidays; windows close on Wednesday.
    expect(summaryAt(shanghai, '2026-W40', 5, at('2026-09-30T08:00:00Z'))).toEqual(
      at('2026-09-30T08:30:00Z'),
    );
    expect(summaryAt(shanghai, '2026-W40', 5, at('2026-10-02T20:00:00Z'))).toEqual(
      at('2026-10-08T01:30:00Z'),
    );
  });

  it('waits when the week has no working day', () => {
    expect(summaryAt(shanghai, '2026-W08', 5, at('2026-02-20T15:00:00Z'))).toEqual(
      at('2026-02-24T01:30:00Z'),
    );
  });

  it('comes as a digest on the manager’s own days', () => {
    const away = worksIn('Europe/Berlin', { absences: [{ from: '2026-11-20', to: '2026-11-24' }] });
    expect(summaryAt(away, '2026-W47', 5, at('2026-11-20T15:00:00Z'))).toEqual(at('2026-11-25T08:30:00Z'));
  });
});
