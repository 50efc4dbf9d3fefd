import { type Installation, PlatformError } from '../../src/chat/index.ts';
import { fieldIn, wordsIn } from '../../src/shared/read-answer.ts';
import { type Api, dataOf } from './api-client.ts';
import type { FeishuConfig } from './config.ts';
import { causeOf, isAppFault, toPlatformError } from './errors.ts';

/** Asks Feishu who the bot is; Feishu tells this beside the code, not in `data`. */
export const readBot = async (api: Api): Promise<unknown> =>
  fieldIn(await api.call({ method: 'GET', path: '/open-apis/bot/v3/info' }), 'bot');

/** Asks whose tenant it is; a permission of its own, without which the app's name has to do. */
export async function readTenant(api: Api): Promise<unknown> {
  const body = await api
    .call({ method: 'GET', path: '/open-apis/tenant/v2/tenant/query' })
    .catch(() => undefined);
  return fieldIn(dataOf(body), 'tenant');
}

/**
 * Asks Feishu where the app belongs. Its accounts (`ou_…`) are the app's own, so the app is the workspace, and not the company.
 * May throw a `PlatformError`.
 */
export async function readInstallation(
  api: Api,
  { appId }: Pick<FeishuConfig, 'appId'>,
): Promise<Installation> {
  const bot = await readBot(api).catch((error: unknown) => {
    throw refused(error);
  });
  const botId = wordsIn(bot, 'open_id');
  if (botId === undefined) throw new PlatformError('transient', 'Feishu did not say who the bot is');
  const tenant = await readTenant(api);
  const appName = wordsIn(bot, 'app_name') ?? '';
  return {
    workspace: appId,
    name: wordsIn(tenant, 'name') ?? (appName === '' ? appId : appName),
    botId,
    details: {
      /** Empty where Feishu would not say: every event carries it too. */
      tenantKey: wordsIn(tenant, 'tenant_key') ?? '',
      appName,
    },
  };
}

/** At the first start nobody has asked the doctor yet: the refusal itself says what to do. */
function refused(error: unknown): PlatformError {
  const { failure, message, retryAfterMs } = toPlatformError(error);
  const remedy = isAppFault(error)
    ? `Feishu refuses the app (${causeOf(error)}): check FEISHU_APP_ID and FEISHU_APP_SECRET against "Credentials & Basic Info" in the developer console, that the app has a bot, and that a version of it is released.`
    : `${message}. Check the network, the proxy and FEISHU_BASE_URL.`;
  return new PlatformError(failure, remedy, retryAfterMs);
}
