import { z } from 'zod';
import { type HoursError, parseHours, type WorkHours } from '../../../calendar/index.ts';
import {
  type CommandDeclaration,
  type Context,
  defineAction,
  defineForm,
  type FormDeclaration,
  type Outcome,
  type Reply,
} from '../../../chat/index.ts';
import { type Locale, locales } from '../../../shared/locale.ts';
import type { Write } from '../../../storage/store.ts';
import { type People, peopleFacts } from '../model.ts';
import { chatName, type PeopleSettings } from '../people-settings.ts';
import { mayChangeSettings } from '../policy.ts';
import { say } from './copy.ts';
import { type SettingsView, settingsForm, writeHours } from './settings-form.ts';
import type { SettingsStore } from './store.ts';
import { zoneName } from './zones.ts';

/** What delivery keeps of **Fewer of these**, so that people can take it back here. */
export type Muting = {
  mutedBy(personId: string): Promise<readonly string[]>;
  unmute(personId: string, why: string): Write[];
  /** The sentence of **Why am I seeing this?**. */
  reason(why: string, locale: Locale): string;
};

type Parts = {
  store: SettingsStore;
  people: Pick<People, 'person' | 'workTimes' | 'address'>;
  settings: PeopleSettings;
  muting: () => Muting | undefined;
};

const submitted = z.object({
  locale: z.enum(locales),
  'time-zone': z.string(),
  hours: z.string().optional(),
  'main-chat': z.string().optional(),
  muted: z.array(z.string()).optional(),
});
type Submitted = z.infer<typeof submitted>;

const hoursProblem = (error: HoursError, locale: Locale): string => {
  const words = say(locale);
  const problems = {
    unreadable: words.hoursUnreadable,
    'ends-before-start': words.hoursReversed,
    'too-many-parts': words.hoursTooMany,
  };
  return problems[error]();
};

/** Makes the use cases of one's own settings. */
export function createSettings({ store, people, settings, muting }: Parts) {
  async function viewOf(personId: string, locale: Locale): Promise<SettingsView | undefined> {
    const [person, times, address, platforms] = await Promise.all([
      people.person(personId),
      people.workTimes([personId]),
      people.address({ person: personId }, false),
      store.platforms(personId),
    ]);
    const time = times.get(personId);
    if (person === undefined || time === undefined) return undefined;
    const muted = (await muting()?.mutedBy(personId)) ?? [];
    return {
      locale: person.locale,
      timeZone: time.timeZone,
      hours: time.hours,
      chats: platforms.map((value) => ({ value, label: chatName(settings, value, locale) })),
      chat: typeof address === 'string' ? undefined : address.reader.platform,
      muted: muted.map((why) => ({ value: why, label: muting()?.reason(why, locale) ?? why })),
    };
  }

  /** Only what differs is written, so that what is inherited stays inherited. */
  function changesOf(view: SettingsView, values: Submitted, hours: WorkHours | null | undefined) {
    const chat = values['main-chat'];
    return {
      ...(values.locale === view.locale ? {} : { locale: values.locale }),
      ...(values['time-zone'] === view.timeZone ? {} : { timeZone: values['time-zone'] }),
      ...(hours === undefined ? {} : { hours }),
      ...(chat === undefined || chat === view.chat ? {} : { mainPlatform: chat }),
    };
  }

  function savedNotice(view: SettingsView, values: Submitted, hours: WorkHours | undefined): Reply {
    const words = say(values.locale);
    const chat = values['main-chat'];
    const text = words.saved({
      language: words.languages()[values.locale],
      zone: zoneName(values['time-zone'], values.locale),
      hours: hours === undefined ? undefined : writeHours(hours),
      chat: chat === undefined || view.chats.length < 2 ? undefined : chatName(settings, chat, values.locale),
    });
    return { kind: 'notice', text };
  }

  async function submit(
    ctx: Context,
    { subject, values }: { subject: string; values: Submitted },
  ): Promise<Outcome> {
    const notYours: Outcome = { reply: { kind: 'notice', text: say(ctx.locale).notYours() } };
    const view = await viewOf(subject, ctx.locale);
    if (view === undefined || !mayChangeSettings(ctx.actor, subject)) return notYours;
    const typed = values.hours ?? '';
    const isUntouched = typed === writeHours(view.hours);
    const read = typed === '' || isUntouched ? undefined : parseHours(typed, view.hours);
    if (read?.ok === false) {
      return { reply: { kind: 'form-errors', fields: { hours: hoursProblem(read.error, ctx.locale) } } };
    }
    const changes = changesOf(view, values, isUntouched ? undefined : (read?.value ?? null));
    const wanted = new Set(values.muted ?? []);
    const unmuted = view.muted.filter((it) => !wanted.has(it.value));
    const changesTime = changes.timeZone !== undefined || changes.hours !== undefined;
    return {
      write: [
        ...(Object.keys(changes).length === 0 ? [] : [store.change(subject, changes)]),
        ...unmuted.flatMap((it) => muting()?.unmute(subject, it.value) ?? []),
      ],
      tell: changesTime ? [{ name: peopleFacts.changed, thing: subject }] : [],
      refresh: [{ card: 'people.welcome', thing: subject }],
      reply: savedNotice(view, values, isUntouched ? view.hours : read?.value),
    };
  }

  const form: FormDeclaration = defineForm({
    values: submitted,
    async open(ctx, { subject }) {
      const view = mayChangeSettings(ctx.actor, subject) ? await viewOf(subject, ctx.locale) : undefined;
      if (view !== undefined) return settingsForm(ctx.locale, view, ctx.now);
      return { refused: { reply: { kind: 'notice', text: say(ctx.locale).notYours() } } };
    },
    submit,
  });

  const command: CommandDeclaration = {
    aliases: ['设置', 'pacer 设置', '我的设置'],
    describe: (locale) => ({ summary: say(locale).command(), usage: [] }),
    run: async (ctx) => ({
      reply: { kind: 'form', form: { form: 'people.settings', subject: ctx.actor.personId } },
    }),
  };

  const open = defineAction(z.object({ person: z.string() }), async (_ctx, { person }) => ({
    reply: { kind: 'form', form: { form: 'people.settings', subject: person } },
  }));

  return { form, command, open };
}
