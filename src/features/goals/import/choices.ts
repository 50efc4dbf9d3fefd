import { type DecimalSign, readNumber, writeNumber } from '../../../shared/read-number.ts';
import type { Level, Measure, ResultClass, Rhythm, Tool, Visibility } from '../model.ts';

type Choices<T extends string> = Readonly<Record<T, readonly string[]>>;

/** What a row is: a goal of its own, or a part of the one it names as its parent. */
export type RowKind = 'goal' | 'key-result' | 'milestone';

export const toolWords: Choices<Tool> = {
  okr: ['okr', 'objective', '目标与关键结果'],
  kpi: ['kpi', 'indicator', '指标', '关键绩效指标'],
  bsc: ['bsc', 'balanced scorecard', 'scorecard', '平衡计分卡'],
  project: ['project', 'milestones', '项目', '里程碑计划'],
  service: ['service', 'sla', '服务', '服务水平'],
};
export const levelWords: Choices<Level> = {
  company: ['company', 'organisation', 'organization', '公司', '公司级', '集团'],
  team: ['team', 'department', '团队', '部门', '团队级', '部门级'],
  person: ['person', 'personal', 'individual', '个人', '个人级', '员工'],
};
export const classWords: Choices<ResultClass> = {
  business: ['business', 'financial', '经营', '经营结果', '业务'],
  customer: ['customer', 'client', '客户', '客户结果'],
  operations: ['operations', 'operation', 'process', '运营', '流程'],
  organisation: ['organisation', 'organization', 'people', '组织', '组织发展'],
};
export const indicatorWords: Choices<'lead' | 'lag'> = {
  lead: ['lead', 'leading', '先行', '领先', '过程'],
  lag: ['lag', 'lagging', '滞后', '结果'],
};
export const horizonWords: Choices<'short' | 'long'> = {
  short: ['short', 'short term', 'short-term', '短期'],
  long: ['long', 'long term', 'long-term', '长期', '中长期'],
};
export const rhythmWords: Choices<Rhythm> = {
  weekly: ['weekly', 'week', '每周', '周'],
  monthly: ['monthly', 'month', '每月', '月', '月度'],
  quarterly: ['quarterly', 'quarter', '每季度', '季', '季度'],
};
export const visibilityWords: Choices<Visibility> = {
  team: ['team', '团队', '团队可见'],
  company: ['company', 'everybody', 'public', '公司', '全公司', '公开', '全公司可见'],
  private: ['private', '私密', '仅上级', '不公开'],
};
/** Lead or lag stands in the same column in many files, and so does the level. */
export const rowKindWords: Choices<RowKind> = {
  goal: ['goal', 'objective', '目标'],
  'key-result': ['key result', 'key_result', 'key-result', 'kr', '关键结果'],
  milestone: ['milestone', '里程碑'],
};

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Reads one of several words, in either language. */
export function readChoice<T extends string>(text: string, choices: Choices<T>): T | undefined {
  const word = fold(text);
  const keys = Object.keys(choices).filter((key): key is T => Object.hasOwn(choices, key));
  return keys.find((key) => choices[key].includes(word));
}

/** What a row wants reached, or kept. */
type Target = { kind: 'value'; value: number } | { kind: 'keep'; least?: number; most?: number };

/** Reads a target: a number to be reached, or limits to be kept: `>= 95`, `≤3`, `95..99`, `95 to 99`. */
export function readTarget(
  text: string,
  sign: DecimalSign | undefined,
  unit = '',
): Target | 'two-ways' | undefined {
  const typed = text.normalize('NFKC').trim();
  const [, side, limit] = /^(>=?|≥|<=?|≤|不低于|不高于)\s*(.+)$/.exec(typed) ?? [];
  const [, from, to] = /^(.+?)\s*(?:\.\.|–|~|至|到|\bto\b)\s*(.+)$/i.exec(typed) ?? [];
  const texts = side !== undefined ? [limit ?? ''] : from !== undefined ? [from, to ?? ''] : [typed];
  const [first, second] = texts.map((it) => readNumber(it, sign, unit));
  if (first === 'two-ways' || second === 'two-ways') return 'two-ways';
  if (first === undefined) return undefined;
  if (side !== undefined)
    return /[<≤]|不高于/.test(side) ? { kind: 'keep', most: first } : { kind: 'keep', least: first };
  if (from === undefined) return { kind: 'value', value: first };
  return second === undefined || first > second ? undefined : { kind: 'keep', least: first, most: second };
}

/** Reads a target as `targetText` writes it. */
export function readWrittenTarget(text: string): Target | undefined {
  const target = readTarget(text, 'point');
  return target === 'two-ways' ? undefined : target;
}

/** Writes a target as a file does. */
export function targetText(measure: Measure | Target): string {
  switch (measure.kind) {
    case 'level':
      return writeNumber(measure.target);
    case 'value':
      return writeNumber(measure.value);
    case 'keep': {
      const [least, most] = [measure.least, measure.most].map((it) =>
        it === undefined ? undefined : writeNumber(it),
      );
      if (least !== undefined && most !== undefined) return `${least}..${most}`;
      return least === undefined ? `<=${most ?? ''}` : `>=${least}`;
    }
    default:
      return '';
  }
}
