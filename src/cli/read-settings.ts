import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describeCalendarProblem, parseCalendarFile } from '../calendar/index.ts';
import { type Config, ConfigurationFault } from '../config.ts';
import type { PeopleSettings } from '../features/people/index.ts';

/** Turns the environment's settings into those of people, reading the organisation's calendar file if there is one. */
export function readSettings(config: Config): PeopleSettings {
  const { workCalendar, ...rest } = config;
  const settings = {
    welcomeCard: rest.welcomeCard,
    adminEmails: rest.adminEmails,
    companyDomains: rest.companyDomains,
    defaultTimeZone: rest.defaultTimeZone,
    defaultLocale: rest.defaultLocale,
  };
  if (workCalendar === 'CN' || workCalendar === 'none') return { ...settings, workCalendar };
  const calendar = parseCalendarFile(readFileSync(workCalendar, 'utf8'), basename(workCalendar));
  if (!calendar.ok) {
    const problems = calendar.error.map((problem) => describeCalendarProblem(problem));
    throw new ConfigurationFault(problems.map((it) => `WORK_CALENDAR ${basename(workCalendar)}: ${it}`));
  }
  return { ...settings, workCalendar: calendar.value.name, calendars: [calendar.value] };
}
