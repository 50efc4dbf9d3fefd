import type { AnswerEyes, Card } from '../../src/chat/index.ts';
import type { Later } from '../../src/shared/in-flight.ts';
import type { Locale } from '../../src/shared/locale.ts';
import type { FeishuCard } from './render-json.ts';
import type { Eyes } from './render-text.ts';

/** A line that the client shows for some seconds, to the one who pressed. */
export type Toast = { type: 'success' | 'info' | 'error'; content: string };

/** What a press is answered with: at once a line and a card in the pressed one's place, and what follows. */
export type Shown = {
  toast?: Toast;
  card?: FeishuCard;
  later?: readonly Later[];
};

/** Uploads the pictures that Feishu cannot draw by itself. */
export type Pictures = (cards: readonly Card[]) => Promise<ReadonlyMap<string, string>>;

/** Makes the eyes that an answer is drawn for; whoever the core does not know reads the usual language. */
export const eyesIn =
  (defaultLocale: Locale) =>
  (eyes: AnswerEyes | undefined): Eyes => ({
    locale: eyes?.locale ?? defaultLocale,
    timeZone: eyes?.timeZone ?? 'UTC',
    accounts: eyes?.accounts ?? new Map(),
  });

export type EyesOf = ReturnType<typeof eyesIn>;
