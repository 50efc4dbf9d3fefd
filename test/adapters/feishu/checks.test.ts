import { describe, expect, it } from 'vitest';
import { createApi } from '../../../adapters/feishu/api-client.ts';
import { readInstallation } from '../../../adapters/feishu/installation.ts';
import { scopes } from '../../../adapters/feishu/scopes.ts';
import { type Company, companyAnswers, smallCompany, user } from './company.ts';
import { APP, openOutbound } from './open-outbound.ts';
import { type Answer, type Answers, type Asked, refusal, serveApi, told } from './serve-api.ts';

const ENDPOINT = '/callback/ws/endpoint';
const bot = (more: object = {}): Answer => ({
  body: { code: 0, msg: 'ok', bot: { activate_status: 2, app_name: 'Pacer', open_id: 'ou_bot', ...more } },
});

/** A tenant in which all is well; `instead` answers what is not. */
function wellSetUp(
  change: (it: Company) => void = () => undefined,
  instead: Answers = () => undefined,
): Answers {
  const company = smallCompany();
  const [boss] = company.users['0'] ?? [];
  company.users['0'] = [{ ...boss, email: 'chen@acme.example' }];
  company.users['od-eng'] = [
    user('ou_li', { email: 'li@acme.example', leader_user_id: 'ou_boss', name: 'Li' }),
    user('ou_x', { name: 'X' }),
  ];
  company.chats.push({ chat_id: 'oc_1', name: 'Team', bot: true, members: [] });
  change(company);
  const rest = companyAnswers(company);
  return (asked: Asked) => {
    const special = instead(asked);
    if (special !== undefined) return special;
    if (asked.path === '/open-apis/bot/v3/info') return bot();
    if (asked.path.endsWith('/tenant/query')) return told({ tenant: { name: 'Acme', tenant_key: 'tk' } });
    if (asked.path === '/open-apis/im/v1/messages') return refusal(230034);
    if (asked.path === ENDPOINT) return told({ URL: 'ws://127.0.0.1:9/?x=1&service_id=1', ClientConfig: {} });
    return rest(asked);
  };
}

const found = async (answers: Answers, options: Parameters<typeof openOutbound>[1] = {}) => {
  const opened = await openOutbound(answers, options);
  const [english, chinese] = [await opened.checks('en'), await opened.checks('zh-CN')];
  expect(chinese.map((it) => it.state)).toEqual(english.map((it) => it.state));
  for (const { sentence } of chinese) expect(sentence).toMatch(/\p{Script=Han}/u);
  const troubles = english.filter((it) => it.state !== 'fine');
  return {
    server: opened.server,
    states: english.map((it) => it.state),
    all: english.map((it) => it.sentence).join('\n'),
    words: troubles.map((it) => it.sentence).join('\n'),
  };
};

describe('the checks', () => {
  it('find nothing wrong where nothing is, send nothing, and connect nowhere', async () => {
    const { server, states, all } = await found(wellSetUp());
    expect(states).toEqual(['fine', 'fine', 'fine', 'fine', 'fine', 'fine']);
    expect(all).toContain('it is "Pacer" in Acme');
    const posts = server.of('/open-apis/im/v1/messages').map((it) => it.json.content);
    expect(new Set(posts)).toEqual(new Set(['']));
  });

  it('tell an app that is refused from a Feishu that is not reached', async () => {
    const refused = await found(
      wellSetUp(undefined, ({ path }) => (path.endsWith('/internal') ? refusal(10014, {}, 200) : undefined)),
    );
    expect(refused.words).toMatch(/refuses the app \(10014\).*FEISHU_APP_SECRET/);
    const away = await found(wellSetUp(), { config: { baseUrl: 'http://127.0.0.1:9' } });
    expect(away.words).toContain('does not answer at http://127.0.0.1:9');
    expect(away.states).toEqual(['wrong', 'wrong']);
  });

  it('say where the bot is not released', async () => {
    const off: Answers = ({ path }) =>
      path.endsWith('/bot/v3/info') ? bot({ activate_status: 1 }) : undefined;
    expect((await found(wellSetUp(undefined, off))).words).toContain('not active in the company');
  });

  it('find out by trying which permissions are missing', async () => {
    const lacks: Answers = ({ path }) =>
      path === '/open-apis/im/v1/messages' || path.startsWith('/open-apis/im/v1/chats')
        ? refusal(99991672)
        : undefined;
    const { words } = await found(wellSetUp(undefined, lacks));
    expect(words).toMatch(/lacks permissions: im:message:send_as_bot, im:chat:readonly\./);
    expect(words).toContain('groups could not be listed (99991672)');
  });

  it('ask which permissions were granted of those that cannot be tried', async () => {
    const granting = (without: string): Answers =>
      wellSetUp(undefined, ({ path }) =>
        path === '/open-apis/application/v6/scopes'
          ? told({
              scopes: [
                ...scopes.filter((it) => it !== without).map((it) => ({ scope_name: it, grant_status: 1 })),
                { scope_name: without, grant_status: 2 },
              ],
            })
          : undefined,
      );
    expect((await found(granting('im:user_agent:write'))).words).toBe('');
    const { words, states } = await found(granting('im:message.p2p_msg:readonly'));
    expect(words).toMatch(
      /has not granted: im:message\.p2p_msg:readonly \(hears what is typed to the bot\)\./,
    );
    expect(states).not.toContain('wrong');
    // What can be tried is believed, whatever it is called: a wider permission may stand for it.
    expect((await found(granting('im:chat:readonly'))).words).toBe('');
  });

  it('notice fields that Feishu shows of nobody', async () => {
    const bare = (it: Company): void => {
      it.users['od-eng'] = [{ open_id: 'ou_1' }, { open_id: 'ou_2' }];
    };
    const { words, states } = await found(wellSetUp(bare));
    expect(words).toContain("Feishu shows nobody's names, managers, addresses, status.");
    expect(states).not.toContain('wrong');
  });

  it('say what to do about the connection', async () => {
    const answers = (code: number): Answers =>
      wellSetUp(undefined, ({ path }) => (path === ENDPOINT ? refusal(code, { data: {} }, 200) : undefined));
    expect((await found(answers(403))).words).toMatch(/cannot be opened \(403\).*persistent connection/);
    expect((await found(answers(1000040350))).words).toContain('allows 50');
    const both = { encryptKey: 'key', verificationToken: 'token' };
    const http = await found(answers(403), { config: both });
    expect(http.states).not.toContain('wrong');
    expect((await found(answers(403), { config: { encryptKey: 'key' } })).words).toContain('belong together');
  });

  it('compare this machine’s clock with Feishu’s', async () => {
    const apart = async (seconds: number) => {
      const clock = { now: () => new Date(Date.now() - seconds * 1_000) };
      const { words, states } = await found(wellSetUp(), { realClock: clock });
      return { words, states: new Set(states) };
    };
    expect((await apart(3)).words).toBe('');
    expect(await apart(60)).toEqual({
      words: expect.stringMatching(/clock is (59|60|61) seconds away from Feishu's\. Turn on/),
      states: new Set(['fine', 'note']),
    });
    expect((await apart(-400)).words).toMatch(/refused above five minutes/);
    const untold: Answers = ({ path, headers }) =>
      path === '/open-apis/bot/v3/info' && headers.authorization === undefined
        ? { body: {}, headers: { Date: 'soon' } }
        : undefined;
    expect((await found(wellSetUp(undefined, untold))).words).toContain('could not be compared');
  });

  it('tell how much of the company the app may see', async () => {
    const part = (departments: string[], users: string[]) => (it: Company) => {
      it.isWhole = false;
      it.scope = { departments, users, groups: [] };
    };
    expect((await found(wellSetUp(part(['od-eng'], ['ou_li'])))).words).toMatch(
      /part of the company: 1 department and 1 person by name/,
    );
    expect((await found(wellSetUp(part([], [])))).words).toContain('may see nobody');
  });

  it('tell of the groups, and of those with people from other companies', async () => {
    const none = await found(wellSetUp((it) => it.chats.splice(0)));
    expect(none.words).toContain('in no group yet');
    const shared = await found(
      wellSetUp((it) => it.chats.push({ chat_id: 'oc_2', external: true, bot: true, members: [] })),
    );
    expect(shared.words).toMatch(/^1 group with the bot can have people of other companies/m);
    expect(shared.states).not.toContain('wrong');
  });
});

describe('the installation', () => {
  const open = async (answers: Answers) => {
    const { baseUrl, close } = await serveApi(answers);
    return { api: createApi({ appId: APP, appSecret: 's', baseUrl }, { httpTimeoutMs: 2_500 }), close };
  };

  it('says where the app belongs, by the app itself', async () => {
    const { api } = await open(wellSetUp());
    expect(await readInstallation(api, { appId: APP })).toEqual({
      workspace: APP,
      name: 'Acme',
      botId: 'ou_bot',
      details: { tenantKey: 'tk', appName: 'Pacer' },
    });
  });

  it('does with the app’s name where the company’s may not be asked', async () => {
    const { api } = await open(
      wellSetUp(undefined, ({ path }) => (path.endsWith('/tenant/query') ? refusal(99991672) : undefined)),
    );
    expect(await readInstallation(api, { appId: APP })).toMatchObject({
      name: 'Pacer',
      details: { tenantKey: '' },
    });
  });

  it('says what to do where the app is refused, or Feishu is not there', async () => {
    const { api, close } = await open(({ path }) =>
      path.endsWith('/internal') ? refusal(10003, {}, 200) : undefined,
    );
    const asked = () => readInstallation(api, { appId: APP });
    await expect(asked()).rejects.toThrow(/\(10003\): .*FEISHU_APP_SECRET/);
    await close();
    await expect(asked()).rejects.toThrow(/FEISHU_BASE_URL/);
  });
});

describe('the permissions', () => {
  it('read no messages of groups but those that name the bot', () => {
    expect(scopes).not.toContain('im:message.group_msg');
    expect(scopes.filter((it) => it.includes('phone') || it.includes('write'))).toEqual([
      'im:message.reactions:write_only',
    ]);
  });
});
