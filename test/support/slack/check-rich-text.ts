import {
  byType,
  type Fields,
  flag,
  integer,
  type Json,
  list,
  matching,
  oneOf,
  problem,
  type Rule,
  shape,
  string,
} from './check-shape.ts';
import { url } from './check-text.ts';

const MANY = 10_000;

const style = shape({}, { bold: flag, italic: flag, strike: flag, code: flag, underline: flag });
const styled = (required: Fields, optional: Fields = {}): Rule => shape(required, { style, ...optional });
const words = string(MANY);

const dateTokens = new Set(
  'date_num date_slash date date_pretty date_short date_short_pretty date_long date_long_pretty date_long_full day_divider_pretty time time_secs ago'.split(
    ' ',
  ),
);

/** A date's format has at least one token, and only tokens that Slack knows. */
const dateFormat: Rule = (it, at) => {
  if (typeof it !== 'string') return problem(at, 'must provide a string');
  const tokens = [...it.matchAll(/\{([^}]*)\}/g)].map(([, token = '']) => token);
  return tokens.length > 0 && tokens.every((token) => dateTokens.has(token))
    ? []
    : problem(at, `invalid date format: ${it}`);
};

const inline = {
  text: styled({ text: words }),
  link: styled({ url }, { text: words, unsafe: flag }),
  user: styled({ user_id: matching(/^[UW][A-Z0-9]{2,}$/, 'a user id') }),
  usergroup: styled({ usergroup_id: matching(/^S[A-Z0-9]{2,}$/, 'a user group id') }),
  channel: styled({ channel_id: matching(/^[CGD][A-Z0-9]{2,}$/, 'a channel id') }),
  team: styled({ team_id: matching(/^[TE][A-Z0-9]{2,}$/, 'a team id') }),
  broadcast: styled({ range: oneOf('here', 'channel', 'everyone') }),
  emoji: styled({ name: string(255) }, { unicode: string(255), url }),
  date: styled({ timestamp: integer(0, 9_999_999_999), format: dateFormat }, { url, fallback: words }),
  color: styled({ value: matching(/^#[0-9a-fA-F]{6}$/, 'a color') }),
};

const border = oneOf(0, 1);
const section = byType({ rich_text_section: shape({ elements: list(0, MANY, byType(inline)) }) });

export const richTextElements: Fields = {
  rich_text_section: section,
  rich_text_list: shape(
    { elements: list(1, MANY, section), style: oneOf('bullet', 'ordered') },
    { indent: integer(0, 8), offset: integer(0, MANY), border },
  ),
  rich_text_quote: shape({ elements: list(1, MANY, byType(inline)) }, { border }),
  rich_text_preformatted: shape(
    { elements: list(1, MANY, byType({ text: inline.text, link: inline.link })) },
    { border },
  ),
};

/** A `rich_text` block, alone or inside a table, a container or an input. */
export const richText = (optional: Fields = {}): Rule =>
  byType({ rich_text: shape({ elements: list(1, MANY, byType(richTextElements)) }, optional) });

/** The characters of all text inside a value, whatever it is made of. */
export function charactersIn(it: unknown): number {
  if (Array.isArray(it)) return it.reduce((sum: number, one) => sum + charactersIn(one), 0);
  if (typeof it !== 'object' || it === null) return 0;
  return Object.entries(it satisfies object as Json).reduce(
    (sum, [name, value]) =>
      sum + (name === 'text' && typeof value === 'string' ? value.length : charactersIn(value)),
    0,
  );
}
