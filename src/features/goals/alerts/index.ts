import { z } from 'zod';
import { defineAction, type Feature, joinSubscriptions, type Outcome } from '../../../chat/index.ts';
import { peopleFacts, type TeamSection } from '../../people/model.ts';
import { goalFacts } from '../facts.ts';
import type { GoalsPart, Parts } from '../parts.ts';
import { supportRequestForm } from './ask-support.ts';
import { say } from './copy.ts';
import { lookAtClosed, lookAtGoals, lookAtOwners, lookAtTeams } from './look-at-goals.ts';
import { mergeAlerts } from './merging.ts';
import { offerHelp } from './offer-help.ts';
import type { AlertParts } from './parts.ts';
import { tellOwners } from './raise-lags.ts';
import { armAgain, hearOfDelivery, lookForDelivery, releaseLags } from './release-lags.ts';
import { alertCards } from './render.ts';
import { planRetroForm } from './retro/plan-retro.ts';
import { retroStore } from './retro/store.ts';
import { samples } from './samples.ts';
import { sayWhyForm } from './say-why.ts';
import { showToTeam } from './show-to-team.ts';
import { lagStore } from './store.ts';
import { teamAlertStore } from './team/store.ts';
import { goalsSection, teamSettingsForm } from './team/team-settings.ts';
import { tellAgreed, tellTeams } from './team/tell-team.ts';

const ofGoal = z.object({ goal: z.string() });
const ofPage = z.object({
  card: z.enum(['lag', 'team-alert']),
  thing: z.string(),
  page: z.string().regex(/^\d{1,4}$/),
});

const showCard = (card: string, thing: string): Outcome => ({
  reply: { kind: 'card', card: { card: `goals.${card}`, thing } },
});

const openForm = (form: string, subject: string): Outcome => ({
  reply: { kind: 'form', form: { form: `goals.${form}`, subject } },
});

const actionsOf = (parts: AlertParts): NonNullable<Feature['actions']> => ({
  'lag-open': defineAction(z.object({ lag: z.string() }), async (_ctx, it) => showCard('one-lag', it.lag)),
  'lag-page': defineAction(ofPage, async (_ctx, it) => showCard(`${it.card}-page`, `${it.page}@${it.thing}`)),
  'say-why': defineAction(ofGoal, async (_ctx, it) => openForm('say-why', it.goal)),
  'ask-support': defineAction(ofGoal, async (_ctx, it) => openForm('ask-support', it.goal)),
  'plan-retro': defineAction(ofGoal, async (_ctx, it) => openForm('plan-retro', it.goal)),
  'show-to-team': defineAction(ofGoal, (ctx, it) => showToTeam(parts, ctx, it.goal, true)),
  'hide-from-team': defineAction(ofGoal, (ctx, it) => showToTeam(parts, ctx, it.goal, false)),
  'offer-help': defineAction(ofGoal, (ctx, it) => offerHelp(parts, ctx, it.goal)),
  'team-settings': defineAction(z.object({ team: z.string() }), async (_ctx, it) =>
    openForm('team-settings', it.team),
  ),
});

const handlersOf = (parts: AlertParts): NonNullable<Feature['on']> => ({
  [goalFacts.statusChanged]: (ctx, ids) => lookAtGoals(parts, ctx, ids),
  // Opened again, it may still be behind.
  [goalFacts.activated]: (ctx, ids) => lookAtGoals(parts, ctx, ids),
  [goalFacts.closed]: (ctx, ids) => lookAtClosed(parts, ctx, ids),
  'delivery.delivered': (ctx, ids) => hearOfDelivery(parts, ctx, ids),
  'delivery.refused': (ctx, ids) => hearOfDelivery(parts, ctx, ids),
  'delivery.lost': (ctx, ids) => hearOfDelivery(parts, ctx, ids),
  [peopleFacts.teamStarted]: (ctx, ids) => lookAtTeams(parts, ctx, ids),
  [peopleFacts.changed]: (ctx, ids) => lookAtOwners(parts, ctx, ids),
  [peopleFacts.absenceChanged]: (ctx, ids) => armAgain(parts, ctx, ids),
  [peopleFacts.outsidersAgreed]: (ctx, ids) => tellAgreed(parts, ctx, ids),
});

/** Makes the lag alert: its owner hears first, and one working day later their team and manager. */
export function createAlerts(given: Parts): { part: GoalsPart; teamSection: TeamSection } {
  const { store } = given;
  const parts: AlertParts = {
    ...given,
    lags: lagStore(store),
    teams: teamAlertStore(store),
    retros: retroStore(store),
  };
  const part: GoalsPart = {
    actions: actionsOf(parts),
    forms: {
      'say-why': sayWhyForm(parts),
      'ask-support': supportRequestForm(parts),
      'plan-retro': planRetroForm(parts),
      'team-settings': teamSettingsForm(parts),
    },
    cards: alertCards(parts),
    timers: {
      lag: (ctx, lagIds) => tellOwners(parts, ctx, lagIds),
      'lag-joined': (ctx, alertIds) => lookForDelivery(parts, ctx, alertIds),
      release: (ctx, lagIds) => releaseLags(parts, ctx, lagIds),
      'team-alert': (ctx, teamIds) => tellTeams(parts, ctx, teamIds),
    },
    on: joinSubscriptions(handlersOf(parts), mergeAlerts(parts)),
    reasons: {
      lag: (locale) => say(locale).whyLag(),
      recovered: (locale) => say(locale).whyRecovered(),
      'team-alert': (locale) => say(locale).whyTeam(),
      retro: (locale) => say(locale).whyRetro(),
    },
    samples,
  };
  return { part, teamSection: goalsSection(parts) };
}
