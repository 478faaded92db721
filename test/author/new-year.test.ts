import { applied } from '../../src/author/writes';
import { INPUT_FILL, newYear } from '../../src/author/new-year';
import { blankSet, snapshotOf } from '../../src/author/blank';
import { computed } from '../../src/author/compute';
import { cellAt, keyOf, withCells } from '../../src/author/places';
import { movedYears } from '../../src/author/years';
import { recognise } from '../../src/forms/recognise';
import { validate } from '../../src/engine';
import { fileWith } from '../../taskpane/workbench/save/save';
import { readState } from '../../src/hosts/file/kept-state';
import { blankFile } from '../../src/hosts/file/blank-file';
import { newYearFile } from '../../src/hosts/file/new-year-file';
import { readWithPresentation } from '../../src/hosts/file/presentation';
import { readWorkbook } from '../../src/hosts/file/read';
import type { CellSnapshot, WorkbookSnapshot } from '../../src/workbook/snapshot';
import { CASES, readCase, workbookOf } from '../support/forms';
import { caseBytes } from './support';

test('years of titles, headings and notes move on; those of documents and laws stay', () => {
  expect(movedYears('2024年部门收支总表', 2024, 1)).toBe('2025年部门收支总表');
  expect(movedYears('2023年预算数、2024 年度', 2024, 1)).toBe('2024年预算数、2025 年度');
  expect(movedYears('截至2023年12月31日', 2024, 1)).toBe('截至2024年12月31日');
  expect(movedYears('二〇二四年度', 2024, 1)).toBe('二〇二五年度');
  expect(movedYears('上年结转，财预〔2016〕143号，2011年起', 2024, 1)).toBe('上年结转，财预〔2016〕143号，2011年起');
  expect(movedYears('科目 2024001', 2024, 1)).toBe('科目 2024001');
});

/** What was typed last year, typed into the cells of the new one. */
function typedAgain(last: WorkbookSnapshot, next: WorkbookSnapshot, writes: ReturnType<typeof newYear>['writes']): WorkbookSnapshot {
  const typed = writes.flatMap((write): (readonly [string, CellSnapshot['value']])[] => {
    const before = cellAt(last, write)?.value ?? null;
    return write.value === null && write.formula === undefined && before !== null ? [[keyOf(write), before]] : [];
  });
  return computed(withCells(next, new Map(typed)));
}

test.each(CASES)('%s: the new year has the same forms; last year’s leaves give the published findings and no other', async (name) => {
  const last = await readCase(name);
  const published = validate(last);
  const plan = newYear(last, published.year! + 1);
  const next = applied(last, plan.writes);
  const kinds = (workbook: WorkbookSnapshot): string[] => recognise(workbook).forms.map(({ kind, sheet }) => `${kind} ${sheet}`);
  expect(kinds(next)).toEqual(kinds(last));
  expect(recognise(next).year).toBe(published.year! + 1);
  const again = validate(typedAgain(last, next, plan.writes));
  const told = new Set(published.findings.map(({ rule, cells }) => `${rule} ${cells[0]?.sheet ?? ''}`));
  for (const { rule, cells, level } of again.findings) if (level !== 'rounding') expect(told).toContain(`${rule} ${cells[0]?.sheet ?? ''}`);
  // A mistaken total is a formula now; every other finding is still there.
  expect(again.summary.error).toBeGreaterThanOrEqual(published.summary.error - 1);
});

/** Every cell in which a form has an amount, or has room for one. */
function amountCells(workbook: WorkbookSnapshot): string[] {
  return recognise(workbook).forms.flatMap(({ panels, fields, openFields = [] }) => [
    ...panels.flatMap(({ lines }) => lines.flatMap(({ amounts }) => amounts.map(({ cell }) => keyOf(cell)))),
    ...[...fields, ...openFields].map(({ amount }) => keyOf(amount.cell)),
  ]);
}

test.each(CASES)('%s: every amount of last year has its cell in the new forms, and no cell has become one', async (name) => {
  const last = await readCase(name);
  const plan = newYear(last, 2025);
  expect(amountCells(applied(last, plan.writes)).sort()).toEqual(amountCells(last).sort());
  const written = new Set(plan.writes.map(keyOf));
  const numbers = amountCells(last).filter((key) => typeof cellAt(last, refOf(key))?.value === 'number');
  expect(numbers.filter((key) => !written.has(key))).toEqual([]);
});

function refOf(key: string): { sheet: string; address: string } {
  const at = key.lastIndexOf('!');
  return { sheet: key.slice(0, at), address: key.slice(at + 1) };
}

const SELF_EVALUATION = `
  # 自评表1
  2024年度项目支出绩效自评表
  项目名称|信息系统运行维护
  项目资金（万元）||年初预算数（A）|全年执行数（B）|分值|执行率|得分
  |年度资金总额|10|9.5|10|95%|9.5
  |其中：财政拨款|10|9.5|||
  |其他资金|||||
  一级指标|二级指标|三级指标|指标值|全年实际值|分值|得分
  产出指标|数量指标|巡检次数|≥12次|12次|40|38
  总分|||||100|47.5`;

test('a self-evaluation is emptied of its amounts, rates and results; goals and weights stay', () => {
  const last = workbookOf(SELF_EVALUATION);
  const inputs = newYear(last, 2025).writes.filter(({ change }) => change !== undefined);
  expect(inputs.map(({ address }) => address).sort()).toEqual(['C4', 'D4', 'F4', 'G4', 'C5', 'D5', 'C6', 'D6', 'E8', 'G8', 'G9'].sort());
});

test('a blank performance form is a form of fields still: each blank beside a label of money is one', () => {
  const next = applied(workbookOf(SELF_EVALUATION), newYear(workbookOf(SELF_EVALUATION), 2025).writes);
  const [form] = recognise(next).forms;
  expect([form?.kind, form?.panels, form?.fields]).toEqual(['绩效自评表', [], []]);
  expect(form?.openFields?.map(({ name, amount }) => [amount.cell.address, name])).toEqual([
    ['C4', '年度资金总额'],
    ['D4', '年度资金总额'],
    ['C5', '财政拨款'],
    ['D5', '财政拨款'],
    ['C6', '其他资金'],
    ['D6', '其他资金'],
  ]);
});

test('this year’s amounts move into the columns of last year; what was added follows from both', () => {
  const plan = newYear(
    workbookOf(`
      # 支出
      2024年部门支出总表
      ||||单位：元
      科目编码|科目名称|2023年预算数|2024年预算数|增减额
      |合计|150|180|30
      2080505|机关事业单位基本养老保险缴费支出|100|110|10
      2101101|行政单位医疗|50|70|20`),
    2025,
  );
  const writes = new Map(plan.writes.map((write) => [write.address, write]));
  expect(writes.get('C3')?.value).toBe('2024年预算数');
  expect([writes.get('C5')?.value, writes.get('C6')?.value]).toEqual([110, 70]);
  expect(writes.get('D5')).toMatchObject({ value: null, change: { fill: INPUT_FILL } });
  expect(writes.get('D4')?.formula).toBe('SUM(D5:D6)');
  expect(writes.get('E5')?.formula).toBe('D5-C5');
  expect(plan.counts.moved).toBe(3);
});

test('formulas that are right stay, those that are not give way', () => {
  const last = workbookOf(`
    # 支出
    2024年部门支出总表
    |||单位：元
    科目编码|科目名称|合计
    |合计|180
    2080505|机关事业单位基本养老保险缴费支出|110
    2101101|行政单位医疗|70`);
  const withFormula = (formula: string): WorkbookSnapshot => withCells(last, new Map([['支出!C4', 180]]), new Map([['支出!C4', formula]]));
  const formulaOf = (formula: string) => newYear(withFormula(formula), 2025).writes.find(({ address }) => address === 'C4')?.formula;
  expect(formulaOf('C6+C5')).toBe('C6+C5');
  expect(formulaOf('C5+70')).toBe('SUM(C5:C6)');
});

test.each(['guyuan-2024', 'wenxian-2024'] as const)(
  '%s: the file keeps its layout; inputs are recognisable, formulas stand in it',
  async (name) => {
    const bytes = caseBytes(name);
    const last = await readWorkbook(bytes, `${name}.xlsx`);
    const plan = newYear(last, 2025);
    const file = newYearFile(bytes, last, plan);
    const [before, after] = [await readWithPresentation(bytes, 'a.xlsx'), await readWithPresentation(file, 'b.xlsx')];
    before.snapshot.sheets.forEach((sheet, at) => {
      expect(after.snapshot.sheets[at]!.merges).toEqual(sheet.merges);
      expect(after.presentation.sheets[at]!.columns).toEqual(before.presentation.sheets[at]!.columns);
      expect(after.presentation.sheets[at]!.rowHeights).toEqual(before.presentation.sheets[at]!.rowHeights);
    });
    for (const write of plan.writes) if (write.formula !== undefined) expect(cellAt(after.snapshot, write)?.formula).toBe(write.formula);
    expect(after.presentation.styles.some(({ fill }) => fill?.toUpperCase() === INPUT_FILL)).toBe(true);
    expect(after.snapshot.sheets.at(-1)).toMatchObject({ name: '编制清单', visibility: 'veryHidden' });
    // 2,400 data validations of one sheet and more are one rule a list.
    expect(plan.choices.length).toBeGreaterThan(50);
  },
);

test.each([
  ['budget', 10],
  ['final', 9],
] as const)('blank forms for %s are recognised, filled with nothing, and add up by themselves', async (kind, count) => {
  const set = blankSet(kind, 2025, { unit: '元', organization: '某局' });
  const workbook = await readWorkbook(blankFile(set), 'blank.xlsx');
  const disclosure = recognise(workbook);
  expect(disclosure.forms.map(({ sheet }) => sheet)).toEqual(set.sheets.map(({ name }) => name));
  expect([disclosure.kind, disclosure.year, disclosure.unit, disclosure.forms.length]).toEqual([kind, 2025, '元', count]);
  expect(new Set(disclosure.forms.map((form) => form.kind)).size).toBe(count);
  expect(disclosure.forms.some((form) => form.kind === '其他')).toBe(false);
  expect(validate(workbook).summary.error).toBe(0);
  const filled = computed(snapshotOf(set.sheets, 2));
  expect(validate(filled).findings.filter(({ rule, level }) => rule === 'A-IN' && level === 'error')).toEqual([]);
  for (const sheet of set.sheets) expect(sheet.rows.flat().some((cell) => cell?.formula !== undefined)).toBe(true);
});

test('公用经费 is added up over the two lists that it stands below; subjects that are no longer in force are left out', () => {
  const { sheets } = blankSet('final', 2025);
  const cells = sheets.find(({ name }) => name === '公开06表')!.rows.flat();
  expect(cells.filter((cell) => cell?.look === 'formula').map((cell) => cell!.formula!.split('+').length)).toEqual([2, 4]);
  const codes = cells.map((cell) => cell?.value);
  expect([codes.includes('30104'), codes.includes('30112')]).toEqual([false, true]);
});

test('last year’s narrative on a sheet stays last year’s: its figures are none of the new year', async () => {
  const { name, sheets } = await readCase('guyuan-2024');
  const told = [
    '2024年部门预算情况说明',
    '2024年收入预算1280.50万元。',
    '2024年支出预算1280.50万元，增加3万元。',
    '其中：基本支出900万元，占70%。',
  ];
  const sheet = { ...sheets[0]!, name: '情况说明', merges: [], rows: told.map((value) => [{ value }]) };
  const { writes, notes } = newYear({ name, sheets: [...sheets, sheet] }, 2025);
  expect(writes.filter((write) => write.sheet === '情况说明')).toEqual([]);
  expect(notes.map(({ message }) => message)).toContainEqual(expect.stringMatching(/^情况说明：是上年的文字/));
});

test('what the officer gave for last year’s text is kept in the file as last year’s', async () => {
  const last = await readCase('guyuan-2024');
  const state = new Map([
    ['inputs', '{"补充资料/车辆/辆数":"3"}'],
    ['narrative', '{"version":1}'],
  ]);
  const bytes = fileWith(caseBytes('guyuan-2024'), { before: last, now: last, flags: [], reports: [], state });
  const next = readState(newYearFile(bytes, last, newYear(last, 2025)));
  expect(Object.fromEntries(next)).toEqual({ 'inputs.last': state.get('inputs'), narrative: '' });
});
