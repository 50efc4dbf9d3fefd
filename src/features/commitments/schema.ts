import type { Kit } from '../../storage/kit.ts';
import { commitmentStates } from './rules.ts';

/** What people have said they will do, and with whom. */
export function commitmentTables(kit: Kit) {
  const commitments = kit.table(
    'commitments',
    {
      id: kit.text('id').primaryKey(),
      ownerId: kit.text('owner_id').notNull(),
      words: kit.text('words').notNull(),
      /** The feature and thing it came from: a check-in, later a one-to-one, feedback or a goal. */
      sourceFeature: kit.text('source_feature').notNull(),
      sourceThing: kit.text('source_thing').notNull(),
      /** The week or month it was made in. */
      period: kit.text('period').notNull(),
      /** The owner's local date on which it is due; most have none. */
      dueOn: kit.text('due_on'),
      state: kit.text('state', { enum: commitmentStates }).notNull(),
      createdAt: kit.time('created_at').notNull(),
      settledAt: kit.time('settled_at'),
      /** The thing in which it was settled, so that an edit of the same check-in can take it back. */
      settledIn: kit.text('settled_in'),
    },
    (t) => [
      kit.index('commitments_owner_state').on(t.ownerId, t.state),
      kit.index('commitments_settled_in').on(t.settledIn),
      kit.index('commitments_source').on(t.sourceThing),
    ],
  );
  /** People besides the owner; those of a dated commitment such as *Plan a retro*. */
  const commitmentParticipants = kit.table(
    'commitment_participants',
    {
      commitmentId: kit
        .text('commitment_id')
        .notNull()
        .references(() => commitments.id),
      personId: kit.text('person_id').notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.commitmentId, t.personId] }),
      kit.index('commitment_participants_person').on(t.personId),
    ],
  );
  return { commitments, commitmentParticipants };
}

export type CommitmentTables = ReturnType<typeof commitmentTables>;
