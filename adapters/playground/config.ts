import type { Card, Chart, Form, OutgoingMessage } from '../../src/chat/index.ts';
import type { Instant } from '../../src/shared/clock.ts';
import type { NewId } from '../../src/shared/ids.ts';
import type { Locale } from '../../src/shared/locale.ts';
import type { Log } from '../../src/shared/log.ts';
import type { PlaygroundStore } from './store.ts';

/** The platform's name in accounts and channels. */
export const PLATFORM = 'playground';
/** The one workspace of the made-up company. */
export const WORKSPACE = 'playground';
/** Pacer's own account, for mentions. */
export const BOT = 'pacer';
/** Where everything of the playground lives on the one HTTP server. */
export const BASE = '/playground';

/** Somebody whom one can be. */
export type WorldPerson = {
  id: string;
  accountId: string;
  name: string;
  locale: Locale;
  team: string | undefined;
  /** Their title, in their own language. */
  role: string | undefined;
  lead: boolean;
  timeZone: string;
};

export type WorldChannel = {
  id: string;
  name: string;
  team: string | undefined;
  locale: Locale;
  /** Account ids. */
  members: readonly string[];
};

/** A command as completion offers it; `usage` lists the words that may follow. */
export type WorldCommand = {
  name: string;
  aliases: readonly string[];
  summary: string;
  usage: readonly { line: string; summary: string }[];
};

/** The company's clock. Moving it steps through everything that falls due on the way. */
export type WorldClock = {
  now(): Instant;
  moveBy(step: { hours: number } | { days: number }): Promise<void>;
  /** Moves to the next instant at which something is due. */
  toNext(): Promise<void>;
  nextAt(): Promise<Instant | undefined>;
};

export type GalleryEntry = {
  feature: string;
  name: string;
  draw(locale: Locale): { card: Card } | { form: Form };
};

/** What a picture shows. */
export type Figures = { title: string; chart: Chart };

/** What a message becomes elsewhere, for the inspector. */
export type Inspection = { platform: string; json: unknown };

/** The made-up company, as the page needs it. */
export type World = {
  people(): Promise<readonly WorldPerson[]>;
  channels(): Promise<readonly WorldChannel[]>;
  commands(locale: Locale): readonly WorldCommand[];
  clock: WorldClock;
  /** Makes the company anew, as at the first start. */
  reset(): Promise<void>;
  gallery(): readonly GalleryEntry[];
  /** Draws a chart as SVG. */
  drawPicture(picture: Figures): Promise<string>;
  /** Who one is on the first visit, given the browser's language; the first person otherwise. */
  startAs?(preferred: Locale): Promise<string | undefined>;
  inspect?(message: OutgoingMessage): Promise<readonly Inspection[]>;
};

export type PlaygroundParts = { world: World; store: PlaygroundStore; newId: NewId; log: Log };
