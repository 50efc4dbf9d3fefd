import {
  byType,
  finite,
  type Json,
  list,
  listOf,
  objectsOf,
  problem,
  type Rule,
  shape,
  string,
} from './check-shape.ts';

// slack.md section 9
const LABEL = 20;
const SERIES = 6;
const CATEGORIES = 20;

const label = string(LABEL);
const positive: Rule = (it, at) =>
  typeof it === 'number' && Number.isFinite(it) && it > 0 ? [] : problem(at, 'must be more than 0');

const point = shape({ label, value: finite });
const oneSeries = shape({ name: label, data: list(1, CATEGORIES, point) });
const axes = shape({ categories: list(1, CATEGORIES, label) }, { x_label: string(50), y_label: string(50) });

/** Every series has exactly one point for each category, and a name of its own. */
function agree(it: Json, at: string): string[] {
  const { axis_config: axis } = it;
  const categories = listOf(objectsOf([axis])[0]?.categories);
  const found: string[] = [];
  if (new Set(categories).size !== categories.length)
    found.push(...problem(`${at}/axis_config/categories`, 'categories must be unique'));
  const series = objectsOf(it.series);
  if (new Set(series.map((one) => one.name)).size !== series.length)
    found.push(...problem(`${at}/series`, 'series names must be unique'));
  for (const [index, one] of series.entries()) {
    const labels = objectsOf(one.data).map((each) => each.label);
    const complete =
      labels.length === categories.length && categories.every((category) => labels.includes(category));
    if (!complete)
      found.push(...problem(`${at}/series/${index}/data`, 'must have exactly one point for each category'));
  }
  return found;
}

const withAxes = shape({ series: list(1, SERIES, oneSeries), axis_config: axes }, {}, agree);

/** The `chart` of a `data_visualization` block. */
export const chart: Rule = byType({
  pie: shape({ segments: list(1, SERIES, shape({ label, value: positive })) }),
  bar: withAxes,
  area: withAxes,
  line: withAxes,
});

export const chartTitle = string(50);
