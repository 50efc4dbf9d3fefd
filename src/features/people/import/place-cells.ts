import { err, ok } from '../../../shared/result.ts';
import { type CellReader, quoted } from '../../../sheets/index.ts';
import type { Words } from './copy.ts';
import { readLocale, readZone } from './read-values.ts';

/** The readers of where people and teams are: their time zone and language. */
export const placeReaders = (words: Words) => ({
  zone: ((text) => {
    const zone = readZone(text);
    return zone === undefined ? err(words.badZone(quoted(text))) : ok(zone);
  }) satisfies CellReader,
  locale: ((text) => {
    const locale = readLocale(text);
    return locale === undefined ? err(words.badLocale(quoted(text))) : ok(locale);
  }) satisfies CellReader,
});
