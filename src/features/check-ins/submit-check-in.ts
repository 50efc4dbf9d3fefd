import { z } from 'zod';
import {
  type Context,
  type FieldErrors,
  type FieldValues,
  joinOutcomes,
  type Outcome,
  type Post,
  plain,
  type Submission,
} from '../../chat/index.ts';
import type { Write } from '../../storage/store.ts';
import { showsMore } from './answer-form.ts';
import { type AnswerParts, currentCard, findOwn, postedCards, restWakes } from './answer-parts.ts';
import { joinSentences } from './card-parts.ts';
import { say } from './copy.ts';
import { checkInFacts } from './leading-part.ts';
import { liveCopy } from './open-windows.ts';
import { managerOf, summaryChannel } from './read-view.ts';
import { type Answer, type CheckIn, type Condition, hasWords, readSteps, sameAnswer } from './rules.ts';
import type { Reading, SentBack } from './sections.ts';

const ratingValue = z.number().int().min(1).max(5).optional();

/** The form's own fields; those of the sections stay beside them. */
export const answerValues = z.custom<FieldValues>((values) => ownFields.safeParse(values).success);

const ownFields = z.object({
  strengths: z.string().optional(),
  share: z.boolean().optional(),
  improvements: z.string().optional(),
  nextSteps: z.string().optional(),
  blockers: z.string().optional(),
  supportFrom: z.string().optional(),
  supportBy: z.string().optional(),
  workload: ratingValue,
  energy: ratingValue,
});

type OwnFields = z.infer<typeof ownFields>;

/** What the form says; what it did not show stays as it was. */
function readAnswer(
  checkIn: CheckIn,
  own: OwnFields,
  shown: { more: boolean; channel: boolean },
): Answer & Condition {
  const strengths = own.strengths ?? null;
  return {
    strengths,
    improvements: own.improvements ?? null,
    nextSteps: own.nextSteps ?? null,
    blockers: shown.more ? (own.blockers ?? null) : checkIn.blockers,
    nothingNew: false,
    shared: shown.channel && strengths !== null && own.share === true,
    workload: shown.more ? (own.workload ?? null) : checkIn.workload,
    energy: shown.more ? (own.energy ?? null) : checkIn.energy,
  };
}

/** Tells whether anything of the form's own was filled in: a text, or a rating. */
const isFilled = (answer: Answer & Condition): boolean =>
  hasWords(answer) || answer.workload !== null || answer.energy !== null;

/** Finds what the support asked for still lacks. */
async function supportErrors(parts: AnswerParts, ctx: Context, own: OwnFields): Promise<FieldErrors> {
  const words = say(ctx.locale);
  const { supportFrom, supportBy, blockers } = own;
  if (supportFrom === undefined) return supportBy === undefined ? {} : { supportFrom: words.needsHelper() };
  if (supportFrom === ctx.actor.personId) return { supportFrom: words.notYourself() };
  const problem = await parts.support.problemWith(ctx, supportFrom);
  if (problem !== undefined) return { supportFrom: problem };
  if (blockers !== undefined) return {};
  const name = (await parts.people.names([supportFrom])).get(supportFrom) ?? '…';
  return { blockers: words.needsBlocker({ name }) };
}

const errors = (fields: FieldErrors, write: readonly Write[] = []): Outcome => ({
  write,
  reply: { kind: 'form-errors', fields },
});

/** Lets every section decide on its own fields, and joins what they write or refuse. */
async function decideSections(readings: readonly Reading[]): Promise<{ outcome: Outcome } | SentBack> {
  const outcomes: Outcome[] = [];
  const back: SentBack[] = [];
  for (const reading of readings) {
    const decided = await reading.decide();
    if ('errors' in decided) back.push(decided);
    else outcomes.push(decided);
  }
  return back.length === 0
    ? { outcome: joinOutcomes(...outcomes) }
    : {
        errors: Object.assign({}, ...back.map((it) => it.errors)),
        write: back.flatMap((it) => it.write ?? []),
      };
}

/** Makes the receipt for whoever was not prompted; a prompt becomes the receipt by itself. */
const receiptPost = (it: CheckIn): Post[] =>
  it.promptedAt !== null || it.version > 0
    ? []
    : [
        {
          id: `receipt:${it.id}`,
          to: [{ person: it.personId }],
          parts: [currentCard(it)],
          kind: 'answer',
          why: 'check-ins.receipt',
          supersedes: liveCopy(it.personId),
        },
      ];

/** Stores an answer with its facts, receipt and marks; the same for words and for **Nothing new**. */
export function storeAnswer(
  { own }: Pick<AnswerParts, 'own'>,
  now: Date,
  checkIn: CheckIn,
  answer: Answer & Condition,
  readerId: string | undefined,
): Outcome {
  const first = checkIn.version === 0;
  const closed = now >= checkIn.closesAt;
  const stored = {
    ...answer,
    first,
    late: first ? closed : checkIn.late,
    editedLate: checkIn.editedLate || (!first && closed),
    readerId: readerId ?? null,
  };
  return {
    write: own.saveAnswer(checkIn, stored, now),
    post: receiptPost(checkIn),
    refresh: postedCards(checkIn),
    tell: [{ name: first ? checkInFacts.submitted : checkInFacts.edited, thing: checkIn.id }],
    wake: restWakes(checkIn.id),
  };
}

/** Keeps the last choice of the switch, where it was shown beside words. */
async function keepPreference(
  { own }: AnswerParts,
  personId: string,
  share: boolean | undefined,
): Promise<Outcome> {
  const known = (await own.preferences([personId])).get(personId)?.showInChannel ?? false;
  return share === undefined || share === known
    ? {}
    : { write: [own.setPreference(personId, { showInChannel: share })] };
}

/** Sends what somebody needs to whom they chose. */
async function askSupport(
  parts: AnswerParts,
  ctx: Context,
  checkIn: CheckIn,
  own: OwnFields,
): Promise<Outcome> {
  const { supportFrom, supportBy, blockers } = own;
  if (supportFrom === undefined || blockers === undefined) return {};
  return parts.support.ask(ctx, {
    checkInId: checkIn.id,
    askedId: supportFrom,
    words: blockers,
    by: supportBy,
  });
}

function thanks(ctx: Context, checkIn: CheckIn, manager: string | undefined, rest: number): string {
  const words = say(ctx.locale);
  const said =
    checkIn.version === 0
      ? words.thanks({ manager, late: ctx.now >= checkIn.closesAt })
      : words.thanksEdited();
  if (rest === 0) return said;
  return joinSentences(ctx.locale, said, words.moreSteps({ rest }));
}

/** Stores what was written in the form: one answer, however often and from wherever it is sent. */
export async function submitCheckIn(
  parts: AnswerParts,
  ctx: Context,
  { subject, variant, version, values }: Submission<FieldValues>,
): Promise<Outcome> {
  const words = say(ctx.locale);
  const found = await findOwn(parts, ctx, subject);
  if ('refused' in found) return found.refused;
  const { checkIn, over } = found;
  if (over) return { reply: { kind: 'form-errors', form: words.over() } };
  const own = ownFields.parse(values);
  const channel = await summaryChannel(parts, checkIn.teamId);
  const shown = { more: showsMore(checkIn, variant), channel: channel !== undefined };
  const answer = readAnswer(checkIn, own, shown);
  const manager = await managerOf(parts.people, checkIn.personId, {
    now: ctx.now,
    timeZone: ctx.actor.timeZone,
  });
  const { steps, rest } = readSteps(answer.nextSteps ?? '');
  const thanked: Outcome = {
    reply: { kind: 'notice', text: plain(thanks(ctx, checkIn, manager?.name, rest)) },
  };

  const readings = await Promise.all(parts.sections().map((it) => it.read(ctx, { checkIn, steps, values })));
  if (version !== undefined && version !== checkIn.version) {
    if (sameAnswer(answer, checkIn) && !readings.some((it) => it.changed)) return thanked;
    return { reply: { kind: 'form-errors', form: words.changedMeanwhile(), version: checkIn.version } };
  }
  const lacking = await supportErrors(parts, ctx, own);
  if (Object.keys(lacking).length > 0) return errors(lacking);
  if (!isFilled(answer) && !readings.some((it) => it.filled))
    return errors({ strengths: words.needsWords() });
  const decided = await decideSections(readings);
  if ('errors' in decided) return errors(decided.errors, decided.write);
  return joinOutcomes(
    storeAnswer(parts, ctx.now, checkIn, answer, manager?.id),
    await keepPreference(
      parts,
      checkIn.personId,
      shown.channel && own.strengths !== undefined ? own.share === true : undefined,
    ),
    await askSupport(parts, ctx, checkIn, own),
    decided.outcome,
    thanked,
  );
}
