import { type CardElement, day, plain, type Text, text } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { unitOf, writeAmount, writeShare } from '../amounts.ts';
import { say as sayClosing } from '../close/copy.ts';
import { say as sayGoals } from '../copy.ts';
import type { Goal } from '../model.ts';
import type { Effect } from './apply.ts';
import { say } from './copy.ts';
import type { Adjustment } from './model.ts';
import { finalValue, movedMilestones } from './rules.ts';

/** What a request would do, for its card. */
export type FactsView = {
  adjustment: Adjustment;
  goal: Goal;
  /** How the goal would stand; of a request that is open. */
  effect: Effect | undefined;
  /** The code of the goal that carries the rest on. */
  into: string | undefined;
};

type Fact = { label: string; value: Text };

/** Lists what would change, each with before and after. */
export function changesOf({ adjustment, goal, effect }: FactsView, locale: Locale): Fact[] {
  const words = say(locale);
  const { before, after } = adjustment;
  const unit = unitOf(goal.measure);
  const change = (label: string, from: Text, to: Text): Fact => ({
    label,
    value: words.change({ from, to }),
  });
  const amount = (it: number | undefined) =>
    plain(it === undefined ? words.none() : writeAmount(it, unit, locale));
  const numbers = (['target', 'least', 'most'] as const).flatMap((name) => {
    if (before[name] === after[name]) return [];
    const label = { target: words.target(), least: words.leastLabel(), most: words.mostLabel() }[name];
    return [change(label, amount(before[name]), amount(after[name]))];
  });
  const milestones = movedMilestones(before, after).map((it) =>
    change(it.title, text`${day(it.from)}`, text`${day(it.due)}`),
  );
  const due =
    before.due === after.due ? [] : [change(words.due(), text`${day(before.due)}`, text`${day(after.due)}`)];
  if (effect === undefined) return [...numbers, ...milestones, ...due];
  const share = (it: number) => plain(writeShare(it, locale));
  const status = (it: Effect['status']['from']) => plain(sayGoals(locale).status({ status: it }));
  const { progress, status: stands } = effect;
  return [
    ...numbers,
    ...milestones,
    ...due,
    change(words.progress(), share(progress.from), share(progress.to)),
    change(words.status(), status(stands.from), status(stands.to)),
  ];
}

/** Lists how an extension ends the goal, and as what the rest goes on. */
export function extensionOf({ adjustment, goal, into }: FactsView, locale: Locale): Fact[] {
  const words = say(locale);
  const { after } = adjustment;
  const { measure } = goal;
  const unit = unitOf(measure);
  const due = day(after.due);
  const value = finalValue(adjustment, goal);
  const ended =
    value === undefined ? [] : [{ label: words.result(), value: plain(writeAmount(value, unit, locale)) }];
  const rest =
    measure.kind === 'level' && value !== undefined
      ? words.goesOnFrom({
          from: plain(writeAmount(value, '', locale)),
          to: plain(writeAmount(measure.target, unit, locale)),
          due,
        })
      : words.goesOnUntil({ due });
  const named = into === undefined ? rest : text`${words.goesOnAs({ code: into })} · ${rest}`;
  return [...ended, { label: words.goesOn(), value: named }];
}

export function wordsOf({ adjustment }: FactsView, locale: Locale): CardElement {
  const words = say(locale);
  const { outgoing, kind } = adjustment;
  const result =
    outgoing === undefined
      ? []
      : [
          { label: words.wordsLabel(), value: plain(outgoing.words) },
          { label: words.causeLabel(), value: plain(sayClosing(locale).cause({ cause: outgoing.cause })) },
        ];
  return {
    kind: 'fields',
    layout: 'rows',
    fields: [
      ...result,
      {
        label: kind === 'adjust' ? words.reasonLabel() : words.reasonToExtend(),
        value: plain(words.reason(adjustment)),
      },
      {
        label: kind === 'adjust' ? words.evidenceLabel() : words.obstaclesLabel(),
        value: plain(adjustment.evidence),
      },
    ],
  };
}
