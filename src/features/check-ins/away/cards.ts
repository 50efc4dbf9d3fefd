import type { DateRange } from '../../../calendar/index.ts';
import { type Form, field, plain } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { type DatesProblem, say } from './copy.ts';

/** Absences offered to be taken back. */
const MOST_KNOWN = 10;

export type AwayFormView = {
  /** Whose absence, if not the reader's own. */
  who: string | undefined;
  problem: DatesProblem | undefined;
  /** What is known of the days to come; a team's are not listed. */
  known: readonly DateRange[];
};

/** Writes a range as one value of a field. */
export const rangeValue = ({ from, to }: DateRange): string => `${from}..${to}`;

/** Draws the form with the two dates of an absence. */
export function awayForm({ who, problem, known }: AwayFormView, locale: Locale): Form {
  const words = say(locale);
  const options = known
    .slice(0, MOST_KNOWN)
    .map((range) => ({ value: rangeValue(range), label: words.known({ range }) }));
  return {
    title: words.title({ who }),
    audience: plain(words.audience({ who })),
    items: [
      ...(problem === undefined || problem === 'empty'
        ? []
        : [{ kind: 'note' as const, text: plain(words.problem({ problem })) }]),
      field({ kind: 'date', name: 'from', label: words.from() }),
      field({ kind: 'date', name: 'to', label: words.to(), hint: words.toHint() }),
      ...(options.length === 0
        ? []
        : [
            field({
              kind: 'several',
              name: 'takeBack',
              label: words.takeBack(),
              hint: words.takeBackHint(),
              options,
            }),
          ]),
    ],
    submit: words.submit(),
    buttons: [],
  };
}
