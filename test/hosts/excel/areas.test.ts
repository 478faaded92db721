import fc from 'fast-check';
import { parseArea } from '../../../src/workbook/address';
import type { Area } from '../../../src/workbook/snapshot';
import { addressLists, bands, rectangles, united } from '../../../src/hosts/excel/areas';
import { batches, firstWindow, remainder } from '../../../src/hosts/excel/plan';
import { GRAVITY, levelOfMark, markFormula } from '../../../src/hosts/marks';

const cells = (areas: readonly Area[]): string[] =>
  areas.flatMap(({ top, left, bottom, right }) => {
    const result: string[] = [];
    for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) result.push(`${row}:${column}`);
    return result;
  });

const position = fc.record({ row: fc.nat(12), column: fc.nat(8) });

test('rectangles cover exactly the given cells, none twice', () => {
  fc.assert(
    fc.property(fc.array(position, { maxLength: 60 }), (positions) => {
      const covered = cells(rectangles(positions));
      expect(covered.sort()).toEqual([...new Set(positions.map(({ row, column }) => `${row}:${column}`))].sort());
    }),
  );
});

test('a block of cells is one rectangle', () => {
  const block = cells([{ top: 2, left: 1, bottom: 9, right: 4 }]).map((text) => text.split(':').map(Number));
  expect(rectangles(block.map(([row, column]) => ({ row: row!, column: column! })))).toEqual([{ top: 2, left: 1, bottom: 9, right: 4 }]);
});

test('address lists hold every area and stay below 8,192 characters', () => {
  const areas = Array.from({ length: 5000 }, (_v, i) => ({ top: i * 2, left: i % 30, bottom: i * 2, right: (i % 30) + 1 }));
  const lists = addressLists(areas);
  expect(lists.flatMap((list) => list.split(',').map(parseArea))).toEqual(areas);
  expect(Math.max(...lists.map((list) => list.length))).toBeLessThanOrEqual(8192);
  expect(addressLists([])).toEqual([]);
});

test('merged areas that several bands report are one', () => {
  const merged = { top: 60, left: 0, bottom: 70, right: 2 };
  expect(united([{ ...merged, bottom: 63 }, { top: 0, left: 0, bottom: 0, right: 3 }, merged])).toEqual([
    merged,
    { top: 0, left: 0, bottom: 0, right: 3 },
  ]);
});

test('the first window and the remainder are the whole sheet, in pieces that fit', () => {
  const shape = fc.record({
    top: fc.nat(300),
    left: fc.nat(40),
    rows: fc.integer({ min: 1, max: 700 }),
    columns: fc.integer({ min: 1, max: 60 }),
    sheets: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(shape, ({ top, left, rows, columns, sheets }) => {
      const used = { top, left, bottom: top + rows - 1, right: left + columns - 1 };
      const window = firstWindow(sheets, 3000);
      const pieces = remainder(used, window, 3000);
      const seen = new Set(cells(pieces));
      expect(seen.size).toBe(cells(pieces).length);
      const missing = cells([used]).filter((cell) => !seen.has(cell));
      const [bottom, right] = [window.bottom, window.right];
      expect(missing.every((cell) => cell.split(':').every((part, i) => Number(part) <= [bottom, right][i]!))).toBe(true);
      for (const batch of batches(
        pieces.map((area) => ({ area })),
        3000,
      )) {
        expect(cells(batch.map(({ area }) => area)).length).toBeLessThanOrEqual(3000);
      }
    }),
    { numRuns: 40 },
  );
});

test('bands are never empty, even where a row is longer than a band may be', () => {
  expect(bands({ top: 0, left: 0, bottom: 2, right: 9 }, 4)).toHaveLength(3);
});

test.each(GRAVITY)('the mark of level %s is told from the user’s formulas', (level) => {
  expect(levelOfMark(markFormula(level))).toBe(level);
  expect(levelOfMark(`=${markFormula(level)}`)).toBe(level);
  // As a host may write it back.
  expect(levelOfMark(`=len( "gouji:${level}" ) > 0`)).toBe(level);
  expect(levelOfMark(`=A1="gouji:${level}"`)).toBeNull();
  expect(levelOfMark(`=AND(${markFormula(level)},B1>0)`)).toBeNull();
});
