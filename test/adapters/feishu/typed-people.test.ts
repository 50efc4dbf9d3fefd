import { describe, expect, it } from 'vitest';
import type { TypedPeople } from '../../../adapters/feishu/read-form.ts';
import { sayUnclear, withPeople } from '../../../adapters/feishu/typed-people.ts';

const people = [
  { value: 'p1', label: 'Li Wei' },
  { value: 'p2', label: 'Li Weiming' },
  { value: 'p3', label: '王芳' },
  { value: 'p4', label: '王芳' },
];
const ask = async (_lookup: string, query: string) =>
  people.filter((it) => it.label.toLowerCase().includes(query.normalize('NFKC').trim().toLowerCase()));
const typed = (words: string, kind: TypedPeople['kind'] = 'person'): TypedPeople[] => [
  { field: 'who', kind, lookup: 'people.person', words },
];

describe('a typed name', () => {
  it('means the one person whom it finds', async () => {
    const it = await withPeople({ who: '', why: 'x' }, typed('weiming'), ask);
    expect(it.sent).toEqual({ who: 'p2', why: 'x' });
    expect(it.shown).toMatchObject({
      values: { who: 'p2' },
      names: { who: '' },
      candidates: { who: [people[1]] },
    });
    expect(sayUnclear(it, 'en')).toEqual({});
  });

  it('means whoever is called exactly so', async () => {
    expect((await withPeople({}, typed('ＬＩ wei '), ask)).sent.who).toBe('p1');
  });

  it('goes before what was chosen', async () => {
    expect((await withPeople({ who: 'p3' }, typed('Li Wei'), ask)).sent.who).toBe('p1');
  });

  it('that means several is sent as it is, comes back, and offers them', async () => {
    const it = await withPeople({ who: 'p1' }, typed('王芳'), ask);
    expect(it.sent.who).toBe('王芳');
    expect(it.shown).toEqual({
      values: { who: '' },
      names: { who: '王芳' },
      candidates: { who: [people[2], people[3]] },
    });
    expect(sayUnclear(it, 'en')).toEqual({
      who: '“王芳” could be several people: choose one from the list.',
    });
    expect(sayUnclear(it, 'zh-CN').who).toContain('王芳');
  });

  it('that means nobody is said to', async () => {
    const it = await withPeople({}, typed('Xavier'), ask);
    expect(it.sent.who).toBe('Xavier');
    expect(sayUnclear(it, 'en')).toEqual({ who: 'I do not know anyone called “Xavier”.' });
  });

  it('beside several people adds to those chosen', async () => {
    const it = await withPeople({ who: ['p3'] }, typed('Li Wei，weiming、Xavier', 'people'), ask);
    expect(it.sent.who).toEqual(['p3', 'p1', 'p2', 'Xavier']);
    expect(it.shown.values.who).toEqual(['p3', 'p1', 'p2']);
    expect(it.shown.names).toEqual({ who: 'Xavier' });
  });
});
