import { CFB, utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { WorkbookError } from '../../../src/hosts/file/errors';
import { readWorkbook } from '../../../src/hosts/file/read';
import { caseBytes, parts, xlsx, zip } from './support';

const ONE = [{ name: '表', data: '<row r="1"><c r="A1"><v>1</v></c></row>' }];

async function reasonOf(bytes: Uint8Array, limits = {}): Promise<WorkbookError> {
  const error: unknown = await readWorkbook(bytes, 'x', { limits }).then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(WorkbookError);
  return error as WorkbookError;
}

function withSheetXml(xml: string): Uint8Array {
  return zip({ ...parts(ONE), 'xl/worksheets/sheet1.xml': xml });
}

/** Overwrites the size that the directory declares for a part. */
function withDeclaredSize(bytes: Uint8Array, name: string, size: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const wanted = [...strToU8(name)].join();
  for (let i = 0; i < copy.length - 46; i++) {
    if (view.getUint32(i, true) !== 0x02014b50) continue;
    if ([...copy.subarray(i + 46, i + 46 + view.getUint16(i + 28, true))].join() === wanted) view.setUint32(i + 24, size, true);
  }
  return copy;
}

function ole(stream: string, content = new Uint8Array(5000)): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, `/${stream}`, content);
  return new Uint8Array(CFB.write(container, { type: 'array' }) as ArrayLike<number>);
}

describe('what is no workbook says so', () => {
  const wrong: [string, Uint8Array, string, RegExp][] = [
    ['empty file', new Uint8Array(0), 'empty', /空/],
    ['pdf', strToU8('%PDF-1.7 …'), 'not-a-workbook', /PDF/],
    ['picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'not-a-workbook', /图片/],
    ['docx', zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }), 'not-a-workbook', /Word/],
    ['zip', zip({ 'a.txt': 'x' }), 'not-a-workbook', /压缩包/],
    ['ods', zip({ mimetype: 'x', 'content.xml': '<x/>' }), 'unsupported-format', /另存为/],
    ['xlsb', zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }), 'unsupported-format', /xlsb/],
    ['csv', strToU8('科目,金额\n201,3\n'), 'unsupported-format', /CSV/],
    ['html named .xls', strToU8('<html><table><tr><td>1</td></tr></table></html>'), 'unsupported-format', /网页/],
    ['doc', ole('WordDocument'), 'not-a-workbook', /Word/],
    ['encrypted xlsx', ole('EncryptedPackage'), 'encrypted', /密码/],
    ['Excel 4', Uint8Array.of(9, 4, 6, 0, 0, 4, 16, 0), 'unsupported-format', /Excel 95/],
    ['noise', Uint8Array.from({ length: 500 }, (_, i) => (i * 37 + 128) % 256), 'not-a-workbook', /Excel/],
  ];
  test.each(wrong)('%s', async (_, bytes, reason, sentence) => {
    const error = await reasonOf(bytes);
    expect(error.reason).toBe(reason);
    expect(error.message).toMatch(sentence);
    expect(error.english).toMatch(/\.$/);
    expect(error.code).toBe('unreadable');
  });

  test('an .xls with a password', async () => {
    const book = utils.book_new(utils.aoa_to_sheet([[1]]), '表');
    const container = CFB.read(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer, { type: 'buffer' });
    const stream = CFB.find(container, '/Workbook')!;
    const content = Uint8Array.from(stream.content as ArrayLike<number>);
    const bof = 4 + content[2]!;
    // FILEPASS right behind the first record, as Excel writes it.
    stream.content = [...content.subarray(0, bof), 0x2f, 0, 6, 0, 1, 0, 1, 0, 1, 0, ...content.subarray(bof)] as never;
    const error = await reasonOf(new Uint8Array(CFB.write(container, { type: 'array' }) as ArrayLike<number>));
    expect(error.reason).toBe('encrypted');
  });
});

describe('damage', () => {
  test('a file cut off anywhere is refused', async () => {
    const bytes = caseBytes('bazhou-2024');
    for (const share of [0.05, 0.3, 0.7, 0.99])
      expect((await reasonOf(bytes.subarray(0, Math.floor(bytes.length * share)))).reason).toBe('damaged');
  });

  test('a flipped byte never passes as another number', async () => {
    const bytes = caseBytes('yanbian-2024');
    const good = JSON.stringify(await readWorkbook(bytes, 'x'));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const copy = bytes.slice();
        copy[at]! ^= mask;
        const result = await readWorkbook(copy, 'x').then(JSON.stringify, (error: unknown) => {
          if (!(error instanceof WorkbookError)) throw error;
          return good;
        });
        // A changed name in the directory can only lose a part that nothing needs.
        expect(result.length).toBe(good.length);
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  test.each([
    ['cut off inside a tag', '<worksheet><sheetData><row r="1"><c r="A1"'],
    ['cut off between tags', '<worksheet><sheetData><row r="1">'],
    ['unquoted attribute', '<worksheet><sheetData><row r=1></row></sheetData></worksheet>'],
    ['address out of range', '<worksheet><sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData></worksheet>'],
    ['row out of range', '<worksheet><sheetData><row r="1048577"/></sheetData></worksheet>'],
    ['cell in another row', '<worksheet><sheetData><row r="1"><c r="A2"><v>1</v></c></row></sheetData></worksheet>'],
    ['tags that do not match', '<worksheet><sheetData><row r="1"><c r="A1"><v>1</c></v></row></sheetData></worksheet>'],
    ['tags of another prefix', '<x:worksheet><x:sheetData></sheetData></x:worksheet>'],
    ['two roots', '<worksheet><sheetData/></worksheet><worksheet/>'],
    ['an attribute twice', '<worksheet><sheetData><row r="1" r="2"/></sheetData></worksheet>'],
    ['attributes without a blank between', '<worksheet><sheetData><row r="1"ht="2"/></sheetData></worksheet>'],
    ['an unknown entity', '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row></sheetData></worksheet>'],
    ['a bare ampersand', '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>A&B</v></c></row></sheetData></worksheet>'],
    ['missing shared string', '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row></sheetData></worksheet>'],
  ])('%s', async (_, xml) => expect((await reasonOf(withSheetXml(xml))).reason).toBe('damaged'));

  test('it says in which sheet, near which cell', async () => {
    const xml = '<worksheet><sheetData><row r="3"><c r="B3"><v>1</v></c><c r="C3"><v>2</c></v></row></sheetData></worksheet>';
    expect((await reasonOf(withSheetXml(xml))).message).toMatch(/工作表“表” C3 附近.*损坏/);
  });

  test('a sheet without its relationship is named', async () => {
    const files = parts(ONE);
    files['xl/_rels/workbook.xml.rels'] = files['xl/_rels/workbook.xml.rels']!.replace('Id="rId1"', 'Id="rId77"');
    expect((await reasonOf(zip(files))).message).toMatch(/缺少工作表“表”/);
  });

  test('two sheets of one part are named', async () => {
    const files = parts([
      { name: '表一', data: '' },
      { name: '表二', data: '' },
    ]);
    files['xl/_rels/workbook.xml.rels'] = files['xl/_rels/workbook.xml.rels']!.replace('sheet2.xml', 'sheet1.xml');
    expect((await reasonOf(zip(files))).message).toMatch(/表一.*表二.*同一份/);
  });

  test('a missing sheet part', async () => {
    const files = parts(ONE);
    delete files['xl/worksheets/sheet1.xml'];
    expect((await reasonOf(zip(files))).message).toMatch(/worksheets\/sheet1\.xml/);
  });
});

describe('what would cost too much', () => {
  test('a document type is refused, entities are never expanded', async () => {
    const xml = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData/></worksheet>';
    expect((await reasonOf(withSheetXml(xml))).reason).toBe('unsafe');
  });

  test('a bomb that declares its size is refused before it is unpacked', async () => {
    const bomb = withSheetXml(' '.repeat(20 * 1024 * 1024));
    const before = process.memoryUsage().arrayBuffers;
    expect((await reasonOf(bomb, { unpackedBytes: 10 * 1024 * 1024 })).reason).toBe('too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1024 * 1024);
  });

  test('a bomb that understates its size is stopped', async () => {
    const name = 'xl/worksheets/sheet1.xml';
    const small = withDeclaredSize(withSheetXml(' '.repeat(20 * 1024 * 1024)), name, 1000);
    expect((await reasonOf(small)).reason).toBe('damaged');
    expect((await reasonOf(small, { unpackedBytes: 1024 * 1024 })).reason).toBe('damaged');
  });

  test.each([
    ['file', { fileBytes: 100 }],
    ['unpacked', { unpackedBytes: 500 }],
    ['entries', { entries: 3 }],
    ['sheets', { sheets: 0 }],
    ['cells', { cells: 0 }],
  ])('limit of %s', async (_, limits) => expect((await reasonOf(xlsx(ONE), limits)).reason).toBe('too-large'));

  test('80,000 rows of one cell are read, none lost', async () => {
    const rows = Array.from(
      { length: 80_000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>a&amp;b</t></is></c></row>`,
    );
    const { sheets } = await readWorkbook(withSheetXml(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`), 'x');
    expect(sheets[0]?.rows).toHaveLength(80_000);
  });
});
