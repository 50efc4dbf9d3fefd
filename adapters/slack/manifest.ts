import type { Locale } from '../../src/shared/locale.ts';
import { EVENTS_PATH } from './config.ts';
import { botEvents } from './events.ts';
import { botScopes } from './scopes.ts';

/** What the features declare, as far as an app's manifest names it. */
export type Declared = {
  commands: readonly {
    name: string;
    aliases: readonly string[];
    summary: string;
    usage: readonly string[];
  }[];
  shortcuts: readonly { name: string; on: 'message' | 'anywhere'; label: string; summary: string }[];
};

export type ManifestOptions = {
  locale: Locale;
  /** The address under which Slack reaches the bot; without one the app uses Socket Mode. */
  publicUrl?: string | undefined;
  /** Whether managers come from a custom profile field. */
  readsProfiles: boolean;
};

/** What a feature may say at length and Slack has little room for (manifest schema 2.0.0). */
const longest = { commandDescription: 2_000, usageHint: 1_000, shortcutDescription: 150 } as const;

const cut = (words: string, most: number): string =>
  words.length > most ? `${words.slice(0, most - 1)}…` : words;

const about = {
  en: {
    description: 'Weekly check-ins, feedback, thanks and goals, in the chat you already use.',
    long: 'Pacer asks for a short check-in each week, lets colleagues give structured feedback and say thanks, keeps goals moving, and tells managers early, kindly and with figures when something falls behind. Every form says first who will read it. Pacer reads no channel history and infers no emotions.',
  },
  'zh-CN': {
    description: '周同步、反馈、认可和目标，就在你每天用的聊天工具里。',
    long: 'Pacer（同频）每周用一分钟了解进展，让同事之间给出结构化的反馈和认可，推动目标前进；有事情落后时，尽早、友善地用数据告诉上级。每张表单的第一行都写明谁会看到。Pacer 不读取频道的历史消息，也不推断任何人的情绪。它由你所在的公司自己运行，填写的内容保存在公司自己的数据库里，每个人都可以随时查看、更正或删除自己写下的文字。提醒有节制：只在工作时间发送，可以减少，也可以随时停止；一键就能回答，草稿会保留，提交过的内容不会丢失。',
  },
} satisfies Record<Locale, { description: string; long: string }>;

const han = /\p{Script=Han}/u;

/** The names under which a command is installed: its own, and its Chinese one. What they lead to also stands under `/pacer`. */
function namesOf({ name, aliases }: Declared['commands'][number]): string[] {
  const chinese = name === 'pacer' ? undefined : aliases.find((it) => han.test(it));
  return [name, ...(chinese === undefined ? [] : [chinese])];
}

const slashCommands = ({ commands }: Declared, url: string | undefined) =>
  commands
    // A name of two words stands behind the first one.
    .filter(({ name }) => !name.includes(' '))
    .flatMap((command) =>
      namesOf(command).map((name) => ({
        command: `/${name}`,
        description: cut(command.summary, longest.commandDescription),
        ...(command.usage.length === 0
          ? {}
          : { usage_hint: cut(command.usage.join(' | '), longest.usageHint) }),
        // People arrive as accounts, not as names to guess at.
        should_escape: true,
        ...(url === undefined ? {} : { url }),
      })),
    );

const shortcutsOf = ({ shortcuts }: Declared) =>
  shortcuts.map(({ name, on, label, summary }) => ({
    name: label,
    type: on === 'message' ? 'message' : 'global',
    callback_id: name,
    description: cut(summary, longest.shortcutDescription),
  }));

/** Makes the manifest of the Slack app from what the features declare, so that the two cannot drift apart. */
export function slackManifest(declared: Declared, { locale, publicUrl, readsProfiles }: ManifestOptions) {
  const url = publicUrl === undefined ? undefined : new URL(EVENTS_PATH, publicUrl).href;
  const request = url === undefined ? {} : { request_url: url };
  return {
    _metadata: { major_version: 2, minor_version: 0 },
    display_information: {
      name: 'Pacer',
      description: about[locale].description,
      long_description: about[locale].long,
      background_color: '#1f3a5f',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'Pacer', always_online: true },
      shortcuts: shortcutsOf(declared),
      slash_commands: slashCommands(declared, url),
    },
    oauth_config: { scopes: { bot: botScopes({ readsProfiles }) } },
    settings: {
      event_subscriptions: { ...request, bot_events: [...botEvents] },
      interactivity: {
        is_enabled: true,
        ...request,
        ...(url === undefined ? {} : { message_menu_options_url: url }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}
