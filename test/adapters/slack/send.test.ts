import { describe, expect, it } from 'vitest';
import { readMessageRef } from '../../../adapters/slack/message-ref.ts';
import { botScopes } from '../../../adapters/slack/scopes.ts';
import { card, message, openOutbound } from './open-outbound.ts';

const placeOf = (ref: string) => readMessageRef(ref) ?? { channel: '', ts: '' };

describe('sending to a person', () => {
  it('posts to their id first and to the conversation from then on, never asking Slack for it', async () => {
    const { slack, ann, messages, toPerson } = await openOutbound();
    const { channel, ts } = placeOf(await messages.send(message(toPerson(ann.id))));
    expect(channel).toBe(slack.directOf(ann.id));
    await messages.send(message(toPerson(ann.id), { id: 'm-2' }));
    const posts = slack.calls.filter((it) => it.method === 'chat.postMessage');
    expect(posts.map((it) => it.args.channel)).toEqual([ann.id, channel]);
    expect(slack.count('conversations.open')).toBe(0);
    expect(slack.message(channel, ts)).toMatchObject({
      text: 'News for you',
      metadata: { event_type: 'pacer_message', event_payload: { id: 'm-1' } },
    });
    expect(posts[0]?.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false', parse: 'none' });
  });

  it('goes by what an event taught it, and back to the id where that turns out to be wrong', async () => {
    const { slack, ann, messages, toPerson, learn } = await openOutbound();
    learn(ann.id, 'C0TEAM0001');
    learn(ann.id, 'D0OLDER0001');
    await messages.send(message(toPerson(ann.id)));
    const posts = slack.calls.filter((it) => it.method === 'chat.postMessage');
    expect(posts.map((it) => it.args.channel)).toEqual(['D0OLDER0001', ann.id]);
  });

  it('finds a message whose answer was lost, and only that one', async () => {
    const { slack, ann, messages, toPerson } = await openOutbound({ httpTimeoutMs: 1_000 });
    const inDoubt = message(toPerson(ann.id));
    slack.fail({ method: 'chat.postMessage', as: { kind: 'drop', after: true } });
    await expect(messages.send(inDoubt)).rejects.toMatchObject({ failure: 'transient' });
    slack.fail({ method: 'chat.postMessage', as: { kind: 'status', status: 502, after: true } });
    await expect(messages.send({ ...inDoubt, id: 'm-2' })).rejects.toMatchObject({ failure: 'transient' });
    slack.fail({ method: 'chat.postMessage', as: { kind: 'delay', ms: 1_500, after: true } });
    await expect(messages.send({ ...inDoubt, id: 'm-3' })).rejects.toMatchObject({ failure: 'transient' });
    const found = await Promise.all(
      ['m-1', 'm-2', 'm-3', 'm-4'].map((id) => messages.find({ ...inDoubt, id })),
    );
    const stored = slack.state.messages.map((it) => `${it.channel}:${it.ts}`);
    expect(found).toEqual([...stored, undefined]);
    expect(stored).toHaveLength(3);
  });

  it('looks through more than one page, and not at what others wrote', async () => {
    const { slack, ann, messages, toPerson } = await openOutbound();
    const ref = await messages.send(message(toPerson(ann.id)));
    const { channel } = placeOf(ref);
    const metadata = { event_type: 'pacer_message', event_payload: { id: 'm-9' } };
    for (let i = 0; i < 120; i += 1)
      slack.state.messages.push({
        type: 'message',
        ts: slack.state.ids.ts(),
        channel,
        user: ann.id,
        text: '.',
        metadata,
        state: {},
      });
    expect(await messages.find(message(toPerson(ann.id)))).toBe(ref);
    expect(await messages.find(message(toPerson(ann.id), { id: 'm-9' }))).toBeUndefined();
  });
});

it('sends again what it may not look for', async () => {
  const scopes = botScopes({ readsProfiles: false }).filter((it) => it !== 'im:history');
  const { ann, messages, toPerson, said } = await openOutbound({ slack: { scopes } });
  const inDoubt = message(toPerson(ann.id));
  expect(await messages.find(inDoubt)).toBeUndefined();
  expect(said).toMatchObject([{ level: 'warn', about: { code: 'missing_scope' } }]);
});

describe('sending to a channel', () => {
  it('posts there, and looks for nothing: channel history is not read', async () => {
    const { slack, messages, toChannel } = await openOutbound();
    const { id } = slack.addChannel({ name: 'payments' });
    const ref = await messages.send(message(toChannel(id)));
    expect(placeOf(ref).channel).toBe(id);
    expect(await messages.find(message(toChannel(id)))).toBeUndefined();
    expect(slack.count('conversations.history')).toBe(0);
  });

  it('says what is wrong with it', async () => {
    const { slack, messages, toChannel } = await openOutbound();
    const archived = slack.addChannel({ name: 'old', archived: true });
    const without = slack.addChannel({ name: 'elsewhere', botIn: false });
    const failure = (id: string) => messages.send(message(toChannel(id))).catch((error) => error.failure);
    expect(await failure(archived.id)).toBe('gone');
    expect(await failure(without.id)).toBe('forbidden');
    expect(await failure('C0NOWHERE1')).toBe('gone');
  });
});

describe('updating', () => {
  it('writes blocks and text anew and keeps the mark by which the message is found', async () => {
    const { slack, ann, messages, toPerson } = await openOutbound();
    const first = message(toPerson(ann.id));
    const ref = await messages.send(first);
    await messages.update(ref, { ...first, cards: [{ ...card('<!channel> & more'), summary: 'Newer' }] });
    const { channel, ts } = placeOf(ref);
    const now = slack.message(channel, ts);
    expect(now).toMatchObject({ text: 'Newer', metadata: { event_payload: { id: 'm-1' } } });
    expect(slack.wordsOf({ blocks: now?.blocks })).toContain('<!channel> & more');
    expect(slack.calls.find((it) => it.method === 'chat.update')?.args).toMatchObject({ parse: 'none' });
  });

  it('takes a reference that names nothing as gone, without asking', async () => {
    const { slack, ann, messages, toPerson } = await openOutbound();
    const it = message(toPerson(ann.id));
    await expect(messages.update('nonsense', it)).rejects.toMatchObject({ failure: 'gone' });
    expect(slack.count('chat.update')).toBe(0);
    await expect(messages.update('D0NOWHERE1:1.2', it)).rejects.toMatchObject({ failure: 'gone' });
  });
});

describe('a refusal of the app', () => {
  it('lets everything wait, and is said once per change', async () => {
    const { slack, ann, messages, toPerson, said } = await openOutbound();
    slack.state.tokenError = 'token_revoked';
    for (const id of ['m-1', 'm-2'])
      await expect(messages.send(message(toPerson(ann.id), { id }))).rejects.toMatchObject({
        failure: 'rate-limited',
        retryAfterMs: 180_000,
      });
    slack.state.tokenError = undefined;
    await messages.send(message(toPerson(ann.id)));
    await messages.send(message(toPerson(ann.id), { id: 'm-2' }));
    expect(said.map((it) => it.level)).toEqual(['error', 'info']);
    expect(said[0]?.about).toEqual({ code: 'token_revoked' });
  });
});

it('asks nobody but the address that SLACK_API_URL names', async () => {
  const { slack, ann, messages, toPerson, toChannel, directory, checks } = await openOutbound({
    httpTimeoutMs: 20_000,
  });
  const { fetch } = globalThis;
  const asked = new Set<string>();
  globalThis.fetch = (input, init) => {
    asked.add(new URL(input instanceof Request ? input.url : input).origin);
    return fetch(input, init);
  };
  try {
    const slices = Array.from({ length: 9 }, (_, i) => ({ label: `Part ${i}`, value: 1 }));
    const chart = { kind: 'pie', slices } as const;
    const cards = [card('Look', [{ kind: 'picture', title: 'Parts', alt: 'Nine parts', chart }])];
    const ref = await messages.send(message(toPerson(ann.id), { cards }));
    expect(slack.count('upload')).toBe(1);
    await messages.update(ref, message(toPerson(ann.id)));
    await messages.find(message(toPerson(ann.id)));
    const { id } = slack.addChannel({ name: 'payments', members: [ann.id] });
    await messages.send(message(toChannel(id)));
    await directory.read();
    await directory.members(id);
    await directory.channel('#payments');
    await checks('en');
  } finally {
    globalThis.fetch = fetch;
  }
  expect([...asked]).toEqual([new URL(slack.apiUrl).origin]);
});
