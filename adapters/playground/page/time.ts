import { type DateStyle, plainSpan } from '../../../src/chat/index.ts';
import type { Instant } from '../../../src/shared/clock.ts';
import type { Locale } from '../../../src/shared/locale.ts';

type In = { locale: Locale; timeZone: string };

/** Writes an instant as somebody sees it. */
export const timeText = (at: Instant, style: DateStyle, eyes: In): string =>
  plainSpan({ kind: 'instant', at, style }, eyes);

/** Names a zone briefly: by its city in English, by its place in Chinese. */
export function zoneText({ locale, timeZone }: In): string {
  if (locale === 'en') return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortGeneric' }).formatToParts(0);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
  return name.replace(/时间$/, '');
}

/** Writes the local date as `2026-11-19`, to tell days apart. */
export const dayKey = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);

/** Writes the local date in full, for the line between two days. */
export const dayText = (at: Instant, { locale, timeZone }: In): string =>
  new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', month: 'long', day: 'numeric' }).format(at);
