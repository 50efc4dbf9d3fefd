import {
  ErrCode,
  isObject,
  type Json,
  listOf,
  oneOf,
  problem,
  type Rule,
  shape,
  string,
} from './check-shape.ts';

const kinds = [
  'bar',
  'line',
  'area',
  'pie',
  'radar',
  'scatter',
  'funnel',
  'wordCloud',
  'linearProgress',
  'circularProgress',
  'common',
];
/** Fields that a kind of chart cannot be drawn without. */
const needs: Readonly<Record<string, readonly string[]>> = {
  bar: ['xField', 'yField'],
  line: ['xField', 'yField'],
  area: ['xField', 'yField'],
  scatter: ['xField', 'yField'],
  pie: ['categoryField', 'valueField'],
};

const refuse = (at: string, words: string): string[] =>
  problem(at, `chart_spec is invalid, ${words}`, ErrCode.chart);

const valuesOf = (spec: Json): readonly unknown[] =>
  isObject(spec.data)
    ? listOf(spec.data.values)
    : listOf(spec.data).flatMap((it) => (isObject(it) ? listOf(it.values) : []));

/** A VChart specification: a known kind, data, and the fields that it is drawn from in every row of it. */
const chartSpec: Rule = (it, at) => {
  if (!isObject(it)) return refuse(at, 'it is no object');
  const type = String(it.type);
  if (!kinds.includes(type)) return refuse(at, `unknown type ${type}`);
  const values = valuesOf(it);
  const fields = needs[type] ?? [];
  const missing = fields.filter((name) => it[name] === undefined);
  const named = fields.flatMap((name) => (Array.isArray(it[name]) ? it[name] : [it[name]])).map(String);
  const bare = values.filter(
    (row) => !isObject(row) || named.some((name) => row[name] === undefined || row[name] === null),
  );
  return [
    ...missing.flatMap((name) => refuse(at, `there is no ${name}`)),
    ...(values.length === 0 ? refuse(at, 'there are no values') : []),
    ...(missing.length === 0 && bare.length > 0 ? refuse(at, 'a value lacks a field') : []),
    ...(it.axes !== undefined && !Array.isArray(it.axes) ? refuse(at, 'axes is no array') : []),
  ];
};

/** Makes the rule of a chart with what every element may have. */
export const chartWith = (common: Readonly<Record<string, Rule>>): Rule =>
  shape(
    { chart_spec: chartSpec },
    {
      ...common,
      aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
      color_theme: oneOf('brand', 'rainbow', 'complementary', 'converse', 'primary'),
      preview: oneOf(true, false),
      height: string(10),
    },
  );
