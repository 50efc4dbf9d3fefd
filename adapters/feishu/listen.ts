import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { plain, type Receive } from '../../src/chat/index.ts';
import type { InFlight } from '../../src/shared/in-flight.ts';
import { nearestLocale } from '../../src/shared/locale.ts';
import type { Log } from '../../src/shared/log.ts';
import type { Act } from './act.ts';
import type { ClientSettings, FeishuDirectory } from './directory.ts';
import { directoryEvents } from './events.ts';
import type { Normalize } from './normalize.ts';
import { isOurs, type NormalizeSpoken } from './normalize-spoken.ts';
import { cardPressed, type Head, spoken } from './payload.ts';
import type { PrivateAnswers } from './private-answers.ts';
import type { Answer } from './receiver.ts';
import { renderNotice } from './render-message.ts';
import type { Reply } from './reply.ts';
import type { EyesOf, Shown } from './reply-content.ts';
import { say } from './reply-copy.ts';
import type { createInForm } from './reply-in-form.ts';

type Parts = {
  receive: Receive;
  normalize: Normalize;
  spoken: NormalizeSpoken;
  reply: Reply;
  inForm: ReturnType<typeof createInForm>;
  answers: PrivateAnswers;
  eyesOf: EyesOf;
  directory: Pick<FeishuDirectory, 'took' | 'told'>;
  answerWithinMs: number;
  log: Log;
  inFlight: InFlight;
};

/** The client's own choice among both languages: nobody is known yet when a press takes too long. */
const oneMoment = {
  type: 'info',
  content: say('en').oneMoment(),
  i18n: { en_us: say('en').oneMoment(), zh_cn: say('zh-CN').oneMoment() },
} as const;

const answerOf = ({ toast, card }: Shown): object => ({
  ...(toast === undefined ? {} : { toast }),
  ...(card === undefined ? {} : { card: { type: 'raw', data: card } }),
});

// The SDK adds a symbol of its own, which a record would refuse.
const fields = z.looseObject({});

const isZone = (name: string): boolean => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const directoryTypes: ReadonlySet<string> = new Set(directoryEvents);

/** Hands everything that Feishu tells to the core, and puts what the core answers into the answer and what follows it. */
export function createListener(parts: Parts) {
  const { receive, normalize, reply, answers, eyesOf, log, inFlight } = parts;

  /** In the background: somebody waits for an answer. */
  const learn = (openId: string, settings: ClientSettings): void =>
    inFlight.follow([() => parts.directory.told(openId, settings)]);

  async function acted(type: string, data: unknown, head: Head): Promise<Act | undefined> {
    switch (type) {
      case 'im.message.receive_v1':
        hearLanguage(data);
        return parts.spoken.said(data, head);
      case 'application.bot.menu_v6':
        return parts.spoken.picked(data, head);
      case 'im.chat.access_event.bot_p2p_chat_entered_v1':
        return parts.spoken.entered(data, head);
      case 'im.chat.member.bot.added_v1':
        return parts.spoken.added(data, head);
      default:
        return undefined;
    }
  }

  /** A message may say which language its client speaks: `… LarkLocale/en_US …`. */
  function hearLanguage(data: unknown): void {
    const { message, sender } = spoken.parse(data);
    const tag = /LarkLocale\/([A-Za-z]+)/.exec(message.user_agent ?? '')?.[1];
    const user = sender.sender_id?.open_id ?? '';
    if (tag !== undefined && user !== '') learn(user, { locale: nearestLocale(tag) });
  }

  async function heard(type: string, data: unknown, head: Head): Promise<Answer> {
    if (directoryTypes.has(type)) await parts.directory.took({ ...fields.parse(data), event_type: type });
    const act = await acted(type, data, head);
    return act === undefined ? {} : { later: reply.told(await receive(act.event), act) };
  }

  async function show(data: unknown, head: Head): Promise<Shown> {
    const it = cardPressed.parse(data);
    // Somebody from another tenant may see a card in a shared group; who they are is not for us to say.
    if (!isOurs(it.operator.tenant_key, head)) return {};
    const { timezone } = it.action;
    if (timezone && isZone(timezone)) learn(it.operator.open_id, { timeZone: timezone });
    const act = await normalize(it, head);
    if (act === undefined) return {};
    const { pressed, base, here } = act;
    if (pressed.kind !== 'action') return parts.inForm(pressed, act);
    const { action, value } = pressed;
    const chosen = value === undefined ? {} : { value };
    const event = { ...base, canOpenForm: true, kind: 'action' as const, action, message: here.pressed };
    return reply.press(await receive({ ...event, ...chosen }), here, base.key);
  }

  /** Shows afterwards what came too late for the answer. */
  async function showLate(work: Promise<Shown>, data: unknown, head: Head): Promise<void> {
    const { toast, card, later = [] } = await work;
    const { operator, context } = cardPressed.parse(data);
    if (card !== undefined) await answers.patch(context.open_message_id, card);
    else if (toast !== undefined) {
      const notice = renderNotice(plain(toast.content), eyesOf(undefined));
      await answers.toPerson(operator.open_id, notice, `late:${head.event_id}`);
    }
    inFlight.follow(later);
  }

  /** Answers a press in time, whatever is still under way. */
  async function pressed(data: unknown, head: Head): Promise<Answer> {
    const work = inFlight.during(show(data, head));
    const inTime = new AbortController();
    const late = setTimeout(parts.answerWithinMs, undefined, { signal: inTime.signal }).catch(
      () => undefined,
    );
    const shown = await Promise.race([work, late]).finally(() => inTime.abort());
    if (shown !== undefined) return { answer: answerOf(shown), later: shown.later ?? [] };
    log.info({ code: 'late' }, 'a press took too long; its card follows');
    return { answer: { toast: oneMoment }, later: [() => showLate(work, data, head)] };
  }

  return { heard, pressed };
}
