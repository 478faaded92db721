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
  sheet['D3'] = { t: 'n', v: 4, f: 'B3+3' };
  sheet['!ref'] = 'A1:D3';
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

describe('an .xls that does not hold what it says', () => {
  const stream = (bytes: Uint8Array): number => {
    // The records of the workbook begin with BOF: 09 08 10 00 00 06.
    for (let i = 512; i < bytes.length; i += 64) if ([9, 8, 16, 0, 0, 6].every((byte, k) => bytes[i + k] === byte)) return i;
    throw new Error('no workbook');
  };
  /** Offsets of the records of a type. */
  const records = (bytes: Uint8Array, type: number): number[] => {
    const found: number[] = [];
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = stream(bytes); at + 4 < bytes.length && (view.getUint16(at, true) !== 0 || found.length === 0);) {
      if (view.getUint16(at, true) === type) found.push(at);
      at += 4 + view.getUint16(at + 2, true);
    }
    return found;
  };
  const changed = (change: (copy: Uint8Array, view: DataView) => void): Promise<unknown> => {
    const copy = bytesOf(sample()).slice();
    change(copy, new DataView(copy.buffer));
    return readWorkbook(copy, 'x');
  };

  test.each([
    ['a sheet is missing from the list', (copy: Uint8Array, view: DataView) => view.setUint16(records(copy, 0x85)[1]!, 0x99, true)],
    ['the list leads to no sheet', (copy: Uint8Array, view: DataView) => view.setUint32(records(copy, 0x85)[0]! + 4, 3, true)],
    ['a sheet ends without its end', (copy: Uint8Array, view: DataView) => view.setUint16(records(copy, 0x0a).at(-1)!, 0x99, true)],
    [
      'a record is longer than the file',
      (copy: Uint8Array, view: DataView) => view.setUint16(records(copy, 0x0a).at(-1)! + 2, 0xffff, true),
    ],
    [
      'a formula ends elsewhere than it says',
      (copy: Uint8Array, view: DataView) => {
        const at = records(copy, 0x06)[0]! + 4 + 20;
        view.setUint16(at, view.getUint16(at, true) - 1, true);
      },
    ],
    [
      'the table of sectors leads in a circle',
      (_: Uint8Array, view: DataView) => {
        const table = (view.getUint32(76, true) + 1) * 512;
        for (let i = 0; i < 128; i++) view.setUint32(table + i * 4, i, true);
      },
    ],
  ])('%s: refused', async (_name, change) => {
    await expect(changed(change)).rejects.toThrow(/损坏|不是/);
  });
});
