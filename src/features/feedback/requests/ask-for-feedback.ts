import { z } from 'zod';
import { localDate } from '../../../calendar/index.ts';
import { type Context, defineForm, type Outcome, type Post, type Wake } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Write } from '../../../storage/store.ts';
import type { People, Person } from '../../people/model.ts';
import { type Parts, refOf, said } from '../parts.ts';
import { mayAskAbout, mayBeAsked } from '../policy.ts';
import { weekOfAsking } from '../rules.ts';
import { askForm } from './cards.ts';
import { say } from './copy.ts';
import { expiresAt, type FeedbackRequest, freePlace, remindAt } from './rules.ts';
import type { RequestStore } from './store.ts';

/** People offered before anything is typed. */
const MAX_LIKELY = 15;
const ME = 'me';

/** Takes a place in each person's week of askings; whoever has none left is named instead. */
export async function takePlaces(
  requests: RequestStore,
  people: readonly Person[],
  { now, newId }: Pick<Context, 'now' | 'newId'>,
): Promise<{ write: Write[]; taken: ReadonlySet<string>; full: readonly Person[] }> {
  const weeks = people.map((it) => ({ personId: it.id, week: weekOfAsking(now, it.timeZone) }));
  const before = await requests.placesTaken(weeks);
  const write: Write[] = [];
  const taken = new Set<string>();
  for (const { personId, week } of weeks) {
    const key = `${personId} ${week}`;
    const places = before.get(key) ?? [];
    const place = freePlace(places);
    if (place === undefined) continue;
    before.set(key, [...places, place]);
    taken.add(personId);
    write.push(requests.take({ id: newId(), personId, week, place, at: now }));
  }
  return { write, taken, full: people.filter((it) => !taken.has(it.id)) };
}

/** The message to whoever is asked; `cause` tells the first from its reminder. */
export const postToAsked = (it: FeedbackRequest, cause: 'asked' | 'reminder', until?: Instant): Post => ({
  id: `feedback-request:${it.id}:${cause}`,
  to: [{ person: it.askedId }],
  parts: [{ card: 'feedback.request', thing: it.id }],
  kind: 'personal',
  why: 'feedback.request',
  supersedes: `feedback-request:${it.id}`,
  ...(until === undefined ? {} : { expiresAt: until }),
});

const nameList = (people: readonly { name: string }[]): string[] => people.map((it) => it.name);

const unclearOf = (subject: string): string[] => {
  try {
    return z.object({ unclear: z.array(z.string()) }).parse(JSON.parse(subject)).unclear;
  } catch {
    return [];
  }
};

const reportsOf = async (people: People, ctx: Context): Promise<readonly Person[]> => {
  const today = localDate(ctx.now, ctx.actor.timeZone);
  return (await people.reportsOf(ctx.actor.personId, today)).filter((it) => it.standing === 'active');
};

type Asking = { askedIds: readonly string[]; aboutId: string; words: string | null };

/** Finds what is wrong with a request; the sentences stand on the form's fields. */
async function problemWith(
  { requests, people }: Parts,
  ctx: Context,
  { askedIds, aboutId }: Asking,
): Promise<{ fields: Record<string, string> } | { asked: Person[] }> {
  const words = say(ctx.locale);
  const me = ctx.actor.personId;
  const reports = await reportsOf(people, ctx);
  const ids = reports.map((it) => it.id);
  if (!mayAskAbout(me, aboutId, ids)) return { fields: { about: words.notAbout() } };
  const known = await people.persons(askedIds);
  const asked = askedIds.flatMap((id) => known.get(id) ?? []);
  const wrong = asked.filter((it) => !mayBeAsked({ askerId: me, aboutId }, it));
  if (wrong.length > 0) return { fields: { people: words.notThese({ names: nameList(wrong) }) } };
  const waiting = await requests.waitingFrom(me, aboutId);
  const again = asked.filter((it) => waiting.some((each) => each.askedId === it.id));
  if (again.length > 0) return { fields: { people: words.already({ names: nameList(again) }) } };
  return { asked };
}

/** Asks for feedback: each person gets a card, the asker one living card for all. */
async function ask(parts: Parts, ctx: Context, it: Asking): Promise<Outcome> {
  const { requests, people } = parts;
  const words = say(ctx.locale);
  const checked = await problemWith(parts, ctx, it);
  if ('fields' in checked) return { reply: { kind: 'form-errors', fields: checked.fields } };
  const { asked } = checked;
  const places = await takePlaces(requests, asked, ctx);
  if (places.full.length > 0)
    return {
      reply: { kind: 'form-errors', fields: { people: words.full({ names: nameList(places.full) }) } },
    };
  const groupId = ctx.newId();
  const rows = asked.map(
    (person): FeedbackRequest => ({
      id: ctx.newId(),
      groupId,
      askerId: ctx.actor.personId,
      aboutId: it.aboutId,
      askedId: person.id,
      words: it.words,
      state: 'waiting',
      askedAt: ctx.now,
      remindedAt: null,
      closedAt: null,
      version: 1,
    }),
  );
  const works = await people.workTimes(asked.map((each) => each.id));
  const times = rows.map((row) => ({ row, work: works.get(row.askedId) }));
  const wake = times.flatMap(({ row, work }): Wake[] =>
    work === undefined
      ? []
      : [
          { timer: 'feedback.remind', subject: row.id, at: remindAt(work, ctx.now) },
          { timer: 'feedback.expire', subject: row.id, at: expiresAt(work, ctx.now) },
        ],
  );
  const posts = times.map(({ row, work }) =>
    postToAsked(row, 'asked', work === undefined ? undefined : expiresAt(work, ctx.now)),
  );
  const own: Post = {
    id: `feedback-asked:${groupId}`,
    to: [{ person: ctx.actor.personId }],
    parts: [{ card: 'feedback.asked', thing: groupId }],
    kind: 'answer',
    why: 'feedback.asked',
  };
  return {
    write: [...requests.add(rows), ...places.write],
    post: [...posts, own],
    wake,
    reply: said(words.asked({ names: nameList(asked) })),
  };
}

/** Makes the form with which feedback is asked for. */
export function createAskForm(parts: Parts) {
  const { people } = parts;
  return defineForm({
    values: z.object({
      people: z.array(z.string()),
      about: z.string().optional(),
      words: z.string().optional(),
    }),
    async open(ctx, { subject }) {
      const me = ctx.actor.personId;
      const own = await people.person(me);
      const members = own?.teamId === undefined ? [] : await people.membersOf(own.teamId);
      return askForm(ctx.locale, {
        likely: members
          .filter((it) => it.id !== me)
          .slice(0, MAX_LIKELY)
          .map(refOf),
        reports: (await reportsOf(people, ctx)).map(refOf),
        about: ME,
        unclear: unclearOf(subject),
      });
    },
    submit: async (ctx, { values }) =>
      ask(parts, ctx, {
        askedIds: values.people,
        aboutId: values.about === undefined || values.about === ME ? ctx.actor.personId : values.about,
        words: values.words ?? null,
      }),
  });
}
