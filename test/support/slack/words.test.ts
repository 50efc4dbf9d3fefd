import { expect, it } from 'vitest';
import { realClock } from '../../../src/shared/clock.ts';
import { createState } from './state.ts';
import { addUser } from './users.ts';
import { wordsOf } from './words.ts';

const state = createState(realClock);
const lin = addUser(state, { name: 'lin', real_name: '林晓', tz: 'Asia/Shanghai' });
const bob = addUser(state, { name: 'bob', real_name: 'Bob Meyer', tz: 'Europe/Berlin' });
const read = (text: string, reader = bob.id) => wordsOf({ state, reader }, { text });
const evening = Date.UTC(2026, 10, 19, 23, 30) / 1_000;

it('reads names for ids, and marks as nothing', () => {
  expect(read(`*Hi* <@${lin.id}>, _see_ <https://example.com/?a=1&amp;b=2|a &lt;link&gt;>`)).toBe(
    'Hi @林晓, see a <link>',
  );
});

it('reads a moment in the zone of its reader', () => {
  const moment = `<!date^${evening}^{date_short_pretty} {time}|then>`;
  expect(read(moment)).toBe('Nov 20, 2026 00:30');
  expect(read(moment, lin.id)).toBe('Nov 20, 2026 07:30');
});

it('reads people’s words as they wrote them, and is loud where they have become a call', () => {
  expect(read('a &lt;b&gt; &amp;amp; *')).toBe('a <b> &amp; *');
  expect(read('<!channel> look')).toBe('[CALLS CHANNEL] look');
});

it('reads every part of rich text', () => {
  const elements = [
    { type: 'text', text: '*as it is* ' },
    { type: 'user', user_id: lin.id },
    { type: 'date', timestamp: evening, format: ' at {time}' },
  ];
  const section = { type: 'rich_text_section', elements };
  const list = { type: 'rich_text_list', style: 'ordered', elements: [section, section] };
  const blocks = [{ type: 'rich_text', elements: [section, list] }];
  const line = '*as it is* @林晓 at 00:30';
  expect(wordsOf({ state, reader: bob.id }, { blocks })).toBe(`${line}\n1. ${line}\n2. ${line}`);
});
