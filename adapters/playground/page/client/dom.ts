/** Finds an element that the page always has. */
export function find<E extends HTMLElement>(
  selector: string,
  kind: new () => E,
  within: ParentNode = document,
): E {
  const found = within.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}`);
  return found;
}

/** Finds elements of one kind. */
export const findAll = <E extends HTMLElement>(
  selector: string,
  kind: new () => E,
  within: ParentNode = document,
): E[] => [...within.querySelectorAll(selector)].filter((it): it is E => it instanceof kind);

/** Finds the element around an event's target that matches. */
export function around<E extends HTMLElement>(
  event: Event,
  selector: string,
  kind: new () => E,
): E | undefined {
  const found = event.target instanceof Element ? event.target.closest(selector) : null;
  return found instanceof kind ? found : undefined;
}

/** Makes elements of markup that the server drew; nothing typed ever comes this way unescaped. */
export function elementsOf(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** Narrow enough for the sidebar to be a drawer; the same width as in layout.css. */
export const isNarrow = (): boolean => window.matchMedia('(max-width: 860px)').matches;
