/** Says what is wrong with a value at a place (a JSON pointer), in Slack's words; nothing where all is well. */
export type Rule = (it: unknown, at: string) => string[];
export type Json = Record<string, unknown>;

export const problem = (at: string, words: string): string[] => [`[ERROR] ${words} [json-pointer:${at}]`];
export const isObject = (it: unknown): it is Json =>
  typeof it === 'object' && it !== null && !Array.isArray(it);
export const listOf = (it: unknown): readonly unknown[] => (Array.isArray(it) ? it : []);
export const objectsOf = (it: unknown): readonly Json[] => listOf(it).filter(isObject);

/** A string of some length, counted in UTF-16 units. */
export const string =
  (max: number, min = 1): Rule =>
  (it, at) => {
    if (typeof it !== 'string') return problem(at, 'must provide a string');
    if (it.length < min) return problem(at, `must be more than ${min - 1} characters`);
    return it.length > max ? problem(at, `must be less than ${max + 1} characters`) : [];
  };

export const flag: Rule = (it, at) => (typeof it === 'boolean' ? [] : problem(at, 'must provide a boolean'));

export const integer =
  (min: number, max: number): Rule =>
  (it, at) =>
    typeof it === 'number' && Number.isInteger(it) && it >= min && it <= max
      ? []
      : problem(at, `must be an integer from ${min} to ${max}`);

export const finite: Rule = (it, at) =>
  typeof it === 'number' && Number.isFinite(it) ? [] : problem(at, 'must provide a number');

export const oneOf =
  (...allowed: readonly (string | number)[]): Rule =>
  (it, at) =>
    allowed.some((one) => one === it) ? [] : problem(at, `must be one of: ${allowed.join(', ')}`);

export const matching =
  (pattern: RegExp, words: string): Rule =>
  (it, at) =>
    typeof it === 'string' && pattern.test(it) ? [] : problem(at, `must be ${words}`);

export const list =
  (min: number, max: number, item: Rule): Rule =>
  (it, at) => {
    if (!Array.isArray(it)) return problem(at, 'must provide an array');
    const found = it.flatMap((one, index) => item(one, `${at}/${index}`));
    if (it.length < min) found.push(...problem(at, `no fewer than ${min} items allowed`));
    if (it.length > max) found.push(...problem(at, `no more than ${max} items allowed`));
    return found;
  };

export type Fields = Readonly<Record<string, Rule>>;

/** An object with these properties and no others; `more` looks at how they agree. */
export const shape = (
  required: Fields,
  optional: Fields = {},
  more?: (it: Json, at: string) => string[],
): Rule => {
  const rules = new Map([...Object.entries(required), ...Object.entries(optional)]);
  const needed = Object.keys(required);
  return (it, at) => {
    if (!isObject(it)) return problem(at, 'must provide an object');
    const found = needed
      .filter((name) => it[name] === undefined)
      .flatMap((name) => problem(at, `missing required field: ${name}`));
    for (const [name, value] of Object.entries(it)) {
      const rule = rules.get(name);
      if (rule !== undefined) found.push(...rule(value, `${at}/${name}`));
      else if (name !== 'type') found.push(...problem(at, `invalid additional property: ${name}`));
    }
    return found.length === 0 && more !== undefined ? more(it, at) : found;
  };
};

/** An object whose `type` says which rule it follows; other types are refused. */
export const byType =
  (rules: Fields): Rule =>
  (it, at) => {
    if (!isObject(it)) return problem(at, 'must provide an object');
    const rule = typeof it.type === 'string' && Object.hasOwn(rules, it.type) ? rules[it.type] : undefined;
    return rule === undefined ? problem(`${at}/type`, `unsupported type: ${String(it.type)}`) : rule(it, at);
  };

/** Demands exactly one of the properties. */
export const exactlyOne =
  (...names: readonly string[]) =>
  (it: Json, at: string): string[] =>
    names.filter((name) => it[name] !== undefined).length === 1
      ? []
      : problem(at, `must define either \`${names.join('` or `')}\``);

/** Demands at least one of the properties. */
export const someOf =
  (...names: readonly string[]) =>
  (it: Json, at: string): string[] =>
    names.some((name) => it[name] !== undefined)
      ? []
      : problem(at, `must define either \`${names.join('` or `')}\``);
