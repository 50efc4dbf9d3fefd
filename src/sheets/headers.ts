/** What each file's columns may be called, besides their own name; compared without case, spaces, dashes and remarks in brackets. */
export type Synonyms<Field extends string> = Readonly<Record<Field, readonly string[]>>;

export type Columns<Field extends string> = {
  /** How many columns the header has. */
  width: number;
  /** Where each field stands. */
  at: ReadonlyMap<Field, number>;
  /** Headers that mean nothing here; their columns are ignored and the report says so. */
  unknown: readonly string[];
  /** Fields that several columns claim. */
  repeated: readonly { field: Field; headers: readonly string[] }[];
};

const fold = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[([【].*?[)\]】]/g, '')
    .replace(/[\s_\-./*:'"]/g, '')
    .toLowerCase();

export type HeaderReader<Field extends string> = {
  recognises(header: string): boolean;
  read(header: readonly string[]): Columns<Field>;
};

/** Makes the reader of one kind of file's header, English and Chinese. */
export function headerReader<Field extends string>(synonyms: Synonyms<Field>): HeaderReader<Field> {
  const fields = new Map<string, Field>();
  for (const field of keysOf(synonyms)) {
    for (const name of [field, ...synonyms[field]])
      if (!fields.has(fold(name))) fields.set(fold(name), field);
  }
  // A field's own name always means that field, whatever lists it as a synonym.
  for (const field of keysOf(synonyms)) fields.set(fold(field), field);
  return {
    recognises: (header) => fields.has(fold(header)),
    read(header) {
      const claims = new Map<Field, number[]>();
      const unknown: string[] = [];
      for (const [index, name] of header.entries()) {
        const field = fields.get(fold(name));
        if (field === undefined) unknown.push(name);
        else claims.set(field, [...(claims.get(field) ?? []), index]);
      }
      for (const [field, indexes] of claims) {
        // Where `team` and `department` both stand, the field's own name is meant.
        const own = indexes.filter((index) => fold(header[index] ?? '') === fold(field));
        if (own.length !== 1 || indexes.length === 1) continue;
        unknown.push(...indexes.filter((index) => index !== own[0]).map((index) => header[index] ?? ''));
        claims.set(field, own);
      }
      const repeated = [...claims].filter(([, indexes]) => indexes.length > 1);
      return {
        width: header.length,
        at: new Map([...claims].map(([field, indexes]) => [field, indexes[0] ?? 0])),
        unknown: unknown.filter((name) => name !== ''),
        repeated: repeated.map(([field, indexes]) => ({
          field,
          headers: indexes.map((index) => header[index] ?? ''),
        })),
      };
    },
  };
}

const keysOf = <Field extends string>(record: Readonly<Record<Field, unknown>>): Field[] =>
  Object.keys(record).filter((key): key is Field => key in record);
