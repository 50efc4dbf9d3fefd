import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { actEvents, appEvents, CALLBACK, directoryEvents } from '../../../adapters/feishu/events.ts';
import { feishuManifest } from '../../../adapters/feishu/manifest.ts';
import { reasonOf, scopes } from '../../../adapters/feishu/scopes.ts';
import { locales } from '../../../src/shared/locale.ts';
import { eventScopes } from '../../support/feishu/event-scopes.ts';

const command = (name: string, ...aliases: string[]) => ({ name, aliases, summary: `About ${name}` });
const commands = [
  command('pacer', '同频'),
  command('pacer team'),
  command('checkin', 'check-in', '周同步', '周报'),
  command('kudos', '认可'),
];

describe('the manifest', () => {
  it('has the permissions in the shape that the console imports, each with its reason in the reader’s language', () => {
    for (const locale of locales) {
      const { scopes: imported, scope_reasons } = feishuManifest({ commands }, { locale });
      expect(imported).toEqual({ tenant: [...scopes], user: [] });
      expect(Object.keys(scope_reasons)).toEqual([...scopes]);
      for (const it of scopes) expect(scope_reasons[it]).toBe(reasonOf(it, locale));
    }
    for (const it of scopes) expect(reasonOf(it, 'zh-CN')).toMatch(/\p{Script=Han}/u);
  });

  it('subscribes to everything that the adapter hears, over the connection that is used', () => {
    const long = feishuManifest({ commands }, { locale: 'en' });
    expect(new Set(long.event_subscription.events)).toEqual(new Set([...actEvents, ...directoryEvents]));
    expect(long.callback_subscription).toEqual({ mode: 'long connection', callbacks: [CALLBACK] });
    const http = feishuManifest({ commands }, { locale: 'en', publicUrl: 'https://pacer.example.com' });
    expect(http.event_subscription).toMatchObject({ request_url: 'https://pacer.example.com/feishu/events' });
  });

  it('asks for a permission to hear of each event, and says what each event is for', () => {
    const granted = new Set<string>(scopes);
    const unheard = appEvents.filter((it) => eventScopes[it]?.some((one) => granted.has(one)) === false);
    expect(unheard).toEqual([]);
    for (const locale of locales) {
      const { event_reasons } = feishuManifest({ commands }, { locale });
      expect(Object.keys(event_reasons)).toEqual([...appEvents, CALLBACK]);
      for (const reason of Object.values(event_reasons))
        expect(/\p{Script=Han}/u.test(reason)).toBe(locale === 'zh-CN');
    }
  });

  it('is explained in the guide, in both languages', async () => {
    const guide = await readFile(new URL('../../../docs/FEISHU.md', import.meta.url), 'utf8');
    const [chinese = '', english = ''] = guide.split('\n## English\n');
    const all: string[] = [...scopes, ...appEvents, CALLBACK];
    for (const half of [chinese, english])
      expect(all.filter((it) => !half.includes(`\`${it}\``))).toEqual([]);
  });

  it('makes the bot’s menu of the commands, in the words of the language', () => {
    expect(feishuManifest({ commands }, { locale: 'zh-CN' }).bot.menu).toEqual([
      { name: '首页', event_key: 'pacer' },
      {
        name: '常用',
        children: [
          { name: '周同步', event_key: 'checkin' },
          { name: '认可', event_key: 'kudos' },
        ],
      },
    ]);
    const english = JSON.stringify(feishuManifest({ commands }, { locale: 'en' }).bot.menu);
    expect(english).toContain('{"name":"Check-in","event_key":"checkin"}');
    expect(english).toContain('{"name":"Kudos","event_key":"kudos"}');
  });

  it('stays within three entries with five behind each, and keys of 30 characters', () => {
    const many = Array.from({ length: 20 }, (_, i) => command(`command-${i}`));
    const { menu } = feishuManifest({ commands: [command('x'.repeat(31)), ...many] }, { locale: 'en' }).bot;
    expect(menu).toHaveLength(3);
    for (const it of menu) {
      if (!('children' in it)) continue;
      expect(it.children).toHaveLength(5);
      for (const child of it.children)
        expect('event_key' in child && child.event_key.length <= 30).toBe(true);
    }
  });
});
