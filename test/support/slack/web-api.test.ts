import { afterEach, describe, expect, it } from 'vitest';
import { openBolt } from './open-bolt.ts';
import { form } from './sample-blocks.ts';

describe('Slack’s Web API', () => {
  const codeOf = async (attempt: Promise<unknown>): Promise<string> => {
    try {
      await attempt;
      return 'ok';
    } catch (error) {
      const data = error instanceof Error && 'data' in error ? error.data : undefined;
      return typeof data === 'object' && data !== null && 'error' in data
        ? String(data.error)
        : String(error);
    }
  };
  let last: Awaited<ReturnType<typeof openBolt>> | undefined;
  const begin = async (options = {}) => {
    last = await openBolt('http', options);
    return { ...last, client: last.app.client };
  };
  afterEach(async () => {
    await last?.close();
    last = undefined;
  });

  it('refuses blocks with their places', async () => {
    const { client, ann } = await begin();
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
    await expect(client.chat.postMessage({ channel: ann.id, text: '.', blocks })).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: {
          messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
        },
      },
    });
  });

  it('says where a message cannot go', async () => {
    const { client, slack, ann, bob, channel } = await begin({ messagesTab: true });
    const send = (to: string) => codeOf(client.chat.postMessage({ channel: to, text: '.' }));
    expect(await send('C0NOBODY')).toBe('channel_not_found');
    expect(await send('U0NOBODY')).toBe('channel_not_found');
    expect(await send('USLACKBOT')).toBe('cannot_dm_bot');
    await slack.removeBot(channel.id);
    expect(await send(channel.id)).toBe('not_in_channel');
    await slack.archiveChannel(channel.id);
    expect(await send(channel.id)).toBe('is_archived');
    await slack.changeUser(bob.id, { deleted: true });
    expect(await send(bob.id)).toBe('user_disabled');
    slack.state.messagesTab = false;
    expect(await send(ann.id)).toBe('messages_tab_disabled');
    await slack.revokeToken();
    expect(await send(ann.id)).toBe('token_revoked');
  });

  it('asks for scopes', async () => {
    const { client, ann } = await begin({ scopes: ['chat:write', 'users:read'] });
    expect(await codeOf(client.users.lookupByEmail({ email: 'bob@example.com' }))).toBe('missing_scope');
    expect(await codeOf(client.conversations.history({ channel: 'D1' }))).toBe('missing_scope');
    const { members = [] } = await client.users.list({ limit: 10, include_locale: true });
    expect(members.map((it) => it.name)).toEqual(['pacer', 'slackbot', 'ann', 'bob']);
    expect(members.find((it) => it.id === ann.id)).toMatchObject({ locale: 'zh-CN', tz_offset: 28_800 });
    expect(members.find((it) => it.name === 'bob')?.profile?.email).toBeUndefined();
  });

  it('pages lists', async () => {
    const { client, slack } = await begin();
    for (let n = 0; n < 5; n += 1) slack.addUser({ name: `p${n}` });
    const first = await client.users.list({ limit: 5 });
    const second = await client.users.list({ limit: 5, cursor: first.response_metadata?.next_cursor ?? '' });
    expect([first.members?.length, second.members?.length]).toEqual([5, 4]);
    expect(second.response_metadata?.next_cursor).toBe('');
  });

  it('takes a trigger once, and in time', async () => {
    const { client, slack, app, ann } = await begin();
    const codes: string[] = [];
    app.command('/goal', async ({ ack, body }) => {
      await ack();
      const attempt = () => codeOf(client.views.open({ trigger_id: body.trigger_id, view: form() }));
      codes.push(await attempt(), await attempt());
    });
    app.command('/late', async ({ ack, body }) => {
      await ack();
      codes.push(await codeOf(client.views.open({ trigger_id: body.trigger_id, view: form() })));
    });
    await slack.as(ann.id).command('/goal');
    // As if three seconds had gone by.
    slack.state.triggerMs = -1;
    await slack.as(ann.id).command('/late');
    expect(codes).toEqual(['ok', 'exchanged_trigger_id', 'expired_trigger_id']);
    expect(await codeOf(client.views.open({ trigger_id: 'x', view: form() }))).toBe('invalid_trigger_id');
  });

  it('guards views by their hash and keeps what was typed', async () => {
    const { client, slack, app, ann } = await begin();
    app.command('/goal', async ({ ack, body }) => {
      await client.views.open({ trigger_id: body.trigger_id, view: form() });
      await ack();
    });
    const person = slack.as(ann.id);
    const { view } = await person.command('/goal');
    if (view === undefined) throw new Error('No view');
    person.fills(view, { title: 'typed' });
    await client.views.update({ view_id: view.id, hash: view.hash, view: form('Changed') });
    expect(person.view()?.state.values.title?.v?.value).toBe('typed');
    const again = client.views.update({ view_id: view.id, hash: view.hash, view: form() });
    expect(await codeOf(again)).toBe('hash_conflict');
  });

  it('fails as it is told to, before and after the message is stored', async () => {
    const { client, slack, ann } = await begin();
    const send = (to = ann.id) => client.chat.postMessage({ channel: to, text: '.' });
    slack.fail({ method: 'chat.postMessage', as: { kind: 'rate-limited', retryAfter: 7 } });
    await expect(send()).rejects.toMatchObject({ retryAfter: 7 });
    slack.fail({ method: 'chat.postMessage', as: { kind: 'drop' } });
    await expect(send()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    expect(slack.state.messages).toHaveLength(0);
    slack.fail({ method: 'chat.postMessage', as: { kind: 'drop', after: true } });
    await expect(send()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    slack.fail({ method: '*', as: { kind: 'status', status: 503, after: true } });
    await expect(send()).rejects.toMatchObject({ statusCode: 503 });
    expect(slack.state.messages).toHaveLength(2);
    slack.fail({ method: '*', channel: 'C1', times: 2, as: { kind: 'error', error: 'fatal_error' } });
    expect(await codeOf(send())).toBe('ok');
    expect(await codeOf(send('C1'))).toBe('fatal_error');
  });

  it('counts calls when it shall', async () => {
    const { client, ann } = await begin({ enforceRates: true });
    const sends = Array.from({ length: 6 }, () =>
      codeOf(client.chat.postMessage({ channel: ann.id, text: '.' })),
    );
    const codes = await Promise.all(sends);
    expect(codes.filter((it) => it === 'ok')).toHaveLength(5);
  });

  it('gives metadata back to those who ask', async () => {
    const { client, ann } = await begin();
    const metadata = { event_type: 'card', event_payload: { key: 'm1' } };
    const { channel = '', ts } = await client.chat.postMessage({ channel: ann.id, text: '.', metadata });
    const history = await client.conversations.history({ channel, include_all_metadata: true });
    expect(history.messages?.[0]).toMatchObject({ ts, metadata });
    const without = await client.conversations.history({ channel });
    expect(without.messages?.[0]?.metadata).toBeUndefined();
  });

  it('takes files in three steps', async () => {
    const { client, slack, ann } = await begin();
    const picture = Buffer.from('a picture');
    const begun = await client.files.getUploadURLExternal({ filename: 'a.png', length: picture.length });
    const image = [{ type: 'image', slack_file: { id: begun.file_id ?? '' }, alt_text: 'words' }];
    const send = () => codeOf(client.chat.postMessage({ channel: ann.id, text: '.', blocks: image }));
    expect(await send()).toBe('invalid_blocks');
    await fetch(begun.upload_url ?? '', { method: 'POST', body: picture });
    await client.files.completeUploadExternal({ files: [{ id: begun.file_id ?? '' }] });
    expect(slack.state.files.get(begun.file_id ?? '')?.content).toEqual(picture);
    expect(await send()).toBe('ok');
  });

  it('delivers an event again until it is taken', async () => {
    const { slack, app, ann } = await begin();
    const heard: unknown[] = [];
    app.event('message', async ({ context, body }) => {
      heard.push(`${body.event_id} ${context.retryNum ?? 0} ${context.retryReason ?? ''}`);
      if (heard.length < 3) throw new Error('not yet');
    });
    await slack.as(ann.id).types('hello');
    const id = slack.deliveries[0]?.envelope.payload.event_id;
    expect(heard).toEqual([`${id} 0 `, `${id} 1 http_error`, `${id} 2 http_error`]);
  });
});
