import { expect, it } from 'vitest';
import { type Event, fieldsOf } from '../../src/chat/index.ts';
import { createTellApart } from '../../src/runtime/tell-apart.ts';
import { describeOnEachEngine } from '../support/databases.ts';
import { createWorld, smallCompany } from '../support/world.ts';

const { teams, people } = smallCompany;
/** Two people of one name, one of them in Alice's own team, and one whose name only begins so. */
const company = {
  teams,
  people: [
    ...people,
    { id: 'zhang-1', name: '张伟', team: 'payments', manager: 'anna' },
    { id: 'zhang-2', name: '张伟', team: 'supply', manager: 'wang' },
    { id: 'zhang-3', name: '张伟明', team: 'supply', manager: 'wang' },
  ],
};

describeOnEachEngine('people of one name', (open) => {
  it('are told apart by their team, where they are looked for and where one is chosen', async () => {
    const world = await createWorld({ store: await open(), company });
    const looked: Event = {
      key: 'k1',
      at: new Date(0),
      actor: world.platform.account('alice'),
      place: { kind: 'direct' },
      canOpenForm: false,
      kind: 'lookup',
      lookup: 'kudos.colleague',
      query: '张伟',
    };
    const answer = await world.platform.receive(looked);
    expect(answer).toMatchObject({
      options: expect.arrayContaining([
        { value: 'zhang-1', label: '张伟 · payments' },
        { value: 'zhang-2', label: '张伟 · supply' },
        { value: 'zhang-3', label: '张伟明' },
      ]),
    });

    const alice = world.person('alice');
    await alice.says('/feedback @张伟');
    const form = alice.form()?.form;
    const offered = (form === undefined ? [] : fieldsOf(form)).flatMap((it) =>
      it.kind === 'person' ? it.likely.map(({ name }) => name) : [],
    );
    expect(offered).toEqual(expect.arrayContaining(['张伟 · payments', '张伟 · supply']));
  });
});

it('whoever has a name alone keeps it as it is, and nobody is asked about', async () => {
  const asked: unknown[] = [];
  const { options, form } = createTellApart(async (ids) => {
    asked.push(ids);
    return new Map([['p2', 'Payments · Engineer']]);
  });
  const alone = [
    { value: 'p1', label: 'Ann' },
    { value: 'p2', label: 'Bob' },
  ];
  expect(await options(alone)).toEqual(alone);
  expect(asked).toEqual([]);
  // Of the one nothing more is known; width and case make no difference.
  const both = [
    { value: 'p1', label: 'Bob' },
    { value: 'p2', label: 'ＢＯＢ ' },
  ];
  expect(await options(both)).toEqual([
    { value: 'p1', label: 'Bob' },
    { value: 'p2', label: 'ＢＯＢ  · Payments · Engineer' },
  ]);
  const empty = { title: 'T', audience: [], items: [], submit: 'Send', buttons: [] };
  expect(await form(empty)).toBe(empty);
});
