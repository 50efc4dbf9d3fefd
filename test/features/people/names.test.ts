import { describe, expect, it } from 'vitest';
import {
  compareNames,
  foldAddress,
  foldForSearch,
  foldName,
  searchKeys,
} from '../../../src/features/people/names.ts';

describe('names', () => {
  it.each([
    ['曾国藩', { nameKey: '曾国藩', pinyin: 'zengguofan', initials: 'zgf' }],
    ['单雄信', { nameKey: '单雄信', pinyin: 'shanxiongxin', initials: 'sxx' }],
    ['欧阳娜娜', { nameKey: '欧阳娜娜', pinyin: 'ouyangnana', initials: 'oynn' }],
    ['吕布', { nameKey: '吕布', pinyin: 'lvbu', initials: 'lb' }],
    ['陈嘉怡 Joy', { nameKey: '陈嘉怡 joy', pinyin: 'chenjiayi', initials: 'cjyj' }],
    ['Anna-Maria  O’Neill', { nameKey: 'anna-maria o’neill', pinyin: '', initials: 'amo' }],
    ['Łukasz Żak', { nameKey: 'łukasz zak', pinyin: '', initials: 'łz' }],
    ['👩‍💻', { nameKey: '👩‍💻', pinyin: '', initials: '👩' }],
  ])('of %s are found by their keys', (name, keys) => {
    expect(searchKeys(name)).toEqual(keys);
  });

  it('fold width, case, spaces and accents', () => {
    expect(foldName('  ＰＡＹ　Ments ')).toBe('pay ments');
    expect(foldAddress(' Ada@Acme.Example ')).toBe('ada@acme.example');
    expect(foldForSearch('Élodie Lü')).toBe('elodie lv');
  });

  it('sort Chinese by pinyin and Latin without case', () => {
    expect(['王芳', 'bob', '陈美', 'Anna', '李强'].sort(compareNames)).toEqual([
      '陈美',
      '李强',
      '王芳',
      'Anna',
      'bob',
    ]);
  });
});
