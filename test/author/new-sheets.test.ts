import { applied } from '../../src/author/writes';
import { computed } from '../../src/author/compute';
import { renamedSheets } from '../../src/author/formula';
import { newSheets, type NewSheets } from '../../src/author/new-sheets';
import { cellAt, keyOf, withCells } from '../../src/author/places';
import { recognise } from '../../src/forms/recognise';
import { validate } from '../../src/engine';
import type { CellSnapshot, WorkbookSnapshot } from '../../src/workbook/snapshot';
import { CASES, readCase, workbookOf } from '../support/forms';

/** The workbook with the sheets of a plan behind its own. */
function withSheets(workbook: WorkbookSnapshot, { sheets, writes }: NewSheets): WorkbookSnapshot {
  const copies = sheets.map(({ from, to }) => ({ ...workbook.sheets.find(({ name }) => name === from)!, name: to }));
  return applied({ ...workbook, sheets: [...workbook.sheets, ...copies] }, writes);
}

/** What was typed last year, typed into the new sheets. */
function typedAgain(workbook: WorkbookSnapshot, plan: NewSheets): WorkbookSnapshot {
  const fromOf = new Map(plan.sheets.map(({ from, to }) => [to, from]));
  const typed = plan.writes.flatMap((write): (readonly [string, CellSnapshot['value']])[] => {
    const before = cellAt(workbook, { ...write, sheet: fromOf.get(write.sheet)! })?.value ?? null;
    return write.value === null && write.formula === undefined && before !== null ? [[keyOf(write), before]] : [];
  });
  return computed(withCells(withSheets(workbook, plan), new Map(typed)));
}

test('formulas go on to the new sheets, by their quoted or plain names; texts and other workbooks stay', () => {
  const names = new Map([
    ['表1', '表1 2025年'],
    ["O'Neil", "O'Neil 2025年"],
  ]);
  expect(renamedSheets("SUM(表1!A1:B2)+'O''Neil'!C3", names)).toBe("SUM('表1 2025年'!A1:B2)+'O''Neil 2025年'!C3");
  expect(renamedSheets('[1]表1!A1&"表1!A1"&表10!A1&表1:表2!A1', names)).toBe('[1]表1!A1&"表1!A1"&表10!A1&表1:表2!A1');
});

const TWO_FORMS = `
  # 1收入
  2024年部门收入总表
  |||单位：元
  科目编码|科目名称|合计
  |合计|180
  2080505|机关事业单位基本养老保险缴费支出|110
  2101101|行政单位医疗|70
  # 2024年支出
  2024年部门支出总表
  ||||单位：元
  科目编码|科目名称|2023年预算数|2024年预算数
  |合计|150|180
  2080505|机关事业单位基本养老保险缴费支出|100|110
  2101101|行政单位医疗|50|70`;

test('sheets get names that no sheet has, and say what is emptied and which columns of last year are filled', () => {
  const workbook = workbookOf(`${TWO_FORMS}\n# 2025年支出\n备忘`);
  const plan = newSheets(workbook, 2025);
  expect(plan.sheets).toEqual([
    { from: '1收入', to: '1收入 2025年', emptied: 0, formulas: 3, columns: [] },
    { from: '2024年支出', to: '2025年支出 (2)', emptied: 2, formulas: 1, columns: ['2024年预算数'] },
  ]);
  const old = new Set(workbook.sheets.map(({ name }) => name));
  expect(plan.writes.filter(({ sheet }) => old.has(sheet))).toEqual([]);
});

test('a workbook with the forms of two years is that of the later one, and says so', () => {
  const workbook = workbookOf(TWO_FORMS);
  const both = typedAgain(workbook, newSheets(workbook, 2025));
  const disclosure = recognise(both);
  expect([disclosure.year, disclosure.forms.map(({ sheet }) => sheet)]).toEqual([2025, ['1收入 2025年', '2025年支出']]);
  expect(validate(both).notes).toEqual(['工作簿同时有 2025 年与 2024 年的表，只核对 2025 年的；未核对：1收入、2024年支出。']);
  expect(newSheets(both, 2026).sheets.map(({ from, to }) => [from, to])).toEqual([
    ['1收入 2025年', '1收入 2026年'],
    ['2025年支出', '2026年支出'],
  ]);
});

test('one form with the year of another is a mistake, no second set', () => {
  const { forms, earlier } = recognise(workbookOf(TWO_FORMS.replace('2024年部门收入', '2023年部门收入')));
  expect([forms.length, earlier]).toEqual([2, undefined]);
});

test.each(CASES)('%s: last year’s leaves in the new sheets give the published findings and no other', async (name) => {
  const workbook = await readCase(name);
  const published = validate(workbook);
  const plan = newSheets(workbook, published.year! + 1);
  const both = typedAgain(workbook, plan);
  expect(recognise(both).forms.map(({ kind, sheet }) => [kind, sheet])).toEqual(
    recognise(workbook).forms.map(({ kind, sheet }) => [kind, plan.sheets.find(({ from }) => from === sheet)!.to]),
  );
  const again = validate(both);
  const nameOf = (sheet: string): string => plan.sheets.find(({ to }) => to === sheet)?.from ?? sheet;
  const told = new Set(published.findings.map(({ rule, cells }) => `${rule} ${cells[0]?.sheet ?? ''}`));
  for (const { rule, cells, level } of again.findings)
    if (level !== 'rounding') expect(told).toContain(`${rule} ${nameOf(cells[0]?.sheet ?? '')}`);
  expect(again.summary.error).toBeGreaterThanOrEqual(published.summary.error - 1);
});
