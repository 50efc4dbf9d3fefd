import { expect, test } from 'vitest';
import { describeWithTables } from '../support/databases.ts';
import { createRecordingPlatform } from '../support/recording-platform.ts';
import { noteTo, openOffice, outboxTables, tuesday } from './post-office.ts';

const DAY = 86_400_000;
const FORTNIGHT = { cardsLiveMs: 14 * DAY };

describeWithTables('a card that waits for an act', outboxTables, (open) => {
  async function begin(capabilities: Parameters<typeof createRecordingPlatform>[0] = FORTNIGHT) {
    const chat = createRecordingPlatform(capabilities);
    const office = openOffice(await open(), [chat]);
    const personal = { kind: 'personal' } as const;
    office.notes.set('asks', 'please answer').set('tells', 'all done').set('group', 'please look');
    await office.post(
      noteTo('alice', 'asks', personal),
      noteTo('bob', 'tells', personal),
      noteTo('bob', 'asks-too', {
        ...personal,
        parts: [{ card: 'test.note', thing: 'asks' }],
        supersedes: 'thread',
      }),
      noteTo('', 'group', {
        ...personal,
        to: [{ channel: { platform: 'chat', workspace: 'W1', id: 'C1' } }],
      }),
    );
    await office.delivery.sendDue();
    /** Lets the daily look happen at eleven on that day. */
    const onDay = async (day: number) => {
      office.clock.set(new Date(tuesday.getTime() + day * DAY));
      office.machine.set(new Date(office.machine.now().getTime() + DAY));
      await office.delivery.renewCards();
      await office.delivery.sendDue();
      return chat.shown.map((it) => it.id);
    };
    return { chat, office, onDay };
  }

  test('is posted anew before the chat takes no press on it any more, once, and the old one loses its buttons', async () => {
    const { chat, onDay } = await begin();
    expect(await onDay(12)).toHaveLength(4);
    expect((await onDay(13)).slice(4).sort()).toEqual(['renewed:asks', 'renewed:asks-too']);
    expect(await onDay(13)).toHaveLength(6);
    const old = chat.shown.filter((it) => it.id === 'asks' || it.id === 'asks-too');
    expect(JSON.stringify(old)).not.toContain('test.press');
    const fresh = chat.shown.filter((it) => it.id.startsWith('renewed:'));
    expect(JSON.stringify(fresh)).toContain('test.press');
  });

  test('stays where it is once nobody waits any more', async () => {
    const { office, onDay } = await begin();
    office.notes.set('asks', 'answered');
    expect(await onDay(13)).toHaveLength(4);
  });

  test('is too late after the chat forgot it, and never leaves a chat that forgets nothing', async () => {
    expect(await (await begin()).onDay(15)).toHaveLength(4);
    expect(await (await begin({})).onDay(13)).toHaveLength(4);
  });
});
