import { expect, it } from 'vitest';
import { createMadeOnce } from '../../src/shared/made-once.ts';

const things = (...names: string[]) => new Map(names.map((it) => [it, it]));

it('makes each thing once, however often and by how many it is asked for at once', async () => {
  const made: string[] = [];
  const once = createMadeOnce({
    make: async (it: string) => {
      made.push(it);
      return `${it}!`;
    },
    most: 10,
    patienceMs: 5_000,
  });
  const [first] = await Promise.all([once.of(things('a', 'b')), once.of(things('b'))]);
  await once.of(things('a'));
  expect([...first]).toEqual([
    ['a', 'a!'],
    ['b', 'b!'],
  ]);
  expect(made).toEqual(['a', 'b']);
  once.forget(['a']);
  await once.of(things('a', 'b'));
  expect(made).toEqual(['a', 'b', 'a']);
});

it('leaves out what fails, and tries it again the next time', async () => {
  let fails = true;
  const once = createMadeOnce({
    make: async (it: string) => (fails ? undefined : it),
    most: 10,
    patienceMs: 5_000,
  });
  expect(await once.of(things('a'))).toEqual(new Map());
  fails = false;
  expect(await once.of(things('a'))).toEqual(things('a'));
});

it('waits for nothing longer than it may, and has it the next time', async () => {
  let finish = (_: string) => {};
  const slow = new Promise<string>((resolve) => {
    finish = resolve;
  });
  const once = createMadeOnce({ make: () => slow, most: 10, patienceMs: 20 });
  expect(await once.of(things('a'))).toEqual(new Map());
  finish('late');
  expect(await once.of(things('a'))).toEqual(new Map([['a', 'late']]));
});

it('remembers no more than it may', async () => {
  let makes = 0;
  const once = createMadeOnce({
    make: async (it: string) => {
      makes += 1;
      return it;
    },
    most: 2,
    patienceMs: 5_000,
  });
  for (const name of ['a', 'b', 'c', 'c', 'b', 'a']) await once.of(things(name));
  expect(makes).toBe(4);
});
