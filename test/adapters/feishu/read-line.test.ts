import { describe, expect, it } from 'vitest';
import type { Mention, Spoken } from '../../../adapters/feishu/payload.ts';
import { mentionsBot, readLine, whatWasSaid } from '../../../adapters/feishu/read-line.ts';

const BOT = 'ou_bot';
const accountOf = (id: string) => ({ platform: 'feishu', workspace: 'cli_1', id });
const reader = { botId: BOT, tenant: 't1', accountOf };
const mention = (key: string, id: string, name: string, more: Partial<Mention> = {}): Mention => ({
  key,
  id: { open_id: id },
  name,
  mentioned_type: 'user',
  tenant_key: 't1',
  ...more,
});
const zhang = { mention: accountOf('ou_zhang'), name: '张三' };
const mentions = [
  mention('@_user_1', BOT, 'Pacer', { mentioned_type: 'bot' }),
  mention('@_user_2', 'ou_zhang', '张三'),
];

const message = (content: unknown, it: Partial<Spoken['message']> = {}): Spoken['message'] => ({
  message_id: 'om_1',
  chat_id: 'oc_1',
  chat_type: 'group',
  message_type: 'text',
  content: JSON.stringify(content),
  mentions,
  ...it,
});
const read = (text: string, more: Mention[] = []) =>
  readLine(message({ text }, { mentions: [...mentions, ...more] }), reader);

describe('a typed line', () => {
  it('has people as people, and not the bot itself', () => {
    expect(read('@_user_1  /kudos @_user_2 谢谢')).toEqual(['/kudos ', zhang, ' 谢谢']);
    expect(read('kudos @_user_2 @_user_1')).toEqual(['kudos ', zhang, ' ']);
    expect(read('@_user_1')).toEqual([]);
  });

  it('does not take one person for another whose number begins alike', () => {
    const eleven = mention('@_user_12', 'ou_li', '李四');
    expect(read('@_user_12 and @_user_2', [eleven])).toEqual([
      { mention: accountOf('ou_li'), name: '李四' },
      ' and ',
      zhang,
    ]);
  });

  it('leaves everyone, other bots, people from elsewhere and what was typed words', () => {
    const others = [
      mention('@_user_3', 'ou_x', 'Guest', { tenant_key: 't2' }),
      mention('@_user_4', 'ou_y', 'Robot', { mentioned_type: 'bot' }),
      { ...mention('@_user_5', '', 'Nobody'), id: null },
    ];
    expect(read('@_all @_user_3 @_user_4 @_user_5 @_user_9 <at id=all></at>', others)).toEqual([
      '@all @Guest @Robot @Nobody @_user_9 <at id=all></at>',
    ]);
  });

  it('is read from a post, whose people stand in elements of their own', () => {
    const content = {
      title: '/goal',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: 'Pacer' },
          { tag: 'text', text: ' ask @_user_2 or ' },
          { tag: 'at', user_id: '@_user_2', user_name: '张三' },
        ],
        [
          { tag: 'a', text: 'a link', href: 'https://x.example' },
          { tag: 'img', image_key: 'img_1' },
        ],
      ],
    };
    expect(readLine(message(content, { message_type: 'post' }), reader)).toEqual([
      '/goal\n ask @_user_2 or ',
      zhang,
      '\na link',
    ]);
  });

  it.each([
    ['image', '{"image_key":"img_1"}'],
    ['merge_forward', 'Merged and Forwarded Message'],
    ['text', 'no JSON'],
    ['text', '{"text":7}'],
    ['post', '{"content":"x"}'],
  ])('is none in %s %s', (message_type, content) => {
    expect(readLine(message({}, { message_type, content }), reader)).toBeUndefined();
  });

  it('knows whether the bot is meant', () => {
    expect(mentionsBot(message({}), BOT)).toBe(true);
    expect(mentionsBot(message({}, { mentions: [] }), BOT)).toBe(false);
    expect(mentionsBot(message({}, { mentions: null }), BOT)).toBe(false);
  });
});

describe('a command', () => {
  it.each([
    ['/kudos', 'kudos', []],
    ['  /kudos   well done', 'kudos', ['well done']],
    ['／认可　做得好', '认可', ['做得好']],
    ['/ 目标 列表', '目标', ['列表']],
  ])('%s', (words, command, line) => {
    expect(whatWasSaid([words])).toEqual({ kind: 'command', command, line });
  });

  it.each([['kudos'], ['认可'], ['//'], ['/'], ['a / b'], ['']])('is none: %s', (words) => {
    expect(whatWasSaid([words])).toEqual({ kind: 'message', line: [words] });
  });
});
