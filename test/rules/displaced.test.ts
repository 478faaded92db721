import { openWorkbook, validate } from '../../src/engine';
import type { Finding } from '../../src/findings/finding';
import type { Panel } from '../../src/forms/disclosure';
import type { CellSnapshot, WorkbookSnapshot } from '../../src/workbook/snapshot';
import { CASES, readCase } from '../support/forms';

/** A-SHIFT: rows of amounts pasted beside the wrong names are one finding, and only they are. */

const serious = (workbook: WorkbookSnapshot): Finding[] =>
  validate(workbook).findings.filter(({ level }) => level === 'error' || level === 'warning');

/** Of what is found, whatever values it is found on. */
const nameOf = ({ rule, form }: Finding): string => `${rule} ${form}`;

/** Panels of subjects with so many sums of lines that these tell where the amounts belong. */
function lists(workbook: WorkbookSnapshot): { sheet: string; panel: Panel }[] {
  return openWorkbook(workbook).disclosure.forms.flatMap(({ sheet, panels }) =>
    panels
      .filter(({ lines }) => lines.filter(({ key, children }) => key.type === 'function' && children.length > 0).length >= 6)
      .map((panel) => ({ sheet, panel })),
  );
}

/** The amounts from a line of the panel on stand so many rows further down (negative: up); what stood there is lost. */
function shifted(workbook: WorkbookSnapshot, sheet: string, { lines, columns }: Panel, from: number, rows: number): WorkbookSnapshot {
  const [top, bottom] = [lines[from]!.row, lines.at(-1)!.row];
  return withCells(workbook, sheet, (cell, row, column, at) => {
    if (row < top || row > bottom || !columns.some((own) => own.column === column)) return cell;
    return row - rows < top || row - rows > bottom ? undefined : at(row - rows, column);
  });
}

type CellAt = (row: number, column: number) => CellSnapshot | undefined;

function withCells(
  workbook: WorkbookSnapshot,
  name: string,
  change: (cell: CellSnapshot | undefined, row: number, column: number, at: CellAt) => CellSnapshot | undefined,
): WorkbookSnapshot {
  const sheets = workbook.sheets.map((sheet) => {
    if (sheet.name !== name) return sheet;
    const at: CellAt = (row, column) => sheet.rows[row]?.[column];
    const width = Math.max(...sheet.rows.map((row) => row?.length ?? 0));
    const rows = sheet.rows.map((_, row) => Array.from({ length: width }, (_, column) => change(at(row, column), row, column, at)));
    return { ...sheet, rows };
  });
  return { ...workbook, sheets };
}

test.each(['bazhou-2024', 'guyuan-2024', 'yanbian-2024'] as const)(
  '%s: rows that stand some rows too high or too low from a line on are one finding and nothing else',
  async (name) => {
    const workbook = await readCase(name);
    const before = new Set(serious(workbook).map(nameOf));
    const found = lists(workbook).flatMap(({ sheet, panel }) =>
      [-3, -1, 2].map((rows) => {
        const after = serious(shifted(workbook, sheet, panel, 4, rows)).filter((finding) => !before.has(nameOf(finding)));
        return { sheet, rows, rules: after.map(({ rule }) => rule) };
      }),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ rules }) => rules.join() !== 'A-SHIFT')).toEqual([]);
  },
);

test.each(CASES)('%s: a few wrong amounts are no displaced rows', async (name) => {
  const workbook = await readCase(name);
  for (const { sheet, panel } of lists(workbook)) {
    const wrong = new Set([2, 5, 6].map((line) => panel.lines[line]!.row));
    const changed = withCells(workbook, sheet, (cell, row, column) =>
      wrong.has(row) && column === panel.columns[0]!.column ? { value: 1234.56 } : cell,
    );
    expect(validate(changed).findings.map(({ rule }) => rule)).not.toContain('A-SHIFT');
  }
});

test('its cells are those that stand wrong, and no authority for a text', async () => {
  const workbook = await readCase('yanbian-2024');
  const [{ sheet, panel }] = lists(workbook) as [{ sheet: string; panel: Panel }];
  const changed = shifted(workbook, sheet, panel, 4, 2);
  const [finding] = validate(changed).findings.filter(({ rule }) => rule === 'A-SHIFT');
  expect(finding!.message).toMatch(/^整体错位：.*从第 [0-9]+ 行起比科目（项目）低 2 行/);
  expect(new Set(finding!.cells.map(({ role }) => role))).toEqual(new Set(['culprit']));
  expect(validate(changed).relations.fail).toBeGreaterThan(10);
});
