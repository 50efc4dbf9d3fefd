import type { WebClient } from '@slack/web-api';
import type { Check } from '../../src/chat/index.ts';
import type { Clock } from '../../src/shared/clock.ts';
import type { Locale } from '../../src/shared/locale.ts';
import { fieldIn, listIn, wordsIn } from '../../src/shared/read-answer.ts';
import { say } from './check-copy.ts';
import type { SlackConfig } from './config.ts';
import { causeOf, isTokenFault } from './errors.ts';
import { findProfileField } from './manager-field.ts';
import { botScopes } from './scopes.ts';
import { apiUrlOf } from './web-client.ts';

type Parts = { client: WebClient; config: SlackConfig; realClock: Clock; httpTimeoutMs: number };
type Words = ReturnType<typeof say>;

const MINUTE = 60_000;
/** Slack refuses to be believed, and we Slack, above five minutes; two are a warning. */
const WORTH_KNOWING = 2;
const TOO_FAR = 5;

const fine = (sentence: string): Check => ({ state: 'fine', sentence });
const note = (sentence: string): Check => ({ state: 'note', sentence });
const wrong = (sentence: string): Check => ({ state: 'wrong', sentence });

function checkScopes(auth: unknown, readsProfiles: boolean, words: Words): Check[] {
  const granted = listIn(fieldIn(auth, 'response_metadata'), 'scopes').filter((it) => typeof it === 'string');
  if (granted.length === 0) return [note(words.scopesUntold())];
  const needed = botScopes({ readsProfiles });
  const missing = needed.filter((it) => !granted.includes(it));
  const unneeded = granted.filter((it) => !needed.includes(it));
  return [
    missing.length === 0
      ? fine(words.scopesFine())
      : wrong(words.scopesMissing({ scopes: missing.join(', ') })),
    ...(unneeded.length === 0 ? [] : [note(words.scopesUnneeded({ scopes: unneeded.join(', ') }))]),
  ];
}

/** Makes the checks of Slack's side of the set-up: token, permissions, connection, clock, manager field. */
export function createChecks({ client, config, realClock, httpTimeoutMs }: Parts) {
  const url = apiUrlOf(config);

  async function checkToken(words: Words): Promise<Check[]> {
    try {
      const auth = await client.apiCall('auth.test');
      const names = { workspace: wordsIn(auth, 'team') ?? '', bot: wordsIn(auth, 'user') ?? '' };
      const readsProfiles = config.managerField !== undefined;
      return [fine(words.tokenFine(names)), ...checkScopes(auth, readsProfiles, words)];
    } catch (error) {
      const why = causeOf(error);
      return [wrong(isTokenFault(error) ? words.tokenWrong({ code: why }) : words.notReached({ url, why }))];
    }
  }

  async function checkConnection(words: Words): Promise<Check> {
    const { appToken, signingSecret = '' } = config;
    if (appToken === undefined)
      return /^[0-9a-f]{32}$/.test(signingSecret) ? fine(words.secretFine()) : note(words.secretOdd());
    try {
      // Slack hands out an address; as long as nobody goes there, no event does.
      await client.apiCall('apps.connections.open', { token: appToken });
      return fine(words.socketFine());
    } catch (error) {
      return wrong(words.socketWrong({ code: causeOf(error) }));
    }
  }

  async function checkClock(words: Words): Promise<Check> {
    try {
      const signal = AbortSignal.timeout(httpTimeoutMs);
      const response = await fetch(new URL('api.test', url), { method: 'POST', signal });
      await response.body?.cancel();
      const theirs = Date.parse(response.headers.get('date') ?? '');
      if (Number.isNaN(theirs)) return note(words.clockUntold());
      const apart = Math.abs(realClock.now().getTime() - theirs) / MINUTE;
      const minutes = Math.round(apart);
      if (apart > TOO_FAR) return wrong(words.clockWrong({ minutes }));
      return apart > WORTH_KNOWING ? note(words.clockNote({ minutes })) : fine(words.clockFine());
    } catch {
      // Why Slack is not reached is said with the token.
      return note(words.clockUntold());
    }
  }

  async function checkManagers(words: Words): Promise<Check[]> {
    const { managerField: field } = config;
    if (field === undefined) return [];
    try {
      const found = await findProfileField(client, (call) => call(), field);
      if (found === undefined) return [wrong(words.managerMissing({ field }))];
      return [
        found.type === 'user' ? fine(words.managerFine({ field })) : wrong(words.managerNotPerson({ field })),
      ];
    } catch (error) {
      return [wrong(words.managerUnread({ field, code: causeOf(error) }))];
    }
  }

  /** Looks at everything, and says of each what it found and what to do. */
  return async function checks(locale: Locale): Promise<Check[]> {
    const words = say(locale);
    const [token, connection, clock, managers] = await Promise.all([
      checkToken(words),
      checkConnection(words),
      checkClock(words),
      checkManagers(words),
    ]);
    return [...token, connection, clock, ...managers];
  };
}
