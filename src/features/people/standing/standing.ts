import { localDate } from '../../../calendar/index.ts';
import type { CardDeclaration, JobContext, Outcome, Post, TimerDeclaration } from '../../../chat/index.ts';
import { type People, peopleFacts } from '../model.ts';
import type { PeopleSettings } from '../people-settings.ts';
import { leavesAt } from '../rules.ts';
import { vacancyCard } from './cards.ts';
import type { StandingStore } from './store.ts';

/** Deactivation and return, for the directories and the command line; what is returned is committed by the caller. */
export interface Standings {
  /** Takes people as absent; after 14 days without return they are leavers. */
  deactivate(ctx: Pick<JobContext, 'now'>, personIds: readonly string[]): Promise<Outcome>;
  /** Takes people back, leavers included. */
  reactivate(ctx: Pick<JobContext, 'now'>, personIds: readonly string[]): Promise<Outcome>;
}

type Parts = {
  store: StandingStore;
  people: Pick<People, 'managersOf' | 'reportsOf' | 'persons' | 'person'>;
  settings: PeopleSettings;
};

const changed = (personIds: readonly string[]) =>
  personIds.map((thing) => ({ name: peopleFacts.changed, thing }));

/** Makes the use cases of people who are deactivated, come back, or leave. */
export function createStanding({ store, people, settings }: Parts) {
  const standings: Standings = {
    async deactivate({ now }, personIds) {
      const rows = personIds.length === 0 ? [] : await store.of(personIds);
      const ids = rows.filter((it) => it.standing === 'active').map((it) => it.id);
      return {
        write: [...store.change(ids, 'active', 'absent', now), ...store.switchAccounts(ids, false)],
        tell: changed(ids),
        wake: ids.map((subject) => ({ timer: 'people.leave', subject, at: leavesAt(now) })),
      };
    },
    async reactivate({ now }, personIds) {
      const rows = personIds.length === 0 ? [] : await store.of(personIds);
      const back = rows.filter((it) => it.standing !== 'active' && it.mergedIntoId === null);
      const of = (standing: 'absent' | 'left') =>
        back.filter((it) => it.standing === standing).map((it) => it.id);
      const ids = back.map((it) => it.id);
      return {
        write: [
          ...store.change(of('absent'), 'absent', 'active', now),
          ...store.change(of('left'), 'left', 'active', now),
          ...store.switchAccounts(ids, true),
        ],
        tell: changed(ids),
        wake: ids.map((subject) => ({ timer: 'people.leave', subject, at: null })),
      };
    },
  };

  /** Finds whose people the next one up gets, if somebody leaves who managed people. */
  async function vacancyOf(ctx: JobContext, leaverId: string): Promise<Post[]> {
    const date = localDate(ctx.now, settings.defaultTimeZone);
    const [managers, reports] = await Promise.all([
      people.managersOf([leaverId], date),
      people.reportsOf(leaverId, date),
    ]);
    const nextUp = managers.get(leaverId);
    if (nextUp === undefined || reports.length === 0) return [];
    return [
      {
        id: `vacancy:${leaverId}:${date}`,
        to: [{ person: nextUp }],
        parts: [{ card: 'people.vacancy', thing: leaverId }],
        kind: 'personal',
        why: 'people.vacancy',
      },
    ];
  }

  /** Makes leavers of those who were absent for 14 days. */
  const leave: TimerDeclaration = async (ctx, personIds) => {
    const rows = await store.of(personIds);
    const due = rows.filter(
      (it) => it.standing === 'absent' && it.since !== null && leavesAt(it.since) <= ctx.now,
    );
    const ids = due.map((it) => it.id);
    const posts = await Promise.all(ids.map((id) => vacancyOf(ctx, id)));
    return {
      write: store.change(ids, 'absent', 'left', ctx.now),
      tell: ids.map((thing) => ({ name: peopleFacts.left, thing })),
      post: posts.flat(),
    };
  };

  const vacancy: CardDeclaration = {
    async render({ reader, now, locale }, leaverId) {
      const date = localDate(now, reader.timeZone);
      const [leaver] = await store.of([leaverId]);
      if (leaver === undefined || reader.personId === undefined) return 'gone';
      const reports = await people.reportsOf(leaverId, date);
      const managers = await people.managersOf(
        reports.map((it) => it.id),
        date,
      );
      // Those who have a manager of their own again, and everything for other readers, are left out.
      const theirs = reports.filter((it) => managers.get(it.id) === reader.personId);
      if (theirs.length === 0) return 'gone';
      const refs = theirs.map(({ id, name }) => ({ id, name }));
      return vacancyCard(locale, { leaver: leaver.name, people: refs });
    },
  };

  return { standings, timers: { leave }, cards: { vacancy } };
}
