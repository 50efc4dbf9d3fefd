import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { personColumns } from '../../../src/features/people/import/headers.ts';
import { headerReader, readTable } from '../../../src/sheets/index.ts';
import { csv, gb18030, utf8, utf8WithMark, utf16, xlsx } from './files.ts';

const { recognises } = headerReader(personColumns);

async function table(bytes: Buffer) {
  const result = await readTable(bytes, recognises);
  if (!result.ok) throw new Error(`unexpected problem ${JSON.stringify(result.error)}`);
  return result.value;
}

async function problem(bytes: Buffer) {
  const result = await readTable(bytes, recognises);
  if (result.ok) throw new Error('unexpectedly readable');
  return result.error;
}

const chinese = '姓名,邮箱,团队\n张伟,wei@acme.cn,支付\n王芳,fang@acme.cn,平台\n';
const rowsOf = (read: Awaited<ReturnType<typeof table>>) => read.rows.map((row) => row.cells);

describe('encodings', () => {
  test.each([
    ['UTF-8', utf8(chinese), 'UTF-8'],
    ['UTF-8 with its mark', utf8WithMark(chinese), 'UTF-8'],
    ['GB18030', gb18030(chinese), 'GB18030'],
    ['UTF-16 LE', utf16(chinese), 'UTF-16'],
    ['UTF-16 BE', utf16(chinese, 'BE'), 'UTF-16'],
  ])('reads %s', async (_, bytes, source) => {
    const read = await table(bytes);
    expect(read.source).toBe(source);
    expect(read.header.cells).toEqual(['姓名', '邮箱', '团队']);
    expect(rowsOf(read)).toEqual([
      ['张伟', 'wei@acme.cn', '支付'],
      ['王芳', 'fang@acme.cn', '平台'],
    ]);
  });

  test('reads GB18030 below an English header', async () => {
    const read = await table(gb18030('name,email\n欧阳娜娜,nana@acme.cn\n刘德华,andy@acme.cn\n'));
    expect(rowsOf(read)[0]).toEqual(['欧阳娜娜', 'nana@acme.cn']);
  });

  test('reads traditional and rare names in GB18030 below a Chinese header', async () => {
    const read = await table(gb18030('姓名,邮箱\n陳國榮,a@acme.cn\n朱镕基,b@acme.cn\n'));
    expect(read.rows.map((row) => row.cells[0])).toEqual(['陳國榮', '朱镕基']);
  });

  test.each([
    ['Latin-1', Buffer.from('name,email\nJürgen Müller,j@acme.de\nRenée Bär,r@acme.de\n', 'latin1')],
    ['Big5', Buffer.concat([utf8('name,email\n'), Buffer.from('b3afb0eaba61', 'hex'), utf8(',a@acme.tw\n')])],
    ['UTF-16 without its mark', Buffer.from('name,email\nAnna,a@acme.de\n', 'utf16le')],
    [
      'UTF-16 with a lone surrogate',
      Buffer.concat([utf16('name,email\n'), Buffer.from([0x00, 0xd8, 0x41, 0x00])]),
    ],
    ['truncated GB18030', gb18030('姓名,邮箱\n张').subarray(0, -1)],
  ])('rejects %s by name', async (_, bytes) => {
    expect(await problem(bytes)).toEqual({ code: 'wrong-encoding' });
  });
});

describe('delimiters and lines', () => {
  test.each([[','], [';'], ['\t']])('finds the delimiter %j', async (delimiter) => {
    const read = await table(
      utf8(
        csv(
          [
            ['name', 'email', 'hours'],
            ['Bär, Anna; PhD', 'a@acme.de', '09:00-12:00, 13-18'],
          ],
          delimiter,
        ),
      ),
    );
    expect(rowsOf(read)).toEqual([['Bär, Anna; PhD', 'a@acme.de', '09:00-12:00, 13-18']]);
  });

  test('obeys the line with which Excel names the delimiter', async () => {
    const read = await table(utf8('sep=;\r\nname;email\r\nAnna;a@acme.de\r\n'));
    expect(read.rows).toEqual([{ line: 3, cells: ['Anna', 'a@acme.de'] }]);
  });

  test.each([['\n'], ['\r\n'], ['\r']])('counts lines as an editor does, with %j', async (end) => {
    const text = [
      'name,email',
      '',
      '"Anna',
      'Maria",a@acme.de',
      '',
      'Ben,b@acme.de',
      '"Cleo",c@acme.de',
    ].join(end);
    const read = await table(utf8(text));
    expect(read.rows).toEqual([
      { line: 3, cells: ['Anna Maria', 'a@acme.de'] },
      { line: 6, cells: ['Ben', 'b@acme.de'] },
      { line: 7, cells: ['Cleo', 'c@acme.de'] },
    ]);
  });

  test('finds the header below a title', async () => {
    const read = await table(
      utf8('2026 年员工花名册,,\n导出时间：2026-11-20,,\n姓名,邮箱,部门\n张伟,wei@acme.cn,支付\n'),
    );
    expect(read.header).toEqual({ line: 3, cells: ['姓名', '邮箱', '部门'] });
    expect(read.rows).toEqual([{ line: 4, cells: ['张伟', 'wei@acme.cn', '支付'] }]);
  });

  test('tolerates a quotation mark inside a cell', async () => {
    const read = await table(utf8('name,email,title\nAnna "Annie" Bär,a@acme.de,5" screens\n'));
    expect(rowsOf(read)).toEqual([['Anna "Annie" Bär', 'a@acme.de', '5" screens']]);
  });

  test('names the line on which a quotation mark stays open', async () => {
    expect(await problem(utf8('name,email\nAnna,a@acme.de\n"Ben,b@acme.de\nCleo,c@acme.de\n'))).toEqual({
      code: 'open-quote',
      line: 3,
    });
  });
});

describe('spreadsheets', () => {
  test('reads dates, numbers, yes and no as a CSV file would have them', async () => {
    const read = await table(
      await xlsx([
        ['姓名', '工号', '入职日期', '固定', '邮箱'],
        ['张伟', 1007, new Date(Date.UTC(2024, 1, 29)), true, 'wei@acme.cn'],
        [null, null, null, null, null],
        ['王芳', '0042', '2024/3/1', null, null],
      ]),
    );
    expect(read.source).toBe('XLSX');
    expect(read.rows).toEqual([
      { line: 2, cells: ['张伟', '1007', '2024-02-29', 'true', 'wei@acme.cn'] },
      { line: 4, cells: ['王芳', '0042', '2024/3/1', '', ''] },
    ]);
  });

  test('keeps a formula text a text', async () => {
    const read = await table(
      await xlsx([
        ['name', 'email'],
        ['=HYPERLINK("http://evil","x")', 'a@acme.de'],
      ]),
    );
    expect(read.rows[0]?.cells[0]).toBe('=HYPERLINK("http://evil","x")');
  });

  test('rejects old Excel files and broken archives by name', async () => {
    expect(await problem(Buffer.from('d0cf11e0a1b11ae10000', 'hex'))).toEqual({ code: 'old-excel' });
    const whole = await xlsx([
      ['name', 'email'],
      ['Anna', 'a@acme.de'],
    ]);
    expect(await problem(whole.subarray(0, whole.length / 2))).toEqual({ code: 'broken-archive' });
    expect(await problem(Buffer.from('PK\x03\x04 but nothing else'))).toEqual({ code: 'broken-archive' });
  });

  test('refuses a zip bomb without unpacking it', async () => {
    const bomb = zip('xl/worksheets/sheet1.xml', Buffer.alloc(1024 * 1024, 0x20), 300);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await problem(bomb)).toEqual({ code: 'archive-too-large' });
  });

  test.each(['<row r="1048576"/>', '<row r="2"><c r="XFD2"/></row>'])(
    'refuses %s, which would fill memory with empty cells',
    async (far) => {
      expect(
        await problem(zip('xl/worksheets/sheet1.xml', Buffer.from(`<sheetData>${far}</sheetData>`))),
      ).toEqual({
        code: 'archive-too-large',
      });
    },
  );
});

describe('hostile and odd files', () => {
  test('says that an empty file is empty', async () => {
    for (const bytes of [Buffer.alloc(0), utf8('\n\n  \n'), utf8WithMark('')]) {
      expect(await problem(bytes)).toEqual({ code: 'empty' });
    }
  });

  test('reads a header alone as no rows', async () => {
    expect((await table(utf8('name,email\n'))).rows).toEqual([]);
  });

  test('refuses 1,000 columns', async () => {
    const header = Array.from({ length: 1_000 }, (_, i) => `column ${i}`);
    expect(await problem(utf8(csv([['name', 'email', ...header]])))).toEqual({
      code: 'too-many-columns',
      count: 1_002,
      limit: 200,
    });
  });

  test('refuses a cell of a megabyte, naming its line', async () => {
    expect(await problem(utf8(`name,email\nAnna,a@acme.de\n${'x'.repeat(1_000_000)},b@acme.de\n`))).toEqual({
      code: 'broken-row',
      line: 3,
    });
  });

  test('takes NULs, controls, invisible marks and odd spaces out of cells', async () => {
    const read = await table(
      utf8('name,email\n\u202eAn\0na\u200b\u3000 Bär\u0007 ,\ufeff\u202aa@acme.de\n👩‍💻 Ada,b@acme.de\n'),
    );
    expect(rowsOf(read)).toEqual([
      ['Anna Bär', 'a@acme.de'],
      ['👩‍💻 Ada', 'b@acme.de'],
    ]);
  });
});

/** Makes an archive of one deflated file. */
/** Makes an archive of one file, whose content may be repeated: packed once, it is as often in the archive. */
function zip(name: string, content: Buffer, times = 1): Buffer {
  const part = deflateRawSync(content, { finishFlush: constants.Z_FULL_FLUSH });
  const packed = Buffer.concat([...Array.from({ length: times }, () => part), deflateRawSync('')]);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length * times, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}
