import type { Place } from '../../chat/index.ts';
import type { Kit } from '../../storage/kit.ts';
import { draftStates, type PostedIn, pointKinds, type Typed } from './rules.ts';
import type { Value } from './values/rules.ts';

function gifts(kit: Kit) {
  const kudos = kit.table(
    'kudos',
    {
      id: kit.text('id').primaryKey(),
      giverId: kit.text('giver_id').notNull(),
      reason: kit.text('reason').notNull(),
      /** Ids of the company's values. */
      values: kit.json<readonly string[]>('value_ids').notNull(),
      /** For each receiver. */
      points: kit.int('points').notNull(),
      /** The channels it is shown in. */
      channels: kit.json<readonly PostedIn[]>('channels').notNull(),
      /** Where the message stands that it thanks for. */
      link: kit.text('link'),
      /** Giver, receivers, words and points folded: the same twice within a minute is one. */
      fingerprint: kit.text('fingerprint').notNull(),
      givenAt: kit.time('given_at').notNull(),
      withdrawnAt: kit.time('withdrawn_at'),
    },
    (t) => [
      kit.index('kudos_giver').on(t.giverId, t.givenAt),
      kit.index('kudos_fingerprint').on(t.fingerprint, t.givenAt),
      kit.index('kudos_given').on(t.givenAt),
    ],
  );
  const kudosReceivers = kit.table(
    'kudos_receivers',
    {
      kudosId: kit
        .text('kudos_id')
        .notNull()
        .references(() => kudos.id),
      /** The order in which they were named. */
      position: kit.int('position').notNull(),
      personId: kit.text('person_id').notNull(),
      /** Their team when they were thanked. */
      teamId: kit.text('team_id'),
      /** False where they chose *just me*. */
      shown: kit.bool('shown').notNull(),
      givenAt: kit.time('given_at').notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.kudosId, t.position] }),
      kit.index('kudos_receivers_person').on(t.personId, t.givenAt),
      kit.index('kudos_receivers_team').on(t.teamId, t.givenAt),
    ],
  );
  const kudosJoins = kit.table(
    'kudos_joins',
    {
      kudosId: kit
        .text('kudos_id')
        .notNull()
        .references(() => kudos.id),
      personId: kit.text('person_id').notNull(),
      at: kit.time('joined_at').notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.kudosId, t.personId] }),
      kit.index('kudos_joins_person').on(t.personId),
    ],
  );
  /** The ledger: rows are only added, and every balance is their sum. */
  const kudosPoints = kit.table(
    'kudos_points',
    {
      id: kit.text('id').primaryKey(),
      kudosId: kit.text('kudos_id').notNull(),
      giverId: kit.text('giver_id').notNull(),
      receiverId: kit.text('receiver_id').notNull(),
      /** The giver's own calendar month whose budget it comes from. */
      month: kit.text('month').notNull(),
      /** Below zero where a gift is taken back. */
      points: kit.int('points').notNull(),
      kind: kit.text('kind', { enum: pointKinds }).notNull(),
      at: kit.time('at').notNull(),
    },
    (t) => [
      kit.index('kudos_points_giver').on(t.giverId, t.month, t.receiverId),
      kit.index('kudos_points_receiver').on(t.receiverId, t.at),
      kit.index('kudos_points_kudos').on(t.kudosId),
    ],
  );
  return { kudos, kudosReceivers, kudosJoins, kudosPoints };
}

function settings(kit: Kit) {
  const kudosPreferences = kit.table('kudos_preferences', {
    personId: kit.text('person_id').primaryKey(),
    justMe: kit.bool('just_me').notNull(),
  });
  const kudosTeams = kit.table('kudos_teams', {
    teamId: kit.text('team_id').primaryKey(),
    ranks: kit.bool('ranks').notNull(),
    roundUp: kit.bool('round_up').notNull(),
  });
  /** One row, `all`: the company's values as they were last edited. */
  const kudosValues = kit.table('kudos_values', {
    key: kit.text('key').primaryKey(),
    list: kit.json<readonly Value[]>('list').notNull(),
    version: kit.int('version').notNull(),
  });
  return { kudosPreferences, kudosTeams, kudosValues };
}

/** Kudos, their points, and what people and teams chose about them. */
export function kudosTables(kit: Kit) {
  /** What somebody typed and has not sent: to be corrected, or confirmed. */
  const kudosDrafts = kit.table(
    'kudos_drafts',
    {
      id: kit.text('id').primaryKey(),
      giverId: kit.text('giver_id').notNull(),
      place: kit.json<Place>('place').notNull(),
      link: kit.text('link'),
      /** Nothing any more once it was sent. */
      typed: kit.json<Typed>('typed'),
      state: kit.text('state', { enum: draftStates }).notNull(),
      at: kit.time('at').notNull(),
    },
    (t) => [kit.index('kudos_drafts_at').on(t.at), kit.index('kudos_drafts_giver').on(t.giverId)],
  );
  /** The months for which a team's round-up was set up. */
  const kudosRoundUps = kit.table(
    'kudos_round_ups',
    { teamId: kit.text('team_id').notNull(), month: kit.text('month').notNull() },
    (t) => [kit.primaryKey({ columns: [t.teamId, t.month] })],
  );
  /** Pairs who give each other most of their points; `a` sorts before `b`. */
  const kudosTrades = kit.table(
    'kudos_trades',
    {
      aId: kit.text('a_id').notNull(),
      bId: kit.text('b_id').notNull(),
      foundAt: kit.time('found_at').notNull(),
      endedAt: kit.time('ended_at'),
    },
    (t) => [kit.primaryKey({ columns: [t.aId, t.bId] })],
  );
  return { ...gifts(kit), ...settings(kit), kudosDrafts, kudosRoundUps, kudosTrades };
}

export type KudosTables = ReturnType<typeof kudosTables>;
