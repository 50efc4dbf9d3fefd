import type { Instant } from '../shared/clock.ts';
import type { Action } from './action.ts';
import type { CardRef } from './card.ts';
import type { RawValues } from './form.ts';

/** Who someone is in a chat; never guessed from the shape of the id. */
export type Account = { platform: string; workspace: string; id: string };
export type ChannelRef = { platform: string; workspace: string; id: string };

export type Place =
  | { kind: 'direct' }
  | { kind: 'channel'; channel: ChannelRef; name: string; botPresent: boolean }
  | { kind: 'home' };

/** What was typed, with people as the chat's own structured mentions. */
export type LinePart = string | { mention: Account; name: string };
export type Line = readonly LinePart[];

/** Where a platform keeps a message: opaque to everyone but the adapter. */
export type MessageRef = string;

/** A message that somebody points at: who wrote it and where it stands, never what it says. */
export type SharedMessage = { author?: { account: Account; name: string }; link?: string };

type What =
  /** Something picked from the chat's own menus, on a message or anywhere (`feature.shortcut`). */
  | { kind: 'shortcut'; shortcut: string; about?: SharedMessage }
  | { kind: 'command'; command: string; line: Line }
  | { kind: 'message'; line: Line }
  | { kind: 'action'; action: Action; value?: string; message?: MessageRef }
  | { kind: 'form-submitted'; instance: string; values: RawValues }
  | { kind: 'form-pressed'; instance: string; button: string; values: RawValues }
  | { kind: 'form-closed'; instance: string; values: RawValues }
  | { kind: 'lookup'; lookup: string; query: string }
  | { kind: 'more'; card: CardRef; page: number }
  | { kind: 'home-opened' }
  /** Asks for a posted message as it stands, where the chat showed a form in its place meanwhile. */
  | { kind: 'redraw'; message: MessageRef };

/** Something a person did in a chat. `key` is the same when the chat delivers it again. */
export type Event = {
  key: string;
  at: Instant;
  actor: Account;
  place: Place;
  /** Whether the chat can open a form in answer to this event (an expired trigger cannot; words only where forms are cards). */
  canOpenForm: boolean;
} & What;

export type EventOf<K extends Event['kind']> = Extract<Event, { kind: K }>;
