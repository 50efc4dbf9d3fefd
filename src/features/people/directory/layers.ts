import {
  type DateRange,
  defaultHours,
  defaultWorkingDays,
  findCalendar,
  noCalendar,
  type WorkCalendar,
  type WorkHours,
  type WorkTime,
} from '../../../calendar/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { PeopleSettings } from '../people-settings.ts';

/** What a person, location, team or organisation says about language and work time; `null` leaves it to the next. */
export type Layer = {
  locale?: Locale | null | undefined;
  timeZone?: string | null | undefined;
  calendar?: string | null | undefined;
  workingDays?: readonly number[] | null | undefined;
  hours?: WorkHours | null | undefined;
};

/** The layers that hold for somebody, the nearest first: their own, location, team, organisation. */
export type Layers = readonly (Layer | null | undefined)[];

function nearest<K extends keyof Layer>(layers: Layers, key: K): NonNullable<Layer[K]> | undefined {
  for (const layer of layers) {
    const value = layer?.[key];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

export type Defaults = Pick<
  PeopleSettings,
  'defaultLocale' | 'defaultTimeZone' | 'workCalendar' | 'calendars'
>;

/** Finds somebody's language. */
export const localeOf = (layers: Layers, defaults: Defaults): Locale =>
  nearest(layers, 'locale') ?? defaults.defaultLocale;

/** Finds somebody's time zone. */
export const timeZoneOf = (layers: Layers, defaults: Defaults): string =>
  nearest(layers, 'timeZone') ?? defaults.defaultTimeZone;

/** Finds the name of somebody's work calendar. */
export const calendarNameOf = (layers: Layers, defaults: Defaults): string =>
  nearest(layers, 'calendar') ?? defaults.workCalendar;

/** Finds the days of the week on which somebody works. */
export const workingDaysOf = (layers: Layers): readonly number[] =>
  nearest(layers, 'workingDays') ?? defaultWorkingDays;

/** Finds a calendar by name; one that is no longer configured counts as none. */
export const calendarNamed = (name: string, defaults: Defaults): WorkCalendar =>
  findCalendar(name, defaults.calendars) ?? noCalendar;

/** Finds somebody's daily hours. */
export const hoursOf = (layers: Layers, defaults: Defaults): WorkHours =>
  nearest(layers, 'hours') ?? defaultHours(calendarNameOf(layers, defaults));

/** Resolves somebody's own work time. */
export const workTimeOf = (layers: Layers, defaults: Defaults, absences: readonly DateRange[]): WorkTime => ({
  timeZone: timeZoneOf(layers, defaults),
  calendar: calendarNamed(calendarNameOf(layers, defaults), defaults),
  workingDays: workingDaysOf(layers),
  hours: hoursOf(layers, defaults),
  absences,
});
