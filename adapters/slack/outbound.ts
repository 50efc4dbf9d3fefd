import type { WebClient } from '@slack/web-api';
import type { Installation } from '../../src/chat/index.ts';
import { createPatience } from '../../src/shared/patience.ts';
import { createChannels } from './channels.ts';
import type { SlackParts } from './config.ts';
import { createDirectChannels } from './direct-channels.ts';
import { createSlackDirectory } from './directory.ts';
import { toPlatformError } from './errors.ts';
import { createSend } from './send.ts';
import { createUploads } from './upload.ts';
import { DEFAULT_TIMEOUT } from './web-client.ts';

type Parts = Pick<SlackParts, 'config' | 'paint' | 'realClock' | 'log' | 'options'> & {
  client: WebClient;
  installation: Installation;
};

/** Makes everything that the adapter asks of Slack while it runs: messages, pictures, people, channels. */
export function createOutbound({ client, installation, config, paint, realClock, log, options }: Parts) {
  const { httpTimeoutMs = DEFAULT_TIMEOUT } = options ?? {};
  const { workspace, botId, details } = installation;
  const direct = createDirectChannels();
  const uploads = createUploads({ client, paint, log, httpTimeoutMs });
  const channels = createChannels({ client, patiently: createPatience(toPlatformError), realClock });
  const own = { workspace, enterprise: details.enterprise ?? '', botId };
  return {
    /** `send`, `update` and `find` of the port. */
    messages: createSend({ client, uploads, direct, realClock, log, botId }),
    directory: createSlackDirectory({ client, config, own, channels, realClock, log }),
    channels,
    uploads,
    /** Learns whose direct conversation a channel is, from an event that shows it. */
    learn: direct.learn,
  };
}

export type Outbound = ReturnType<typeof createOutbound>;
