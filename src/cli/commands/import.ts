import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { describeReport, type ImportFiles, importFiles } from '../../features/people/import/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { maxBytes, type NamedFile } from '../../sheets/index.ts';
import { say } from '../copy.ts';
import type { Desk } from '../desk.ts';
import { type Exit, exits, type Terminal } from '../terminal.ts';

export type ImportOptions = {
  people: string | undefined;
  teams: string | undefined;
  away: string | undefined;
  dryRun: boolean;
  partial: boolean;
  all: boolean;
};

/** Shorter imports say nothing on the way. */
const quietMs = 1_000;

/** Imports files and reports on them; `elapsed` counts milliseconds since the start. Ends as failed where any row or file was rejected. */
export async function runImport(
  openDesk: () => Promise<Desk>,
  terminal: Terminal,
  locale: Locale,
  elapsed: () => number,
  options: ImportOptions,
): Promise<Exit> {
  const files: ImportFiles = {
    ...(options.people === undefined ? {} : { people: await readFile(options.people) }),
    ...(options.teams === undefined ? {} : { teams: await readFile(options.teams) }),
    ...(options.away === undefined ? {} : { away: await readFile(options.away) }),
  };
  if (Object.keys(files).length === 0) {
    terminal.err(say(locale).noFiles());
    return exits.usage;
  }
  const desk = await openDesk();
  const report = await importFiles(desk, files, {
    locale,
    dryRun: options.dryRun,
    partial: options.partial,
    progress: (sentence) => {
      if (elapsed() > quietMs) terminal.err(sentence);
    },
  });
  const { out, problems } = describeReport(report, locale, options.all, elapsed() / 1_000);
  for (const line of problems) terminal.err(line);
  for (const line of out) terminal.out(line);
  return report.problems.length + report.rejections.length > 0 ? exits.failed : exits.ok;
}

/** Reads a file (or a pipe) up to just beyond what an import takes, so that a huge one is refused without filling memory. */
async function readFile(path: string): Promise<NamedFile> {
  const name = basename(path);
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of createReadStream(path)) {
      parts.push(part);
      size += part.length;
      if (size > maxBytes) break;
    }
    return { name, bytes: Buffer.concat(parts) };
  } catch {
    return { name, bytes: undefined };
  }
}
