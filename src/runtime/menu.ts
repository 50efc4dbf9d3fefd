import { z } from 'zod';
import {
  type Card,
  defineAction,
  type Feature,
  type ListItem,
  type PostKind,
  plain,
  strong,
  text,
} from '../chat/index.ts';
import type { Instant } from '../shared/clock.ts';
import type { Locale } from '../shared/locale.ts';
import type { Write } from '../storage/store.ts';
import { say } from './copy.ts';
import { type CommandEntry, UMBRELLA } from './registry.ts';

export const MENU_CARD = `${UMBRELLA}.menu`;

export type StoredMessage = { id: string; personId: string | undefined; kind: PostKind; why: string };

type Parts = {
  commands: () => readonly CommandEntry[];
  message: (id: string) => Promise<StoredMessage | undefined>;
  mute: (personId: string, why: string, now: Instant) => Write[];
  /** Lets go what waited for these people's welcome. */
  release: (personIds: readonly string[], now: Instant) => Write[];
  reason: (why: string, locale: Locale) => string;
  isNow: (formerId: string, personId: string) => Promise<boolean>;
  /** Makes the forms and drafts of people who turned out to be others the others'. */
  followMerges: (formerIds: readonly string[]) => Promise<Write[]>;
};

const han = /\p{Script=Han}/u;

/** Finds the name to show: what has two words keeps them, since a chat that lists its commands knows the first word alone. */
function chineseNameOf({ name, declaration }: CommandEntry): string {
  const isOfTwo = (it: string) => it.includes(' ');
  return declaration.aliases.find((it) => han.test(it) && isOfTwo(it) === isOfTwo(name)) ?? name;
}

/** Draws the menu of everything that can be typed. */
export function menuCard(commands: readonly CommandEntry[], locale: Locale, intro: string): Card {
  const words = say(locale);
  const items: ListItem[] = commands
    .filter((entry) => entry.name !== UMBRELLA)
    .map((entry) => {
      const { summary, usage } = entry.declaration.describe(locale);
      const name = `/${locale === 'zh-CN' ? chineseNameOf(entry) : entry.name}`;
      const more = usage.map((use) => `${name} ${use.line}`).join(' · ');
      return { text: text`${strong(name)}  ${summary}`, ...(more === '' ? {} : { note: plain(more) }) };
    });
  const elements: Card['elements'] = [
    { kind: 'text', text: plain(intro) },
    { kind: 'list', items },
  ];
  return { title: plain(words.menuTitle()), summary: words.menuTitle(), elements };
}

/** The bot's own small feature: its menu, and the two questions about a message. */
export function createMenu({
  commands,
  message,
  mute,
  release,
  reason,
  isNow,
  followMerges,
}: Parts): Feature {
  const payload = z.object({ message: z.string() });
  const formPayload = z.object({ form: z.string(), subject: z.string(), variant: z.string() });

  /** A message that was sent to this person, whoever they were then. */
  async function received(id: string, personId: string): Promise<StoredMessage | undefined> {
    const about = await message(id);
    if (about?.personId === undefined) return undefined;
    return about.personId === personId || (await isNow(about.personId, personId)) ? about : undefined;
  }

  return {
    name: UMBRELLA,
    commands: {
      pacer: {
        aliases: ['help', '帮助', '首页', '菜单'],
        describe: (locale) => ({ summary: say(locale).menuTitle(), usage: [] }),
        run: async () => ({ reply: { kind: 'card', card: { card: MENU_CARD, thing: 'menu' } } }),
      },
    },
    cards: {
      menu: {
        render: async ({ locale }, thing) => {
          const words = say(locale);
          return menuCard(commands(), locale, thing === 'unknown' ? words.unknownText() : words.menuIntro());
        },
      },
    },
    actions: {
      /** Opens a form that an event could not open; the form itself checks who may. */
      open: defineAction(formPayload, async (_ctx, it) => {
        const variant = it.variant === '' ? {} : { variant: it.variant };
        return { reply: { kind: 'form', form: { form: it.form, subject: it.subject, ...variant } } };
      }),
      why: defineAction(payload, async (ctx, it) => {
        const about = await received(it.message, ctx.actor.personId);
        const words = about !== undefined ? reason(about.why, ctx.locale) : say(ctx.locale).gone();
        return { reply: { kind: 'notice', text: plain(words) } };
      }),
      fewer: defineAction(payload, async (ctx, it) => {
        const about = await received(it.message, ctx.actor.personId);
        const words = say(ctx.locale);
        if (about === undefined) return { reply: { kind: 'notice', text: plain(words.gone()) } };
        if (about.kind !== 'nudge') return { reply: { kind: 'notice', text: plain(words.fewerNot()) } };
        return {
          write: mute(ctx.actor.personId, about.why, ctx.now),
          reply: { kind: 'notice', text: plain(words.fewerDone()) },
        };
      }),
    },
    on: {
      'people.welcomed': async (ctx, personIds) => ({ write: release(personIds, ctx.now) }),
      'people.merged': async (ctx, formerIds) => ({
        write: [...release(formerIds, ctx.now), ...(await followMerges(formerIds))],
      }),
    },
    samples: [
      { name: 'menu', draw: (locale) => ({ card: menuCard(commands(), locale, say(locale).menuIntro()) }) },
    ],
  };
}
