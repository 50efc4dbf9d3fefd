import type { Context, Outcome, Post } from '../../../chat/index.ts';
import type { Team } from '../../people/model.ts';
import { liveCopy, readAround } from '../open-windows.ts';
import { type CheckIn, isOver } from '../rules.ts';
import { say } from './copy.ts';
import { managersNow, type Parts } from './parts.ts';
import { mayLead, maySeeName } from './policy.ts';
import { canRemind, isAwayToday, staleAt } from './rules.ts';

/** Names the card above the prompt: who reminds, and of which check-in. */
const leadNoteThing = (leadId: string, checkInId: string): string => `${leadId}@${checkInId}`;

/** A reminder is the lead's own message, with the living prompt beneath it; the next check-in makes it needless. */
const reminderPost = (leadId: string, it: CheckIn, now: Date): Post => ({
  id: `lead-remind:${it.id}`,
  to: [{ person: it.personId }],
  parts: [
    { card: 'check-ins.lead-note', thing: leadNoteThing(leadId, it.id) },
    { card: 'check-ins.reminded', thing: it.id },
  ],
  kind: 'personal',
  why: 'check-ins.lead-note',
  expiresAt: staleAt(now),
  supersedes: liveCopy(it.personId),
});

const notice = (text: Extract<NonNullable<Outcome['reply']>, { kind: 'notice' }>['text']): Outcome => ({
  reply: { kind: 'notice', text },
});

/** Makes what reminds people on behalf of whoever leads them: once a person and window. */
export function reminders({ people, own, leading }: Parts) {
  /** Reminds one report by name, from the card that names them. */
  async function remindOne(ctx: Context, id: string): Promise<Outcome> {
    const words = say(ctx.locale);
    const checkIn = await own.byId(id);
    const person = checkIn && (await people.person(checkIn.personId));
    if (checkIn === undefined || person === undefined) return notice(words.cannotRemind());
    const manager = (await managersNow(people, [person], ctx.now)).get(person.id);
    if (!maySeeName(ctx.actor.personId, manager, person)) return notice(words.notLeading());
    const away = isAwayToday((await people.workTimes([person.id])).get(person.id), ctx.now);
    const over = isOver(checkIn, await own.latestOf(person.id, 3), ctx.now);
    if (!canRemind(checkIn) || over || away)
      return { reply: { kind: 'redraw', toast: words.cannotRemind() } };
    return {
      write: leading.markLeadReminded([id], ctx.now),
      post: [reminderPost(ctx.actor.personId, checkIn, ctx.now)],
      reply: { kind: 'redraw', toast: words.remindedOne({ name: person.name }) },
    };
  }

  /** Finds those of a team's last week whom a reminder can still reach. */
  async function remindable(team: Team, week: string, now: Date): Promise<CheckIn[]> {
    const candidates = (await own.teamWeek(team.id, week)).filter(canRemind);
    const later = await own.closingAfter(
      candidates.map((it) => it.personId),
      now,
    );
    const around = await readAround({ people, own }, candidates);
    const works = await people.workTimes(candidates.map((it) => it.personId));
    return candidates.filter((it) => {
      const others = later.filter((each) => each.personId === it.personId);
      return around.mayAsk(it) && !isAwayToday(works.get(it.personId), now) && !isOver(it, others, now);
    });
  }

  /** Reminds everyone in these teams who has not answered; the lead learns how many, not who. */
  async function remindTeams(ctx: Context, teams: readonly { team: Team; week: string }[]): Promise<Outcome> {
    const words = say(ctx.locale);
    const led = teams.filter(({ team }) => mayLead(ctx.actor.personId, team));
    if (led.length === 0) return notice(words.notLeading());
    const found = await Promise.all(led.map(({ team, week }) => remindable(team, week, ctx.now)));
    const reminded = found.flat().filter((it) => it.personId !== ctx.actor.personId);
    if (reminded.length === 0) return notice(words.remindedNobody());
    return {
      write: leading.markLeadReminded(
        reminded.map((it) => it.id),
        ctx.now,
      ),
      post: reminded.map((it) => reminderPost(ctx.actor.personId, it, ctx.now)),
      ...notice(words.remindedMany({ count: reminded.length })),
    };
  }

  return { remindOne, remindTeams };
}

export type Reminders = ReturnType<typeof reminders>;
