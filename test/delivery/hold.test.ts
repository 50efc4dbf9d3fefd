import { expect, test } from 'vitest';
import type { Reader } from '../../src/chat/index.ts';
import { describeWithTables } from '../support/databases.ts';
import { createRecordingPlatform } from '../support/recording-platform.ts';
import { noteTo, openOffice, outboxTables } from './post-office.ts';

const HOUR = 3_600_000;
const alice: Reader = { personId: 'alice', locale: 'en', timeZone: 'UTC', platform: 'chat' };

describeWithTables('a message that is held', outboxTables, (open) => {
  async function begin() {
    const chat = createRecordingPlatform();
    const office = openOffice(await open(), [chat]);
    office.notes.set('x', 'before');
    await office.post(noteTo('alice', 'x'));
    await office.delivery.sendDue();
    await office.commit([office.delivery.hold('x')]);
    const change = async (words: string) => {
      office.notes.set('x', words);
      await office.refresh('x');
      await office.delivery.sendDue();
    };
    const shown = () => JSON.stringify(chat.shown.find((it) => it.id === 'x')?.cards);
    return { office, change, shown };
  }

  test('stands as it is, and follows again once it was drawn', async () => {
    const { office, change, shown } = await begin();
    await change('after');
    expect(shown()).toContain('before');
    const cards = await office.delivery.draw('x', alice, office.clock.now());
    expect(JSON.stringify(cards)).toContain('after');
    await change('later');
    expect(shown()).toContain('later');
  });

  test('is brought up to date after a day, with what changed meanwhile', async () => {
    const { office, change, shown } = await begin();
    await change('after');
    office.later(23 * HOUR);
    await office.delivery.sendDue();
    expect(shown()).toContain('before');
    office.later(2 * HOUR);
    await office.delivery.sendDue();
    expect(shown()).toContain('after');
  });
});
