import type { JobContext, Outcome, Wake } from '../../../chat/index.ts';
import type { CheckIn } from '../rules.ts';
import { managersNow, type Parts } from './parts.ts';
import { dueAt, weekSubject } from './rules.ts';

/**
 * Arms the digest of each manager and the summary of each team in whose week something happened. One report's window decides the
 * moment for now: whoever is woken looks at all of them and waits longer if need be.
 */
export async function armTimers(
  { people, own }: Pick<Parts, 'people' | 'own'>,
  ctx: JobContext,
  checkInIds: readonly string[],
): Promise<Outcome> {
  const checkIns = await own.byIds(checkInIds);
  const persons = await people.persons(checkIns.map((it) => it.personId));
  const managers = await managersNow(people, [...persons.values()], ctx.now);
  const works = await people.workTimes([...new Set(managers.values())]);
  const teams = await people.teams([...new Set(checkIns.map((it) => it.teamId))]);
  const wakes = new Map<string, Wake>();
  const arm = (timer: string, subject: string, at: Date | undefined) => {
    if (at !== undefined) wakes.set(`${timer} ${subject}`, { timer, subject, at });
  };
  const digestAt = (it: CheckIn): void => {
    const manager = managers.get(it.personId);
    const work = manager === undefined ? undefined : works.get(manager);
    if (manager === undefined || work === undefined) return;
    arm('check-ins.digest', weekSubject(manager, it.week), dueAt(work, [it]));
  };
  for (const it of checkIns) {
    digestAt(it);
    const team = teams.get(it.teamId);
    if (team?.on === true) {
      arm('check-ins.summary', weekSubject(team.id, it.week), dueAt(people.teamWorkTime(team), [it]));
    }
  }
  return { wake: [...wakes.values()] };
}
