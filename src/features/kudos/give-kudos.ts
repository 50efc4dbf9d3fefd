import type { Context, Line, Outcome, Place, Post, SharedMessage, Wake } from '../../chat/index.ts';
import { joinOutcomes } from '../../chat/index.ts';
import type { Person, Team } from '../people/model.ts';
import type { RoundUps } from './boards/round-up.ts';
import { say } from './copy.ts';
import type { Draft } from './drafts/store.ts';
import { type Judged, judgeKudos, type Parts } from './judge-kudos.ts';
import { readTyped } from './read-typed.ts';
import {
  areConfirmed,
  channelsFor,
  foldKudos,
  type Home,
  isThere,
  type Kudos,
  nothingTyped,
  type PostedIn,
  sameSince,
  type Typed,
  type TypedIn,
} from './rules.ts';
import { wakeForTrading } from './trading/check-trading.ts';

/** Where receivers are at home, and the teams that are. */
export type Homes = { homes: readonly Home[]; teams: readonly Team[] };

export type GiveParts = Parts & { roundUps: RoundUps };

/** What is about to be given, and where it was typed. */
type Gift = { typed: Typed; place: Place; link: string | undefined };

export const givenCardOf = (id: string) => ({ card: 'kudos.given', thing: id });
export const postedCardOf = (id: string) => ({ card: 'kudos.kudos', thing: id });
export const receivedCardOf = (id: string) => ({ card: 'kudos.received', thing: id });

/** Begins the id of what is typed into an empty form. */
export const EMPTY = 'new:';

/** The ids of the messages of a kudos: decided twice they are one. */
export const channelPostId = (id: string, it: Pick<PostedIn, 'platform' | 'id'>): string =>
  `kudos:${id}:in:${it.platform}:${it.id}`;
export const receiverPostId = (id: string, personId: string): string => `kudos:${id}:to:${personId}`;

const namesOf = (people: readonly { name: string }[]): string[] => people.map((it) => it.name);

/** The channel a kudos was typed in, if it can be shown there. */
const typedInOf = (place: Place): TypedIn =>
  place.kind === 'channel' && place.botPresent ? { ...place.channel, name: place.name } : undefined;

/** Makes the ways in which a kudos is given: in one line, by the form, after a preview. */
export function createGiving(parts: GiveParts) {
  const { own, people, roundUps } = parts;

  /** Reads each receiver's team channels; those of teams that are off stay silent. */
  async function homesOf(receivers: readonly Person[]): Promise<Homes> {
    const [teams, justMe] = await Promise.all([
      people.teams(receivers.flatMap((it) => it.teamId ?? [])),
      own.justMe(receivers.map((it) => it.id)),
    ]);
    const homes = receivers.map(({ id, teamId }): Home => {
      const team = teamId === undefined ? undefined : teams.get(teamId);
      const channels = team?.on === true ? team.channels : [];
      return {
        personId: id,
        shown: !justMe.has(id),
        channels: channels.map(({ channel, name }) => ({ ...channel, name })),
      };
    });
    return { homes, teams: [...teams.values()] };
  }

  function postsOf(kudos: Kudos, typedIn: TypedIn): Post[] {
    const channels = kudos.channels.map(
      (channel): Post => ({
        id: channelPostId(kudos.id, channel),
        to: [{ channel: { platform: channel.platform, workspace: channel.workspace, id: channel.id } }],
        parts: [postedCardOf(kudos.id)],
        // Elsewhere it keeps to the channel's day.
        kind: typedIn !== undefined && isThere(channel, [typedIn]) ? 'answer' : 'personal',
        why: 'kudos.thanked',
      }),
    );
    const receivers = kudos.receivers.map(
      ({ personId }): Post => ({
        id: receiverPostId(kudos.id, personId),
        to: [{ person: personId }],
        parts: [receivedCardOf(kudos.id)],
        kind: 'personal',
        why: 'kudos.thanked',
      }),
    );
    const giver: Post = {
      id: `kudos:${kudos.id}:given`,
      to: [{ person: kudos.giverId }],
      parts: [givenCardOf(kudos.id)],
      kind: 'answer',
      why: 'kudos.thanked',
    };
    return [...channels, ...receivers, giver];
  }

  /** The card in the direct message says it all there; elsewhere a sentence says where to look. */
  const answer = (ctx: Context, place: Place, receivers: readonly { name: string }[]): Outcome => ({
    reply:
      place.kind === 'direct'
        ? { kind: 'nothing' }
        : { kind: 'notice', text: say(ctx.locale).sent({ names: namesOf(receivers) }) },
  });

  /** Finds the answer to the same kudos given less than a minute ago: a second click, or a chat that sent it twice. */
  async function again(ctx: Context, { typed, place }: Gift): Promise<Outcome | undefined> {
    const same = await own.same(foldKudos(ctx.actor.personId, typed), sameSince(ctx.now));
    if (same === undefined) return undefined;
    const persons = await people.persons(same.receivers.map((it) => it.personId));
    return answer(ctx, place, [...persons.values()]);
  }

  /** Gives a kudos, in one batch with its points. */
  async function give(
    ctx: Context,
    { typed, place, link }: Gift,
    { receivers, budget }: Judged,
    { homes, teams }: Homes,
  ): Promise<Outcome> {
    const giverId = ctx.actor.personId;
    const shown = new Set(homes.filter((it) => it.shown).map((it) => it.personId));
    const kudos: Kudos = {
      id: ctx.newId(),
      giverId,
      receivers: receivers.map((it) => ({ personId: it.id, teamId: it.teamId, shown: shown.has(it.id) })),
      reason: typed.reason,
      values: typed.values,
      points: typed.points[0] ?? 0,
      channels: channelsFor(typedInOf(place), homes),
      link,
      givenAt: ctx.now,
      withdrawnAt: undefined,
    };
    const { withdrawnAt: _, ...row } = kudos;
    const write = own.give(
      { ...row, fingerprint: foldKudos(giverId, typed), month: budget.month },
      { since: sameSince(ctx.now), limit: budget.limit },
    );
    const wake: Wake[] = wakeForTrading(kudos);
    const armed = await roundUps.arm(ctx.now, teams);
    return joinOutcomes(
      { write, post: postsOf(kudos, typedInOf(place)), wake },
      armed,
      answer(ctx, place, receivers),
    );
  }

  /** Keeps what was typed, to be corrected or confirmed. */
  const keep = (ctx: Context, id: string, { typed, place, link }: Gift) => {
    const draft: Draft = { id, giverId: ctx.actor.personId, place, link, typed, state: 'open' };
    return own.keepDraft(draft, ctx.now);
  };

  const openForm = (ctx: Context, id: string, gift: Gift): Outcome => ({
    write: [keep(ctx, id, gift)],
    reply: { kind: 'form', form: { form: 'kudos.give', subject: id } },
  });

  /** Gives what was judged to be right: at once where it shows where it was typed or nowhere, else after a preview. */
  async function giveOrPreview(ctx: Context, gift: Gift, judged: Judged): Promise<Outcome> {
    const homes = await homesOf(judged.receivers);
    const typedIn = typedInOf(gift.place);
    const isElsewhere = typedIn === undefined && channelsFor(typedIn, homes.homes).length > 0;
    if (!isElsewhere) return give(ctx, gift, judged, homes);
    const id = ctx.newId();
    return {
      write: [keep(ctx, id, gift)],
      reply: { kind: 'card', card: { card: 'kudos.preview', thing: id } },
    };
  }

  /** Decides about a kudos: what keeps it from being sent goes to `ask`, all at once. */
  async function decide(
    ctx: Context,
    gift: Gift,
    ask: (gift: Gift, judged: Judged) => Outcome,
  ): Promise<Outcome> {
    const [judged, given] = await Promise.all([judgeKudos(parts, ctx, gift.typed), again(ctx, gift)]);
    if (given !== undefined) return given;
    return judged.problems.length > 0 ? ask(gift, judged) : giveOrPreview(ctx, gift, judged);
  }

  return {
    homesOf,
    decide,
    /** Reads a line, and gives, asks or shows everything that is not right yet, in the form. */
    async fromLine(ctx: Context, line: Line): Promise<Outcome> {
      const typed = await readTyped(parts, line);
      return decide(ctx, { typed, place: ctx.place, link: undefined }, (gift) =>
        openForm(ctx, ctx.newId(), gift),
      );
    },
    /** Opens the empty form: the same in the same place, so that what was begun there is found again. */
    empty(ctx: Context): Outcome {
      const where = ctx.place.kind === 'channel' ? Object.values(ctx.place.channel).join(':') : 'direct';
      const id = `${EMPTY}${ctx.actor.personId}:${where}`;
      return openForm(ctx, id, { typed: nothingTyped, place: ctx.place, link: undefined });
    },
    /** Opens the form for the author of a message; its text is never looked at. */
    async forMessage(ctx: Context, about: SharedMessage | undefined): Promise<Outcome> {
      const author = about?.author === undefined ? undefined : await people.actor(about.author.account);
      const isColleague = author !== undefined && author.personId !== ctx.actor.personId;
      const typed = { ...nothingTyped, receiverIds: isColleague ? [author.personId] : [] };
      const link = about?.link !== undefined && /^https?:\/\//.test(about.link) ? about.link : undefined;
      return openForm(ctx, ctx.newId(), { typed, place: ctx.place, link });
    },
    /** Sends what the preview shows, once; what is no longer right comes back in the form, and another place is confirmed anew. */
    async send(ctx: Context, draftId: string, where: string): Promise<Outcome> {
      const draft = await own.draft(draftId);
      if (draft === undefined || draft.giverId !== ctx.actor.personId)
        return { reply: { kind: 'notice', text: say(ctx.locale).gone() } };
      const card = { kind: 'card' as const, card: { card: 'kudos.preview', thing: draftId } };
      if (draft.state !== 'open' || draft.typed === undefined) return { reply: card };
      const gift = { typed: draft.typed, place: draft.place, link: draft.link };
      const [judged, before] = await Promise.all([judgeKudos(parts, ctx, draft.typed), again(ctx, gift)]);
      if (before === undefined && judged.problems.length > 0)
        return { reply: { kind: 'form', form: { form: 'kudos.give', subject: draftId } } };
      const homes = await homesOf(judged.receivers);
      const channels = channelsFor(typedInOf(draft.place), homes.homes);
      if (before === undefined && !areConfirmed(channels, where)) return { reply: card };
      const given = before ?? (await give(ctx, gift, judged, homes));
      return joinOutcomes(given, { write: [own.settleDraft(draftId, 'sent')], reply: card });
    },
    async cancel(ctx: Context, draftId: string): Promise<Outcome> {
      const draft = await own.draft(draftId);
      if (draft === undefined || draft.giverId !== ctx.actor.personId)
        return { reply: { kind: 'notice', text: say(ctx.locale).gone() } };
      return {
        write: draft.state === 'open' ? [own.settleDraft(draftId, 'cancelled')] : [],
        reply: { kind: 'card', card: { card: 'kudos.preview', thing: draftId } },
      };
    },
  };
}

export type Giving = ReturnType<typeof createGiving>;
