import { byType, exactlyOne, flag, list, oneOf, problem, type Rule, shape, string } from './check-shape.ts';

/** Text of a kind and some length; text objects are never empty (slack.md section 8). */
export const plain = (max = 3_000): Rule =>
  byType({ plain_text: shape({ text: string(max) }, { emoji: flag }) });
export const markdown = (max = 3_000): Rule =>
  byType({ mrkdwn: shape({ text: string(max) }, { verbatim: flag }) });
export const anyText = (max = 3_000): Rule =>
  byType({
    plain_text: shape({ text: string(max) }, { emoji: flag }),
    mrkdwn: shape({ text: string(max) }, { verbatim: flag }),
  });

const schemes = ['http:', 'https:', 'mailto:', 'tel:', 'slack:'];

/** A complete address of at most 3,000 characters. */
export const url: Rule = (it, at) => {
  const found = string(3_000)(it, at);
  if (found.length > 0 || typeof it !== 'string') return found;
  return URL.canParse(it) && schemes.includes(new URL(it).protocol) ? [] : problem(at, `invalid url: ${it}`);
};

/** `block_id` and `action_id`. */
export const id = string(255);
export const color = oneOf('primary', 'danger');

/** The question before a dangerous action. */
export const confirm: Rule = shape(
  { title: plain(100), text: anyText(300), confirm: plain(30), deny: plain(30) },
  { style: color },
);

/** Options: of selects with plain text only, of boxes with either, of overflow menus with an address too. */
const optionOf = (text: Rule, more: Readonly<Record<string, Rule>> = {}): Rule =>
  shape({ text, value: string(75) }, { description: text, ...more });

export const selectOption = optionOf(plain(75));
export const boxOption = optionOf(anyText(75));
export const menuOption = optionOf(plain(75), { url });

export const optionGroup = shape({ label: plain(75), options: list(1, 100, selectOption) });

const slackFile = shape({}, { id: string(255), url }, exactlyOne('id', 'url'));

/** What every picture has: where it is, one of two ways, and what it shows. */
export const pictureFields = {
  required: { alt_text: string(2_000) },
  optional: { image_url: url, slack_file: slackFile },
  source: exactlyOne('image_url', 'slack_file'),
} as const;

export const imageElement: Rule = byType({
  image: shape(pictureFields.required, pictureFields.optional, pictureFields.source),
});
