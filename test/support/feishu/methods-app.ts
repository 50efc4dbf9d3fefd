import type { Json } from './check-shape.ts';
import { Refused } from './refused.ts';
import type { State } from './state.ts';
import type { Method } from './web-api.ts';

/** With less than half an hour left a new token is given. */
const NEW_BELOW_MS = 1_800_000;
const MOST_IMAGE_BYTES = 10 * 1_024 * 1_024;

function needApp(state: State, id: unknown, secret: unknown): void {
  if (id !== state.app.id) throw new Refused(10003, 'invalid param', 200);
  if (secret !== state.app.secret) throw new Refused(10014, 'app secret invalid', 200);
}

function token(state: State): Json {
  // The client counts by the machine's clock.
  const now = Date.now();
  const kept = [...state.tokens].find(([, until]) => until - now >= NEW_BELOW_MS);
  const [given, until] = kept ?? [state.next('t-'), now + state.tokenMs];
  state.tokens.set(given, until);
  return { tenant_access_token: given, expire: Math.floor((until - now) / 1_000) };
}

/** The app itself: its token, its bot, its tenant, its pictures, the address of its long connection. */
export const appMethods = (state: State, wsUrl: () => Json): Method[] => [
  {
    name: 'token',
    open: true,
    flat: true,
    route: 'POST /auth/v3/tenant_access_token/internal',
    answer: ({ body }) => {
      needApp(state, body.app_id, body.app_secret);
      return token(state);
    },
  },
  {
    name: 'bot.info',
    flat: true,
    route: 'GET /bot/v3/info',
    answer: () => ({
      bot: {
        activate_status: 2,
        app_name: state.app.name,
        open_id: state.app.openId,
        avatar_url: '',
        ip_white_list: [],
      },
    }),
  },
  {
    name: 'tenant.query',
    scope: 'tenant:tenant:readonly',
    route: 'GET /tenant/v2/tenant/query',
    answer: () => ({
      tenant: { name: state.tenant.name, display_id: 'F0001', tenant_tag: 0, tenant_key: state.tenant.key },
    }),
  },
  {
    name: 'app.scopes',
    route: 'GET /application/v6/scopes',
    answer: () => ({
      scopes: [...(state.scopes ?? [])].map((scope_name) => ({ scope_name, grant_status: 1 })),
    }),
  },
  {
    name: 'image.create',
    scope: 'im:resource',
    route: 'POST /im/v1/images',
    answer: ({ file, body }) => {
      if (body.image_type !== 'message') throw new Refused(234001, 'Invalid request param: image_type');
      if (file === undefined || file.length === 0) throw new Refused(234010, 'File size cannot be 0');
      if (file.length > MOST_IMAGE_BYTES)
        throw new Refused(234006, 'The file size exceeds the maximum value');
      const key = state.next('img_v3_');
      state.images.set(key, file);
      return { image_key: key };
    },
  },
  {
    name: 'ws.endpoint',
    open: true,
    route: 'POST /callback/ws/endpoint',
    answer: ({ body }) => {
      if (body.AppID !== state.app.id || body.AppSecret !== state.app.secret)
        throw new Refused(514, 'auth failed', 200);
      return wsUrl();
    },
  },
];
