import type { Child } from 'hono/jsx';
import {
  type Badge,
  type Button,
  type Card,
  type CardElement,
  encodeAction,
  type ListItem,
  type PersonRef,
  type Text,
} from '../../src/chat/index.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import { say, type Words } from './copy.ts';
import { Avatar } from './page/avatar.tsx';
import { Icon } from './page/icons.tsx';
import { pictureUrl } from './picture.ts';
import { type Eyes, Paragraph, RenderText } from './render-text.tsx';

type Drawn<K extends CardElement['kind']> = { element: Extract<CardElement, { kind: K }>; eyes: Eyes };

const toneWord = (tone: Badge['tone'], words: Words): string =>
  ({ neutral: '', good: words.toneGood(), warning: words.toneWarning(), bad: words.toneBad() })[tone];

/** Draws a badge; its shape and a word for screen readers say what its colour says. */
function BadgeOf({ badge, eyes }: { badge: Badge; eyes: Eyes }) {
  const tone = toneWord(badge.tone, say(eyes.locale));
  return (
    <span class={`badge ${badge.tone}`}>
      {badge.tone === 'neutral' ? null : <Icon name={badge.tone} />}
      <span dir="auto">{badge.label}</span>
      {tone === '' ? null : <span class="hidden"> ({tone})</span>}
    </span>
  );
}

/** Draws a button; what a confirmation asks is kept beside it until it is pressed. */
function ButtonOf({ button, eyes, quiet = false }: { button: Button; eyes: Eyes; quiet?: boolean }) {
  const { confirm, style } = button;
  const look = style ?? (quiet ? 'quiet' : 'plain');
  return (
    <>
      <button
        type="button"
        class={`button ${look}`}
        data-action={encodeAction(button.action)}
        data-confirms={confirm !== undefined}
      >
        {button.label}
      </button>
      {confirm === undefined ? null : (
        <template>
          <h2>{confirm.title}</h2>
          <Paragraph text={confirm.body} eyes={eyes} />
          <div class="actions">
            <button type="button" class="button plain" data-answer="no">
              {confirm.cancel}
            </button>
            <button
              type="button"
              class={`button ${style === 'danger' ? 'danger' : 'primary'}`}
              data-answer="yes"
            >
              {confirm.confirm}
            </button>
          </div>
        </template>
      )}
    </>
  );
}

const FieldsOf = ({ element, eyes }: Drawn<'fields'>) => (
  <dl class={`fields ${element.layout}`}>
    {element.fields.map((field) => (
      <div>
        <dt dir="auto">{field.label}</dt>
        <dd class="words" dir="auto">
          <RenderText text={field.value} eyes={eyes} />
        </dd>
      </div>
    ))}
  </dl>
);

const Row = ({ item, eyes }: { item: ListItem; eyes: Eyes }) => (
  <li>
    <div class="row-words">
      <Paragraph text={item.text} eyes={eyes} />
      {item.note === undefined ? null : <Paragraph text={item.note} eyes={eyes} class="small" />}
    </div>
    {item.badge === undefined ? null : <BadgeOf badge={item.badge} eyes={eyes} />}
    {item.button === undefined ? null : <ButtonOf button={item.button} eyes={eyes} quiet />}
  </li>
);

const PeopleOf = ({ label, people }: { label: string; people: readonly PersonRef[] }) => (
  <div class="people">
    <span class="label">{label}</span>
    <ul>
      {people.map((it) => (
        <li class="chip">
          <Avatar name={it.name} small />
          <span dir="auto">{it.name}</span>
        </li>
      ))}
    </ul>
  </div>
);

/** Draws a share as a bar with its number; forms use it too. */
export function ProgressOf({
  label,
  share,
  caption,
  eyes,
}: {
  label: string;
  share: number;
  caption?: Text | undefined;
  eyes: Eyes;
}) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div class="progress">
      <div class="progress-head">
        <span dir="auto">{label}</span>
        <span class="number">{say(eyes.locale).percent({ percent })}</span>
      </div>
      <progress max={100} value={percent} aria-label={label} />
      {caption === undefined ? null : <Paragraph text={caption} eyes={eyes} class="small" />}
    </div>
  );
}

const TableOf = ({ element, eyes }: Drawn<'table'>) => (
  // Wide tables scroll by themselves, so that the page never does; with the keyboard too.
  <section class="table" tabindex={0} aria-label={element.columns.join(', ')}>
    <table>
      <thead>
        <tr>
          {element.columns.map((column) => (
            <th scope="col" dir="auto">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {element.rows.map((row) => (
          <tr>
            {row.map((cell) => (
              <td class="words" dir="auto">
                <RenderText text={cell} eyes={eyes} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** Draws a choice as a button that opens its options: one press each, and no half-made choice is sent. */
function SelectOf({ element, eyes, index }: Drawn<'select'> & { index: number }) {
  const id = `${eyes.id}-options-${index}`;
  return (
    <div class="choice">
      <button
        type="button"
        class="button plain"
        data-menu={id}
        aria-haspopup="menu"
        aria-expanded="false"
        aria-controls={id}
      >
        {element.label}
        <Icon name="down" />
      </button>
      <div class="menu" id={id} role="menu" aria-label={element.label} popover="manual">
        {element.options.map((option) => (
          <button
            type="button"
            role="menuitem"
            tabindex={-1}
            data-action={encodeAction(element.action)}
            data-value={option.value}
          >
            {option.label}
          </button>
        ))}
      </div>
    </div>
  );
}

function ElementOf({ element, eyes, index }: { element: CardElement; eyes: Eyes; index: number }): Child {
  switch (element.kind) {
    case 'heading':
      return (
        <h4 class="words" dir="auto">
          <RenderText text={element.text} eyes={eyes} />
        </h4>
      );
    case 'text':
      return <Paragraph text={element.text} eyes={eyes} />;
    case 'fields':
      return <FieldsOf element={element} eyes={eyes} />;
    case 'list':
      return (
        <ul class="rows">
          {element.items.map((item) => (
            <Row item={item} eyes={eyes} />
          ))}
        </ul>
      );
    case 'people':
      return <PeopleOf label={element.label} people={element.people} />;
    case 'progress':
      return <ProgressOf label={element.label} share={element.share} caption={element.caption} eyes={eyes} />;
    case 'table':
      return <TableOf element={element} eyes={eyes} />;
    case 'picture':
      return (
        <img
          class="picture"
          src={pictureUrl(element)}
          alt={`${element.title}. ${element.alt}`}
          loading="lazy"
        />
      );
    case 'buttons':
      return (
        <div class="actions">
          {element.buttons.map((button) => (
            <ButtonOf button={button} eyes={eyes} />
          ))}
        </div>
      );
    case 'select':
      return <SelectOf element={element} eyes={eyes} index={index} />;
    case 'note':
      return <Paragraph text={element.text} eyes={eyes} class="small" />;
    case 'divider':
      return <hr />;
    default:
      return assertNever(element, 'card element');
  }
}

/** Puts controls that follow each other on one line, as people expect of the end of a card. */
function groups(elements: readonly CardElement[]): { element: CardElement; index: number }[][] {
  const isControl = (it: CardElement): boolean => it.kind === 'buttons' || it.kind === 'select';
  const grouped: { element: CardElement; index: number }[][] = [];
  elements.forEach((element, index) => {
    const last = grouped.at(-1);
    const before = last?.at(-1)?.element;
    if (last !== undefined && before !== undefined && isControl(before) && isControl(element))
      last.push({ element, index });
    else grouped.push([{ element, index }]);
  });
  return grouped;
}

/** Draws a card for somebody's eyes. */
export function RenderCard({ card, eyes }: { card: Card; eyes: Eyes }) {
  return (
    <section class="card" aria-labelledby={`${eyes.id}-title`} lang={eyes.locale}>
      <header>
        <h3 id={`${eyes.id}-title`} class="words" dir="auto">
          <RenderText text={card.title} eyes={eyes} />
        </h3>
        {card.badge === undefined ? null : <BadgeOf badge={card.badge} eyes={eyes} />}
      </header>
      {groups(card.elements).map((group) =>
        group.length === 1 ? (
          group.map(({ element, index }) => <ElementOf element={element} eyes={eyes} index={index} />)
        ) : (
          <div class="controls">
            {group.map(({ element, index }) => (
              <ElementOf element={element} eyes={eyes} index={index} />
            ))}
          </div>
        ),
      )}
    </section>
  );
}
