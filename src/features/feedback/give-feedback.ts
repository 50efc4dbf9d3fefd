import { z } from 'zod';
import {
  type Context,
  type FieldErrors,
  type Outcome,
  type Post,
  type Press,
  plainText,
  type RawValues,
  type Submission,
} from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Person } from '../people/model.ts';
import { adviceOn } from './coach/advice.ts';
import { say } from './copy.ts';
import { readAbout } from './give-form.ts';
import { askerBeside, type Opened, readOpened } from './open-form.ts';
import { notice, type Parts, readerAbove, said } from './parts.ts';
import { mayReceive } from './policy.ts';
import { answerWrites } from './requests/answer.ts';
import {
  audiences,
  type Feedback,
  hasWords,
  MAX_EVENT,
  MAX_RATING,
  MAX_TEXT,
  managerAt,
  markReader,
  safeLink,
  type Texts,
} from './rules.ts';
import { proposeTheme } from './themes/propose.ts';

const rating = z.number().int().min(1).max(MAX_RATING).optional();

/** The form's values after its own fields have checked them. */
export const giveValues = z.object({
  to: z.string().optional(),
  about: z.string().optional(),
  event: z.string().optional(),
  strengths: z.string().optional(),
  improvements: z.string().optional(),
  nextSteps: z.string().optional(),
  collaboration: rating,
  responsiveness: rating,
  audience: z.enum(audiences).optional().catch(undefined),
});

type GiveValues = z.infer<typeof giveValues>;

const refuse = (fields: FieldErrors): { refused: Outcome } => ({
  refused: { reply: { kind: 'form-errors', fields } },
});

const textsOf = ({ strengths, improvements, nextSteps }: GiveValues): Texts => ({
  strengths: strengths ?? null,
  improvements: improvements ?? null,
  nextSteps: nextSteps ?? null,
});

type Addressed = { receiver: Person; managerId: string | null };

/** Finds who receives it and which manager reads it; what is wrong comes back on its field. */
async function address(
  { people }: Parts,
  ctx: Context,
  opened: Opened,
  values: GiveValues,
): Promise<Addressed | { refused: Outcome }> {
  const words = say(ctx.locale);
  const me = ctx.actor.personId;
  const receiver = opened.receiver ?? (values.to === undefined ? undefined : await people.person(values.to));
  if (receiver === undefined) return refuse({ to: words.needsPerson() });
  if (!mayReceive(me, receiver)) {
    const problem = receiver.id === me ? words.notYourself() : words.notThere({ name: receiver.name });
    return opened.receiver === undefined
      ? refuse({ to: problem })
      : { refused: { reply: { kind: 'form-errors', form: problem } } };
  }
  const asker = await askerBeside(people, opened, ctx);
  if (asker !== undefined) return { receiver, managerId: asker.id };
  if (values.audience !== 'manager') return { receiver, managerId: null };
  const manager = await readerAbove(people, receiver, me, ctx.now);
  return manager === undefined
    ? refuse({ audience: words.noManager({ name: receiver.name }) })
    : { receiver, managerId: manager.id };
}

/** Puts together what is kept of a submission. */
async function compose(
  { abouts }: Parts,
  ctx: Context,
  it: { opened: Opened; values: GiveValues; instance: string } & Addressed,
): Promise<Feedback> {
  const { opened, values, receiver, managerId } = it;
  const texts = textsOf(values);
  const options = await abouts(receiver.id, ctx.actor.personId, ctx.now);
  const about = readAbout(values.about, values.event, options);
  return {
    ...texts,
    id: ctx.newId(),
    instance: it.instance,
    giverId: ctx.actor.personId,
    receiverId: receiver.id,
    teamId: receiver.teamId ?? null,
    audience: managerId === null ? 'receiver' : 'manager',
    managerId,
    requestId: opened.request?.id ?? null,
    aboutKind: about.kind,
    aboutThing: about.thing,
    aboutWords: about.words,
    link: safeLink(opened.subject.link),
    collaboration: values.collaboration ?? null,
    responsiveness: values.responsiveness ?? null,
    proposedTheme: (await proposeTheme(texts)) ?? null,
    theme: null,
    themeAt: null,
    sentAt: ctx.now,
    openedAt: null,
    readAt: null,
    withdrawnAt: null,
    thankedAt: null,
    sharedWithId: null,
    sharedAt: null,
    version: 1,
  };
}

const postsOf = (it: Feedback): Post[] => [
  {
    id: `feedback:${it.id}`,
    to: [{ person: it.receiverId }],
    parts: [{ card: 'feedback.received', thing: it.id }],
    kind: 'personal',
    why: 'feedback.received',
  },
  {
    id: `feedback:${it.id}:receipt`,
    to: [{ person: it.giverId }],
    parts: [{ card: 'feedback.given', thing: it.id }],
    kind: 'answer',
    why: 'feedback.given',
  },
];

/** Sends feedback: kept, told to its receiver by a closed card, and to its giver by a receipt. */
async function send(parts: Parts, ctx: Context, it: Feedback, opened: Opened): Promise<Outcome> {
  const works = await parts.people.workTimes([it.receiverId]);
  const work = works.get(it.receiverId);
  const at = it.managerId === null || work === undefined ? undefined : managerAt(work, it.sentAt);
  const answered = answerWrites(parts.requests, opened.request, ctx.now);
  return {
    write: [parts.own.send(it), ...(answered.write ?? [])],
    post: postsOf(it),
    refresh: answered.refresh ?? [],
    wake: [
      ...(answered.wake ?? []),
      ...(at === undefined ? [] : [{ timer: 'feedback.tell-manager', subject: it.id, at }]),
    ],
  };
}

/** Sends what a form holds, after the coach has looked at it once. */
async function give(
  parts: Parts,
  ctx: Context,
  it: {
    subject: string;
    instance: string;
    version: number | undefined;
    values: GiveValues;
    anyway: boolean;
  },
): Promise<Outcome> {
  const words = say(ctx.locale);
  const name = async (id: string) => (await parts.people.persons([id])).get(id)?.name ?? '…';
  const before = await parts.own.byInstance(it.instance);
  if (before !== undefined) return notice(words.sent({ name: await name(before.receiverId) }));
  const opened = await readOpened(parts, ctx.actor, it.subject);
  if (opened === undefined)
    return { reply: { kind: 'form-errors', form: plainText(words.gone(), ctx.actor) } };
  const addressed = await address(parts, ctx, opened, it.values);
  if ('refused' in addressed) return addressed.refused;
  const { managerId } = addressed;
  // A form that stood open while the manager changed named somebody else: nobody reads who was not named.
  if (opened.receiver !== undefined && managerId !== null && markReader(managerId) !== it.version)
    return {
      reply: {
        kind: 'form-errors',
        form: words.readerChanged({ name: await name(managerId) }),
        version: markReader(managerId),
      },
    };
  if (!hasWords(textsOf(it.values)))
    return { reply: { kind: 'form-errors', fields: { strengths: words.needsText() } } };
  if (it.values.about === 'event' && it.values.event === undefined)
    return { reply: { kind: 'form-errors', fields: { event: words.needsEvent() } } };
  const feedback = await compose(parts, ctx, { ...it, opened, ...addressed });
  const hint = it.anyway ? undefined : await firstLook(parts, ctx.locale, feedback);
  if (hint !== undefined)
    return { write: [parts.own.look(it.instance, ctx.now)], reply: { kind: 'form-errors', hint } };
  const outcome = await send(parts, ctx, feedback, opened);
  return { ...outcome, reply: said(words.sent({ name: addressed.receiver.name })) };
}

/** Asks the coach, unless it has looked at this form before. */
async function firstLook({ own }: Parts, locale: Locale, it: Feedback): Promise<string | undefined> {
  if (await own.lookedAt(it.instance)) return undefined;
  return adviceOn(it, { locale, situated: it.aboutKind !== 'general' || it.link !== null });
}

/** Handles the form's own **Send**. */
export const submitFeedback = (parts: Parts, ctx: Context, it: Submission<GiveValues>): Promise<Outcome> =>
  give(parts, ctx, { ...it, anyway: false });

const rawText = (raw: RawValues, name: string): string | undefined => {
  const value = raw[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

/** Reads what a pressed form holds; the chats check fields only when it is submitted. */
function readRaw(raw: RawValues, locale: Locale): { values: GiveValues } | { errors: FieldErrors } {
  const words = say(locale);
  const errors: Record<string, string> = {};
  const limits = { strengths: MAX_TEXT, improvements: MAX_TEXT, nextSteps: MAX_TEXT, event: MAX_EVENT };
  for (const [name, max] of Object.entries(limits))
    if ([...(rawText(raw, name) ?? '')].length > max) errors[name] = words.tooLong({ max });
  const ratings = ['collaboration', 'responsiveness'].flatMap((name) => {
    const value = rawText(raw, name);
    return value === undefined ? [] : [[name, Number(value.normalize('NFKC'))] as const];
  });
  for (const [name, value] of ratings)
    if (!rating.safeParse(value).success) errors[name] = words.notARating();
  if (Object.keys(errors).length > 0) return { errors };
  const texts = ['to', 'about', 'event', 'strengths', 'improvements', 'nextSteps', 'audience'].map(
    (name) => [name, rawText(raw, name)] as const,
  );
  return { values: giveValues.parse(Object.fromEntries([...texts, ...ratings])) };
}

/** Handles **Send anyway**: the same without the coach. */
export async function pressInForm(parts: Parts, ctx: Context, press: Press): Promise<Outcome> {
  if (press.button !== 'send-anyway') return {};
  const read = readRaw(press.values, ctx.locale);
  if ('errors' in read) return { reply: { kind: 'form-errors', fields: read.errors } };
  return give(parts, ctx, { ...press, values: read.values, anyway: true });
}
