import type { Context, Line, Outcome } from '../../../chat/index.ts';
import type { People } from '../../people/model.ts';
import { readLine } from '../read-line.ts';

const aboutWord = /(?:^|\s)about\s*$|关于\s*$/iu;
const aboutTyped = /(?:^|\s)about\s+(?=[@＠])|关于\s*(?=[@＠])/iu;

/** Cuts a line where it says about whom: "@bob about @alice the launch". */
export function splitAbout(line: Line): { asked: Line; about: Line } {
  for (const [i, part] of line.entries()) {
    if (typeof part !== 'string') continue;
    const before = line.slice(0, i);
    const typed = aboutTyped.exec(part);
    if (typed !== null) {
      const rest = part.slice(typed.index + typed[0].length);
      return { asked: [...before, part.slice(0, typed.index)], about: [rest, ...line.slice(i + 1)] };
    }
    if (aboutWord.test(part) && typeof line[i + 1] === 'object')
      return { asked: [...before, part.replace(aboutWord, '')], about: line.slice(i + 1) };
  }
  return { asked: line, about: [] };
}

/** Opens the form that asks for feedback, with whom and what a line names filled in. */
export async function askFor({ people }: { people: People }, ctx: Context, line: Line): Promise<Outcome> {
  const cut = splitAbout(line);
  const [asked, about] = await Promise.all([readLine(people, cut.asked), readLine(people, cut.about)]);
  const me = ctx.actor.personId;
  const [whom, ...others] = about.people;
  const words = [asked.words, about.words].filter((it) => it !== '').join(' ');
  const ids = [...asked.people, ...others].map((it) => it.id).filter((id) => id !== me);
  const unclear = [...asked.unclear, ...about.unclear];
  return {
    reply: {
      kind: 'form',
      form: {
        form: 'feedback.ask',
        subject: JSON.stringify({ unclear }),
        values: {
          ...(ids.length === 0 ? {} : { people: ids }),
          ...(whom === undefined ? {} : { about: whom.id === me ? 'me' : whom.id }),
          ...(words === '' ? {} : { words: words.replace(/^(?:about\s+|关于\s*)/iu, '') }),
        },
      },
    },
  };
}
