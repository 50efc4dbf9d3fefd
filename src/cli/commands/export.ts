import { existsSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { accessStore } from '../../features/access/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { type Cell, csvLines } from '../../sheets/index.ts';
import type { Words } from '../copy.ts';
import type { Desk } from '../desk.ts';
import { type Exit, exits, type Terminal } from '../terminal.ts';

export type ExportOptions = { file: string | undefined; words: Words; locale: Locale };

/** Writes rows as CSV to the terminal, or to a file that is not there yet. */
function writeRows(
  rows: readonly (readonly Cell[])[],
  terminal: Terminal,
  { file, words }: ExportOptions,
): Exit {
  const lines = csvLines(rows);
  if (file === undefined) {
    for (const line of lines) terminal.out(line);
    return exits.ok;
  }
  writeFileSync(file, `${lines.join('\r\n')}\r\n`, { flag: 'wx' });
  terminal.out(words.exported(file, rows.length - 1));
  return exits.ok;
}

function isTaken(terminal: Terminal, { file, words }: ExportOptions): boolean {
  if (file === undefined || !existsSync(file)) return false;
  terminal.err(words.fileExists(file));
  return true;
}

/** Exports all goals. They are personal records: it needs a purpose, and leaves a row in the access log. */
export async function exportGoals(
  desk: Desk,
  terminal: Terminal,
  options: ExportOptions & { purpose: string | undefined },
): Promise<Exit> {
  const purpose = options.purpose?.trim() ?? '';
  if (purpose === '') {
    terminal.err(options.words.purposeNeeded());
    return exits.usage;
  }
  if (isTaken(terminal, options)) return exits.failed;
  const access = {
    id: desk.newId(),
    at: desk.clock.now(),
    reader: `cli:${userInfo().username}`,
    what: 'goals',
    personId: undefined,
    purpose,
  };
  await desk.commit({ write: [accessStore(desk.store).add(access)] });
  return writeRows(await desk.app.goals.exports.goals(options.locale), terminal, options);
}

/** Exports how often goals were adjusted, and why, team by team: counts alone. */
export async function exportAdjustments(
  desk: Desk,
  terminal: Terminal,
  options: ExportOptions,
): Promise<Exit> {
  if (isTaken(terminal, options)) return exits.failed;
  const rows = await desk.app.goals.exports.adjustments(options.locale, desk.clock.now());
  return writeRows(rows, terminal, options);
}
