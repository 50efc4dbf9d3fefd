import { keep } from './keep.ts';

/** Lets language and theme be chosen; both are kept for the next visit. */
export function startSwitches(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const theme = event.target.closest<HTMLElement>('[data-theme-choice]')?.dataset.themeChoice;
    if (theme !== undefined) {
      document.documentElement.dataset.theme = theme;
      document
        .querySelector('meta[name="color-scheme"]')
        ?.setAttribute('content', theme === 'system' ? 'light dark' : theme);
      for (const it of document.querySelectorAll('[data-theme-choice]')) {
        it.setAttribute('aria-checked', String(it.getAttribute('data-theme-choice') === theme));
      }
      void keep('theme', theme);
    }
    const language = event.target.closest<HTMLElement>('[data-language]')?.dataset.language;
    if (language !== undefined) {
      void keep('language', language).then(() => window.location.reload());
    }
  });
}
