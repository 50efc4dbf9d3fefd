import {
  type Card,
  type CardElement,
  day,
  type Form,
  field,
  type PersonRef,
  plain,
} from '../../../../chat/index.ts';
import type { Locale } from '../../../../shared/locale.ts';
import { noteButton } from '../../../exchanges/index.ts';
import type { Goal } from '../../model.ts';
import { say } from '../copy.ts';
import type { Retro } from '../model.ts';
import { MAX_INVITED } from '../rules.ts';

type Named = Pick<Goal, 'id' | 'code' | 'title'>;

/** Characters of what a retro should make clear. */
const MAX_WORDS = 500;

/** Draws the form with which an owner plans a retro about a goal. */
export function retroForm(
  locale: Locale,
  it: { goal: Named; today: string; latest: string; likely: PersonRef[] },
): Form {
  const words = say(locale);
  return {
    title: words.retroTitle(),
    audience: words.retroAudience(),
    items: [
      { kind: 'text', text: words.about(it.goal) },
      field({
        kind: 'date',
        name: 'on',
        label: words.retroOn(),
        required: true,
        min: it.today,
        max: it.latest,
      }),
      field({
        kind: 'people',
        name: 'people',
        label: words.retroWith(),
        hint: words.retroWithHint(),
        required: true,
        lookup: 'goals.colleague',
        likely: it.likely,
        max: MAX_INVITED,
      }),
      field({ kind: 'long-text', name: 'words', label: words.retroWords(), maxLength: MAX_WORDS }),
    ],
    submit: words.plan(),
    buttons: [],
  };
}

type InviteView = {
  retro: Retro;
  goal: Named;
  planner: PersonRef;
  invited: readonly PersonRef[];
  /** Whether the reader may speak with the planner about the goal. */
  mayTalk: boolean;
};

/** Draws the invitation to a retro: the day, the goal's name and the planner's words, no figures. */
export function inviteCard(locale: Locale, { retro, goal, planner, invited, mayTalk }: InviteView): Card {
  const words = say(locale);
  const clear: CardElement[] =
    retro.words === undefined
      ? []
      : [
          {
            kind: 'fields',
            layout: 'rows',
            fields: [{ label: words.retroWords(), value: plain(retro.words) }],
          },
        ];
  const talk: CardElement[] = mayTalk
    ? [
        {
          kind: 'buttons',
          buttons: [noteButton(words.letsTalk(), { topic: 'goals', thing: goal.id }, [planner.id])],
        },
      ]
    : [];
  return {
    title: plain(words.inviteTitle({ name: planner.name })),
    summary: words.inviteSummary(),
    elements: [
      { kind: 'text', text: words.inviteText({ ...goal, who: planner, on: day(retro.heldOn) }) },
      ...clear,
      { kind: 'people', label: words.invited(), people: [...invited] },
      { kind: 'note', text: words.inviteNote() },
      ...talk,
    ],
  };
}
