/** Paths on a 20 × 20 grid, drawn with a round line; no font has to hold them. */
const paths = {
  good: ['M4.5 10.5l3.5 3.5 7.5-8'],
  warning: ['M10 4v7', 'M10 15v.01'],
  bad: ['M10 3.5l7 12.5H3z', 'M10 8.5v3', 'M10 14v.01'],
  down: ['M5.5 8l4.5 4.5L14.5 8'],
  close: ['M5 5l10 10', 'M15 5L5 15'],
  menu: ['M3.5 6h13', 'M3.5 10h13', 'M3.5 14h13'],
  send: ['M10 16V4.5', 'M5 9l5-5 5 5'],
  inspect: ['M7 5.5L2.5 10 7 14.5', 'M13 5.5l4.5 4.5-4.5 4.5'],
  eye: [
    'M1.8 10S4.8 4.6 10 4.6 18.2 10 18.2 10 15.2 15.4 10 15.4 1.8 10 1.8 10z',
    'M10 12.4a2.4 2.4 0 100-4.8 2.4 2.4 0 000 4.8z',
  ],
  lock: ['M5 9h10v7H5z', 'M7 9V6.5a3 3 0 016 0V9'],
  hash: ['M7.5 3.5l-1.5 13', 'M14 3.5l-1.5 13', 'M3.5 7.5h13', 'M3 12.5h13'],
  clock: ['M10 17a7 7 0 100-14 7 7 0 000 14z', 'M10 6v4l2.5 2'],
  forward: ['M4 5l6 5-6 5z', 'M11 5l6 5-6 5z'],
  reset: ['M4 8a6.5 6.5 0 11-.3 4', 'M3.5 3.5V8H8'],
  sun: [
    'M10 13.2a3.2 3.2 0 100-6.4 3.2 3.2 0 000 6.4z',
    'M10 2v1.8',
    'M10 16.2V18',
    'M2 10h1.8',
    'M16.2 10H18',
    'M4.3 4.3l1.3 1.3',
    'M14.4 14.4l1.3 1.3',
    'M4.3 15.7l1.3-1.3',
    'M14.4 5.6l1.3-1.3',
  ],
  moon: ['M16.5 11.8A7 7 0 018.2 3.5a7 7 0 108.3 8.3z'],
  question: [
    'M10 17.5a7.5 7.5 0 100-15 7.5 7.5 0 000 15z',
    'M7.8 7.8a2.2 2.2 0 113 2.1c-.6.3-.8.7-.8 1.3',
    'M10 14v.01',
  ],
  grid: ['M3.5 3.5h5.5v5.5H3.5z', 'M11 3.5h5.5v5.5H11z', 'M3.5 11h5.5v5.5H3.5z', 'M11 11h5.5v5.5H11z'],
} as const satisfies Record<string, readonly string[]>;

export type IconName = keyof typeof paths;

/** Draws an icon beside words that say the same, so that screen readers leave it out. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    {paths[name].map((path) => (
      <path d={path} />
    ))}
  </svg>
);

/** Draws Pacer's mark: two waves in step. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
    <rect width="32" height="32" rx="9" />
    <path d="M6 13.5c3.3-5.4 6.7-5.4 10 0s6.7 5.4 10 0" />
    <path d="M6 20.5c3.3-5.4 6.7-5.4 10 0s6.7 5.4 10 0" />
  </svg>
);
