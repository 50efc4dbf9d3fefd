/** Reads a field of something that another system said. */
export const fieldIn = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null && Object.hasOwn(of, name) ? Reflect.get(of, name) : undefined;

/** Reads a field that is a string with something in it. */
export function wordsIn(of: unknown, name: string): string | undefined {
  const value = fieldIn(of, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Reads a field that is a list; any other is an empty one. */
export function listIn(of: unknown, name: string): readonly unknown[] {
  const value = fieldIn(of, name);
  return Array.isArray(value) ? value : [];
}

/** Reads the strings of a list. */
export const stringsIn = (of: unknown, name: string): string[] =>
  listIn(of, name).filter((it): it is string => typeof it === 'string' && it !== '');

/** Tells whether a field says yes. */
export const isSet = (of: unknown, name: string): boolean => fieldIn(of, name) === true;
