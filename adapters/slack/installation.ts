import type { WebClient } from '@slack/web-api';
import { type Installation, PlatformError } from '../../src/chat/index.ts';
import { wordsIn } from '../../src/shared/read-answer.ts';
import { causeOf, isTokenFault, toPlatformError } from './errors.ts';

/** Asks Slack where the token belongs; `url` and `domain` are for permalinks. May throw a `PlatformError`. */
export async function readInstallation(client: WebClient): Promise<Installation> {
  const auth = await client.apiCall('auth.test').catch((error: unknown) => {
    throw refused(error);
  });
  const [workspace, botId, url = ''] = [
    wordsIn(auth, 'team_id'),
    wordsIn(auth, 'user_id'),
    wordsIn(auth, 'url'),
  ];
  if (workspace === undefined || botId === undefined)
    throw new PlatformError('transient', 'Slack did not say which workspace the token belongs to');
  return {
    workspace,
    name: wordsIn(auth, 'team') ?? workspace,
    botId,
    details: {
      url,
      domain: /^https:\/\/([^./]+)\./.exec(url)?.[1] ?? '',
      /** The bot as the author of messages, which is not its user. */
      botMessageId: wordsIn(auth, 'bot_id') ?? '',
      enterprise: wordsIn(auth, 'enterprise_id') ?? '',
    },
  };
}

/** At the first start nobody has asked the doctor yet: the refusal itself says what to do. */
function refused(error: unknown): PlatformError {
  const { failure, message, retryAfterMs } = toPlatformError(error);
  const remedy = isTokenFault(error)
    ? `Slack refuses the bot token (${causeOf(error)}): install the app to the workspace and copy its Bot User OAuth Token (xoxb-…) into SLACK_BOT_TOKEN.`
    : `${message}. Check the network, the proxy and SLACK_API_URL.`;
  return new PlatformError(failure, remedy, retryAfterMs);
}
