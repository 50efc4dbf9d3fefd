import type { z } from 'zod';
import type { Instant } from '../shared/clock.ts';
import type { Locale } from '../shared/locale.ts';
import type { Card, Option } from './card.ts';
import type { Actor, Reader } from './directory.ts';
import type { Line, Place, SharedMessage } from './event.ts';
import type { Form, RawValues } from './form.ts';
import { joinOutcomes, type Outcome } from './outcome.ts';

/** What a handler may know besides what it reads. */
export type Context = { now: Instant; newId(): string; actor: Actor; place: Place; locale: Locale };
export type JobContext = { now: Instant; newId(): string };
export type RenderContext = { now: Instant; reader: Reader; locale: Locale; page: number };

export type CommandDeclaration = {
  /** Other names, Chinese ones included: `['周同步', '周报']`. */
  aliases: readonly string[];
  /** One line for menus and completion; `usage` lists the words that may follow. */
  describe: (locale: Locale) => { summary: string; usage: { line: string; summary: string }[] };
  /** Tells of what stands behind the bare name, beside the words of `usage`, that no sentence begins like that. */
  isMeant?: (line: Line) => boolean;
  run(ctx: Context, line: Line): Promise<Outcome>;
};

/** An entry of the chat's own menus, on a message (**Give feedback on this**) or anywhere (**Check in**), where the chat has them. */
export type ShortcutDeclaration = {
  on: 'message' | 'anywhere';
  /** `label` has at most 24 characters (the narrowest menu's limit). */
  describe: (locale: Locale) => { label: string; summary: string };
  run(ctx: Context, about: SharedMessage | undefined): Promise<Outcome>;
};

export type ActionDeclaration = {
  version: number;
  payload: z.ZodType;
  run(ctx: Context, payload: never, value: string | undefined): Promise<Outcome>;
};

/** Declares an action with its payload's type checked at the door. */
export const defineAction = <P>(
  payload: z.ZodType<P>,
  run: (ctx: Context, payload: P, value: string | undefined) => Promise<Outcome>,
  version = 1,
): ActionDeclaration => ({ version, payload, run });

/** Which form of what; of a press or a submission the shape it had. */
type Shape = { subject: string; variant: string | undefined };
/** `typed` is what a draft holds or is being sent: a form whose fields depend on the moment still has those it belongs to. */
export type Opening = Shape & { typed?: RawValues };
export type Submission<V> = Shape & { instance: string; version: number | undefined; values: V };
export type Press = Shape & {
  instance: string;
  version: number | undefined;
  button: string;
  values: RawValues;
};

export type FormDeclaration = {
  values: z.ZodType;
  /** Draws the form, or says why there is none any more. */
  open(ctx: Context, opening: Opening): Promise<Form | { refused: Outcome }>;
  submit(ctx: Context, submission: never): Promise<Outcome>;
  press?(ctx: Context, press: Press): Promise<Outcome>;
};

/** Declares a form; `submit` gets values that passed both the fields' own limits and `values`. */
export const defineForm = <V>(form: {
  values: z.ZodType<V>;
  open: FormDeclaration['open'];
  submit(ctx: Context, submission: Submission<V>): Promise<Outcome>;
  press?: (ctx: Context, press: Press) => Promise<Outcome>;
}): FormDeclaration => form;

export type CardDeclaration = {
  /** Draws the card for a reader, or says that there is nothing left to show. */
  render(ctx: RenderContext, thing: string): Promise<Card | 'gone'>;
};

/** Handles up to 100 due subjects at once; what it returns is committed together with their being done. */
export type TimerDeclaration = (ctx: JobContext, subjects: readonly string[]) => Promise<Outcome>;

/** One sample for the gallery: every card and form, in both languages, with made-up content. */
export type Sample = { name: string; draw: (locale: Locale) => { card: Card } | { form: Form } };

export type Subscriptions = Readonly<
  Record<string, (ctx: JobContext, things: readonly string[]) => Promise<Outcome>>
>;

/** Joins subscriptions of a feature's parts; a fact that several want is handled by each, in one outcome. */
export const joinSubscriptions = (...all: readonly Subscriptions[]): Subscriptions =>
  Object.fromEntries(
    [...new Set(all.flatMap((each) => Object.keys(each)))].map((fact) => [
      fact,
      async (ctx: JobContext, things: readonly string[]) =>
        joinOutcomes(...(await Promise.all(all.map((each) => each[fact]?.(ctx, things) ?? {})))),
    ]),
  );

/** Everything a feature gives the bot; names are local, the runtime puts `feature.` before them. */
export type Feature = {
  name: string;
  commands?: Readonly<Record<string, CommandDeclaration>>;
  shortcuts?: Readonly<Record<string, ShortcutDeclaration>>;
  actions?: Readonly<Record<string, ActionDeclaration>>;
  forms?: Readonly<Record<string, FormDeclaration>>;
  cards?: Readonly<Record<string, CardDeclaration>>;
  timers?: Readonly<Record<string, TimerDeclaration>>;
  /** Subscriptions by full fact name: `'people.team-started'`. */
  on?: Subscriptions;
  lookups?: Readonly<Record<string, (ctx: Context, query: string) => Promise<Option[]>>>;
  /** The sentences behind **Why am I seeing this?**. */
  reasons?: Readonly<Record<string, (locale: Locale) => string>>;
  /** Tried in order for words in a direct message that are no command. */
  message?: (ctx: Context, line: Line) => Promise<Outcome | undefined>;
  samples?: readonly Sample[];
};
