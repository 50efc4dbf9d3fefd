import type { Installation, MessageRef } from '../../src/chat/index.ts';
import { createAppWatch } from '../../src/shared/app-watch.ts';
import { createPatience, type Wait } from '../../src/shared/patience.ts';
import type { Api } from './api-client.ts';
import { createChannels } from './channels.ts';
import { createChecks } from './checks.ts';
import type { FeishuParts } from './config.ts';
import { createFeishuDirectory } from './directory.ts';
import { refusalIn, toPlatformError } from './errors.ts';
import { DEFAULT_TIMEOUT } from './http-instance.ts';
import { createSend } from './send.ts';
import { createUpdateTurns } from './update-turns.ts';
import { createUploads } from './upload.ts';

type Parts = Pick<FeishuParts, 'config' | 'defaultLocale' | 'paint' | 'realClock' | 'log' | 'options'> & {
  api: Api;
  installation: Installation;
  /** Whether a message shows a form that somebody may be filling in: it is not brought up to date then. */
  showsForm: (ref: MessageRef) => boolean;
  /** Waits between the pages of a long reading, where Feishu asks for it. */
  wait?: Wait;
  settleMs?: number | undefined;
};

/** Makes everything that the adapter asks of Feishu: messages, pictures, people, groups, the doctor's checks. */
export function createOutbound(parts: Parts) {
  const {
    api,
    installation,
    config,
    defaultLocale: locale,
    paint,
    realClock,
    log,
    options,
    showsForm,
  } = parts;
  const { httpTimeoutMs = DEFAULT_TIMEOUT } = options ?? {};
  const { workspace, details } = installation;
  const patiently = createPatience(toPlatformError, parts.wait);
  const uploads = createUploads({ api, paint, log, httpTimeoutMs });
  const turns = createUpdateTurns();
  const channels = createChannels({ api, patiently, realClock, locale });
  const tenantKey = details.tenantKey ?? '';
  return {
    /** `send`, `update` and `find` of the port. */
    messages: createSend({
      api,
      uploads,
      turns,
      watch: createAppWatch({ log, chat: 'Feishu', refusalIn }),
      log,
      showsForm,
    }),
    directory: createFeishuDirectory({
      api,
      patiently,
      channels,
      workspace,
      tenantKey,
      locale,
      log,
      settleMs: parts.settleMs,
    }),
    channels,
    uploads,
    /** The turns in which a message is updated, for whoever updates one besides `messages`. */
    turns,
    checks: createChecks({ api, config, realClock, httpTimeoutMs }),
  };
}

export type Outbound = ReturnType<typeof createOutbound>;
