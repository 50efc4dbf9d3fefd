import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { botEvents, eventScopes } from '../../../adapters/slack/events.ts';
import { slackManifest } from '../../../adapters/slack/manifest.ts';
import { botScopes, scopeReasons } from '../../../adapters/slack/scopes.ts';
import { declaredFor } from '../../../src/cli/commands/manifest.ts';
import { readConfig } from '../../../src/config.ts';
import { locales } from '../../../src/shared/locale.ts';

const root = join(import.meta.dirname, '../../..');
const config = readConfig({});

const made = async (locale: (typeof locales)[number], publicUrl?: string, readsProfiles = false) =>
  slackManifest(await declaredFor(config, locale), { locale, publicUrl, readsProfiles });
type Manifest = Awaited<ReturnType<typeof made>>;

type Text = { least?: number; most: number; like?: RegExp };
/** Slack's limits for what a manifest says (manifest schema 2.0.0). */
const texts: Readonly<Record<string, Text>> = {
  name: { least: 1, most: 35 },
  description: { least: 1, most: 140 },
  longDescription: { least: 175, most: 4_000 },
  botName: { least: 1, most: 80 },
  command: { least: 2, most: 32, like: /^\/[^\s/\p{Lu}]+$/u },
  commandDescription: { least: 1, most: 2_000 },
  usageHint: { least: 1, most: 1_000 },
  shortcutName: { least: 1, most: 24 },
  callbackId: { least: 1, most: 255 },
  shortcutDescription: { least: 1, most: 150 },
  url: { least: 1, most: 3_500, like: /^https:\/\// },
};
const most = { commands: 50, shortcuts: 10, events: 100, scopes: 255 } as const;

/** Every text of a manifest, with the limit that it has to keep. */
function textsOf({ display_information: shown, features, settings }: Manifest): [string, string][] {
  const urls = [
    settings.event_subscriptions.request_url,
    settings.interactivity.request_url,
    settings.interactivity.message_menu_options_url,
    ...features.slash_commands.map((it) => it.url),
  ];
  return [
    ['name', shown.name],
    ['description', shown.description],
    ['longDescription', shown.long_description],
    ['botName', features.bot_user.display_name],
    ...features.slash_commands.flatMap((it): [string, string][] => [
      ['command', it.command],
      ['commandDescription', it.description],
      ...(it.usage_hint === undefined ? [] : ([['usageHint', it.usage_hint]] as [string, string][])),
    ]),
    ...features.shortcuts.flatMap((it): [string, string][] => [
      ['shortcutName', it.name],
      ['callbackId', it.callback_id],
      ['shortcutDescription', it.description],
    ]),
    ...urls.flatMap((it): [string, string][] => (it === undefined ? [] : [['url', it]])),
  ];
}

function problemsOf(manifest: Manifest): string[] {
  const { features, settings, oauth_config } = manifest;
  const counted = {
    commands: features.slash_commands.map((it) => it.command),
    shortcuts: features.shortcuts.map((it) => it.callback_id),
    events: settings.event_subscriptions.bot_events,
    scopes: oauth_config.scopes.bot,
  };
  const wrong = textsOf(manifest).flatMap(([kind, text]) => {
    const limit = texts[kind];
    if (limit === undefined) return [`nobody knows how long a ${kind} may be`];
    const { least = 0, most: longest, like = /./ } = limit;
    return text.length < least || text.length > longest || !like.test(text) ? [`${kind}: ${text}`] : [];
  });
  const tooMany = Object.entries(counted).flatMap(([kind, list]) => [
    ...(list.length > most[kind as keyof typeof most] ? [`${kind}: ${list.length}`] : []),
    ...(new Set(list).size < list.length ? [`${kind}: one of them twice`] : []),
    ...(list.length === 0 ? [`${kind}: none`] : []),
  ]);
  return [...wrong, ...tooMany];
}

/** The words by which Slack calls its events, from its own types. */
function slackEvents(): Set<string> {
  const types = dirname(createRequire(import.meta.url).resolve('@slack/types/package.json'));
  const folder = join(types, 'dist/events');
  const declared = readdirSync(folder)
    .filter((it) => it.endsWith('.d.ts'))
    .flatMap((it) => [...readFileSync(join(folder, it), 'utf8').matchAll(/\btype: '([a-z_]+)'/g)]);
  return new Set(declared.map((it) => it[1] ?? ''));
}

/** The events that the adapter does something with. */
function handledEvents(): string[] {
  const known = slackEvents();
  const words = ['listen.ts', 'directory.ts'].flatMap((file) => [
    ...readFileSync(join(root, 'adapters/slack', file), 'utf8').matchAll(/'([a-z_]+)'/g),
  ]);
  return [...new Set(words.map((it) => it[1] ?? ''))].filter((it) => known.has(it)).sort();
}

describe('the manifest', () => {
  it.each(locales)('keeps every limit of Slack in %s, for both connections', async (locale) => {
    expect(problemsOf(await made(locale))).toEqual([]);
    expect(problemsOf(await made(locale, 'https://pacer.example.com', true))).toEqual([]);
  });

  it('notices what breaks a limit', async () => {
    const manifest = await made('en');
    const [first] = manifest.features.shortcuts;
    if (first === undefined) throw new Error('There is no shortcut');
    first.name = 'Much longer than a menu is wide';
    manifest.features.slash_commands.push(...manifest.features.slash_commands);
    expect(problemsOf(manifest)).toEqual([
      'shortcutName: Much longer than a menu is wide',
      'commands: one of them twice',
    ]);
  });

  it('names the commands, once in English and once in Chinese, and every shortcut', async () => {
    const { slash_commands, shortcuts } = (await made('en')).features;
    const names = slash_commands.map((it) => it.command);
    expect(names).toEqual(
      expect.arrayContaining(['/pacer', '/checkin', '/周同步', '/kudos', '/认可', '/feedback', '/反馈']),
    );
    expect(slash_commands.every((it) => it.should_escape)).toBe(true);
    expect(shortcuts.map((it) => [it.name, it.type])).toEqual(
      expect.arrayContaining([
        ['Check in', 'global'],
        ['Thank for this', 'message'],
        ['Give feedback on this', 'message'],
      ]),
    );
  });

  it('has addresses for signed HTTP only', async () => {
    const [socket, http] = [await made('en'), await made('en', 'https://pacer.example.com/')];
    expect(JSON.stringify(socket)).not.toContain('https://');
    expect(socket.settings.socket_mode_enabled).toBe(true);
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: 'https://pacer.example.com/slack/events' },
      interactivity: {
        request_url: 'https://pacer.example.com/slack/events',
        message_menu_options_url: 'https://pacer.example.com/slack/events',
      },
    });
    const urls = http.features.slash_commands.map((it) => it.url);
    expect(new Set(urls)).toEqual(new Set(['https://pacer.example.com/slack/events']));
  });

  it('subscribes to exactly the events that are handled', () => {
    const subscribed = botEvents.map((it) => it.replace(/^message\.im$/, 'message'));
    expect(handledEvents()).toEqual([...subscribed].sort());
    expect(handledEvents().length).toBeGreaterThan(15);
  });

  it('asks for every scope that an event needs, and for none without a reason', async () => {
    const scopes = botScopes({ readsProfiles: false });
    for (const it of eventScopes) expect(scopes).toContain(it);
    expect((await made('en')).oauth_config.scopes.bot).toEqual(scopes);
    expect(botScopes({ readsProfiles: true })).toEqual([...scopes, 'users.profile:read']);
    for (const [scope, reason] of Object.entries(scopeReasons)) expect(reason, scope).toMatch(/\w{4}/);
    // Pacer never reads what is written in channels.
    expect(scopes.filter((it) => /^(channels|groups|mpim):history|chat:write\.public/.test(it))).toEqual([]);
  });
});

describe('docs/SLACK.md', () => {
  const page = readFileSync(join(root, 'docs/SLACK.md'), 'utf8');

  it('gives for each permission the reason that the program has', () => {
    const rows = [...page.matchAll(/^\| `([a-z.:_]+)` \| (.+) \|$/gm)].map(([, scope, why]) => [scope, why]);
    expect(Object.fromEntries(rows)).toEqual(scopeReasons);
  });

  it('shows pictures that are there', () => {
    const pictures = [...page.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map((it) => it[1] ?? '');
    expect(pictures.length).toBeGreaterThan(5);
    for (const it of pictures) expect(readFileSync(join(root, 'docs', it)).byteLength).toBeLessThan(120_000);
  });
});
