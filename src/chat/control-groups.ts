import type { Button, CardElement } from './card.ts';

/** Something that is pressed or chosen from. */
export type Control = { kind: 'button'; button: Button } | Extract<CardElement, { kind: 'select' }>;

/** Everything of a card that is read. */
export type WordElement = Exclude<CardElement, { kind: 'buttons' | 'select' }>;

export type ControlGroup =
  | { kind: 'words'; element: WordElement }
  | { kind: 'controls'; controls: Control[] };

const controlsOf = (element: CardElement): Control[] | undefined => {
  if (element.kind === 'select') return [element];
  return element.kind === 'buttons'
    ? element.buttons.map((button) => ({ kind: 'button', button }))
    : undefined;
};

/** Quiet controls are small print, at the end of a card. */
export const isQuiet = (it: Control): boolean => it.kind === 'button' && it.button.style === 'quiet';

/** Puts controls that follow each other into one row; quiet ones join the last row of the card, wherever it is. */
export function groupControls(elements: readonly CardElement[]): ControlGroup[] {
  const groups: ControlGroup[] = [];
  const quiet: Control[] = [];
  for (const element of elements) {
    const controls = controlsOf(element);
    if (controls === undefined) {
      if (element.kind !== 'buttons' && element.kind !== 'select') groups.push({ kind: 'words', element });
      continue;
    }
    quiet.push(...controls.filter(isQuiet));
    const loud = controls.filter((it) => !isQuiet(it));
    const last = groups.at(-1);
    if (last?.kind === 'controls') last.controls.push(...loud);
    else if (loud.length > 0) groups.push({ kind: 'controls', controls: loud });
  }
  if (quiet.length === 0) return groups;
  const row = groups.findLast((it) => it.kind === 'controls');
  if (row?.kind === 'controls') row.controls.push(...quiet);
  else groups.push({ kind: 'controls', controls: quiet });
  return groups;
}
