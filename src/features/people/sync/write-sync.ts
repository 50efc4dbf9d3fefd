import { addDays, type LocalDate } from '../../../calendar/index.ts';
import { type Fact, joinOutcomes, type Outcome } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Write } from '../../../storage/store.ts';
import { chunks } from '../import/bulk.ts';
import { linkedPosts } from '../links/join-people.ts';
import { peopleFacts } from '../model.ts';
import { foldName, searchKeys } from '../names.ts';
import type { Standings } from '../standing/standing.ts';
import type { EntryPlan, Known, LeadPlan, ManagerPlan, TeamPlan } from './model.ts';
import type { SyncPlan } from './plan-sync.ts';
import type { SyncStore, Workspace } from './store.ts';

/** Entries of one step (decision 28): building and running their statements stays well below 25 ms. */
const STEP = 50;

export type WriteContext = {
  store: SyncStore;
  at: Workspace;
  now: Instant;
  today: LocalDate;
  newId(): string;
  /** Whether each changed person is told of; of many, one fact tells at the end. */
  tells: boolean;
};

const changed = (ctx: WriteContext, personIds: readonly string[]): Fact[] =>
  ctx.tells ? [...new Set(personIds)].map((thing) => ({ name: peopleFacts.changed, thing })) : [];

/** Makes the new people with their accounts; each outcome is one step. */
export function* createdOutcomes(ctx: WriteContext, creates: readonly EntryPlan[]): Generator<Outcome> {
  const { store, at, now } = ctx;
  for (const some of chunks(creates, STEP)) {
    yield {
      write: [
        ...store.insertPeople(
          some.map(({ personId: id, person }) => ({
            id,
            name: person.name ?? '',
            ...searchKeys(person.name ?? ''),
            email: person.email ?? null,
            locale: person.locale ?? null,
            timeZone: person.timeZone ?? null,
            title: person.title ?? null,
            teamId: person.teamId ?? null,
            external: person.external ?? false,
            createdAt: now,
          })),
        ),
        ...store.insertAccounts(some.map((it) => accountRow(ctx, it))),
        ...store.remember(some.flatMap((it) => saidRow(at, it, now))),
      ],
      tell: changed(
        ctx,
        some.map((it) => it.personId),
      ),
    };
  }
}

const accountRow = ({ at, now }: WriteContext, { entry, personId, address, how }: EntryPlan) => ({
  ...at,
  accountId: entry.accountId,
  personId,
  address,
  linkedBy: how,
  linkedAt: now,
  active: true,
});

const saidRow = ({ platform }: Workspace, { personId, said }: EntryPlan, at: Instant) =>
  said === undefined ? [] : [{ personId, source: platform, values: said, pinned: [], at }];

/** Writes what changes of people who are known, new accounts in this chat included. */
export function* changedOutcomes(ctx: WriteContext, changes: readonly EntryPlan[]): Generator<Outcome> {
  for (const some of chunks(changes, STEP)) {
    const { store, at, now } = ctx;
    const attached = some.filter((it) => it.kind === 'attach');
    const linked = attached.map((it) => linkOf(ctx, it));
    yield joinOutcomes(
      {
        write: [
          ...attached.flatMap(({ replaces, personId }) =>
            replaces === undefined ? [] : [store.dropAccount(at, replaces, personId)],
          ),
          ...store.insertAccounts(attached.map((it) => accountRow(ctx, it))),
          ...some.flatMap((it) => changeWrites(ctx, it)),
          ...store.remember(some.flatMap((it) => saidRow(at, it, now))),
        ],
        tell: changed(
          ctx,
          some.filter(isTold).map((it) => it.personId),
        ),
      },
      ...linked,
    );
  }
}

const isTold = ({ kind, person }: EntryPlan): boolean =>
  kind === 'attach' || person.timeZone !== undefined || person.teamId !== undefined;

function changeWrites({ store, at }: WriteContext, it: EntryPlan): Write[] {
  const { person, known, account, entry, personId, kind } = it;
  const keys = person.name === undefined ? {} : searchKeys(person.name);
  return [
    ...(known === undefined || Object.keys(person).length === 0
      ? []
      : [store.changePerson(personId, { ...person, ...keys }, known)]),
    ...(kind !== 'known' || Object.keys(account).length === 0
      ? []
      : [store.changeAccount(at, entry.accountId, personId, account)]),
  ];
}

/** A second chat is kept as a link, so that it can be parted again; whoever was welcomed is told of it in both. */
function linkOf({ store, at, now, newId }: WriteContext, it: EntryPlan): Outcome {
  const { known, personId, entry, how } = it;
  if (known === undefined || known.elsewhere.length === 0) return {};
  const id = newId();
  const moved = { teams: [], reports: [], email: null };
  const link = { id, personId, ...at, accountId: entry.accountId, how, moved, at: now };
  return {
    write: store.addLinks([link]),
    post: known.isWelcomed ? linkedPosts(id, personId, [...known.elsewhere, at.platform], 'linked') : [],
  };
}

/** Makes the proposed teams, all of them off. */
export function* teamOutcomes(ctx: WriteContext, teams: readonly TeamPlan[]): Generator<Outcome> {
  const { store, now } = ctx;
  const fresh = teams.filter((it) => it.create !== undefined || it.rename !== undefined || it.isNews);
  const made = fresh.filter((it) => it.create !== undefined);
  for (const some of chunks(made, STEP)) {
    yield {
      write: some.map(({ teamId, create = '' }) => store.insertTeam(teamId, create, foldName(create), now)),
    };
  }
  for (const some of chunks(fresh, STEP)) {
    yield {
      write: some.flatMap(({ teamId, rename, parentId, departmentId, said }) => {
        const to = {
          ...(rename === undefined ? {} : { name: rename, nameKey: foldName(rename) }),
          ...(parentId === undefined ? {} : { parentId }),
        };
        return [
          ...(Object.keys(to).length === 0 ? [] : [store.changeTeam(teamId, to)]),
          store.rememberDepartment(ctx.at, departmentId, teamId, said),
        ];
      }),
    };
  }
}

export function* leadOutcomes(
  ctx: WriteContext,
  leads: readonly LeadPlan[],
  known: Known,
): Generator<Outcome> {
  const { store, at } = ctx;
  for (const some of chunks(leads, STEP)) {
    yield {
      write: some.flatMap(({ teamId, leadId, departmentId, said }) => [
        ...(known.teams.get(teamId)?.leadId === leadId ? [] : [store.changeTeam(teamId, { leadId })]),
        store.rememberDepartment(at, departmentId, teamId, said),
      ]),
    };
  }
}

/** Changes who manages whom from today on; of somebody new nothing older exists, and zones west of here still have yesterday. */
export function* managerOutcomes(ctx: WriteContext, managers: readonly ManagerPlan[]): Generator<Outcome> {
  const { store, at, today, now } = ctx;
  for (const some of chunks(managers, STEP)) {
    const moved = some.filter((it) => it.changes);
    yield {
      write: [
        ...store.areUnmanaged(
          moved.filter((it) => it.before === undefined).map((it) => it.personId),
          today,
        ),
        ...moved.flatMap(({ personId, before }) =>
          before === undefined ? [] : [store.isManagedBy(personId, before, today)],
        ),
        ...store.endManagers(
          moved.filter((it) => !it.isNew).map((it) => it.personId),
          today,
        ),
        ...store.setManagers(
          moved.flatMap(({ personId, managerId, isNew }) =>
            managerId === null ? [] : [{ personId, managerId, from: isNew ? addDays(today, -1) : today }],
          ),
        ),
        ...store.remember(
          some.map(({ personId, said }) => ({
            personId,
            source: at.platform,
            values: said,
            pinned: [],
            at: now,
          })),
        ),
      ],
      tell: changed(
        ctx,
        moved.map((it) => it.personId),
      ),
    };
  }
}

/** Takes people as gone whom no chat has any more; an account of whoever is there elsewhere is only switched off. */
export async function* goneOutcomes(
  ctx: WriteContext,
  gone: SyncPlan['gone'],
  known: Known,
  standings: Standings,
): AsyncGenerator<Outcome> {
  for (const some of chunks(gone, STEP)) {
    const people = some
      .map((it) => it.personId)
      .filter((id) => known.persons.get(id)?.isActiveElsewhere !== true);
    const accountIds = some.map((it) => it.accountId);
    yield joinOutcomes(await standings.deactivate(ctx, people), {
      write: [ctx.store.switchOff(ctx.at, accountIds)],
    });
  }
}

/** Takes people back, in the chat that has them again. */
export async function* backOutcomes(
  ctx: WriteContext,
  back: readonly string[],
  known: Known,
  standings: Standings,
): AsyncGenerator<Outcome> {
  for (const some of chunks([...new Set(back)], STEP)) {
    const gone = some.filter((id) => known.persons.get(id)?.isActiveElsewhere !== true);
    yield joinOutcomes(await standings.reactivate(ctx, some), {
      write: [ctx.store.switchOffElsewhere(ctx.at, gone)],
    });
  }
}
