import type { Page } from 'playwright-core';

type AxNode = {
  ignored: boolean;
  role?: { value?: unknown };
  name?: { value?: unknown };
  properties?: { name: string; value: { value?: unknown } }[];
};

const mustHaveNames = new Set([
  'button',
  'checkbox',
  'combobox',
  'dialog',
  'link',
  'listbox',
  'log',
  'menu',
  'menuitem',
  'navigation',
  'progressbar',
  'progressIndicator',
  'radio',
  'region',
  'tab',
  'textbox',
]);

/** Lists controls and landmarks that a screen reader could only call by their kind. */
async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes }: { nodes: AxNode[] } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const role = (node: AxNode): string => String(node.role?.value ?? '');
  return nodes
    .filter(
      (node) =>
        !node.ignored && mustHaveNames.has(role(node)) && String(node.name?.value ?? '').trim() === '',
    )
    .map((node) => `a nameless ${role(node)}`);
}

/** Looks at the page's own markup: ids once, labels that lead somewhere, one main part, one first heading, no skipped level. */
function wrongMarkup(): string[] {
  const problems: string[] = [];
  const ids = [...document.querySelectorAll('[id]')].map((it) => it.id);
  for (const id of new Set(ids.filter((it, i) => ids.indexOf(it) !== i)))
    problems.push(`the id ${id} is there twice`);
  for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for']) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      for (const id of (element.getAttribute(attribute) ?? '').split(/\s+/)) {
        if (document.getElementById(id) === null) problems.push(`${attribute}="${id}" leads nowhere`);
      }
    }
  }
  if (document.querySelectorAll('main').length !== 1) problems.push('there is not one main part');
  if (document.querySelectorAll('h1').length !== 1) problems.push('there is not one first heading');
  if (document.documentElement.lang === '') problems.push('the page has no language');
  if (document.querySelector('[style], style, [onclick], script:not([src])') !== null) {
    const inline = [...document.querySelectorAll('[style]')].filter((it) => it.getAttribute('style') !== '');
    if (
      document.querySelector('style, [onclick], script:not([src])') !== null ||
      inline.some((it) => !['TEXTAREA', 'DIV'].includes(it.tagName))
    ) {
      problems.push('something is inline');
    }
  }
  return problems;
}

/** Lists words whose colour is too near to what lies behind them (WCAG AA: 4.5, large words 3). */
function faintWords(): string[] {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('There is no canvas');
  type Colour = [number, number, number, number];
  const known = new Map<string, Colour>();
  const read = (css: string): Colour => {
    const before = known.get(css);
    if (before !== undefined) return before;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
    const colour: Colour = [r, g, b, a / 255];
    known.set(css, colour);
    return colour;
  };
  const over = (top: Colour, under: Colour): Colour => {
    const mix = (i: 0 | 1 | 2) => top[i] * top[3] + under[i] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const behind = (element: Element | null): Colour => {
    if (element === null) return [255, 255, 255, 1];
    const own = read(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, behind(element.parentElement));
  };
  const light = ([r, g, b]: Colour): number => {
    const linear = (it: number) =>
      it / 255 <= 0.03928 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const faint = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.textContent?.trim() ?? '';
    if (
      element === null ||
      words === '' ||
      element.getClientRects().length === 0 ||
      element.closest('.hidden, :disabled, template') !== null
    )
      continue;
    const style = getComputedStyle(element);
    if (style.visibility !== 'visible') continue;
    const ground = behind(element);
    const [a, b] = [light(over(read(style.color), ground)), light(ground)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.6 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) faint.add(`${words.slice(0, 40)} (${ratio.toFixed(2)})`);
  }
  return [...faint];
}

/** Lists what would keep somebody from using the page as it is now. */
export async function obstacles(page: Page): Promise<string[]> {
  const [names, markup, faint] = [
    await nameless(page),
    await page.evaluate(wrongMarkup),
    await page.evaluate(faintWords),
  ];
  return [...names, ...markup, ...faint.map((it) => `too faint: ${it}`)];
}

/** How far the page, or its top bar, is wider than the window, in pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(
      ...[document.documentElement, ...document.querySelectorAll('.top-bar, .scroller, .items')].map(
        (it) => it.scrollWidth - it.clientWidth,
      ),
    ),
  );
