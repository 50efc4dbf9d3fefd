import type {
  ActionDeclaration,
  CardDeclaration,
  CardRef,
  CommandDeclaration,
  Feature,
  FormDeclaration,
  TimerDeclaration,
} from '../chat/index.ts';
import { foldWord, type Line, takeWord } from '../chat/index.ts';
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

/** The name under which everything stands again: `/pacer kudos …` is `/kudos …`. */
export const UMBRELLA = 'pacer';

/** Looks up everything that the features declare, by full name. */
export function createRegistry(features: readonly Feature[]) {
  const commands: CommandEntry[] = features.flatMap((feature) =>
    Object.entries(feature.commands ?? {}).map(([name, declaration]) => ({ name, declaration })),
  );
  const byWord = new Map<string, CommandDeclaration>();
  for (const { name, declaration } of commands) {
    for (const word of [name, ...declaration.aliases].map(foldWord)) {
      if (byWord.has(word)) throw new Error(`Two commands answer to ${word}`);
      byWord.set(word, declaration);
    }
  }

  const usageWords = (declaration: CommandDeclaration): string[] =>
    (['en', 'zh-CN'] as const).flatMap((locale) =>
      declaration.describe(locale).usage.map((use) => foldWord(use.line.split(' ')[0] ?? '')),
    );

  /** Whether what follows a bare word shows that a command was meant, not a sentence beginning with it. */
  function looksMeant(declaration: CommandDeclaration, rest: Line): boolean {
    const [first] = rest;
    if (first === undefined) return true;
    if (typeof first !== 'string') return true;
    const { word } = takeWord(rest);
    return word === '' || usageWords(declaration).includes(foldWord(word));
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
    const one = byWord.get(first);
    if (one === undefined) return undefined;
    if (first === UMBRELLA) {
      const other = byWord.get(foldWord(next.word));
      if (other !== undefined && other !== one) return { declaration: other, line: next.rest, certain: true };
    }
    return { declaration: one, line: rest, certain: certain || looksMeant(one, rest) };
  }

  const reasons = collect(features, (feature) => feature.reasons);
  return {
    features,
    commands,
    resolveCommand,
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
