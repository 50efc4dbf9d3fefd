import { joinOutcomes, type Outcome, type Wake } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Write } from '../../../storage/store.ts';
import { assessReported } from '../assess/assess-goals.ts';
import type { Goal, Update } from '../model.ts';
import type { Parts } from '../parts.ts';
import { reportValues } from '../report-values.ts';
import { figuresOf } from '../standing-of.ts';
import { buildGoal, changesOf, withCurrent } from './build-goal.ts';
import { fileTexts } from './compare-goal.ts';
import type { GoalPlan, GoalsPlan } from './plan-goals.ts';
import { chunks, type GoalImportStore } from './store.ts';

type Ctx = { now: Instant; newId(): string };

/** Parents stand before what serves them, so that every reference finds its row. */
function inOrder(plans: readonly GoalPlan[]): GoalPlan[] {
  const byId = new Map(plans.map((plan) => [plan.it.id, plan]));
  const ordered = new Set<GoalPlan>();
  for (const plan of plans) {
    const path: GoalPlan[] = [];
    for (let at: GoalPlan | undefined = plan; at !== undefined && !ordered.has(at); at = parentOf(at, byId))
      path.push(at);
    for (const each of path.toReversed()) ordered.add(each);
  }
  return [...ordered];
}

const parentOf = ({ it }: GoalPlan, byId: ReadonlyMap<string, GoalPlan>): GoalPlan | undefined =>
  it.parent !== undefined && 'row' in it.parent ? byId.get(it.parent.row.id) : undefined;

const updateOf = (plan: GoalPlan, ctx: Ctx): Update | undefined =>
  plan.it.row.values.current === '' || plan.measure.kind === 'parts' || plan.measure.kind === 'milestones'
    ? undefined
    : {
        id: ctx.newId(),
        goalId: plan.it.id,
        at: ctx.now,
        byId: undefined,
        value: Number(plan.it.row.values.current),
        confidence: undefined,
        note: undefined,
        source: 'import',
        sourceId: undefined,
        struck: false,
      };

/** Makes the new goals with the numbers they take. */
function createGoals(parts: Parts, plans: readonly GoalPlan[], from: number, ctx: Ctx): Write[] {
  const made = inOrder(plans.filter((it) => it.comparison === undefined)).map((plan, i) => {
    const update = updateOf(plan, ctx);
    const goal = buildGoal(plan.it, plan.measure, { number: from + i, now: ctx.now });
    return { goal: withCurrent(goal, update), update };
  });
  if (made.length === 0) return [];
  return [
    ...parts.own.takeNumbers(from, made.length),
    ...chunks(made).flatMap((part) =>
      parts.own.create(
        part.map((it) => it.goal),
        'imported',
        undefined,
      ),
    ),
    ...chunks(made.flatMap((it) => it.update ?? [])).flatMap((part) => parts.own.report(part)),
  ];
}

type Fields = Record<string, string | number | null>;

/** What changed, in the texts of a file, for the goal's history. */
function historyOf({ it, comparison }: GoalPlan): { before: Fields; after: Fields } {
  const texts = fileTexts(it);
  const fields = Object.keys(comparison?.changes ?? {}).filter((field) => field !== 'current');
  const before = new Map(comparison?.overwritten.map((each) => [each.field, each.was]));
  return {
    before: Object.fromEntries(
      fields.map((field) => [field, before.get(field as keyof typeof texts) ?? null]),
    ),
    after: Object.fromEntries(fields.map((field) => [field, texts[field as keyof typeof texts] ?? null])),
  };
}

/** Changes stored goals, and reports the values that are new in the file. */
async function changeGoals(parts: Parts, plans: readonly GoalPlan[], ctx: Ctx): Promise<Outcome> {
  const changed = plans.flatMap((plan) => {
    const { stored } = plan.it;
    if (stored === undefined || plan.comparison === undefined) return [];
    const { current, ...changes } = plan.comparison.changes;
    if (current === undefined && Object.keys(changes).length === 0) return [];
    const set = changesOf(plan.it, changes, plan.measure);
    return [{ plan, stored, set, goal: { ...stored, ...set }, current }];
  });
  const updates = await parts.own.updatesOf(changed.map((it) => it.stored.id));
  const values = changed.flatMap(({ goal, current }) =>
    current === undefined || current === '' ? [] : [{ goal, value: Number(current) }],
  );
  const remeasured = changed.filter((it) => it.set.measure !== undefined && !it.current);
  const reported = await reportValues(parts, ctx, values, { byId: undefined, source: 'import' });
  const { assessments: _known, ...assessed } = await assessReported(
    parts,
    remeasured.map(({ goal }) => ({
      goal,
      figures: figuresOf(goal, { updates: updates.get(goal.id) ?? [], milestones: [], parts: [] }),
    })),
    ctx.now,
  );
  const write = changed.flatMap(({ plan, stored, set }) =>
    Object.keys(set).length === 0
      ? []
      : parts.own.change(stored, set, { byId: undefined, what: 'imported', ...historyOf(plan) }, ctx.now),
  );
  return joinOutcomes({ write }, reported.outcome, assessed);
}

function wakes(plans: readonly GoalPlan[], goals: readonly Pick<Goal, 'parentId'>[], now: Instant): Wake[] {
  const owners = new Set(
    plans.map(({ it }) => fileTexts(it).owner_email || (it.stored?.ownerId ?? it.owner?.id)),
  );
  const parents = new Set([
    ...plans.map(({ it }) => fileTexts(it).parent),
    ...goals.flatMap((it) => it.parentId ?? []),
  ]);
  const wake = (timer: string) => (subject: string | undefined) =>
    subject === undefined || subject === '' ? [] : [{ timer, subject, at: now }];
  return [...[...owners].flatMap(wake('goals.assess')), ...[...parents].flatMap(wake('goals.roll-up'))];
}

/** Turns a plan into one outcome: new goals, changed ones, milestones, and what the file said; nothing where nothing changes. */
export async function writeGoals(
  parts: Parts,
  store: GoalImportStore,
  plan: GoalsPlan,
  ctx: Ctx,
): Promise<Outcome | undefined> {
  const touched = plan.goals.filter(
    (it) => it.comparison === undefined || Object.keys(it.comparison.changes).length > 0,
  );
  const news = plan.goals.filter((it) => it.comparison === undefined || it.comparison.isNews);
  const added = plan.milestones.filter((it) => it.stored === undefined);
  const moved = plan.milestones.filter((it) => it.isMoved);
  if (touched.length + news.length + added.length + moved.length === 0) return undefined;
  const made = createGoals(parts, touched, await parts.own.nextNumber(), ctx);
  const changed = await changeGoals(parts, touched, ctx);
  const milestones = added.map(({ it, goalId, position }) => ({
    id: it.id,
    goalId,
    position,
    title: it.row.values.title,
    due: it.due,
    doneOn: undefined,
  }));
  return joinOutcomes(
    {
      write: [
        ...made,
        ...chunks(milestones).flatMap((part) => parts.own.addMilestones(part)),
        ...moved.map(({ it, stored }) => store.moveMilestone(stored?.id ?? '', it.due)),
        ...store.remember(news.map(({ it }) => ({ goalId: it.id, values: fileTexts(it), at: ctx.now }))),
      ],
      wake: wakes(
        touched,
        touched.flatMap((it) => it.it.stored ?? []),
        ctx.now,
      ),
    },
    changed,
  );
}
