import { type Form, field, type PersonRef } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say as sayGoals } from '../copy.ts';
import type { Goal } from '../model.ts';
import { say } from './copy.ts';
import { MAX_CAUSE } from './rules.ts';

type Named = Pick<Goal, 'code' | 'title'>;

/** Characters of a request for support; the goal's name goes before them. */
const MAX_REQUEST = 600;

/** Draws the form in which an owner says in a sentence why a goal is behind. */
export function causeForm(
  locale: Locale,
  it: { goal: Named; cause: string | undefined; manager: PersonRef | undefined; channel: boolean },
): Form {
  const words = say(locale);
  return {
    title: words.sayWhyTitle(),
    audience: words.readers(it),
    items: [
      { kind: 'text', text: words.about(it.goal) },
      field({
        kind: 'long-text',
        name: 'cause',
        label: words.causeLabel(),
        hint: words.causeHint(),
        maxLength: MAX_CAUSE,
        ...(it.cause === undefined ? {} : { initial: it.cause }),
      }),
    ],
    submit: words.save(),
    buttons: [],
  };
}

/** Draws the form in which an owner asks a colleague for support: whom, what, by when. */
export function supportForm(
  locale: Locale,
  it: { goal: Named; today: string; latest: string; likely: PersonRef[] },
): Form {
  const words = say(locale);
  return {
    title: sayGoals(locale).askForSupport(),
    audience: words.supportAudience(),
    items: [
      { kind: 'text', text: words.about(it.goal) },
      field({
        kind: 'person',
        name: 'person',
        label: words.supportWho(),
        required: true,
        lookup: 'goals.colleague',
        likely: it.likely,
      }),
      field({
        kind: 'long-text',
        name: 'words',
        label: words.supportWhat(),
        hint: words.supportWhatHint(),
        required: true,
        maxLength: MAX_REQUEST,
      }),
      field({ kind: 'date', name: 'by', label: words.supportBy(), min: it.today, max: it.latest }),
    ],
    submit: words.send(),
    buttons: [],
  };
}

/** Draws the form in which a team's lead keeps what the team agreed to show. */
export function teamForm(locale: Locale, showsAll: boolean): Form {
  const words = say(locale);
  return {
    title: words.teamFormTitle(),
    audience: words.teamAudience(),
    items: [
      field({
        kind: 'yes-no',
        name: 'showsAll',
        label: words.showsAll(),
        hint: words.showsAllHint(),
        initial: showsAll,
      }),
    ],
    submit: words.save(),
    buttons: [],
  };
}
