import { isTimeZone } from '../../../calendar/index.ts';
import { cleanWords, type RosterEntry } from '../../../chat/index.ts';
import { locales } from '../../../shared/locale.ts';
import type { KnownPerson, PersonChange, Replaced, Said } from './model.ts';
import { judge } from './rules.ts';

/** The longest name and title that a people file may hold. */
const LONGEST = { name: 100, title: 200 };

const zones = new Map<string, boolean>();
/** A directory of thousands has some dozen zones, and judging one costs as much as everything else about an entry. */
const MOST_ZONES = 1_000;

function isZone(zone: string): boolean {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  if (zones.size >= MOST_ZONES) zones.clear();
  const judged = isTimeZone(zone);
  zones.set(zone, judged);
  return judged;
}

const line = (words: string, most: number): string =>
  [...cleanWords(words).replace(/\s+/g, ' ').trim()].slice(0, most).join('');

/** Writes what a directory says of an account in the words of a people file; what it does not say is left out. */
export function saidBy(entry: RosterEntry): Record<string, string> {
  const name = line(entry.name ?? '', LONGEST.name);
  const title = entry.title === undefined ? '' : line(entry.title, LONGEST.title);
  return {
    ...(name === '' ? {} : { name }),
    kind: entry.kind,
    ...(entry.locale === undefined ? {} : { locale: entry.locale }),
    ...(entry.timeZone !== undefined && isZone(entry.timeZone) ? { time_zone: entry.timeZone } : {}),
    ...(title === '' ? {} : { title }),
  };
}

/** Finds something to call somebody of whom the directory does not say a name. */
export const standInName = ({ address, accountId }: RosterEntry): string =>
  address?.split('@')[0] || accountId;

type Compared = { change: PersonChange; replaced: Replaced[] };

const localeOf = (text: string) => locales.find((it) => it === text);

/** Finds what a directory changes of a person who is known. */
export function compareEntry(says: Said, person: KnownPerson): Compared {
  const change: PersonChange = {};
  const replaced: Replaced[] = [];
  const take = (field: string, now: string | null, isOwn: boolean): string | undefined => {
    const verdict = judge({
      says: says[field],
      said: person.said?.[field],
      now: now ?? '',
      file: person.file?.[field],
      isPinned: person.pinned.includes(field),
      isOwn,
    });
    const is = says[field];
    if (!verdict.takes || is === undefined) return undefined;
    if (verdict.isReplaced) replaced.push({ person: person.name, field, was: now ?? '', is });
    return is;
  };
  const name = take('name', person.name, false);
  const locale = localeOf(take('locale', person.locale, true) ?? '');
  const timeZone = take('time_zone', person.timeZone, true);
  const title = take('title', person.title, false);
  if (name !== undefined) change.name = name;
  if (locale !== undefined) change.locale = locale;
  if (timeZone !== undefined) change.timeZone = timeZone;
  if (title !== undefined) change.title = title;
  const external = isExternal(says, person);
  if (external !== person.external) change.external = external;
  return { change, replaced };
}

/** Somebody is external only as long as nobody vouches for them: no file, and no directory that has them as a member. */
function isExternal(says: Said, person: KnownPerson): boolean {
  if (says.kind === person.said?.kind) return person.external;
  if (says.kind === 'member') return false;
  return person.file === undefined && person.others.every((it) => it.kind === 'guest');
}

/** Puts what is said now over what was said before; nothing where that is the same. */
export function newlySaid(says: Said, said: Said | undefined): Said | undefined {
  const all = { ...said, ...says };
  const isSame = said !== undefined && Object.entries(says).every(([key, value]) => said[key] === value);
  return isSame ? undefined : all;
}
