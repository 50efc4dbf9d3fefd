import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../../support/databases.ts';
import { openOffice } from './office.ts';

describeOnEachEngine('departments of a directory', (open) => {
  it('are proposed as teams: off, with parent, lead and members', async () => {
    const office = await openOffice(await open());
    await office.imports({ people: 'name,email,team\nAnna,anna@beacon.example,Payments' });
    office.directory.has(
      { accountId: 'U1', name: 'Anna', address: 'anna@beacon.example' },
      { accountId: 'U2', name: 'Bob' },
      { accountId: 'U3', name: '王芳' },
      { accountId: 'U4', name: 'Gus', kind: 'guest' },
    );
    office.directory.hasDepartments(
      { id: 'd1', name: '研发部', leaderId: 'U2', memberIds: ['U1', 'U2', 'U4'] },
      { id: 'd2', name: '平台组', parentId: 'd1', leaderId: 'U3', memberIds: ['U3'] },
      { id: 'd3', name: '平台组', parentId: 'd2', memberIds: [] },
    );
    const report = await office.syncs();
    expect(report.teams).toEqual(['研发部', '平台组', '平台组 / 平台组']);
    const [parent, child] = [await office.team('研发部'), await office.team('平台组')];
    const bob = await office.person('Bob');
    expect(parent).toMatchObject({ on: false, leadId: bob.id, parentId: null });
    expect(child).toMatchObject({
      on: false,
      parentId: parent?.id,
      leadId: (await office.person('王芳')).id,
    });
    expect(bob.teamId).toBe(parent?.id);
    // A file's team stays, and guests are in none.
    expect((await office.person('Anna')).teamId).toBe((await office.team('Payments'))?.id);
    expect((await office.person('Gus')).teamId).toBeNull();
    expect((await office.syncs()).end).toBe('nothing-new');
    expect(office.posts()).toBe(0);

    office.directory.hasDepartments(
      { id: 'd1', name: '产品研发部', leaderId: 'U2', memberIds: ['U1'] },
      { id: 'd2', name: '平台组', parentId: 'd1', leaderId: 'U2', memberIds: ['U2', 'U3'] },
      { id: 'd3', name: '平台组', parentId: 'd2', memberIds: [] },
    );
    await office.syncs();
    expect(await office.team('产品研发部')).toMatchObject({ id: parent?.id, on: false });
    expect((await office.person('Bob')).teamId).toBe(child?.id);
    expect((await office.team('平台组'))?.leadId).toBe(bob.id);
    expect((await office.syncs()).end).toBe('nothing-new');
  });

  itOnSqlite('are the team of that name where there is one', async () => {
    const office = await openOffice(await open());
    await office.imports({
      people: 'name,email\nAnna,anna@beacon.example',
      teams: 'team,lead_email\nPayments,anna@beacon.example',
    });
    office.directory.has({ accountId: 'U2', name: 'Bob' });
    office.directory.hasDepartments({ id: 'd1', name: 'PAYMENTS', leaderId: 'U2', memberIds: ['U2'] });
    expect((await office.syncs()).teams).toEqual([]);
    const team = await office.team('Payments');
    expect((await office.person('Bob')).teamId).toBe(team?.id);
    expect(team?.leadId).toBe((await office.person('Anna')).id);
  });
});
