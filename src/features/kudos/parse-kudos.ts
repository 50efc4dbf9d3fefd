import type { Account, Line } from '../../chat/index.ts';
import { once, type Typed, type Unclear } from './rules.ts';
import { spellingsAt, wordsAt } from './spellings.ts';
import { foldValue } from './values/rules.ts';

/** What the words of a line may stand for; looked up before, so that parsing is pure. */
export type Known = {
  account(account: Account): string | undefined;
  /** Those whose whole name, pinyin or address it is. */
  whole(spelling: string): readonly string[];
  /** Those of whose name it is a whole word. */
  part(word: string): readonly string[];
  /** Those whose name begins like it: to choose from. */
  alike(word: string): readonly string[];
  /** Ids of values by folded name. */
  tags: ReadonlyMap<string, string>;
};

type Piece = { written: string } & (
  | { kind: 'words' }
  | { kind: 'person'; id: string }
  | { kind: 'unclear'; candidateIds: readonly string[] }
  /** An @ with which nobody's name begins: asked about only where a person must be meant. */
  | { kind: 'unknown' }
  | { kind: 'stranger'; name: string }
  | { kind: 'value'; id: string }
  | { kind: 'points'; points: number }
);
type Control = Exclude<Piece, { kind: 'words' | 'unknown' }>;

const sign = /[@＠#＃+＋]/u;
// A sign and what belongs to it are shorter (UTF-16 units): so a long paste is read in one pass.
const REACH = 200;

/** Tells whether a sign at a place may mean something: in an address, `C#` and `A+5` it is a word; Chinese needs no space before it. */
function opens(words: string, at: number): boolean {
  const before = words.slice(Math.max(0, at - 2), at);
  return !/[\p{L}\p{N}]$/u.test(before) || /\p{Script=Han}$/u.test(before);
}
const pointsAt =
  /^[+＋]([0-9０-９]{1,3})(?![0-9０-９%]|[.,:/]\d|[^\P{L}\p{Script=Han}]|分钟)(?:分(?!\p{L}))?/u;

const readNumber = (digits: string): number => Number(digits.normalize('NFKC'));

function personAt(behind: string, known: Known): Piece | undefined {
  const name = (written: string, ids: readonly string[]): Piece | undefined => {
    const [id] = ids;
    if (id === undefined) return undefined;
    return ids.length === 1
      ? { kind: 'person', written: `@${written}`, id }
      : { kind: 'unclear', written: `@${written}`, candidateIds: ids };
  };
  for (const spelling of spellingsAt(behind)) {
    const found = name(spelling, known.whole(spelling));
    if (found !== undefined) return found;
  }
  const words = wordsAt(behind);
  for (const word of words) {
    const found = name(word, known.part(word));
    if (found !== undefined) return found;
  }
  for (const word of words) {
    const ids = known.alike(word);
    if (ids.length > 0) return { kind: 'unclear', written: `@${word}`, candidateIds: ids };
  }
  const [longest] = words;
  return longest === undefined ? undefined : { kind: 'unknown', written: `@${longest}` };
}

function valueAt(behind: string, known: Known): Piece | undefined {
  for (const spelling of spellingsAt(behind)) {
    const id = known.tags.get(foldValue(spelling));
    if (id !== undefined) return { kind: 'value', written: `#${spelling}`, id };
  }
  return undefined;
}

/** Reads a sign and what belongs to it at the beginning of a text. */
function signAt(rest: string, known: Known): Piece | undefined {
  const [first = ''] = rest;
  if (first === '@' || first === '＠') return personAt(rest.slice(1), known);
  if (first === '#' || first === '＃') return valueAt(rest.slice(1), known);
  const points = pointsAt.exec(rest);
  return points === null
    ? undefined
    : { kind: 'points', written: points[0], points: readNumber(points[1] ?? '') };
}

function scanWords(words: string, known: Known): Piece[] {
  const pieces: Piece[] = [];
  let plain = '';
  for (let at = 0; at < words.length; ) {
    const first = words.charAt(at);
    const rest = words.slice(at, at + REACH);
    const found = sign.test(first) && opens(words, at) ? signAt(rest, known) : undefined;
    if (found === undefined) {
      plain += first;
      at += 1;
      continue;
    }
    if (plain !== '') pieces.push({ kind: 'words', written: plain });
    plain = '';
    // As it was typed: the sign may be full-width.
    const written = rest.slice(0, found.written.length);
    pieces.push({ ...found, written });
    at += written.length;
  }
  return plain === '' ? pieces : [...pieces, { kind: 'words', written: plain }];
}

const scan = (line: Line, known: Known): Piece[] =>
  line.flatMap((part): Piece[] => {
    if (typeof part === 'string') return scanWords(part, known);
    const id = known.account(part.mention);
    const written = `@${part.name}`;
    return [
      id === undefined ? { kind: 'stranger', written, name: part.name } : { kind: 'person', written, id },
    ];
  });

/** Where a Chinese name that nobody has ends, and the sentence begins, cannot be told: it stays in the words. */
const staysInWords = (piece: Piece | undefined): piece is Piece =>
  piece?.kind === 'unknown' && /\p{Script=Han}/u.test(piece.written);
const isBlank = (piece: Piece): boolean => piece.kind === 'words' && piece.written.trim() === '';
const isControl = (piece: Piece | undefined): piece is Control =>
  piece !== undefined && piece.kind !== 'words' && piece.kind !== 'unknown';
// Characters; what joins two names is short.
const LONGEST_JOINT = 30;
/** What people write between two names. */
const joins = /^[\s,，、;；&]*(?:and|und|et|和|与|跟|以及|还有)?[\s,，、;；&]*$/iu;
const closing = /^[\s\p{Extended_Pictographic}\p{Emoji_Component}!！.。~～…]+$/u;

/** Numbers within a sentence are words ("grew by +5 points"): points stand at either end of it, or beside a name or value. */
function settlePoints(pieces: readonly Piece[]): Piece[] {
  const written = pieces.filter((it) => !isBlank(it));
  const places = new Map(written.map((it, place) => [it, place]));
  return pieces.map((piece, i) => {
    const place = places.get(piece);
    if (piece.kind !== 'points' || place === undefined) return piece;
    const [before, next] = [written[place - 1], written[place + 1]];
    // Beside a name that nobody has they are points as beside any other: both are asked about at once.
    const isBehindNames = written
      .slice(0, place)
      .every((it) => (it.kind === 'words' ? joins.test(it.written) : !staysInWords(it)));
    const endsSoon = next?.kind === 'words' && written.length === place + 2 && closing.test(next.written);
    const isEdge =
      before === undefined ||
      next === undefined ||
      isControl(before) ||
      isBehindNames ||
      isControl(next) ||
      endsSoon ||
      /\n\s*$/u.test(pieces[i - 1]?.written.slice(-REACH) ?? '') ||
      /^\s*\n/u.test(pieces[i + 1]?.written ?? '');
    return isEdge ? piece : { kind: 'words', written: piece.written };
  });
}

/** Counts the pieces at one end that are names, values and points with nothing but joining words between them. */
function edge(pieces: readonly Piece[]): number {
  let length = 0;
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind === 'words') {
      const isBetween =
        i > 0 &&
        pieces[i + 1]?.kind !== undefined &&
        piece.written.length < LONGEST_JOINT &&
        joins.test(piece.written);
      if (!isBlank(piece) && !isBetween) break;
      continue;
    }
    if (staysInWords(piece)) break;
    length = i + 1;
  }
  return length;
}

/** Puts the words between the two ends together: names and values stay as typed, points go. */
function wordsOf(pieces: readonly Piece[]): string {
  let words = '';
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind === 'points') continue;
    const follows = pieces[i - 1]?.kind === 'points' && /\s/u.test(words.slice(-1));
    words += follows ? piece.written.trimStart() : piece.written;
  }
  return words;
}

/** Reads a kudos typed in one line: people, values and points in any order around the reason. */
export function parseKudos(line: Line, known: Known): Typed {
  const pieces = settlePoints(scan(line, known));
  const head = edge(pieces);
  const tail = head === pieces.length ? head : pieces.length - edge(pieces.toReversed());
  const middle = pieces.slice(head, tail);
  const ends = [...pieces.slice(0, head), ...pieces.slice(tail)];
  const written = wordsOf(middle).trim();
  const all = [...ends, ...middle];
  const unknown = [
    ...ends.filter((it) => it.kind === 'unknown'),
    ...[middle[0], middle.slice(1).at(-1)].filter(staysInWords),
  ];
  const asked = [...all.filter((it) => it.kind === 'unclear'), ...unknown];
  return {
    receiverIds: once(all.flatMap((it) => (it.kind === 'person' ? it.id : []))),
    unclear: asked.map(
      (it): Unclear => ({
        written: it.written,
        candidateIds: it.kind === 'unclear' ? it.candidateIds : [],
      }),
    ),
    strangers: once(all.flatMap((it) => (it.kind === 'stranger' ? it.name : []))),
    values: once(all.flatMap((it) => (it.kind === 'value' ? it.id : []))),
    points: all.flatMap((it) => (it.kind === 'points' ? it.points : [])),
    reason: head > 0 ? written.replace(/^[,，、:：;；]\s*/u, '') : written,
  };
}

/** Lists what stands behind each @ that may be a person. */
export function namesIn(line: Line): string[] {
  return line.flatMap((part) => {
    if (typeof part !== 'string') return [];
    const signs = [...part.matchAll(/[@＠]/gu)].filter((it) => opens(part, it.index));
    return signs.map((it) => part.slice(it.index + 1, it.index + 1 + REACH));
  });
}
