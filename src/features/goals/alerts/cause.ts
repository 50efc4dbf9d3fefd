import { type CardElement, plain } from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Goal } from '../model.ts';
import type { Parts } from '../parts.ts';
import { say } from './copy.ts';
import { lagStore } from './store.ts';

/** Reads the reason that its owner gave for a goal, once everybody may know that it is behind. */
export async function readCause({ store }: Pick<Parts, 'store'>, goal: Goal): Promise<string | undefined> {
  if (goal.status !== 'behind' || goal.shownStatus !== 'behind') return undefined;
  return (await lagStore(store).openOf([goal.id])).get(goal.id)?.cause;
}

/** Shows the owner's reason on somebody else's card of the goal; nothing where none was given. */
export const causeElements = (locale: Locale, cause: string | undefined): CardElement[] =>
  cause === undefined
    ? []
    : [{ kind: 'fields', layout: 'rows', fields: [{ label: say(locale).reason(), value: plain(cause) }] }];
