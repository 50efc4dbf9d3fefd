import type { KnownCommand, KnownPerson } from '../state.ts';
import type { Choice } from './listbox.ts';

/** Somebody whom completion put into the line. */
export type Mentioned = { id: string; name: string };
export type Typed = { text: string } | { mention: string };

const MOST = 8;

const fold = (words: string): string => words.normalize('NFKC').toLowerCase();

/** Finds the `@` that is being typed at the caret. */
export function atMention(value: string, caret: number): { start: number; query: string } | undefined {
  const match = /(?:^|[\s，。、（(])@([^\s@]{0,30})$/u.exec(value.slice(0, caret));
  const query = match?.[1];
  return query === undefined ? undefined : { start: caret - query.length - 1, query };
}

function people(query: string, known: readonly KnownPerson[]): Choice[] {
  const folded = fold(query);
  const begins = (it: KnownPerson): boolean =>
    fold(it.name)
      .split(/\s+/)
      .some((part) => part.startsWith(folded)) || fold(it.name).startsWith(folded);
  const holds = (it: KnownPerson): boolean => fold(it.name).includes(folded);
  const best = [...known.filter(begins), ...known.filter((it) => !begins(it) && holds(it))];
  return best.map(({ id, name, note }) => ({ value: id, label: name, note }));
}

function commands(typed: string, known: readonly KnownCommand[]): Choice[] {
  const folded = fold(typed);
  const spellings = (it: KnownCommand): string[] => [
    it.line,
    ...it.also.map((other) => it.line.replace(it.name, other)),
  ];
  const matches = known.filter((it) => spellings(it).some((line) => fold(line).startsWith(folded)));
  // Before a space the commands themselves, after it the words that may follow.
  const bare = folded.includes(' ') ? matches : matches.filter((it) => it.line === it.name);
  const rest = bare.filter(
    (it) => !spellings(it).some((line) => fold(line) === folded.trimEnd()) || !folded.endsWith(' '),
  );
  return rest.map(({ line, summary }) => ({ value: line, label: `/${line}`, note: summary }));
}

/** Says what could be meant by what was typed so far. */
export function complete(
  value: string,
  caret: number,
  known: { people: readonly KnownPerson[]; commands: readonly KnownCommand[] },
): { kind: 'people' | 'commands'; choices: Choice[] } {
  const mention = atMention(value, caret);
  if (mention !== undefined)
    return { kind: 'people', choices: people(mention.query, known.people).slice(0, MOST) };
  const command = /^[/／]([^\n]*)$/.exec(value)?.[1];
  const exact = known.commands.some(
    (it) => fold(it.line) === fold(command ?? '') && !fold(command ?? '').endsWith(' '),
  );
  const choices =
    command === undefined || (exact && command.includes(' ')) ? [] : commands(command, known.commands);
  return { kind: 'commands', choices: choices.slice(0, MOST) };
}

/** Cuts a line at the people whom completion put there; an `@` that was only typed stays words. */
export function lineOf(value: string, mentioned: readonly Mentioned[]): Typed[] {
  const marks = mentioned.flatMap(({ id, name }) => {
    const starts: { at: number; id: string; length: number }[] = [];
    for (let at = value.indexOf(`@${name}`); at >= 0; at = value.indexOf(`@${name}`, at + 1))
      starts.push({ at, id, length: name.length + 1 });
    return starts;
  });
  // The longest name wins where two begin at the same place; of two people with one name each takes a turn.
  marks.sort((a, b) => a.at - b.at || b.length - a.length);
  const line: Typed[] = [];
  let end = 0;
  for (const mark of marks) {
    if (mark.at < end) continue;
    line.push({ text: value.slice(end, mark.at) }, { mention: mark.id });
    end = mark.at + mark.length;
  }
  return [...line, { text: value.slice(end) }].filter((part) => !('text' in part) || part.text !== '');
}
