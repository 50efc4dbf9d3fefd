import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account, Line } from '../../../src/chat/index.ts';
import { type Known, namesIn, parseKudos } from '../../../src/features/kudos/parse-kudos.ts';
import { spellingsAt, wordsAt } from '../../../src/features/kudos/spellings.ts';
import { seededValues, tagsOf } from '../../../src/features/kudos/values/rules.ts';
import { anyText } from '../../support/any-text.ts';

const fold = (it: string) => it.normalize('NFKC').toLowerCase();
const spelled: Record<string, readonly string[]> = {
  'anna berg': ['anna'],
  anna: ['anna-alone'],
  'bob jansen': ['bob'],
  'bob@acme.example': ['bob'],
  "siobhán o'brien": ['siobhan'],
  王芳: ['wang'],
  王芳芳: ['wangff'],
  wangfang: ['wang'],
  'wang fang': ['wang'],
  李娜: ['lina1', 'lina2'],
};
const known: Known = {
  account: (account) => (account.id === 'bot' ? undefined : account.id),
  whole: (it) => spelled[fold(it)] ?? [],
  part: (it) => (fold(it) === 'bob' ? ['bob'] : fold(it) === 'max' ? ['max1', 'max2'] : []),
  alike: (it) => (fold(it) === 'be' ? ['bea', 'ben'] : []),
  tags: tagsOf(seededValues),
};

const parse = (...line: Line) => parseKudos(line, known);
const who = (id: string): { mention: Account; name: string } => ({
  mention: { platform: 'p', workspace: 'w', id },
  name: id,
});

describe('one line', () => {
  it('reads people, words, values and points', () => {
    expect(
      parse(who('a'), ' ', who('b'), ' thanks for shipping early, it saved the launch #ownership +5'),
    ).toEqual({
      receiverIds: ['a', 'b'],
      unclear: [],
      strangers: [],
      values: ['ownership'],
      points: [5],
      reason: 'thanks for shipping early, it saved the launch',
    });
  });

  it('reads points behind names that nobody or several have: all is asked about at once', () => {
    for (const line of ['@Nobodyx +12 thanks', '@Be and @Nobodyx +12 thanks', '@Nobodyx, @Li ＋12 thanks'])
      expect(parse(line), line).toMatchObject({ points: [12], reason: 'thanks' });
    expect(parse('@bob thanks, you told @media +5 people').points).toEqual([]);
  });

  it('reads plain names, the longest known one first', () => {
    expect(parse('@Anna Berg thanks for the review')).toMatchObject({
      receiverIds: ['anna'],
      reason: 'thanks for the review',
    });
    expect(parse('@Anna thanks for the review').receiverIds).toEqual(['anna-alone']);
    expect(parse('＠bob@acme.example: thank you').receiverIds).toEqual(['bob']);
    expect(parse("@Siobhán O'Brien, and @bob, thank you both")).toMatchObject({
      receiverIds: ['siobhan', 'bob'],
      reason: 'thank you both',
    });
    expect(parse('@Annabel thanks').receiverIds).toEqual([]);
    expect(parse('@wang fang and @WangFang thanks').receiverIds).toEqual(['wang']);
  });

  it('reads Chinese without spaces', () => {
    expect(parse('@王芳谢谢你连夜修好了发布流程#担当＋５')).toEqual({
      receiverIds: ['wang'],
      unclear: [],
      strangers: [],
      values: ['ownership'],
      points: [5],
      reason: '谢谢你连夜修好了发布流程',
    });
    expect(parse('@王芳芳谢谢').receiverIds).toEqual(['wangff']);
    expect(parse('＋５分 ＃客户第一 @王芳 谢谢')).toMatchObject({
      values: ['customer'],
      points: [5],
      reason: '谢谢',
    });
    expect(parse('@王芳和@bob辛苦了')).toMatchObject({ receiverIds: ['wang', 'bob'], reason: '辛苦了' });
  });

  it('asks about names that fit several, or nobody', () => {
    expect(parse('@李娜 谢谢你')).toMatchObject({
      receiverIds: [],
      unclear: [{ written: '@李娜', candidateIds: ['lina1', 'lina2'] }],
      reason: '谢谢你',
    });
    expect(parse('@Max thanks').unclear).toEqual([{ written: '@Max', candidateIds: ['max1', 'max2'] }]);
    expect(parse('@be thanks').unclear).toEqual([{ written: '@be', candidateIds: ['bea', 'ben'] }]);
    expect(parse('@nobody thanks')).toMatchObject({
      unclear: [{ written: '@nobody', candidateIds: [] }],
      reason: 'thanks',
    });
    expect(parse('@没有这个人谢谢你')).toMatchObject({
      unclear: [{ written: '@没有这个', candidateIds: [] }],
      reason: '@没有这个人谢谢你',
    });
    expect(parse(who('bot'), ' thanks')).toMatchObject({ strangers: ['bot'], reason: 'thanks' });
  });

  it('keeps in the sentence what belongs to it', () => {
    const sentence =
      'thanks @bob for fixing @Override in C#, NPS rose +5 points, see #incident-7 and a@b.example';
    expect(parse(sentence)).toEqual({
      receiverIds: ['bob'],
      unclear: [],
      strangers: [],
      values: [],
      points: [],
      reason: sentence,
    });
    expect(parse('thanks @bob +5 for real #teamwork under pressure')).toMatchObject({
      receiverIds: ['bob'],
      points: [5],
      values: ['teamwork'],
      reason: 'thanks @bob for real #teamwork under pressure',
    });
    expect(parse('@bob you cut 5+5 minutes, +5分钟 each').points).toEqual([]);
    expect(parse('@bob great +5 🎉')).toMatchObject({ points: [5], reason: 'great 🎉' });
  });

  it('keeps quotes, line breaks and emoji', () => {
    const reason = '"Thank you" 👩‍🚀\n\n  - for the launch\n\t“and the cake”';
    expect(parse(who('a'), ` ${reason} +3`)).toMatchObject({ reason, points: [3] });
  });

  it('notices two numbers of points', () => {
    expect(parse('+3 @bob thanks +5').points).toEqual([3, 5]);
    expect(parse('@bob thanks +500').points).toEqual([500]);
    expect(parse('@bob thanks +50000').points).toEqual([]);
    expect(parse('@bob thanks +5.5').points).toEqual([]);
  });

  it('reads nothing out of nothing', () => {
    expect(parse()).toMatchObject({ receiverIds: [], reason: '' });
    expect(parse('  @ # + ')).toMatchObject({ receiverIds: [], unclear: [], reason: '@ # +' });
  });
});

describe('spellings', () => {
  it('end where words do, in Chinese after each character', () => {
    expect(spellingsAt('Anna Berg, thanks')).toEqual(['Anna Berg, thanks', 'Anna Berg', 'Anna']);
    expect(spellingsAt('王芳 ok')).toEqual(['王芳 ok', '王芳', '王']);
    expect(spellingsAt(' x')).toEqual([]);
    expect(wordsAt('王芳芳谢谢你')).toEqual(['王芳芳谢', '王芳芳', '王芳', '王']);
    expect(wordsAt('mei谢谢')).toEqual(['mei']);
  });
});

const word = fc.stringMatching(/^[a-zé你好谢谢🎉"'!?.]{1,8}$/u);
// Begins and ends with a letter, so that it cannot be taken for what joins two names.
const reasons = fc
  .array(fc.oneof(word, fc.constantFrom('\n', '“quoted”', 'x+y', 'C#', 'a@b', '50%')), { maxLength: 12 })
  .map((words) => `thanks ${words.join(' ')} done`);
type Control = string | { mention: Account; name: string };
const people = fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3', 'p4'), { minLength: 1 });
const tags = fc.uniqueArray(fc.constantFrom('ownership', 'teamwork', 'craft'));

const arrange = <T>(all: readonly T[], keys: readonly number[]): T[] =>
  all
    .map((it, i) => ({ it, key: keys[i] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ it }) => it);

describe('whatever is typed', () => {
  it('the order makes no difference and no character of the reason is lost', () => {
    fc.assert(
      fc.property(
        reasons,
        people,
        tags,
        fc.option(fc.integer({ min: 1, max: 10 })),
        fc.array(fc.nat(), { minLength: 9, maxLength: 9 }),
        fc.nat(),
        (reason, ids, values, points, keys, cut) => {
          const controls: Control[] = [
            ...ids.map(who),
            ...values.map((it) => `#${it}`),
            ...(points === null ? [] : [`+${points}`]),
          ];
          const shuffled = arrange(controls, keys);
          const at = cut % (shuffled.length + 1);
          const spaced = (all: readonly Control[]): Control[] => all.flatMap((it) => [' ', it, ' ']);
          const read = parse(...spaced(shuffled.slice(0, at)), reason, ...spaced(shuffled.slice(at)));
          expect(read.reason).toBe(reason.trim());
          expect(new Set(read.receiverIds)).toEqual(new Set(ids));
          expect(new Set(read.values)).toEqual(new Set(values));
          expect(read.points).toEqual(points === null ? [] : [points]);
          expect(read.unclear).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('hostile input is read without failing, and says nothing that was not typed', () => {
    const hostile = fc.oneof(
      anyText({ maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom('@', '#', '+', '5', '＋', '＠', ' ', '王', '芳', 'a', '\n'),
        maxLength: 200,
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostile, fc.constantFrom('p1', 'bot').map(who)), { maxLength: 5 }),
        (line) => {
          const read = parse(...line);
          const typed = line.map((it) => (typeof it === 'string' ? it : `@${it.name}`)).join('');
          // What is left is a part of what was typed: every character of it, in its order.
          let from = 0;
          for (const character of read.reason) {
            const found = typed.indexOf(character, from);
            expect(found).toBeGreaterThanOrEqual(from);
            from = found + character.length;
          }
          for (const { written } of read.unclear) expect(typed).toContain(written.slice(1));
          expect(namesIn(line).length).toBeLessThanOrEqual([...typed].length);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('takes no time that grows with the square of what was pasted', () => {
    const pasted = '@王芳 #ownership +5 '.repeat(2_000);
    const start = performance.now();
    parse(pasted);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
