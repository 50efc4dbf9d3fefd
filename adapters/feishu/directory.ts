import type { ChatDirectory, Roster, RosterChange, RosterEntry } from '../../src/chat/index.ts';
import type { Locale } from '../../src/shared/locale.ts';
import type { Log } from '../../src/shared/log.ts';
import type { Patiently } from '../../src/shared/patience.ts';
import { fieldIn, wordsIn } from '../../src/shared/read-answer.ts';
import { type Api, dataOf, segment } from './api-client.ts';
import { type Channels, chatIdIn, type GroupMember, renamedIn } from './channels.ts';
import { PLATFORM } from './config.ts';
import { createCompanyReader, ROOT, readContactScope } from './departments.ts';
import { causeOf, codeOf, mapped } from './errors.ts';
import { readUser } from './read-user.ts';
import { createSettling } from './settle.ts';

type Parts = {
  api: Api;
  patiently: Patiently;
  channels: Channels;
  workspace: string;
  /** The company's own key, as far as it is known. */
  tenantKey: string;
  locale: Locale;
  log: Log;
  /** How long departments may go on changing before all of it is read anew (ms). */
  settleMs?: number | undefined;
};

/** One of Feishu's own events, header and event side by side, as its SDK hands them on. */
export type FeishuEvent = { event_type: string } & Readonly<Record<string, unknown>>;

/** What a person's client told of itself; Feishu's directory knows neither. */
export type ClientSettings = Pick<RosterEntry, 'locale' | 'timeZone'>;

export type FeishuDirectory = ChatDirectory & {
  /** Takes an event if it is about people or groups; resolves when the change was taken, and must be awaited before the answer. */
  took(event: FeishuEvent): Promise<void>;
  /** Learns somebody's language and zone; what is known already asks Feishu nothing. */
  told(accountId: string, settings: ClientSettings): Promise<void>;
};

/** Nobody, somebody of another company, or somebody outside the contact scope: Feishu does not say which. */
const unseen: ReadonlySet<number | undefined> = new Set([
  40003, 40004, 40014, 41012, 41050, 99992351, 99992352, 99992361,
]);
const MOST_OUTSIDERS = 5_000;
/** A company that is rearranged tells of each department by itself. */
const SETTLE = 60_000;

/** Makes the directory: departments, people and groups, read when asked and watched by events. */
export function createFeishuDirectory(parts: Parts): FeishuDirectory {
  const { api, patiently, channels, workspace, tenantKey, locale } = parts;
  const readCompany = createCompanyReader({ api, patiently, locale });
  const outsiders = new Map<string, RosterEntry>();
  const clients = new Map<string, ClientSettings>();
  const watchers: ((change: RosterChange) => Promise<void>)[] = [];

  async function read(): Promise<Roster> {
    const scope = await readContactScope({ api, patiently });
    const company = await readCompany(scope);
    // People who are named one by one come and go; a department that is missing means that less is shown.
    const seen = scope.isWhole ? [ROOT] : [...scope.departments, ...scope.groups];
    return { ...company, scope: seen };
  }

  /** Asks who somebody is; undefined for whom the app may not see. */
  async function readEntry(accountId: string): Promise<RosterEntry | undefined> {
    const path = `/open-apis/contact/v3/users/${segment(accountId)}`;
    const params = { user_id_type: 'open_id', department_id_type: 'open_department_id' };
    try {
      const body = await patiently(() => api.call({ method: 'GET', path, params }));
      const entry = readUser(fieldIn(dataOf(body), 'user'), locale);
      return entry === undefined ? undefined : { ...entry, ...clients.get(accountId) };
    } catch (error) {
      if (unseen.has(codeOf(error))) return undefined;
      throw error;
    }
  }

  /** Remembers people of other companies: only the groups that they are in tell of them. */
  function learnOutsider({ accountId, name, tenantKey: theirs }: GroupMember): void {
    if (tenantKey === '' || theirs === undefined || theirs === tenantKey) return;
    outsiders.delete(accountId);
    outsiders.set(accountId, { accountId, name: name || accountId, kind: 'guest', active: true });
    const oldest = outsiders.size > MOST_OUTSIDERS ? outsiders.keys().next().value : undefined;
    if (oldest !== undefined) outsiders.delete(oldest);
  }

  async function membersOf(channelId: string): Promise<readonly string[]> {
    const members = await channels.members(channelId);
    for (const it of members) learnOutsider(it);
    return members.map((it) => it.accountId);
  }

  async function tell(change: RosterChange): Promise<void> {
    for (const watcher of watchers) await watcher(change);
  }

  const rearranged = createSettling(
    () => tell({ kind: 'roster' }),
    parts.settleMs ?? SETTLE,
    // The nightly reading tries again.
    (error) => parts.log.warn({ code: causeOf(error) }, 'a changed company could not be read anew'),
  );

  /** Reads somebody anew: events come twice, in any order, and without their departments. */
  async function tookUser(accountId: string | undefined): Promise<void> {
    const entry = accountId === undefined ? undefined : await readEntry(accountId);
    if (entry !== undefined) await tell({ kind: 'account', entry });
  }

  /** Somebody who left is not to be read any more: all there is is what the event says. */
  async function tookLeaver(object: unknown): Promise<void> {
    const said = readUser(object, locale);
    if (said === undefined) return;
    const entry = (await readEntry(said.accountId)) ?? { ...said, active: false };
    await tell({ kind: 'account', entry });
  }

  /** Reads a group anew; one that Feishu does not show any more keeps what was known, and what the event says. */
  async function tookChannel(channelId: string, said: Parameters<Channels['change']>[1]): Promise<void> {
    if (channelId === '') return;
    const before = channels.last(channelId);
    channels.change(channelId, said);
    const channel =
      (await channels.read(channelId)) ?? (before === undefined ? undefined : { ...before, ...said });
    await tell(channel === undefined ? { kind: 'channel-deleted', channelId } : { kind: 'channel', channel });
  }

  async function take(event: FeishuEvent): Promise<void> {
    const channelId = chatIdIn(event);
    switch (event.event_type) {
      case 'contact.user.created_v3':
      case 'contact.user.updated_v3':
        // Of a move the event says from where, and never to where.
        if (fieldIn(event.old_object, 'department_ids') !== undefined) rearranged.changed();
        return tookUser(wordsIn(event.object, 'open_id'));
      case 'contact.user.deleted_v3':
        return tookLeaver(event.object);
      case 'contact.department.created_v3':
      case 'contact.department.updated_v3':
      case 'contact.department.deleted_v3':
      case 'contact.scope.updated_v3':
        return rearranged.changed();
      case 'im.chat.updated_v1':
        return tookChannel(channelId, renamedIn(event, locale));
      case 'im.chat.member.bot.added_v1':
        return tookChannel(channelId, { botPresent: true });
      case 'im.chat.member.bot.deleted_v1':
        return tookChannel(channelId, { botPresent: false });
      case 'im.chat.disbanded_v1':
        channels.change(channelId, { archived: true, botPresent: false });
        return tell({ kind: 'channel-deleted', channelId });
    }
  }

  return {
    platform: PLATFORM,
    workspace,
    read: mapped(read),
    entry: mapped(async (accountId: string) => (await readEntry(accountId)) ?? outsiders.get(accountId)),
    channel: mapped(channels.find),
    members: mapped(membersOf),
    watch(changed) {
      watchers.push(changed);
    },
    took: take,
    async told(accountId, settings) {
      const before = clients.get(accountId);
      const now = { ...before, ...settings };
      if (before?.locale === now.locale && before?.timeZone === now.timeZone) return;
      clients.set(accountId, now);
      try {
        await tookUser(accountId);
      } catch (error) {
        // Nobody was told: the next time it is news again.
        clients.delete(accountId);
        throw error;
      }
    },
  };
}
