import { interactiveTags } from './check-elements.ts';
import { ErrCode, isObject, type Json, listOf, problem, taggedIn } from './check-shape.ts';

const containers: ReadonlySet<string> = new Set(
  'form column_set collapsible_panel interactive_container'.split(' '),
);
/** Containers within containers. */
const DEEPEST = 5;
const onlyAtRoot: ReadonlySet<string> = new Set(['form', 'table']);
const neverInForms: ReadonlySet<string> = new Set(['form', 'table', 'chart']);

const tagOf = (it: unknown): string => (isObject(it) ? String(it.tag) : '');
const hasName = (it: Json): boolean => typeof it.name === 'string' && it.name !== '';

/** What stands in a container, whatever its kind. */
const inside = (it: Json): readonly unknown[] => [...listOf(it.elements), ...listOf(it.columns)];

function below(it: unknown, depth: number, at: string): string[] {
  if (!isObject(it)) return [];
  const tag = tagOf(it);
  const found =
    depth > 0 && onlyAtRoot.has(tag) ? problem(at, `${tag} must stand at the root of the body`) : [];
  const next = depth + (containers.has(tag) ? 1 : 0);
  if (next > DEEPEST) return [...found, ...problem(at, `containers nest deeper than ${DEEPEST}`)];
  if (tag === 'table') return found;
  return [
    ...found,
    ...inside(it).flatMap((one, i) => below(one, next, `${at} -> [${i}](tag: ${tagOf(one)})`)),
  ];
}

function form(it: Json, at: string): string[] {
  const parts = taggedIn(it.elements);
  const controls = parts.filter((one) => interactiveTags.has(tagOf(one)));
  const submits = controls.filter((one) => one.form_action_type === 'submit');
  return [
    ...parts
      .filter((one) => neverInForms.has(tagOf(one)))
      .flatMap((one) => problem(at, `${tagOf(one)} cannot stand in a form`)),
    ...controls
      .filter((one) => !hasName(one))
      .flatMap((one) => problem(at, `name of ${tagOf(one)} in a form is empty`, ErrCode.formName)),
    ...(submits.length === 0 ? problem(at, 'a form needs a submit button', ErrCode.formName) : []),
  ];
}

function outside(it: Json, at: string): string[] {
  return taggedIn(it)
    .filter((one) => one.form_action_type !== undefined)
    .flatMap(() => problem(at, 'form_action_type outside a form'));
}

function twice(values: readonly unknown[], what: string): string[] {
  const given = values.filter((it) => typeof it === 'string');
  return given
    .filter((it, i) => given.indexOf(it) !== i)
    .flatMap((it) => problem('ROOT', `${what} ${it} is duplicated`));
}

/** Says what of a body's elements stands where it may not, or is called as something else is. */
export function checkNesting(elements: readonly unknown[]): string[] {
  const at = (i: number, one: unknown): string => `ROOT -> body -> elements -> [${i}](tag: ${tagOf(one)})`;
  const tagged = taggedIn(elements);
  return [
    ...elements.flatMap((one, i) => below(one, 0, at(i, one))),
    ...elements.flatMap((one, i) => {
      if (!isObject(one)) return [];
      return one.tag === 'form' ? form(one, at(i, one)) : outside(one, at(i, one));
    }),
    ...twice(
      tagged.map((it) => it.name),
      'name',
    ),
    ...twice(
      tagged.map((it) => it.element_id),
      'element_id',
    ),
  ];
}
