import type { Instant } from '../../../shared/clock.ts';
import { and, eq, gt, inArray, isNull, lt, lte, or } from '../../../storage/query.ts';
import { exactly, type Store, type Write } from '../../../storage/store.ts';
import { MOST_WELCOMES } from '../rules.ts';
import type { PeopleTables } from '../schema.ts';

export type WelcomeState = {
  teamId: string | null;
  welcomedAt: Instant | null;
  asked: number;
  declinedAt: Instant | null;
};

/** The queries about the welcome card. */
export function welcomeStore({ db, t }: Store<PeopleTables>) {
  const { people, teams } = t;

  /** People who may be sent the card now: in a started team, never asked or a week after **Not now**. */
  const mayBeAsked = (declinedBefore: Instant) =>
    and(
      eq(people.standing, 'active'),
      eq(people.external, false),
      eq(teams.on, true),
      isNull(people.welcomedAt),
      or(
        eq(people.welcomeAsked, 0),
        and(lte(people.welcomeDeclinedAt, declinedBefore), lt(people.welcomeAsked, MOST_WELCOMES)),
      ),
    );

  const asked = () =>
    db
      .select({ id: people.id, asked: people.welcomeAsked })
      .from(people)
      .innerJoin(teams, eq(teams.id, people.teamId));

  return {
    async state(personId: string): Promise<WelcomeState | undefined> {
      const [row] = await db
        .select({
          teamId: people.teamId,
          welcomedAt: people.welcomedAt,
          asked: people.welcomeAsked,
          declinedAt: people.welcomeDeclinedAt,
        })
        .from(people)
        .where(eq(people.id, personId));
      return row;
    },
    async teamsOn(): Promise<string[]> {
      const rows = await db.select({ id: teams.id }).from(teams).where(eq(teams.on, true));
      return rows.map((row) => row.id);
    },
    toAsk: (personIds: readonly string[], declinedBefore: Instant) =>
      asked().where(and(inArray(people.id, [...personIds]), mayBeAsked(declinedBefore))),
    toAskInTeam: (teamId: string, cursor: string, declinedBefore: Instant, limit: number) =>
      asked()
        .where(and(eq(people.teamId, teamId), gt(people.id, cursor), mayBeAsked(declinedBefore)))
        .orderBy(people.id)
        .limit(limit),

    /** Guarded: whoever answered or was asked meanwhile makes us decide again. */
    markAsked: (personIds: readonly string[], asked: number): Write =>
      exactly(
        personIds.length,
        db
          .update(people)
          .set({ welcomeAsked: asked + 1, welcomeDeclinedAt: null })
          .where(
            and(
              inArray(people.id, [...personIds]),
              eq(people.welcomeAsked, asked),
              isNull(people.welcomedAt),
            ),
          ),
      ),
    accept: (personId: string, now: Instant): Write =>
      exactly(
        1,
        db
          .update(people)
          .set({ welcomedAt: now })
          .where(and(eq(people.id, personId), isNull(people.welcomedAt))),
      ),
    decline: (personId: string, now: Instant): Write =>
      exactly(
        1,
        db
          .update(people)
          .set({ welcomeDeclinedAt: now })
          .where(and(eq(people.id, personId), isNull(people.welcomedAt), isNull(people.welcomeDeclinedAt))),
      ),
  };
}

export type WelcomeStore = ReturnType<typeof welcomeStore>;
