import type { Instant } from '../shared/clock.ts';
import type { Write } from '../storage/store.ts';
import type { CardRef, Option } from './card.ts';
import type { ChannelRef } from './event.ts';
import type { FieldErrors, RawValues } from './form.ts';
import type { Text } from './text.ts';

/**
 * How far a message may interrupt (product.md section 10): an answer to what the reader did, a colleague who writes or waits,
 * the reader's own check-in, or anything else.
 */
export type PostKind = 'answer' | 'personal' | 'due' | 'nudge';

/** A person is written to in their main chat; with `platform` in that chat or not at all (every link of accounts is told in both). */
export type Target = { person: string; platform?: string } | { channel: ChannelRef };

/** A message to send: which cards of which things; it is drawn when it is sent, from the state of that moment. */
export type Post = {
  /** Deterministic where it may be decided twice (`prompt:<check-in>`): the second is no message. */
  id: string;
  /** The first target that accepts, resolved at sending. */
  to: readonly Target[];
  parts: readonly CardRef[];
  kind: PostKind;
  /** The reason shown by **Why am I seeing this?**: a key of the posting feature's `reasons`, as `feature.reason`. */
  why: string;
  notBefore?: Instant;
  /** After this it is not sent any more. */
  expiresAt?: Instant;
  /** One live copy a reader: an older message with the same value loses its buttons when this one is sent. */
  supersedes?: string;
};

/** Something that happened, told to every feature that subscribed; each handles it once. */
export type Fact = { name: string; thing: string };

/** Asks the tick to call the feature's timer at an instant; the same kind and subject moves, `null` takes it back. */
export type Wake = { timer: string; subject: string; at: Instant | null };

/** A form to open: `variant` picks its longer shape, `values` what is already typed. */
export type FormRef = { form: string; subject: string; variant?: string; values?: RawValues };

export type Reply =
  | { kind: 'nothing' }
  /** A sentence for the actor alone. */
  | { kind: 'notice'; text: Text }
  /** A card for the actor alone; in place of the pressed card where that was one of these. */
  | { kind: 'card'; card: CardRef }
  /** The pressed message, drawn anew with all its parts. */
  | { kind: 'redraw'; toast?: Text }
  | { kind: 'form'; form: FormRef }
  /**
   * The form stays with everything typed; `version` accepts that the person saw the newer state; `expired`: it is no more; `over`: what
   * it was about is no more, or not theirs to change.
   */
  | {
      kind: 'form-errors';
      fields?: FieldErrors;
      form?: string;
      hint?: string;
      version?: number;
      expired?: true;
      over?: true;
    }
  | { kind: 'options'; options: Option[] };

/** What a handler decided; it performs nothing itself. All but the reply is committed in one batch with the event's key. */
export type Outcome = {
  write?: readonly Write[];
  post?: readonly Post[];
  refresh?: readonly CardRef[];
  tell?: readonly Fact[];
  wake?: readonly Wake[];
  reply?: Reply;
};

/** Joins outcomes into one; the last reply stands. */
export function joinOutcomes(...outcomes: readonly Outcome[]): Outcome {
  const reply = outcomes.findLast((it) => it.reply !== undefined)?.reply;
  return {
    write: outcomes.flatMap((it) => it.write ?? []),
    post: outcomes.flatMap((it) => it.post ?? []),
    refresh: outcomes.flatMap((it) => it.refresh ?? []),
    tell: outcomes.flatMap((it) => it.tell ?? []),
    wake: outcomes.flatMap((it) => it.wake ?? []),
    ...(reply === undefined ? {} : { reply }),
  };
}
