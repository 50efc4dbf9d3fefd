import { calendarWarnings, chinaCalendar, localDate } from '../../calendar/index.ts';
import type { Config } from '../../config.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Words } from '../copy.ts';
import type { Desk } from '../desk.ts';
import { type Exit, exits, type Terminal } from '../terminal.ts';
import { checkChats } from './check-chats.ts';

/** A bot that ticks is never this late. */
const lateSeconds = 600;

/** Looks at settings, database and messages, and says of each whether it is well and what to do if not. */
export async function runDoctor(
  desk: Desk,
  config: Config,
  terminal: Terminal,
  { words, locale }: { words: Words; locale: Locale },
): Promise<Exit> {
  let isWell = true;
  const fine = (line: string) => terminal.out(`✓ ${line}`);
  const note = (line: string) => terminal.out(`! ${line}`);
  const wrong = (line: string) => {
    isWell = false;
    terminal.out(`✗ ${line}`);
  };
  fine(words.settingsFine());
  if (!config.realChats) note(words.noChat());
  await desk.store.health();
  fine(words.databaseFine(placeOf(config.databaseUrl)));

  const say = { fine, note, wrong };
  for (const { state, sentence } of await checkChats(desk, config, { locale, words })) say[state](sentence);

  const { dead, presumed, queued, oldestQueuedSeconds } = await desk.app.delivery.figures();
  if (dead > 0) wrong(words.deadMessages(dead));
  else fine(words.noDeadMessages(queued));
  if (presumed > 0) note(words.presumedMessages(presumed));
  if (oldestQueuedSeconds > lateSeconds) note(words.lateMessages(Math.floor(oldestQueuedSeconds / 60)));
  const failing = await desk.app.ticker.failing();
  if (failing > 0) wrong(words.failingTimers(failing));

  const people = await desk.own.countPeople();
  const teams = [...(await desk.app.people.people.teams()).values()];
  const on = teams.filter((team) => team.on).length;
  if (people === 0) note(words.nobodyYet());
  else fine(words.company(people, teams.length, on));
  if (people > 0 && on === 0) note(words.noTeamOn());

  const { name } = chinaCalendar;
  const isUsed = desk.settings.workCalendar === name || (await desk.own.isCalendarUsed(name));
  const calendars = [...(desk.settings.calendars ?? []), ...(isUsed ? [chinaCalendar] : [])];
  const today = localDate(desk.clock.now(), desk.settings.defaultTimeZone);
  for (const { calendar, year } of calendarWarnings(calendars, today))
    note(words.calendarGap(calendar, year));
  return isWell ? exits.ok : exits.failed;
}

/** Names the database without its password. */
function placeOf(url: string): string {
  if (!/^postgres/.test(url)) return url.replace(/^file:/, '');
  const { host, pathname } = new URL(url);
  return `PostgreSQL ${host}${pathname}`;
}
