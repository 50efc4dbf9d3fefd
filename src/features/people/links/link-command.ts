import { localDate } from '../../../calendar/index.ts';
import {
  type Account,
  type CardDeclaration,
  type CommandDeclaration,
  type Context,
  type JobContext,
  lineText,
  type Outcome,
  type Text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { type People, peopleFacts } from '../model.ts';
import { chatName, type PeopleSettings } from '../people-settings.ts';
import { isOwnCard } from '../policy.ts';
import { codeExpiresAt, isTryingCodes, oneMoreTry } from '../rules.ts';
import { codeCard, linkedCard } from './cards.ts';
import { say } from './copy.ts';
import { createPeopleJoining, type JoinProblem, linkedPosts } from './join-people.ts';
import type { LinkStore } from './store.ts';

type Parts = {
  store: LinkStore;
  people: Pick<People, 'managersOf' | 'address' | 'names' | 'person'>;
  settings: PeopleSettings;
  newCode: () => string;
};

const notice = (text: Text): Outcome => ({ reply: { kind: 'notice', text } });

/** Reads a code out of what was typed after the command; nothing if there is none. */
const codeIn = (typed: string): string | undefined =>
  /\d{6}/.exec(typed.normalize('NFKC').replace(/[\s-]/g, ''))?.[0];

/** Makes `/pacer link` and its cards. */
export function createLinking({ store, people, settings, newCode }: Parts) {
  const join = createPeopleJoining({ store, people });
  const nameIn = (platform: string, locale: Locale): string => chatName(settings, platform, locale);

  async function showCode(ctx: Context): Promise<Outcome> {
    const { personId, account } = ctx.actor;
    const code = { personId, code: newCode(), platform: account.platform, expiresAt: codeExpiresAt(ctx.now) };
    return {
      write: store.saveCode(code, ctx.now),
      reply: { kind: 'card', card: { card: 'people.link-code', thing: personId } },
    };
  }

  function problemText(problem: JoinProblem, locale: Locale): Text {
    const words = say(locale);
    switch (problem.reason) {
      case 'platform-taken':
        return words.platformTaken({ chat: nameIn(problem.platform, locale) });
      case 'two-people':
        return words.twoPeople();
      default:
        return words.wrongCode();
    }
  }

  /** Finds whose code was typed, or counts a wrong one. */
  async function ownerOf(ctx: Pick<JobContext, 'now'>, account: Account, code: string, locale: Locale) {
    const words = say(locale);
    const tries = await store.tries(account);
    if (isTryingCodes(tries, ctx.now)) return { refused: notice(words.tooMany()) };
    const row = await store.personOfCode(code, ctx.now);
    if (row !== undefined) return { row };
    const write = [store.countTry(account, oneMoreTry(tries, ctx.now))];
    return { refused: { write, ...notice(words.wrongCode()) } };
  }

  async function redeem(ctx: Context, code: string): Promise<Outcome> {
    const { actor, locale } = ctx;
    const words = say(locale);
    const here = actor.account.platform;
    const { row, refused } = await ownerOf(ctx, actor.account, code, locale);
    if (row === undefined) return refused;
    if (row.personId === actor.personId) {
      return notice(
        row.platform === here ? words.sameChat({ chat: nameIn(here, locale) }) : words.alreadyLinked(),
      );
    }
    const date = localDate(ctx.now, actor.timeZone);
    const joined = await join(ctx, { shown: row.personId, typed: actor.personId, here, date });
    if (!joined.ok) return notice(problemText(joined.error, locale));
    const { outcome, linkId } = joined.value;
    return {
      ...outcome,
      write: [store.useCode(code), ...(outcome.write ?? [])],
      reply: { kind: 'card', card: { card: 'people.linked', thing: linkId } },
    };
  }

  /** Gives the typist's account, which belongs to nobody yet, to the person who shows the code. */
  async function adopt(ctx: JobContext, account: Account, code: string, locale: Locale): Promise<Outcome> {
    const { row, refused } = await ownerOf(ctx, account, code, locale);
    if (row === undefined) return refused;
    const { personId } = row;
    const words = say(locale);
    const chat = nameIn(account.platform, locale);
    const accounts = await store.accountsOf(personId);
    if (accounts.some((it) => it.platform === account.platform)) return notice(words.platformTaken({ chat }));
    const { platform, workspace, id: accountId } = account;
    const moved = { teams: [], reports: [], email: null };
    const linkId = ctx.newId();
    const link = {
      id: linkId,
      personId,
      platform,
      workspace,
      accountId,
      how: 'code' as const,
      moved,
      at: ctx.now,
    };
    const elsewhere = accounts.map((it) => it.platform);
    return {
      write: [store.useCode(code), store.addAccount(account, personId, ctx.now), ...store.addLinks([link])],
      tell: [{ name: peopleFacts.changed, thing: personId }],
      post: linkedPosts(linkId, personId, elsewhere, 'linked'),
      ...notice(words.linkedTitle({ one: nameIn(row.platform, locale), other: chat })),
    };
  }

  const linkCodeCard: CardDeclaration = {
    async render({ reader, now, locale }, personId) {
      if (!isOwnCard(reader.personId, personId)) return 'gone';
      const row = await store.codeOf(personId, now);
      return codeCard(locale, row && { code: row.code, chat: nameIn(row.platform, locale) });
    },
  };

  const toldCard: CardDeclaration = {
    async render({ reader, locale }, linkId) {
      const link = await store.link(linkId);
      if (link === undefined) return 'gone';
      const isConcerned = [link.personId, link.otherId].some(
        (it) => it !== null && isOwnCard(reader.personId, it),
      );
      if (!isConcerned) return 'gone';
      const [accounts, names, address] = await Promise.all([
        store.accountsOf(link.personId),
        people.names([link.personId]),
        people.address({ person: link.personId }, false),
      ]);
      const one = accounts.find((it) => it.platform !== link.platform)?.platform ?? link.platform;
      return linkedCard(locale, {
        name: names.get(link.personId) ?? '',
        one: nameIn(one, locale),
        other: nameIn(link.platform, locale),
        mainChat: typeof address === 'string' ? undefined : nameIn(address.reader.platform, locale),
        isUndone: link.undoneAt !== null,
      });
    },
  };

  const command: CommandDeclaration = {
    aliases: ['关联账号', '关联', 'pacer 关联账号', 'pacer 关联'],
    describe: (locale) => {
      const words = say(locale);
      return {
        summary: words.command(),
        usage: [{ line: words.usageCode(), summary: words.usageCodeSummary() }],
      };
    },
    async run(ctx, line) {
      const typed = lineText(line);
      if (typed === '') return showCode(ctx);
      const code = codeIn(typed);
      return code === undefined ? notice(say(ctx.locale).wrongCode()) : redeem(ctx, code);
    },
  };

  return { command, cards: { 'link-code': linkCodeCard, linked: toldCard }, adopt, codeIn };
}
