import type { JobContext, Outcome } from '../../../chat/index.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { peopleFacts } from '../model.ts';
import { searchKeys } from '../names.ts';
import { linkedPosts } from './join-people.ts';
import type { LinkRow, LinkStore, StoredAccount } from './store.ts';

export type SplitProblem = 'no-such-person' | 'no-such-account' | 'only-account';
export type Split = { outcome: Outcome; otherId: string };

type Parted = { linkId: string; otherId: string; accounts: StoredAccount[]; outcome: Outcome };

/** Makes the use case that takes an account away from a person again: behind `pacer people split`. */
export function createPeopleSplitting(store: LinkStore) {
  /** Gives back to the other what had been theirs. */
  async function giveBack(ctx: JobContext, links: readonly LinkRow[], otherId: string): Promise<Parted> {
    const [first] = links;
    const personId = first?.personId ?? '';
    const { teams = [], reports = [], email = null } = first?.moved ?? {};
    const accounts = links.map(({ platform, workspace, accountId }) => ({ platform, workspace, accountId }));
    const person = await store.person(personId);
    const takesEmail = email !== null && person?.email === email;
    return {
      linkId: first?.id ?? '',
      otherId,
      accounts,
      outcome: {
        write: [
          ...(takesEmail ? [store.changePerson(personId, { email: null })] : []),
          ...(email === null ? [] : [store.dropAddress(email, personId)]),
          store.changePerson(otherId, {
            mergedIntoId: null,
            standing: 'active',
            standingSince: ctx.now,
            email,
          }),
          ...store.moveAccounts(personId, otherId, accounts, 'admin', ctx.now),
          ...store.moveTeams(teams, otherId),
          ...store.moveReports(reports, personId, otherId),
          ...store.undoLinks(
            links.map((it) => it.id),
            ctx.now,
          ),
        ],
      },
    };
  }

  /** Makes a new person for an account that had been nobody else's. */
  async function partOff(
    ctx: JobContext,
    personId: string,
    account: StoredAccount,
    links: readonly LinkRow[],
  ): Promise<Parted> {
    const person = await store.person(personId);
    const [otherId, linkId] = [ctx.newId(), ctx.newId()];
    const name = person?.name ?? '';
    const moved = { teams: [], reports: [], email: null };
    return {
      linkId,
      otherId,
      accounts: [account],
      outcome: {
        write: [
          store.addPerson({
            id: otherId,
            name,
            ...searchKeys(name),
            locale: person?.locale ?? null,
            timeZone: person?.timeZone ?? null,
            external: person?.external ?? false,
            createdAt: ctx.now,
          }),
          ...store.moveAccounts(personId, otherId, [account], 'admin', ctx.now),
          ...store.undoLinks(
            links.map((it) => it.id),
            ctx.now,
          ),
          ...store.addLinks([
            {
              id: linkId,
              personId,
              otherId,
              ...account,
              how: 'admin',
              moved,
              at: ctx.now,
              undoneAt: ctx.now,
            },
          ]),
        ],
      },
    };
  }

  /** Takes a person's account on a platform away; both sides are told in their chats. */
  return async function split(
    ctx: JobContext,
    { personId, platform }: { personId: string; platform: string },
  ): Promise<Result<Split, SplitProblem>> {
    if ((await store.person(personId)) === undefined) return err('no-such-person');
    const accounts = await store.accountsOf(personId);
    const account = accounts.find((it) => it.platform === platform);
    if (account === undefined) return err('no-such-account');
    if (accounts.length === 1) return err('only-account');
    const links = await store.linksOf(personId);
    const link = links.find((it) => it.platform === platform);
    const otherId = link?.otherId ?? undefined;
    const parted =
      otherId === undefined
        ? await partOff(ctx, personId, account, link === undefined ? [] : [link])
        : await giveBack(
            ctx,
            links.filter((it) => it.otherId === otherId),
            otherId,
          );
    const theirs = new Set(parted.accounts.map((it) => it.platform));
    const stay = accounts.map((it) => it.platform).filter((it) => !theirs.has(it));
    return ok({
      otherId: parted.otherId,
      outcome: {
        ...parted.outcome,
        tell: [
          ...(otherId === undefined ? [] : [{ name: peopleFacts.split, thing: `${otherId} ${personId}` }]),
          ...[personId, parted.otherId].map((thing) => ({ name: peopleFacts.changed, thing })),
        ],
        post: [
          ...linkedPosts(parted.linkId, personId, stay, 'split'),
          ...linkedPosts(parted.linkId, parted.otherId, [...theirs], 'split'),
        ],
      },
    });
  };
}
