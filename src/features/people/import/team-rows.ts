import type { WorkCalendar } from '../../../calendar/index.ts';
import { err, ok } from '../../../shared/result.ts';
import {
  type CellReader,
  type Checked,
  type Columns,
  cellReaders,
  checkRows,
  quoted,
  type Row,
  readYesNo,
} from '../../../sheets/index.ts';
import type { BusinessType } from '../model.ts';
import { foldName } from '../names.ts';
import type { Words } from './copy.ts';
import type { TeamField } from './headers.ts';
import { calendarReader, personKey } from './people-rows.ts';
import { placeReaders } from './place-cells.ts';

export type TeamRow = Checked<TeamField>;

/** Folds a channel's name for comparison: people write it with or without its sign. */
export const channelName = (name: string): string => foldName(name).replace(/^#+ ?/, '');

const businessWords: Readonly<Record<string, BusinessType>> = {
  mature: 'mature',
  growth: 'growth',
  innovation: 'innovation',
  function: 'function',
  functional: 'function',
  成熟: 'mature',
  成熟业务: 'mature',
  成长: 'growth',
  成长业务: 'growth',
  增长: 'growth',
  创新: 'innovation',
  创新业务: 'innovation',
  职能: 'function',
  职能部门: 'function',
};

const offWords = /^(?:停用|关闭|关|未启用|不启用|stopped|inactive)$/;
const onWords = /^(?:启用|已启用|开启|开|started|active)$/;

/** Reads and checks the rows of a teams file, each for itself. */
export function checkTeams(
  rows: readonly Row[],
  columns: Columns<TeamField>,
  calendars: readonly WorkCalendar[],
  words: Words,
): TeamRow[] {
  const checked = checkRows(rows, columns, teamReaders(calendars, words), words);
  for (const { values, reasons } of checked) {
    if (values.team === '' && reasons.length === 0) reasons.push(words.missing(words.column('team')));
  }
  return checked;
}

function teamReaders(calendars: readonly WorkCalendar[], words: Words): Record<TeamField, CellReader> {
  const { text } = cellReaders(words);
  const { zone, locale } = placeReaders(words);
  return {
    team: text(100),
    parent: text(100),
    lead_email: personKey(text(100)),
    business_type: (value, column) => {
      const type = businessWords[value.normalize('NFKC').toLowerCase()];
      if (type !== undefined) return ok(type);
      return err(words.badChoice(column, quoted(value), ['mature', 'growth', 'innovation', 'function']));
    },
    slack_channel: text(100),
    feishu_chat: text(100),
    slack_locale: locale,
    feishu_locale: locale,
    time_zone: zone,
    calendar: calendarReader(calendars, words),
    status: (value, column) => {
      const word = value.normalize('NFKC').toLowerCase();
      const on = onWords.test(word) ? true : offWords.test(word) ? false : readYesNo(word);
      return on === undefined
        ? err(words.badChoice(column, quoted(value), ['on', 'off']))
        : ok(on ? 'on' : 'off');
    },
  };
}
