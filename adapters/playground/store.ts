import type { Card } from '../../src/chat/index.ts';
import type { Instant } from '../../src/shared/clock.ts';
import type { Locale } from '../../src/shared/locale.ts';
import { and, asc, count, desc, eq, gt, inArray, isNull, lt, ne, or, sql } from '../../src/storage/query.ts';
import type { Store } from '../../src/storage/store.ts';
import type { Content, PlaygroundTables } from './schema.ts';

export type Message = {
  id: string;
  revision: number;
  conversation: string;
  author: string | null;
  content: Content;
  locale: Locale;
  onlyFor: string | null;
  sentAs: string;
  at: Instant;
  gone: boolean;
};

export type NewMessage = Omit<Message, 'revision' | 'gone'>;

/** Puts dates back where JSON made them strings: a stored card is the card that was sent. */
function revive<T>(value: T): T {
  if (Array.isArray(value)) {
    value.forEach(revive);
    return value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if ('kind' in value && value.kind === 'instant' && 'at' in value && typeof value.at === 'string')
    value.at = new Date(value.at);
  else Object.values(value).forEach(revive);
  return value;
}

const revived = (message: Message): Message => ({ ...message, content: revive(message.content) });

/** The queries of the playground's tables. */
export function playgroundStore(store: Store<PlaygroundTables>) {
  const { db, t } = store;
  const messages = t.playgroundMessages;
  const reads = t.playgroundReads;
  const nextRevision = sql<number>`(select coalesce(max(revision), 0) + 1 from playground_messages)`;
  const one = async (where: ReturnType<typeof eq>): Promise<Message | undefined> => {
    const [row] = await db.select().from(messages).where(where);
    return row === undefined ? undefined : revived(row);
  };
  const message = (id: string) => one(eq(messages.id, id));
  const sentAs = (key: string) => one(eq(messages.sentAs, key));
  const visibleTo = (account: string) => or(isNull(messages.onlyFor), eq(messages.onlyFor, account));
  /** Unread by their reader: what Pacer or others posted after the mark. Private notes are answers and never unread. */
  const unreadBy = () =>
    and(
      eq(messages.gone, false),
      isNull(messages.onlyFor),
      or(isNull(reads.upTo), gt(messages.id, reads.upTo)),
    );

  return {
    message,
    sentAs,

    /** Keeps a message; sent again with the same id it stays the first one. */
    async keep(it: NewMessage): Promise<{ message: Message; fresh: boolean }> {
      await store.batch([
        db
          .insert(messages)
          .values({ ...it, revision: nextRevision })
          .onConflictDoNothing({ target: messages.sentAs }),
      ]);
      const kept = await sentAs(it.sentAs);
      if (kept === undefined) throw new Error('A message that was just kept is not there');
      return { message: kept, fresh: kept.id === it.id };
    },

    /** Puts other cards in a message's place; undefined where there is no such message. */
    async replaceCards(
      id: string,
      cards: Card[],
      accounts?: Record<string, string>,
    ): Promise<Message | undefined> {
      const old = await message(id);
      if (old === undefined) return undefined;
      const before = old.content.kind === 'cards' ? old.content : { kind: 'cards' as const, accounts: {} };
      const content: Content = { ...before, cards, accounts: accounts ?? before.accounts };
      await store.batch([
        db.update(messages).set({ content, gone: false, revision: nextRevision }).where(eq(messages.id, id)),
      ]);
      return message(id);
    },

    /** Puts a private note away for good. */
    async dismiss(id: string, account: string): Promise<Message | undefined> {
      const own = and(eq(messages.id, id), eq(messages.onlyFor, account));
      await store.batch([db.update(messages).set({ gone: true, revision: nextRevision }).where(own)]);
      return message(id);
    },

    /** Reads the newest messages that an account may see, oldest first, or those before one of them. */
    async page(conversation: string, account: string, limit: number, before?: string): Promise<Message[]> {
      const rows = await db
        .select()
        .from(messages)
        .where(
          and(
            eq(messages.conversation, conversation),
            eq(messages.gone, false),
            visibleTo(account),
            before === undefined ? undefined : lt(messages.id, before),
          ),
        )
        .orderBy(desc(messages.id))
        .limit(limit);
      return rows.map(revived).toReversed();
    },

    /** Reads what changed in a conversation after a revision, those put away included. */
    async changedSince(revision: number, conversation: string, account: string): Promise<Message[]> {
      const rows = await db
        .select()
        .from(messages)
        .where(
          and(gt(messages.revision, revision), eq(messages.conversation, conversation), visibleTo(account)),
        )
        .orderBy(asc(messages.revision));
      return rows.map(revived);
    },

    async revision(): Promise<number> {
      const [row] = await db
        .select({ last: sql<number>`coalesce(max(${messages.revision}), 0)` })
        .from(messages);
      return Number(row?.last ?? 0);
    },

    /** The first message of all: another one means that the company was made anew. */
    async epoch(): Promise<string> {
      const [row] = await db.select({ id: messages.id }).from(messages).orderBy(asc(messages.id)).limit(1);
      return row?.id ?? '';
    },

    /** Counts the unread messages of every direct conversation, by conversation. */
    async unreadDirect(): Promise<ReadonlyMap<string, number>> {
      const rows = await db
        .select({ conversation: messages.conversation, unread: count() })
        .from(messages)
        .leftJoin(reads, eq(reads.conversation, messages.conversation))
        .where(and(isNull(messages.author), sql`${messages.conversation} like 'direct:%'`, unreadBy()))
        .groupBy(messages.conversation);
      return new Map(rows.map((row) => [row.conversation, Number(row.unread)]));
    },

    /** Counts an account's unread messages in some channels, by conversation. */
    async unreadIn(conversations: readonly string[], account: string): Promise<ReadonlyMap<string, number>> {
      if (conversations.length === 0) return new Map();
      const rows = await db
        .select({ conversation: messages.conversation, unread: count() })
        .from(messages)
        .leftJoin(reads, and(eq(reads.conversation, messages.conversation), eq(reads.account, account)))
        .where(
          and(
            inArray(messages.conversation, [...conversations]),
            or(isNull(messages.author), ne(messages.author, account)),
            unreadBy(),
          ),
        )
        .groupBy(messages.conversation);
      return new Map(rows.map((row) => [row.conversation, Number(row.unread)]));
    },

    /** The last message before an instant. */
    async lastBefore(conversation: string, before: Instant): Promise<string | undefined> {
      const [row] = await db
        .select({ id: messages.id })
        .from(messages)
        .where(and(eq(messages.conversation, conversation), lt(messages.at, before)))
        .orderBy(desc(messages.id))
        .limit(1);
      return row?.id;
    },

    async markRead(account: string, conversation: string, upTo: string): Promise<void> {
      await store.batch([
        db
          .insert(reads)
          .values({ account, conversation, upTo })
          .onConflictDoUpdate({ target: [reads.account, reads.conversation], set: { upTo } }),
      ]);
    },
  };
}

export type PlaygroundStore = ReturnType<typeof playgroundStore>;
