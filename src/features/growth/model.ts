import type { MonthKey } from '../../calendar/index.ts';
import type { Button, Text } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Locale } from '../../shared/locale.ts';

/** A month of somebody's, in their own zone: from its first moment to that of the next. */
export type Month = { month: MonthKey; from: Instant; to: Instant };

/** One line of a month; a button leads to the thing itself. */
export type GrowthLine = { text: Text; button?: Button };

/** What a feature adds to somebody's own line; asked for that person alone, and shown to nobody else. */
export interface GrowthSource {
  lines(
    personId: string,
    months: readonly Month[],
    locale: Locale,
  ): Promise<ReadonlyMap<MonthKey, readonly GrowthLine[]>>;
}
