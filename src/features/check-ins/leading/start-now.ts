import { periodKey, weekKey } from '../../../calendar/index.ts';
import { type Context, type Outcome, plain } from '../../../chat/index.ts';
import type { Person, Team } from '../../people/model.ts';
import { mayAsk, planWeek, wakesOf } from '../plan-check-ins.ts';
import type { CheckIn } from '../rules.ts';
import type { PlannedCheckIn } from '../store.ts';
import { say } from './copy.ts';
import type { Parts } from './parts.ts';

/** Names listed in one sentence; the rest is a number. */
const MOST_NAMES = 5;

type Member = Awaited<ReturnType<Parts['planning']['read']>>[number];

/**
 * Sends this week's prompt to a team at once: windows that lie ahead begin now, and the ordinary opening does the rest (once a
 * person, nobody who is away). Says who gets a welcome first, because nothing else reaches them before.
 */
export async function startNow(parts: Parts, ctx: Context, teams: readonly Team[]): Promise<Outcome> {
  const { people, own, planning, leading } = parts;
  const words = say(ctx.locale);
  const off = teams.filter((it) => !it.on).map((it) => words.teamIsOff({ team: it.name }));
  const persons = (
    await Promise.all(teams.filter((it) => it.on).map((it) => people.membersOf(it.id)))
  ).flat();
  const members = await planning.read(persons.map((it) => it.id));
  const preferences = await own.preferences(members.map((it) => it.person.id));
  const asked = members.filter((it) => mayAsk(it, preferences.get(it.person.id)));
  const { inserted, moved } = await findAhead({ own }, asked, ctx.now);
  const count = inserted.length + moved.length;
  const unwelcomed = members
    .map((it) => it.person)
    .filter((it) => it.standing === 'active' && it.welcomedAt === undefined);
  const said = [
    ...(count > 0 ? [words.started({ count })] : off.length === teams.length ? [] : [words.startedNobody()]),
    ...(unwelcomed.length > 0 ? [welcomeFirst(ctx, unwelcomed)] : []),
    ...off,
  ];
  return {
    write: [
      ...own.insertPlanned(inserted),
      ...leading.openNow(
        moved.map((it) => it.id),
        ctx.now,
      ),
    ],
    wake: [
      ...inserted.flatMap(wakesOf),
      ...moved.map((it) => ({ timer: 'check-ins.open', subject: it.id, at: ctx.now })),
    ],
    reply: { kind: 'notice', text: plain(said.join(ctx.locale === 'zh-CN' ? '' : ' ')) },
  };
}

/** Finds whose window of this week lies ahead: planned already, or to be planned now. */
async function findAhead(
  { own }: Pick<Parts, 'own'>,
  members: readonly Member[],
  now: Date,
): Promise<{ inserted: PlannedCheckIn[]; moved: CheckIn[] }> {
  const weekOf = (it: Member) => weekKey(now, it.person.timeZone);
  const names = [...new Set(members.flatMap((it) => [weekOf(it), periodKey(it.plan, weekOf(it))]))];
  const existing =
    names.length === 0
      ? []
      : await own.existing(
          members.map((it) => it.person.id),
          names,
        );
  const taken = new Set(existing.map((it) => it.personId));
  const inserted = members
    .filter((it) => !taken.has(it.person.id))
    .flatMap((it) => planWeek(it, weekOf(it)) ?? [])
    .filter((it) => now < it.closesAt)
    .map((it) => (it.opensAt > now ? { ...it, opensAt: now } : it));
  return { inserted, moved: existing.filter((it) => it.state === 'planned' && now < it.opensAt) };
}

function welcomeFirst(ctx: Context, unwelcomed: readonly Person[]): string {
  const names = unwelcomed.slice(0, MOST_NAMES).map((it) => it.name);
  return say(ctx.locale).welcomeFirst({ names, more: unwelcomed.length - names.length });
}
