import { setTimeout } from 'node:timers/promises';
import type { ChatDirectory, Feature, Platform, TimerDeclaration } from './chat/index.ts';
import { peopleIn } from './delivery/cards.ts';
import { createDelivery } from './delivery/index.ts';
import type { DeliveryOptions } from './delivery/model.ts';
import { createCheckIns } from './features/check-ins/index.ts';
import { createCommitments } from './features/commitments/index.ts';
import { createExchanges } from './features/exchanges/index.ts';
import { createFeedback } from './features/feedback/index.ts';
import { createGoals } from './features/goals/index.ts';
import {
  checkInSource,
  commitmentSource,
  createGrowth,
  feedbackSource,
  goalSource,
  kudosSource,
} from './features/growth/index.ts';
import { createKudos } from './features/kudos/index.ts';
import { createPeople, type PeopleSettings, type SyncContext, whereabouts } from './features/people/index.ts';
import { createSupport } from './features/support/index.ts';
import { createDuties, createTicker, factHandlers, factWrites, wakeWrites } from './jobs/index.ts';
import { createMenu } from './runtime/menu.ts';
import type { CommandEntry } from './runtime/registry.ts';
import { createRegistry } from './runtime/registry.ts';
import { createRuntime, renderCard } from './runtime/runtime.ts';
import { runtimeStore } from './runtime/store.ts';
import type { AppStore } from './schema.ts';
import { type Clock, type Instant, type MovableClock, realClock } from './shared/clock.ts';
import type { NewId } from './shared/ids.ts';
import type { Log } from './shared/log.ts';

const DAY_MS = 86_400_000;
const STOP_PATIENCE_MS = 5_000;

export type AppParts = {
  store: AppStore;
  clock: Clock;
  newId: NewId;
  log: Log;
  platforms: readonly Platform[];
  settings: PeopleSettings;
  /** What the chats know of their people and channels. */
  directories?: readonly ChatDirectory[];
  /** Shorter times for tests. */
  deliveryOptions?: Partial<DeliveryOptions>;
};

/** Builds the whole bot: one line a feature. Tests, the CLI and `main.ts` all come through here. */
export function createApp({
  store,
  clock,
  newId,
  log,
  platforms,
  settings,
  directories = [],
  deliveryOptions = {},
}: AppParts) {
  const people = createPeople({
    store,
    settings,
    teamSections: () => [checkIns.teamSection, kudos.teamSection, goals.teamSection],
    waiting: (personId) => delivery.waitingFor(personId),
    directories,
    message: (id) => delivery.message(id),
    requeueRefused: (channel, since, now) => delivery.requeueRefused(channel, since, now),
    muting: () => ({ mutedBy: delivery.mutedBy, unmute: delivery.unmute, reason: registry.reason }),
  });
  const exchanges = createExchanges({
    store,
    people: people.people,
    topics: () => ({ ...checkIns.topics, ...feedback.topics, ...goals.topics }),
  });
  const commitments = createCommitments({ store, people: people.people });
  const support = createSupport({ store, people: people.people });
  const feedback = createFeedback({
    store,
    people: people.people,
    addSteps: commitments.addSteps,
    abouts: (personId, writerId, now) => goals.abouts(personId, writerId, now),
    keyEvents: {
      'support.done': support.keyEvent,
      'goals.closed': { read: (id, now) => goals.keyEvents.closed.read(id, now) },
      'goals.milestone-reached': { read: (id, now) => goals.keyEvents.milestoneReached.read(id, now) },
    },
  });
  const growth = createGrowth({
    sources: () => [
      goalSource(goals),
      checkInSource(checkIns.api.store),
      feedbackSource(feedback, people.people),
      commitmentSource(commitments),
      kudosSource(kudos),
    ],
  });
  const checkIns = createCheckIns({
    store,
    people: people.people,
    absences: people.absences,
    exchanges,
    support,
    sections: () => [goals.section, commitments.section],
    cardSections: () => [goals.cardSection, commitments.cardSection, support.cardSection],
    summarySections: () => [goals.summarySection],
    deliveredAt: async (messageId) => (await delivery.message(messageId))?.sentAt,
  });
  const goals = createGoals({
    store,
    people: people.people,
    exchanges,
    twoWindowsClosed: checkIns.api.twoWindowsClosed,
    askForSupport: support.request,
    planCommitment: commitments.plan,
    deliveredAt: async (messageId) => (await delivery.message(messageId))?.sentAt,
    checkInCards: (personIds) => checkIns.api.openCards(personIds, clock.now()),
  });
  const kudos = createKudos({
    store,
    people: people.people,
    deliveredAt: async (messageId) => (await delivery.message(messageId))?.sentAt,
  });
  const forms = runtimeStore(store);
  const menu: Feature = createMenu({
    commands: (): readonly CommandEntry[] => registry.commands,
    message: (id) => delivery.message(id),
    mute: (personId, why, now) => delivery.mute(personId, why, now),
    release: (personIds, now) => delivery.release(personIds, now),
    reason: (why, locale) => registry.reason(why, locale),
    isNow: people.people.isNow,
    followMerges: async (formerIds) => {
      const merges = [...(await people.people.moves.mergedInto(formerIds))];
      return (await Promise.all(merges.map(([from, to]) => forms.giveForms(from, to)))).flat();
    },
  });
  const features = [
    menu,
    people.feature,
    checkIns.feature,
    commitments.feature,
    support.feature,
    goals.feature,
    exchanges.feature,
    kudos.feature,
    feedback.feature,
    growth.feature,
  ];
  const registry = createRegistry(features);

  const delivery = createDelivery({
    store,
    platforms,
    render: renderCard(registry),
    reason: registry.reason,
    directory: people.people,
    workTimes: people.people.workTimes,
    tell: (facts) => factWrites(store, facts, features, clock.now(), newId),
    told: () => ticker.kick(),
    clock,
    realClock,
    log,
    options: deliveryOptions,
  });
  const runtime = createRuntime({
    store,
    registry,
    directory: people.people,
    greetStranger: people.greetStranger,
    whereabouts: (ids) => whereabouts(people.people, ids),
    adoptStranger: (account) => people.directories.adopt(syncing, account),
    clock,
    newId,
    log,
    enqueue: delivery.enqueue,
    refresh: delivery.refresh,
    tell: (facts, now) => factWrites(store, facts, features, now, newId),
    wake: (wakes) => wakeWrites(store, wakes, newId),
    pressed: delivery.messageAt,
    redraw: (id, reader) => delivery.draw(id, reader, clock.now()),
    hold: (platform, id) =>
      platforms.some((it) => it.name === platform && !it.capabilities.modal) ? [delivery.hold(id)] : [],
    accounts: async (platform, cards) => {
      const ids = [...new Set(peopleIn(cards))];
      return ids.length === 0 ? new Map() : people.people.accountsOn(platform, ids);
    },
    committed: () => {
      delivery.kick();
      ticker.kick();
    },
  });
  let stopping = false;
  const syncing: SyncContext = {
    clock,
    newId,
    commit: (outcome) => runtime.commit(outcome),
    isStopping: () => stopping,
  };
  people.directories.watch(syncing);
  let reading: Promise<void> | undefined;
  /** Reads all directories, one reading at a time. */
  function sync(): Promise<void> {
    reading ??= people.directories.syncAll(syncing, log).finally(() => {
      reading = undefined;
    });
    return reading;
  }

  const handlers = new Map<string, TimerDeclaration>([...registry.timers, ...factHandlers(features)]);
  const ticker = createTicker({ store, clock, realClock, handlers, commit: runtime.commit, newId, log });

  /** Runs everything that is due at this moment, until nothing is. */
  async function settle(): Promise<void> {
    do await ticker.tick();
    while ((await delivery.sendDue()) > 0);
  }

  /** Moves the clock to an instant, stopping at each moment at which something falls due. */
  async function advance(
    movable: MovableClock,
    to: Instant,
    moved?: (at: Instant) => Promise<void>,
  ): Promise<void> {
    const moveTo = async (at: Instant) => {
      if (at > movable.now()) movable.set(at);
      await moved?.(movable.now());
      await settle();
    };
    await settle();
    for (let next = await nextAt(); next !== undefined && next <= to; next = await nextAt())
      await moveTo(next);
    await moveTo(to);
  }

  /** Finds the next moment at which something falls due. */
  async function nextAt(): Promise<Instant | undefined> {
    const moments = [await ticker.nextAt(), await delivery.nextAt()].filter((it) => it !== undefined);
    return moments.sort((a, b) => a.getTime() - b.getTime())[0];
  }

  const duties = createDuties({
    store,
    realClock,
    log,
    duties: [
      { name: 'tick', cron: '*/30 * * * * *', everywhere: true, run: () => ticker.tick() },
      { name: 'sweep', cron: '17 3 * * *', run: sweep },
      { name: 'renew-cards', cron: '23 * * * *', run: delivery.renewCards },
      { name: 'directories', cron: '40 3 * * *', run: sync },
    ],
  });

  /** Forgets what was settled three months ago (product.md section 10), and events that no chat will send again. */
  async function sweep(): Promise<void> {
    const before = (days: number) => new Date(clock.now().getTime() - days * DAY_MS);
    await delivery.sweep(before(90));
    await store.batch([...runtime.sweep(before(30)), ...kudos.sweep(before(30)), ...goals.sweep(before(30))]);
  }

  /** Begins to tick and to deliver. */
  async function start(): Promise<void> {
    delivery.start();
    await duties.start();
    ticker.kick();
    // In the background: a chat's directory may take minutes to read.
    if (directories.length > 0) void sync();
  }

  async function stop(): Promise<void> {
    stopping = true;
    // What is still being read from a chat writes nothing any more.
    await Promise.race([reading, setTimeout(STOP_PATIENCE_MS, undefined, { ref: false })]);
    await duties.stop();
    await ticker.idle();
    await delivery.stop();
  }

  return {
    ...runtime,
    start,
    stop,
    registry,
    features,
    people,
    checkIns,
    goals,
    delivery,
    sync,
    ticker,
    settle,
    advance,
    nextAt,
  };
}

export type App = ReturnType<typeof createApp>;
