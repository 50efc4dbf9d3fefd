import { joinSubscriptions } from '../../chat/index.ts';
import type { GoalsPart } from './parts.ts';

type Named = Readonly<Record<string, unknown>>;

/** Joins what parts declare under one heading; a name that two use is a mistake that shows at start. */
function joinNamed<T extends Named>(all: readonly (T | undefined)[]): T {
  const names = all.flatMap((it) => Object.keys(it ?? {}));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`Two parts of goals declare ${twice}`);
  return Object.assign({}, ...all) as T;
}

/** Joins the parts of goals into what one feature declares. */
export const joinParts = (parts: readonly GoalsPart[]) => ({
  commands: joinNamed(parts.map((it) => it.commands)),
  actions: joinNamed(parts.map((it) => it.actions)),
  forms: joinNamed(parts.map((it) => it.forms)),
  cards: joinNamed(parts.map((it) => it.cards)),
  timers: joinNamed(parts.map((it) => it.timers)),
  lookups: joinNamed(parts.map((it) => it.lookups)),
  reasons: joinNamed(parts.map((it) => it.reasons)),
  on: joinSubscriptions(...parts.map((it) => it.on ?? {})),
  samples: parts.flatMap((it) => it.samples ?? []),
});
