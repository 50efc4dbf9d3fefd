import { createApp } from '../../../src/app.ts';
import type { Card, Form } from '../../../src/chat/index.ts';
import { tables } from '../../../src/schema.ts';
import { realClock } from '../../../src/shared/clock.ts';
import { type Locale, locales } from '../../../src/shared/locale.ts';
import { openLog } from '../../../src/shared/log.ts';
import { everyElement, everyField } from '../../contracts/every-element.ts';
import { openFresh } from '../../support/databases.ts';
import { ordinarySettings } from '../../support/ordinary-settings.ts';

export type Drawn<T> = { name: string; locale: Locale; it: T };
export type Samples = { cards: Drawn<Card>[]; forms: Drawn<Form>[] };

/** Draws every sample of every feature in both languages, and one of each kind of thing besides. */
export async function drawSamples(): Promise<Samples> {
  const { store, close } = await openFresh('sqlite', tables);
  const { features } = createApp({
    store,
    clock: realClock,
    newId: () => 'id',
    log: openLog('silent'),
    platforms: [],
    settings: ordinarySettings,
  });
  await close();
  const samples: Samples = { cards: [], forms: [] };
  for (const locale of locales) {
    samples.cards.push({ name: 'every element', locale, it: everyElement() });
    samples.forms.push({ name: 'every field', locale, it: everyField() });
    for (const feature of features)
      for (const sample of feature.samples ?? []) {
        const name = `${feature.name}: ${sample.name}`;
        const drawn = sample.draw(locale);
        if ('card' in drawn) samples.cards.push({ name, locale, it: drawn.card });
        else samples.forms.push({ name, locale, it: drawn.form });
      }
  }
  return samples;
}
