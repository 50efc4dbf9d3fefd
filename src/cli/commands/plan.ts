import { isWallTime, parseWorkingDays } from '../../calendar/index.ts';
import type { PlanChanges } from '../../features/check-ins/index.ts';
import type { Words } from '../copy.ts';
import type { Desk } from '../desk.ts';
import { findTeam } from '../find-team.ts';
import { type Exit, exits, type Terminal } from '../terminal.ts';

/** How the company's plan is called, as a scope and on the command line. */
const company = 'company';
const companyWords = new Set([company, '全公司', '公司']);

export type PlanOptions = Partial<
  Record<
    | 'cadence'
    | 'closingDay'
    | 'opens'
    | 'closes'
    | 'reminder'
    | 'summary'
    | 'strengths'
    | 'improvements'
    | 'nextSteps',
    string
  >
>;

type Scope = { id: string; team: string | undefined; timeZone: string };

async function findScope(
  desk: Desk,
  terminal: Terminal,
  words: Words,
  name: string | undefined,
): Promise<Scope | undefined> {
  if (name === undefined || companyWords.has(name.trim().toLowerCase()))
    return { id: company, team: undefined, timeZone: desk.settings.defaultTimeZone };
  const team = await findTeam(desk, terminal, words, name);
  return team === undefined ? undefined : { id: team.id, team: team.name, timeZone: team.timeZone };
}

/** Shows the plan of a team or of the company. */
export async function showPlan(
  desk: Desk,
  terminal: Terminal,
  words: Words,
  name: string | undefined,
): Promise<Exit> {
  const scope = await findScope(desk, terminal, words, name);
  if (scope === undefined) return exits.failed;
  const plan = await desk.app.checkIns.api.plans.at(scope.id);
  terminal.out(words.planOf(scope.team));
  if (scope.team !== undefined && plan.version === 0) terminal.out(`  ${words.planInherited()}`);
  terminal.out(`  ${words.planWindow(plan)}`);
  terminal.out(`  ${words.planReminderIs(plan.reminder)}`);
  terminal.out(`  ${words.planSummaryIs(plan.summary)}`);
  for (const question of ['strengths', 'improvements', 'nextSteps'] as const) {
    terminal.out(`  ${words.planQuestionIs(words.questionName(question), plan.questions[question])}`);
  }
  return exits.ok;
}

/** Changes a plan from the next period on. */
export async function setPlan(
  desk: Desk,
  terminal: Terminal,
  words: Words,
  name: string,
  options: PlanOptions,
): Promise<Exit> {
  const { changes, problems } = readChanges(options, words);
  if (problems.length > 0 || Object.keys(changes).length + questionsIn(options).length === 0) {
    for (const problem of problems.length > 0 ? problems : [words.nothingToSet()]) terminal.err(problem);
    return exits.usage;
  }
  const scope = await findScope(desk, terminal, words, name);
  if (scope === undefined) return exits.failed;
  const { api } = desk.app.checkIns;
  const stored = await api.plans.at(scope.id);
  const questions = Object.fromEntries(
    Object.entries({ ...stored.questions, ...Object.fromEntries(questionsIn(options)) }).filter(
      ([, words]) => words !== '',
    ),
  );
  const outcome = await api.setPlan(
    scope.id,
    { ...changes, ...(questionsIn(options).length === 0 ? {} : { questions }) },
    { now: desk.clock.now(), timeZone: scope.timeZone },
  );
  if (outcome === 'unchanged') terminal.out(words.planUnchanged());
  else {
    await desk.commit(outcome);
    terminal.out(words.planSaved());
  }
  return exits.ok;
}

const questionsIn = (options: PlanOptions): (readonly [string, string])[] =>
  (['strengths', 'improvements', 'nextSteps'] as const).flatMap((it) => {
    const words = options[it];
    return words === undefined ? [] : [[it, words.trim()] as const];
  });

/** Reads the options, naming every one that cannot be. */
function readChanges(options: PlanOptions, words: Words): { changes: PlanChanges; problems: string[] } {
  const problems: string[] = [];
  function read<T>(
    flag: string,
    value: string | undefined,
    parse: (text: string) => T | undefined,
    hint: string,
  ): T | undefined {
    const parsed = value === undefined ? undefined : parse(value.normalize('NFKC').trim().toLowerCase());
    if (value !== undefined && parsed === undefined) problems.push(words.badValue(flag, value, hint));
    return parsed;
  }
  const cadence = read('--cadence', options.cadence, readCadence, words.planCadence());
  const closingDay = read('--closing-day', options.closingDay, readDay, words.planClosingDay());
  const opensAt = read('--opens', options.opens, readTime, words.planOpens());
  const closesAt = read('--closes', options.closes, readTime, words.planCloses());
  const reminder = read('--reminder', options.reminder, readSwitch, words.planReminder());
  const summary = read('--summary', options.summary, readSwitch, words.planSummary());
  return {
    problems,
    changes: {
      ...(cadence === undefined ? {} : { cadence }),
      ...(closingDay === undefined ? {} : { closingDay }),
      ...(opensAt === undefined ? {} : { opensAt }),
      ...(closesAt === undefined ? {} : { closesAt }),
      ...(reminder === undefined ? {} : { reminder }),
      ...(summary === undefined ? {} : { summary }),
    },
  };
}

const readCadence = (text: string) =>
  (['weekly', 'biweekly', 'monthly'] as const).find((it) => it === text) ??
  ({ 每周: 'weekly', 每两周: 'biweekly', 双周: 'biweekly', 每月: 'monthly' } as const)[text];

function readDay(text: string): number | undefined {
  const days = parseWorkingDays(text);
  return days?.length === 1 ? days[0] : undefined;
}

function readTime(text: string): string | undefined {
  const time = text.padStart(5, '0');
  return isWallTime(time) ? time : undefined;
}

const readSwitch = (text: string): boolean | undefined =>
  ({ on: true, yes: true, 开: true, 是: true, off: false, no: false, 关: false, 否: false })[text];
