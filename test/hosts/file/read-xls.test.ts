import { utils, write, type WorkBook } from '@e965/xlsx';
import fc from 'fast-check';
import { WorkbookError } from '../../../src/hosts/file/errors';
import { readWorkbook } from '../../../src/hosts/file/read';

function bytesOf(book: WorkBook): Uint8Array {
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
}

function sample(): WorkBook {
  const sheet = utils.aoa_to_sheet([
    ['2024年收支总表', null, null],
    ['合计', 1234.5, true],
    [null, 1, { t: 'e', v: 0x17 }],
  ]);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }];
  sheet['B2'].z = '#,##0.00';
  const book = utils.book_new(sheet, '收支总表');
  utils.book_append_sheet(book, utils.aoa_to_sheet([[7]]), '隐藏');
  utils.book_append_sheet(book, utils.aoa_to_sheet([[8]]), '__proto__');
  book.Workbook = { Sheets: [{}, { Hidden: 1 }, {}] };
  return book;
}

test('values, formats, merged cells, errors and hidden sheets of an .xls', async () => {
  const { name, sheets } = await readWorkbook(bytesOf(sample()), '表.xls');
  expect(name).toBe('表.xls');
  expect(sheets.map((s) => [s.name, s.visibility])).toEqual([
    ['收支总表', 'visible'],
    ['隐藏', 'hidden'],
    ['__proto__', 'visible'],
  ]);
  const [first] = sheets;
  expect(first!.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 2 }]);
  expect(first!.rows[0]![0]).toEqual({ value: '2024年收支总表' });
  expect(first!.rows[1]![1]).toEqual({ value: 1234.5, format: '#,##0.00' });
  expect(first!.rows[1]![2]).toEqual({ value: true });
  expect(first!.rows[2]![2]!.value).toEqual({ error: '#REF!' });
  expect(sheets[2]!.rows[0]![0]).toEqual({ value: 8 });
});

test('a damaged .xls is refused or read, never hangs or crashes', async () => {
  const bytes = bytesOf(sample());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), async (changes) => {
      const copy = bytes.slice();
      for (const [at, value] of changes) copy[at] = value;
      await readWorkbook(copy, 'x').catch((error: unknown) => {
        if (!(error instanceof WorkbookError)) throw error;
      });
    }),
    { numRuns: 300 },
  );
}, 60_000);
