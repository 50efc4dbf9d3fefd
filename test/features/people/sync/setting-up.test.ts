import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../../support/databases.ts';
import { createTestDirectory } from '../../../support/test-directory.ts';
import { createWorld } from '../../../support/world.ts';

describeOnEachEngine('/pacer team in a channel whose members the chat knows', (open) => {
  const company = {
    teams: [],
    people: [
      { id: 'anna', name: 'Anna Berg' },
      { id: 'bob', name: 'Bob Jansen', manager: 'anna' },
      { id: 'cy', name: 'Cy Young', manager: 'anna' },
    ],
  };

  itOnSqlite('proposes the founder’s own people who are there, and notes who is from outside', async () => {
    const directory = createTestDirectory();
    const world = await createWorld({ store: await open(), company, directory });
    directory.has({ accountId: 'gus', name: 'Gus', kind: 'guest' });
    directory.hasChannel({ channelId: 'ops' }, ['anna', 'bob', 'gus']);
    const anna = world.person('anna');
    await anna.says('/pacer team', world.channel('ops').place);
    const chosen = (anna.form()?.values as Record<string, unknown> | undefined)?.members;
    expect(chosen).toEqual(['bob']);
    await anna.submits();
    const team = [...(await world.app.people.people.teams()).values()][0];
    if (team === undefined) throw new Error('no team was founded');
    expect((await world.app.people.people.membersOf(team.id)).map((it) => it.id)).toEqual(['bob']);
    const { open: channels, ask } = await world.app.people.people.channelsFor(team);
    expect(channels).toEqual([]);
    expect(ask).toHaveLength(1);
  });

  it('proposes all of them where the chat does not answer', async () => {
    const directory = createTestDirectory();
    const world = await createWorld({ store: await open(), company, directory });
    directory.isOut(true);
    const anna = world.person('anna');
    await anna.says('/pacer team', world.channel('ops').place);
    expect(anna.formWords()).toMatch(/Set up a team/);
    await anna.submits();
    const team = [...(await world.app.people.people.teams()).values()][0];
    expect((await world.app.people.people.membersOf(team?.id ?? '')).map((it) => it.id)).toEqual([
      'bob',
      'cy',
    ]);
  });
});
