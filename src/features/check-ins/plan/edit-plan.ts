import { z } from 'zod';
import { addWeeks, isWallTime, weekKey } from '../../../calendar/index.ts';
import { type Context, defineForm, type Outcome, plain } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { People, Team } from '../../people/model.ts';
import { replanAll } from '../enrol-people.ts';
import { mayEditPlan } from '../policy.ts';
import type { Plans } from '../read-plans.ts';
import { cadences, changePlan, type Plan, type PlanChanges, samePlan } from '../rules.ts';
import type { CheckInStore } from '../store.ts';
import { planForm } from './cards.ts';
import { say } from './copy.ts';
import { COMPANY, type StoredPlan } from './store.ts';

type Parts = { people: People; own: CheckInStore; plans: Plans };

const formValues = z.object({
  cadence: z.enum(cadences),
  closingDay: z.coerce.number().int().min(1).max(7),
  opensAt: z.string(),
  closesAt: z.string(),
  strengths: z.string().optional(),
  improvements: z.string().optional(),
  nextSteps: z.string().optional(),
  reminder: z.boolean(),
  summary: z.boolean(),
});

const notice = (words: string): Outcome => ({ reply: { kind: 'notice', text: plain(words) } });

/** Reads a typed time: `9:30`, `16：00`, `1600`. */
export function readTime(typed: string): string | undefined {
  const [, hour, minute] = /^(\d{1,2})[:.]?(\d{2})$/.exec(typed.normalize('NFKC').replaceAll(' ', '')) ?? [];
  const time = `${(hour ?? '').padStart(2, '0')}:${minute ?? ''}`;
  return isWallTime(time) ? time : undefined;
}

function readChanges(
  values: z.infer<typeof formValues>,
): { changes: PlanChanges } | { bad: ('opensAt' | 'closesAt')[] } {
  const { strengths, improvements, nextSteps, ...rest } = values;
  const [opensAt, closesAt] = [readTime(values.opensAt), readTime(values.closesAt)];
  if (opensAt === undefined || closesAt === undefined) {
    return {
      bad: [
        ...(opensAt === undefined ? ['opensAt' as const] : []),
        ...(closesAt === undefined ? ['closesAt' as const] : []),
      ],
    };
  }
  const questions = {
    ...(strengths === undefined ? {} : { strengths }),
    ...(improvements === undefined ? {} : { improvements }),
    ...(nextSteps === undefined ? {} : { nextSteps }),
  };
  return { changes: { ...rest, opensAt, closesAt, questions } };
}

/** Makes the form for a team's or the company's plan, and the writes with which the command line changes one. */
export function createPlanEditing({ people, own, plans }: Parts) {
  /** Stores a changed plan and moves everybody's next planning; nothing if it says the same. */
  function save(
    stored: StoredPlan,
    changes: PlanChanges,
    it: { by: string | null; now: Instant; timeZone: string },
  ): Outcome | 'unchanged' {
    const changed: Plan = changePlan(stored, changes, addWeeks(weekKey(it.now, it.timeZone), 1));
    if (samePlan(stored, changed)) return 'unchanged';
    const { scope, version } = stored;
    return {
      write: [own.savePlan({ ...changed, scope, version }, it.by, it.now)],
      wake: [replanAll(it.now, scope)],
    };
  }

  async function readScope(
    ctx: Context,
    scope: string,
  ): Promise<{ team: Team | undefined } | { refused: Outcome }> {
    const words = say(ctx.locale);
    const team = scope === COMPANY ? undefined : await people.team(scope);
    if (scope !== COMPANY && team === undefined) return { refused: notice(words.noTeam()) };
    if (!mayEditPlan(ctx.actor, team ?? 'company')) return { refused: notice(words.mayNot()) };
    return { team };
  }

  const form = defineForm({
    values: formValues,
    async open(ctx, { subject }) {
      const read = await readScope(ctx, subject);
      if ('refused' in read) return read;
      const plan = await plans.at(subject);
      return planForm({ team: read.team?.name, plan, version: plan.version }, ctx.locale);
    },
    async submit(ctx, { subject, version, values }) {
      const words = say(ctx.locale);
      const read = await readScope(ctx, subject);
      if ('refused' in read) return read.refused;
      const stored = await plans.at(subject);
      if (version !== undefined && version !== stored.version) {
        return { reply: { kind: 'form-errors', form: words.changedMeanwhile(), version: stored.version } };
      }
      const changes = readChanges(values);
      if ('bad' in changes) {
        return {
          reply: {
            kind: 'form-errors',
            fields: Object.fromEntries(changes.bad.map((it) => [it, words.notATime()])),
          },
        };
      }
      const timeZone = read.team?.timeZone ?? ctx.actor.timeZone;
      const saved = save(stored, changes.changes, { by: ctx.actor.personId, now: ctx.now, timeZone });
      return saved === 'unchanged' ? notice(words.unchanged()) : { ...saved, ...notice(words.saved()) };
    },
  });

  return {
    form,
    /** Changes the plan of a team (its id) or of the company from outside a chat; the caller commits it. */
    async set(
      scope: string,
      changes: PlanChanges,
      it: { now: Instant; timeZone: string },
    ): Promise<Outcome | 'unchanged'> {
      return save(await plans.at(scope), changes, { ...it, by: null });
    },
  };
}
