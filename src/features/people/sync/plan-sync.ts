import type { RosterDepartment, RosterEntry } from '../../../chat/index.ts';
import { createBreath } from '../../../shared/breath.ts';
import type { EntryPlan, Known, KnownAccount, LeadPlan, ManagerPlan, TeamPlan } from './model.ts';
import { placeInTeam, planDepartments, planLeads } from './plan-departments.ts';
import { createPlanner, isUnchanged, type JoinPlan, type Planned } from './plan-entries.ts';
import { planManagers } from './plan-managers.ts';

export type SyncPlan = {
  creates: EntryPlan[];
  /** New accounts of known people, and known accounts of which something changed. */
  changes: EntryPlan[];
  unchanged: EntryPlan[];
  joins: JoinPlan[];
  /** People who were taken as gone and are there again. */
  back: string[];
  /** Accounts that the chat no longer has, or has deactivated. */
  gone: KnownAccount[];
  managers: ManagerPlan[];
  loops: string[][];
  teams: TeamPlan[];
  leads: LeadPlan[];
  /** Names of people whose address is somebody's who has another account in the same chat. */
  doubles: string[];
};

type Read = {
  entries: readonly RosterEntry[];
  departments: readonly RosterDepartment[] | undefined;
  /** Whether these are all: then known accounts that are missing are gone. */
  isWhole: boolean;
};

type Context = { newId(): string };

/** Compares what a directory says with what is stored, without writing anything. Linear in both. */
export async function planSync(known: Known, read: Read, ctx: Context): Promise<SyncPlan> {
  const entries = new Map(read.entries.map((it) => [it.accountId, it]));
  const active = [...entries.values()].filter((it) => it.active);
  const present = new Set(active.map((it) => it.accountId));
  if (!read.isWhole) {
    for (const it of known.accounts.values())
      if (it.active && !entries.has(it.accountId)) present.add(it.accountId);
  }
  const departments = read.departments ?? [];
  const teams = planDepartments(departments, known, ctx.newId);
  const planEntry = createPlanner(known, present, ctx.newId);
  const planned: Planned[] = [];
  const creates: EntryPlan[] = [];
  const changes: EntryPlan[] = [];
  const unchanged: EntryPlan[] = [];
  const accountOwners = new Map<string, string>();
  const joined = new Map<string, string>();
  // Those who are known first, so that nobody new takes their place.
  const isKnown = (it: RosterEntry) => known.accounts.has(it.accountId);
  const breathe = createBreath();
  for (const entry of [...active.filter(isKnown), ...active.filter((it) => !isKnown(it))]) {
    const it = planEntry(entry);
    placeInTeam(it.plan, teams, known);
    planned.push(it);
    accountOwners.set(entry.accountId, it.plan.personId);
    if (it.join !== undefined) joined.set(it.join.otherId, it.join.keptId);
    if (it.plan.kind === 'create') creates.push(it.plan);
    else if (isUnchanged(it.plan)) unchanged.push(it.plan);
    else changes.push(it.plan);
    await breathe();
  }
  const plans = planned.map((it) => it.plan);
  /** Whose an account will be, those included that the directory did not name this time. */
  const personOf = (accountId: string): string | undefined => {
    const id = accountOwners.get(accountId) ?? known.accounts.get(accountId)?.personId;
    return id === undefined ? undefined : (joined.get(id) ?? id);
  };
  const managers = await planManagers(plans, known, personOf);
  const replaced = new Set(plans.flatMap((it) => it.replaces ?? []));
  return {
    creates,
    changes,
    unchanged,
    joins: planned.flatMap(({ join }) => join ?? []),
    back: plans.flatMap(({ known: person }) =>
      person !== undefined && person.standing !== 'active' ? [person.id] : [],
    ),
    gone: [...known.accounts.values()].filter(
      (it) =>
        it.active &&
        !replaced.has(it.accountId) &&
        (entries.get(it.accountId)?.active === false || (read.isWhole && !entries.has(it.accountId))),
    ),
    managers: managers.plans,
    loops: managers.loops.map((loop) => namesOf(loop, plans, known)),
    teams: teams.teams,
    leads: planLeads(departments, teams, known, personOf),
    doubles: planned.filter((it) => it.isDouble).map(({ plan }) => plan.person.name ?? ''),
  };
}

/** Writes a circle as names, from one of its people back to them; a long one without its middle. */
function namesOf(loop: readonly string[], plans: readonly EntryPlan[], known: Known): string[] {
  const created = new Map(plans.map((it) => [it.personId, it.person.name]));
  const names = [...loop, loop[0] ?? ''].map((id) => known.persons.get(id)?.name ?? created.get(id) ?? '?');
  return names.length > 8 ? [...names.slice(0, 6), '…', names.at(-1) ?? ''] : names;
}
