import { describe, expect, it, onTestFinished } from 'vitest';
import { openBolt } from './open-bolt.ts';
import { buttons, form } from './sample-blocks.ts';

const open = async (...args: Parameters<typeof openBolt>) => {
  const opened = await openBolt(...args);
  onTestFinished(opened.close);
  return opened;
};

describe.each(['http', 'socket'] as const)('Bolt over %s', (connection) => {
  it('answers commands, with people in them', async () => {
    const { slack, app, ann, bob } = await open(connection);
    app.command('/kudos', async ({ command, ack }) => ack(`got ${command.text} in ${command.channel_name}`));
    const seen = await slack.as(ann.id).command('/kudos', '@bob for <everything>');
    expect(seen.words).toBe('got @Bob Meyer for <everything> in directmessage');
    expect(seen.payload.text).toBe(`<@${bob.id}|bob> for &lt;everything&gt;`);
    expect(seen.messages[0]?.onlyFor).toBe(ann.id);
  });

  it('presses, opens a form, refuses and takes what is sent', async () => {
    const { slack, app, ann } = await open(connection);
    app.action('go', async ({ ack, body, client }) => {
      await ack();
      if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view: form() });
    });
    app.options('people', async ({ ack, options }) =>
      ack({ options: [{ text: { type: 'plain_text', text: `${options.value}!` }, value: 'p-1' }] }),
    );
    app.view('form', async ({ ack, view }) => {
      const title = view.state.values.title?.v?.value;
      if (title === 'bad') await ack({ response_action: 'errors', errors: { title: 'Not that' } });
      else {
        expect(view.state.values.who?.people?.selected_option?.value).toBe('p-1');
        await ack();
      }
    });
    const { channel = '', ts = '' } = await app.client.chat.postMessage({
      channel: ann.id,
      text: 'Hi',
      blocks: buttons,
    });
    expect(channel).toMatch(/^D/);
    const message = slack.message(channel, ts);
    const person = slack.as(ann.id);
    if (message === undefined) throw new Error('No message');
    const { view } = await person.presses(message, 'Start');
    if (view === undefined) throw new Error('No view');
    expect(person.reads(view)).toContain('Title');
    // Slack's own client looks first.
    expect((await person.submits(view, { title: '' })).errors?.title).toContain('complete this required');
    expect((await person.submits(view, { title: 'far too long' })).errors?.title).toContain('fewer');
    expect(await person.looksUp(view, 'who', 'bo')).toEqual(['bo!']);
    expect((await person.submits(view, { title: 'bad', who: 'bo!' })).errors).toEqual({ title: 'Not that' });
    expect(person.view()).toBeDefined();
    const sent = await person.submits(view, { title: 'good' });
    expect([sent.error, sent.errors]).toEqual([undefined, undefined]);
    expect(person.view()).toBeUndefined();
    expect(slack.violations).toEqual([]);
  });

  it('tells of a closed form with what was typed', async () => {
    const { slack, app, ann } = await open(connection);
    const closed: unknown[] = [];
    app.command('/goal', async ({ ack, body, client }) => {
      await client.views.open({ trigger_id: body.trigger_id, view: form() });
      await ack();
    });
    app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, view }) => {
      closed.push(view.state.values.title?.v?.value);
      await ack();
    });
    const { view } = await slack.as(ann.id).command('/goal');
    if (view === undefined) throw new Error('No view');
    await slack.as(ann.id).closes(view, { title: 'draft' });
    await expect.poll(() => closed).toEqual(['draft']);
  });

  it('hears direct messages and mentions, and an event again under the same id', async () => {
    const { slack, app, ann, channel } = await open(connection);
    const heard: string[] = [];
    app.event('message', async ({ event, body }) => {
      heard.push(`${event.channel_type} ${body.event_id}`);
    });
    app.event('app_mention', async ({ event }) => {
      heard.push(event.text);
    });
    const person = slack.as(ann.id);
    await person.types('hello');
    expect(heard).toHaveLength(1);
    await person.types('lunch?', channel.id);
    expect(heard).toHaveLength(1);
    await person.types('@pacer help', channel.id);
    expect(heard[1]).toBe(`<@${slack.bot.userId}> help`);
    const last = slack.deliveries.at(0)?.envelope.payload ?? {};
    await slack.deliverAgain(last);
    await slack.quiet();
    expect(heard[2]).toBe(heard[0]);
  });

  it('replaces a message through its response_url, five times', async () => {
    const { slack, app, ann } = await open(connection);
    let refused = 0;
    app.action('go', async ({ ack, respond }) => {
      await ack();
      for (let n = 1; n <= 6; n += 1)
        await respond({ replace_original: true, text: `receipt ${n}` }).catch(() => {
          refused += 1;
        });
    });
    const { channel = '', ts = '' } = await app.client.chat.postMessage({
      channel: ann.id,
      text: 'Hi',
      blocks: buttons,
    });
    const message = slack.message(channel, ts);
    if (message === undefined) throw new Error('No message');
    const seen = await slack.as(ann.id).presses(message, 'Start');
    expect(seen.words).toBe('receipt 5');
    expect(refused).toBe(1);
  });

  it('shows the Home tab, and takes shortcuts on messages and anywhere', async () => {
    const { slack, app, ann, bob, channel } = await open(connection);
    app.event('app_home_opened', async ({ event, client }) => {
      const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'Welcome' } }];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    });
    const used: unknown[] = [];
    app.shortcut('thank', async ({ ack, shortcut }) => {
      await ack();
      used.push(shortcut.type === 'message_action' ? shortcut.message.user : shortcut.type);
    });
    const person = slack.as(ann.id);
    const { home } = await person.opensHome();
    expect(person.reads(home ?? {})).toBe('Welcome');
    const message = slack.as(bob.id).wrote('see <this> & that', channel.id);
    expect(message.text).toBe('see &lt;this&gt; &amp; that');
    await person.usesShortcut('thank', message);
    await person.usesShortcut('thank');
    expect(used).toEqual([bob.id, 'shortcut']);
    expect(slack.violations).toEqual([]);
  });
});
