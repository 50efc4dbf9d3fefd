import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Locale } from '../../../src/shared/locale.ts';
import { BASE } from '../config.ts';
import { say } from '../copy.ts';
import { type Assets, assetHref } from './assets.ts';
import { ConversationOf, type ConversationView, placeName } from './conversation.tsx';
import { Icon } from './icons.tsx';
import { Sidebar } from './sidebar.tsx';
import { pageState } from './state.ts';
import { TopBar } from './top-bar.tsx';
import type { Theme } from './view.ts';

export type Shell = { locale: Locale; theme: Theme; title: string; assets: Assets };

/** Draws a whole HTML document around its body. */
export const documentOf = (
  { locale, theme, title, assets }: Shell,
  script: 'app' | 'gallery',
  body: Child,
) => html`<!doctype html>
${(
  <html lang={locale} data-theme={theme}>
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
      <meta
        name="viewport"
        content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
      />
      <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
      <link rel="icon" href={assetHref(assets, 'mark.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={assetHref(assets, 'app.css')} />
      <script type="module" src={assetHref(assets, `${script}.js`)} />
    </head>
    <body class={script}>{body}</body>
  </html>
)}`;

/** The dialogs that the page fills when they are needed. */
function Dialogs({ locale }: { locale: Locale }) {
  const words = say(locale);
  return (
    <>
      <dialog id="form-dialog" class="sheet" />
      <dialog id="confirm-dialog" class="small-dialog" />
      <dialog id="reset-dialog" class="small-dialog" aria-labelledby="reset-title">
        <h2 id="reset-title">{words.resetTitle()}</h2>
        <p>{words.resetBody()}</p>
        <div class="actions">
          <button type="button" class="button plain" data-answer="no">
            {words.cancel()}
          </button>
          <button type="button" class="button danger" data-answer="yes">
            {words.resetConfirm()}
          </button>
        </div>
      </dialog>
      <dialog id="inspector" class="side-dialog" aria-labelledby="inspector-title">
        <header>
          <h2 id="inspector-title">{words.inspector()}</h2>
          <button type="button" class="button icon-only" data-close aria-label={words.close()}>
            <Icon name="close" />
          </button>
        </header>
        <div class="inspector-body" />
      </dialog>
    </>
  );
}

export type PlaygroundPage = ConversationView &
  Parameters<typeof pageState>[0] & { theme: Theme; assets: Assets };

/** Draws the page. */
export function playgroundPage({ theme, assets, ...view }: PlaygroundPage) {
  const { frame } = view;
  const { chrome } = frame;
  const words = say(chrome);
  const title = words.title({ place: placeName(frame) });
  const state = pageState(view);
  return documentOf(
    { locale: chrome, theme, title, assets },
    'app',
    <>
      <a class="skip" href="#conversation">
        {words.skip()}
      </a>
      <div id="state" hidden data-state={JSON.stringify(state)} />
      <TopBar frame={frame} theme={theme} />
      <div class="panes">
        <nav class="sidebar" id="sidebar" aria-label={words.sidebar()}>
          <div id="sidebar-content">
            <Sidebar frame={frame} />
          </div>
          <footer>
            <a class="button quiet" href={`${BASE}/gallery`}>
              <Icon name="grid" />
              {words.gallery()}
            </a>
            <p class="detail">{words.about()}</p>
          </footer>
        </nav>
        <div class="backdrop" data-drawer-close />
        <ConversationOf {...view} />
      </div>
      <div class="toasts" id="toasts" role="status" aria-live="polite" />
      <Dialogs locale={chrome} />
    </>,
  );
}
