import type { WorkHours } from '../../../calendar/index.ts';
import { type Form, type FormItem, field, type Option } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Locale } from '../../../shared/locale.ts';
import { say } from './copy.ts';
import { zoneOptions } from './zones.ts';

/** What somebody's settings form shows. */
export type SettingsView = {
  locale: Locale;
  timeZone: string;
  hours: WorkHours;
  /** The chats to choose from, the chosen one first told; fewer than two leave no choice. */
  chats: readonly Option[];
  chat: string | undefined;
  /** Kinds of messages that were switched off with **Fewer of these**. */
  muted: readonly Option[];
};

/** Writes hours as people type them: '09:00-12:00, 13:30-18:00'. */
export const writeHours = ({ start, end, breakStart, breakEnd }: WorkHours): string =>
  breakStart < breakEnd ? `${start}-${breakStart}, ${breakEnd}-${end}` : `${start}-${end}`;

/** Draws the form for one's own language, zone, hours and main chat. */
export function settingsForm(locale: Locale, view: SettingsView, now: Instant): Form {
  const words = say(locale);
  const languages = words.languages();
  const items: FormItem[] = [
    field({
      kind: 'select',
      name: 'locale',
      label: words.locale(),
      required: true,
      options: [
        { value: 'en', label: languages.en },
        { value: 'zh-CN', label: languages['zh-CN'] },
      ],
      initial: view.locale,
    }),
    field({
      kind: 'select',
      name: 'time-zone',
      label: words.zone(),
      required: true,
      options: zoneOptions(view.timeZone, locale, now),
      initial: view.timeZone,
    }),
    field({
      kind: 'text',
      name: 'hours',
      label: words.hours(),
      hint: words.hoursHint(),
      maxLength: 60,
      initial: writeHours(view.hours),
    }),
  ];
  if (view.chats.length > 1) {
    const initial = view.chat === undefined ? {} : { initial: view.chat };
    const options = [...view.chats];
    const common = { name: 'main-chat', label: words.chat(), hint: words.chatHint(), required: true };
    items.push(field({ kind: 'select', ...common, options, ...initial }));
  }
  if (view.muted.length > 0) {
    const options = [...view.muted];
    const initial = options.map((it) => it.value);
    const common = { name: 'muted', label: words.muted(), hint: words.mutedHint() };
    items.push(field({ kind: 'several', ...common, options, initial }));
  }
  return { title: words.title(), audience: words.audience(), items, submit: words.save(), buttons: [] };
}
