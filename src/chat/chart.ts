type Line = { name: string; values: readonly number[] };

/**
 * What a picture shows, as figures: each chat draws it with its own means, or as an image. Every series has one value a category;
 * the slices of a pie are above zero.
 */
export type Chart =
  | {
      kind: 'bar' | 'line' | 'area';
      categories: readonly string[];
      series: readonly Line[];
      xLabel?: string;
      yLabel?: string;
    }
  | { kind: 'pie'; slices: readonly { label: string; value: number }[] };
