import { readFile } from 'node:fs/promises';
import type { App } from '../app.ts';
import type { Outcome } from '../chat/index.ts';
import { importFiles } from '../features/people/import/import-files.ts';
import type { PeopleSettings } from '../features/people/people-settings.ts';
import type { AppStore } from '../schema.ts';
import type { Clock } from '../shared/clock.ts';
import type { NewId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Write } from '../storage/store.ts';
import { demoPeopleStore } from './store.ts';

type Parts = {
  app: App;
  store: AppStore;
  settings: PeopleSettings;
  clock: Clock;
  newId: NewId;
  platform: string;
  workspace: string;
};

/** The channel of each team in the made-up chat, with its language. */
const channels: Readonly<Record<string, { id: string; locale: Locale }>> = {
  Payments: { id: 'payments', locale: 'en' },
  供应链: { id: 'supply-chain', locale: 'zh-CN' },
  'Customer Care': { id: 'customer-care', locale: 'en' },
};

const read = async (name: string) => ({ name, bytes: await readFile(new URL(name, import.meta.url)) });

/** Imports the made-up company by the same files that a company would, and gives everybody an account; answers the account ids. */
export async function foundCompany({
  app,
  store,
  settings,
  clock,
  newId,
  platform,
  workspace,
}: Parts): Promise<string[]> {
  const files = { people: await read('people.csv'), teams: await read('teams.csv') };
  // Accounts and channels first: what an import starts is sent at once.
  const report = await importFiles(
    { store, settings, clock, newId, commit: (outcome) => app.commit(outcome, []) },
    files,
    { locale: 'en' },
  );
  if (report.end !== 'written')
    throw new Error(`The made-up company could not be imported: ${JSON.stringify(report)}`);
  const own = demoPeopleStore(store);
  const people = await own.people();
  const writes: Write[] = people.flatMap(({ id, email }) =>
    email === null
      ? []
      : [own.link({ platform, workspace, accountId: accountOf(email), personId: id, at: clock.now() })],
  );
  for (const team of await own.teams()) {
    const channel = channels[team.name];
    if (channel !== undefined)
      writes.push(
        own.bind({
          teamId: team.id,
          platform,
          workspace,
          channelId: channel.id,
          name: channel.id,
          locale: channel.locale,
        }),
      );
  }
  await app.commit({ write: writes });
  await importGoals(app, clock, newId);
  return people.flatMap(({ email }) => (email === null ? [] : [accountOf(email)]));
}

/** Imports the company's goals by the same file that a company would. */
async function importGoals(app: App, clock: Clock, newId: NewId): Promise<void> {
  const committing = { clock, newId, commit: (outcome: Outcome) => app.commit(outcome, []) };
  const report = await app.goals.importFile(committing, await read('goals.csv'), { locale: 'en' });
  if (report.end !== 'written')
    throw new Error(`The made-up company's goals could not be imported: ${JSON.stringify(report)}`);
}

/** The account id of the made-up chat: the address without its domain. */
const accountOf = (email: string): string => email.replace(/@.*$/, '');
