import { type Form, type FormItem, field, type Option, type PersonRef } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Locale } from '../../../shared/locale.ts';
import { type BusinessType, businessTypes } from '../model.ts';
import { zoneOptions } from '../settings/zones.ts';
import { say } from './copy.ts';

/** Characters of a team's name. */
const MAX_NAME = 60;

type Basics = { name: string; businessType: BusinessType; timeZone: string; calendar: string };
type Lists = { calendars: readonly string[]; now: Instant };

function basicFields(locale: Locale, it: Basics, { calendars, now }: Lists): FormItem[] {
  const words = say(locale);
  const types = words.businessTypes();
  const known = calendars.includes(it.calendar) ? calendars : [it.calendar, ...calendars];
  return [
    field({
      kind: 'text',
      name: 'name',
      label: words.name(),
      required: true,
      maxLength: MAX_NAME,
      initial: it.name,
    }),
    field({
      kind: 'select',
      name: 'business-type',
      label: words.businessType(),
      required: true,
      options: businessTypes.map((value): Option => ({ value, label: types[value] })),
      initial: it.businessType,
    }),
    field({
      kind: 'select',
      name: 'time-zone',
      label: words.zone(),
      required: true,
      options: zoneOptions(it.timeZone, locale, now),
      initial: it.timeZone,
    }),
    field({
      kind: 'select',
      name: 'calendar',
      label: words.calendar(),
      required: true,
      options: known.map((value): Option => ({ value, label: words.calendars({ name: value }) })),
      initial: it.calendar,
    }),
  ];
}

export type FoundView = Basics & { reports: readonly PersonRef[]; chosen: readonly string[] };

/** Draws the form that sets up a team with one's own reports. */
export function foundForm(locale: Locale, view: FoundView, lists: Lists): Form {
  const words = say(locale);
  const members: FormItem[] =
    view.reports.length === 0
      ? []
      : [
          field({
            kind: 'several',
            name: 'members',
            label: words.reports(),
            hint: words.reportsHint(),
            options: view.reports.map(({ id, name }): Option => ({ value: id, label: name })),
            initial: [...view.chosen],
          }),
        ];
  const items = [...basicFields(locale, view, lists), ...members];
  return {
    title: words.foundTitle(),
    audience: words.foundAudience(),
    items,
    submit: words.found(),
    buttons: [],
  };
}

/** A channel of a team, by its platform. */
type ChannelView = { platform: string; name: string; locale: Locale };
export type EditView = Basics & { channels: readonly ChannelView[]; version: number };

/** Names the field for the language of a team's channel on a platform. */
export const channelLocaleField = (platform: string): string => `locale-${platform}`;

function channelFields(locale: Locale, channels: readonly ChannelView[]): FormItem[] {
  if (channels.length === 0) return [];
  const words = say(locale);
  const languages: Option[] = [
    { value: 'en', label: 'English' },
    { value: 'zh-CN', label: '中文（简体）' },
  ];
  return [
    field({
      kind: 'several',
      name: 'channels',
      label: words.channels(),
      hint: words.channelsHint(),
      options: channels.map(({ platform, name }): Option => ({ value: platform, label: name })),
      initial: channels.map(({ platform }) => platform),
    }),
    ...channels.map((it) =>
      field({
        kind: 'select',
        name: channelLocaleField(it.platform),
        label: words.channelLanguage({ channel: it.name }),
        required: true,
        options: languages,
        initial: it.locale,
      }),
    ),
  ];
}

/** Draws the form for a team's own settings. */
export function editForm(locale: Locale, view: EditView, lists: Lists): Form {
  const words = say(locale);
  return {
    title: words.editTitle({ team: view.name }),
    audience: words.foundAudience(),
    items: [...basicFields(locale, view, lists), ...channelFields(locale, view.channels)],
    submit: words.save(),
    buttons: [],
    version: view.version,
  };
}
