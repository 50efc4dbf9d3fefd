import { Hono } from 'hono';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { connectSlack, EVENTS_PATH, type SlackConfig } from '../../../adapters/slack/index.ts';
import {
  type Answered,
  action,
  type Button,
  type Card,
  type Event,
  type EventOf,
  type Form,
  field,
  plain,
} from '../../../src/chat/index.ts';
import { listen } from '../../../src/http/server.ts';
import { realClock } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { type FakeSlackOptions, startFakeSlack } from '../../support/slack/fake-slack.ts';

export type How = 'socket' | 'http';
type Decide = (event: Event) => Answered | Promise<Answered>;

export const nothing: Answered = { kind: 'nothing' };
export const notice = (words: string): Answered => ({ kind: 'notice', text: plain(words) });
export const cardOf = (words: string, buttons: Button[] = []): Card => ({
  title: plain(words),
  summary: words,
  elements: buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }],
});
export const button = (label: string): Button => ({ label, action: action('test.press', { id: '7' }) });

const text = (name: string, label: string) =>
  field({ kind: 'text' as const, name, label, maxLength: 200, required: true });
export const small: Form = {
  title: 'Goal',
  audience: plain('Your manager reads this.'),
  items: [text('title', 'Title'), text('why', 'Why')],
  submit: 'Save',
  buttons: [{ name: 'more', label: 'More' }],
};
export const formAnswer = (form = small): Answered => ({
  kind: 'form',
  instance: 'instance-1',
  form,
  otherwise: cardOf('Continue here', [button('Open')]),
});

/** Starts a workspace with Ann and Bob in it, the adapter, and a core that answers as the test says. */
export async function openSlack(how: How, given: FakeSlackOptions = {}) {
  const slack = await startFakeSlack({ turnMs: 1, ...given });
  const [ann, bob] = [slack.addUser({ name: 'ann' }), slack.addUser({ name: 'bob' })];
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const config: SlackConfig = {
    botToken: slack.botToken,
    apiUrl: slack.apiUrl,
    ...(how === 'socket' ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret }),
  };
  const { platform, directory, installation } = await connectSlack({
    config,
    known: undefined,
    paint: async () => new Uint8Array(),
    realClock,
    newId,
    log,
    options: { httpTimeoutMs: 1_000, reconnectFirstMs: 2 },
  });
  const core = { events: [] as Event[], decide: (async () => nothing) as Decide };
  const http = new Hono();
  await platform.start(async (event) => {
    core.events.push(event);
    return core.decide(event);
  }, http);
  const server = await listen(http, 0, '127.0.0.1');
  const url = `http://127.0.0.1:${server.port}${EVENTS_PATH}`;
  if (how === 'http') slack.deliverTo(url);
  onTestFinished(async () => {
    await platform.stop();
    await server.close();
    await slack.close();
  });
  return {
    slack,
    platform,
    directory,
    installation,
    core,
    url,
    lines,
    ann: slack.as(ann.id),
    bob: slack.as(bob.id),
    /** The one event of a kind. */
    only<K extends Event['kind']>(kind: K): EventOf<K> {
      const isKind = (event: Event): event is EventOf<K> => event.kind === kind;
      const found = core.events.filter(isKind);
      const [first] = found;
      if (first === undefined || found.length > 1)
        throw new Error(`There are ${found.length} events ${kind}`);
      return first;
    },
    /** A posted card with buttons, in somebody's direct conversation. */
    async posted(card: Card, person = ann.id) {
      const reader = { locale: 'en' as const, timeZone: 'UTC', platform: 'slack', personId: 'p1' };
      const account = { platform: 'slack', workspace: slack.team.id, id: person };
      const ref = await platform.send({
        id: newId(),
        to: { account, reader },
        cards: [card],
        accounts: new Map(),
      });
      const message = slack.as(person).sees().at(-1);
      if (message === undefined) throw new Error('Nothing was posted');
      return { ref, message };
    },
  };
}

/** Waits for something that another process brings about, two seconds at most. */
export async function eventually(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not happen');
}
