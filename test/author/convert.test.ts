import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { convertUnits, type Conversion } from '../../src/author/convert';
import { roundControlled } from '../../src/author/controlled';
import type { RoundedCell } from '../../src/author/sums';
import { cellAt, keyOf, printedValue, withCells } from '../../src/author/places';
import { settleTails } from '../../src/author/tails';
import { conversionWrites } from '../../src/author/writes';
import { evaluateFormula } from '../../src/author/arithmetic';
import { validate } from '../../src/engine';
import { readWorkbook } from '../../src/hosts/file/read';
import { writeCells } from '../../src/hosts/file/write-cells';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { readCase, workbookOf } from '../support/forms';
import { caseBytes } from './support';

/** A table with its row totals, column totals and grand total. */
function table(numbers: readonly (readonly number[])[]): RoundedCell[] {
  const width = numbers[0]!.length;
  const leaf = (row: number, column: number): number => row * width + column;
  const cells: RoundedCell[] = numbers.flat().map((value) => ({ exact: new Decimal(value).div(100), parts: [] }));
  const total = (of: readonly number[]): void => {
    const exact = of.reduce((sum, cell) => sum.plus(cells[cell]!.exact), new Decimal(0));
    cells.push({ exact, parts: of.map((cell) => ({ cell, sign: 1 as const })) });
  };
  numbers.forEach((row, at) => total(row.map((_, column) => leaf(at, column))));
  numbers[0]!.forEach((_, column) => total(numbers.map((__, row) => leaf(row, column))));
  total(numbers.map((_, row) => numbers.length * width + row));
  return cells;
}

test('rounded tables add up in every row and column, and no typed cell is a whole step off', () => {
  const row = fc.array(fc.integer({ min: -5000, max: 99999 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 6 }), (numbers) => {
      const cells = table(numbers);
      const printed = roundControlled(cells, []);
      cells.forEach(({ exact, parts }, index) => {
        const own = printed[index]!;
        expect(own.isInteger()).toBe(true);
        if (parts.length === 0) expect(own.minus(exact).abs().lt(1)).toBe(true);
        else expect(own.eq(parts.reduce((sum, { cell }) => sum.plus(printed[cell]!), new Decimal(0)))).toBe(true);
        // Cox 1987: a two-way table can always be rounded with no cell a whole step off.
        expect(own.minus(exact).abs().lte(1)).toBe(true);
      });
    }),
  );
});

test('where half a step can be had for every cell, it is', () => {
  const cells = table([
    [140, 270],
    [170, 130],
  ]);
  roundControlled(cells, []).forEach((own, index) => expect(own.minus(cells[index]!.exact).abs().lte(0.5)).toBe(true));
});

function converted(workbook: WorkbookSnapshot, { cells, texts }: Conversion): WorkbookSnapshot {
  return withCells(
    workbook,
    new Map<string, string | number>([
      ...cells.map((cell) => [keyOf(cell), Number(cell.value)] as const),
      ...texts.map((cell) => [keyOf(cell), cell.text] as const),
    ]),
  );
}

test.each(['guyuan-2024', 'linxia-2024'] as const)(
  '%s in 万元 has the same findings, and 元 come back within half a unit',
  async (name) => {
    const yuan = await readCase(name);
    const there = convertUnits(yuan, '万元');
    const wan = converted(yuan, there);
    const [before, after] = [validate(yuan), validate(wan)];
    expect(after.unit).toBe('万元');
    expect([after.relations.fail, after.summary.error]).toEqual([before.relations.fail, before.summary.error]);
    const said = new Set(there.cells.filter(({ exact }) => exact !== undefined).map(keyOf));
    const back = convertUnits(wan, '元');
    expect(back.cells.filter(({ exact }) => exact !== undefined)).toEqual([]);
    for (const cell of back.cells) {
      const off = new Decimal(cell.value).minus(printedValue(cellAt(yuan, cell)).replaceAll(',', '')).abs();
      expect([keyOf(cell), off.lte(said.has(keyOf(cell)) ? 100 : 50)]).toEqual([keyOf(cell), true]);
    }
  },
);

test('a workbook in 万元 whose sums are exact goes to 元 and back unchanged', async () => {
  const wan = await readCase('wenxian-2024');
  const yuan = converted(wan, convertUnits(wan, '元'));
  expect(validate(yuan).summary).toEqual(validate(wan).summary);
  const back = convertUnits(yuan, '万元');
  for (const cell of back.cells) expect([keyOf(cell), Number(cell.value)]).toEqual([keyOf(cell), Number(cellAt(wan, cell)!.value)]);
});

test.each(['bazhou-2024', 'yanbian-2024'] as const)(
  '%s: 尾差 of 万元 leave nothing that disagrees in 元; every typed amount is what was printed',
  async (name) => {
    const wan = await readCase(name);
    const there = convertUnits(wan, '元');
    const [before, after] = [validate(wan), validate(converted(wan, there))];
    expect([after.relations.fail, after.summary.error, after.relations.rounding]).toEqual([before.relations.fail, before.summary.error, 0]);
    const settled = there.cells.filter((cell) => cell.settled !== undefined);
    expect(settled.length).toBeGreaterThan(0);
    for (const cell of settled) {
      expect(new Decimal(cell.value).minus(cell.settled!).abs().lt(50)).toBe(true);
      expect(
        new Decimal(cell.value)
          .div(10000)
          .toDecimalPlaces(2)
          .eq(printedValue(cellAt(wan, cell)).replaceAll(',', '')),
      ).toBe(true);
    }
    expect(there.notes.some((note) => note.includes(`${settled.length} 个数`))).toBe(true);
  },
);

test('two sides that agreed but for rounding agree exactly, moved where it shows least', () => {
  const side = (...amounts: number[]): RoundedCell[] => [...amounts.map((amount) => ({ exact: new Decimal(amount), parts: [] }))];
  const cells = [...side(900_000, 300_000), ...side(1_190_000)];
  const balance = [
    { cell: 0, sign: 1 as const },
    { cell: 1, sign: 1 as const },
    { cell: 2, sign: -1 as const },
  ];
  const half = cells.map(() => new Decimal(5000));
  expect(settleTails(cells, [balance], half).map(Number)).toEqual([895_500, 299_000, 1_194_500]);
  // More than half a digit of each is no rounding: nothing is moved.
  const apart = cells.map((cell, at) => (at === 2 ? { ...cell, exact: new Decimal(1_100_000) } : cell));
  expect(settleTails(apart, [balance], half).map(Number)).toEqual([900_000, 300_000, 1_100_000]);
});

test('headings name the new unit; counts among the amounts stay', () => {
  const { texts, cells } = convertUnits(
    workbookOf(`
      # “三公”经费表
      2024年“三公”经费支出表
      |金额单位：元
      项目|本年预算数
      合计|35000
      1.因公出国（境）费|0
      2.公务用车购置及运行费|30000
      3.公务接待费|5000
      公务用车保有量（辆）|2`),
    '万元',
  );
  expect(texts.map(({ text }) => text)).toEqual(['金额单位：万元']);
  expect(cells.map(({ address, value }) => [address, value])).toEqual([
    ['B4', '3.50'],
    ['B5', '0.00'],
    ['B6', '3.00'],
    ['B7', '0.50'],
  ]);
});

test('the file keeps what is not converted; formats get the decimals that the unit needs', async () => {
  const bytes = caseBytes('linxia-2024');
  const workbook = await readWorkbook(bytes, 'linxia.xlsx');
  const writes = conversionWrites(convertUnits(workbook, '万元'), (cell) => cellAt(workbook, cell)?.formula);
  const again = await readWorkbook(writeCells(bytes, workbook, writes), 'linxia.xlsx');
  for (const { sheet, address, value, change } of writes) {
    const cell = cellAt(again, { sheet, address })!;
    expect(cell.value).toBe(value);
    if (change) expect(cell.format).toBe('#,##0.00');
  }
  expect(again.sheets.map(({ merges }) => merges)).toEqual(workbook.sheets.map(({ merges }) => merges));
});

test('formulas of sums are computed exactly; others are not guessed', () => {
  const values = new Map([
    ['表一!A1', '0.1'],
    ['表一!A2', '0.2'],
    ["O'Neil!B1", '5'],
  ]);
  const value = (formula: string): string | undefined =>
    evaluateFormula(formula, '表一', (sheet, address) => {
      const found = values.get(`${sheet}!${address}`);
      return found === undefined ? null : new Decimal(found);
    })?.toString();
  expect(value('SUM(A1:A9)')).toBe('0.3');
  expect(value("A1+A2-'O''Neil'!B1*2")).toBe('-9.7');
  expect(value('ROUND(SUM(A1,A2)/3,2)')).toBe('0.1');
  expect(value('VLOOKUP(A1,B:B,1)')).toBeUndefined();
  expect(value('A1/0')).toBeUndefined();
  expect(value(`${'('.repeat(5000)}1`)).toBeUndefined();
});
