import type {
  ActionDeclaration,
  CardDeclaration,
  CardRef,
  CommandDeclaration,
  Feature,
  FormDeclaration,
  ShortcutDeclaration,
  TimerDeclaration,
} from '../chat/index.ts';
import { foldWord, isSetOff, type Line, takeGlued, takeWord } from '../chat/index.ts';
import type { Locale } from '../shared/locale.ts';

type Named<T> = ReadonlyMap<string, T>;

/** Collects one kind of declaration under full names, and refuses two of the same name. */
function collect<T>(
  features: readonly Feature[],
  pick: (feature: Feature) => Readonly<Record<string, T>> | undefined,
): Named<T> {
  const all = new Map<string, T>();
  for (const feature of features) {
    for (const [name, declaration] of Object.entries(pick(feature) ?? {})) {
      const full = `${feature.name}.${name}`;
      if (all.has(full)) throw new Error(`Two features declare ${full}`);
      all.set(full, declaration);
    }
  }
  return all;
}

export type CommandEntry = { name: string; declaration: CommandDeclaration };
export type ResolvedCommand = { declaration: CommandDeclaration; line: Line; certain: boolean };

/** Lists how a name may be typed: before a Chinese word the space may be missing. */
const spellingsOf = (word: string): string[] => [word, word.replace(/ (?=\p{Script=Han})/u, '')];

/** The name under which everything stands again: `/pacer kudos …` is `/kudos …`. */
export const UMBRELLA = 'pacer';

/** Looks up everything that the features declare, by full name. */
export function createRegistry(features: readonly Feature[]) {
  const commands: CommandEntry[] = features.flatMap((feature) =>
    Object.entries(feature.commands ?? {}).map(([name, declaration]) => ({ name, declaration })),
  );
  const byWord = new Map<string, CommandDeclaration>();
  for (const { name, declaration } of commands) {
    for (const word of new Set([name, ...declaration.aliases].map(foldWord).flatMap(spellingsOf))) {
      if (byWord.has(word)) throw new Error(`Two commands answer to ${word}`);
      byWord.set(word, declaration);
    }
  }

  /** The words that may follow a command, and whether more follows them. */
  const usesOf = (declaration: CommandDeclaration): { word: string; takesMore: boolean }[] =>
    (['en', 'zh-CN'] as const).flatMap((locale) =>
      declaration.describe(locale).usage.map((use) => {
        const [word = '', ...more] = use.line.split(' ');
        return { word: foldWord(word), takesMore: more.length > 0 };
      }),
    );

  /** Whether what follows a bare word shows that a command was meant, not a sentence beginning with it. */
  function looksMeant(declaration: CommandDeclaration, rest: Line): boolean {
    const [first] = rest;
    if (typeof first !== 'string') return true;
    const { word, rest: more } = takeWord(rest);
    // Somebody addressed right behind the command's name means the command.
    if (word === '' || /^[@＠]/u.test(word)) return true;
    if (declaration.isMeant?.(rest) === true) return true;
    const uses = usesOf(declaration);
    const exact = uses.filter((it) => it.word === foldWord(word));
    if (exact.length > 0) return typeof more[0] !== 'string' || exact.some((it) => it.takesMore);
    const words = uses.filter((it) => it.takesMore).map((it) => it.word);
    return takeGlued(rest, words).some((it) => isSetOff(it.rest));
  }

  type Named = { declaration: CommandDeclaration; line: Line };

  /** Finds the command that a line is the name of, alone or with words behind it. */
  function named(line: Line): (Named & { glued: boolean }) | undefined {
    const { word, rest } = takeWord(line);
    const exact = byWord.get(foldWord(word));
    if (exact !== undefined) return { declaration: exact, line: rest, glued: false };
    const [longest] = takeGlued(line, byWord.keys());
    const declaration = longest === undefined ? undefined : byWord.get(longest.spelling);
    if (longest === undefined || declaration === undefined) return undefined;
    return { declaration, line: longest.rest, glued: true };
  }

  /** Finds the command that a line begins with; the longest name wins, and `pacer` steps aside for another's name. */
  function resolveCommand(line: Line): ResolvedCommand | undefined {
    const { word, rest } = takeWord(line);
    if (word === '') return undefined;
    const certain = /^[/／]/.test(word);
    const first = foldWord(word);
    const next = takeWord(rest);
    const two = byWord.get(`${first} ${foldWord(next.word)}`);
    if (two !== undefined) return { declaration: two, line: next.rest, certain: true };
    const found = named(line);
    if (found === undefined) return undefined;
    const { declaration, line: behind, glued } = found;
    if (first === UMBRELLA) {
      const other = named(rest);
      if (other !== undefined && other.declaration !== declaration)
        return { declaration: other.declaration, line: other.line, certain: true };
    }
    const meant = certain || looksMeant(declaration, behind);
    // Without slash and space a Chinese sentence may well begin like a command.
    return glued && !meant ? undefined : { declaration, line: behind, certain: meant };
  }

  const reasons = collect(features, (feature) => feature.reasons);
  return {
    features,
    commands,
    resolveCommand,
    shortcuts: collect<ShortcutDeclaration>(features, (feature) => feature.shortcuts),
    actions: collect<ActionDeclaration>(features, (feature) => feature.actions),
    forms: collect<FormDeclaration>(features, (feature) => feature.forms),
    cards: collect<CardDeclaration>(features, (feature) => feature.cards),
    timers: collect<TimerDeclaration>(features, (feature) => feature.timers),
    lookups: collect(features, (feature) => feature.lookups),
    reason: (why: string, locale: Locale): string => {
      const sentence = reasons.get(why);
      if (sentence === undefined) throw new Error(`No feature gives the reason ${why}`);
      return sentence(locale);
    },
  };
}

export type Registry = ReturnType<typeof createRegistry>;

/** Finds a card's declaration; an unknown name is a mistake of ours, not of the person. */
export function cardDeclaration(registry: Registry, ref: CardRef): CardDeclaration {
  const declaration = registry.cards.get(ref.card);
  if (declaration === undefined) throw new Error(`No feature declares the card ${ref.card}`);
  return declaration;
}
