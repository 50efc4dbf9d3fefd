import type { Child } from 'hono/jsx';
import { plainSpan, type Span, type Text } from '../../src/chat/index.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import type { Locale } from '../../src/shared/locale.ts';

/** Whose eyes something is drawn for: the message's language, the viewer's zone, and who the viewer is. */
export type Eyes = {
  locale: Locale;
  timeZone: string;
  personId: string | undefined;
  /** Makes ids unique on a page that shows several cards or forms. */
  id: string;
};

// Marks that turn the direction of text, and letters that are written from right to left.
const turning = /[\u0590-\u08ff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Keeps words that turn the direction from turning the sentence around them. */
const isolated = (words: string): Child => (turning.test(words) ? <bdi>{words}</bdi> : words);

function SpanOf({ span, eyes }: { span: Span; eyes: Eyes }) {
  const words = isolated(plainSpan(span, eyes));
  switch (span.kind) {
    case 'plain':
      return <>{words}</>;
    case 'strong':
      return <strong>{words}</strong>;
    case 'emphasis':
      return <em>{words}</em>;
    case 'code':
      return <code>{words}</code>;
    case 'link':
      return (
        <a href={span.url} target="_blank" rel="noopener noreferrer">
          {words}
        </a>
      );
    case 'person':
      return <span class="person">{words}</span>;
    case 'mention':
      return <span class={span.person.id === eyes.personId ? 'mention you' : 'mention'}>{words}</span>;
    case 'instant':
      return <time datetime={span.at.toISOString()}>{words}</time>;
    case 'day':
      return <time datetime={span.date}>{words}</time>;
    default:
      return assertNever(span, 'span');
  }
}

/** Draws a text: the only place where its spans become markup, and JSX escapes every word. */
export const RenderText = ({ text, eyes }: { text: Text; eyes: Eyes }) => (
  <>
    {text.map((span) => (
      <SpanOf span={span} eyes={eyes} />
    ))}
  </>
);

/** Draws a text as a paragraph that keeps line breaks and finds its own direction. */
export const Paragraph = ({ text, eyes, class: name }: { text: Text; eyes: Eyes; class?: string }) => (
  <p class={name === undefined ? 'words' : `words ${name}`} dir="auto">
    <RenderText text={text} eyes={eyes} />
  </p>
);
