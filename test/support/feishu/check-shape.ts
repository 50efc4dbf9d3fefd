/** Says what is wrong with a value at a place, in Feishu's words; nothing where all is well. */
export type Rule = (it: unknown, at: string) => string[];
export type Json = Record<string, unknown>;

/** Codes of what Feishu refuses in a card (feishu.md section 11). */
export const ErrCode = {
  userId: 100290,
  tooManyElements: 11310,
  formName: 200530,
  chart: 200550,
  imageKey: 200570,
  json: 200621,
  tag: 200861,
  tableRows: 200914,
  tooLarge: 230025,
} as const;

export const problem = (at: string, words: string, code: number = ErrCode.json): string[] => [
  `ErrCode: ${code}; ErrMsg: ${words}; ErrPath: ${at}`,
];

export const isObject = (it: unknown): it is Json =>
  typeof it === 'object' && it !== null && !Array.isArray(it);
export const objectOf = (it: unknown): Json => (isObject(it) ? it : {});
export const listOf = (it: unknown): readonly unknown[] => (Array.isArray(it) ? it : []);
export const objectsOf = (it: unknown): readonly Json[] => listOf(it).filter(isObject);

/** Lists every object inside that has a tag, itself included, in the order of the card. */
export function taggedIn(it: unknown, found: Json[] = []): Json[] {
  if (Array.isArray(it)) for (const one of it) taggedIn(one, found);
  if (!isObject(it)) return found;
  if ('tag' in it) found.push(it);
  for (const one of Object.values(it)) taggedIn(one, found);
  return found;
}

/** A string of some length, counted in UTF-16 units. */
export const string =
  (max = Number.POSITIVE_INFINITY, min = 1): Rule =>
  (it, at) => {
    if (typeof it !== 'string') return problem(at, 'type of property is not string');
    if (it.length < min) return problem(at, 'property is empty');
    return it.length > max ? problem(at, `property exceeds the limit of ${max}`) : [];
  };

export const flag: Rule = (it, at) =>
  typeof it === 'boolean' ? [] : problem(at, 'type of property is not boolean');

export const integer =
  (min: number, max: number): Rule =>
  (it, at) =>
    typeof it === 'number' && Number.isInteger(it) && it >= min && it <= max
      ? []
      : problem(at, `property is not an integer from ${min} to ${max}`);

export const oneOf =
  (...allowed: readonly (string | boolean)[]): Rule =>
  (it, at) =>
    allowed.some((one) => one === it) ? [] : problem(at, `property is not one of ${allowed.join(', ')}`);

export const matching =
  (pattern: RegExp, words: string): Rule =>
  (it, at) =>
    typeof it === 'string' && pattern.test(it) ? [] : problem(at, `property is not ${words}`);

export const eitherOf =
  (...rules: readonly Rule[]): Rule =>
  (it, at) =>
    rules.some((rule) => rule(it, at).length === 0) ? [] : (rules.at(-1)?.(it, at) ?? []);

export const list =
  (min: number, max: number, item: Rule): Rule =>
  (it, at) => {
    if (!Array.isArray(it)) return problem(at, 'type of property is not array');
    const found = it.flatMap((one, index) => item(one, `${at} -> [${index}]${tagOf(one)}`));
    if (it.length < min) found.push(...problem(at, `fewer than ${min} items`));
    if (it.length > max) found.push(...problem(at, `more than ${max} items`));
    return found;
  };

const tagOf = (it: unknown): string => (isObject(it) && 'tag' in it ? `(tag: ${String(it.tag)})` : '');

export type Fields = Readonly<Record<string, Rule>>;

/** An object with these properties and no others (`tag` is looked at elsewhere); `more` looks at how they agree. */
export const shape = (
  required: Fields,
  optional: Fields = {},
  more?: (it: Json, at: string) => string[],
): Rule => {
  const rules = new Map([...Object.entries(required), ...Object.entries(optional)]);
  const needed = Object.keys(required);
  return (it, at) => {
    if (!isObject(it)) return problem(at, 'type of property is not object');
    const found = needed
      .filter((name) => it[name] === undefined)
      .flatMap((name) => problem(at, `required property is missing: ${name}`));
    for (const [name, value] of Object.entries(it)) {
      const rule = rules.get(name);
      if (rule !== undefined) found.push(...rule(value, `${at} -> ${name}`));
      else if (name !== 'tag') found.push(...problem(at, `unknown property, property: ${name}`));
    }
    return found.length === 0 && more !== undefined ? more(it, at) : found;
  };
};

/** An object whose `tag` says which rule it follows; other tags are refused. */
export const byTag =
  (rules: Fields): Rule =>
  (it, at) => {
    const tag = isObject(it) && typeof it.tag === 'string' ? it.tag : '';
    const rule = Object.hasOwn(rules, tag) ? rules[tag] : undefined;
    return rule === undefined
      ? problem(
          at,
          `cards of schema V2 no longer support this capability; unsupported tag ${tag}`,
          ErrCode.tag,
        )
      : rule(it, at);
  };
