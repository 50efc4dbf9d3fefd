import { ApiError, flagArg, type Methods, needArg, pageOf } from './api-args.ts';
import type { State, User } from './state.ts';
import { shownUser } from './users.ts';

function userOf(state: State, id: string, error = 'user_not_found'): User {
  const user = state.users.get(id);
  if (user === undefined) throw new ApiError(error);
  return user;
}

/** `users.*`, `team.*`, `usergroups.*`, `bots.*` and `auth.test`. */
export const peopleMethods: Methods = {
  'auth.test': {
    run: ({ team, bot }) => ({
      url: team.url,
      team: team.name,
      user: bot.name,
      team_id: team.id,
      user_id: bot.userId,
      bot_id: bot.id,
      is_enterprise_install: false,
    }),
  },
  'team.info': {
    scopes: ['team:read'],
    run: ({ team }) => ({
      team: { ...team, email_domain: '', icon: { image_default: true }, enterprise_id: '' },
    }),
  },
  'bots.info': {
    scopes: ['users:read'],
    run: ({ bot }, args) => {
      if (needArg(args, 'bot', 'bot_not_found') !== bot.id) throw new ApiError('bot_not_found');
      return { bot: { id: bot.id, deleted: false, name: bot.name, app_id: bot.appId, user_id: bot.userId } };
    },
  },
  'users.info': {
    scopes: ['users:read'],
    run: (state, args) => {
      const user = userOf(state, needArg(args, 'user', 'user_not_found'));
      return { user: shownUser(state, user, flagArg(args, 'include_locale')) };
    },
  },
  'users.list': {
    scopes: ['users:read'],
    run: (state, args) => {
      // Someone of another company is met in channels, not in the list.
      const all = [...state.users.values()].filter((it) => it.is_stranger !== true);
      const { page, next } = pageOf(all, args, 1_000);
      return {
        members: page.map((it) => shownUser(state, it, flagArg(args, 'include_locale'))),
        cache_ts: Math.floor(state.clock.now().getTime() / 1_000),
        response_metadata: { next_cursor: next },
      };
    },
  },
  'users.lookupByEmail': {
    scopes: ['users:read.email'],
    run: (state, args) => {
      const email = needArg(args, 'email').toLowerCase();
      const user = [...state.users.values()].find(
        (it) => !it.deleted && it.profile.email?.toLowerCase() === email,
      );
      if (user === undefined) throw new ApiError('users_not_found');
      return { user: shownUser(state, user, false) };
    },
  },
  'users.profile.get': {
    scopes: ['users.profile:read'],
    run: (state, args) => {
      const user = userOf(state, needArg(args, 'user'));
      const { profile } = shownUser(state, user, false);
      return { profile: { ...profile, fields: state.fieldValues.get(user.id) ?? {} } };
    },
  },
  'team.profile.get': {
    scopes: ['users.profile:read'],
    run: ({ fields }) => ({
      profile: {
        fields: fields.map((it, ordering) => ({ ...it, ordering, hint: '', possible_values: null })),
        sections: [],
      },
    }),
  },
  'usergroups.list': {
    scopes: ['usergroups:read'],
    run: ({ groups, team }, args) => ({
      usergroups: groups.map(({ users, ...it }) => ({
        ...it,
        team_id: team.id,
        is_usergroup: true,
        date_delete: 0,
        ...(flagArg(args, 'include_users') ? { users } : {}),
      })),
    }),
  },
  'usergroups.users.list': {
    scopes: ['usergroups:read'],
    run: ({ groups }, args) => {
      const group = groups.find((it) => it.id === needArg(args, 'usergroup'));
      if (group === undefined) throw new ApiError('no_such_subteam');
      return { users: group.users };
    },
  },
};
