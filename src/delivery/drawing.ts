import type { Card, CardRef, PostKind, Reader } from '../chat/index.ts';
import type { Instant } from '../shared/clock.ts';
import { digestOf, withFooter, withoutControls } from './cards.ts';
import { isQuiet } from './rules.ts';

type Drawable = { id: string; kind: PostKind; superseded: boolean };

export type Drawn = { cards: Card[]; digest: string };

type Render = (ref: CardRef, reader: Reader, now: Instant) => Promise<Card | 'gone'>;

/** Makes the one function that composes a message: its parts as they are now, and what delivery adds. */
export const createDrawing =
  (render: Render) =>
  async (
    message: Drawable,
    parts: readonly CardRef[],
    reader: Reader,
    now: Instant,
  ): Promise<Drawn | 'gone'> => {
    const rendered: Card[] = [];
    for (const part of parts) {
      const card = await render(part, reader, now);
      if (card !== 'gone') rendered.push(message.superseded ? withoutControls(card) : card);
    }
    if (rendered.length === 0) return 'gone';
    const hasFooter = isQuiet(message.kind) && reader.personId !== undefined && !message.superseded;
    const cards = hasFooter ? withFooter(rendered, message.id, reader.locale) : rendered;
    return { cards, digest: digestOf(cards) };
  };

export type Draw = ReturnType<typeof createDrawing>;
