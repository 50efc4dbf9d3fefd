import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atMention,
  complete,
  lineOf,
  type Typed,
} from '../../../adapters/playground/page/client/completion.ts';

const known = {
  people: [
    { id: 'bob', name: 'Bob Meyer', note: 'Designer' },
    { id: 'bo', name: 'Bo', note: '' },
    { id: 'lin', name: '林晓', note: '工程师' },
  ],
  commands: [
    { name: 'checkin', line: 'checkin', also: ['周同步', '周报'], summary: 'Answer' },
    { name: 'checkin', line: 'checkin history', also: ['周同步', '周报'], summary: 'Past answers' },
    { name: 'checkin', line: 'checkin skip', also: ['周同步', '周报'], summary: 'Skip' },
    { name: 'pacer', line: 'pacer', also: ['帮助'], summary: 'Menu' },
    { name: 'pacer team', line: 'pacer team', also: [], summary: 'The team' },
  ],
};
const offered = (typed: string): string[] =>
  complete(typed, typed.length, known).choices.map((it) => it.label);

describe('Completion of commands', () => {
  it('lists the commands after a slash, full-width too', () => {
    expect(offered('/')).toEqual(['/checkin', '/pacer', '/pacer team']);
    expect(offered('／che')).toEqual(['/checkin']);
  });

  it('knows a command by its other names', () => {
    expect(offered('/周')).toEqual(['/checkin']);
    expect(offered('/周报 ')).toEqual(['/checkin history', '/checkin skip']);
  });

  it('lists the words that may follow after a space', () => {
    expect(offered('/checkin ')).toEqual(['/checkin history', '/checkin skip']);
    expect(offered('/checkin h')).toEqual(['/checkin history']);
  });

  it('is quiet when there is nothing left to complete', () => {
    expect(offered('/checkin history')).toEqual([]);
    expect(offered('/checkin history and more')).toEqual([]);
    expect(offered('/nothing')).toEqual([]);
    expect(offered('plain words')).toEqual([]);
    expect(offered('')).toEqual([]);
  });
});

describe('Completion of people', () => {
  it('finds people by any part of their name', () => {
    expect(offered('thanks @bo')).toEqual(['Bob Meyer', 'Bo']);
    expect(offered('thanks @mey')).toEqual(['Bob Meyer']);
    expect(offered('谢谢，@林')).toEqual(['林晓']);
  });

  it('leaves addresses alone', () => {
    expect(atMention('write to a@b', 12)).toBeUndefined();
  });

  it('looks at the word where the caret stands', () => {
    expect(complete('@bo and more', 3, known).choices).toHaveLength(2);
    expect(complete('@bo and more', 8, known).choices).toHaveLength(0);
  });
});

describe('Lines with mentions', () => {
  const chosen = [
    { id: 'bo', name: 'Bo' },
    { id: 'bob', name: 'Bob Meyer' },
  ];

  it('cuts a line at the people who were chosen', () => {
    expect(lineOf('/kudos @Bob Meyer for help', chosen)).toEqual([
      { text: '/kudos ' },
      { mention: 'bob' },
      { text: ' for help' },
    ]);
    expect(lineOf('@Bo @Bob Meyer', chosen)).toEqual([{ mention: 'bo' }, { text: ' ' }, { mention: 'bob' }]);
  });

  it('leaves a typed name words, so that the command resolves it', () => {
    expect(lineOf('/kudos @Bob Meyer', [])).toEqual([{ text: '/kudos @Bob Meyer' }]);
  });

  it('loses nothing of what was typed', () => {
    const back = (line: readonly Typed[]): string =>
      line
        .map((part) => ('text' in part ? part.text : `@${chosen.find((it) => it.id === part.mention)?.name}`))
        .join('');
    const words = fc
      .array(fc.constantFrom('@Bo', '@Bob Meyer', ' ', 'x', '@', '林'))
      .map((it) => it.join(''));
    fc.assert(
      fc.property(words, (typed) => {
        expect(back(lineOf(typed, chosen))).toBe(typed);
      }),
    );
  });
});
