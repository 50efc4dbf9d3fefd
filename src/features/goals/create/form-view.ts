import type { Option } from '../../../chat/index.ts';
import type { BusinessType } from '../../people/model.ts';
import type { Choice } from './choice.ts';
import type { GoalValues } from './form-values.ts';
import type { Defaults } from './read-draft.ts';

/** What the second step is drawn from. */
export type GoalFormView = {
  choice: Pick<Choice, 'tool' | 'way'>;
  businessType: BusinessType;
  purpose: { kind: 'new' } | { kind: 'revise'; code: string } | { kind: 'take-up'; code: string };
  /** For whom else it is. */
  forWhom: { kind: 'person' | 'team'; name: string } | undefined;
  /** Who has to agree. */
  decider: string | undefined;
  /** Whether it goes to the decider's manager where it stays unanswered. */
  goesUp: boolean;
  /** The goal it is a part of, where that is settled. */
  partOf: string | undefined;
  /** What it can serve. */
  parents: readonly Option[];
  mayBePrivate: boolean;
  /** How many goals there are already, where one more asks why; whose, unless the writer's own. */
  excess: { count: number; name: string | undefined } | undefined;
  defaults: Defaults;
  /** What the proposal says so far. */
  initial: Partial<GoalValues>;
  more: boolean;
  version: number | undefined;
};

/** Puts what is known already into a field. */
export const begin = <T>(initial: T | undefined): { initial?: T } =>
  initial === undefined ? {} : { initial };
