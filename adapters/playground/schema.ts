import type { Address, Card, LinePart, Text } from '../../src/chat/index.ts';
import type { Locale } from '../../src/shared/locale.ts';
import type { Kit } from '../../src/storage/kit.ts';

/** What a message holds: cards as they were sent, a notice, or what somebody typed. */
export type Content =
  | { kind: 'cards'; cards: Card[]; accounts: Record<string, string>; to?: Address }
  | { kind: 'notice'; text: Text }
  | { kind: 'line'; line: LinePart[] };

/** The chat's own tables: it is the playground's Slack and Feishu, and those keep messages too. */
export function playgroundTables(k: Kit) {
  const playgroundMessages = k.table(
    'playground_messages',
    {
      /** Sortable: the order of the conversation. */
      id: k.text('id').primaryKey(),
      /** Rises with every change of any message, so that a stream can go on where it broke off. */
      revision: k.int('revision').notNull(),
      /** `direct:<account>` or `channel:<id>`. */
      conversation: k.text('conversation').notNull(),
      /** Account of who typed it; null for Pacer. */
      author: k.text('author'),
      content: k.json<Content>('content').notNull(),
      locale: k.text('locale').$type<Locale>().notNull(),
      /** A private note is shown to this account alone. */
      onlyFor: k.text('only_for'),
      /** The id it was sent with, by which a second send is recognised. */
      sentAs: k.text('sent_as').notNull(),
      at: k.time('at').notNull(),
      /** Put away by its reader. */
      gone: k.bool('gone').notNull().default(false),
    },
    (t) => [
      k.uniqueIndex('playground_messages_sent_as').on(t.sentAs),
      k.index('playground_messages_conversation').on(t.conversation, t.id),
      k.index('playground_messages_revision').on(t.revision),
    ],
  );
  /** How far each account has read each conversation. */
  const playgroundReads = k.table(
    'playground_reads',
    {
      account: k.text('account').notNull(),
      conversation: k.text('conversation').notNull(),
      upTo: k.text('up_to').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.account, t.conversation] })],
  );
  return { playgroundMessages, playgroundReads };
}

export type PlaygroundTables = ReturnType<typeof playgroundTables>;
