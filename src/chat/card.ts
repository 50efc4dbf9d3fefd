import type { Action } from './action.ts';
import type { Chart } from './chart.ts';
import type { PersonRef, Text } from './text.ts';

/** Names a card to be drawn when it is needed: which card (`feature.card`) of which thing. */
export type CardRef = { card: string; thing: string };

export type Tone = 'neutral' | 'good' | 'warning' | 'bad';
export type Badge = { label: string; tone: Tone };

export type Confirmation = { title: string; body: Text; confirm: string; cancel: string };
/** `quiet`: small print that can be pressed, where the chat can draw it so. */
export type Button = {
  label: string;
  action: Action;
  style?: 'primary' | 'danger' | 'quiet';
  confirm?: Confirmation;
};
export type Option = { value: string; label: string };

/** One row of a list; at most one button, which every chat can set beside its text. */
export type ListItem = { text: Text; note?: Text; badge?: Badge; button?: Button };

export type CardElement =
  | { kind: 'heading'; text: Text }
  | { kind: 'text'; text: Text }
  /** Labelled values; `rows` for people's own words (label above), `columns` for short facts side by side. */
  | { kind: 'fields'; layout: 'rows' | 'columns'; fields: { label: string; value: Text }[] }
  | { kind: 'list'; items: ListItem[] }
  | { kind: 'people'; label: string; people: PersonRef[] }
  /** A share from 0 to 1. */
  | { kind: 'progress'; label: string; share: number; caption?: Text }
  | { kind: 'table'; columns: string[]; rows: Text[][] }
  /** `alt` says in words what the figures show: it stands where no picture can. */
  | { kind: 'picture'; title: string; alt: string; chart: Chart }
  | { kind: 'buttons'; buttons: Button[] }
  | { kind: 'select'; label: string; options: Option[]; action: Action }
  /** Small print: who reads it, why it came. */
  | { kind: 'note'; text: Text }
  | { kind: 'divider' };

export type Card = {
  title: Text;
  /** One short plain line for notifications and lists; never a person's words. */
  summary: string;
  badge?: Badge;
  elements: CardElement[];
  /** Somebody waits for its reader's act: where the chat takes no press on old cards, it is posted anew in time. */
  waits?: true;
};

/** Rows with controls that one card may show (decision 13). */
export const MAX_ROWS = 8;
/** Characters of one person's text that one card may show (decision 13). */
export const MAX_EXCERPT = 600;
