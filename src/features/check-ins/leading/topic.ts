import type { Topic } from '../../exchanges/index.ts';
import { say } from './copy.ts';
import { managerNow, type Parts } from './parts.ts';
import { mayExchange } from './policy.ts';

/** Says what a note about a check-in is about, and who may begin one: the person and their direct manager. */
export const checkInTopic = ({ people, own }: Pick<Parts, 'people' | 'own'>): Topic => ({
  async describe(thing, reader) {
    const checkIn = await own.byId(thing);
    if (checkIn === undefined) return undefined;
    const words = say(reader.locale);
    if (reader.personId === checkIn.personId) return words.about({ period: checkIn.period });
    const name = (await people.person(checkIn.personId))?.name ?? '…';
    return words.aboutOf({ name, period: checkIn.period });
  },
  async mayStart(starterId, thing, others, now) {
    const checkIn = await own.byId(thing);
    if (checkIn === undefined) return false;
    return mayExchange(starterId, others, checkIn, await managerNow(people, checkIn.personId, now));
  },
});
