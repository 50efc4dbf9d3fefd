import type { Locale } from '../../src/shared/locale.ts';
import { EVENTS_PATH } from './config.ts';
import { appEvents, CALLBACK, reasonOfEvent } from './events.ts';
import { reasonOf, scopes } from './scopes.ts';

/** What the features declare, as far as an app's set-up names it. */
export type Declared = {
  commands: readonly { name: string; aliases: readonly string[]; summary: string }[];
};

export type ManifestOptions = {
  locale: Locale;
  /** The address under which Feishu reaches the bot; without one the app keeps a long connection. */
  publicUrl?: string | undefined;
};

/** An entry of the menu in the conversation with the bot: it stands for a command, or opens more entries. */
type MenuEntry = { name: string; event_key: string } | { name: string; children: MenuEntry[] };

/** Feishu's menu has room for three entries with five behind each. */
const MOST_BEHIND = 5;
/** Characters of an entry's `event_key`. */
const LONGEST_KEY = 30;

const words = {
  en: { home: 'Home', first: 'Do', more: 'More' },
  'zh-CN': { home: '首页', first: '常用', more: '更多' },
} satisfies Record<Locale, Record<string, string>>;

const han = /\p{Script=Han}/u;
const capitalised = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;

/** Finds the name to show: a command is typed in one word, and read as the words that it consists of. */
function labelOf({ name, aliases }: Declared['commands'][number], locale: Locale): string {
  const chinese = locale === 'zh-CN' ? aliases.find((it) => han.test(it)) : undefined;
  return chinese ?? capitalised(aliases.find((it) => it.replaceAll('-', '') === name) ?? name);
}

/** Makes the bot's menu: home, and the commands; what finds no room in it is listed at home. */
function menuOf({ commands }: Declared, locale: Locale): MenuEntry[] {
  const { home, first, more } = words[locale];
  const entries = commands
    // A name of two words stands behind the first one.
    .filter(({ name }) => name !== 'pacer' && !name.includes(' ') && name.length <= LONGEST_KEY)
    .map((it) => ({ name: labelOf(it, locale), event_key: it.name }));
  const behind = [entries.slice(0, MOST_BEHIND), entries.slice(MOST_BEHIND, 2 * MOST_BEHIND)];
  return [
    { name: home, event_key: 'pacer' },
    ...behind.flatMap((children, i) =>
      children.length === 0 ? [] : [{ name: i === 0 ? first : more, children }],
    ),
  ];
}

/**
 * Makes what the developer console asks for, from what the features declare, so that the two cannot drift apart. `scopes` has the
 * shape that the console imports.
 */
export function feishuManifest(declared: Declared, { locale, publicUrl }: ManifestOptions) {
  const url = publicUrl === undefined ? undefined : new URL(EVENTS_PATH, publicUrl).href;
  const subscription = url === undefined ? { mode: 'long connection' } : { mode: 'http', request_url: url };
  return {
    scopes: { tenant: [...scopes], user: [] },
    scope_reasons: Object.fromEntries(scopes.map((it) => [it, reasonOf(it, locale)])),
    event_subscription: { ...subscription, events: [...appEvents] },
    callback_subscription: { ...subscription, callbacks: [CALLBACK] },
    event_reasons: Object.fromEntries([...appEvents, CALLBACK].map((it) => [it, reasonOfEvent(it, locale)])),
    bot: { menu: menuOf(declared, locale) },
  };
}
