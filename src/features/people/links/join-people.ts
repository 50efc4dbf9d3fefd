import type { JobContext, Outcome, Post } from '../../../chat/index.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Write } from '../../../storage/store.ts';
import { type People, peopleFacts } from '../model.ts';
import { wouldLoop } from '../rules.ts';
import type { LinkStore, NewLink, StoredAccount } from './store.ts';

/** Why two people cannot become one; with the platform where both have an account. */
export type JoinProblem = { reason: 'two-people' | 'gone' } | { reason: 'platform-taken'; platform: string };

export type Joined = { outcome: Outcome; linkId: string; personId: string };

type PersonRow = NonNullable<Awaited<ReturnType<LinkStore['person']>>>;
type Side = { row: PersonRow; accounts: StoredAccount[]; isListed: boolean; hasManager: boolean };
type Parts = { store: LinkStore; people: Pick<People, 'managersOf'> };

/** Tells each of these chats of a link or its undoing, at any hour: it is about who can act as whom. */
export const linkedPosts = (
  linkId: string,
  personId: string,
  platforms: readonly string[],
  event: string,
): Post[] =>
  platforms.map((platform) => ({
    id: `${event}:${linkId}:${platform}`,
    to: [{ person: personId, platform }],
    parts: [{ card: 'people.linked', thing: linkId }],
    kind: 'answer',
    why: 'people.linked',
  }));

/** How much is known of somebody: the one of whom more is known stays. */
const weight = ({ row, isListed, hasManager }: Side): number =>
  (isListed ? 8 : 0) + (row.external ? 0 : 4) + (hasManager ? 2 : 0) + (row.teamId === null ? 0 : 1);

/** What the person lacks and the other has. */
function filledFrom(kept: PersonRow, other: PersonRow): Partial<PersonRow> {
  return {
    email: kept.email ?? other.email,
    locale: kept.locale ?? other.locale,
    timeZone: kept.timeZone ?? other.timeZone,
    calendar: kept.calendar ?? other.calendar,
    workingDays: kept.workingDays ?? other.workingDays,
    hours: kept.hours ?? other.hours,
    teamId: kept.teamId ?? other.teamId,
    title: kept.title ?? other.title,
    startDate: kept.startDate ?? other.startDate,
    welcomedAt: kept.welcomedAt ?? other.welcomedAt,
  };
}

/** Makes the use case that joins two people who turned out to be one. */
export function createPeopleJoining({ store, people }: Parts) {
  async function sideOf(personId: string, date: string): Promise<Side | undefined> {
    const row = await store.person(personId);
    if (row === undefined || row.standing === 'left') return undefined;
    const [accounts, isListed, managers] = await Promise.all([
      store.accountsOf(personId),
      store.isListed(personId),
      people.managersOf([personId], date),
    ]);
    return { row, accounts, isListed, hasManager: managers.has(personId) };
  }

  /** The other's reports that can become the person's: all but the person's own superiors. */
  async function movableReports(other: string, kept: string, date: string): Promise<string[]> {
    const line = new Map<string, string>();
    for (let id: string | undefined = kept; id !== undefined && !line.has(id); ) {
      const manager: string | undefined = (await people.managersOf([id], date)).get(id);
      if (manager !== undefined) line.set(id, manager);
      id = manager;
    }
    const reports = [...new Set((await store.reportsOf(other)).map((it) => it.personId))];
    return reports.filter((it) => it !== kept && !wouldLoop(it, kept, (id) => line.get(id)));
  }

  function writesOf(ctx: JobContext, kept: Side, other: Side, links: readonly NewLink[]): Write[] {
    const how = links[0]?.how ?? 'code';
    const [from, to] = [other.row.id, kept.row.id];
    const moved = links[0]?.moved ?? { teams: [], reports: [], email: null };
    const gone = { mergedIntoId: to, standing: 'left' as const, standingSince: ctx.now, email: null };
    return [
      ...store.moveAccounts(from, to, other.accounts, how, ctx.now),
      store.changePerson(from, gone),
      store.changePerson(to, filledFrom(kept.row, other.row)),
      ...store.moveAddresses(from, to, other.row.email),
      ...store.moveTeams(moved.teams, to),
      ...store.moveReports(moved.reports, from, to),
      ...store.addLinks(links),
    ];
  }

  /** Joins two people; `here` is the platform that is told by the answer itself, if it was asked for in a chat. */
  return async function join(
    ctx: JobContext,
    ids: { shown: string; typed: string; here: string | undefined; date: string; how?: NewLink['how'] },
  ): Promise<Result<Joined, JoinProblem>> {
    const [a, b] = await Promise.all([sideOf(ids.shown, ids.date), sideOf(ids.typed, ids.date)]);
    if (a === undefined || b === undefined) return err({ reason: 'gone' });
    const shared = a.accounts.find((it) => b.accounts.some((other) => other.platform === it.platform));
    if (shared !== undefined) return err({ reason: 'platform-taken', platform: shared.platform });
    if (a.isListed && b.isListed) return err({ reason: 'two-people' });
    const [kept, other] = weight(b) > weight(a) ? [b, a] : [a, b];
    const moved = {
      teams: (await store.teamsLedBy(other.row.id)).map((it) => it.id),
      reports: await movableReports(other.row.id, kept.row.id, ids.date),
      email: other.row.email,
    };
    const links = other.accounts.map(
      ({ platform, workspace, accountId }): NewLink => ({
        id: ctx.newId(),
        personId: kept.row.id,
        otherId: other.row.id,
        ...{ platform, workspace, accountId, how: ids.how ?? 'code', moved, at: ctx.now },
      }),
    );
    const [link] = links;
    if (link === undefined) return err({ reason: 'gone' });
    const platforms = [...kept.accounts, ...other.accounts].map((it) => it.platform);
    const elsewhere = platforms.filter((it) => it !== ids.here);
    const welcomes = kept.row.welcomedAt === null && other.row.welcomedAt !== null;
    const facts = [peopleFacts.changed, ...(welcomes ? [peopleFacts.welcomed] : [])];
    const merged = { name: peopleFacts.merged, thing: other.row.id };
    return ok({
      linkId: link.id,
      personId: kept.row.id,
      outcome: {
        write: writesOf(ctx, kept, other, links),
        tell: [merged, ...facts.map((name) => ({ name, thing: kept.row.id }))],
        // Its buttons would act for somebody who is no more.
        refresh: [{ card: 'people.welcome', thing: other.row.id }],
        post: linkedPosts(link.id, kept.row.id, elsewhere, 'linked'),
      },
    });
  };
}
