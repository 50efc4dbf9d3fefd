import { z } from 'zod';
import { BASE, type Figures } from './config.ts';

const name = z.string().max(200);
const figures = z.object({
  title: name,
  chart: z.discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['bar', 'line', 'area']),
      categories: z.array(name).max(400),
      series: z.array(z.object({ name, values: z.array(z.number()).max(400) })).max(50),
      xLabel: name.optional(),
      yLabel: name.optional(),
    }),
    z.object({
      kind: z.literal('pie'),
      slices: z.array(z.object({ label: name, value: z.number() })).max(400),
    }),
  ]),
});

/** Writes the figures into the address of their picture, so that nothing has to be kept for it. */
export const pictureUrl = ({ title, chart }: Figures): string =>
  `${BASE}/picture/${Buffer.from(JSON.stringify({ title, chart })).toString('base64url')}`;

/** Reads the figures out of an address; anything else is `undefined`. */
export function readPicture(encoded: string): Figures | undefined {
  try {
    const { title, chart } = figures.parse(JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')));
    if (chart.kind === 'pie') return { title, chart };
    const { xLabel, yLabel, ...axes } = chart;
    return {
      title,
      chart: {
        ...axes,
        ...(xLabel === undefined ? {} : { xLabel }),
        ...(yLabel === undefined ? {} : { yLabel }),
      },
    };
  } catch {
    return undefined;
  }
}
