import { Decimal } from 'decimal.js';
import { fillTotals } from '../../src/author/fill';
import { applied } from '../../src/author/writes';
import { newYear } from '../../src/author/new-year';
import { cellAt, keyOf } from '../../src/author/places';
import { saysThatItIsEmpty } from '../../src/author/probe';
import { blankSet, snapshotOf } from '../../src/author/blank';
import { validate } from '../../src/engine';
import { readWorkbook } from '../../src/hosts/file/read';
import { writeCells } from '../../src/hosts/file/write-cells';
import { CASES, readCase, workbookOf } from '../support/forms';
import { caseBytes, contradicted, leavesOnly, partsOf, totalsOf } from './support';

const SPENDING = `
  # 支出总表
  2024年部门支出总表
  |||||单位：元
  科目编码|科目名称|合计|基本支出|项目支出
  |合计||||
  208|社会保障和就业支出||||
  20805|行政事业单位养老支出||||
  2080505|机关事业单位基本养老保险缴费支出||100.5|
  2080506|机关事业单位职业年金缴费支出||50.25|10
  210|卫生健康支出||||
  21011|行政事业单位医疗||||
  2101101|行政单位医疗||30|`;

test('blank totals follow from what is filled in, in the order in which they depend on each other', () => {
  const plan = fillTotals(workbookOf(SPENDING));
  const values = new Map(plan.cells.map(({ address, value }) => [address, value]));
  expect(values.get('D6')).toBe('150.75');
  expect(values.get('D4')).toBe('180.75');
  expect(values.get('C8')).toBe('60.25');
  expect(values.get('C4')).toBe('190.75');
  expect(plan.state).toBe('totals blank');
  expect(plan.disagreements).toEqual([]);
});

test('formulas add what stands side by side with SUM, and the rest one by one', () => {
  const formulas = new Map(fillTotals(workbookOf(SPENDING)).cells.map(({ address, formula }) => [address, formula]));
  expect(formulas.get('D6')).toBe('SUM(D7:D8)');
  expect(formulas.get('C7')).toBe('SUM(D7:E7)');
  expect(formulas.get('D4')).toBe('D5+D9');
});

test('a wrong total is corrected where everything else agrees, and left where something holds it', () => {
  const right = SPENDING.replace('|合计||||', '|合计|190.75|180.75|10')
    .replace('208|社会保障和就业支出||||', '208|社会保障和就业支出|160.75|150.75|10')
    .replace('20805|行政事业单位养老支出||||', '20805|行政事业单位养老支出|160.75|150.75|10')
    .replace('支出||100.5|', '支出|100.5|100.5|0')
    .replace('||50.25|10', '|60.25|50.25|10')
    .replace('210|卫生健康支出||||', '210|卫生健康支出|30|30|0')
    .replace('21011|行政事业单位医疗||||', '21011|行政事业单位医疗|30|30|0')
    .replace('医疗||30|', '医疗|30|30|0');
  expect(fillTotals(workbookOf(right)).cells).toEqual([]);
  const wrongTotal = fillTotals(workbookOf(right.replace('|合计|190.75|180.75|10', '|合计|190.75|170.75|10')));
  expect(wrongTotal.cells.map(({ address, now, value }) => [address, now, value])).toEqual([['D4', '170.75', '180.75']]);
  const wrongLeaf = fillTotals(workbookOf(right.replace('支出|100.5|100.5|0', '支出|100.5|200.5|0')));
  expect(wrongLeaf.cells).toEqual([]);
  expect(wrongLeaf.disagreements.length).toBeGreaterThan(0);
});

/**
 * Totals that their headings alone do not determine: 总计 beside 合计 (by source) and beside 本年收入 and 上年结转结余 (by period) could be the
 * sum of either, or of all.
 */
const UNDETERMINED: Readonly<Partial<Record<(typeof CASES)[number], readonly string[]>>> = {
  'wenxian-2024': ['部门收入预算表!C6', '部门收入预算表!C7', '部门收入预算表!C8'],
};

test.each(CASES)('%s: the published totals come back exactly, and no other byte changes', async (name) => {
  const published = await readCase(name);
  const bytes = caseBytes(name);
  const totals = totalsOf(published);
  const emptied = writeCells(
    bytes,
    published,
    [...totals.values()].map(([by]) => ({ ...by!.target.amount.cell, value: null })),
  );
  const leaves = await readWorkbook(emptied, 'leaves.xlsx');
  expect(leaves.sheets.map(({ rows }) => rows.length)).toEqual(leavesOnly(published).sheets.map(({ rows }) => rows.length));
  const plan = fillTotals(leaves);
  expect(plan.state).toBe('totals blank');
  const off = contradicted(totals);
  const restored = new Set<string>();
  for (const cell of plan.cells) {
    const known = totals.get(keyOf(cell))?.[0]?.target.amount.value;
    if (!known || off.has(keyOf(cell))) continue;
    restored.add(keyOf(cell));
    expect([keyOf(cell), cell.value]).toEqual([keyOf(cell), new Decimal(known).toFixed(cell.value.split('.')[1]?.length ?? 0)]);
  }
  const isEmpty = (key: string): boolean => saysThatItIsEmpty(totals.get(key)![0]!.target.form);
  const left = [...totals.keys()].filter((key) => !off.has(key) && !restored.has(key));
  expect(left.filter((key) => !isEmpty(key))).toEqual(UNDETERMINED[name] ?? []);
  for (const key of left.filter(isEmpty)) expect([key, totals.get(key)![0]!.target.amount.value?.toString()]).toEqual([key, '0']);
  const filled = writeCells(
    emptied,
    leaves,
    plan.cells.map(({ sheet, address, value }) => ({ sheet, address, value: Number(value) })),
  );
  const [before, after] = [partsOf(emptied), partsOf(filled)];
  const written = new Set(plan.cells.map(({ address }) => address));
  const without = (xml: string): string =>
    xml.replace(/<c r="([A-Z]+[0-9]+)"[^>]*?(?:\/>|>.*?<\/c>)/gs, (cell, address: string) => (written.has(address) ? '' : cell));
  for (const [part, xml] of after) expect(without(xml) === without(before.get(part)!) ? part : `${part} changed`).toBe(part);
});

test.each(['无', '此表为空', '没有相关支出', '本单位没有政府性基金支出'])('a form whose only line is %s is nothing to fill', (label) => {
  const form = (line: string) => `
    # 政府性基金
    2024年政府性基金预算支出表
    |||||单位：元
    科目编码|科目名称|合计|基本支出|项目支出
    |合计|||
    ${line}`;
  const [stated, listed] = [form(`|${label}|0|0|0`), form('2120803|城市建设支出|5|0|5')].map((rows) => fillTotals(workbookOf(rows)).cells);
  expect([stated, listed!.length]).toEqual([[], 3]);
});

test('a blank total of a performance form follows from its parts, which validation leaves alone', () => {
  const workbook = workbookOf(`
    # 项目支出绩效目标表
    2024年项目支出绩效目标表
    项目资金（万元）|年度资金总额|
    |其中：财政拨款|12.5
    |其他资金|3
    一级指标|二级指标|三级指标|指标值
    产出指标|数量指标|巡检次数|≥12次`);
  expect(fillTotals(workbook).cells.map(({ address, value, formula }) => [address, value, formula])).toEqual([
    ['C2', '15.50', 'SUM(C3:C4)'],
  ]);
  expect(validate(workbook).findings).toEqual([]);
});

test('a published workbook has nothing to fill but totals left blank beside their parts', async () => {
  for (const name of CASES) {
    const workbook = await readCase(name);
    for (const cell of fillTotals(workbook).cells) expect(cellAt(workbook, cell)?.value ?? null).toBeNull();
  }
});

test('a workbook without totals, and blank forms, are told so in one sentence instead of findings', async () => {
  for (const name of CASES) {
    const workbook = await readCase(name);
    const published = validate(workbook);
    expect(published.notFilled).toBeUndefined();
    const review = validate(leavesOnly(workbook));
    expect(review.notFilled).toMatch(/合计尚未填列/);
    const told = new Set(published.findings.map(({ rule, cells }) => `${rule} ${cells[0]?.sheet ?? ''}`));
    for (const { rule, cells, level } of review.findings) if (level === 'error') expect(told).toContain(`${rule} ${cells[0]?.sheet ?? ''}`);
    expect(review.findings.filter(({ message }) => message.includes('合计空白'))).toEqual([]);
  }
  const blank = validate(snapshotOf(blankSet('final', 2025).sheets));
  expect([blank.notFilled, blank.findings]).toEqual(['尚未填列：各表还没有填数。', []]);
});

test('where nothing is filled in no total is offered: zeros that formulas make of blanks are no parts', async () => {
  const last = await readCase('guyuan-2024');
  const { state, cells, disagreements } = fillTotals(applied(last, newYear(last, 2025).writes));
  expect({ state, cells, disagreements }).toEqual({ state: 'nothing', cells: [], disagreements: [] });
});
