import { cleanWords, type RosterDepartment } from '../../../chat/index.ts';
import { foldName } from '../names.ts';
import type { EntryPlan, Known, LeadPlan, TeamPlan } from './model.ts';
import type { PersonOf } from './plan-managers.ts';

export type DepartmentsPlan = {
  teams: TeamPlan[];
  /** Which team each account's department proposes, with the department. */
  ofAccount: Map<string, { departmentId: string; teamId: string }>;
};

const LONGEST_NAME = 80;

const nameOf = (department: RosterDepartment): string =>
  [...cleanWords(department.name).replace(/\s+/g, ' ').trim()].slice(0, LONGEST_NAME).join('');

/** Plans a team for each department: the one of that name, or a new one that is off. */
export function planDepartments(
  departments: readonly RosterDepartment[],
  known: Known,
  newId: () => string,
): DepartmentsPlan {
  const byKey = new Map([...known.teams.values()].map((it) => [it.nameKey, it.id]));
  const taken = new Set([...known.departments.values()].map((it) => it.teamId));
  const byId = new Map(departments.map((it) => [it.id, it]));
  const teamOf = new Map([...known.departments.values()].map((it) => [it.departmentId, it.teamId]));
  const teams: TeamPlan[] = [];

  /** Names are unique: a second department of a name carries its parent's, or a number. */
  function freeName(department: RosterDepartment): string {
    const own = nameOf(department) || department.id;
    const parent = department.parentId === undefined ? undefined : byId.get(department.parentId);
    const choices = [own, ...(parent === undefined ? [] : [`${nameOf(parent)} / ${own}`])];
    const free = choices.find((it) => !byKey.has(foldName(it)));
    if (free !== undefined) return free;
    for (let i = 2; ; i += 1) if (!byKey.has(foldName(`${own} ${i}`))) return `${own} ${i}`;
  }

  for (const department of departments) {
    const before = known.departments.get(department.id);
    const values = { name: nameOf(department), parent: department.parentId ?? '' };
    if (before !== undefined) {
      const team = known.teams.get(before.teamId);
      const isRenamed = values.name !== before.said.name && values.name !== '';
      const rename = isRenamed && team?.name === before.said.name ? freeName(department) : undefined;
      if (rename !== undefined) byKey.set(foldName(rename), before.teamId);
      teams.push({
        departmentId: department.id,
        teamId: before.teamId,
        create: undefined,
        rename,
        parentId: undefined,
        said: { ...before.said, ...values },
        isNews: isRenamed || values.parent !== before.said.parent,
      });
      continue;
    }
    const same = byKey.get(foldName(values.name));
    const isOurs = same !== undefined && !taken.has(same);
    const create = isOurs ? undefined : freeName(department);
    const teamId = isOurs ? same : newId();
    taken.add(teamId);
    if (create !== undefined) byKey.set(foldName(create), teamId);
    teamOf.set(department.id, teamId);
    teams.push({
      departmentId: department.id,
      teamId,
      create,
      rename: undefined,
      parentId: undefined,
      said: values,
      isNews: true,
    });
  }
  for (const plan of teams) {
    const parent = byId.get(plan.departmentId)?.parentId;
    const hasOwn = plan.create === undefined && known.teams.get(plan.teamId)?.parentId != null;
    if (plan.isNews && parent !== undefined && !hasOwn) plan.parentId = teamOf.get(parent);
    if (plan.parentId === plan.teamId) plan.parentId = undefined;
  }
  return { teams: withoutLoops(teams, known), ofAccount: departmentOfAccounts(departments, teamOf) };
}

/** Leaves a parent out that would put a team above itself. */
function withoutLoops(teams: TeamPlan[], known: Known): TeamPlan[] {
  const parents = new Map<string, string>();
  for (const team of known.teams.values()) if (team.parentId !== null) parents.set(team.id, team.parentId);
  for (const plan of teams) {
    if (plan.parentId === undefined) continue;
    let above: string | undefined = plan.parentId;
    for (let steps = 0; steps < 100 && above !== undefined && above !== plan.teamId; steps += 1)
      above = parents.get(above);
    if (above === undefined) parents.set(plan.teamId, plan.parentId);
    else plan.parentId = undefined;
  }
  return teams;
}

/** Somebody in several departments belongs to the first that is listed. */
function departmentOfAccounts(departments: readonly RosterDepartment[], teamOf: ReadonlyMap<string, string>) {
  const ofAccount = new Map<string, { departmentId: string; teamId: string }>();
  for (const department of departments) {
    const teamId = teamOf.get(department.id);
    if (teamId === undefined) continue;
    for (const accountId of department.memberIds)
      if (!ofAccount.has(accountId)) ofAccount.set(accountId, { departmentId: department.id, teamId });
  }
  return ofAccount;
}

/** Puts somebody into their department's team if they have none of their own: a file's and a chosen one stay. */
export function placeInTeam(plan: EntryPlan, { ofAccount }: DepartmentsPlan, known: Known): void {
  const place = ofAccount.get(plan.entry.accountId);
  if (place === undefined || plan.entry.kind === 'guest') return;
  const before = plan.known?.said?.department;
  if (before === place.departmentId) return;
  const teamBefore = before === undefined ? undefined : known.departments.get(before)?.teamId;
  const now = plan.known?.teamId ?? null;
  if (now === null || now === teamBefore) {
    if (now !== place.teamId) plan.person.teamId = place.teamId;
  }
  plan.said = { ...plan.known?.said, ...plan.said, department: place.departmentId };
}

/** Plans who leads the proposed teams: the department's head, as long as nobody else was chosen. */
export function planLeads(
  departments: readonly RosterDepartment[],
  { teams }: DepartmentsPlan,
  known: Known,
  personOf: PersonOf,
): LeadPlan[] {
  const planOf = new Map(teams.map((it) => [it.departmentId, it]));
  return departments.flatMap(({ id, leaderId }): LeadPlan[] => {
    const plan = planOf.get(id);
    const leadId = leaderId === undefined ? undefined : personOf(leaderId);
    if (plan === undefined || leaderId === undefined || leadId === undefined) return [];
    const before = known.departments.get(id)?.said.leader;
    if (before === leaderId) return [];
    const now = known.teams.get(plan.teamId)?.leadId ?? null;
    const isFree = now === null || (before !== undefined && personOf(before) === now);
    const said = { ...plan.said, leader: leaderId };
    return [{ teamId: plan.teamId, leadId: isFree ? leadId : (now ?? leadId), departmentId: id, said }];
  });
}
