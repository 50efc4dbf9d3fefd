import { expect, it, onTestFinished } from 'vitest';
import { type Answer, type Event, type MessageRef, plain } from '../../../src/chat/index.ts';
import { everyElement } from '../../contracts/every-element.ts';
import { describeWithTables } from '../../support/databases.ts';
import {
  articleOf,
  channel,
  direct,
  keyOf,
  type OpenedPlayground,
  openPlayground,
  tables,
  unescapeHtml,
  wordsOf,
} from './open-playground.ts';
import { createSampleCore } from './sample-world.ts';

const card = (words: string) => ({ title: plain(words), summary: words, elements: [] });

const speaker = (playground: OpenedPlayground, as: string, place = `direct:${as}`) => ({
  says: async (text: string, delivery: string) =>
    (
      await playground.post('act', {
        as,
        in: place,
        key: keyOf(`${as} ${delivery}`),
        kind: 'say',
        line: [{ text }],
      })
    ).json(),
  sees: async () => wordsOf((await playground.page(as, place)).replace(/^[\s\S]*id="log"/, '')),
});

describeWithTables('The playground’s conversations', tables, (open) => {
  const begin = async (receive?: (event: Event) => Promise<Answer>) => {
    const core = createSampleCore();
    const playground = await openPlayground(await open({ mark: 'demo' }), receive ?? core.receive);
    const send = (id: string, to = direct('mei')): Promise<MessageRef> =>
      playground.platform.send({ id, to, cards: [card(id)], accounts: new Map() });
    return { core, playground, send };
  };

  it('keep a direct message to its one reader', async () => {
    const { playground, send } = await begin();
    await send('for Mei');
    expect(await speaker(playground, 'mei').sees()).toContain('for Mei');
    expect(await speaker(playground, 'bob').sees()).not.toContain('for Mei');
    expect(await speaker(playground, 'bob', 'direct:mei').sees()).not.toContain('for Mei');
  });

  it('show a channel to its members only', async () => {
    const { playground, send } = await begin();
    await send('the summary', channel('payments'));
    expect(await speaker(playground, 'anna', 'channel:payments').sees()).toContain('the summary');
    expect(await speaker(playground, 'lin', 'channel:payments').sees()).not.toContain('the summary');
  });

  it('keep a private answer in a channel to the one who asked, and the command too', async () => {
    const { playground } = await begin();
    const mei = speaker(playground, 'mei', 'channel:payments');
    await mei.says('/sample', 'd1');
    expect(await mei.sees()).toMatch(/\/sample[\s\S]*Only you can see this[\s\S]*A private card/);
    const other = await speaker(playground, 'bob', 'channel:payments').sees();
    expect(other).not.toContain('A private card');
    expect(other).not.toContain('/sample');
  });

  it('let colleagues talk, and Pacer hear only what mentions it', async () => {
    const { core, playground } = await begin();
    await speaker(playground, 'mei', 'channel:payments').says('lunch?', 'd1');
    expect(await speaker(playground, 'bob', 'channel:payments').sees()).toContain('lunch?');
    expect(core.events).toEqual([]);
    const line = [{ mention: 'pacer' }, { text: ' checkin' }];
    await playground.post('act', { as: 'mei', in: 'channel:payments', key: keyOf('d2'), kind: 'say', line });
    expect(core.events).toMatchObject([{ kind: 'message', line: [' checkin'], place: { kind: 'channel' } }]);
  });

  it('count what is unread until it was looked at', async () => {
    const { playground, send } = await begin();
    await send('one');
    const last = await send('two');
    const badge = async (): Promise<string> =>
      wordsOf(/id="be-mei"[\s\S]*?<\/a>/.exec(await playground.page('bob'))?.[0] ?? '');
    expect(await badge()).toContain('2 unread');
    await playground.post('read', { as: 'mei', in: 'direct:mei', message: last });
    expect(await badge()).not.toContain('unread');
    await playground.platform.update(last, {
      id: 'two',
      to: direct('mei'),
      cards: [card('two again')],
      accounts: new Map(),
    });
    expect(await badge()).not.toContain('unread');
  });

  it('put a private note away for good', async () => {
    const { playground } = await begin();
    const mei = speaker(playground, 'mei', 'channel:payments');
    const shown: { message: { id: string } } = await mei.says('/sample', 'd1');
    await playground.post('dismiss', { as: 'mei', in: 'channel:payments', message: shown.message.id });
    expect(await mei.sees()).not.toContain('A private card');
  });

  it('do not let anybody put away what is not theirs', async () => {
    const { playground, send } = await begin();
    const ref = await send('the summary', channel('payments'));
    await playground.post('dismiss', { as: 'bob', in: 'channel:payments', message: ref });
    expect(await speaker(playground, 'bob', 'channel:payments').sees()).toContain('the summary');
  });

  it('show one line and one answer for a line that is sent again', async () => {
    const { playground } = await begin();
    const mei = speaker(playground, 'mei');
    await mei.says('/sample', 'd1');
    await mei.says('/sample', 'd1');
    expect((await mei.sees()).match(/A private card/g)).toHaveLength(1);
    expect((await mei.sees()).match(/\/sample/g)).toHaveLength(1);
  });

  it('redraw a private card in its place, and tell the core of no message', async () => {
    const { core, playground } = await begin();
    const mei = speaker(playground, 'mei');
    const { message }: { message: { id: string; html: string } } = await mei.says('/sample', 'd1');
    const action = unescapeHtml(/data-action="([^"]*)"/.exec(message.html)?.[1] ?? '');
    await playground.post('act', {
      as: 'mei',
      in: 'direct:mei',
      key: keyOf('d2'),
      kind: 'press',
      message: message.id,
      action,
    });
    expect(articleOf(await playground.page('mei'), message.id)).toContain('Drawn again');
    expect(core.events.at(-1)).not.toHaveProperty('message');
  });

  it('refuse a press on what somebody cannot see, and an action that is none', async () => {
    const { core, playground, send } = await begin();
    const ref = await send('for Mei');
    const press = { kind: 'press', message: ref, action: '["sample.start",1,{}]' };
    const other: { toast?: string } = await (
      await playground.post('act', { as: 'bob', in: 'direct:bob', key: keyOf('1'), ...press })
    ).json();
    expect(other.toast).toBeDefined();
    for (const action of ['', '{}', '["x"]', '["x",1.5,{}]', '["x",1,{"a":1}]', '["x",1,[]]']) {
      await playground.post('act', { as: 'mei', in: 'direct:mei', key: keyOf(action), ...press, action });
    }
    expect(core.events).toEqual([]);
  });

  it('refuse what cannot be read', async () => {
    const { core, playground } = await begin();
    const good = { as: 'mei', in: 'direct:mei', key: keyOf('1'), kind: 'say', line: [{ text: 'hi' }] };
    for (const bad of [
      { ...good, key: 'x' },
      { ...good, kind: 'shout' },
      { ...good, line: 'hi' },
      { ...good, line: [{ html: '<b>' }] },
      {},
    ]) {
      expect((await playground.post('act', bad)).status).toBe(400);
    }
    for (const strange of [
      { ...good, as: 'nobody' },
      { ...good, in: 'direct:bob' },
      { ...good, in: 'channel:platform' },
    ]) {
      expect((await playground.post('act', strange)).status).toBe(404);
    }
    expect(core.events).toEqual([]);
  });

  it('say that a line is too long, and take the longest that fits', async () => {
    const { core, playground } = await begin();
    const mei = speaker(playground, 'mei');
    expect((await mei.says('x'.repeat(4_001), 'd1')).toast).toContain('4,000');
    expect(core.events).toEqual([]);
    await mei.says('计'.repeat(4_000), 'd2');
    expect(core.events).toHaveLength(1);
  });

  it('page back through a long conversation', async () => {
    const { playground, send } = await begin();
    for (let i = 1; i <= 45; i += 1) await send(`message ${i}.`);
    const page = await playground.page('mei');
    expect(wordsOf(page)).toContain('message 45.');
    expect(wordsOf(page)).not.toContain('message 5.');
    const first = /<article[^>]*data-id="([^"]+)"/.exec(page)?.[1] ?? '';
    const earlier = await playground.get(`/playground/earlier?as=mei&in=direct:mei&before=${first}`);
    expect(earlier.headers.get('x-pacer-more')).toBe('false');
    expect(wordsOf(await earlier.text())).toMatch(/message 1\.[\s\S]*message 5\./);
  });

  it('show in the inspector the card as it was sent, and what it becomes elsewhere', async () => {
    const { playground, send } = await begin();
    const ref = await send('<inspected>');
    const inspect = async (as: string): Promise<Response> =>
      playground.get(`/playground/inspect?as=${as}&in=direct:${as}&message=${ref}`);
    const words = wordsOf(await (await inspect('mei')).text());
    expect(words).toContain('"summary": "<inspected>"');
    expect(words).toContain('"blocks": 1');
    expect((await inspect('bob')).status).toBe(404);
  });

  it('tell an open page what it missed, then what happens', async () => {
    const { playground, send } = await begin();
    await send('before');
    const response = await playground.get('/playground/live?as=mei&in=direct:mei', { 'last-event-id': '0' });
    const reader = response.body?.getReader();
    if (reader === undefined) throw new Error('There is no stream');
    onTestFinished(() => reader.cancel());
    const decoder = new TextDecoder();
    let heard = '';
    const hear = async (words: string): Promise<void> => {
      while (!heard.includes(words)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`The stream ended before ${words}`);
        heard += decoder.decode(value);
      }
    };
    await hear('before');
    await send('for Bob alone', direct('bob'));
    await send('afterwards');
    await hear('afterwards');
    expect(heard).not.toContain('for Bob alone');
    expect(heard).toMatch(/event: hello/);
    await playground.platform.stop();
  });

  it('go on after a revision, not from the beginning', async () => {
    const { playground, send } = await begin();
    await send('first');
    const revision = await playground.store.revision();
    const second = await send('second');
    const missed = await playground.store.changedSince(revision, 'direct:mei', 'mei');
    expect(missed.map((it) => it.id)).toEqual([second]);
  });

  it('come back after a restart as they were, dates and all', async () => {
    const database = await open({ mark: 'demo' });
    const first = await openPlayground(database, createSampleCore().receive);
    const sent = everyElement(3);
    const message = { id: 'm1', to: direct('mei'), cards: [sent], accounts: new Map([['p-bob', 'bob']]) };
    const ref = await first.platform.send(message);

    const second = await openPlayground(database, createSampleCore().receive);
    expect((await second.store.message(ref))?.content).toEqual({
      kind: 'cards',
      cards: [sent],
      accounts: { 'p-bob': 'bob' },
      to: direct('mei'),
    });
    expect(wordsOf(await second.page('mei'))).toContain('Thu, Nov 19, 03:00');
    expect(await second.platform.find(message)).toBe(ref);
    expect(await second.platform.send(message)).toBe(ref);
  });
});
