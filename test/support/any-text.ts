import fc from 'fast-check';

const SURROGATES = { from: 0xd800, count: 0x800 };

/** Any character but half a one. */
const character = fc.integer({ min: 0, max: 0x10ffff - SURROGATES.count }).map(
  (n) => String.fromCodePoint(n < SURROGATES.from ? n : n + SURROGATES.count),
  (it) => {
    const [first = '', ...rest] = typeof it === 'string' ? it : '';
    const code = first.codePointAt(0);
    if (code === undefined || rest.length > 0) throw new TypeError('not one character');
    return code < SURROGATES.from ? code : code - SURROGATES.count;
  },
);

/** Any words at all, as `unit: 'binary'` makes them; that begins with a list of all characters, which takes seconds. */
export const anyText = (length: { maxLength?: number } = {}): fc.Arbitrary<string> =>
  fc.string({ unit: character, ...length });
