import type { Event } from '../../src/chat/index.ts';
import type { Clock, Instant } from '../../src/shared/clock.ts';
import type { Here } from './act.ts';
import { PLATFORM } from './config.ts';
import { type Pressed, readPressed } from './control-values.ts';
import type { Conversations } from './conversations.ts';
import type { CardPressed, Head } from './payload.ts';
import { accountIn, placeOf } from './place.ts';
import type { FormValue } from './read-form.ts';

/** What every event has. */
export type Base = Pick<Event, 'key' | 'at' | 'actor' | 'place'>;

/** A button or select of a card, or a button of a form with what is typed in it. */
export type PressedHere = {
  pressed: Pressed;
  formValue: FormValue | undefined;
  base: Base;
  here: Here & { pressed: string };
};

type Parts = { workspace: string; clock: Clock; conversations: Conversations };

// Milliseconds have 13 digits until the year 2286; callbacks count in microseconds.
const MILLISECOND_DIGITS = 13;

/** Reads Feishu's time; our own clock decides where there is none. */
export function instantOf(time: string | undefined, clock: Clock): Instant {
  if (time === undefined || !/^\d{13,16}$/.test(time)) return clock.now();
  return new Date(Number(time.slice(0, MILLISECOND_DIGITS)));
}

/** Names a delivery: Feishu sends the same one again under the same id. */
export const keyOf = (kind: string, id: string): string => `${PLATFORM}:${kind}:${id}`;

/** Turns what Feishu reports about a pressed card into the core's words; undefined where it is none of Pacer's. */
export function createNormalize({ workspace, clock, conversations }: Parts) {
  const accountOf = accountIn(workspace);

  return async function pressedHere(it: CardPressed, head: Head): Promise<PressedHere | undefined> {
    const { operator, action, context } = it;
    const pressed = readPressed(action);
    if (pressed === undefined) return undefined;
    const chatId = context.open_chat_id;
    const is = chatId === '' ? undefined : await conversations.of(chatId);
    return {
      pressed,
      formValue: action.form_value ?? undefined,
      base: {
        key: keyOf('press', head.event_id),
        at: instantOf(head.create_time, clock),
        actor: accountOf(operator.open_id),
        place: placeOf(chatId, is, workspace),
      },
      here: {
        user: operator.open_id,
        alone: is?.kind === 'direct',
        pressed: context.open_message_id,
      },
    };
  };
}

export type Normalize = ReturnType<typeof createNormalize>;
