import {
  action,
  type Button,
  type Card,
  type CardElement,
  type ListItem,
  MAX_ROWS,
  type PersonRef,
  plain,
  strong,
  text,
} from '../../../chat/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { BusinessType } from '../model.ts';
import { say } from './copy.ts';

/** What the team card shows to one reader. */
export type TeamView = {
  id: string;
  name: string;
  on: boolean;
  lead: PersonRef | undefined;
  parent: string | undefined;
  members: number;
  businessType: BusinessType;
  zone: string;
  calendar: string;
  channels: readonly string[];
  facts: readonly { label: string; value: string }[];
  /** The features' buttons, for whoever may press them. */
  settings: readonly Button[];
  mayManage: boolean;
  mayJoin: boolean;
};

// More names than this nobody reads; the others are counted.
const MOST_NAMES = 50;

function namesOf(locale: Locale, label: string, people: readonly PersonRef[]): CardElement[] {
  const named: CardElement = { kind: 'people', label, people: people.slice(0, MOST_NAMES) };
  const count = people.length - MOST_NAMES;
  return count > 0 ? [named, { kind: 'note', text: say(locale).andMore({ count }) }] : [named];
}

const joinButton = (locale: Locale, team: string): Button => ({
  label: say(locale).join(),
  action: action('people.join-team', { team }),
  style: 'primary',
});

function manageButtons(locale: Locale, view: TeamView): CardElement {
  const words = say(locale);
  const payload = { team: view.id };
  const edit: Button = { label: words.edit(), action: action('people.edit-team', payload) };
  if (!view.on) {
    const start: Button = {
      label: words.startWithTeam(),
      action: action('people.review-start', payload),
      style: 'primary',
    };
    return { kind: 'buttons', buttons: [start, ...view.settings, edit] };
  }
  const stop: Button = {
    label: words.stop(),
    action: action('people.stop-team', payload),
    style: 'danger',
    confirm: {
      title: words.stopTitle({ team: view.name }),
      body: words.stopBody(),
      confirm: words.stop(),
      cancel: words.cancel(),
    },
  };
  return { kind: 'buttons', buttons: [...view.settings, edit, stop] };
}

/** Draws a team: its facts for everybody, its settings for whoever looks after it. */
export function teamCard(locale: Locale, view: TeamView): Card {
  const words = say(locale);
  const facts = [
    { label: words.lead(), value: view.lead?.name ?? words.nobody() },
    { label: words.members(), value: words.people({ count: view.members }) },
    { label: words.businessType(), value: words.businessTypes()[view.businessType] },
    ...(view.parent === undefined ? [] : [{ label: words.parent(), value: view.parent }]),
    { label: words.zone(), value: view.zone },
    { label: words.calendar(), value: words.calendars({ name: view.calendar }) },
    {
      label: words.channel(),
      value: view.channels.length === 0 ? words.noChannel() : view.channels.join('\n'),
    },
    ...view.facts,
  ];
  const note: CardElement[] = [];
  if (!view.on) note.push({ kind: 'note', text: words.offNote() });
  if (!view.mayManage && view.lead !== undefined) {
    note.push({ kind: 'note', text: words.onlyLead({ lead: view.lead.name }) });
  }
  return {
    title: words.team({ team: view.name }),
    summary: words.summary({ team: view.name }),
    badge: view.on ? { label: words.on(), tone: 'good' } : { label: words.off(), tone: 'neutral' },
    elements: [
      {
        kind: 'fields',
        layout: 'columns',
        fields: facts.map(({ label, value }) => ({ label, value: plain(value) })),
      },
      ...(view.mayManage ? [manageButtons(locale, view)] : []),
      ...(view.mayJoin ? [{ kind: 'buttons' as const, buttons: [joinButton(locale, view.id)] }] : []),
      ...note,
    ],
  };
}

/** What is shown before a team is started. */
export type StartView = {
  id: string;
  name: string;
  members: readonly PersonRef[];
  previews: readonly string[];
  /** Whether a welcome card comes first. */
  welcomes: boolean;
};

/** Draws who will be asked what and when, with the button that starts it. */
export function startCard(locale: Locale, view: StartView): Card {
  const words = say(locale);
  const payload = { team: view.id };
  const back: Button = { label: words.back(), action: action('people.show-team', payload) };
  const start: Button = {
    label: words.startNow(),
    action: action('people.start-team', payload),
    style: 'primary',
  };
  const total = words.people({ count: view.members.length });
  const who: CardElement[] =
    view.members.length === 0
      ? [{ kind: 'text', text: words.noMembers() }]
      : namesOf(locale, `${words.whoIsAsked()} · ${total}`, view.members);
  const what: CardElement[] =
    view.previews.length === 0
      ? []
      : [
          {
            kind: 'fields',
            layout: 'rows',
            fields: [{ label: words.whatIsAsked(), value: plain(view.previews.join('\n')) }],
          },
        ];
  return {
    title: words.startTitle({ team: view.name }),
    summary: words.summary({ team: view.name }),
    elements: [
      ...who,
      ...what,
      { kind: 'buttons', buttons: [start, back] },
      { kind: 'note', text: view.welcomes ? words.welcomeFirst() : words.noWelcome() },
    ],
  };
}

export type TeamChoice = { id: string; name: string; on: boolean };

/** Draws teams to choose from. */
export function chooseCard(locale: Locale, teams: readonly TeamChoice[]): Card {
  const words = say(locale);
  const items = teams.slice(0, MAX_ROWS).map(
    ({ id, name, on }): ListItem => ({
      text: text`${strong(name)}`,
      badge: on ? { label: words.on(), tone: 'good' } : { label: words.off(), tone: 'neutral' },
      button: { label: words.open(), action: action('people.show-team', { team: id }) },
    }),
  );
  const more: CardElement[] = teams.length > MAX_ROWS ? [{ kind: 'note', text: words.moreTeams() }] : [];
  return {
    title: words.chooseTitle(),
    summary: words.chooseSummary(),
    elements: [{ kind: 'list', items }, ...more],
  };
}

/** What is asked when somebody sets up a channel and leads teams without one on this platform. */
export type BindView = { subject: string; channel: string; teams: readonly TeamChoice[]; mayFound: boolean };

/** Draws the choice of a team for a channel. */
export function bindCard(locale: Locale, view: BindView): Card {
  const words = say(locale);
  const { subject, channel } = view;
  const items = view.teams.slice(0, MAX_ROWS).map(
    ({ id, name }): ListItem => ({
      text: text`${strong(name)}`,
      button: { label: words.useChannel(), action: action('people.bind-channel', { team: id, subject }) },
    }),
  );
  const found: Button = { label: words.newTeam(), action: action('people.found-team', { subject }) };
  return {
    title: words.bindTitle({ channel }),
    summary: words.bindSummary(),
    elements: [
      { kind: 'list', items },
      ...(view.mayFound ? [{ kind: 'buttons' as const, buttons: [found] }] : []),
    ],
  };
}

/** What a channel sees of the team that was set up in it. */
export type OpenView = { id: string; name: string; lead: string; members: readonly PersonRef[] };

/** Draws the card in a channel by which others join. */
export function openCard(locale: Locale, view: OpenView): Card {
  const words = say(locale);
  const members = view.members.length === 0 ? [] : namesOf(locale, words.members(), view.members);
  return {
    title: words.openTitle({ team: view.name }),
    summary: words.summary({ team: view.name }),
    elements: [
      { kind: 'text', text: words.openBody({ lead: view.lead }) },
      ...members,
      { kind: 'buttons', buttons: [joinButton(locale, view.id)] },
    ],
  };
}

/** What somebody in another team is asked before they change. */
export type MoveView = { from: { id: string; name: string }; to: { id: string; name: string } };

/** Draws the question whether to leave one team for another. */
export function moveCard(locale: Locale, { from, to }: MoveView): Card {
  const words = say(locale);
  const move = action('people.move-team', { team: to.id });
  const stay = action('people.stay', { team: from.id });
  return {
    title: words.moveTitle({ from: from.name, to: to.name }),
    summary: words.summary({ team: to.name }),
    elements: [
      { kind: 'text', text: words.moveBody() },
      {
        kind: 'buttons',
        buttons: [
          { label: words.moveYes({ team: to.name }), action: move, style: 'primary' },
          { label: words.moveNo({ team: from.name }), action: stay },
        ],
      },
    ],
  };
}
