import { weekKey } from '../../calendar/index.ts';
import { type Context, type Line, lineText, type Outcome, type RawValues } from '../../chat/index.ts';
import { type AnswerParts, currentCard, findOwn, notice, redrawn } from './answer-parts.ts';
import { say } from './copy.ts';
import { belongs, type Planning, planWeek, wakesOf } from './plan-check-ins.ts';
import { type CheckIn, chooseCheckIn, isPending, joinWords, takesWords } from './rules.ts';
import type { PlannedCheckIn } from './store.ts';

type Parts = AnswerParts & { planning: Planning };

const openForm = (id: string, values?: RawValues): Outcome => ({
  reply: {
    kind: 'form',
    form: { form: 'check-ins.answer', subject: id, ...(values === undefined ? {} : { values }) },
  },
});

/** Opens the form of a pressed card's own week. */
export async function startCheckIn(parts: AnswerParts, ctx: Context, id: string): Promise<Outcome> {
  const found = await findOwn(parts, ctx, id);
  if ('refused' in found) return found.refused;
  return found.over ? redrawn(say(ctx.locale).over()) : openForm(id);
}

/** Asks which of two check-ins is meant, and keeps what was typed for the one that is chosen. */
async function askWhich({ own }: AnswerParts, ctx: Context, typed: string): Promise<Outcome> {
  const { personId } = ctx.actor;
  const kept = (await own.preferences([personId])).get(personId)?.typedWords ?? null;
  const words = typed === '' ? null : typed;
  return {
    write: words === kept ? [] : [own.setPreference(personId, { typedWords: words })],
    reply: { kind: 'card', card: { card: 'check-ins.which', thing: personId } },
  };
}

/** Opens the form of the check-in that was chosen, with what was typed before the question. */
export async function chooseWhich(parts: AnswerParts, ctx: Context, id: string): Promise<Outcome> {
  const found = await findOwn(parts, ctx, id);
  if ('refused' in found) return found.refused;
  const { checkIn, over } = found;
  if (over) return redrawn(say(ctx.locale).over());
  const { personId } = ctx.actor;
  const typed = (await parts.own.preferences([personId])).get(personId)?.typedWords ?? null;
  if (typed === null) return openForm(id);
  return {
    write: [parts.own.setPreference(personId, { typedWords: null })],
    ...openForm(id, { strengths: joinWords(checkIn.strengths, typed) }),
  };
}

/** Says why somebody has no check-in now. */
async function sayWhyNone({ people }: Parts, ctx: Context): Promise<Outcome> {
  const words = say(ctx.locale);
  const person = await people.person(ctx.actor.personId);
  const team = person?.teamId === undefined ? undefined : await people.team(person.teamId);
  if (person === undefined || team === undefined) return notice(words.noTeam());
  if (belongs(person, team)) return notice(words.noneThisWeek());
  const lead = team.leadId === undefined ? undefined : (await people.names([team.leadId])).get(team.leadId);
  return notice(words.teamOff({ team: team.name, lead }));
}

/** Plans this week for somebody who comes by themselves before Pacer may ask them (not yet welcomed, pausing, just joined). */
async function planOwnWeek({ planning }: Parts, ctx: Context): Promise<PlannedCheckIn | undefined> {
  const [member] = await planning.read([ctx.actor.personId]);
  return member === undefined ? undefined : planWeek(member, weekKey(ctx.now, member.person.timeZone));
}

/** Answers `/checkin`: the form of the current check-in with what was typed behind it, its receipt, or a question which of two is meant. */
export async function openCurrent(parts: Parts, ctx: Context, words = ''): Promise<Outcome> {
  const typed = words === '' ? undefined : { strengths: words };
  const thisWeek = weekKey(ctx.now, ctx.actor.timeZone);
  const newest = await parts.own.latestOf(ctx.actor.personId, 3);
  const choice = chooseCheckIn(newest, thisWeek, ctx.now);
  const hasThisWeek = newest.some((it) => it.week >= thisWeek);
  const planned = hasThisWeek ? undefined : await planOwnWeek(parts, ctx);
  if (planned !== undefined && !newest.some((it) => it.period === planned.period)) {
    return {
      write: parts.own.insertPlanned([planned]),
      wake: wakesOf(planned),
      ...openForm(planned.id, typed),
    };
  }
  if (choice.kind === 'none') return sayWhyNone(parts, ctx);
  if (choice.kind === 'either') return askWhich(parts, ctx, words);
  const { checkIn } = choice;
  if (checkIn.state !== 'answered') return openForm(checkIn.id, typed);
  if (words === '') return { reply: { kind: 'card', card: currentCard(checkIn) } };
  return openForm(checkIn.id, { strengths: joinWords(checkIn.strengths, words) });
}

/** Puts a plain reply to a prompt into the form as its first text, late as well, until the next opens. */
export async function takeReply(parts: AnswerParts, ctx: Context, line: Line): Promise<Outcome | undefined> {
  const newest = await parts.own.latestOf(ctx.actor.personId, 3);
  const waiting = newest.find((it) => takesWords(it, newest, ctx.now));
  return waiting === undefined ? undefined : openForm(waiting.id, { strengths: lineText(line) });
}

/** Finds the check-in that `/checkin skip` means. */
export async function findToSkip(parts: AnswerParts, ctx: Context): Promise<CheckIn | undefined> {
  const newest = await parts.own.latestOf(ctx.actor.personId, 3);
  return newest.find((it) => isPending(it, ctx.now));
}
