import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { CardElement } from '../chat/index.ts';
import { chartOption } from './chart-option.ts';

use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

export type Picture = Extract<CardElement, { kind: 'picture' }>;

/** In pixels before scaling: as wide as a chat's column, low enough to be seen whole on a telephone. */
export const SIZE = { width: 800, height: 450 };

/** Draws a chart as SVG, the same on every machine. */
export function drawSvg({ title, chart }: Pick<Picture, 'title' | 'chart'>): string {
  const drawing = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
  try {
    drawing.setOption(chartOption(title, chart));
    return drawing.renderToSVGString();
  } finally {
    drawing.dispose();
  }
}
