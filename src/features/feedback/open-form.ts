import type { Actor, Context, Form, Opening, Outcome, PersonRef } from '../../chat/index.ts';
import type { People, Person } from '../people/model.ts';
import { readAhead } from './chinese-words.ts';
import { say } from './copy.ts';
import { type GiveSubject, type GiveView, giveForm, readSubject } from './give-form.ts';
import { notice, type Parts, readerAbove, refOf } from './parts.ts';
import { mayReceive } from './policy.ts';
import type { FeedbackRequest } from './requests/rules.ts';
import { markReader } from './rules.ts';

/** People offered before anything is typed. */
const MAX_LIKELY = 15;

/** What a form was opened for, as it stands now. */
export type Opened = {
  subject: GiveSubject;
  receiver: Person | undefined;
  request: FeedbackRequest | undefined;
};

/** Reads what a form was opened for; nothing where its subject was not written here. */
export async function readOpened(
  { people, requests }: Pick<Parts, 'people' | 'requests'>,
  actor: Pick<Actor, 'personId' | 'external'>,
  raw: string,
): Promise<Opened | undefined> {
  const subject = readSubject(raw);
  if (subject === undefined) return undefined;
  const found = subject.request === undefined ? undefined : await requests.request(subject.request);
  const request = found?.askedId === actor.personId ? found : undefined;
  if (subject.request !== undefined && request === undefined) return undefined;
  // Guests write where they were asked, and nowhere else.
  if (actor.external && request === undefined) return undefined;
  const receiverId = request?.aboutId ?? subject.to;
  const receiver = receiverId === undefined ? undefined : await people.person(receiverId);
  return { subject, receiver, request };
}

/** Offers colleagues of the actor's team first; for an unclear name, those who fit it. */
async function likelyFor({ people }: Parts, ctx: Context, said: string | undefined): Promise<PersonRef[]> {
  const me = ctx.actor.personId;
  if (said !== undefined) {
    const fitting = await people.find(said, MAX_LIKELY);
    if (fitting.length > 0) return fitting.filter((it) => it.id !== me).map(refOf);
  }
  const own = await people.person(me);
  const members = own?.teamId === undefined ? [] : await people.membersOf(own.teamId);
  return members
    .filter((it) => it.id !== me)
    .slice(0, MAX_LIKELY)
    .map(refOf);
}

async function unclearName({ people }: Parts, said: string | undefined): Promise<GiveView['unclear']> {
  if (said === undefined) return undefined;
  return { said, several: (await people.find(said, 2)).length > 1 };
}

/** Finds the manager who asked about a report and still manages them: then both read the answer. */
export async function askerBeside(
  people: People,
  { receiver, request }: Opened,
  ctx: Context,
): Promise<Person | undefined> {
  if (request === undefined || receiver === undefined || request.askerId === request.aboutId)
    return undefined;
  const manager = await readerAbove(people, receiver, ctx.actor.personId, ctx.now);
  return manager?.id === request.askerId ? manager : undefined;
}

/** Opens the form with which feedback is given. */
export async function openGiveForm(
  parts: Parts,
  ctx: Context,
  opening: Opening,
): Promise<Form | { refused: Outcome }> {
  const { people, abouts } = parts;
  const opened = await readOpened(parts, ctx.actor, opening.subject);
  const words = say(ctx.locale);
  if (opened === undefined) return { refused: notice(words.gone()) };
  const { subject, receiver, request } = opened;
  const named = receiver !== undefined || subject.to !== undefined;
  if (named && !mayReceive(ctx.actor.personId, receiver)) {
    const self = subject.to === ctx.actor.personId;
    const text = self ? words.notYourself() : words.notThere({ name: receiver?.name ?? '…' });
    return { refused: notice([{ kind: 'plain', text }]) };
  }
  if (ctx.locale === 'zh-CN') readAhead();
  const asker = await askerBeside(people, opened, ctx);
  const manager = receiver && (await readerAbove(people, receiver, ctx.actor.personId, ctx.now));
  const shown = asker ?? manager;
  const form = giveForm(ctx.locale, {
    receiver: receiver && refOf(receiver),
    likely: receiver === undefined ? await likelyFor(parts, ctx, subject.said) : [],
    unclear: await unclearName(parts, subject.said),
    manager: manager && refOf(manager),
    asker: asker && refOf(asker),
    link: subject.link ?? null,
    abouts: receiver === undefined ? [] : await abouts(receiver.id, ctx.actor.personId, ctx.now),
    event: request?.words ?? subject.event,
    more: opening.variant !== undefined,
  });
  return receiver === undefined || shown === undefined ? form : { ...form, version: markReader(shown.id) };
}
