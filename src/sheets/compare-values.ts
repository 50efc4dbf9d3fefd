/** A field whose value somebody changed after the last file, and which a newer file now changes again. */
type Overwritten<Field extends string> = { field: Field; was: string; is: string };

export type Comparison<Field extends string> = {
  /** The columns that the file has. */
  compared: ReadonlySet<string>;
  /** What to store; '' clears the field. */
  changes: Partial<Record<Field, string>>;
  /** Whether a file's value is to be remembered that was not before. */
  isNews: boolean;
  /** Whether a value was left as somebody else set it after the last file. */
  isKept: boolean;
  overwritten: Overwritten<Field>[];
};

export type Compared<Field extends string> = {
  fields: ReadonlySet<Field>;
  /** What the file says. */
  file: Readonly<Record<Field, string>>;
  /** What is stored. */
  now: Readonly<Partial<Record<Field, string>>>;
  /** What the last file said; nothing if no file ever named this one. */
  last: Readonly<Partial<Record<Field, string>>> | undefined;
  /** Fields that people set for themselves in chat: only a value that changed since the last file counts against them. */
  own: ReadonlySet<string>;
  isPinned: boolean;
  /** Whether a text of a file means what is stored. */
  same(field: Field, file: string, now: string): boolean;
};

/**
 * Decides what a file changes: a value counts when it differs from what the last file said, so importing the same file again undoes nothing
 * that people or the directory changed meanwhile. A pinned row always counts. An emptied cell takes back only what a file had set.
 */
export function compareValues<Field extends string>(c: Compared<Field>): Comparison<Field> {
  const result: Comparison<Field> = {
    compared: c.fields,
    changes: {},
    isNews: false,
    isKept: false,
    overwritten: [],
  };
  for (const field of c.fields) {
    const file = c.file[field];
    const now = c.now[field] ?? '';
    const last = c.last?.[field];
    if (file !== (last ?? '')) result.isNews = true;
    if (c.same(field, file, now)) continue;
    const counts = c.isPinned ? file !== (last ?? '') || file !== '' : isNewer(c, field, file, last, now);
    if (counts) {
      result.changes[field] = file;
      if (last !== undefined && !c.same(field, last, now))
        result.overwritten.push({ field, was: now, is: file });
    } else if (file !== '') result.isKept = true;
  }
  return result;
}

function isNewer<Field extends string>(
  c: Compared<Field>,
  field: Field,
  file: string,
  last: string | undefined,
  now: string,
): boolean {
  if (last === undefined) return file !== '' && !c.own.has(field);
  if (file === last) return false;
  return file !== '' || c.same(field, last, now);
}

/** The comparison of a row before it is compared. */
export const notCompared = {
  compared: new Set<string>(),
  changes: {},
  isNews: true,
  isKept: false,
  overwritten: [],
};
