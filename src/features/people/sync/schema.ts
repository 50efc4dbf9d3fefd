import type { AnyColumn, Kit } from '../../../storage/kit.ts';
import type { HeldSync } from '../model.ts';

type Reference = () => AnyColumn;

/** What each chat said about itself, and how its directory was read last. */
const installationTable = (k: Kit) =>
  k.table(
    'installations',
    {
      platform: k.text('platform').notNull(),
      workspace: k.text('workspace').notNull(),
      name: k.text('name'),
      /** The bot's own account. */
      botId: k.text('bot_id'),
      details: k.json<Readonly<Record<string, string>>>('details'),
      keptAt: k.time('kept_at'),
      syncedAt: k.time('synced_at'),
      /** What the last sync came to, by word. */
      counts: k.json<Readonly<Record<string, number>>>('counts'),
      /** What the bot could see then, where the chat limits that. */
      scope: k.json<readonly string[]>('scope'),
      /** Why the latest sync waits for an administrator. */
      held: k.json<HeldSync>('held'),
      heldAt: k.time('held_at'),
    },
    (t) => [k.primaryKey({ columns: [t.platform, t.workspace] })],
  );

/** Which team was proposed for which department of a directory, and what the directory said of it last. */
const departmentTable = (k: Kit, team: Reference) =>
  k.table(
    'team_departments',
    {
      platform: k.text('platform').notNull(),
      workspace: k.text('workspace').notNull(),
      departmentId: k.text('department_id').notNull(),
      teamId: k.text('team_id').notNull().references(team),
      values: k.json<Readonly<Record<string, string>>>('said').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.platform, t.workspace, t.departmentId] }),
      k.index('team_departments_team').on(t.teamId),
    ],
  );

/** The tables of what the chats' directories said. */
export const syncTables = (k: Kit, team: Reference) => ({
  installations: installationTable(k),
  teamDepartments: departmentTable(k, team),
});
