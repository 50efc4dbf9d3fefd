import { localDate } from '../../../calendar/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Parts } from '../parts.ts';
import { maySeeGoal } from '../policy.ts';
import { relationsTo } from '../relations.ts';

/** How long a closed goal is still spoken of. */
const SPOKEN_OF_MS = 30 * 86_400_000;
/** Goals that a form offers. */
const MOST_OFFERED = 20;

/** Lists the goals of somebody that feedback can be about, as far as the writer may see them. */
export const goalAbouts =
  ({ own, people }: Pick<Parts, 'own' | 'people'>) =>
  async (personId: string, writerId: string, now: Instant) => {
    const writer = await people.person(writerId);
    if (writer === undefined) return [];
    const goals = await own.ofOwners([personId], ['active', 'closed']);
    const since = new Date(now.getTime() - SPOKEN_OF_MS);
    const current = goals.filter(
      (it) => it.state === 'active' || (it.closedAt !== undefined && it.closedAt >= since),
    );
    const who = { personId: writerId, external: writer.external };
    const relation = await relationsTo(people, who, current, localDate(now, writer.timeZone));
    return current
      .filter((it) => maySeeGoal(relation(it), it))
      .slice(0, MOST_OFFERED)
      .map((it) => ({ kind: 'goal' as const, thing: it.id, label: `${it.code} ${it.title}` }));
  };
