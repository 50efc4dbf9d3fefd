import { z } from 'zod';
import { chinaCalendar, noCalendar } from '../../../calendar/index.ts';
import { defineForm, type FormDeclaration, type Outcome } from '../../../chat/index.ts';
import { type Locale, locales } from '../../../shared/locale.ts';
import type { Write } from '../../../storage/store.ts';
import { businessTypes, peopleFacts, type Team } from '../model.ts';
import type { PeopleSettings } from '../people-settings.ts';
import { mayManageTeam } from '../policy.ts';
import { say } from './copy.ts';
import { channelLocaleField, editForm } from './forms.ts';
import { channelLabel, notice, showTeam, type TeamParts } from './parts.ts';

/** Lists the calendars that a team may have. */
export const calendarNames = (settings: PeopleSettings): string[] => [
  noCalendar.name,
  chinaCalendar.name,
  ...(settings.calendars ?? []).map((it) => it.name),
];

// The language of each channel comes in a field of its own.
const submitted = z
  .object({
    name: z.string(),
    'business-type': z.enum(businessTypes),
    'time-zone': z.string(),
    calendar: z.string(),
    channels: z.array(z.string()).optional(),
  })
  .catchall(z.unknown());
type Submitted = z.infer<typeof submitted>;

const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

/** Makes the form for a team's own settings. */
export function createTeamEditing({ store, people, settings }: TeamParts): FormDeclaration {
  function channelWrites(team: Team, values: Submitted): Write[] {
    const kept = new Set(values.channels ?? []);
    return team.channels.flatMap(({ channel: { platform }, locale }) => {
      if (!kept.has(platform)) return [store.unbind(team.id, platform)];
      const wanted = values[channelLocaleField(platform)];
      return isLocale(wanted) && wanted !== locale ? [store.setChannelLocale(team.id, platform, wanted)] : [];
    });
  }

  /** Only what differs is written, so that what is inherited stays inherited. */
  const changeOf = (team: Team, values: Submitted) => ({
    name: values.name,
    businessType: values['business-type'],
    ...(values['time-zone'] === team.timeZone ? {} : { timeZone: values['time-zone'] }),
    ...(values.calendar === team.calendar ? {} : { calendar: values.calendar }),
  });

  return defineForm({
    values: submitted,
    async open(ctx, { subject }) {
      const [team, version] = await Promise.all([people.team(subject), store.version(subject)]);
      const words = say(ctx.locale);
      if (team === undefined || version === undefined) return { refused: notice(words.gone()) };
      if (!mayManageTeam(ctx.actor, team)) return { refused: notice(words.notYours()) };
      const channels = team.channels.map(({ channel, name, locale }) => ({
        platform: channel.platform,
        name: channelLabel(name),
        locale,
      }));
      const { name, businessType, timeZone, calendar } = team;
      const view = { name, businessType, timeZone, calendar, channels, version };
      return editForm(ctx.locale, view, { calendars: calendarNames(settings), now: ctx.now });
    },
    async submit(ctx, { subject, values, version }): Promise<Outcome> {
      const words = say(ctx.locale);
      const [team, current] = await Promise.all([people.team(subject), store.version(subject)]);
      if (team === undefined || current === undefined) return notice(words.gone());
      if (!mayManageTeam(ctx.actor, team)) return notice(words.notYours());
      if (version !== current) {
        return { reply: { kind: 'form-errors', form: words.changedMeanwhile(), version: current } };
      }
      if (await store.isNameTaken(values.name, team.id)) {
        return { reply: { kind: 'form-errors', fields: { name: words.nameTaken() } } };
      }
      const change = changeOf(team, values);
      const changesTime = change.timeZone !== undefined || change.calendar !== undefined;
      return {
        write: [store.change(team.id, current, change), ...channelWrites(team, values)],
        // Whoever has no own zone or calendar follows the team's.
        tell: changesTime ? [{ name: peopleFacts.imported, thing: team.id }] : [],
        refresh: [{ card: 'people.team-open', thing: team.id }],
        ...showTeam(team.id),
      };
    },
  });
}
