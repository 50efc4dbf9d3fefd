import { ApiError, type Methods, needArg } from './api-args.ts';

/** The one code that `oauth.v2.access` exchanges. */
export const OAUTH_CODE = 'granted';

/** `api.test`, `apps.connections.open` and `oauth.v2.access`. */
export const appMethods: Methods = {
  'api.test': { token: 'none', run: (_, args) => ({ args }) },
  'apps.connections.open': {
    token: 'app',
    run: (state) => {
      const refused = state.refusedConnections.shift();
      if (refused !== undefined) throw new ApiError(refused);
      const ticket = state.ids.next('').toLowerCase();
      state.tickets.add(ticket);
      return { url: `${state.origin.api.replace('http', 'ws')}/link/?ticket=${ticket}` };
    },
  },
  'oauth.v2.access': {
    token: 'none',
    run: ({ bot, scopes, team, tokens }, args) => {
      if (needArg(args, 'code', 'invalid_code') !== OAUTH_CODE) throw new ApiError('invalid_code');
      return {
        app_id: bot.appId,
        authed_user: { id: bot.userId },
        team: { id: team.id, name: team.name },
        enterprise: null,
        is_enterprise_install: false,
        scope: [...scopes].join(','),
        token_type: 'bot',
        access_token: tokens.bot,
        bot_user_id: bot.userId,
      };
    },
  },
};
