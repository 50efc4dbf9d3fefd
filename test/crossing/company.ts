import { Hono } from 'hono';
import { readName } from '../../adapters/feishu/form-names.ts';
import { connectFeishu } from '../../adapters/feishu/index.ts';
import { scopes as feishuScopes } from '../../adapters/feishu/scopes.ts';
import { botEvents } from '../../adapters/slack/events.ts';
import { connectSlack } from '../../adapters/slack/index.ts';
import { botScopes } from '../../adapters/slack/scopes.ts';
import { createApp } from '../../src/app.ts';
import { importFiles } from '../../src/features/people/import/import-files.ts';
import type { PeopleSettings } from '../../src/features/people/index.ts';
import { listen } from '../../src/http/server.ts';
import { tables } from '../../src/schema.ts';
import { movableClock, realClock } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { openLog } from '../../src/shared/log.ts';
import { chatNames } from '../../src/start/chat-names.ts';
import { type Engine, openFresh } from '../support/databases.ts';
import { objectOf } from '../support/feishu/check-shape.ts';
import { startFakeFeishu } from '../support/feishu/fake-feishu.ts';
import { controlsIn, formIn } from '../support/feishu/form-values.ts';
import type { Message as FeishuMessage } from '../support/feishu/state.ts';
import { startFakeSlack } from '../support/slack/fake-slack.ts';
import type { Message as SlackMessage, View } from '../support/slack/state.ts';

const settings: PeopleSettings = {
  welcomeCard: 'off',
  adminEmails: [],
  defaultTimeZone: 'Europe/Berlin',
  defaultLocale: 'en',
  workCalendar: 'none',
  chats: chatNames,
};

const people = `name,email,team,manager_email,time_zone,locale
Anna Berg,anna@acme.example,Payments,,Europe/Berlin,en
Ben Cole,ben@acme.example,Payments,anna@acme.example,Europe/Berlin,en
王芳,wang@acme.example,Payments,anna@acme.example,Europe/Berlin,zh-CN
李强,li@acme.example,Payments,anna@acme.example,Europe/Berlin,zh-CN
`;
const teams = `team,lead_email,slack_channel,feishu_chat,slack_locale,feishu_locale,status
Payments,anna@acme.example,#payments,支付组,en,zh-CN,on
`;

const options = {
  httpTimeoutMs: 4_000,
  reconnectFirstMs: 2,
  rate: { perSecond: 1_000, burst: 1_000, perTargetPerSecond: 1_000 },
};
const paint = async () => new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const log = openLog(process.env.TEST_LOG ?? 'silent');

/** By which way the chats reach the bot. */
type How = 'sockets' | 'http';

async function openSlack(how: How, turnMs: number) {
  const slack = await startFakeSlack({
    turnMs,
    scopes: botScopes({ readsProfiles: false }),
    subscribed: botEvents,
    deadlineMs: 8_000,
    triggerMs: 8_000,
  });
  const add = (name: string, real_name: string, email: string) =>
    slack.addUser({ name, real_name, email, tz: 'Europe/Berlin' }).id;
  const ids = {
    anna: add('anna', 'Anna Berg', 'anna@acme.example'),
    ben: add('ben', 'Ben Cole', 'ben@acme.example'),
    // In no file, and under another address than in the other chat.
    yi: add('yi', 'Zhou Yi', 'yi@elsewhere.example'),
  };
  const channel = slack.addChannel({ name: 'payments', members: [ids.anna, ids.ben] });
  const { platform, directory } = await connectSlack({
    config: {
      botToken: slack.botToken,
      apiUrl: slack.apiUrl,
      ...(how === 'http' ? { signingSecret: slack.signingSecret } : { appToken: slack.appToken }),
    },
    ...{ known: undefined, paint, realClock, newId, log, options },
  });
  return { slack, platform, directory, ids, channel: channel.id };
}

async function openFeishu(how: How, turnMs: number) {
  const feishu = await startFakeFeishu({ turnMs, scopes: feishuScopes, deadlineMs: 8_000 });
  const add = (name: string, enterprise_email = '') =>
    feishu.addUser({ name, enterprise_email, email: '', language: 'zh_cn', timeZone: 'Europe/Berlin' })
      .open_id;
  const ids = { wang: add('王芳', 'wang@acme.example'), li: add('李强', 'li@acme.example'), yi: add('周怡') };
  const group = feishu.addGroup({ name: '支付组', members: [ids.wang, ids.li] });
  const { app, baseUrl, encryptKey, verificationToken } = feishu;
  const { platform, directory } = await connectFeishu({
    config: {
      appId: app.id,
      appSecret: app.secret,
      baseUrl,
      ...(how === 'http' ? { encryptKey, verificationToken } : {}),
    },
    defaultLocale: settings.defaultLocale,
    ...{ known: undefined, paint, realClock, newId, log, options },
  });
  return { feishu, platform, directory, ids, group: group.chat_id };
}

const shown = <T>(found: T | undefined, words: RegExp, read: readonly string[]): T => {
  if (found === undefined) throw new Error(`Nobody reads ${words} but:\n${read.join('\n---\n')}`);
  return found;
};

/** A company in two chats: Anna leads Payments and works at Slack with Ben, 王芳 and 李强 are at Feishu, Yi is at both unknown to either. */
export async function openCompany(engine: Engine, how: How) {
  const turnMs = engine === 'sqlite' ? 1 : 3;
  const [inSlack, inFeishu] = await Promise.all([openSlack(how, turnMs), openFeishu(how, turnMs)]);
  const { slack } = inSlack;
  const { feishu } = inFeishu;
  const { store, close } = await openFresh(engine, tables);
  const clock = movableClock(new Date('2026-11-13T12:00:00Z'));
  const app = createApp({
    store,
    clock,
    newId,
    log,
    platforms: [inSlack.platform, inFeishu.platform],
    directories: [inSlack.directory, inFeishu.directory],
    settings,
    deliveryOptions: { updateEveryMs: 5, updateDelayMs: 0 },
  });
  const http = new Hono();
  for (const it of [inSlack, inFeishu]) await it.platform.start(app.receive, http);
  const server = await listen(http, 0, '127.0.0.1');
  if (how === 'http') {
    const here = `http://127.0.0.1:${server.port}`;
    slack.deliverTo(`${here}/slack/events`);
    feishu.deliverTo(`${here}/feishu/events`);
  }
  await importFiles(
    { store, settings, clock, newId, commit: (outcome) => app.commit(outcome) },
    {
      people: { name: 'people.csv', bytes: Buffer.from(people) },
      teams: { name: 'teams.csv', bytes: Buffer.from(teams) },
    },
    { locale: 'en' },
  );
  await app.sync();
  const onSlack = (name: keyof typeof inSlack.ids) => slack.as(inSlack.ids[name]);
  const onFeishu = (name: keyof typeof inFeishu.ids) => feishu.as(inFeishu.ids[name]);

  const settle = async (): Promise<void> => {
    await Promise.all([slack.quiet(), feishu.quiet()]);
    await app.settle();
    await Promise.all([slack.quiet(), feishu.quiet()]);
  };
  const goTo = async (at: string): Promise<void> => {
    await app.advance(clock, new Date(at));
    await settle();
  };
  // The first check-in is in the first full week: Thursday morning, when its window is open.
  await goTo('2026-11-19T10:05:00Z');

  return {
    slack,
    feishu,
    channel: inSlack.channel,
    group: inFeishu.group,
    onSlack,
    onFeishu,
    settle,
    goTo,
    /** What stands in a conversation at Slack, as somebody reads it. */
    slackReads: (name: keyof typeof inSlack.ids, channel?: string): string[] =>
      onSlack(name)
        .sees(channel)
        .filter((it) => it.user === slack.bot.userId)
        .map((it) => onSlack(name).reads(it)),
    /** What stands in a conversation at Feishu, as somebody reads it. */
    feishuReads: (name: keyof typeof inFeishu.ids, chat?: string): string[] =>
      onFeishu(name)
        .sees(chat)
        .filter((it) => it.sender === feishu.app.id)
        .map((it) => onFeishu(name).reads(it)),
    /** The newest message of the bot's at Slack with these words in it. */
    slackFinds(name: keyof typeof inSlack.ids, words: RegExp, channel?: string): SlackMessage {
      const own = onSlack(name)
        .sees(channel)
        .filter((it) => it.user === slack.bot.userId);
      const found = own.findLast((it) => words.test(onSlack(name).reads(it)));
      return shown(found, words, this.slackReads(name, channel));
    },
    /** The newest message of the bot's at Feishu with these words in it. */
    feishuFinds(name: keyof typeof inFeishu.ids, words: RegExp, chat?: string): FeishuMessage {
      const own = onFeishu(name)
        .sees(chat)
        .filter((it) => it.sender === feishu.app.id);
      const found = own.findLast((it) => words.test(onFeishu(name).reads(it)));
      return shown(found, words, this.feishuReads(name, chat));
    },
    async close(): Promise<void> {
      for (const it of [inSlack, inFeishu]) await it.platform.stop();
      await server.close();
      await app.stop();
      await slack.close();
      await feishu.close();
      await close();
    },
  };
}
export type Company = Awaited<ReturnType<typeof openCompany>>;

/** Names the block of a form's field at Slack. */
export function blockOf(view: View | undefined, field: string): string {
  const ids = (view?.blocks ?? []).map((it) => String(it.block_id ?? ''));
  const found = ids.find((it) => it.endsWith(`:${field}`) || it.includes(`["${field}"`));
  return shown(found, new RegExp(field), ids);
}

/** Names the control of a form's field at Feishu, or of the text beside it in which a person's name is typed. */
export function controlOf(message: FeishuMessage, field: string, kind: 'field' | 'find' = 'field'): string {
  const names = controlsIn(formIn(objectOf(message.card))).map((it) => String(it.name));
  const found = names.find((it) => {
    const read = readName(it);
    return read?.kind === kind && read.field === field;
  });
  return shown(found, new RegExp(field), names);
}
