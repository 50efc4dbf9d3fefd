import {
  byTag,
  integer,
  isObject,
  matching,
  oneOf,
  problem,
  type Rule,
  shape,
  string,
} from './check-shape.ts';

export const languages = [
  'zh_cn',
  'en_us',
  'zh_hk',
  'zh_tw',
  'ja_jp',
  'id_id',
  'vi_vn',
  'th_th',
  'pt_br',
  'es_es',
  'ko_kr',
  'de_de',
  'fr_fr',
  'it_it',
  'ru_ru',
  'ms_my',
] as const;

/** The same words in other languages. */
export const translations: Rule = (it, at) => {
  if (!isObject(it)) return problem(at, 'type of property is not object');
  return Object.entries(it).flatMap(([language, words]) =>
    languages.some((one) => one === language)
      ? string()(words, `${at} -> ${language}`)
      : problem(at, `unknown language ${language}`),
  );
};

const sizes = [
  'heading-0',
  'heading-1',
  'heading-2',
  'heading-3',
  'heading-4',
  'heading',
  'normal',
  'notation',
  'xxxx-large',
  'xxx-large',
  'xx-large',
  'x-large',
  'large',
  'medium',
  'small',
  'x-small',
] as const;
const hues = [
  'blue',
  'carmine',
  'green',
  'indigo',
  'lime',
  'orange',
  'purple',
  'red',
  'sunflower',
  'turquoise',
  'violet',
  'wathet',
  'yellow',
  'grey',
] as const;
const shades = ['', '-50', '-100', '-200', '-300', '-350', '-400', '-500', '-600', '-700', '-800', '-900'];

export const textSize = oneOf(...sizes);
export const textAlign = oneOf('left', 'center', 'right');
export const color = oneOf(
  'default',
  'bg-white',
  'white',
  'neutral',
  ...hues.flatMap((hue) => shades.map((it) => hue + it)),
);

const content = { content: string() } as const;
const style = {
  i18n_content: translations,
  text_size: textSize,
  text_color: color,
  text_align: textAlign,
  lines: integer(1, 1_000),
} as const;

export const plainText = byTag({ plain_text: shape(content, { i18n_content: translations }) });
/** Words of some length; the texts of controls are plain. */
export const plain =
  (max: number): Rule =>
  (it, at) => {
    const found = plainText(it, at);
    return found.length > 0 || !isObject(it) ? found : string(max)(it.content, `${at} -> content`);
  };
export const anyText = byTag({ plain_text: shape(content, style), lark_md: shape(content, style) });
export const titleText = byTag({
  plain_text: shape(content, { i18n_content: translations }),
  lark_md: shape(content, { i18n_content: translations }),
});

export const icon = byTag({
  standard_icon: shape({ token: string(100) }, { color, size: string(20) }),
  custom_icon: shape({ img_key: string(200) }, { size: string(20) }),
});

/** A complete address of the web. */
export const url: Rule = (it, at) =>
  typeof it === 'string' && URL.canParse(it) && /^(https?|lark|feishu):/.test(it)
    ? []
    : problem(at, 'property is not an address');

const sides = (unit: string, max: number): RegExp => new RegExp(`^${unit}( ${unit}){0,${max - 1}}$`);
export const margin = matching(sides('-?\\d{1,2}px', 4), 'one to four distances of -99px to 99px');
export const padding = matching(sides('\\d{1,2}px', 4), 'one to four distances of 0px to 99px');
export const spacing = matching(/^(small|medium|large|extra_large|\d{1,2}px)$/, 'a spacing');
/** Letters first, 20 characters at most. */
export const elementId = matching(/^[a-zA-Z][a-zA-Z0-9_]{0,19}$/, 'an element id');
