import { action, type Card, type CardElement, type PersonRef } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say } from './copy.ts';
import type { ChannelTrouble } from './schema.ts';

/** A channel of a team; without trouble it works again. */
export type TroubleView = {
  teamId: string;
  platform: string;
  team: string;
  channel: string;
  trouble: ChannelTrouble | undefined;
};

/** Draws what a lead is told when nothing can be posted in their team's channel, and when it works again. */
export function troubleCard(locale: Locale, view: TroubleView): Card {
  const words = say(locale);
  const { channel, team, trouble: why } = view;
  if (why === undefined) {
    return {
      title: words.worksTitle({ channel }),
      summary: words.troubleSummary(),
      elements: [{ kind: 'text', text: words.worksBody({ channel, team }) }],
    };
  }
  const payload = { team: view.teamId, platform: view.platform };
  return {
    title: words.troubleTitle({ channel }),
    summary: words.troubleSummary(),
    elements: [
      { kind: 'text', text: words.troubleBody({ channel, team, why }) },
      { kind: 'text', text: words.remedy({ why }) },
      {
        kind: 'buttons',
        buttons: [
          { label: words.tryAgain(), action: action('people.try-channel', payload), style: 'primary' },
        ],
      },
    ],
  };
}

/** Who from outside can read in a channel; nobody is named where the chat does not tell. */
export type OutsidersView = {
  teamId: string;
  platform: string;
  team: string;
  channel: string;
  outsiders: readonly PersonRef[];
  count: number;
  /** Which set of people is agreed to, so that a press on an older card is noticed. */
  seen: string;
  isAgreed: boolean;
};

// More names than this nobody reads; the others are counted.
const MOST_NAMES = 50;

/** Asks a lead whether people from outside may read what Pacer posts about the team. */
export function outsidersCard(locale: Locale, view: OutsidersView): Card {
  const words = say(locale);
  const { channel, team, count } = view;
  const rest = count - Math.min(view.outsiders.length, MOST_NAMES);
  const who: CardElement[] =
    view.outsiders.length === 0
      ? []
      : [
          { kind: 'people', label: words.outsidersWho(), people: view.outsiders.slice(0, MOST_NAMES) },
          ...(rest > 0 ? [{ kind: 'note' as const, text: words.andMore({ count: rest }) }] : []),
        ];
  if (view.isAgreed) {
    return {
      title: words.agreedTitle({ channel }),
      summary: words.outsidersSummary(),
      elements: [{ kind: 'text', text: words.agreedBody({ channel, team }) }, ...who],
    };
  }
  const payload = { team: view.teamId, platform: view.platform, seen: view.seen };
  const body =
    count === 0
      ? words.outsidersBodyUnknown({ channel, team })
      : words.outsidersBody({ channel, team, count });
  return {
    title: words.outsidersTitle({ channel }),
    summary: words.outsidersSummary(),
    elements: [
      { kind: 'text', text: body },
      ...who,
      {
        kind: 'buttons',
        buttons: [
          { label: words.postThere(), action: action('people.agree-outsiders', payload), style: 'primary' },
        ],
      },
    ],
  };
}
