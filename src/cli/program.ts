import { Command, CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { type Config, ConfigurationFault } from '../config.ts';
import type { Locale } from '../shared/locale.ts';
import { ChatFault } from '../start/chat-fault.ts';
import { DatabaseFault, isUnique } from '../storage/faults.ts';
import { GuardFailed } from '../storage/store.ts';
import { version } from '../version.ts';
import { runBackup } from './commands/backup.ts';
import { runDoctor } from './commands/doctor.ts';
import { exportAdjustments, exportGoals } from './commands/export.ts';
import { runImport } from './commands/import.ts';
import { printFeishuManifest, printSlackManifest } from './commands/manifest.ts';
import { findPeople, splitPerson } from './commands/people.ts';
import { setPlan, showPlan } from './commands/plan.ts';
import { runSync } from './commands/sync.ts';
import { listTeams, switchTeam } from './commands/team.ts';
import { say, type UsageProblem, type Words } from './copy.ts';
import type { Desk } from './desk.ts';
import { type Exit, exits, type Terminal } from './terminal.ts';

export type ProgramParts = {
  locale: Locale;
  terminal: Terminal;
  /** Reads the environment; throws `ConfigurationFault`. */
  config(): Config;
  openDesk(config: Config): Promise<Desk>;
  /** Milliseconds since the program started. */
  elapsed(): number;
  start(): Promise<Exit>;
  makeDemo(): Promise<void>;
};

/** Runs one command line and answers how it ended; everything it says goes to the terminal. */
export async function runProgram(argv: readonly string[], parts: ProgramParts): Promise<Exit> {
  const { locale, terminal } = parts;
  const words = say(locale);
  let exit: Exit = exits.ok;
  const opened: Desk[] = [];
  const open = async (): Promise<Desk> => {
    const desk = await parts.openDesk(parts.config());
    opened.push(desk);
    return desk;
  };
  const run = (command: (desk: Desk) => Promise<Exit>) => async () => {
    exit = await command(await open());
  };
  const set = async (ending: Promise<Exit>) => {
    exit = await ending;
  };
  try {
    await buildProgram(parts, words, { open, run, set }).parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return describeUsage(error, terminal, words);
    return describeFault(error, terminal, words);
  } finally {
    for (const desk of opened) await desk.close();
  }
}

type Running = {
  open(): Promise<Desk>;
  run(command: (desk: Desk) => Promise<Exit>): () => Promise<void>;
  set(ending: Promise<Exit>): Promise<void>;
};

function buildProgram(parts: ProgramParts, words: Words, running: Running): Command {
  const { terminal } = parts;
  const lines = (write: (line: string) => void) => (text: string) => write(text.replace(/\n$/, ''));
  const program = new Command('pacer')
    .description(words.about())
    .version(version, '-V, --version', words.versionOption())
    .option('--locale <language>', words.localeOption())
    .helpOption('-h, --help', words.helpOption())
    .helpCommand('help [command]', words.helpOption())
    .configureHelp({ styleTitle: words.helpTitle })
    .configureOutput({ writeOut: lines(terminal.out), writeErr: lines(terminal.err), outputError: () => {} })
    .exitOverride();
  addImport(program, parts, words, running);
  addExport(program, parts, words, running);
  addSync(program, parts, words, running);
  addTeams(program, parts, words, running);
  addPlans(program, parts, words, running);
  addPeople(program, parts, words, running);
  addUpkeep(program, parts, words, running);
  // So that it may also stand behind the command.
  const commands: readonly CommandUnknownOpts[] = program.commands.flatMap((it) => [it, ...it.commands]);
  for (const command of commands) command.option('--locale <language>', words.localeOption());
  return program;
}

type Add = (program: Command, parts: ProgramParts, words: Words, running: Running) => void;

const addImport: Add = (program, { terminal, locale, elapsed }, words, { open, set }) => {
  program
    .command('import')
    .description(words.importAbout())
    .argument('[people]', words.importPeople())
    .option('--teams <file>', words.importTeams())
    .option('--away <file>', words.importAway())
    .option('--goals <file>', words.importGoals())
    .option('--dry-run', words.importDryRun(), false)
    .option('--partial', words.importPartial(), false)
    .option('--all', words.importAll(), false)
    .action((people, { teams, away, goals, dryRun, partial, all }) =>
      set(runImport(open, terminal, locale, elapsed, { people, teams, away, goals, dryRun, partial, all })),
    );
};

const addExport: Add = (program, { terminal, locale }, words, { run }) => {
  const exporting = program.command('export').description(words.exportAbout());
  exporting
    .command('goals')
    .description(words.exportGoalsAbout())
    .argument('[file]', words.exportFile())
    .option('--purpose <words>', words.exportPurpose())
    .action((file, { purpose }) =>
      run((desk) => exportGoals(desk, terminal, { file, purpose, words, locale }))(),
    );
  exporting
    .command('adjustments')
    .description(words.exportAdjustmentsAbout())
    .argument('[file]', words.exportFile())
    .action((file) => run((desk) => exportAdjustments(desk, terminal, { file, words, locale }))());
};

const addSync: Add = (program, { terminal, locale, elapsed }, words, { run }) => {
  program
    .command('sync')
    .description(words.syncAbout())
    .option('--accept', words.syncAccept(), false)
    .option('--dry-run', words.syncDryRun(), false)
    .action((options) => run((desk) => runSync(desk, { terminal, words, locale, elapsed }, options))());
};

const addTeams: Add = (program, { terminal }, words, { run }) => {
  const team = program.command('team').description(words.teamAbout());
  team
    .command('list')
    .description(words.teamListAbout())
    .action(run((desk) => listTeams(desk, terminal, words)));
  for (const [name, about] of [
    ['on', words.teamOnAbout()],
    ['off', words.teamOffAbout()],
  ] as const) {
    team
      .command(name)
      .description(about)
      .argument('<team>', words.teamName())
      .action((it) => run((desk) => switchTeam(desk, terminal, words, it, name === 'on'))());
  }
};

const addPlans: Add = (program, { terminal }, words, { run }) => {
  const plan = program.command('plan').description(words.planAbout());
  plan
    .command('show')
    .description(words.planShowAbout())
    .argument('[team]', words.planScope())
    .action((team) => run((desk) => showPlan(desk, terminal, words, team))());
  plan
    .command('set')
    .description(words.planSetAbout())
    .argument('<team>', words.planScope())
    .option('--cadence <word>', words.planCadence())
    .option('--closing-day <day>', words.planClosingDay())
    .option('--opens <time>', words.planOpens())
    .option('--closes <time>', words.planCloses())
    .option('--reminder <switch>', words.planReminder())
    .option('--summary <switch>', words.planSummary())
    .option('--strengths <words>', words.planQuestion())
    .option('--improvements <words>', words.planQuestion())
    .option('--next-steps <words>', words.planQuestion())
    .action((team, options) => run((desk) => setPlan(desk, terminal, words, team, options))());
};

const addPeople: Add = (program, { terminal }, words, { run }) => {
  const people = program.command('people').description(words.peopleAbout());
  people
    .command('find')
    .description(words.peopleFindAbout())
    .argument('<words...>', words.peopleFindWords())
    .action((query) => run((desk) => findPeople(desk, terminal, words, query.join(' ')))());
  people
    .command('split')
    .description(words.peopleSplitAbout())
    .argument('<person>', words.peopleSplitPerson())
    .argument('<platform>', words.peopleSplitPlatform())
    .action((person, platform) => run((desk) => splitPerson(desk, terminal, words, person, platform))());
};

const addUpkeep: Add = (program, parts, words, { open, run, set }) => {
  const { terminal, locale } = parts;
  program
    .command('backup')
    .description(words.backupAbout())
    .argument('[file]', words.backupFile())
    .action((file) => run((desk) => runBackup(desk, terminal, words, file))());
  program
    .command('doctor')
    .description(words.doctorAbout())
    .action(() => set((async () => runDoctor(await open(), parts.config(), terminal, { words, locale }))()));
  const manifest = program.command('manifest').description(words.manifestAbout());
  manifest
    .command('slack')
    .description(words.manifestSlackAbout())
    .option('--http', words.manifestHttp('/slack/events'), false)
    .action(({ http }) => set(printSlackManifest(parts.config(), terminal, { locale, http })));
  manifest
    .command('feishu')
    .description(words.manifestFeishuAbout())
    .option('--http', words.manifestHttp('/feishu/events'), false)
    .action(({ http }) => set(printFeishuManifest(parts.config(), terminal, { locale, http })));
  program
    .command('demo')
    .description(words.demoAbout())
    .action(async () => {
      await parts.makeDemo();
      terminal.out(words.demoMade());
    });
  program
    .command('start')
    .description(words.startAbout())
    .action(() => set(parts.start()));
};

const usageProblems: readonly UsageProblem[] = [
  'unknownOption',
  'unknownCommand',
  'missingArgument',
  'optionMissingArgument',
  'excessArguments',
];

function describeUsage(error: CommanderError, terminal: Terminal, words: Words): Exit {
  const code = error.code.replace('commander.', '');
  if (code === 'helpDisplayed' || code === 'version') return exits.ok;
  // Help was shown because the command was incomplete.
  if (code === 'help') return exits.usage;
  const original = error.message.replace(/^error: /, '');
  const what = /'([^']*)'/.exec(original)?.[1] ?? '';
  terminal.err(
    words.usage(
      usageProblems.find((it) => it === code),
      what,
      original,
    ),
  );
  terminal.err(words.seeHelp());
  return exits.usage;
}

/** Says in one line what went wrong; only the unexpected keeps its stack. */
function describeFault(error: unknown, terminal: Terminal, words: Words): Exit {
  if (error instanceof DatabaseFault) terminal.err(words.fault(error.code, error.message));
  else if (error instanceof ConfigurationFault) terminal.err(error.message);
  else if (error instanceof ChatFault) terminal.err(words.directoryOut(error.chat, error.failure));
  else if (error instanceof GuardFailed || isUnique(error)) terminal.err(words.busyMeanwhile());
  else terminal.err(words.failed(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  return exits.failed;
}
