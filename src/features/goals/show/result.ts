import { type CardElement, type PersonRef, plain, text } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { unitOf, writeAmount } from '../amounts.ts';
import { say as sayClose } from '../close/copy.ts';
import type { Result } from '../close/model.ts';
import type { GoalView } from '../read-goals.ts';
import { say } from './copy.ts';
import { shorten } from './shorten.ts';

/** A closed goal with its result, and what carries the rest on. */
export type Graded = {
  view: GoalView;
  result: Result | undefined;
  carriedInto: GoalView | undefined;
  people: ReadonlyMap<string, PersonRef>;
};

/** Characters of a result's words beside the latest notes: together at most what one card shows of a person. */
const MOST_WORDS = 200;
const MOST_CONSTRAINTS = 70;

/** Tells whether a result's words are longer than the living card shows. */
export const isResultCut = (result: Result | undefined): boolean =>
  [...(result?.words ?? '')].length > MOST_WORDS ||
  [...(result?.constraints ?? '')].length > MOST_CONSTRAINTS;

/** Shows the graded result with which a goal was closed; among all updates with its words to the end. */
export function resultElements(
  { view, result, people, carriedInto }: Graded,
  locale: Locale,
  { isWhole }: { isWhole: boolean },
): CardElement[] {
  if (result === undefined || view.goal.state !== 'closed') return [];
  const words = say(locale);
  const { goal } = view;
  const who: PersonRef = people.get(result.byId) ?? { id: result.byId, name: '…' };
  const short = [
    ...(result.value === undefined
      ? []
      : [
          {
            label: words.resultValue(),
            value: plain(writeAmount(result.value, unitOf(goal.measure), locale)),
          },
        ]),
    { label: words.score(), value: plain(result.score.toFixed(goal.tool === 'okr' ? 1 : 2)) },
    ...(result.cause === undefined
      ? []
      : [{ label: words.causeLabel(), value: plain(sayClose(locale).cause({ cause: result.cause })) }]),
    ...(carriedInto === undefined
      ? []
      : [{ label: words.carriedOn(), value: text`${carriedInto.goal.code} ${carriedInto.goal.title}` }]),
  ];
  const long = [
    ...(result.words === ''
      ? []
      : [
          {
            label: words.resultWords(who),
            value: plain(isWhole ? result.words : shorten(result.words, MOST_WORDS)),
          },
        ]),
    ...(result.constraints === undefined
      ? []
      : [
          {
            label: words.constraints(),
            value: plain(isWhole ? result.constraints : shorten(result.constraints, MOST_CONSTRAINTS)),
          },
        ]),
  ];
  return [
    { kind: 'heading', text: plain(words.resultHeading()) },
    { kind: 'fields', layout: 'columns', fields: short },
    ...(long.length === 0 ? [] : [{ kind: 'fields' as const, layout: 'rows' as const, fields: long }]),
  ];
}
