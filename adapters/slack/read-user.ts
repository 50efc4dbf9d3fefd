import { cleanWords, type RosterEntry } from '../../src/chat/index.ts';
import { nearestLocale } from '../../src/shared/locale.ts';
import { fieldIn, isSet, wordsIn } from '../../src/shared/read-answer.ts';

/** Where the bot belongs: a workspace and the enterprise that it may be part of, and the bot's own user. */
export type Own = { workspace: string; enterprise: string; botId: string };

const botMarks = ['is_bot', 'is_workflow_bot', 'is_connector_bot'] as const;
const guestMarks = ['is_restricted', 'is_ultra_restricted', 'is_stranger'] as const;

const oneLine = (words: string | undefined): string | undefined => {
  const line = cleanWords(words ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
  return line === '' ? undefined : line;
};

/** A zone that this machine does not know is left out: nothing could be reckoned in it. */
function zoneOf(user: unknown): string | undefined {
  const zone = wordsIn(user, 'tz');
  if (zone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone === ''
      ? undefined
      : zone;
  } catch {
    return undefined;
  }
}

/** Tells whether a user is a program; `is_app_user` is not among the marks, it is a person who uses an app. */
export const isBot = (user: unknown): boolean =>
  // Slackbot carries no mark.
  fieldIn(user, 'id') === 'USLACKBOT' || botMarks.some((mark) => isSet(user, mark));

function isOfOwn(user: unknown, { workspace, enterprise }: Omit<Own, 'botId'>): boolean {
  const team = wordsIn(user, 'team_id');
  if (team === undefined || team === workspace) return true;
  const itsEnterprise = wordsIn(fieldIn(user, 'enterprise_user'), 'enterprise_id');
  return enterprise !== '' && (itsEnterprise === enterprise || team === enterprise);
}

/** Reads a user as a roster entry; a bot is none. Who is invited from outside or of another company is a guest. */
export function readUser(user: unknown, own: Omit<Own, 'botId'>): RosterEntry | undefined {
  const accountId = wordsIn(user, 'id');
  if (accountId === undefined || isBot(user)) return undefined;
  const profile = fieldIn(user, 'profile');
  const name =
    oneLine(wordsIn(profile, 'display_name')) ??
    oneLine(wordsIn(profile, 'real_name') ?? wordsIn(user, 'real_name')) ??
    oneLine(wordsIn(user, 'name')) ??
    accountId;
  // An address that nobody confirmed could be anybody's.
  const address = isSet(user, 'is_email_confirmed') ? oneLine(wordsIn(profile, 'email')) : undefined;
  const locale = wordsIn(user, 'locale');
  const timeZone = zoneOf(user);
  const title = oneLine(wordsIn(profile, 'title'));
  const isGuest = guestMarks.some((mark) => isSet(user, mark)) || !isOfOwn(user, own);
  return {
    accountId,
    name,
    ...(address === undefined ? {} : { address }),
    ...(locale === undefined ? {} : { locale: nearestLocale(locale) }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(title === undefined ? {} : { title }),
    kind: isGuest ? 'guest' : 'member',
    active: !isSet(user, 'deleted'),
  };
}
