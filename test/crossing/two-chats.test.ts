import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blockOf, type Company, controlOf, openCompany } from './company.ts';

/** Two chats, a database and a whole company start on a busy machine. */
const slow = 60_000;

const praise =
  'In Tuesday’s review you found the missing index within minutes, so that the release went out the same day.';

/** Both engines, and both ways by which the chats reach the bot. */
const settings = [
  { engine: 'sqlite', how: 'sockets' },
  { engine: 'postgres', how: 'http' },
] as const;

describe.each(settings)('one organisation in two chats ($engine, $how)', ({ engine, how }) => {
  let company: Company;

  beforeAll(async () => {
    company = await openCompany(engine, how);
  }, slow);
  afterAll(async () => {
    const { slack, feishu } = company;
    await company.close();
    expect([...slack.violations, ...feishu.violations]).toEqual([]);
  }, slow);

  it('shows thanks in both team channels, each in its language, and counts +1 from both', async () => {
    const { channel, group, onSlack, onFeishu, settle } = company;
    await onSlack('ben').command('/kudos', '@王芳 thanks for <!channel> the *calm* night shift', channel);
    await settle();
    const inSlack = company.slackFinds('anna', /A thank-you from Ben Cole[\s\S]*@王芳[\s\S]*calm/, channel);
    const inFeishu = company.feishuFinds('li', /来自 Ben Cole 的感谢[\s\S]*@王芳[\s\S]*calm/, group);
    expect(onFeishu('li').reads(inFeishu)).toContain('thanks for <!channel> the *calm* night shift');
    expect(inFeishu.content).toContain(onFeishu('wang').openId);
    company.feishuFinds('wang', /Ben Cole\s?感谢了你/);

    await onSlack('anna').presses(inSlack, '+1');
    await settle();
    expect(onFeishu('li').reads(inFeishu)).toContain('Anna Berg +1');
    await onFeishu('li').presses(inFeishu, '+1');
    await settle();
    expect(onSlack('anna').reads(inSlack)).toMatch(/\+1 from (Anna Berg and 李强|李强 and Anna Berg)/);
    expect(onFeishu('wang').reads(inFeishu)).toMatch(/^(Anna Berg.{1,2}李强|李强.{1,2}Anna Berg) \+1$/m);
    // Each once.
    expect(company.slackReads('anna', channel).filter((it) => /calm/.test(it))).toHaveLength(1);
    expect(company.feishuReads('li', group).filter((it) => /calm/.test(it))).toHaveLength(1);
  });

  it('brings thanks from Feishu to Slack as well', async () => {
    const { channel, group, feishu, onFeishu, settle } = company;
    const said = [{ user: feishu.app.openId }, ' ／认可 @Ben Cole 谢谢你连夜帮我们把对账脚本修好，太及时了'];
    await onFeishu('wang').says(said, group);
    await settle();
    company.slackFinds('ben', /王芳 thanks you/i);
    company.slackFinds('anna', /A thank-you from 王芳[\s\S]*@Ben Cole[\s\S]*对账脚本/, channel);
    company.feishuFinds('li', /来自王芳的感谢[\s\S]*@Ben Cole[\s\S]*对账脚本/, group);
  });

  it('takes feedback from Slack to Feishu, and the thanks back', async () => {
    const { onSlack, onFeishu, settle } = company;
    const ben = onSlack('ben');
    const { view } = await ben.command('/feedback', '@王芳');
    expect(view).toBeDefined();
    if (view !== undefined) await ben.submits(view, { [blockOf(view, 'strengths')]: praise });
    await settle();
    const closed = company.feishuFinds('wang', /来自\s?Ben Cole\s?的反馈/);
    expect(closed.content).not.toContain('index');
    const wang = onFeishu('wang');
    const opened = await wang.presses(closed, '查看');
    await settle();
    const open = company.feishuFinds('wang', /missing index/);
    expect(opened.error).toBeUndefined();
    company.slackFinds('ben', /王芳 opened it/);
    await wang.presses(open, '说声谢谢');
    await settle();
    company.slackFinds('ben', /王芳 says thanks for your feedback/);
  });

  it('takes a check-in at Feishu, and its request for support to Slack and back', async () => {
    const { onSlack, onFeishu, settle } = company;
    const wang = onFeishu('wang');
    const prompt = company.feishuFinds('wang', /第 47 周/);
    await wang.presses(prompt, '开始填写');
    const typed = { [controlOf(wang.form(), 'strengths')]: '对账*页面* <at id=all></at> 上线了' };
    await wang.submits(wang.form(), typed, '更多');
    const form = wang.form();
    expect(wang.reads(form)).toContain('对账*页面* <at id=all></at> 上线了');
    const asked = {
      [controlOf(form, 'blockers')]: '需要数据库权限',
      [controlOf(form, 'supportFrom', 'find')]: 'ben',
      [controlOf(form, 'share')]: true,
    };
    const sent = await wang.submits(form, asked, '提交');
    expect(sent).not.toHaveProperty('error');
    await settle();
    expect(wang.reads(prompt)).toContain('需要数据库权限');

    const request = company.slackFinds('ben', /王芳 asks for your support[\s\S]*需要数据库权限/);
    await onSlack('ben').presses(request, 'Accept');
    await settle();
    company.feishuFinds('wang', /Ben Cole[\s\S]*需要数据库权限/);
  });

  it('reminds somebody at Feishu where the manager asks for it at Slack', async () => {
    const { onSlack, onFeishu, settle } = company;
    const before = company.feishuReads('li').length;
    const { words } = await onSlack('anna').command('/checkin', 'remind');
    await settle();
    expect(words).toMatch(/2 people get a friendly reminder/);
    expect(company.feishuReads('li')).toHaveLength(before + 1);
    const reminder = company.feishuFinds('li', /Anna Berg/);
    await onFeishu('li').presses(reminder, '开始填写');
    expect(onFeishu('li').reads(onFeishu('li').form())).toContain('第 47 周');
  });

  it('brings the digest to the manager at Slack, her reply to Feishu, and the summary to both channels', async () => {
    const { channel, group, onSlack, settle, goTo } = company;
    await goTo('2026-11-20T16:00:00Z');
    company.slackFinds('anna', /1 of 4 answered[\s\S]*上线了/, channel);
    company.feishuFinds('li', /1\/4 已提交[\s\S]*上线了/, group);
    expect(company.feishuReads('li', group).join('\n')).not.toContain('[CALLS ALL]');

    const anna = onSlack('anna');
    const digest = company.slackFinds('anna', /Digest[\s\S]*王芳/);
    const [opened] = (await anna.presses(digest, 'Open')).messages;
    expect(opened).toBeDefined();
    if (opened === undefined) return;
    expect(anna.reads(opened)).toContain('上线了');
    const { view } = await anna.presses(opened, 'Reply');
    const input = view?.blocks.find((it) => it.type === 'input');
    if (view !== undefined)
      await anna.submits(view, { [String(input?.block_id)]: 'Well done, see you Monday' });
    await settle();
    company.feishuFinds('wang', /Anna Berg[\s\S]*Well done, see you Monday/);
  });

  it('joins the accounts of somebody who types in one chat what the other shows', async () => {
    const { onSlack, onFeishu, settle } = company;
    const { words } = await onFeishu('yi').says('关联账号');
    const code = /\/pacer link (\d{6})/.exec(words)?.[1];
    expect(code).toBeDefined();
    const joined = await onSlack('yi').command('/pacer', `link ${code}`);
    await settle();
    expect(joined.words).toMatch(/joined/);
    company.feishuFinds('yi', /Slack[\s\S]*飞书|飞书[\s\S]*Slack/);
  });
});
