import { type JobContext, joinOutcomes, type Outcome, type Wake } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import { peopleFacts } from '../../people/model.ts';
import type { GoalsPart, Parts } from '../parts.ts';
import { type OwnerStore, ownerStore } from './store.ts';

/** Owners looked at in one step of a walk, so that none holds the thread over 25 ms (decision 28). */
const STEP = 100;

/** Looks at owners' goals at once, and from then on in the morning of their own zone. */
export const lookAgain = (ownerIds: readonly string[], now: Instant): Wake[] =>
  ownerIds.map((subject) => ({ timer: 'goals.assess', subject, at: now }));

const walkSubject = (cause: string, cursor: string): string => `${cause}/${cursor}`;

/** Takes one step of a walk through all owners, and the next one if there are more. */
async function takeStep(owners: OwnerStore, { now }: JobContext, subject: string): Promise<Outcome> {
  const at = subject.indexOf('/');
  const found = await owners.after(subject.slice(at + 1), STEP);
  const last = found.at(-1);
  const next =
    last === undefined || found.length < STEP
      ? []
      : [{ timer: 'goals.owners', subject: walkSubject(subject.slice(0, at), last), at: now }];
  return { wake: [...lookAgain(found, now), ...next] };
}

/** Makes what keeps the daily look in step with people: their zone, calendar and team may have changed, by hand or by an import. */
export function createFollowing({ store }: Pick<Parts, 'store'>): GoalsPart {
  const owners = ownerStore(store);
  return {
    on: {
      [peopleFacts.changed]: async (ctx, ids) => ({ wake: lookAgain(await owners.among(ids), ctx.now) }),
      [peopleFacts.imported]: async (ctx, imports) => ({
        wake: imports.map((it) => ({ timer: 'goals.owners', subject: walkSubject(it, ''), at: ctx.now })),
      }),
    },
    timers: {
      async owners(ctx, subjects) {
        const steps: Outcome[] = [];
        for (const subject of subjects) steps.push(await takeStep(owners, ctx, subject));
        return joinOutcomes(...steps);
      },
    },
  };
}
