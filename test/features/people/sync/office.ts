import { expect } from 'vitest';
import { importFiles } from '../../../../src/features/people/import/index.ts';
import type { PeopleSettings } from '../../../../src/features/people/index.ts';
import { describeSync } from '../../../../src/features/people/sync/index.ts';
import type { AppStore } from '../../../../src/schema.ts';
import { ordinarySettings } from '../../../support/ordinary-settings.ts';
import { createTestDirectory } from '../../../support/test-directory.ts';
import { createWorld } from '../../../support/world.ts';
import { utf8 } from '../../import/files.ts';

export type Columns = { people?: string; teams?: string };

/** A company whose chat has a directory; nobody is known at first. */
export async function openOffice(
  store: AppStore,
  settings: Partial<PeopleSettings> = {},
  platform = 'testchat',
) {
  const directory = createTestDirectory(platform);
  const world = await createWorld({ store, company: { people: [], teams: [] }, settings, directory });
  const { app, clock } = world;
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `sync-${platform}-${String(ids).padStart(8, '0')}`;
  };
  const ctx = { clock, newId, commit: (it: Parameters<typeof app.commit>[0]) => app.commit(it) };
  const all: PeopleSettings = { ...ordinarySettings, ...settings };

  return {
    ...world,
    directory,
    ctx,
    async imports(files: Columns) {
      const file = (name: 'people' | 'teams') =>
        files[name] === undefined
          ? {}
          : {
              [name]: { name: `${name}.csv`, bytes: utf8(`${files[name].trim().replace(/\n */g, '\n')}\n`) },
            };
      const report = await importFiles(
        { store, settings: all, ...ctx },
        { ...file('people'), ...file('teams') },
        { locale: 'en' },
      );
      expect(report.rejections, 'the file should be right').toEqual([]);
      expect(report.problems).toEqual([]);
      await app.settle();
      return report;
    },
    async syncs(options: { accept?: boolean; dryRun?: boolean } = {}) {
      const report = await app.people.directories.sync(ctx, directory, options);
      await app.settle();
      const { out, problems } = describeSync(report, 'en', { chat: 'Testchat', seconds: 0.1 });
      return { ...report, text: [...out, ...problems].join('\n') };
    },
    async people() {
      const rows = await store.db.select().from(store.t.people);
      return new Map(rows.filter((it) => it.mergedIntoId === null).map((row) => [row.name, row]));
    },
    async person(name: string) {
      const row = (await this.people()).get(name);
      if (row === undefined) throw new Error(`Nobody is called ${name}`);
      return row;
    },
    owner: async (accountId: string, platformName = platform) =>
      (await app.people.people.actor({ platform: platformName, workspace: 'W1', id: accountId }))?.personId,
    async manager(name: string) {
      const { id } = await this.person(name);
      const managerId = (await app.people.people.managersOf([id], '2026-11-16')).get(id);
      return [...(await this.people()).values()].find((it) => it.id === managerId)?.name;
    },
    async team(name: string) {
      const rows = await store.db.select().from(store.t.teams);
      return rows.find((it) => it.name === name);
    },
    /** Everything that was posted to anybody. */
    posts: () => world.platform.seen.length,
  };
}
