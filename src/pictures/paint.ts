import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { renderAsync } from '@resvg/resvg-js';
import { drawSvg, type Picture, SIZE } from './draw-svg.ts';

const fontFiles = ['400', '700'].map((weight) =>
  fileURLToPath(new URL(`./fonts/noto-sans-sc-${weight}.ttf`, import.meta.url)),
);

/** Twice the pixels: sharp on telephones. */
const SCALE = 2;

let before: Promise<unknown> = Promise.resolve();

async function render(picture: Pick<Picture, 'title' | 'chart'>): Promise<Uint8Array> {
  const image = await renderAsync(drawSvg(picture), {
    fitTo: { mode: 'width', value: SIZE.width * SCALE },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Noto Sans SC' },
  });
  const png = image.asPng();
  // Native buffers are freed between turns of the event loop only.
  await setImmediate();
  return png;
}

/** Paints a chart as PNG, one at a time: two at once take as long and keep twice the memory. */
export function paint(picture: Pick<Picture, 'title' | 'chart'>): Promise<Uint8Array> {
  const painted = before.then(() => render(picture));
  before = painted.catch(() => undefined);
  return painted;
}
