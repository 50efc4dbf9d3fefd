import { expect, it } from 'vitest';
import { describeOnEachEngine, itOnSqlite } from '../../support/databases.ts';
import { imports } from './import-desk.ts';
import { aGoal, givenGoals, openOffice, stored } from './office.ts';

describeOnEachEngine('figures and weights in a file of goals', (open) => {
  it('reads figures as they are typed in the chat: 万, k, per cent and full-width digits, in the unit of the row', async () => {
    const world = await openOffice(await open());
    const head = 'title,owner_email,unit,baseline,current,target,due\n';
    const row = (title: string, figures: string) => `${title},alice@beacon.example,${figures},2026-12-25\n`;
    const file = [
      head,
      row('Revenue', '元,8000,9000元,1.2万'),
      row('Large', '万元,100万,,120 万元'),
      row('Followers', ',3.5k,,８０００'),
      row('Renewals', ',60%,70%,>=80%'),
    ].join('');
    expect((await imports(world, file)).text).toMatch(/4 created/);
    const measures = await Promise.all([1, 2, 3, 4].map((it_) => stored(world, `G-${it_}`)));
    expect(measures.map((it_) => it_.measure)).toEqual([
      { kind: 'level', unit: '元', baseline: 8000, target: 12_000 },
      { kind: 'level', unit: '万元', baseline: 100, target: 120 },
      { kind: 'level', unit: '', baseline: 3500, target: 8000 },
      { kind: 'keep', unit: '%', least: 80 },
    ]);
    expect(measures.map((it_) => it_.current)).toEqual([9000, undefined, undefined, 70]);
    expect((await imports(world, file)).report.end).toBe('nothing-new');
    const mixed = await imports(world, head + row('Calls', 'calls,0,40%,100'));
    expect(mixed.text).toMatch(/line 2: current "40%" is a per cent, but the unit of this goal is calls/);
  });

  it('says where the weights of what serves one goal do not make a hundred, and imports it nevertheless', async () => {
    const world = await openOffice(await open());
    const theme = { kind: 'goal', tool: 'kpi', level: 'team', measure: { kind: 'parts' } } as const;
    const served = { parentId: 'goal-1', weight: 50 };
    await givenGoals(world, [
      aGoal(1, { ...theme, title: 'First choice', ownerId: 'anna' }),
      aGoal(2, { ...served, title: 'Calls', ownerId: 'bob', carriedIntoId: 'goal-3', state: 'closed' }),
      aGoal(3, { ...served, title: 'Calls, the rest', ownerId: 'bob' }),
    ]);
    const row = (title: string, weight: number) =>
      `${title},alice@beacon.example,G-1,100,${weight},2026-12-25\n`;
    const head = 'title,owner_email,parent,target,weight,due\n';
    const whole = await imports(world, head + row('Visits', 50), { dryRun: true });
    expect(whole.text).not.toMatch(/add up/);
    const { text } = await imports(world, head + row('Visits', 40));
    expect(text).toContain('The weights of the goals that serve "First choice" add up to 90, not 100');
    expect(text).toMatch(/1 created/);
    const chinese = await imports(world, head + row('Visits', 70), { locale: 'zh-CN' });
    expect(chinese.text).toContain('支撑“First choice”的各目标权重合计为 120，不是 100');
  });

  itOnSqlite(
    'counts a key result that was carried on once, with the one that stands in its place',
    async () => {
      const world = await openOffice(await open());
      const part = { kind: 'key-result', tool: 'okr', parentId: 'goal-1', ownerId: 'anna' } as const;
      await givenGoals(world, [
        aGoal(1, { tool: 'okr', title: 'Objective', ownerId: 'anna', measure: { kind: 'parts' } }),
        aGoal(2, { ...part, title: 'Calls', weight: 60, carriedIntoId: 'goal-3', state: 'closed' }),
        aGoal(3, { ...part, title: 'Calls, the rest', weight: 60 }),
      ]);
      const file = 'title,parent,kind,target,weight\nVisits,G-1,key result,100,40\n';
      const { text } = await imports(world, file);
      expect(text).toMatch(/1 created, 0 updated, 0 unchanged, 0 rejected/);
    },
  );
});
