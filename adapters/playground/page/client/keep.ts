/** Seconds that a choice is remembered. */
const YEAR = 365 * 24 * 3600;

/** Keeps a choice for the next visit; the server reads it when it draws the page. */
export function keep(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `pacer_${name}=${encodeURIComponent(value)}; path=/playground; max-age=${YEAR}; samesite=strict`;
}
