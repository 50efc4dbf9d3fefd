import { z } from 'zod';
import {
  defineAction,
  defineForm,
  type Feature,
  type JobContext,
  joinSubscriptions,
  type Outcome,
  type Subscriptions,
} from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Store } from '../../storage/store.ts';
import type { Exchanges } from '../exchanges/index.ts';
import type { Absences } from '../people/index.ts';
import { type People, peopleFacts } from '../people/model.ts';
import { type AnswerParts, postedCards } from './answer-parts.ts';
import { createAway } from './away/record-absence.ts';
import { closeWindows } from './close-windows.ts';
import { checkInCommand, openHistory } from './commands.ts';
import { say } from './copy.ts';
import { enrol, enrolAll, enrolDue, enrolTeams } from './enrol-people.ts';
import { createLeading } from './leading/index.ts';
import { endUnearnedPause } from './leading/pause.ts';
import { checkInFacts } from './leading-part.ts';
import { mergeCheckIns } from './merging/merge-people.ts';
import { sayNothingNew } from './nothing-new.ts';
import { chooseWhich, openCurrent, startCheckIn, takeReply } from './open-check-in.ts';
import { openAnswerForm } from './open-form.ts';
import { openWindows } from './open-windows.ts';
import { createPlanEditing } from './plan/edit-plan.ts';
import { checkInTeamSection } from './plan/team-section.ts';
import { createPlanning, type Planning } from './plan-check-ins.ts';
import { createPlans } from './read-plans.ts';
import { checkInCards } from './render-cards.ts';
import { welcomeBack } from './returning/welcome-back.ts';
import { samples } from './samples.ts';
import type { CheckInTables } from './schema.ts';
import type { CardSection, FormSection, SummarySection, SupportRequests } from './sections.ts';
import { sendReminders, wakeSnoozed } from './send-reminders.ts';
import { skipWeek } from './skip-week.ts';
import { snoozePrompt } from './snooze-prompt.ts';
import { stopTeams } from './stop-teams.ts';
import { checkInStore } from './store.ts';
import { answerValues, submitCheckIn } from './submit-check-in.ts';
import { twoWindowsClosed } from './two-windows.ts';

export type { CheckIn, PlanChanges } from './rules.ts';
export type { CardSection, FormSection, SentBack, SummarySection, SupportRequests } from './sections.ts';

export type CheckInParts = {
  store: Store<CheckInTables>;
  people: People;
  absences: Absences;
  exchanges: Exchanges;
  support: SupportRequests;
  /** What goals and commitments add; asked late, because they are made beside this feature. */
  sections: () => readonly FormSection[];
  cardSections: () => readonly CardSection[];
  /** What others add to a team's summary. */
  summarySections: () => readonly SummarySection[];
  /** Finds when a message reached the chat; nothing while it has not. */
  deliveredAt: (messageId: string) => Promise<Instant | undefined>;
};

type Handler = (ctx: JobContext, things: readonly string[]) => Promise<Outcome>;

const ofCheckIn = z.object({ checkIn: z.string() });

type EnrolParts = AnswerParts & { planning: Planning };

const actionsOf = (parts: AnswerParts) => ({
  start: defineAction(ofCheckIn, (ctx, it) => startCheckIn(parts, ctx, it.checkIn)),
  choose: defineAction(ofCheckIn, (ctx, it) => chooseWhich(parts, ctx, it.checkIn)),
  'nothing-new': defineAction(ofCheckIn, (ctx, it) => sayNothingNew(parts, ctx, it.checkIn)),
  skip: defineAction(ofCheckIn, (ctx, it, reason) => skipWeek(parts, ctx, it.checkIn, reason)),
  snooze: defineAction(ofCheckIn, (ctx, it, until) => snoozePrompt(parts, ctx, it.checkIn, until)),
  open: defineAction(ofCheckIn, async (_ctx, it) => ({
    reply: { kind: 'card', card: { card: 'check-ins.past', thing: it.checkIn } },
  })),
  history: defineAction(z.object({ page: z.string().regex(/^\d{1,4}$/) }), async (ctx, it) =>
    openHistory(ctx, Number(it.page)),
  ),
  'edit-plan': defineAction(z.object({ scope: z.string() }), async (_ctx, it) => ({
    reply: { kind: 'form', form: { form: 'check-ins.plan', subject: it.scope } },
  })),
});

const timersOf = (parts: EnrolParts): Record<string, Handler> => ({
  plan: (ctx, ids) => parts.planning.plan(ctx, ids, 'due'),
  join: (ctx, ids) => enrol(parts, ctx, ids),
  enrol: (ctx, cursors) => enrolDue(parts, ctx, cursors),
  open: (ctx, ids) => openWindows(parts, ctx, ids),
  remind: (ctx, ids) => sendReminders(parts, ctx, ids),
  close: (ctx, ids) => closeWindows(parts, ctx, ids),
  snoozed: (ctx, ids) => wakeSnoozed(parts, ctx, ids),
  returned: (ctx, ids) => welcomeBack(parts, ctx, ids),
});

const subscriptionsOf = (parts: EnrolParts): Subscriptions => ({
  [peopleFacts.teamStarted]: (ctx, ids) => enrolTeams(parts, ctx, ids),
  [peopleFacts.teamStopped]: (ctx, ids) => stopTeams(parts, ctx, ids),
  [peopleFacts.welcomed]: (ctx, ids) => enrol(parts, ctx, ids),
  [peopleFacts.changed]: (ctx, ids) => enrol(parts, ctx, ids),
  [peopleFacts.absenceChanged]: (ctx, ids) => enrol(parts, ctx, ids),
  [checkInFacts.excused]: (ctx, ids) => endUnearnedPause(parts, ctx, ids),
  [peopleFacts.imported]: async (ctx, imports) => ({ wake: imports.map((it) => enrolAll(ctx.now, it)) }),
});

const reasons: Feature['reasons'] = {
  prompt: (locale) => say(locale).whyPrompt(),
  reminder: (locale) => say(locale).whyReminder(),
  snoozed: (locale) => say(locale).whySnoozed(),
  receipt: (locale) => say(locale).whyReceipt(),
  returned: (locale) => say(locale).whyReturned(),
};

/** Makes the weekly check-in: the answering side of this folder, joined with the leading side. */
export function createCheckIns({
  store,
  people,
  absences,
  exchanges,
  support,
  sections,
  cardSections,
  summarySections,
  deliveredAt,
}: CheckInParts) {
  const own = checkInStore(store);
  const plans = createPlans(own);
  const parts: AnswerParts = {
    people,
    own,
    plans,
    sections,
    deliveredAt,
    cardSections: () => [...cardSections(), leading.cardSection],
    support,
  };
  const planning = createPlanning(parts);
  const enrolling = { ...parts, planning };
  const away = createAway({ people, absences });
  const planEditing = createPlanEditing(parts);
  const leading = createLeading({
    store,
    people,
    own,
    plans,
    planning,
    exchanges,
    cardSections,
    summarySections,
    deliveredAt,
  });

  const feature: Feature = {
    name: 'check-ins',
    commands: { checkin: checkInCommand({ ...enrolling, leading: leading.commands, away: away.typed }) },
    shortcuts: {
      'check-in': {
        on: 'anywhere',
        describe: (locale) => say(locale).shortcut(),
        run: (ctx) => openCurrent(enrolling, ctx, ''),
      },
    },
    actions: {
      ...leading.feature.actions,
      ...actionsOf(parts),
    },
    forms: {
      ...leading.feature.forms,
      answer: defineForm({
        values: answerValues,
        open: (ctx, opening) => openAnswerForm(parts, ctx, opening),
        submit: (ctx, submission) => submitCheckIn(parts, ctx, submission),
      }),
      plan: planEditing.form,
      away: away.form,
    },
    cards: { ...leading.feature.cards, ...checkInCards(parts) },
    timers: {
      ...leading.feature.timers,
      ...timersOf(enrolling),
    },
    on: {
      ...joinSubscriptions(subscriptionsOf(enrolling), leading.feature.on ?? {}),
      ...mergeCheckIns(store, people),
    },
    lookups: {
      colleague: async (_ctx, query) =>
        (await people.find(query, 20)).map(({ id, name }) => ({ value: id, label: name })),
    },
    reasons: {
      ...leading.feature.reasons,
      ...reasons,
    },
    message: (ctx, line) => takeReply(parts, ctx, line),
    samples: [...samples, ...(leading.feature.samples ?? [])],
  };

  return {
    feature,
    api: {
      store: own,
      plans,
      twoWindowsClosed: twoWindowsClosed({ people, plans }),
      /** Names the posted cards of people's check-ins that wait for an answer. */
      openCards: async (personIds: readonly string[], now: Instant) =>
        (await own.closingAfter(personIds, now)).filter((it) => it.state === 'open').flatMap(postedCards),
      /** Changes a plan from the command line. */
      setPlan: planEditing.set,
    },
    teamSection: checkInTeamSection({ people, plans }),
    /** What notes about a check-in are about; for the exchanges feature. */
    topics: { 'check-ins': leading.topic },
  };
}
