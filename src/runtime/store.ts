import type { RawValues, Reply } from '../chat/index.ts';
import type { Instant } from '../shared/clock.ts';
import { and, eq, inArray, lt, params, prepareRead, sql } from '../storage/query.ts';
import { exactly, type Store, type Write } from '../storage/store.ts';
import type { RuntimeTables } from './schema.ts';

export type FormInstance = {
  id: string;
  form: string;
  subject: string;
  variant: string | undefined;
  ownerId: string;
  version: number | undefined;
};

type DraftKey = { ownerId: string; form: string; subject: string };

/** The queries of the runtime's tables. */
export function runtimeStore(store: Store<RuntimeTables>) {
  const { db, t } = store;
  const settledByKey = prepareRead('settled_by_key', () =>
    db
      .select({ reply: t.settledEvents.reply })
      .from(t.settledEvents)
      .where(eq(t.settledEvents.key, sql.placeholder('key'))),
  );
  const settleEvent = store.prepareWrite(() =>
    db
      .insert(t.settledEvents)
      .values(params(t.settledEvents, ['key', 'reply', 'at']))
      .onConflictDoNothing(),
  );
  const instanceById = prepareRead('form_instance_by_id', () =>
    db
      .select()
      .from(t.formInstances)
      .where(eq(t.formInstances.id, sql.placeholder('id'))),
  );
  const insertInstance = store.prepareWrite(() =>
    db
      .insert(t.formInstances)
      .values(
        params(t.formInstances, ['id', 'form', 'subject', 'variant', 'ownerId', 'version', 'openedAt']),
      ),
  );
  const theDraft = and(
    eq(t.drafts.ownerId, sql.placeholder('ownerId')),
    eq(t.drafts.form, sql.placeholder('form')),
    eq(t.drafts.subject, sql.placeholder('subject')),
  );
  const draftOf = prepareRead('draft', () =>
    db.select({ values: t.drafts.values }).from(t.drafts).where(theDraft),
  );
  const putDraft = store.prepareWrite(() =>
    db
      .insert(t.drafts)
      .values(params(t.drafts, ['ownerId', 'form', 'subject', 'values', 'at']))
      .onConflictDoUpdate({
        target: [t.drafts.ownerId, t.drafts.form, t.drafts.subject],
        set: params(t.drafts, ['values', 'at']),
      }),
  );
  const deleteDraft = store.prepareWrite(() => db.delete(t.drafts).where(theDraft));
  const isDraft = (key: DraftKey) =>
    and(eq(t.drafts.ownerId, key.ownerId), eq(t.drafts.form, key.form), eq(t.drafts.subject, key.subject));

  return {
    async settledReply(key: string): Promise<Reply | undefined> {
      const [row] = await settledByKey({ key });
      return row?.reply;
    },
    settle: (key: string, reply: Reply, at: Instant): Write => exactly(1, settleEvent({ key, reply, at })),
    async instance(id: string): Promise<FormInstance | undefined> {
      const [row] = await instanceById({ id });
      if (row === undefined) return undefined;
      return { ...row, variant: row.variant ?? undefined, version: row.version ?? undefined };
    },
    openInstance: (it: FormInstance, at: Instant): Write =>
      insertInstance({ ...it, variant: it.variant ?? null, version: it.version ?? null, openedAt: at }),
    moveInstance: (id: string, to: { variant?: string | null; version?: number }): Write =>
      db.update(t.formInstances).set(to).where(eq(t.formInstances.id, id)),
    async draft(key: DraftKey): Promise<RawValues | undefined> {
      const [row] = await draftOf(key);
      return row?.values;
    },
    keepDraft: (key: DraftKey, values: RawValues, at: Instant): Write => putDraft({ ...key, values, at }),
    dropDraft: (key: DraftKey): Write => deleteDraft(key),
    /** Makes what somebody has typed and opened another's; a draft that the other has of the same thing stays. */
    async giveForms(from: string, to: string): Promise<Write[]> {
      const rows = await db
        .select({ ownerId: t.drafts.ownerId, form: t.drafts.form, subject: t.drafts.subject })
        .from(t.drafts)
        .where(inArray(t.drafts.ownerId, [from, to]));
      const has = (it: DraftKey) =>
        rows.some((row) => row.ownerId === to && row.form === it.form && row.subject === it.subject);
      return [
        ...rows
          .filter((it) => it.ownerId === from && !has(it))
          .map((it) => db.update(t.drafts).set({ ownerId: to }).where(isDraft(it))),
        db.update(t.formInstances).set({ ownerId: to }).where(eq(t.formInstances.ownerId, from)),
      ];
    },
    /** Forgets what no chat will send again. */
    sweep: (before: Instant): Write[] => [
      db.delete(t.settledEvents).where(lt(t.settledEvents.at, before)),
      db.delete(t.formInstances).where(lt(t.formInstances.openedAt, before)),
    ],
  };
}

export type RuntimeStore = ReturnType<typeof runtimeStore>;
