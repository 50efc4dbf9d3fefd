import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { type FakeSlackOptions, startFakeSlack } from './fake-slack.ts';

const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** Starts the real Bolt against a fake workspace with two people, over signed HTTP or over a socket. */
export async function openBolt(connection: 'http' | 'socket', options: FakeSlackOptions = {}) {
  const slack = await startFakeSlack(options);
  const ann = slack.addUser({ name: 'ann', real_name: 'Ann Lee', tz: 'Asia/Shanghai', locale: 'zh-CN' });
  const bob = slack.addUser({ name: 'bob', real_name: 'Bob Meyer', email: 'bob@example.com' });
  const channel = slack.addChannel({ name: 'payments', members: [ann.id, bob.id] });
  const clientOptions = {
    slackApiUrl: slack.apiUrl,
    logger: silent,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
  const http = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    processBeforeResponse: true,
    port: 0,
    logger: silent,
  });
  const socket = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: silent,
    // The wait before it connects again.
    clientPingTimeout: 50,
    installerOptions: { clientOptions },
  });
  const app = new App({
    token: slack.botToken,
    receiver: connection === 'http' ? http : socket,
    clientOptions,
    convoStore: false,
    logger: silent,
  });
  if (connection === 'socket') await app.start();
  else {
    const server = await http.start(0);
    const { port } = server.address() as AddressInfo;
    slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  }
  const close = async () => {
    await app.stop();
    await slack.close();
  };
  return { slack, app, ann, bob, channel, close };
}
