import type { Outcome } from '../../../src/chat/index.ts';
import { describeReport } from '../../../src/features/people/import/describe-report.ts';
import { type ImportOptions, importFiles } from '../../../src/features/people/import/import-files.ts';
import type { PeopleSettings } from '../../../src/features/people/index.ts';
import type { Tables } from '../../../src/schema.ts';
import { movableClock } from '../../../src/shared/clock.ts';
import type { Store } from '../../../src/storage/store.ts';
import { ordinarySettings } from '../../support/ordinary-settings.ts';
import { utf8 } from './files.ts';

type Given = string | Buffer;
type Files = { people?: Given; teams?: Given; away?: Given };

/** An administrator's desk: imports files into a store and looks at what is there. */
export function openOffice(store: Store<Tables>, settings: Partial<PeopleSettings> = {}) {
  const clock = movableClock(new Date('2026-11-16T09:00:00Z'));
  const told: string[] = [];
  let count = 0;
  const commit = async ({ write = [], tell = [] }: Outcome) => {
    await store.batch(write);
    told.push(...tell.map(({ name }) => name));
  };
  const file = (name: string, given: Given | undefined) =>
    given === undefined
      ? {}
      : { [name]: { name: `${name}.csv`, bytes: typeof given === 'string' ? utf8(given) : given } };
  const newId = () => `id-${String(++count).padStart(6, '0')}`;

  return {
    clock,
    /** Names of the facts told so far. */
    told,
    newId,
    async imports(files: Files, options: Partial<ImportOptions> = {}) {
      const report = await importFiles(
        { store, settings: { ...ordinarySettings, ...settings }, clock, newId, commit },
        { ...file('people', files.people), ...file('teams', files.teams), ...file('away', files.away) },
        { locale: 'en', ...options },
      );
      const { out, problems } = describeReport(report, options.locale ?? 'en', false, 0);
      return { report, ...report.counts, end: report.end, text: [...problems, ...out].join('\n') };
    },
    async people() {
      const rows = await store.db.select().from(store.t.people);
      return new Map(rows.map((row) => [row.name, row]));
    },
    async person(name: string) {
      const row = (await this.people()).get(name);
      if (row === undefined) throw new Error(`nobody is called ${name}`);
      return row;
    },
    async teams() {
      const rows = await store.db.select().from(store.t.teams);
      return new Map(rows.map((row) => [row.name, row]));
    },
    async team(name: string) {
      const row = (await this.teams()).get(name);
      if (row === undefined) throw new Error(`no team is called ${name}`);
      return row;
    },
    /** Every manager period as `who < manager from–until`. */
    async managers() {
      const { managerPeriods } = store.t;
      const names = new Map([...(await this.people()).values()].map(({ id, name }) => [id, name]));
      const rows = await store.db.select().from(managerPeriods);
      return rows
        .map((it) => `${names.get(it.personId)} < ${names.get(it.managerId)} ${it.from}–${it.until ?? ''}`)
        .sort();
    },
    async absences() {
      const names = new Map([...(await this.people()).values()].map(({ id, name }) => [id, name]));
      const rows = await store.db.select().from(store.t.absences);
      return rows.map((it) => `${names.get(it.personId)} ${it.from}..${it.to}`).sort();
    },
  };
}
