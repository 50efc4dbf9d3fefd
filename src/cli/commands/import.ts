import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { describeGoalReport } from '../../features/goals/index.ts';
import { describeReport, type ImportFiles, importFiles } from '../../features/people/import/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { maxBytes, type NamedFile, type RowsReport } from '../../sheets/index.ts';
import { say } from '../copy.ts';
import type { Desk } from '../desk.ts';
import { type Exit, exits, type Terminal } from '../terminal.ts';

export type ImportOptions = {
  people: string | undefined;
  teams: string | undefined;
  away: string | undefined;
  goals: string | undefined;
  dryRun: boolean;
  partial: boolean;
  all: boolean;
};

/** Shorter imports say nothing on the way. */
const QUIET_MS = 1_000;

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
  const { goals } = options;
  if (Object.keys(files).length === 0 && goals === undefined) {
    terminal.err(say(locale).noFiles());
    return exits.usage;
  }
  const desk = await openDesk();
  const importing = {
    locale,
    dryRun: options.dryRun,
    partial: options.partial,
    progress: (sentence: string) => {
      if (elapsed() > QUIET_MS) terminal.err(sentence);
    },
  };
  const write = (report: RowsReport, { out, problems }: { out: string[]; problems: string[] }): Exit => {
    for (const line of problems) terminal.err(line);
    for (const line of out) terminal.out(line);
    return report.problems.length + report.rejections.length > 0 ? exits.failed : exits.ok;
  };
  if (Object.keys(files).length > 0) {
    const report = await importFiles(desk, files, importing);
    const ended = write(report, describeReport(report, locale, options.all, elapsed() / 1_000));
    // Goals lean on people and teams: without them they are not looked at.
    if (goals === undefined || (ended !== exits.ok && !options.partial)) return ended;
  }
  const report = await desk.app.goals.importFile(desk, await readFile(goals ?? ''), importing);
  return write(report, describeGoalReport(report, locale, options.all, elapsed() / 1_000));
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
