import type { PostKind, Target } from '../chat/index.ts';
import type { Kit } from '../storage/kit.ts';

/**
 * Where a message stands: `sent` for good, `presumed` sent because nothing could tell (decision 17), `dead` for an administrator
 * to look at, `dropped` on purpose.
 */
export const messageStates = ['queued', 'sending', 'sent', 'presumed', 'dead', 'dropped'] as const;

/** Why a message is dead or dropped. */
export const outcomes = [
  'gone',
  'expired',
  'superseded',
  'muted',
  'refused',
  'bad-content',
  'exhausted',
] as const;
export type MessageOutcome = (typeof outcomes)[number];

/** The outbox: what is to be sent and where it was posted; no text, only which cards of which things. */
export function deliveryTables(k: Kit) {
  const messages = k.table(
    'messages',
    {
      id: k.text('id').primaryKey(),
      state: k.text('state', { enum: messageStates }).notNull(),
      outcome: k.text('outcome', { enum: outcomes }),
      kind: k.text('kind').$type<PostKind>().notNull(),
      why: k.text('why').notNull(),
      targets: k.json<readonly Target[]>('targets').notNull(),
      /** The first of the targets that has not refused yet. */
      firstTarget: k.int('first_target').notNull(),
      /** Waits for the reader's welcome. */
      gated: k.bool('gated').notNull(),
      /** `platform:workspace`, or empty while it is not known where it goes. */
      lane: k.text('lane').notNull(),
      priority: k.int('priority').notNull(),
      notBefore: k.time('not_before').notNull(),
      expiresAt: k.time('expires_at'),
      supersedes: k.text('supersedes'),
      /** `person:<id>` or `channel:<platform>:<workspace>:<id>`: the first target, once sent the one that took it. */
      reader: k.text('reader').notNull(),
      /** The person whose welcome it waits for. */
      heldFor: k.text('held_for'),
      /** By the real clock, as are the next four; a post's place in its outcome is added in milliseconds, which keeps their order. */
      queuedAt: k.time('queued_at').notNull(),
      retryAt: k.time('retry_at'),
      leaseUntil: k.time('lease_until'),
      /** When the first attempt with an unknown result began. */
      triedAt: k.time('tried_at'),
      /** When it may be looked at for an update; while one is under way, when its lease ends. */
      redrawAt: k.time('redraw_at'),
      /** Attempts whose result is unknown, the running one included: above one the message may have arrived. */
      attempts: k.int('attempts').notNull(),
      failures: k.int('failures').notNull(),
      platform: k.text('platform'),
      /** The account or channel that has it. */
      place: k.text('place'),
      ref: k.text('ref'),
      sentAt: k.time('sent_at'),
      /** How often its cards changed, and the count of that when it was last drawn. */
      wanted: k.int('wanted').notNull(),
      shown: k.int('shown').notNull(),
      /** A digest of what was last drawn. */
      drawn: k.text('drawn'),
      redrawFailures: k.int('redraw_failures').notNull(),
      /** A newer one took its place: it is drawn without controls. */
      superseded: k.bool('superseded').notNull(),
    },
    (t) => [
      k.index('messages_due').on(t.state, t.lane, t.priority, t.notBefore, t.queuedAt),
      k.index('messages_next').on(t.state, t.notBefore),
      k.index('messages_lease').on(t.leaseUntil),
      k.index('messages_redraw').on(t.redrawAt),
      k.index('messages_ref').on(t.ref),
      k.index('messages_supersedes').on(t.supersedes, t.reader),
      k.index('messages_held').on(t.heldFor),
      k.index('messages_queued_at').on(t.queuedAt),
    ],
  );
  const messageParts = k.table(
    'message_parts',
    {
      messageId: k
        .text('message_id')
        .notNull()
        .references(() => messages.id, { onDelete: 'cascade' }),
      position: k.int('position').notNull(),
      card: k.text('card').notNull(),
      thing: k.text('thing').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.messageId, t.position] }),
      k.index('message_parts_card').on(t.card, t.thing),
    ],
  );
  /** When each lane has room again (GCRA), by the real clock. */
  const lanes = k.table('lanes', { lane: k.text('lane').primaryKey(), freeAt: k.time('free_at').notNull() });
  /** Reasons that a person does not want to hear of. */
  const muted = k.table(
    'muted',
    { personId: k.text('person_id').notNull(), why: k.text('why').notNull(), at: k.time('at').notNull() },
    (t) => [k.primaryKey({ columns: [t.personId, t.why] })],
  );
  return { messages, messageParts, lanes, muted };
}

export type DeliveryTables = ReturnType<typeof deliveryTables>;
