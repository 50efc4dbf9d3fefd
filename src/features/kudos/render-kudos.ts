import type { Card, PersonRef, RenderContext } from '../../chat/index.ts';
import type { Person } from '../people/model.ts';
import { givenCard, type KudosView, postedCard, previewCard, receivedCard } from './cards.ts';
import { channelPostId, type Homes, receiverPostId } from './give-kudos.ts';
import type { Parts } from './judge-kudos.ts';
import { maySeeKudos } from './policy.ts';
import { channelsFor, isThere, type Kudos } from './rules.ts';
import { valueNames } from './values/rules.ts';

export type RenderParts = Parts & {
  /** When a message was delivered; delivery knows. */
  deliveredAt: (messageId: string) => Promise<Date | undefined>;
};

/** Draws the cards of a kudos, each for whoever reads it. */
export function kudosRenderer({ own, people, deliveredAt }: RenderParts) {
  async function viewOf(
    kudos: Kudos,
    sees: (personId: string) => boolean,
    full: boolean,
  ): Promise<KudosView> {
    const ids = kudos.receivers.map((it) => it.personId);
    const joinedIds = await own.joined(kudos.id);
    const [persons, { list }] = await Promise.all([
      people.persons([kudos.giverId, ...ids, ...joinedIds]),
      own.values(),
    ]);
    const ref = (id: string): PersonRef => ({ id, name: persons.get(id)?.name ?? '?' });
    return {
      kudos,
      giver: ref(kudos.giverId),
      receivers: ids.filter(sees).map(ref),
      joined: joinedIds.map(ref),
      values: list,
      full,
    };
  }

  const shownIn = (kudos: Kudos) => (personId: string) =>
    kudos.receivers.some((it) => it.personId === personId && it.shown);

  /** What was taken back before it arrived never does. */
  const neverArrived = async (kudos: Kudos, messageId: string): Promise<boolean> =>
    kudos.withdrawnAt !== undefined && (await deliveredAt(messageId)) === undefined;

  async function posted(ctx: RenderContext, id: string, full: boolean): Promise<Card | 'gone'> {
    const kudos = await own.kudos(id);
    if (kudos === undefined) return 'gone';
    const { channel, personId } = ctx.reader;
    if (channel !== undefined) {
      if (!isThere(channel, kudos.channels)) return 'gone';
      if (await neverArrived(kudos, channelPostId(id, channel))) return 'gone';
      return postedCard(ctx.locale, await viewOf(kudos, shownIn(kudos), full), true);
    }
    const external = (await people.person(personId))?.external !== false;
    if (!maySeeKudos({ personId, external }, kudos)) return 'gone';
    return postedCard(ctx.locale, await viewOf(kudos, shownTo(kudos, personId), full), false);
  }

  /** The giver sees everybody they thanked; others see who is shown, and themselves. */
  const shownTo =
    (kudos: Kudos, readerId: string) =>
    (personId: string): boolean =>
      readerId === kudos.giverId || personId === readerId || shownIn(kudos)(personId);

  return {
    posted,
    async received(ctx: RenderContext, id: string): Promise<Card | 'gone'> {
      const kudos = await own.kudos(id);
      const { personId } = ctx.reader;
      if (kudos === undefined || personId === undefined) return 'gone';
      if (kudos.receivers.every((it) => it.personId !== personId)) return 'gone';
      if (await neverArrived(kudos, receiverPostId(id, personId))) return 'gone';
      return receivedCard(ctx.locale, await viewOf(kudos, shownTo(kudos, personId), false), personId);
    },
    async given(ctx: RenderContext, id: string): Promise<Card | 'gone'> {
      const kudos = await own.kudos(id);
      if (kudos === undefined || kudos.giverId !== ctx.reader.personId) return 'gone';
      return givenCard(ctx.locale, await viewOf(kudos, () => true, false));
    },
  };
}

/** Makes the card that shows what would be sent and where; only who typed it ever sees it. */
export function previewRenderer(
  parts: Parts & { homesOf: (receivers: readonly Person[]) => Promise<Homes> },
) {
  return async (ctx: RenderContext, draftId: string): Promise<Card | 'gone'> => {
    const draft = await parts.own.draft(draftId);
    if (draft === undefined || draft.giverId !== ctx.reader.personId) return 'gone';
    const { typed, state } = draft;
    const persons = await parts.people.persons(typed?.receiverIds ?? []);
    const receivers = (typed?.receiverIds ?? []).flatMap((id) => persons.get(id) ?? []);
    const { list } = await parts.own.values();
    return previewCard(ctx.locale, {
      draftId,
      state,
      receivers,
      reason: typed?.reason ?? '',
      points: typed?.points[0] ?? 0,
      valueNames: valueNames(typed?.values ?? [], list, ctx.locale),
      channels: channelsFor(undefined, (await parts.homesOf(receivers)).homes),
    });
  };
}
