import { describe, expect, it } from 'vitest';
import type { CommandDeclaration, Feature, Line } from '../../src/chat/index.ts';
import { createRegistry } from '../../src/runtime/registry.ts';

const command = (
  name: string,
  aliases: string[],
  usage: string[] = [],
): Record<string, CommandDeclaration> => ({
  [name]: {
    aliases,
    describe: () => ({ summary: name, usage: usage.map((line) => ({ line, summary: line })) }),
    run: async () => ({ reply: { kind: 'notice', text: [{ kind: 'plain', text: name }] } }),
  },
});

const features: Feature[] = [
  { name: 'pacer', commands: { ...command('pacer', ['帮助']), ...command('pacer team', ['pacer 团队']) } },
  {
    name: 'check-ins',
    commands: command('checkin', ['周同步', '周报'], ['history', 'away <dates>', '历史', '请假 <日期>']),
  },
  { name: 'feedback', commands: command('feedback', ['反馈']) },
  {
    name: 'goals',
    commands: Object.fromEntries(
      Object.entries(command('goal', ['目标'])).map(([name, it_]) => [
        name,
        { ...it_, isMeant: (line: Line) => /^G-\d+$/.test(String(line[0])) },
      ]),
    ),
  },
];
const registry = createRegistry(features);
const bob = { mention: { platform: 'p', workspace: 'w', id: 'bob' }, name: 'Bob' };

const resolve = (line: Line) => {
  const found = registry.resolveCommand(line);
  const name = registry.commands.find((it) => it.declaration === found?.declaration)?.name;
  return found === undefined ? undefined : { name, line: found.line, certain: found.certain };
};

describe('a typed line', () => {
  it.each<[string, Line, unknown]>([
    ['a slash command', ['/checkin history'], { name: 'checkin', line: ['history'], certain: true }],
    [
      'a full-width slash and Chinese name',
      ['／周同步 历史'],
      { name: 'checkin', line: ['历史'], certain: true },
    ],
    [
      'what a command itself knows, behind its bare name',
      ['目标G-12'],
      { name: 'goal', line: ['G-12'], certain: true },
    ],
    ['a sentence that begins like a command', ['目标都完成了'], undefined],
    ['full-width letters', ['ＣＨＥＣＫＩＮ'], { name: 'checkin', line: [], certain: true }],
    ['the umbrella', ['/pacer checkin history'], { name: 'checkin', line: ['history'], certain: true }],
    ['two words', ['/pacer team now'], { name: 'pacer team', line: ['now'], certain: true }],
    ['the umbrella alone', ['/pacer'], { name: 'pacer', line: [], certain: true }],
    [
      'the umbrella with words that are no command',
      ['/pacer what'],
      { name: 'pacer', line: ['what'], certain: true },
    ],
    [
      'a bare word with a known use',
      ['checkin away tomorrow'],
      { name: 'checkin', line: ['away tomorrow'], certain: true },
    ],
    [
      'a bare word with a person',
      ['feedback ', bob, ' thanks'],
      { name: 'feedback', line: [bob, ' thanks'], certain: true },
    ],
    [
      'a sentence that begins like a command',
      ['feedback from customers was good'],
      { name: 'feedback', line: ['from customers was good'], certain: false },
    ],
    [
      'a Chinese name and use without spaces',
      ['/周同步历史'],
      { name: 'checkin', line: ['历史'], certain: true },
    ],
    ['the same without a slash', ['周同步历史'], { name: 'checkin', line: ['历史'], certain: true }],
    [
      'a Chinese use with its dates',
      ['周同步请假12月1日'],
      { name: 'checkin', line: ['请假12月1日'], certain: true },
    ],
    [
      'a Chinese name behind the umbrella',
      ['/pacer 周报历史'],
      { name: 'checkin', line: ['历史'], certain: true },
    ],
    ['two words without their space', ['/pacer团队'], { name: 'pacer team', line: [], certain: true }],
    ['a Chinese sentence that begins like a command', ['周报写完了'], undefined],
    [
      'a sentence that goes on behind a known use',
      ['Checkin history page shipped'],
      { name: 'checkin', line: ['history page shipped'], certain: false },
    ],
    ['other words', ['hello there'], undefined],
    ['nothing', ['   '], undefined],
  ])('finds %s', (_name, line, expected) => {
    expect(resolve(line)).toEqual(expected);
  });

  it('refuses two commands with one name', () => {
    expect(() => createRegistry([...features, { name: 'other', commands: command('x', ['周报']) }])).toThrow(
      /Two commands/,
    );
  });
});
