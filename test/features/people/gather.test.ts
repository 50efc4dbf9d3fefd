import { expect, test } from 'vitest';
import { gather } from '../../../src/features/people/directory/gather.ts';

/** Reads of a list that keeps what it was asked for. */
function openReads(
  read = async (ids: readonly string[]) => ids.map((id) => ({ id, name: id.toUpperCase() })),
) {
  const asked: string[][] = [];
  const named = gather(
    (ids) => {
      asked.push([...ids]);
      return read(ids);
    },
    (row) => row.id,
  );
  return { asked, named };
}

test('what is asked for at the same moment is read once, and each gets their own', async () => {
  const { asked, named } = openReads();
  const rows = await Promise.all([
    named(['a', 'b']),
    named(['b']),
    Promise.resolve().then(() => named(['c'])),
  ]);
  expect(rows.map((it) => it.map((row) => row.name))).toEqual([['A', 'B'], ['B'], ['C']]);
  expect(asked).toEqual([['a', 'b', 'c']]);
});

test('what is asked for later is read anew, and nobody is not read at all', async () => {
  const { asked, named } = openReads();
  await named(['a']);
  await named(['a']);
  expect(await named([])).toEqual([]);
  expect(asked).toEqual([['a'], ['a']]);
});

test('a read that fails fails for all who asked, and for nobody after them', async () => {
  let broken = true;
  const { named } = openReads(async (ids) => {
    if (broken) throw new Error('out of order');
    return ids.map((id) => ({ id, name: id }));
  });
  const results = await Promise.allSettled([named(['a']), named(['b'])]);
  expect(results.map((it) => it.status)).toEqual(['rejected', 'rejected']);
  broken = false;
  expect(await named(['a'])).toEqual([{ id: 'a', name: 'a' }]);
});
