import type { Fact, Feature, TimerDeclaration } from '../chat/index.ts';
import type { Instant } from '../shared/clock.ts';
import type { NewId } from '../shared/ids.ts';
import type { Store, Write } from '../storage/store.ts';
import type { JobTables } from './schema.ts';
import { armWrites } from './store.ts';

type Subscriber = Pick<Feature, 'name' | 'on'>;

const timerOf = (feature: string, fact: string): string => `on:${feature}:${fact}`;

/** Queues facts for every feature that subscribed, each to be handled once: a timer of its own, due now. */
export function factWrites(
  store: Store<JobTables>,
  facts: readonly Fact[],
  subscribers: readonly Subscriber[],
  now: Instant,
  newId: NewId,
): Write[] {
  const armed = facts.flatMap((fact) =>
    subscribers
      .filter((it) => it.on?.[fact.name] !== undefined)
      .map((it) => {
        const token = newId();
        // Two facts about one thing are two: the id makes the subject unique.
        return { timer: timerOf(it.name, fact.name), subject: `${token} ${fact.thing}`, dueAt: now, token };
      }),
  );
  return armWrites(store, armed);
}

const thingOf = (subject: string): string => subject.slice(subject.indexOf(' ') + 1);

/** Makes the subscriptions of features into timers; a thing that several facts name is handed over once a group. */
export const factHandlers = (subscribers: readonly Subscriber[]): Map<string, TimerDeclaration> =>
  new Map(
    subscribers.flatMap((it) =>
      Object.entries(it.on ?? {}).map(([fact, handle]): [string, TimerDeclaration] => [
        timerOf(it.name, fact),
        (ctx, subjects) => handle(ctx, [...new Set(subjects.map(thingOf))]),
      ]),
    ),
  );
