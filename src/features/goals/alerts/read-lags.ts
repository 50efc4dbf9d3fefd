import { localDate } from '../../../calendar/index.ts';
import type { PersonRef, Reader } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { readAssessments } from '../assess/assess-goals.ts';
import type { Goal } from '../model.ts';
import { type GoalView, viewGoals } from '../read-goals.ts';
import { toldFigures } from '../rules/hold.ts';
import type { Lag } from './model.ts';
import type { AlertParts } from './parts.ts';
import { mayBeListed, maySeeAlert } from './policy.ts';
import { releaseAt } from './rules.ts';

/** A goal that is or was behind, as its owner sees it. */
export type LagView = {
  lag: Lag;
  view: GoalView;
  /** Who hears if nothing changes. */
  manager: PersonRef | undefined;
  /** Whether the team's channel will list it. */
  listed: boolean;
  /** Whether the team agreed to list every personal goal: then its owner has nothing to choose. */
  teamShowsAll: boolean;
  /** Whether its team has a channel at all. */
  hasChannel: boolean;
  /** From when on the others hear. */
  releaseAt: Instant;
};

const latest = (a: Instant, b: Instant | undefined): Instant => (b !== undefined && b > a ? b : a);

/** Reads what is or was behind as its owner sees it; only the owner's own, in the order given. */
export async function readLags(
  parts: AlertParts,
  reader: Pick<Reader, 'personId' | 'timeZone'>,
  lags: readonly Lag[],
  now: Instant,
): Promise<LagView[]> {
  const { personId, timeZone } = reader;
  const theirs = lags.filter((it) => maySeeAlert(personId, it));
  const person = personId === undefined ? undefined : await parts.people.person(personId);
  if (person === undefined || theirs.length === 0) return [];
  const open = await parts.lags.openOf(theirs.map((it) => it.goalId));
  // A goal that is behind again shows how it is now, on an older card too.
  const present = new Map(theirs.map((it) => [it.goalId, open.get(it.goalId) ?? it]));
  const goals = [...(await parts.own.goals(theirs.map((it) => it.goalId))).values()];
  const teamIds = [...new Set(goals.flatMap((it) => it.teamId ?? []))];
  const [views, managers, works, teams, showing] = await Promise.all([
    viewGoals(parts, { personId: person.id, external: person.external, timeZone }, goals, now),
    parts.people.managersOf([person.id], localDate(now, timeZone)),
    parts.people.workTimes([person.id]),
    parts.people.teams(teamIds),
    parts.teams.showingAll(teamIds),
  ]);
  const managerId = managers.get(person.id);
  const manager = managerId === undefined ? undefined : await parts.people.person(managerId);
  const work = works.get(person.id);
  return [...present.values()].flatMap((lag) => {
    const view = views.find((it) => it.goal.id === lag.goalId);
    if (view === undefined || !view.relation.isOwner) return [];
    const { teamId = '' } = view.goal;
    const team = teams.get(teamId);
    const hasChannel = team?.on === true && team.channels.length > 0;
    return [
      {
        lag,
        view,
        manager: manager && { id: manager.id, name: manager.name },
        listed: hasChannel && mayBeListed(view.goal, showing.has(teamId)),
        teamShowsAll: showing.has(teamId),
        hasChannel,
        releaseAt:
          lag.releasedAt ??
          (work === undefined ? now : releaseAt(work, lag.knownAt ?? latest(now, lag.tellAt))),
      },
    ];
  });
}

/** What a team's channel sees of a goal: the status everybody is told, and no confidence, which is its owner's. */
export type ListedGoal = Pick<
  GoalView,
  'goal' | 'owner' | 'status' | 'assessment' | 'updates' | 'today' | 'reportedOn'
>;

/** Reads goals as the team's channel sees them, those only that may be listed there; who asked to see one has been checked. */
export async function readListed(
  parts: AlertParts,
  goals: readonly Goal[],
  showsAll: boolean,
  now: Instant,
): Promise<Map<string, ListedGoal>> {
  const listed = goals.filter((it) => mayBeListed(it, showsAll));
  const [owners, assessments] = await Promise.all([
    parts.people.persons([...new Set(listed.map((it) => it.ownerId))]),
    readAssessments(
      parts,
      listed.filter((it) => it.state === 'active'),
      now,
    ),
  ]);
  return new Map(
    listed.map((goal): [string, ListedGoal] => {
      const owner = owners.get(goal.ownerId);
      const dateOf = (at: Instant) => localDate(at, owner?.timeZone ?? 'UTC');
      return [
        goal.id,
        {
          goal,
          owner: { id: goal.ownerId, name: owner?.name ?? '…' },
          status: goal.shownStatus,
          assessment: toldFigures(goal, false, assessments.get(goal.id)),
          updates: [],
          today: dateOf(now),
          reportedOn: goal.reportedAt === undefined ? undefined : dateOf(goal.reportedAt),
        },
      ];
    }),
  );
}
