import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../src/chat/index.ts';
import {
  type AboutOption,
  type GiveView,
  giveForm,
  readAbout,
  readSubject,
  subjectOf,
} from '../../../src/features/feedback/give-form.ts';
import { splitAbout } from '../../../src/features/feedback/requests/commands.ts';
import { readSteps, safeLink } from '../../../src/features/feedback/rules.ts';

const goal: AboutOption = { kind: 'goal', thing: 'g1', label: 'G-12 Faster exports' };

const view: GiveView = {
  receiver: { id: 'bob', name: 'Bob' },
  likely: [],
  unclear: undefined,
  manager: undefined,
  asker: undefined,
  link: null,
  abouts: [goal],
  event: undefined,
  more: false,
};

describe('what feedback is about', () => {
  it('offers the goals and projects that other features name', () => {
    const about = fieldsOf(giveForm('en', view)).find((it) => it.name === 'about');
    expect(about).toMatchObject({
      options: [{ label: 'In general' }, { label: 'An event' }, { value: 'goal:g1', label: goal.label }],
      initial: 'general',
    });
  });

  it('is what was chosen, an event that was named, or nothing in particular', () => {
    expect(readAbout('goal:g1', undefined, [goal])).toEqual({ kind: 'goal', thing: 'g1', words: goal.label });
    expect(readAbout('goal:other', undefined, [goal])).toEqual({ kind: 'general', thing: null, words: null });
    expect(readAbout('general', 'The demo', [goal])).toEqual({
      kind: 'event',
      thing: null,
      words: 'The demo',
    });
    expect(readAbout(undefined, undefined, [])).toEqual({ kind: 'general', thing: null, words: null });
  });

  it('never becomes a link that no chat gave', () => {
    expect(safeLink('https://chat.example/p1')).toBe('https://chat.example/p1');
    for (const url of [
      undefined,
      '',
      'javascript:alert(1)',
      'ftp://x',
      ' https://x',
      `https://${'x'.repeat(600)}`,
    ])
      expect(safeLink(url)).toBeNull();
    expect(JSON.stringify(giveForm('en', { ...view, link: 'javascript:alert(1)' }))).not.toMatch(
      /javascript/,
    );
  });
});

describe('subjects', () => {
  it('come back as they were written; others are none', () => {
    const subject = { to: 'bob', link: 'https://chat.example/p1' };
    expect(readSubject(subjectOf(subject))).toEqual(subject);
    for (const raw of ['', 'x', '[]', '{"to":1}', 'null']) expect(readSubject(raw), raw).toBeUndefined();
  });
});

describe('next steps', () => {
  it('are read one a line, without bullets, cut to what a commitment holds', () => {
    expect(readSteps('- one\n\n2. two\n• 三、\n ')).toEqual(['one', 'two', '三、']);
    expect(readSteps(null)).toEqual([]);
    expect(readSteps('x\n'.repeat(20))).toHaveLength(8);
    expect([...(readSteps('好'.repeat(1_000))[0] ?? '')]).toHaveLength(300);
  });
});

describe('a request’s line', () => {
  const alice = { mention: { platform: 'x', workspace: 'w', id: 'alice' }, name: 'Alice' };
  it('is cut where it says about whom', () => {
    expect(splitAbout(['@bob about @alice the launch'])).toEqual({
      asked: ['@bob'],
      about: ['@alice the launch'],
    });
    expect(splitAbout(['@李强 关于@陈美 上线'])).toEqual({ asked: ['@李强 '], about: ['@陈美 上线'] });
    expect(splitAbout(['@bob about ', alice, ' the launch'])).toEqual({
      asked: ['@bob'],
      about: [alice, ' the launch'],
    });
    expect(splitAbout(['@bob about the launch'])).toEqual({ asked: ['@bob about the launch'], about: [] });
  });
});
