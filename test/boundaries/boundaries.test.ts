import { describe, expect, it } from 'vitest';
import { readSources, type SourceFile } from './read-imports.ts';
import { findFeatureCircles, findViolations } from './rules.ts';

const files = readSources(['src', 'adapters']);

const made = (path: string, from: string): SourceFile => ({
  path,
  text: '',
  imports: [{ from, typeOnly: false }],
});

describe('boundaries', () => {
  it('reads the whole tree', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(files.flatMap((it) => it.imports).length).toBeGreaterThan(600);
  });

  it('finds no crossing', () => {
    expect(findViolations(files)).toEqual([]);
  });

  it('finds no circle of features', () => {
    expect(findFeatureCircles(files)).toEqual([]);
  });

  it.each([
    [made('src/shared/a.ts', 'src/chat/card.ts')],
    [made('src/chat/a.ts', 'src/runtime/runtime.ts')],
    [made('src/features/kudos/give-kudos.ts', 'src/delivery/index.ts')],
    [made('src/features/kudos/give-kudos.ts', 'src/features/goals/store.ts')],
    [made('src/features/kudos/rules.ts', 'src/shared/clock.ts')],
    [made('src/features/kudos/give-kudos.ts', 'src/storage/query.ts')],
    [made('adapters/one/send.ts', 'adapters/two/send.ts')],
    [made('adapters/one/send.ts', 'src/runtime/runtime.ts')],
    [made('src/app.ts', 'adapters/playground/index.ts')],
  ])('notices a crossing: %o', (file) => {
    expect(findViolations([file])).not.toEqual([]);
  });

  it('notices a platform’s name in the core', () => {
    expect(
      findViolations([{ path: 'src/chat/a.ts', text: 'const chat = "slack";', imports: [] }]),
    ).toHaveLength(1);
  });

  it('notices features in a circle', () => {
    const circle = [
      made('src/features/a/index.ts', 'src/features/b/index.ts'),
      made('src/features/b/index.ts', 'src/features/a/index.ts'),
    ];
    expect(findFeatureCircles(circle).sort()).toEqual(['a', 'b']);
  });
});
