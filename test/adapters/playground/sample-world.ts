import type { World, WorldPerson } from '../../../adapters/playground/index.ts';
import {
  type Answer,
  action,
  type Card,
  type Event,
  type Form,
  plain,
  text,
} from '../../../src/chat/index.ts';
import { drawSvg } from '../../../src/pictures/index.ts';
import { movableClock } from '../../../src/shared/clock.ts';
import { everyElement, everyField } from '../../contracts/every-element.ts';

const HOUR_MS = 3_600_000;

const people: WorldPerson[] = [
  {
    id: 'p-mei',
    accountId: 'mei',
    name: 'Mei Tanaka',
    locale: 'en',
    team: 'Payments',
    role: 'Engineer',
    lead: false,
    timeZone: 'Europe/Berlin',
  },
  {
    id: 'p-anna',
    accountId: 'anna',
    name: 'Anna Keller',
    locale: 'en',
    team: 'Payments',
    role: 'Team lead',
    lead: true,
    timeZone: 'Europe/Berlin',
  },
  {
    id: 'p-bob',
    accountId: 'bob',
    name: 'Bob Meyer',
    locale: 'en',
    team: 'Payments',
    role: 'Designer',
    lead: false,
    timeZone: 'America/Los_Angeles',
  },
  {
    id: 'p-lin',
    accountId: 'lin',
    name: '林晓',
    locale: 'zh-CN',
    team: '平台',
    role: '后端工程师',
    lead: false,
    timeZone: 'Asia/Shanghai',
  },
  {
    id: 'p-zhou',
    accountId: 'zhou',
    name: '周明远',
    locale: 'zh-CN',
    team: '平台',
    role: '团队负责人',
    lead: true,
    timeZone: 'Asia/Shanghai',
  },
];

/** A company of five, enough for everything that the page does. */
export function createSampleWorld() {
  const clock = movableClock(new Date('2026-11-19T09:00:00Z'));
  let resets = 0;
  const move = (hours: number) => clock.set(new Date(clock.now().getTime() + hours * HOUR_MS));
  const world: World = {
    people: async () => people,
    channels: async () => [
      { id: 'payments', name: 'payments', team: 'Payments', locale: 'en', members: ['mei', 'anna', 'bob'] },
      { id: 'platform', name: '平台团队', team: '平台', locale: 'zh-CN', members: ['lin', 'zhou'] },
    ],
    commands: (locale) => [
      locale === 'en'
        ? {
            name: 'checkin',
            aliases: ['周同步', '周报'],
            summary: 'Answer this week’s check-in',
            usage: [
              { line: 'history', summary: 'Your last answers' },
              { line: 'skip', summary: 'Skip this week' },
            ],
          }
        : {
            name: 'checkin',
            aliases: ['周同步', '周报'],
            summary: '填写本周同步',
            usage: [{ line: '历史', summary: '看看以前的回答' }],
          },
      {
        name: 'sample',
        aliases: ['示例'],
        summary: locale === 'en' ? 'Show a card' : '看一张卡片',
        usage: [],
      },
      {
        name: 'pacer',
        aliases: ['帮助'],
        summary: locale === 'en' ? 'What Pacer can do' : 'Pacer 能做什么',
        usage: [],
      },
    ],
    clock: {
      now: () => clock.now(),
      moveBy: async (step) => move('hours' in step ? step.hours : step.days * 24),
      toNext: async () => move(5),
      nextAt: async () => new Date(clock.now().getTime() + 5 * HOUR_MS),
    },
    reset: async () => {
      resets += 1;
    },
    gallery: () => [
      { feature: 'sample', name: 'everything', draw: () => ({ card: everyElement() }) },
      { feature: 'sample', name: 'every field', draw: () => ({ form: everyField() }) },
    ],
    drawPicture: async (picture) => drawSvg(picture),
    startAs: async () => 'mei',
    inspect: async (message) => [{ platform: 'Elsewhere', json: { blocks: message.cards.length } }],
  };
  return { world, clock, resets: () => resets };
}

const small = (words: string): Card => ({
  title: plain(words),
  summary: words,
  elements: [{ kind: 'buttons', buttons: [{ label: 'Again', action: action('sample.again') }] }],
});

const longer = (form: Form): Form => ({ ...form, title: `${form.title}, longer` });

/** Answers events as a core would: each kind of answer has a way to be had. */
export function createSampleCore() {
  const events: Event[] = [];
  let pressed = 0;
  const settled = new Map<string, Answer>();

  function decide(event: Event): Answer {
    switch (event.kind) {
      case 'command':
        if (event.command === 'sample')
          return { kind: 'cards', cards: [small('A private card')], where: 'private' };
        if (event.command === 'checkin')
          return { kind: 'form', instance: 'i-1', form: everyField(), otherwise: everyElement() };
        return { kind: 'notice', text: text`You typed /${event.command}` };
      case 'message':
        return { kind: 'notice', text: text`I did not understand that.` };
      case 'action':
        if (event.action.name === 'sample.start')
          return { kind: 'form', instance: 'i-1', form: everyField(), otherwise: everyElement() };
        if (event.action.name === 'sample.again')
          return { kind: 'cards', cards: [small('Drawn again')], where: 'replace' };
        pressed += 1;
        return {
          kind: 'cards',
          cards: [everyElement(pressed)],
          where: 'replace',
          toast: plain(`${event.action.name} ${event.value ?? ''}`.trim()),
        };
      case 'form-submitted':
        if (event.values.subject === '')
          return { kind: 'form-errors', fields: { subject: 'Please fill this in.' } };
        if (event.values.subject === 'newer')
          return {
            kind: 'form-errors',
            fields: {},
            form: 'This was changed meanwhile.',
            hint: 'Your words are kept.',
          };
        return { kind: 'notice', text: text`Thank you.` };
      case 'form-pressed':
        if (event.button === 'more')
          return {
            kind: 'form',
            instance: event.instance,
            form: longer(everyField()),
            otherwise: everyElement(),
          };
        return { kind: 'notice', text: text`Draft saved.` };
      case 'lookup':
        return {
          kind: 'options',
          options: people
            .filter((it) => it.name.toLowerCase().includes(event.query.toLowerCase()))
            .map((it) => ({ value: it.id, label: it.name })),
        };
      case 'home-opened':
        return { kind: 'cards', cards: [small('What Pacer can do')], where: 'private' };
      default:
        return { kind: 'nothing' };
    }
  }

  return {
    /** Every event as it came, repeats included. */
    events,
    async receive(event: Event): Promise<Answer> {
      events.push(event);
      const before = settled.get(event.key);
      const answer = before ?? decide(event);
      settled.set(event.key, answer);
      return answer;
    },
  };
}
