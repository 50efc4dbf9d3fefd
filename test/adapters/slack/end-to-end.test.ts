import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackManifest } from '../../../adapters/slack/manifest.ts';
import { messageRef } from '../../../adapters/slack/message-ref.ts';
import { decodeAction } from '../../../src/chat/index.ts';
import { declaredFor } from '../../../src/cli/commands/manifest.ts';
import { readConfig } from '../../../src/config.ts';
import { findControl } from '../../support/slack/payloads.ts';
import { blockOf, type Company, openCompany } from './whole-bot.ts';

/** Sockets, a database and a whole company start on a busy machine. */
const slow = 60_000;
const week = /Week 47/;

/** What somebody must see here. */
function shown<T>(it: T | undefined): T {
  if (it === undefined) throw new Error('Nothing is shown');
  return it;
}

describe.each(['socket', 'http'] as const)('the whole bot in Slack (%s)', (how) => {
  let office: Company;
  const as = (name: string) => office.as(name);
  /** What somebody reads in one conversation, of the bot's. */
  const reads = (name: string, channel: string) =>
    as(name)
      .sees(channel)
      .filter((it) => it.user === office.slack.bot.userId)
      .map((it) => as(name).reads(it));

  beforeAll(async () => {
    office = await openCompany(how);
  }, slow);
  afterAll(async () => {
    const { violations } = office.slack;
    await office.close();
    expect(violations).toEqual([]);
  }, slow);

  it('puts a prompt off to a time that was chosen', async () => {
    const seen = await as('ben').presses(office.finds('ben', week), 'Snooze', 'tomorrow 09:00');
    expect(seen.words).toMatch(/I will come back Fri, Nov 20, 09:00/);
  });

  it('keeps what was typed into a closed form, and takes More twice at once', async () => {
    const ben = as('ben');
    const { view } = await ben.presses(office.finds('ben', week), 'Start');
    await ben.closes(shown(view), { [blockOf(view, 'strengths')]: 'half a thought' });
    const again = shown((await ben.command('/checkin')).view);
    expect(ben.reads(again)).toContain('half a thought');
    await Promise.all([ben.pressesInView(again, 'More'), ben.pressesInView(again, 'More')]);
    expect(ben.reads(shown(ben.view()))).toMatch(/half a thought[\s\S]*Blockers/);
    expect((await ben.pressesInView(shown(ben.view()), 'Save draft')).view).toBeDefined();
    expect(ben.reads(shown(ben.view()))).toMatch(/Draft saved[\s\S]*half a thought/);
    await ben.closes(shown(ben.view()));
  });

  it('takes a check-in with a mistake corrected, asks a colleague for support, and lets it be edited', async () => {
    const chen = as('chen');
    const form = shown((await chen.presses(office.finds('chen', /第 47 周/), '开始填写')).view);
    const strengths = { [blockOf(form, 'strengths')]: '完成了 <!channel> & <@U1> *退款*' };
    const more = shown((await chen.pressesInView(form, '更多', strengths)).view);
    expect(await chen.looksUp(more, blockOf(more, 'supportFrom'), 'wang')).toEqual(['王芳']);
    expect(await chen.looksUp(more, blockOf(more, 'supportFrom'), 'ben')).toEqual(['Ben Cole']);
    const refused = await chen.submits(more, { [blockOf(more, 'supportFrom')]: 'Ben Cole' });
    expect(refused.errors).toEqual({ [blockOf(more, 'blockers')]: expect.stringContaining('Ben Cole') });
    const sent = await chen.submits(shown(chen.view()), { [blockOf(more, 'blockers')]: '需要数据库权限' });
    expect(sent.words).toContain('已提交');
    await office.settle();
    const receipt = office.finds('chen', /第 47 周/, chen.direct());
    expect(chen.reads(receipt)).toContain('完成了 <!channel> & <@U1> *退款*');
    expect(receipt.text).not.toContain('退款');

    const asked = office.finds('ben', /Chen Mei asks for your support/);
    expect((await as('ben').presses(asked, 'Accept')).words).toMatch(/You are supporting Chen Mei/);
    const edit = shown((await chen.presses(receipt, '修改')).view);
    await chen.submits(edit, { [blockOf(edit, 'strengths')]: '退款页面上线' });
    await office.settle();
    expect(chen.reads(office.finds('chen', /退款页面上线/, chen.direct()))).toContain('第 47 周');
    expect(reads('chen', chen.direct()).filter((it) => /\*退款\*/.test(it))).toEqual([]);
  });

  it('shows thanks where they were given, or where the giver sends them', async () => {
    const { payments, hall } = office;
    const anna = as('anna');
    const ben = as('ben');
    await ben.command(
      '/pacer',
      'kudos @chen thanks for <!channel> *shipping* it early #ownership +5',
      payments.id,
    );
    await office.settle();
    const posted = office.finds('anna', /shipping/, payments.id);
    expect(anna.reads(posted)).toContain('thanks for <!channel> *shipping* it early');
    expect(posted.text).toBe('Ben Cole thanks Chen Mei');
    expect((await anna.presses(posted, '+1')).words).toContain('+1 from Anna Berg');
    expect((await ben.presses(posted, '+1')).words).toContain('your own thanks');

    const asked = await ben.command('/kudos', '@anna thanks for all the help with the audit', hall.id);
    expect(asked.words).toMatch(/Shall I send this\?[\s\S]*#payments/);
    expect((await ben.presses(shown(asked.messages[0]), 'Send')).words).toContain('Sent');
    await office.settle();
    expect(reads('anna', payments.id).filter((it) => /the audit/.test(it))).toHaveLength(1);
    expect(reads('eve', hall.id)).toEqual([]);
  });

  it('keeps a shared card in its channel’s language, whoever presses it', async () => {
    const { app, payments, slack } = office;
    await as('anna').command('/kudos', '@ben thanks for the calm night shift', payments.id);
    await office.settle();
    const posted = office.finds('anna', /night shift/, payments.id);
    const button = findControl({ message: posted }, '+1').element;
    const channel = { platform: 'slack', workspace: slack.team.id, id: payments.id };
    const answer = await app.receive({
      kind: 'action',
      key: 'chen joins in',
      at: new Date(),
      actor: { ...channel, id: office.idOf('chen') },
      place: { kind: 'channel', channel, name: 'payments', botPresent: true },
      canOpenForm: true,
      action: shown(decodeAction(String(button.value))),
      message: messageRef(payments.id, posted.ts),
    });
    expect(answer).toMatchObject({ kind: 'cards', where: 'replace', eyes: { locale: 'en' } });
  });

  it('ends a form that one of its own buttons sent, and keeps no draft of it', async () => {
    const ben = as('ben');
    const form = shown((await ben.command('/feedback', '@chen')).view);
    const hinted = await ben.submits(form, { [blockOf(form, 'strengths')]: 'good job' });
    expect(ben.reads(shown(hinted.view))).toMatch(/What did they do[\s\S]*Send anyway/);
    const before = structuredClone(shown(ben.view()));
    await ben.pressesInView(shown(ben.view()), 'Send anyway');
    const over = shown(ben.view());
    expect(ben.reads(over)).toMatch(/Sent to Chen Mei/);
    expect(over).toMatchObject({ submit: null, notify_on_close: false });
    expect(over.blocks.filter((it) => it.type !== 'alert')).toEqual([]);
    // Another device still shows the form as it was: it sends nothing twice, and closing it keeps nothing.
    office.slack.state.views.set(over.id, before);
    await ben.pressesInView(before, 'Send anyway');
    expect(ben.reads(shown(ben.view()))).toMatch(/Sent to Chen Mei/);
    office.slack.state.views.set(over.id, before);
    await ben.closes(before);
    await office.settle();
    expect(reads('chen', as('chen').direct()).filter((it) => /Ben Cole 的反馈/.test(it))).toHaveLength(1);
    const next = shown((await ben.command('/feedback', '@chen')).view);
    expect(ben.reads(next)).not.toContain('good job');
    await ben.closes(next);
  });

  it('answers words in the thread in which they were said, once', async () => {
    const { slack } = office;
    const anna = as('anna');
    const prompt = office.finds('anna', week, anna.direct());
    const said = { type: 'message', subtype: 'file_share', channel_type: 'im', user: office.idOf('anna') };
    const words = {
      channel: anna.direct(),
      text: 'Hired two people',
      ts: slack.state.ids.ts(),
      thread_ts: prompt.ts,
    };
    const before = anna.sees(anna.direct()).length;
    await slack.deliverEvent({ ...said, ...words, team: slack.team.id });
    await slack.quiet();
    const answers = anna.sees(anna.direct()).slice(before);
    expect(answers).toMatchObject([{ thread_ts: prompt.ts }]);
    const { view } = await anna.presses(shown(answers[0]), 'Continue');
    expect(anna.reads(shown(view))).toContain('Hired two people');
    await anna.closes(shown(view));

    const first = await anna.types('/checkin history', undefined, 'once');
    expect(first.words).toMatch(/My check-ins/);
    expect((await anna.types('/checkin history', undefined, 'once')).messages).toEqual([]);
  });

  it('never loses a form to an expired trigger', async () => {
    const { state } = office.slack;
    const life = state.triggerMs;
    state.triggerMs = 0;
    const late = await as('ben').command('/checkin');
    state.triggerMs = life;
    expect(late.view).toBeUndefined();
    const { view } = await as('ben').presses(shown(late.messages[0]), 'Continue');
    expect(as('ben').reads(shown(view))).toMatch(week);
    await as('ben').closes(shown(view));
  });

  it('makes one person of a stranger who does three things at once, and nobody of a guest', async () => {
    const { slack, store } = office;
    const zoe = slack.as(slack.addUser({ name: 'zoe', real_name: 'Zoe Neu', email: 'zoe@acme.example' }).id);
    const seen = await Promise.all([zoe.types('hello'), zoe.command('/checkin'), zoe.opensHome()]);
    expect(seen[1].words).toMatch(/You are in no team yet/);
    expect(zoe.reads(shown(zoe.home()))).toMatch(/What Pacer can do/);
    const people = await store.db.select({ name: store.t.people.name }).from(store.t.people);
    expect(people.filter((it) => it.name === 'Zoe Neu')).toHaveLength(1);
    expect((await as('gus').command('/kudos', '@ben thanks')).words).toMatch(/As a guest/);
    expect(as('gus').reads(shown((await as('gus').opensHome()).home))).toMatch(/As a guest/);
  });

  it('does not let a stranger wait while Slack is busy, and knows them the next time', async () => {
    const { slack, store } = office;
    const yan = slack.as(slack.addUser({ name: 'yan', real_name: 'Yan Li', email: 'yan@acme.example' }).id);
    slack.fail({ method: 'users.info', as: { kind: 'rate-limited', retryAfter: 3 } });
    const isKnown = async () =>
      (await store.db.select({ name: store.t.people.name }).from(store.t.people)).some(
        (it) => it.name === 'Yan Li',
      );
    expect((await yan.command('/checkin')).words).toMatch(/We have not met/);
    expect(await isKnown()).toBe(false);
    await expect.poll(isKnown, { timeout: 10_000 }).toBe(true);
    expect((await yan.command('/checkin')).words).toMatch(/You are in no team yet/);
  });

  it('changes nothing for somebody else’s card or one of another version', async () => {
    const prompt = office.finds('ben', week, as('ben').direct());
    expect((await as('anna').presses(prompt, 'Start')).words).toMatch(/This card is for Ben Cole/);
    const blocks = JSON.stringify(prompt.blocks).replaceAll(',1,{', ',7,{');
    const older = { ...prompt, blocks: JSON.parse(blocks) };
    expect((await as('ben').presses(older, 'Start')).words).toMatch(/older version/);
  });

  it('says in a settings form what it does not understand', async () => {
    const ben = as('ben');
    const form = shown((await ben.command('/pacer', 'settings')).view);
    const hours = blockOf(form, 'hours');
    expect((await ben.submits(form, { [hours]: 'early' })).errors).toHaveProperty(hours);
    expect((await ben.submits(shown(ben.view()), { [hours]: '10:00-18:00' })).words).toMatch(/10:00/);
  });

  it('sets a team up in a channel once it is there', async () => {
    const { hall, slack } = office;
    expect((await as('anna').command('/pacer', 'team', hall.id)).words).toMatch(/I am not in #hall yet/);
    await slack.inviteBot(hall.id, office.idOf('anna'));
    const { view } = await as('anna').command('/pacer', 'team', hall.id);
    expect(as('anna').reads(shown(view))).toMatch(/Set up a team[\s\S]*hall/);
    await as('anna').closes(shown(view));
  });

  it('names only commands that Slack knows, in both languages', async () => {
    const config = readConfig({});
    for (const [name, locale] of [
      ['ben', 'en'],
      ['chen', 'zh-CN'],
    ] as const) {
      const { features } = slackManifest(await declaredFor(config, locale), { locale, readsProfiles: false });
      const known = features.slash_commands.map((it) => it.command);
      const menu = (await as(name).command('/pacer')).words;
      const names = [...menu.matchAll(/^• (\/\S+)/gm)].map((it) => it[1]);
      expect(names.length).toBeGreaterThan(5);
      expect(names.filter((it) => !known.includes(it ?? ''))).toEqual([]);
    }
  });

  it('waits with a summary that is refused, and shows it once it is invited again', async () => {
    const { slack, payments, clock, app } = office;
    const anna = as('anna');
    slack.state.channels.get(payments.id)?.members.delete(slack.bot.userId);
    await app.advance(clock, new Date('2026-11-20T16:00:00Z'));
    await office.settle();
    expect(anna.reads(office.finds('anna', /I can no longer post in #payments/))).toMatch(/\/invite @Pacer/);
    await slack.inviteBot(payments.id, office.idOf('anna'));
    await office.settle();
    expect(reads('ben', payments.id).filter((it) => /\d of 3 answered/.test(it))).toHaveLength(1);
    const digest = office.finds('anna', /Digest[\s\S]*Chen Mei/, anna.direct());
    const opened = await anna.presses(digest, 'Open');
    expect(opened.words).toContain('退款页面上线');
    const { view } = await anna.presses(shown(opened.messages[0]), 'Reply');
    const input = shown(view).blocks.find((it) => it.type === 'input');
    await anna.submits(shown(view), { [String(input?.block_id)]: 'Well done <!here>' });
    await office.settle();
    expect(reads('chen', as('chen').direct()).join('\n')).toContain('Well done <!here>');
  });
});
