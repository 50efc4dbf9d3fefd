import { eq, inArray } from '../../../storage/query.ts';
import type { Store } from '../../../storage/store.ts';
import type { PeopleTables } from '../schema.ts';

const KEYS_A_STATEMENT = 500;

/** Somebody whom a key names; whoever turned out to be somebody else names that person too. */
export type Keyed = { personId: string; key: string | null; mergedIntoId: string | null };

/** The query of whom addresses and employee numbers name. */
export function keyStore({ db, t }: Store<PeopleTables>) {
  const { people, addresses, accounts } = t;
  const owned = { personId: people.id, mergedIntoId: people.mergedIntoId };
  return {
    /** Finds the people whom these addresses and numbers name, each with the key that did; one key may name an account's owner too. */
    async named(keys: readonly string[]): Promise<Keyed[]> {
      const found: Keyed[] = [];
      for (let at = 0; at < keys.length; at += KEYS_A_STATEMENT) {
        const part = keys.slice(at, at + KEYS_A_STATEMENT);
        found.push(
          ...(await db
            .select({ ...owned, key: people.email })
            .from(people)
            .where(inArray(people.email, part))),
          ...(await db
            .select({ ...owned, key: people.employeeNo })
            .from(people)
            .where(inArray(people.employeeNo, part))),
          ...(await db
            .select({ ...owned, key: addresses.address })
            .from(addresses)
            .innerJoin(people, eq(people.id, addresses.personId))
            .where(inArray(addresses.address, part))),
          ...(await db
            .select({ ...owned, key: accounts.address })
            .from(accounts)
            .innerJoin(people, eq(people.id, accounts.personId))
            .where(inArray(accounts.address, part))),
        );
      }
      return found;
    },
  };
}
