import {
  type Account,
  type Actor,
  type Answer,
  type Answered,
  type Card,
  type CardRef,
  type Context,
  cleanEvent,
  type Directory,
  type Event,
  type Fact,
  type JobContext,
  type MessageRef,
  type Outcome,
  type Place,
  type Post,
  plain,
  type Reader,
  type Receive,
  type Reply,
  type Wake,
} from '../chat/index.ts';
import type { Clock, Instant } from '../shared/clock.ts';
import type { NewId } from '../shared/ids.ts';
import type { Log } from '../shared/log.ts';
import { DatabaseFault, QueryFailed } from '../storage/faults.ts';
import { GuardFailed, type Store, type Write } from '../storage/store.ts';
import { createAnswer } from './answer.ts';
import { say } from './copy.ts';
import { createDecide, type Pressed } from './decide.ts';
import { createForms, submissionKey } from './forms.ts';
import { cardDeclaration, type Registry } from './registry.ts';
import type { RuntimeTables } from './schema.ts';
import { runtimeStore } from './store.ts';
import { createTellApart, type Whereabouts } from './tell-apart.ts';

/** How often a handler decides anew when others changed what it read. */
const ATTEMPTS = 5;

export type Parts = {
  store: Store<RuntimeTables>;
  registry: Registry;
  directory: Directory;
  /** Decides for an account that belongs to nobody yet: what to do, or a code that makes it somebody's. */
  greetStranger: (ctx: JobContext, event: Event) => Promise<Outcome>;
  /** Makes such an account somebody's first, if its chat's own directory knows it; then the event goes on as theirs. */
  adoptStranger: (account: Account) => Promise<boolean>;
  /** Says of people of one name what tells them apart. */
  whereabouts: Whereabouts;
  clock: Clock;
  newId: NewId;
  log: Log;
  /** What delivery and jobs add to the one batch. */
  enqueue: (posts: readonly Post[], now: Instant) => Write[];
  refresh: (refs: readonly CardRef[], now: Instant) => Write[];
  tell: (facts: readonly Fact[], now: Instant) => Write[];
  wake: (wakes: readonly Wake[]) => Write[];
  pressed: (platform: string, ref: MessageRef) => Promise<Pressed | undefined>;
  redraw: (messageId: string, reader: Reader) => Promise<Card[]>;
  /** Lets a posted message stand as it is, where the chat shows a form in its place. */
  hold: (platform: string, messageId: string) => Write[];
  /** Finds the accounts on a platform of the people whom cards name. */
  accounts: (platform: string, cards: readonly Card[]) => Promise<ReadonlyMap<string, string>>;
  /** Called after each commit that gave delivery or the tick something to do. */
  committed: () => void;
};

/** What a person is answered, and whether anything was committed. */
type Settled = { reply: Reply; saved: boolean };

const isEmpty = (outcome: Outcome): boolean =>
  [outcome.write, outcome.post, outcome.refresh, outcome.tell, outcome.wake].every(
    (it) => it === undefined || it.length === 0,
  );

const keyOf = (event: Event): string =>
  event.kind === 'form-submitted' ? submissionKey(event.instance) : event.key;

/** Draws a card for a reader by its feature's declaration. */
export const renderCard =
  (registry: Registry) =>
  (ref: CardRef, reader: Reader, now: Instant, page = 0): Promise<Card | 'gone'> =>
    cardDeclaration(registry, ref).render({ now, reader, locale: reader.locale, page }, ref.thing);

/** Joins the core: events in, decisions committed in one batch, answers out. */
export function createRuntime(parts: Parts) {
  const { store, registry, directory, clock, log } = parts;
  const own = runtimeStore(store);
  const tellApart = createTellApart(parts.whereabouts);
  const forms = createForms({ registry, own, directory, tellApart, log });
  const addressee = async (id: string) => (await directory.names([id])).get(id);
  const decide = createDecide({ registry, forms, tellApart, addressee, isNow: directory.isNow });
  const answer = createAnswer({
    forms,
    has: (card) => registry.cards.has(card),
    render: (ref, reader, page) => renderCard(registry)(ref, reader, clock.now(), page),
    redraw: parts.redraw,
    hold: parts.hold,
    batch: (writes) => (writes.length === 0 ? Promise.resolve() : store.batch(writes)),
  });

  /** Commits what was decided, in one batch with the caller's own writes; false if there was nothing. */
  async function write(outcome: Outcome, also: readonly Write[]): Promise<boolean> {
    const now = clock.now();
    const writes = [
      ...also,
      ...(outcome.write ?? []),
      ...parts.enqueue(outcome.post ?? [], now),
      ...parts.refresh(outcome.refresh ?? [], now),
      ...parts.tell(outcome.tell ?? [], now),
      ...parts.wake(outcome.wake ?? []),
    ];
    if (writes.length === 0) return false;
    await store.batch(writes);
    return true;
  }

  /** Commits what a job or a command decided, and lets the tick and delivery begin. */
  async function commit(outcome: Outcome, also: readonly Write[] = []): Promise<void> {
    if (await write(outcome, also)) parts.committed();
  }

  /** Settles an event once: reads, decides and commits again until nobody interfered. */
  async function settle(
    ctx: Pick<Context, 'now' | 'locale'>,
    event: Event,
    decided: () => Promise<Outcome>,
  ): Promise<Settled> {
    const key = keyOf(event);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const settled = await own.settledReply(key);
      if (settled !== undefined) return { reply: settled, saved: true };
      const outcome = await decided();
      const reply = outcome.reply ?? { kind: 'nothing' };
      if (isEmpty(outcome)) return { reply, saved: false };
      // A refused submission is not settled: the person corrects it and sends the same instance again.
      const settling = reply.kind === 'form-errors' ? [] : [own.settle(key, reply, ctx.now)];
      try {
        await write(outcome, settling);
        return { reply, saved: true };
      } catch (error) {
        if (!(error instanceof GuardFailed)) throw error;
      }
    }
    const busy = say(ctx.locale).busy();
    const reply: Reply =
      event.kind === 'form-submitted'
        ? { kind: 'form-errors', form: busy }
        : { kind: 'notice', text: plain(busy) };
    return { reply, saved: false };
  }

  /** Looks again once the chat's directory has said who it is. */
  const adopted = async (account: Account): Promise<Actor | undefined> =>
    (await parts.adoptStranger(account)) ? directory.actor(account) : undefined;

  async function greet(event: Event): Promise<Answer> {
    const ctx = { now: clock.now(), newId: parts.newId, locale: 'en' as const };
    const { reply, saved } = await settle(ctx, event, () => parts.greetStranger(ctx, event));
    if (saved) parts.committed();
    return reply.kind === 'notice' ? reply : { kind: 'nothing' };
  }

  function contextOf(event: Event, actor: Actor): Context {
    return { now: clock.now(), newId: parts.newId, actor, place: event.place, locale: actor.locale };
  }

  function report(event: Event, error: unknown): void {
    const code = error instanceof Error ? error.name : 'unknown';
    // Of other errors names and places only: their messages may hold people's words.
    const reason = error instanceof QueryFailed ? error.message : undefined;
    log.error({ code, reason, event: event.kind, stack: stackOf(error) }, 'an event failed');
  }

  /** Says in the person's language that nothing was saved; what was typed stays in the form. */
  function failure(event: Event, ctx: Context | undefined, error: unknown): Answer {
    report(event, error);
    const words = say(ctx?.locale ?? 'en');
    const said =
      error instanceof DatabaseFault ? words.databaseFault({ fault: error.message }) : words.failed();
    return event.kind === 'form-submitted' || event.kind === 'form-pressed'
      ? { kind: 'form-errors', fields: {}, form: said }
      : { kind: 'notice', text: plain(said) };
  }

  const receive: Receive = async (raw) => {
    const event = cleanEvent(raw);
    let ctx: Context | undefined;
    try {
      const actor = (await directory.actor(event.actor)) ?? (await adopted(event.actor));
      if (actor === undefined) return await greet(event);
      ctx = contextOf(event, actor);
      if (actor.standing === 'left') return { kind: 'notice', text: plain(say(ctx.locale).noLonger()) };
      const ref = event.kind === 'action' || event.kind === 'redraw' ? event.message : undefined;
      const pressed = ref === undefined ? undefined : await parts.pressed(event.actor.platform, ref);
      return await forEyes(ctx, await respond(ctx, event, pressed), pressed);
    } catch (error) {
      return failure(event, ctx, error);
    }
  };

  /** Finds the language and zone of a channel: what stands there is everybody's, whoever presses it. */
  async function eyesIn(place: Place): Promise<Pick<Reader, 'locale' | 'timeZone'> | undefined> {
    if (place.kind !== 'channel') return undefined;
    const address = await directory.address({ channel: place.channel }, false);
    if (typeof address === 'string') return undefined;
    return { locale: address.reader.locale, timeZone: address.reader.timeZone };
  }

  /** Says for whom an answer was drawn; mentions stay mentions in a message that others see too. */
  async function forEyes(ctx: Context, it: Answer, pressed: Pressed | undefined): Promise<Answered> {
    const { actor, locale } = ctx;
    const own = { locale, timeZone: actor.timeZone };
    if (it.kind !== 'cards' || it.where !== 'replace') return { ...it, eyes: own };
    const isShared = pressed !== undefined && pressed.personId === undefined;
    const eyes = isShared ? ((await eyesIn(ctx.place)) ?? own) : own;
    return { ...it, eyes: { ...eyes, accounts: await parts.accounts(actor.account.platform, it.cards) } };
  }

  async function respond(ctx: Context, event: Event, pressed: Pressed | undefined): Promise<Answer> {
    const { reply, saved } = await settle(ctx, event, () => decide(ctx, event, pressed));
    try {
      return await answer(ctx, event, reply, pressed);
    } catch (error) {
      if (!saved) throw error;
      report(event, error);
      return { kind: 'notice', text: plain(say(ctx.locale).savedNotShown()) };
    } finally {
      // After the answer, which should not share its time with what follows from it.
      if (saved) parts.committed();
    }
  }

  return { receive, commit, sweep: own.sweep };
}

/** The frames of a stack without its first lines, which repeat the message. */
const stackOf = (error: unknown): string | undefined =>
  error instanceof Error
    ? error.stack
        ?.split('\n')
        .filter((line) => line.trimStart().startsWith('at '))
        .join('\n')
    : undefined;
