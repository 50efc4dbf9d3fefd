import { type JobContext, joinOutcomes, type Outcome, type Wake } from '../../chat/index.ts';
import type { People } from '../people/model.ts';
import type { TimerParts } from './open-windows.ts';
import { COMPANY } from './plan/store.ts';
import type { Planning } from './plan-check-ins.ts';
import { settleAbsences } from './settle-absences.ts';

/** People handled in one step of a fan-out, so that none holds the thread over 25 ms (decision 28). */
const stepSize = 100;

/** Who a fan-out walks through, and whether for the current week or only from the next. */
type Walk = { kind: 'all' | 'replan'; scope: string; cursor: string };

const walkSubject = ({ kind, scope, cursor }: Walk): string => `${kind}/${scope}/${cursor}`;

function readWalk(subject: string): Walk {
  const [kind, scope = '', cursor = ''] = subject.split('/');
  return { kind: kind === 'replan' ? 'replan' : 'all', scope, cursor };
}

/** Arms a fan-out that plans the check-ins of everybody, after an import. */
export const enrolAll = (at: Date, cause: string): Wake => ({
  timer: 'check-ins.enrol',
  subject: walkSubject({ kind: 'all', scope: cause, cursor: '' }),
  at,
});

/** Arms a fan-out that moves everybody's next planning, after a plan changed. */
export const replanAll = (at: Date, scope: string): Wake => ({
  timer: 'check-ins.enrol',
  subject: walkSubject({ kind: 'replan', scope, cursor: '' }),
  at,
});

/** Plans people and brings their check-ins in line with their absences. */
export async function enrol(
  parts: TimerParts & { planning: Planning },
  ctx: JobContext,
  personIds: readonly string[],
): Promise<Outcome> {
  return joinOutcomes(
    ...(await Promise.all([parts.planning.plan(ctx, personIds), settleAbsences(parts, ctx, personIds)])),
  );
}

/** Takes one step of a fan-out: a hundred people, and the next step if there are more. */
async function takeStep(
  parts: TimerParts & { planning: Planning },
  ctx: JobContext,
  walk: Walk,
): Promise<Outcome> {
  const found = await parts.people.activeAfter(walk.cursor, stepSize);
  const ids = found.map((it) => it.id);
  const last = ids.at(-1);
  const next: Outcome =
    last === undefined || found.length < stepSize
      ? {}
      : {
          wake: [{ timer: 'check-ins.enrol', subject: walkSubject({ ...walk, cursor: last }), at: ctx.now }],
        };
  if (walk.kind === 'replan') {
    const meant = found.filter((it) => walk.scope === COMPANY || it.teamId === walk.scope).map((it) => it.id);
    return joinOutcomes(await parts.planning.plan(ctx, meant, 'from-next-week'), next);
  }
  return joinOutcomes(await enrol(parts, ctx, ids), next);
}

/** Takes the due steps of fan-outs. */
export async function enrolDue(
  parts: TimerParts & { planning: Planning },
  ctx: JobContext,
  subjects: readonly string[],
): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const subject of subjects) outcomes.push(await takeStep(parts, ctx, readWalk(subject)));
  return joinOutcomes(...outcomes);
}

/** Plans the members of teams that were started. */
export async function enrolTeams(
  { people }: { people: People },
  ctx: JobContext,
  teamIds: readonly string[],
): Promise<Outcome> {
  const members: string[] = [];
  for (const teamId of teamIds) members.push(...(await people.membersOf(teamId)).map((it) => it.id));
  return { wake: members.map((subject) => ({ timer: 'check-ins.join', subject, at: ctx.now })) };
}
