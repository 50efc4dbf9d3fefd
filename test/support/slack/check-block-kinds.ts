import { chart, chartTitle } from './check-chart.ts';
import { elementsOf } from './check-elements.ts';
import { richText } from './check-rich-text.ts';
import {
  byType,
  exactlyOne,
  type Fields,
  flag,
  list,
  oneOf,
  type Rule,
  shape,
  someOf,
  string,
} from './check-shape.ts';
import { dataTable, table } from './check-tables.ts';
import { anyText, id, imageElement, markdown, pictureFields, plain, url } from './check-text.ts';

export type Surface = 'message' | 'modal' | 'home';
type Kind = { on: readonly Surface[]; rule: Rule };

const common: Fields = { block_id: id };
const everywhere: readonly Surface[] = ['message', 'modal', 'home'];
const messages: readonly Surface[] = ['message'];
const kind = (on: readonly Surface[], rule: Rule): Kind => ({ on, rule });

const card = shape(
  {},
  {
    ...common,
    hero_image: imageElement,
    icon: imageElement,
    title: markdown(150),
    subtitle: markdown(150),
    body: markdown(200),
    actions: list(1, 25, elementsOf.card),
  },
  someOf('hero_image', 'title', 'actions', 'body'),
);

const task = shape(
  { task_id: id, title: string(3_000), status: oneOf('pending', 'in_progress', 'complete', 'error') },
  {
    ...common,
    details: richText(),
    output: richText(),
    sources: list(0, 100, byType({ url: shape({ url, text: string(3_000) }) })),
  },
);

/** The blocks that a container may hold too. */
const inner: Readonly<Record<string, Kind>> = {
  section: kind(
    everywhere,
    shape(
      {},
      {
        ...common,
        text: anyText(),
        fields: list(1, 10, anyText(2_000)),
        accessory: elementsOf.section,
        expand: flag,
      },
      someOf('text', 'fields'),
    ),
  ),
  header: kind(everywhere, shape({ text: plain(150) }, common)),
  context: kind(everywhere, shape({ elements: list(1, 10, elementsOf.context) }, common)),
  actions: kind(everywhere, shape({ elements: list(1, 25, elementsOf.actions) }, common)),
  divider: kind(everywhere, shape({}, common)),
  image: kind(
    everywhere,
    shape(
      pictureFields.required,
      { ...common, ...pictureFields.optional, title: plain(2_000) },
      pictureFields.source,
    ),
  ),
  input: kind(
    everywhere,
    shape(
      { label: plain(2_000), element: elementsOf.input },
      { ...common, hint: plain(2_000), optional: flag, dispatch_action: flag },
    ),
  ),
  rich_text: kind(everywhere, richText(common)),
  table: kind(messages, table(common)),
};

/** Every block that may be sent: where, and what it must be (slack.md section 8). */
const kinds: Readonly<Record<string, Kind>> = {
  ...inner,
  markdown: kind(messages, shape({ text: string(12_000) }, common)),
  data_table: kind(messages, dataTable(common)),
  data_visualization: kind(messages, shape({ title: chartTitle, chart }, common)),
  alert: kind(
    ['modal'],
    shape({ text: anyText() }, { ...common, level: oneOf('default', 'info', 'warning', 'error', 'success') }),
  ),
  card: kind(everywhere, card),
  carousel: kind(['message', 'home'], shape({ elements: list(1, 10, byType({ card })) }, common)),
  container: kind(
    messages,
    shape(
      {
        child_blocks: list(
          1,
          10,
          byType(Object.fromEntries(Object.entries(inner).map(([name, it]) => [name, it.rule]))),
        ),
      },
      {
        ...common,
        title: plain(150),
        rich_text_title: richText(common),
        subtitle: anyText(150),
        width: oneOf('narrow', 'standard', 'wide', 'full'),
        icon: imageElement,
        is_collapsible: flag,
        default_collapsed: flag,
        has_header_divider: flag,
      },
      exactlyOne('title', 'rich_text_title'),
    ),
  ),
  context_actions: kind(messages, shape({ elements: list(1, 5, elementsOf.contextActions) }, common)),
  task_card: kind(messages, task),
  plan: kind(
    messages,
    shape({ title: string(3_000) }, { ...common, tasks: list(0, 50, byType({ task_card: task })) }),
  ),
};

/** The rule for one block on a surface; blocks that do not belong there are refused as unknown ones are. */
export const blockOn = (surface: Surface): Rule =>
  byType(
    Object.fromEntries(
      Object.entries(kinds)
        .filter(([, it]) => it.on.includes(surface))
        .map(([name, it]) => [name, it.rule]),
    ),
  );
