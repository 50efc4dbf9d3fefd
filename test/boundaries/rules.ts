import type { SourceFile } from './read-imports.ts';

export type Violation = { path: string; from: string; rule: string };

type Rule = { sentence: string; broken(file: SourceFile, from: string, typeOnly: boolean): boolean };

const inside =
  (...folders: string[]) =>
  (path: string) =>
    folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
const own = (from: string): boolean => inside('src', 'adapters', 'test', 'bench', 'migrations')(from);
const featureOf = (path: string): string | undefined => /^src\/features\/([^/]+)\//.exec(path)?.[1];
const adapterOf = (path: string): string | undefined => /^adapters\/([^/]+)\//.exec(path)?.[1];
const fileName = (path: string): string => path.split('/').at(-1) ?? '';

/** A layer may import only what stands below it. */
const layer = (folder: string, ...allowed: string[]): Rule => ({
  sentence: `src/${folder} imports only ${[folder, ...allowed].map((it) => `src/${it}`).join(', ')}`,
  broken: (file, from) =>
    inside(`src/${folder}`)(file.path) &&
    own(from) &&
    !inside(...[folder, ...allowed].map((it) => `src/${it}`))(from),
});

const storeTypes = [
  'src/storage/store.ts',
  'src/storage/kit.ts',
  'src/storage/query.ts',
  'src/storage/faults.ts',
];

export const rules: readonly Rule[] = [
  layer('shared'),
  layer('calendar', 'shared'),
  layer('storage', 'shared'),
  layer('sheets', 'shared', 'calendar'),
  layer('jobs', 'shared', 'chat', 'calendar', 'storage'),
  layer('delivery', 'shared', 'chat', 'calendar', 'storage'),
  layer('runtime', 'shared', 'chat', 'storage'),
  layer('pictures', 'shared', 'chat'),
  {
    sentence:
      'src/chat is the neutral language: it imports src/shared and the types of statements, nothing else',
    broken: (file, from, typeOnly) =>
      inside('src/chat')(file.path) &&
      own(from) &&
      !inside('src/chat', 'src/shared')(from) &&
      !(typeOnly && from === 'src/storage/store.ts'),
  },
  {
    sentence:
      'A feature imports its own folder, chat, calendar, shared, the store’s types and the front doors of sheets, of people and of other features',
    broken: (file, from) => {
      const feature = featureOf(file.path);
      if (feature === undefined || !own(from)) return false;
      if (
        inside(`src/features/${feature}`, 'src/chat', 'src/calendar', 'src/shared')(from) ||
        from === 'src/sheets/index.ts' ||
        storeTypes.includes(from)
      )
        return false;
      const other = featureOf(from);
      return other === undefined || !/^src\/features\/[^/]+\/(index|model)\.ts$/.test(from);
    },
  },
  {
    sentence: 'rules, cards, copy and policy are pure: no store, no database, no clock',
    broken: (file, from, typeOnly) =>
      featureOf(file.path) !== undefined &&
      /^(rules|cards|copy|policy|samples)\.ts$/.test(fileName(file.path)) &&
      !typeOnly &&
      (inside('src/storage')(from) ||
        /\/(store|schema)\.ts$/.test(from) ||
        from.startsWith('drizzle') ||
        from === 'src/shared/clock.ts'),
  },
  {
    sentence: 'Only storage and files named schema.ts or store.ts speak to the database',
    broken: (file, from) =>
      inside('src', 'adapters')(file.path) &&
      !inside('src/storage')(file.path) &&
      !/^(schema|store)\.ts$/.test(fileName(file.path)) &&
      (from === 'src/storage/query.ts' || /^(drizzle-orm|better-sqlite3|pg)(\/|$)/.test(from)),
  },
  {
    sentence:
      'Only storage imports the database libraries; stores take the query words from src/storage/query.ts',
    broken: (file, from) =>
      inside('src', 'adapters')(file.path) &&
      !inside('src/storage')(file.path) &&
      /^(drizzle-orm|better-sqlite3|pg)(\/|$)/.test(from),
  },
  {
    sentence:
      'An adapter imports chat, shared, its own folder and its SDK; the playground also keeps messages through the store’s types',
    broken: (file, from) => {
      const adapter = adapterOf(file.path);
      if (adapter === undefined || !own(from)) return false;
      if (inside(`adapters/${adapter}`, 'src/chat', 'src/shared')(from)) return false;
      return !(adapter === 'playground' && storeTypes.includes(from));
    },
  },
  {
    sentence: 'Nothing imports main.ts, and only main.ts imports adapters',
    broken: (file, from) =>
      inside('src')(file.path) &&
      (from === 'src/main.ts' ||
        (inside('adapters')(from) &&
          !['src/main.ts', 'src/schema.ts'].includes(file.path) &&
          !inside('src/cli', 'src/start')(file.path))),
  },
];

const platformWord = /\b(slack|feishu|lark)\b/i;
const mayNamePlatforms = (path: string): boolean =>
  !path.startsWith('src/') ||
  ['src/main.ts', 'src/config.ts'].includes(path) ||
  inside('src/cli', 'src/start', 'src/features/people/import')(path);

const readsTheTime = /\bDate\.now\(\)|\bnew Date\(\)|Temporal\.Now/;
const readsTheTimeRule = 'Nothing reads the time but src/shared/clock.ts: clock and ids come in as arguments';

/** Finds every line that crosses a boundary, each with the sentence it breaks. */
export function findViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => [
    ...file.imports.flatMap(({ from, typeOnly }) =>
      rules
        .filter((rule) => rule.broken(file, from, typeOnly))
        .map((rule) => ({ path: file.path, from, rule: rule.sentence })),
    ),
    ...(platformWord.test(file.text) && !mayNamePlatforms(file.path)
      ? [
          {
            path: file.path,
            from: platformWord.exec(file.text)?.[0] ?? '',
            rule: 'The core has never heard of a platform',
          },
        ]
      : []),
    ...(inside('src', 'adapters')(file.path) &&
    file.path !== 'src/shared/clock.ts' &&
    !file.path.includes('/page/') &&
    readsTheTime.test(file.text)
      ? [{ path: file.path, from: readsTheTime.exec(file.text)?.[0] ?? '', rule: readsTheTimeRule }]
      : []),
  ]);
}

/** Finds features that import each other in a circle. */
export function findFeatureCircles(files: readonly SourceFile[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const file of files) {
    const feature = featureOf(file.path);
    if (feature === undefined) continue;
    for (const { from } of file.imports) {
      const other = featureOf(from);
      if (other !== undefined && other !== feature)
        edges.set(feature, (edges.get(feature) ?? new Set()).add(other));
    }
  }
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    [...(edges.get(from) ?? [])].some(
      (next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))),
    );
  return [...edges.keys()].filter((feature) => reaches(feature, feature, new Set()));
}
