import { expect, it } from 'vitest';
import { importFiles } from '../../src/features/people/import/import-files.ts';
import { awayRoute } from '../../src/http/away.ts';
import { describeOnEachEngine } from '../support/databases.ts';
import { createWorld, type TestWorld } from '../support/world.ts';

const token = 'a-token-of-enough-length';

const post = (world: TestWorld, body: unknown, authorization = `Bearer ${token}`) =>
  awayRoute({
    token,
    importAbsences: (bytes) =>
      importFiles(
        {
          store: world.store,
          settings: {
            welcomeCard: 'on',
            adminEmails: [],
            defaultTimeZone: 'UTC',
            defaultLocale: 'en',
            workCalendar: 'none',
          },
          clock: world.clock,
          newId: () => crypto.randomUUID(),
          commit: (outcome) => world.app.commit(outcome),
        },
        { away: { name: 'POST /away', bytes } },
        { locale: 'en' },
      ),
  }).request('/away', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describeOnEachEngine('POST /away', (open) => {
  it('records absences once, and the person is not asked while away', async () => {
    const world = await createWorld({ store: await open() });
    const away = { email: 'alice@beacon.example', from: '2026-11-16', to: '2026-11-22' };
    const first = await post(world, away);
    expect([first.status, await first.json()]).toMatchObject([200, { created: 1 }]);
    expect(await (await post(world, [away])).json()).toMatchObject({ created: 0, unchanged: 1 });
    await world.goTo('2026-11-20', '18:00');
    world.person('alice').seesNot(/Check-in/);
    world.person('bob').sees(/Check-in/);
  });

  it('takes all or nothing and says which is wrong', async () => {
    const world = await createWorld({ store: await open() });
    const response = await post(world, [
      { email: 'alice@beacon.example', from: '2026-11-16', to: '2026-11-22' },
      { email: 'nobody@beacon.example', from: '2026-11-16', to: '2026-11-22' },
    ]);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      rejected: [{ item: 1, reasons: [expect.stringContaining('nobody@')] }],
    });
    expect(await world.app.people.people.absencesOf('alice')).toEqual([]);
  });

  it('refuses a wrong token, a reason and nonsense', async () => {
    const world = await createWorld({ store: await open() });
    const away = { email: 'alice@beacon.example', from: '2026-11-16', to: '2026-11-22' };
    expect((await post(world, away, 'Bearer wrong')).status).toBe(401);
    expect((await post(world, { ...away, reason: 'flu' })).status).toBe(400);
    expect((await post(world, 'nonsense')).status).toBe(400);
    expect(
      (
        await awayRoute({ token: undefined, importAbsences: () => Promise.reject() }).request('/away', {
          method: 'POST',
        })
      ).status,
    ).toBe(404);
  });
});
