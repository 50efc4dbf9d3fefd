import { cleanWords, type RosterEntry } from '../../src/chat/index.ts';
import type { Locale } from '../../src/shared/locale.ts';
import { fieldIn, isSet, wordsIn } from '../../src/shared/read-answer.ts';

const oneLine = (words: string | undefined): string | undefined => {
  const line = cleanWords(words ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
  return line === '' ? undefined : line;
};

/** Reads a name in the language of the company's people: Feishu keeps one as it is spoken, and perhaps an English one. */
export function nameIn(of: unknown, locale: Locale): string | undefined {
  const [name, english] = [oneLine(wordsIn(of, 'name')), oneLine(wordsIn(of, 'en_name'))];
  return locale === 'en' ? (english ?? name) : (name ?? english);
}

/** Reads the name of a department or group, which may be written down in several languages. */
export function titleIn(of: unknown, names: 'i18n_name' | 'i18n_names', locale: Locale): string | undefined {
  const translated = wordsIn(fieldIn(of, names), locale === 'en' ? 'en_us' : 'zh_cn');
  return oneLine(translated) ?? oneLine(wordsIn(of, 'name'));
}

/** Without the permission for it Feishu leaves the status out; then those whom it lists are there. */
function isActive(status: unknown): boolean {
  if (typeof status !== 'object' || status === null) return true;
  if (fieldIn(status, 'is_activated') === false) return false;
  return !['is_frozen', 'is_resigned', 'is_exited', 'is_unjoin'].some((mark) => isSet(status, mark));
}

/** Reads who manages a user; undefined where Feishu does not say, `null` where it says that nobody does. */
function managerOf(user: unknown, accountId: string): string | null | undefined {
  const leader = fieldIn(user, 'leader_user_id');
  if (typeof leader !== 'string') return undefined;
  return leader === '' || leader === accountId ? null : leader;
}

/** Reads a user of the contact API as a roster entry. Of language and zone Feishu's directory knows nothing. */
export function readUser(user: unknown, locale: Locale): RosterEntry | undefined {
  const accountId = wordsIn(user, 'open_id');
  if (accountId === undefined) return undefined;
  const address = oneLine(wordsIn(user, 'enterprise_email')) ?? oneLine(wordsIn(user, 'email'));
  const title = oneLine(wordsIn(user, 'job_title'));
  const managerId = managerOf(user, accountId);
  const name = nameIn(user, locale);
  return {
    accountId,
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
    ...(title === undefined ? {} : { title }),
    ...(managerId === undefined ? {} : { managerId }),
    kind: 'member',
    active: isActive(fieldIn(user, 'status')),
  };
}
