import type { Kit } from '../../storage/kit.ts';
import { returnReasons, stepKinds, supportStates } from './rules.ts';

/** Requests for support as they stand, and every step they took (append-only). */
export function supportTables(kit: Kit) {
  const supportRequests = kit.table(
    'support_requests',
    {
      id: kit.text('id').primaryKey(),
      askerId: kit.text('asker_id').notNull(),
      /** Who is asked now. */
      askedId: kit.text('asked_id').notNull(),
      /** Counts who was asked one after the other, from 1. */
      round: kit.int('round').notNull(),
      words: kit.text('words').notNull(),
      /** Local date by which it is needed, if said. */
      neededBy: kit.text('needed_by'),
      sourceFeature: kit.text('source_feature').notNull(),
      sourceThing: kit.text('source_thing').notNull(),
      state: kit.text('state', { enum: supportStates }).notNull(),
      returnedFor: kit.text('returned_for', { enum: returnReasons }),
      suggestedId: kit.text('suggested_id'),
      createdAt: kit.time('created_at').notNull(),
      /** When the present one was asked. */
      askedAt: kit.time('asked_at').notNull(),
      /** When the present one was reminded: once. */
      remindedAt: kit.time('reminded_at'),
      /** When it went one up: once. */
      escalatedAt: kit.time('escalated_at'),
      /** When the asker was told that nobody answered: once. */
      unansweredAt: kit.time('unanswered_at'),
      closedAt: kit.time('closed_at'),
      version: kit.int('version').notNull(),
    },
    (t) => [
      kit.index('support_requests_asker').on(t.askerId, t.state),
      kit.index('support_requests_asked').on(t.askedId, t.state),
      kit.index('support_requests_source').on(t.sourceThing),
    ],
  );
  const supportSteps = kit.table(
    'support_steps',
    {
      requestId: kit
        .text('request_id')
        .notNull()
        .references(() => supportRequests.id),
      /** The request's version after the step. */
      version: kit.int('version').notNull(),
      kind: kit.text('kind', { enum: stepKinds }).notNull(),
      /** Who took the step; nobody where Pacer did. */
      byId: kit.text('by_id'),
      /** Whom it names: the one asked, suggested or handed to. */
      personId: kit.text('person_id'),
      words: kit.text('words'),
      at: kit.time('at').notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.requestId, t.version] }),
      kit.index('support_steps_person').on(t.personId),
    ],
  );
  return { supportRequests, supportSteps };
}

export type SupportTables = ReturnType<typeof supportTables>;
