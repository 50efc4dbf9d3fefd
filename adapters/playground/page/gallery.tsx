import { type Locale, locales } from '../../../src/shared/locale.ts';
import { BASE, type GalleryEntry } from '../config.ts';
import { say } from '../copy.ts';
import { RenderCard } from '../render-card.tsx';
import { RenderForm } from '../render-form.tsx';
import type { Eyes } from '../render-text.tsx';
import type { Assets } from './assets.ts';
import { documentOf } from './document.tsx';
import { Mark } from './icons.tsx';
import { Switches } from './top-bar.tsx';
import type { Theme } from './view.ts';

type GalleryView = {
  entries: readonly GalleryEntry[];
  chrome: Locale;
  theme: Theme;
  assets: Assets;
  timeZone: string;
};

const languageNames: Readonly<Record<Locale, string>> = { en: 'English', 'zh-CN': '中文' };

function Drawing({ entry, locale, eyes }: { entry: GalleryEntry; locale: Locale; eyes: Eyes }) {
  const drawn = entry.draw(locale);
  return (
    <div class="drawing" lang={locale}>
      <p class="eyebrow">{languageNames[locale]}</p>
      {'card' in drawn ? (
        <RenderCard card={drawn.card} eyes={eyes} />
      ) : (
        <div class="framed">
          <RenderForm form={drawn.form} eyes={eyes} />
        </div>
      )}
    </div>
  );
}

/** Draws the gallery: every sample of every feature, both languages side by side. */
export function galleryPage({ entries, chrome, theme, assets, timeZone }: GalleryView) {
  const words = say(chrome);
  const features = [...new Set(entries.map((it) => it.feature))];
  return documentOf(
    { locale: chrome, theme, title: words.title({ place: words.galleryTitle() }), assets },
    'gallery',
    <>
      <header class="top-bar">
        <a class="brand" href={BASE}>
          <Mark />
          <span>
            {words.brand()} <span class="brand-note">{words.galleryTitle()}</span>
          </span>
        </a>
        <search class="filter">
          <label class="hidden" for="filter">
            {words.galleryFilter()}
          </label>
          <input id="filter" type="search" placeholder={words.galleryFilterHint()} autocomplete="off" />
        </search>
        <div class="switches">
          <Switches chrome={chrome} theme={theme} />
        </div>
      </header>
      <main class="samples">
        <div class="samples-head">
          <h1>{words.galleryTitle()}</h1>
          <p>{words.galleryIntro()}</p>
          <p class="detail" id="sample-count" role="status" data-locale={chrome}>
            {words.galleryCount({ count: entries.length })}
          </p>
          <a href={BASE}>{words.back()}</a>
        </div>
        {features.map((feature) => (
          <section class="feature" aria-labelledby={`feature-${feature}`}>
            <h2 id={`feature-${feature}`}>{feature}</h2>
            {entries
              .filter((it) => it.feature === feature)
              .map((entry, i) => (
                <section
                  class="sample"
                  aria-label={`${feature}: ${entry.name}`}
                  data-sample={`${feature} ${entry.name}`}
                >
                  <p class="sample-name">
                    {entry.name}{' '}
                    <span class="tag">{'card' in entry.draw('en') ? words.card() : words.form()}</span>
                  </p>
                  <div class="pair">
                    {locales.map((locale) => (
                      <Drawing
                        entry={entry}
                        locale={locale}
                        eyes={{ locale, timeZone, personId: undefined, id: `${feature}-${i}-${locale}` }}
                      />
                    ))}
                  </div>
                </section>
              ))}
          </section>
        ))}
        <div class="toasts" id="toasts" role="status" aria-live="polite" />
      </main>
    </>,
  );
}
