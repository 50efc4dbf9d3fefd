import { expect, it, onTestFinished } from 'vitest';
import { scopes } from '../../adapters/feishu/scopes.ts';
import { startFakeFeishu } from '../support/feishu/fake-feishu.ts';
import { addressOf, type Office, openOffice } from './office.ts';
import { type Env, until } from './run-program.ts';

/** Programs start in seconds, on a machine that does nothing else. */
const slow = { timeout: 180_000 };

const withoutSlack: Env = { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '', SLACK_API_URL: '' };

/** The same company at Feishu, beside Slack unless `env` says otherwise. */
async function openBoth(env: Env = {}) {
  const feishu = await startFakeFeishu({ scopes });
  const add = (name: string, leader_user_id = '') =>
    feishu.addUser({ name, enterprise_email: addressOf(name), leader_user_id }).open_id;
  const anna = add('Anna Berg');
  const ben = add('Ben Cole', anna);
  feishu.addGroup({ name: 'payments', members: [anna, ben] });
  const office = await openOffice({
    env: {
      FEISHU_APP_ID: feishu.app.id,
      FEISHU_APP_SECRET: feishu.app.secret,
      FEISHU_BASE_URL: feishu.baseUrl,
      ...env,
    },
  });
  onTestFinished(async () => {
    await feishu.close();
    expect(feishu.violations).toEqual([]);
  });
  const sent = () => feishu.calls.filter((it) => it.method === 'message.create').length;
  return { feishu, office, ben: feishu.as(ben), sent };
}

const readsDirectory = async (office: Office) => {
  const bot = await office.start();
  await until(() => /"platform":"feishu".*a directory was read/.test(bot.output()), {
    otherwise: bot.output,
  });
  return bot;
};

it('starts in Feishu alone, joins people, is silent, and answers', slow, async () => {
  const { office, ben, sent } = await openBoth(withoutSlack);
  await office.pacer(...office.imports);
  const bot = await readsDirectory(office);
  expect(bot.output()).toMatch(/Pacer runs in Feishu \(Acme\); probes at http/);
  expect(bot.output()).toMatch(/"joined":2,/);
  expect((await fetch(`${bot.base}/readyz`)).status).toBe(200);
  expect(sent()).toBe(0);
  expect((await ben.says('／pacer 团队')).words).toMatch(/Payments/);
  expect(await office.stop(bot)).toBe(0);
});

it('starts in both chats at once', slow, async () => {
  const { office, ben } = await openBoth();
  await office.pacer(...office.imports);
  const bot = await readsDirectory(office);
  expect(bot.output()).toMatch(/Pacer runs in Slack \(Acme\) and Feishu \(Acme\); probes at http/);
  expect((await ben.says('kudos mine')).words).not.toBe('');
  expect((await office.as('ben').command('/kudos', 'mine')).words).not.toBe('');
  expect(await office.stop(bot)).toBe(0);
});

it('says in one line what is wrong with the app at the first start, and starts nothing', slow, async () => {
  const { office } = await openBoth({ ...withoutSlack, FEISHU_APP_SECRET: 'wrong' });
  const bot = office.run();
  expect(await bot.ended).toBe(1);
  expect(bot.output().trim()).toMatch(/^Pacer cannot connect to Feishu: .*FEISHU_APP_SECRET[^\n]*$/);
});

it('lets the doctor look at Feishu: well, and with a wrong secret', slow, async () => {
  const { office } = await openBoth(withoutSlack);
  await office.pacer(...office.imports);
  const well = await office.pacer('doctor');
  expect(well.output).toMatch(/✓ Feishu knows the app: it is "Pacer" in Acme/);
  expect(well.output).toMatch(/✓ A long connection can be opened/);
  expect(well.output).toMatch(/✓ The app may see the whole company/);
  expect(well).toMatchObject({ exit: 0 });

  const wrong = await openBoth({ ...withoutSlack, FEISHU_APP_SECRET: 'wrong' });
  const { exit, output } = await wrong.office.pacer('doctor', '--locale', 'zh-CN');
  expect(exit).toBe(1);
  expect(output).toMatch(/✗ 飞书不接受这个应用[\s\S]*FEISHU_APP_SECRET/);
});
