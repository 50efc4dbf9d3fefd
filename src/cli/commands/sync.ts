import { PlatformError } from '../../chat/index.ts';
import { chatName } from '../../features/people/index.ts';
import { describeSync } from '../../features/people/sync/index.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Words } from '../copy.ts';
import type { Desk } from '../desk.ts';
import { type Exit, exits, type Terminal } from '../terminal.ts';

export type SyncCommand = { accept: boolean; dryRun: boolean };

type View = { terminal: Terminal; words: Words; locale: Locale; elapsed: () => number };

/** Reads the directory of every chat and reports on it. Ends as failed where a chat did not answer or a sync waits. */
export async function runSync(
  desk: Desk,
  { terminal, words, locale, elapsed }: View,
  options: SyncCommand,
): Promise<Exit> {
  const directories = await desk.directories();
  if (directories.length === 0) {
    terminal.err(words.noDirectory());
    return exits.failed;
  }
  const { clock, newId, commit } = desk;
  let exit: Exit = exits.ok;
  for (const directory of directories) {
    const chat = chatName(desk.settings, directory.platform, locale);
    try {
      const report = await desk.app.people.directories.sync({ clock, newId, commit }, directory, options);
      const { out, problems } = describeSync(report, locale, { chat, seconds: elapsed() / 1_000 });
      for (const line of problems) terminal.err(line);
      for (const line of out) terminal.out(line);
      if (report.end === 'held') exit = exits.failed;
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      terminal.err(words.directoryOut(chat, error.failure));
      exit = exits.failed;
    }
  }
  return exit;
}
