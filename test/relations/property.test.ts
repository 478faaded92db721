import fc from 'fast-check';
import { validate } from '../../src/engine';
import { addressOf } from '../../src/workbook/address';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { disclosureOf, exactly, plans } from '../support/generate';

/** Findings about amounts: the relations within and between forms. */
function aboutAmounts(workbook: WorkbookSnapshot): ReturnType<typeof validate>['findings'] {
  return validate(workbook).findings.filter(({ rule }) => /^(?:A|X|FE)-/.test(rule));
}

/** The cells with a decimal amount, as sheet, row and column. */
function amountsOf(workbook: WorkbookSnapshot): { sheet: number; row: number; column: number }[] {
  return workbook.sheets.flatMap(({ rows }, sheet) =>
    rows.flatMap((cells, row) =>
      (cells ?? []).flatMap((cell, column) =>
        row > 3 && typeof cell?.value === 'number' && column > (sheet === 0 ? 0 : 1) ? [{ sheet, row, column }] : [],
      ),
    ),
  );
}

const runs = { numRuns: 60 };

test('what agrees with itself has no finding about amounts', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      expect(aboutAmounts(disclosureOf(plan))).toEqual([]);
    }),
    runs,
  );
});

test('one amount that is off by more than rounding is found, and its cell takes part', () => {
  fc.assert(
    fc.property(plans, fc.nat(), fc.integer({ min: 100, max: 9_999_900 }), fc.boolean(), (plan, pick, off, up) => {
      const workbook = disclosureOf(plan);
      const cells = amountsOf(workbook);
      const at = cells[pick % cells.length]!;
      const changed: WorkbookSnapshot = {
        ...workbook,
        sheets: workbook.sheets.map((sheet, index) =>
          index !== at.sheet
            ? sheet
            : {
                ...sheet,
                rows: sheet.rows.map((row, r) =>
                  row?.map((cell, c) =>
                    r === at.row && c === at.column ? { value: Math.round((cell!.value as number) * 100 + (up ? off : -off)) / 100 } : cell,
                  ),
                ),
              },
        ),
      };
      const found = aboutAmounts(changed).filter(({ level }) => level === 'error' || level === 'warning');
      const address = addressOf(at.row, at.column);
      expect(
        found.some(({ cells: places }) =>
          places.some((place) => place.sheet === changed.sheets[at.sheet]!.name && place.address === address),
        ),
      ).toBe(true);
    }),
    runs,
  );
});

test('amounts rounded one by one differ by roundings only', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const toWhole = (hundredths: number): string => exactly(Math.round(hundredths / 100) * 100);
      const levels = aboutAmounts(disclosureOf(plan, toWhole)).map(({ level }) => level);
      expect(levels.filter((level) => level !== 'rounding')).toEqual([]);
    }),
    runs,
  );
});
