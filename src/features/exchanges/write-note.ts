import type { Outcome, Post } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { People } from '../people/model.ts';
import { mayAddNote } from './policy.ts';
import { type About, canConverse, type Exchange, sortParticipants } from './rules.ts';
import type { ExchangeStore } from './store.ts';

type Moment = { now: Instant; newId(): string };

export type NewNote = { by: string; words: string };

/** Why a note was not written. */
export type Refusal = 'nobody-left' | 'not-participant' | 'gone';

export type Written = { outcome: Outcome; readers: readonly string[] } | { refused: Refusal };

/** One living copy a reader: the newest message holds the buttons. */
const postOf = (exchangeId: string, cause: string, readerId: string, kind: Post['kind']): Post => ({
  id: `exchange:${cause}:${readerId}`,
  to: [{ person: readerId }],
  parts: [{ card: 'exchanges.thread', thing: exchangeId }],
  kind,
  why: 'exchanges.note',
  supersedes: `exchange:${exchangeId}`,
});

/** Makes the use cases that write notes: one a new or existing exchange, each note told to the other participants. */
export function noteWriter(parts: { own: ExchangeStore; people: People }) {
  const { own, people } = parts;

  /** Lists the other participants who are still there to read. */
  async function readersOf(participants: readonly string[], author: string): Promise<string[]> {
    const others = participants.filter((id) => id !== author);
    const known = await people.persons(others);
    return others.filter((id) => known.get(id)?.standing !== 'left' && known.has(id));
  }

  /** Adds a note to an exchange that the author takes part in. */
  async function note(ctx: Moment, exchange: Exchange | undefined, { by, words }: NewNote): Promise<Written> {
    if (exchange === undefined) return { refused: 'gone' };
    if (!mayAddNote(by, exchange.participants)) return { refused: 'not-participant' };
    const readers = await readersOf(exchange.participants, by);
    if (readers.length === 0) return { refused: 'nobody-left' };
    const id = ctx.newId();
    return {
      readers,
      outcome: {
        write: [own.append(exchange.id, { id, authorId: by, words, at: ctx.now })],
        post: readers.map((reader) => postOf(exchange.id, id, reader, 'personal')),
        refresh: [{ card: 'exchanges.thread', thing: exchange.id }],
      },
    };
  }

  /** Writes the first note about a thing, or the next one if these people already speak about it. */
  async function open(
    ctx: Moment,
    it: NewNote & { about: About; participants: readonly string[] },
  ): Promise<Written> {
    const participants = sortParticipants([...it.participants, it.by]);
    if (!canConverse(participants)) throw new Error('An exchange has two or three participants');
    const known = await own.find(it.about, participants);
    if (known !== undefined) return note(ctx, known, it);
    const exchange: Exchange = { id: ctx.newId(), about: it.about, participants, notes: [] };
    const written = await note(ctx, exchange, it);
    if ('refused' in written) return written;
    const start = own.start({ id: exchange.id, about: it.about, participants, by: it.by, at: ctx.now });
    const { outcome } = written;
    return {
      readers: written.readers,
      outcome: {
        ...outcome,
        write: [...start, ...(outcome.write ?? [])],
        // The author keeps a copy too: the place where the answer will be seen and answered.
        post: [...(outcome.post ?? []), postOf(exchange.id, exchange.id, it.by, 'answer')],
      },
    };
  }

  return { note, open };
}

export type NoteWriter = ReturnType<typeof noteWriter>;
