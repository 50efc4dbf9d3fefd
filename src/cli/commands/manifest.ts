import { createApp } from '../../app.ts';
import type { Config } from '../../config.ts';
import { tables } from '../../schema.ts';
import { realClock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { openLog } from '../../shared/log.ts';
import { openStore } from '../../storage/open.ts';
import { version } from '../../version.ts';
import { readSettings } from '../read-settings.ts';
import { type Exit, exits, type Terminal } from '../terminal.ts';

/** Asks the features what they declare, over a database in memory: nothing has to be set up yet. */
export async function declaredFor(config: Config, locale: Locale) {
  const store = await openStore({ url: ':memory:', tables, mark: 'real', version, role: 'bot' });
  try {
    const { registry } = createApp({
      store,
      clock: realClock,
      newId,
      log: openLog('silent'),
      platforms: [],
      settings: readSettings(config),
    });
    return {
      commands: registry.commands.map(({ name, declaration: { aliases, describe } }) => {
        const { summary, usage } = describe(locale);
        return { name, aliases, summary, usage: usage.map((it) => it.line) };
      }),
      shortcuts: [...registry.shortcuts].map(([name, { on, describe }]) => ({
        name,
        on,
        ...describe(locale),
      })),
    };
  } finally {
    await store.close();
  }
}

type Wanted = { locale: Locale; http: boolean };

/** The address for signed HTTP; without one the app keeps a connection of its own open. */
const urlFor = (config: Config, { http }: Wanted): string | undefined =>
  http ? (config.publicUrl ?? 'https://pacer.example.com') : undefined;

/** Prints the manifest from which a Slack app is made. */
export async function printSlackManifest(config: Config, terminal: Terminal, wanted: Wanted): Promise<Exit> {
  const { slackManifest } = await import('../../../adapters/slack/manifest.ts');
  const manifest = slackManifest(await declaredFor(config, wanted.locale), {
    locale: wanted.locale,
    publicUrl: urlFor(config, wanted),
    readsProfiles: config.slack?.managerField !== undefined,
  });
  terminal.out(JSON.stringify(manifest, null, 2));
  return exits.ok;
}

/** Prints what the developer console of Feishu or Lark asks for: scopes, events, callbacks and the bot's menu. */
export async function printFeishuManifest(config: Config, terminal: Terminal, wanted: Wanted): Promise<Exit> {
  const { feishuManifest } = await import('../../../adapters/feishu/manifest.ts');
  const manifest = feishuManifest(await declaredFor(config, wanted.locale), {
    locale: wanted.locale,
    publicUrl: urlFor(config, wanted),
  });
  terminal.out(JSON.stringify(manifest, null, 2));
  return exits.ok;
}
