import { describe, expect, it } from 'vitest';
import { person, plainText, strong, zh, zhText } from '../../src/chat/index.ts';

const words = (text: Parameters<typeof plainText>[0]) =>
  plainText(text, { locale: 'zh-CN', timeZone: 'UTC' });

describe('Chinese sentences', () => {
  it('have a space where a Latin name or number meets a character, and none beside punctuation', () => {
    expect(zh`已发给${'Anna'}。`).toBe('已发给 Anna。');
    expect(zh`${'Anna'}和${'陈伟'}可见`).toBe('Anna 和陈伟可见');
    expect(zh`还有${3}条`).toBe('还有 3 条');
    expect(zh`${'Anna'}${'调整了目标'}`).toBe('Anna 调整了目标');
    expect(zh`${'陈伟'}${'调整了目标'}${''}`).toBe('陈伟调整了目标');
    expect(zh`${'Anna'}${''}可见`).toBe('Anna 可见');
  });

  it('leave people’s own words alone', () => {
    expect(zh`说：${'ab中c'}`).toBe('说：ab中c');
    expect(words(zhText`${person({ id: 'a', name: 'Anna' })}说了${strong('ok好')}`)).toBe('Anna 说了 ok好');
  });
});
