import type { State, User } from './state.ts';

export type NewUser = Partial<Omit<User, 'profile'>> & {
  profile?: Partial<User['profile']>;
  email?: string;
  /** Values of custom profile fields, by field id. */
  fields?: Record<string, string>;
};

const offsetOf = (tz: string, at: Date): number => {
  const name = new Intl.DateTimeFormat('en', { timeZone: tz, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((it) => it.type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60);
};

/** Makes a person as `users.info` tells them. */
function makeUser(state: State, given: NewUser): User {
  const { email, fields: _, profile, ...rest } = given;
  const real = given.real_name ?? given.name ?? 'Somebody';
  const tz = given.tz ?? 'Europe/Berlin';
  const [first = '', ...last] = real.split(' ');
  return {
    id: state.ids.next('U'),
    team_id: state.team.id,
    name: given.name ?? real.toLowerCase().replaceAll(' ', '.'),
    deleted: false,
    real_name: real,
    tz,
    tz_label: tz,
    tz_offset: offsetOf(tz, state.clock.now()),
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    is_email_confirmed: email !== undefined,
    updated: Math.floor(state.clock.now().getTime() / 1_000),
    locale: 'en-US',
    ...rest,
    profile: {
      real_name: real,
      real_name_normalized: real,
      display_name: real,
      display_name_normalized: real,
      first_name: first,
      last_name: last.join(' '),
      title: '',
      status_text: '',
      team: state.team.id,
      ...(email === undefined ? {} : { email }),
      ...profile,
    },
  };
}

function setFields(state: State, user: string, fields: Record<string, string> | undefined): void {
  if (fields === undefined) return;
  const values = Object.entries(fields).map(([id, value]) => [id, { value, alt: '' }] as const);
  state.fieldValues.set(user, Object.fromEntries(values));
}

/** Adds a person to the workspace. */
export function addUser(state: State, given: NewUser): User {
  const user = makeUser(state, given);
  state.users.set(user.id, user);
  setFields(state, user.id, given.fields);
  return user;
}

/** Changes a person; who follows names is told by a `user_change`. */
export function changeUser(state: State, id: string, change: NewUser): User {
  const user = state.users.get(id);
  if (user === undefined) throw new Error(`There is no user ${id}`);
  const { email, fields, profile, ...rest } = change;
  const changed = {
    ...user,
    ...rest,
    updated: Math.floor(state.clock.now().getTime() / 1_000),
    profile: { ...user.profile, ...profile, ...(email === undefined ? {} : { email }) },
  };
  if (change.tz !== undefined) changed.tz_offset = offsetOf(change.tz, state.clock.now());
  state.users.set(id, changed);
  setFields(state, id, fields);
  return changed;
}

/** Adds the bot itself and Slackbot, who are in every workspace. */
export function addBots(state: State): void {
  const { userId, id, name } = state.bot;
  addUser(state, { id: userId, name, real_name: 'Pacer', is_bot: true, profile: { bot_id: id } });
  addUser(state, { id: 'USLACKBOT', name: 'slackbot', real_name: 'Slackbot' });
}

/** Shows a person as an app with these scopes sees them. */
export function shownUser(state: State, user: User, withLocale: boolean): Partial<User> {
  const { locale, profile, ...rest } = user;
  const { email, ...others } = profile;
  const seen = state.scopes.has('users:read.email') && email !== undefined ? { ...others, email } : others;
  return { ...rest, profile: seen, ...(withLocale ? { locale } : {}) };
}
