import { findLoops, loopNames } from '../../../shared/find-loops.ts';
import type { Rejection } from '../../../sheets/index.ts';
import { type Comparison, compareValues, notCompared } from '../../../sheets/index.ts';
import { foldName } from '../names.ts';
import type { Words } from './copy.ts';
import type { TeamField } from './headers.ts';
import { keyOf } from './people-rows.ts';
import type { PeoplePlan } from './plan-people.ts';
import { channelName, type TeamRow } from './team-rows.ts';

/** A team as stored, in the canonical texts of a file. */
export type StoredTeam = {
  id: string;
  name: string;
  now: Readonly<Partial<Record<TeamField, string>>>;
  last: Readonly<Partial<Record<TeamField, string>>> | undefined;
  parentId: string | undefined;
  leadId: string | undefined;
};

export type TeamPlan = {
  row: TeamRow;
  id: string;
  stored: StoredTeam | undefined;
  comparison: Comparison<TeamField>;
  parentId: string | undefined;
  leadId: string | undefined;
};

export type TeamsPlan = {
  plans: readonly TeamPlan[];
  rejections: readonly Rejection[];
  /** Finds a team by name as it will be after this import. */
  teamOf(name: string): { id: string } | undefined;
};

export type TeamsInput = {
  rows: readonly TeamRow[];
  fields: ReadonlySet<TeamField>;
  stored: readonly StoredTeam[];
  personOf: PeoplePlan['personOf'];
  newId(): string;
  words: Words;
};

/** The columns that name a chat's channel; a channel belongs to one team. */
const channelFields = ['slack_channel', 'feishu_chat'] as const satisfies readonly TeamField[];

const noOwn: ReadonlySet<string> = new Set();

/** Matches the rows of a teams file with the stored teams, their leads and each other. */
export function planTeams(input: TeamsInput): TeamsPlan {
  const { rows, words } = input;
  const storedByName = new Map(input.stored.map((team) => [foldName(team.name), team]));
  const byName = new Map<string, TeamPlan>();
  const plans: TeamPlan[] = [];
  for (const row of rows) {
    const name = foldName(row.values.team);
    const earlier = name === '' ? undefined : byName.get(name);
    if (earlier !== undefined) row.reasons.push(words.repeatedTeam(row.values.team, earlier.row.line));
    const stored = storedByName.get(name);
    const plan = {
      row,
      id: stored?.id ?? input.newId(),
      stored,
      comparison: notCompared,
      parentId: undefined,
      leadId: undefined,
    };
    plans.push(plan);
    if (earlier === undefined) byName.set(name, plan);
  }
  const consequences = new Set<TeamRow>();
  for (const plan of plans) {
    findParent(plan, byName, storedByName, words);
    findLead(plan, input, consequences);
    plan.comparison = compare(input, plan);
  }
  checkChannels(plans, input);
  rejectUntilSound(plans, input, consequences);
  return {
    plans: plans.filter(({ row }) => row.reasons.length === 0),
    rejections: rows
      .filter(({ reasons }) => reasons.length > 0)
      .map((row) => ({ line: row.line, reasons: row.reasons, consequence: consequences.has(row) })),
    teamOf(name) {
      const plan = byName.get(foldName(name));
      const sound = plan !== undefined && plan.row.reasons.length === 0 ? plan : undefined;
      return sound ?? storedByName.get(foldName(name));
    },
  };
}

function findParent(
  plan: TeamPlan,
  byName: ReadonlyMap<string, TeamPlan>,
  storedByName: ReadonlyMap<string, StoredTeam>,
  words: Words,
): void {
  const name = plan.row.values.parent;
  if (name === '') return;
  plan.parentId = (byName.get(foldName(name)) ?? storedByName.get(foldName(name)))?.id;
  if (plan.parentId === undefined) plan.row.reasons.push(words.unknownParent(name));
}

function findLead(plan: TeamPlan, input: TeamsInput, consequences: Set<TeamRow>): void {
  const key = plan.row.values.lead_email;
  if (key === '') return;
  const lead = input.personOf(keyOf(key));
  if (lead === undefined) plan.row.reasons.push(input.words.unknownLead(key));
  else if ('id' in lead) plan.leadId = lead.id;
  else {
    if (plan.row.reasons.length === 0) consequences.add(plan.row);
    plan.row.reasons.push(input.words.leadRejected(key, lead.rejectedOn));
  }
}

function compare(input: TeamsInput, { row, stored }: TeamPlan): Comparison<TeamField> {
  const idNamed = (text: string): string | undefined => {
    const person = text === '' ? { id: '' } : input.personOf(keyOf(text));
    return person !== undefined && 'id' in person ? person.id : undefined;
  };
  return compareValues<TeamField>({
    fields: input.fields,
    file: row.values,
    now: { ...stored?.now, lead_email: stored?.leadId ?? '' },
    last: stored?.last,
    own: noOwn,
    isPinned: false,
    same: (field, file, now) => {
      if (field === 'team') return true;
      // An emptied cell neither stops a team nor makes it of no kind.
      if (field === 'status') return file === '' || file === (now || 'off');
      if (field === 'business_type') return file === '' || file === now;
      if (field === 'parent') return foldName(file) === foldName(now);
      if (field === 'lead_email') return idNamed(file) === now;
      if (field === 'slack_channel' || field === 'feishu_chat') return channelName(file) === channelName(now);
      return file === now;
    },
  });
}

/** Sees to it that no channel is claimed by two teams, in the file or by a stored one that keeps it. */
function checkChannels(plans: readonly TeamPlan[], input: TeamsInput): void {
  const planOf = new Map(plans.map((plan) => [plan.id, plan]));
  for (const field of channelFields) {
    const owners = new Map<string, { id: string; name: string }>();
    for (const team of input.stored) {
      const name = planOf.get(team.id)?.comparison.changes[field] ?? team.now[field] ?? '';
      if (name !== '') owners.set(channelName(name), team);
    }
    for (const { row, id, comparison } of plans) {
      const name = comparison.changes[field] ?? '';
      const owner = name === '' ? undefined : owners.get(channelName(name));
      if (owner !== undefined && owner.id !== id)
        row.reasons.push(input.words.channelTaken(name, owner.name));
      else if (name !== '') owners.set(channelName(name), { id, name: row.values.team });
    }
  }
}

/** Rejects rows below a rejected new parent and rows that close a loop of parents, until none is left. */
function rejectUntilSound(plans: readonly TeamPlan[], input: TeamsInput, consequences: Set<TeamRow>): void {
  const { words } = input;
  const planOf = new Map(plans.map((plan) => [plan.id, plan]));
  const storedOf = new Map(input.stored.map((team) => [team.id, team]));
  const isSound = (plan: TeamPlan) => plan.row.reasons.length === 0;
  const changesParent = (plan: TeamPlan) => isSound(plan) && plan.comparison.changes.parent !== undefined;
  const parentOf = (id: string): string | undefined => {
    const plan = planOf.get(id);
    return plan !== undefined && changesParent(plan) ? plan.parentId : storedOf.get(id)?.parentId;
  };
  const nameOf = (id: string) => planOf.get(id)?.row.values.team ?? storedOf.get(id)?.name ?? '?';
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const plan of plans) {
      const parent = plan.parentId === undefined ? undefined : planOf.get(plan.parentId);
      if (!isSound(plan) || parent === undefined || parent.stored !== undefined || isSound(parent)) continue;
      plan.row.reasons.push(words.parentRejected(plan.row.values.parent, parent.row.line));
      consequences.add(plan.row);
      isDone = false;
    }
    const moved = plans.filter(changesParent).map(({ id }) => id);
    for (const loop of findLoops(moved, parentOf)) {
      for (const [index, id] of loop.entries()) {
        const plan = planOf.get(id);
        if (plan === undefined || !changesParent(plan)) continue;
        plan.row.reasons.push(words.parentLoop(loopNames(loop, index).map(nameOf)));
        isDone = false;
      }
    }
  }
}
