import { plural, type Translation } from '../shared/locale.ts';

const number = (value: number): string => value.toLocaleString('en');

/** The sentences that every import shares. Reasons stand after "line 12:" and so begin with the value in question. */
export const sheetEn = {
  fileEmpty: (file: string) => `${file} is empty.`,
  fileNoRows: (file: string) => `${file} has a header but no rows below it.`,
  fileMissing: (file: string) => `${file} cannot be read: there is no such file, or it may not be opened.`,
  fileTooLarge: (file: string) =>
    `${file} is too large. Split it into files of at most 64 MB and 200,000 rows.`,
  fileTooManyRows: (file: string, count: number, limit: number) =>
    `${file} has ${number(count)} rows; at most ${number(limit)} fit into one import. Split the file.`,
  fileTooManyColumns: (file: string, count: number, limit: number) =>
    `${file} has ${number(count)} columns; at most ${number(limit)} are read. Remove those that are not needed.`,
  fileEncoding: (file: string) =>
    `${file}: wrong encoding. The text is neither UTF-8 nor GB18030. In Excel choose "Save as" and "CSV UTF-8", or save it as .xlsx.`,
  fileOldExcel: (file: string) =>
    `${file} is in the old Excel format (.xls). Save it as .xlsx or as "CSV UTF-8".`,
  fileBroken: (file: string) => `${file} is not a readable .xlsx file. Open it in Excel and save it again.`,
  fileOpenQuote: (file: string, line: number) =>
    `${file}, line ${number(line)}: a quotation mark opens here and is never closed.`,
  fileBrokenRow: (file: string, line: number) =>
    `${file}, line ${number(line)}: this row cannot be read; check its quotation marks.`,
  columnsMissing: (file: string, columns: readonly string[]) =>
    `${file} lacks ${columns.length === 1 ? 'the column' : 'one of the columns'} ${columns.join(', ')}.`,
  columnsRepeated: (file: string, column: string, headers: readonly string[]) =>
    `${file}: the columns ${headers.map((it) => `"${it}"`).join(' and ')} all mean ${column}. Keep one of them.`,
  columnsIgnored: (file: string, headers: readonly string[]) =>
    `${file}: ${headers.length === 1 ? 'an unknown column was' : 'unknown columns were'} ignored: ${headers.join(', ')}.`,
  missing: (field: string) => `${field} is missing`,
  tooLong: (field: string, limit: number) => `${field} is longer than ${number(limit)} characters`,
  unreadable: (field: string) => `${field} has characters that could not be read (wrong encoding?)`,
  formula: (field: string, value: string) => `${field} is a formula: ${value}`,
  extraCells: () => 'the row has more cells than the header (an unquoted delimiter?)',
  badAddress: (field: string, value: string) => `${field} "${value}" is not an email address`,
  badDate: (field: string, value: string) => `${field} "${value}" is not a date; write it like 2026-11-30`,
  ambiguousDate: (field: string, value: string) =>
    `${field} "${value}" could be read with day or month first; write it like 2026-11-30`,
  badYesNo: (field: string, value: string) => `${field} "${value}" should be yes or no`,
  badChoice: (field: string, value: string, choices: readonly string[]) =>
    `${field} "${value}" is none of ${choices.join(', ')}`,
  reading: (file: string) => `Reading ${file} …`,
  comparing: (rows: number) => `Comparing ${plural(rows, 'row', 'rows')} with what is stored …`,
  writing: () => 'Writing …',
  readAs: (file: string, source: string, rows: number) =>
    `${file}: ${plural(rows, 'row', 'rows')}, read as ${source}`,
  rejection: (file: string, line: number, reasons: readonly string[]) =>
    `${file}, line ${number(line)}: ${reasons.join('; ')}`,
  moreRejections: (count: number) =>
    `… and ${plural(count, 'more row', 'more rows')}. --all lists every one.`,
  consequences: (count: number) =>
    `${plural(count, 'more row was', 'more rows were')} rejected only because they lean on a rejected one (manager, lead or parent team). --all lists them.`,
  nothingWritten: () => 'Nothing was written. Correct these rows, or import the others with --partial.',
  nothingWrittenFile: () => 'Nothing was written.',
  dryRun: () => 'Dry run: nothing was written.',
  written: (seconds: string) => `Imported in ${seconds} s.`,
  nothingNew: () => 'Nothing to change: everything is already as the file says.',
};

export const sheetZh: Translation<typeof sheetEn> = {
  fileEmpty: (file) => `${file} 是空文件。`,
  fileNoRows: (file) => `${file} 只有表头，没有数据。`,
  fileMissing: (file) => `无法读取 ${file}：文件不存在，或没有读取权限。`,
  fileTooLarge: (file) => `${file} 太大了。请拆分后导入，每个文件不超过 64 MB、20 万行。`,
  fileTooManyRows: (file, count, limit) =>
    `${file} 共 ${number(count)} 行，一次最多导入 ${number(limit)} 行，请拆分后再导入。`,
  fileTooManyColumns: (file, count, limit) =>
    `${file} 共 ${number(count)} 列，最多读取 ${number(limit)} 列，请删去不需要的列。`,
  fileEncoding: (file) =>
    `${file} 编码有误：既不是 UTF-8，也不是 GB18030。请在 Excel 中另存为“CSV UTF-8”，或直接保存为 .xlsx。`,
  fileOldExcel: (file) => `${file} 是旧版 Excel 格式（.xls），请另存为 .xlsx 或“CSV UTF-8”。`,
  fileBroken: (file) => `${file} 不是可读取的 .xlsx 文件，请用 Excel 打开后重新保存。`,
  fileOpenQuote: (file, line) => `${file} 第 ${number(line)} 行：引号没有成对，后面找不到结束的引号。`,
  fileBrokenRow: (file, line) => `${file} 第 ${number(line)} 行无法读取，请检查引号。`,
  columnsMissing: (file, columns) =>
    columns.length === 1
      ? `${file} 缺少“${columns[0]}”一列。`
      : `${file} 至少要有其中一列：${columns.join('、')}。`,
  columnsRepeated: (file, column, headers) =>
    `${file}：${headers.map((it) => `“${it}”`).join('和')}都表示“${column}”，请只保留一列。`,
  columnsIgnored: (file, headers) => `${file}：以下列无法识别，已忽略：${headers.join('、')}。`,
  missing: (field) => `缺少${field}`,
  tooLong: (field, limit) => `${field}超过 ${number(limit)} 个字符`,
  unreadable: (field) => `${field}含有无法识别的字符（编码有误？）`,
  formula: (field, value) => `${field}是公式：${value}`,
  extraCells: () => '这一行的单元格比表头多（内容里的分隔符没有加引号？）',
  badAddress: (field, value) => `${field}“${value}”不是有效的邮箱地址`,
  badDate: (field, value) => `${field}“${value}”不是有效日期，请写成 2026-11-30`,
  ambiguousDate: (field, value) => `${field}“${value}”分不清日和月的先后，请写成 2026-11-30`,
  badYesNo: (field, value) => `${field}“${value}”请填“是”或“否”`,
  badChoice: (field, value, choices) => `${field}“${value}”无效，可选：${choices.join('、')}`,
  reading: (file) => `正在读取 ${file} …`,
  comparing: (rows) => `正在比对 ${number(rows)} 行 …`,
  writing: () => '正在写入 …',
  readAs: (file, source, rows) => `${file}：共 ${number(rows)} 行，按 ${source} 读取`,
  rejection: (file, line, reasons) => `${file} 第 ${number(line)} 行：${reasons.join('；')}`,
  moreRejections: (count) => `…… 另有 ${number(count)} 行。加上 --all 可全部列出。`,
  consequences: (count) =>
    `另有 ${number(count)} 行本身无误，只因上级、负责人或上级团队所在的行未通过而一并跳过。加上 --all 可全部列出。`,
  nothingWritten: () => '没有写入任何内容。请修正以上各行；如需先导入其余各行，请加 --partial。',
  nothingWrittenFile: () => '没有写入任何内容。',
  dryRun: () => '试运行：没有写入任何内容。',
  written: (seconds) => `导入完成，用时 ${seconds} 秒。`,
  nothingNew: () => '没有变化：现有内容与文件一致。',
};

/** What reading a file needs of an import's words: the sentences above, and what its columns are called. */
export type SheetWords = Translation<typeof sheetEn> & { column(field: string): string };

export type Counts = { created: number; updated: number; unchanged: number; rejected: number };
