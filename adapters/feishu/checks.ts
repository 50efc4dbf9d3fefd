import type { Check } from '../../src/chat/index.ts';
import type { Clock } from '../../src/shared/clock.ts';
import type { Locale } from '../../src/shared/locale.ts';
import { fieldIn, wordsIn } from '../../src/shared/read-answer.ts';
import { type Api, baseUrlOf } from './api-client.ts';
import { createChannels } from './channels.ts';
import { checkClock } from './check-clock.ts';
import { say } from './check-copy.ts';
import type { FeishuConfig } from './config.ts';
import { readContactScope } from './departments.ts';
import { causeOf, isAppFault } from './errors.ts';
import { createHttpInstance } from './http-instance.ts';
import { readBot, readTenant } from './installation.ts';
import { FeishuRefusal } from './refusal.ts';
import { tryScopes } from './try-scopes.ts';

type Parts = { api: Api; config: FeishuConfig; realClock: Clock; httpTimeoutMs: number };
type Words = ReturnType<typeof say>;

/** The bot is switched on in the company. */
const ACTIVE = 2;
/** Too many long connections. */
const FULL = 1_000_040_350;

const fine = (sentence: string): Check => ({ state: 'fine', sentence });
const note = (sentence: string): Check => ({ state: 'note', sentence });
const wrong = (sentence: string): Check => ({ state: 'wrong', sentence });

/** The doctor asks once: who waits for it wants to hear now what is wrong. */
const atOnce = async <T>(call: () => Promise<T>): Promise<T> => call();

/** Makes the checks of Feishu's side of the set-up: credentials, permissions, connection, clock, contact scope, groups. */
export function createChecks({ api, config, realClock, httpTimeoutMs }: Parts) {
  const url = baseUrlOf(config);

  async function checkApp(words: Words): Promise<{ isKnown: boolean; check: Check }> {
    try {
      const bot = await readBot(api);
      const status = fieldIn(bot, 'activate_status');
      if (typeof status === 'number' && status !== ACTIVE)
        return { isKnown: true, check: wrong(words.botOff()) };
      const name = wordsIn(bot, 'app_name') ?? config.appId;
      const company = wordsIn(await readTenant(api), 'name') ?? config.appId;
      return { isKnown: true, check: fine(words.appFine({ company, bot: name })) };
    } catch (error) {
      const why = causeOf(error);
      const sentence = isAppFault(error) ? words.appWrong({ code: why }) : words.notReached({ url, why });
      return { isKnown: false, check: wrong(sentence) };
    }
  }

  async function checkConnection(words: Words): Promise<Check> {
    const { appId, appSecret, encryptKey, verificationToken } = config;
    if ((encryptKey === undefined) !== (verificationToken === undefined)) return wrong(words.secretMissing());
    if (encryptKey !== undefined) return fine(words.secretsFine());
    try {
      // Feishu hands out an address; as long as nobody goes there, no event does.
      const data = { AppID: appId, AppSecret: appSecret };
      const headers = { locale: 'zh' };
      const http = createHttpInstance(httpTimeoutMs);
      await http.request({ method: 'POST', url: `${url}/callback/ws/endpoint`, data, headers });
      return fine(words.connectionFine());
    } catch (error) {
      if (error instanceof FeishuRefusal && error.code === FULL) return wrong(words.connectionFull());
      return wrong(words.connectionWrong({ code: causeOf(error) }));
    }
  }

  async function checkContactScope(words: Words): Promise<Check> {
    try {
      const scope = await readContactScope({ api, patiently: atOnce });
      if (scope.isWhole) return fine(words.scopeWhole());
      const { departments, users, groups } = scope;
      if (departments.length + users.length + groups.length === 0) return wrong(words.scopeEmpty());
      return note(words.scopePart({ departments: departments.length, people: users.length }));
    } catch (error) {
      return wrong(words.scopeUnread({ code: causeOf(error) }));
    }
  }

  async function checkGroups(words: Words, locale: Locale): Promise<Check[]> {
    try {
      const channels = createChannels({ api, patiently: atOnce, realClock, locale });
      const groups = await channels.listAll();
      if (groups.length === 0) return [note(words.groupsNone())];
      const external = groups.filter((it) => it.shared && !it.archived).length;
      return [
        fine(words.groupsFine({ groups: groups.length })),
        ...(external === 0 ? [] : [note(words.groupsExternal({ groups: external }))]),
      ];
    } catch (error) {
      return [wrong(words.groupsUnread({ code: causeOf(error) }))];
    }
  }

  /** Looks at everything, and says of each what it found and what to do. */
  return async function checks(locale: Locale): Promise<Check[]> {
    const words = say(locale);
    const [{ isKnown, check }, connection] = await Promise.all([checkApp(words), checkConnection(words)]);
    // Of an app that Feishu does not know, everything else would fail for the same reason.
    if (!isKnown) return [check, connection];
    const [tried, clock, contacts, groups] = await Promise.all([
      tryScopes(api, locale),
      checkClock({ url, realClock, httpTimeoutMs }, words),
      checkContactScope(words),
      checkGroups(words, locale),
    ]);
    return [check, ...tried, connection, clock, contacts, ...groups];
  };
}
