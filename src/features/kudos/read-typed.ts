import type { Account, Line } from '../../chat/index.ts';
import { mentionsIn } from '../../chat/index.ts';
import { foldForSearch, type People } from '../people/index.ts';
import type { Parts } from './judge-kudos.ts';
import { type Known, namesIn, parseKudos } from './parse-kudos.ts';
import type { Typed } from './rules.ts';
import { spellingsAt, wordsAt } from './spellings.ts';
import { tagsOf } from './values/rules.ts';

/** People offered where a typed name fits several. */
const MOST_CANDIDATES = 5;
/** Names looked up in one line; a longer list is no kudos. */
const MOST_NAMES = 30;

const keyOf = (it: Account): string => JSON.stringify([it.platform, it.workspace, it.id]);

/** Tells whether a word is one of a name's: of Chinese names, their given name. */
function isPartOf(word: string, name: string): boolean {
  const [folded, whole] = [foldForSearch(word), foldForSearch(name)];
  const isGiven = /\p{Script=Han}/u.test(folded) && [...folded].length > 1 && whole.endsWith(folded);
  return isGiven || whole.split(/[\s.\-·]+/u).includes(folded);
}

/** Looks up whom a line may name. */
async function lookUp(people: People, line: Line): Promise<Omit<Known, 'tags'>> {
  const mentions = mentionsIn(line).slice(0, MOST_NAMES);
  const accounts = new Map<string, string | undefined>();
  for (const { mention } of mentions) accounts.set(keyOf(mention), (await people.actor(mention))?.personId);
  const names = namesIn(line).slice(0, MOST_NAMES);
  const whole = await people.spelled(names.flatMap(spellingsAt));
  const unknown = names.filter((it) => !spellingsAt(it).some((spelling) => whole.has(spelling)));
  const alike = new Map<string, readonly { id: string; name: string }[]>();
  for (const word of new Set(unknown.flatMap(wordsAt)))
    alike.set(word, await people.find(word, MOST_CANDIDATES));
  const ids = (found: readonly { id: string }[] | undefined): string[] => (found ?? []).map((it) => it.id);
  return {
    account: (account) => accounts.get(keyOf(account)),
    whole: (spelling) => ids(whole.get(spelling)),
    part: (word) => ids(alike.get(word)?.filter((it) => isPartOf(word, it.name))),
    alike: (word) => ids(alike.get(word)),
  };
}

/** Reads what somebody typed behind `/kudos`. */
export async function readTyped({ own, people }: Parts, line: Line): Promise<Typed> {
  const [known, { list }] = await Promise.all([lookUp(people, line), own.values()]);
  return parseKudos(line, { ...known, tags: tagsOf(list) });
}
