import {
  type Card,
  type CardElement,
  groupControls,
  type PersonRef,
  type WordElement,
} from '../../src/chat/index.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import { say } from './copy.ts';
import { limits } from './limits.ts';
import { renderControls } from './render-controls.ts';
import type { Drawing } from './render-drawing.ts';
import type { Element } from './render-json.ts';
import { renderList } from './render-list.ts';
import { escapeMarkdown } from './render-markdown.ts';
import { renderPicture } from './render-picture.ts';
import { drawTable } from './render-table.ts';
import {
  boldLabel,
  type Eyes,
  escapedWords,
  grey,
  markdown,
  markdownOf,
  paragraph,
  personTag,
  renderHeading,
  renderNote,
  renderProgress,
  smallPrint,
} from './render-text.ts';

type Of<K extends CardElement['kind']> = Extract<CardElement, { kind: K }>;
type LabelledValue = Of<'fields'>['fields'][number];

/** Short facts on one line of a card. */
const ON_A_LINE = 3;
const MAX_FACT = 800;

const labelMax = ({ detail }: Drawing): number => Math.min(detail.words, limits.placeholder);

/** Draws short facts side by side: a grey label, its value below. */
function renderFacts(fields: readonly LabelledValue[], drawing: Drawing): Element[] {
  const { eyes, detail } = drawing;
  const lines = Array.from({ length: Math.ceil(fields.length / ON_A_LINE) }, (_, i) =>
    fields.slice(i * ON_A_LINE, (i + 1) * ON_A_LINE),
  );
  return lines.map((line) => ({
    tag: 'column_set',
    flex_mode: 'stretch',
    horizontal_spacing: 'medium',
    columns: line.map((field) => ({
      tag: 'column',
      width: 'weighted',
      weight: 1,
      vertical_align: 'top',
      elements: [
        markdown(
          `${grey(escapedWords(field.label, labelMax(drawing)))}\n${markdownOf(field.value, eyes, Math.min(detail.words, MAX_FACT)) || '–'}`,
        ),
      ],
    })),
  }));
}

/** Draws labelled values: short facts side by side, people's own words below their label. */
function renderFields(element: Of<'fields'>, drawing: Drawing): Element[] {
  const { eyes, detail } = drawing;
  const fields = element.fields.slice(0, detail.rows);
  const rest = element.fields.length - fields.length;
  const drawn =
    element.layout === 'columns'
      ? renderFacts(fields, drawing)
      : fields.flatMap((field): Element[] => [
          markdown(boldLabel(field.label, labelMax(drawing))),
          { ...paragraph(field.value, eyes, detail.words), margin: '-4px 0px 0px 0px' },
        ]);
  return rest === 0 ? drawn : [...drawn, smallPrint(say(eyes.locale).more({ count: rest }))];
}

/** Writes a person with their picture where they are there, and by name where not. */
function personMarkdown({ id, name }: PersonRef, { accounts }: Eyes): string {
  const account = accounts.get(id);
  return account === undefined ? escapedWords(name, limits.title) : personTag(account, true);
}

function renderPeople(element: Of<'people'>, drawing: Drawing): Element[] {
  const { eyes, detail } = drawing;
  const words = say(eyes.locale);
  const shown = element.people.slice(0, detail.rows);
  const rest = element.people.length - shown.length;
  const names = shown.map((it) => personMarkdown(it, eyes)).join(words.comma());
  const more = rest === 0 ? '' : escapeMarkdown(words.morePeople({ count: rest }), false);
  const label = boldLabel(element.label, labelMax(drawing), words.colon());
  return [markdown(`${label}${`${names}${more}` || '–'}`)];
}

function renderElement(element: WordElement, drawing: Drawing): Element[] {
  const { eyes, detail } = drawing;
  switch (element.kind) {
    case 'heading':
      return [renderHeading(element.text, eyes, detail.words)];
    case 'text':
      return element.text.length === 0 ? [] : [paragraph(element.text, eyes, detail.words)];
    case 'fields':
      return renderFields(element, drawing);
    case 'list':
      return renderList(element, drawing);
    case 'people':
      return renderPeople(element, drawing);
    case 'progress':
      return [renderProgress(element, eyes, detail.words)];
    case 'table':
      return drawTable(element, drawing);
    case 'picture':
      return renderPicture(element, drawing);
    case 'note':
      return [renderNote(element.text, eyes, detail.words)];
    case 'divider':
      return [{ tag: 'hr' }];
    default:
      return assertNever(element, 'card element');
  }
}

/** Draws everything of a card but its title, with as much detail as it is asked for. */
export const renderBody = (card: Card, drawing: Drawing): Element[] =>
  groupControls(card.elements).flatMap((group) =>
    group.kind === 'words' ? renderElement(group.element, drawing) : renderControls(group.controls, drawing),
  );
