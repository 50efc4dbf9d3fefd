import { describe, expect, it } from 'vitest';
import { createGrowth, type GrowthSource, kudosSource } from '../../../src/features/growth/index.ts';
import { maySeeGrowth } from '../../../src/features/growth/policy.ts';
import { monthsOfPage } from '../../../src/features/growth/rules.ts';
import { describeOnEachEngine } from '../../support/databases.ts';
import { createWorld } from '../../support/world.ts';
import { answers, drawFor } from '../check-ins/leading/people-who-answer.ts';
import { gives } from '../feedback/writing.ts';

describe('months', () => {
  it('go back from today in the person’s zone, without a gap between them', () => {
    const now = new Date('2026-11-30T23:30:00Z');
    expect(monthsOfPage(now, 'Asia/Shanghai', 0).map((it) => it.month)).toEqual([
      '2026-12',
      '2026-11',
      '2026-10',
    ]);
    const [newest, , oldest] = monthsOfPage(now, 'Europe/Berlin', 0);
    expect(newest?.month).toBe('2026-12');
    expect(monthsOfPage(now, 'Europe/Berlin', 1)[0]?.to).toEqual(oldest?.from);
    expect(monthsOfPage(new Date('2027-01-31T12:00:00Z'), 'UTC', 0).map((it) => it.month)).toEqual([
      '2027-01',
      '2026-12',
      '2026-11',
    ]);
  });

  it('are their own person’s alone', () => {
    expect(maySeeGrowth('alice', 'alice')).toBe(true);
    for (const who of ['anna', 'helen', 'hr', 'admin', undefined])
      expect(maySeeGrowth(who, 'alice')).toBe(false);
  });
});

const noKudos = { given: [], received: [] };

describe('kudos in somebody’s line', () => {
  it('are counted in their months', async () => {
    const november = new Date('2026-11-12T10:00:00Z');
    const source: GrowthSource = kudosSource({
      momentsOf: async (id) => (id === 'alice' ? { given: [], received: [november, november] } : noKudos),
    });
    const { feature } = createGrowth({ sources: () => [source] });
    const reader = { locale: 'en', timeZone: 'UTC', platform: 'x', personId: 'alice' } as const;
    const ctx = { now: new Date('2026-11-20T10:00:00Z'), reader, locale: 'en', page: 0 } as const;
    const card = await feature.cards?.line?.render(ctx, '0@alice');
    expect(JSON.stringify(card)).toMatch(/Thanked 2 times with kudos/);
  });
});

describeOnEachEngine('growth', (open) => {
  it('shows check-ins, feedback and commitments month by month, to oneself', async () => {
    const world = await createWorld({ store: await open() });
    const [alice, mei] = [world.person('alice'), world.person('mei')];
    await alice.says('/growth');
    alice.sees(
      /Your growth\nNovember 2026\nQuiet here\.\nOctober 2026[\s\S]*\[Older\]\nOnly you see this page\./,
    );
    await world.goTo('2026-11-19', '11:00');
    await answers(world, 'alice', { strengths: 'Shipped', nextSteps: 'Write the guide' });
    await gives(world, 'alice', 'bob');
    await gives(world, 'bob', 'alice');
    await world.person('bob').presses('Open');
    await world.person('bob').says('/kudos @Alice Moreau thank you for the export, it saved the release');
    await world.person('bob').presses('Send');
    await alice.says('/growth');
    expect(alice.last()).toMatch(/Feedback given 1 time\nThanked 1 time with kudos\nOctober/);
    await alice.presses('Open', /Feedback from Bob/);
    await world.goTo('2026-11-26', '11:00');
    await alice.presses('Start');
    const done = (await world.store.db.select().from(world.store.t.commitments))[0]?.id ?? '';
    alice.fills({ strengths: 'More', 'commitments.done': { [done]: 'done' } });
    await alice.submits();
    await alice.says('/growth');
    expect(alice.last()).toMatch(
      /November 2026\n2 check-ins answered of 2\nFeedback given 1 time\nFeedback received 1 time\nFeedback from Bob Jansen, opened on Thu, Nov 19\n\[Open\]\n1 commitment kept\nThanked 1 time with kudos\nOctober 2026/,
    );
    await alice.presses('Open', /Your growth/);
    alice.sees(/missing index/);
    await alice.says('/growth');
    await alice.presses('Older');
    expect(alice.last()).toMatch(/August 2026[\s\S]*\[Newer\] \[Older\]/);
    for (const who of ['anna', 'helen', 'bob'])
      expect(await drawFor(world, who, 'growth.line', '0@alice')).toBe('gone');
    await mei.says('/成长');
    mei.sees(/我的成长\n2026年11月\n[\s\S]*此页仅你自己可见。/);
  });
});
