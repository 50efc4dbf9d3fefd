import { z } from 'zod';
import { localDate } from '../../../calendar/index.ts';
import { type Context, defineAction, defineForm, type Outcome } from '../../../chat/index.ts';
import { membersHere } from '../channels/members-here.ts';
import { businessTypes, type People, type Person, peopleFacts } from '../model.ts';
import { mayFoundTeam, mayManageTeam } from '../policy.ts';
import { say } from './copy.ts';
import { calendarNames } from './edit-team.ts';
import { foundForm } from './forms.ts';
import { channelLabel, notice, showTeam, type TeamParts } from './parts.ts';
import type { Setup } from './store.ts';

// Options that one field of a form takes in every chat.
const MOST_OPTIONS = 100;

const submitted = z.object({
  name: z.string(),
  'business-type': z.enum(businessTypes),
  'time-zone': z.string(),
  calendar: z.string(),
  members: z.array(z.string()).optional(),
});

/** Makes the use cases of setting a team up in a channel, and of giving a channel to a team. */
export function createFounding({ store, people, settings, directories, look }: TeamParts) {
  const reportsOf = (ctx: Context, from: Pick<People, 'reportsOf'>): Promise<readonly Person[]> =>
    from.reportsOf(ctx.actor.personId, localDate(ctx.now, ctx.actor.timeZone));

  /** Proposes those of the founder's people who are in no team and, as far as the chat tells, in this channel. */
  async function proposed(reports: readonly Person[], place: Setup | undefined): Promise<string[]> {
    const free = reports.filter((it) => it.teamId === undefined).map((it) => it.id);
    const here = place === undefined ? undefined : await membersHere(directories, place.channel);
    if (place === undefined || here === undefined) return free;
    const accounts = await people.accountsOn(place.channel.platform, free);
    return free.filter((id) => here.has(accounts.get(id) ?? ''));
  }

  /** Says why nobody may set up this channel now, or nothing. */
  async function obstacle(
    ctx: Context,
    place: Setup | undefined,
    reports: number,
  ): Promise<Outcome | undefined> {
    const words = say(ctx.locale);
    if (place === undefined) return notice(words.askAgain());
    if (!mayFoundTeam(ctx.actor, reports)) return notice(words.mayNotFound());
    const taken = await people.teamOfChannel(place.channel);
    return taken === undefined
      ? undefined
      : notice(words.boundMeanwhile({ channel: channelLabel(place.name) }));
  }

  const form = defineForm({
    values: submitted,
    async open(ctx, { subject }) {
      const reports = await reportsOf(ctx, people);
      const place = await store.setup(subject, ctx.actor.personId);
      const refused = await obstacle(ctx, place, reports.length);
      if (refused !== undefined) return { refused };
      const { personId, timeZone } = ctx.actor;
      const time = (await people.workTimes([personId])).get(personId);
      const view = {
        name: place?.name.replace(/^#/, '') ?? '',
        businessType: 'mature' as const,
        timeZone,
        calendar: time?.calendar.name ?? settings.workCalendar,
        reports: reports.slice(0, MOST_OPTIONS),
        chosen: await proposed(reports.slice(0, MOST_OPTIONS), place),
      };
      return foundForm(ctx.locale, view, { calendars: calendarNames(settings), now: ctx.now });
    },
    async submit(ctx, { subject, values, instance }): Promise<Outcome> {
      const words = say(ctx.locale);
      const reports = await reportsOf(ctx, people);
      const place = await store.setup(subject, ctx.actor.personId);
      const refused = await obstacle(ctx, place, reports.length);
      if (refused !== undefined || place === undefined) return refused ?? notice(words.askAgain());
      if (await store.isNameTaken(values.name, undefined)) {
        return { reply: { kind: 'form-errors', fields: { name: words.nameTaken() } } };
      }
      // One instance founds one team, however often it is decided.
      const id = instance;
      const own = new Set(reports.map((it) => it.id));
      const members = (values.members ?? []).filter((it) => own.has(it));
      const team = {
        id,
        name: values.name,
        leadId: ctx.actor.personId,
        businessType: values['business-type'],
        timeZone: values['time-zone'],
        calendar: values.calendar,
      };
      const binding = { teamId: id, channel: place.channel, name: place.name, locale: ctx.locale };
      return {
        write: [
          store.create(team, ctx.now),
          ...store.bind(binding),
          ...(await look(id, place.channel, ctx.now)),
          ...store.moveAll(members, id),
        ],
        tell: members.map((thing) => ({ name: peopleFacts.changed, thing })),
        post: [
          {
            id: `team-open:${id}`,
            to: [{ channel: place.channel }],
            parts: [{ card: 'people.team-open', thing: id }],
            kind: 'answer',
            why: 'people.team-open',
          },
        ],
        ...showTeam(id),
      };
    },
  });

  const open = defineAction(z.object({ subject: z.string() }), async (_ctx, { subject }) => ({
    reply: { kind: 'form', form: { form: 'people.found-team', subject } },
  }));

  const bind = defineAction(
    z.object({ team: z.string(), subject: z.string() }),
    async (ctx, it): Promise<Outcome> => {
      const words = say(ctx.locale);
      const [team, place] = [await people.team(it.team), await store.setup(it.subject, ctx.actor.personId)];
      if (team === undefined) return notice(words.gone());
      if (place === undefined) return notice(words.askAgain());
      if (!mayManageTeam(ctx.actor, team)) return notice(words.notYours());
      const taken = await people.teamOfChannel(place.channel);
      const hasOne = team.channels.some(({ channel }) => channel.platform === place.channel.platform);
      if (taken !== undefined || hasOne)
        return notice(words.boundMeanwhile({ channel: channelLabel(place.name) }));
      const binding = { teamId: team.id, channel: place.channel, name: place.name, locale: ctx.locale };
      const seen = await look(team.id, place.channel, ctx.now);
      return { write: [...store.bind(binding), ...seen], ...showTeam(team.id) };
    },
  );

  return { form, actions: { 'found-team': open, 'bind-channel': bind } };
}
