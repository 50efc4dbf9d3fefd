import { z } from 'zod';
import { localDate, weekKey } from '../../calendar/index.ts';
import { type Context, defineForm, type Form, field, type Outcome, type Wake } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Write } from '../../storage/store.ts';
import { say } from './copy.ts';
import { notice, type Parts, said } from './parts.ts';
import { mayAct } from './policy.ts';
import { MAX_STEP, readSteps } from './rules.ts';

/** What is asked of commitments: steps become commitments of their owner, those that are commitments already stay as they are. */
export type AddSteps = (
  ctx: Pick<Context, 'now' | 'newId'>,
  it: {
    ownerId: string;
    source: { feature: string; thing: string };
    period: string;
    steps: readonly string[];
    dueOn?: string | undefined;
  },
) => Promise<{ write: Write[]; wake: Wake[]; added: number }>;

/** Draws the form in which a receiver chooses what becomes a commitment. */
export function planForm(locale: Locale, steps: readonly string[], today: string): Form {
  const words = say(locale);
  const options = steps.map((step, i) => ({ value: String(i), label: step }));
  return {
    title: words.planTitle(),
    audience: words.planAudience(),
    items: [
      ...(options.length === 0
        ? []
        : [
            field({
              kind: 'several',
              name: 'steps',
              label: words.planSteps(),
              options,
              initial: options.map((it) => it.value),
            }),
          ]),
      field({
        kind: 'text',
        name: 'own',
        label: words.planOwn(),
        hint: words.planOwnHint(),
        maxLength: MAX_STEP,
      }),
      field({ kind: 'date', name: 'dueOn', label: words.planBy(), min: today }),
    ],
    submit: words.planSubmit(),
    buttons: [],
  };
}

/** Makes the form with which next steps of feedback become the receiver's commitments. */
export function createPlanning({ own, addSteps }: Pick<Parts, 'own'> & { addSteps: AddSteps }) {
  return defineForm({
    values: z.object({
      steps: z.array(z.string()).optional(),
      own: z.string().optional(),
      dueOn: z.string().optional(),
    }),
    async open(ctx, { subject }) {
      const it = await own.feedback(subject);
      if (it === undefined || !mayAct(ctx.actor.personId, it))
        return { refused: notice(say(ctx.locale).gone()) };
      return planForm(ctx.locale, readSteps(it.nextSteps), localDate(ctx.now, ctx.actor.timeZone));
    },
    async submit(ctx, { subject, values }): Promise<Outcome> {
      const words = say(ctx.locale);
      const it = await own.feedback(subject);
      if (it === undefined || !mayAct(ctx.actor.personId, it)) return notice(words.gone());
      const offered = readSteps(it.nextSteps);
      const chosen = (values.steps ?? []).flatMap((i) => offered[Number(i)] ?? []);
      const steps = [...chosen, ...(values.own === undefined ? [] : [values.own])];
      if (steps.length === 0) return { reply: { kind: 'form-errors', fields: { own: words.planEmpty() } } };
      const { write, wake, added } = await addSteps(ctx, {
        ownerId: ctx.actor.personId,
        source: { feature: 'feedback', thing: it.id },
        period: weekKey(ctx.now, ctx.actor.timeZone),
        steps,
        dueOn: values.dueOn,
      });
      if (added === 0) return notice(words.plannedAlready());
      // The version is raised as well, so that two devices at once do not add a step twice.
      return { write: [...write, own.change(it, {})], wake, reply: said(words.planned({ count: added })) };
    },
  });
}
