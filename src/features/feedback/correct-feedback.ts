import { z } from 'zod';
import { defineForm, type Form, field, type Outcome, type Post } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { cardsOf } from './act-on-feedback.ts';
import { say } from './copy.ts';
import { managerNow, notice, type Parts } from './parts.ts';
import { mayCorrect, maySeeFeedback } from './policy.ts';
import { type Feedback, MAX_CORRECTIONS, MAX_TEXT } from './rules.ts';

/** Draws the form with which a giver adds to what was opened. */
export function correctForm(locale: Locale, names: readonly string[]): Form {
  const words = say(locale);
  return {
    title: words.correctTitle(),
    audience: words.correctAudience({ names }),
    items: [
      field({
        kind: 'long-text',
        name: 'words',
        label: words.correctWords(),
        hint: words.correctHint(),
        required: true,
        maxLength: MAX_TEXT,
      }),
    ],
    submit: words.send(),
    buttons: [{ name: 'save-draft', label: words.saveDraft() }],
  };
}

/** Makes the form that adds a correction; what was written stays as it is. */
export function createCorrecting(parts: Parts) {
  const { own, people } = parts;

  /** Lists who reads it now besides its giver. */
  async function readers(it: Feedback, now: Date): Promise<string[]> {
    const manager = await managerNow(people, it.receiverId, now);
    const named = [it.receiverId, it.managerId, it.sharedWithId].filter((id) => id !== null);
    return [...new Set(named)].filter((id) => maySeeFeedback(id, it, manager));
  }

  const isEnough = async (it: Feedback): Promise<boolean> =>
    (await own.correctionsOf(it.id)).length >= MAX_CORRECTIONS;

  const postTo = (it: Feedback, correctionId: string, reader: string): Post => ({
    id: `feedback:${it.id}:correction:${correctionId}:${reader}`,
    to: [{ person: reader }],
    parts: [{ card: 'feedback.corrected', thing: it.id }],
    kind: 'personal',
    why: reader === it.receiverId ? 'feedback.received' : 'feedback.manager',
  });

  return defineForm({
    values: z.object({ words: z.string() }),
    async open(ctx, { subject }) {
      const it = await own.feedback(subject);
      if (it === undefined || !mayCorrect(ctx.actor.personId, it))
        return { refused: notice(say(ctx.locale).gone()) };
      if (await isEnough(it)) return { refused: notice(say(ctx.locale).correctedEnough()) };
      const ids = await readers(it, ctx.now);
      const known = await people.persons(ids);
      return correctForm(
        ctx.locale,
        ids.map((id) => known.get(id)?.name ?? '…'),
      );
    },
    async submit(ctx, { subject, values }): Promise<Outcome> {
      const it = await own.feedback(subject);
      if (it === undefined || !mayCorrect(ctx.actor.personId, it)) return notice(say(ctx.locale).gone());
      const id = ctx.newId();
      const known = await people.persons([it.receiverId]);
      return {
        // The version is raised as well: a correction and a withdrawal never pass each other.
        write: [own.correct({ id, feedbackId: it.id, words: values.words, at: ctx.now }), own.change(it, {})],
        refresh: cardsOf(it.id),
        post: (await readers(it, ctx.now)).map((reader) => postTo(it, id, reader)),
        reply: {
          kind: 'notice',
          text: say(ctx.locale).corrected({ name: known.get(it.receiverId)?.name ?? '…' }),
        },
      };
    },
  });
}
