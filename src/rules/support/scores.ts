import { Decimal } from 'decimal.js';
import { halfOf } from '../../forms/amount';
import type { Form } from '../../forms/disclosure';
import { Grid } from '../../forms/grid';
import type { FindingCell } from '../../findings/finding';
import { parseNumber } from '../../workbook/number';
import type { CellRef, SheetSnapshot } from '../../workbook/snapshot';
import type { CheckContext, Report } from '../rule';
import { place } from './check';

/** The arithmetic of a 绩效自评表: 执行率 = B/A, its score, the points of each group, the total. */

/** Every 绩效自评表 with its sheet. */
export function selfEvaluations({ disclosure, workbook }: CheckContext): { form: Form; grid: Grid }[] {
  return disclosure.forms
    .filter(({ kind }) => kind === '绩效自评表')
    .flatMap((form) => {
      const sheet = workbook.sheets.find(({ name }) => name === form.sheet);
      return sheet ? [{ form, grid: gridOf(sheet) }] : [];
    });
}

function gridOf(sheet: SheetSnapshot): Grid {
  let grid = GRIDS.get(sheet);
  if (!grid) GRIDS.set(sheet, (grid = new Grid(sheet)));
  return grid;
}

/** Two rules ask. */
const GRIDS = new WeakMap<SheetSnapshot, Grid>();

interface Value {
  readonly value: Decimal;
  readonly half: Decimal;
  readonly cell: CellRef;
  readonly text: string;
}

/** A number with its unit or percent sign taken off: 10万, 16%, 92. */
function valueAt(grid: Grid, row: number, column: number): Value | null {
  const text = grid.text(row, column);
  const number = grid.number(row, column) ?? parseNumber(text.replace(/(?:万元|万|元|%|分)$/, ''));
  if (!number) return null;
  const percent = text.endsWith('%');
  const value = percent ? number.value.div(100) : number.value;
  const half = halfOf(number.decimals);
  return { value, half: percent ? half.div(100) : half, cell: grid.ref(row, column), text };
}

function columnOf(grid: Grid, row: number, heading: RegExp): number | null {
  const found = grid.filled(row, grid.bounds.left, grid.bounds.right).find((column) => heading.test(grid.text(row, column)));
  return found ?? null;
}

function rowWith(grid: Grid, headings: readonly RegExp[]): number | null {
  for (let row = grid.bounds.top; row <= grid.bounds.bottom; row++)
    if (headings.every((heading) => columnOf(grid, row, heading) !== null)) return row;
  return null;
}

export function executionScores(form: Form, grid: Grid): { findings: Report[]; score: Decimal | null } {
  const heading = rowWith(grid, [/执行率/, /^得分/, /执行数/]);
  if (heading === null) return { findings: [], score: null };
  // The template of the ministry divides by 全年预算数; 年初预算数 stands before it.
  const budget = columnOf(grid, heading, /全年预算数/) ?? columnOf(grid, heading, /预算数/);
  const [spent, points, rate, score] = [/执行数/, /^分值/, /执行率/, /^得分$/].map((pattern) => columnOf(grid, heading, pattern));
  const read = (row: number, column: number | null | undefined): Value | null => (column == null ? null : valueAt(grid, row, column));
  const row = heading + 1;
  const values = [budget, spent, points, rate, score].map((column) => read(row, column));
  const [a, b, full, percent, given] = values;
  const findings: Report[] = [];
  if (a && b && percent && !a.value.isZero()) {
    const expected = b.value.div(a.value);
    if (expected.minus(percent.value).abs().gt(percent.half))
      findings.push(
        finding(
          form,
          percent,
          expected.times(100).toDecimalPlaces(2).toString() + '%',
          '执行率等于全年执行数 ÷ 预算数',
          'the rate is B ÷ A',
          [a, b],
        ),
      );
  }
  if (full && percent && given) {
    const expected = Decimal.min(percent.value.times(full.value), full.value);
    const tolerance = percent.half.times(full.value).plus(given.half);
    if (expected.minus(given.value).abs().gt(tolerance))
      findings.push(
        finding(form, given, expected.toString(), '得分等于执行率 × 分值', 'the score is rate × points', [
          percent,
          full,
          ...sameBelow(grid, row, score, given),
        ]),
      );
  }
  return { findings, score: given?.value ?? null };
}

/** The line 其中：财政拨款 repeats the figures; it belongs to the same finding. */
function sameBelow(grid: Grid, row: number, column: number | null | undefined, given: Value): Value[] {
  const below = column == null ? null : valueAt(grid, row + 1, column);
  return below && below.text === given.text ? [below] : [];
}

export function indicatorScores(form: Form, grid: Grid): Report[] {
  const execution = executionScores(form, grid).score;
  const heading = rowWith(grid, [/^一级指标$/, /^得分$/, /^分值/]);
  if (heading === null) return [];
  const group = columnOf(grid, heading, /^一级指标$/)!;
  const points = columnOf(grid, heading, /^分值/)!;
  const score = columnOf(grid, heading, /^得分$/)!;
  const given: Value[] = [];
  const groups: { label: string; full: Decimal; cell: CellRef; points: Value[] }[] = [];
  let total: Value | null = null;
  for (let row = heading + 1; row <= grid.bounds.bottom; row++) {
    const label = grid.filled(row, grid.bounds.left, grid.bounds.right).map((column) => grid.text(row, column))[0] ?? '';
    if (/^总分/.test(label)) total = valueAt(grid, row, score) ?? lastValue(grid, row);
    else {
      const full = /\(([0-9]{1,3})[分份]\)/.exec(grid.text(row, group))?.[1];
      if (!grid.blank(row, group))
        groups.push({ label: grid.raw(row, group), full: new Decimal(full ?? -1), cell: grid.ref(row, group), points: [] });
      const [weight, own] = [valueAt(grid, row, points), valueAt(grid, row, score)];
      if (weight) groups.at(-1)?.points.push(weight);
      if (own) given.push(own);
    }
  }
  return [...groupFindings(form, groups), ...totalFinding(form, total, given, execution)];
}

function lastValue(grid: Grid, row: number): Value | null {
  const column = grid.filled(row, grid.bounds.left, grid.bounds.right).at(-1);
  return column === undefined ? null : valueAt(grid, row, column);
}

function groupFindings(form: Form, groups: readonly { label: string; full: Decimal; cell: CellRef; points: readonly Value[] }[]): Report[] {
  return groups.flatMap(({ label, full, cell, points }) => {
    const sum = sumOf(points);
    if (full.isNegative() || points.length === 0 || sum.eq(full)) return [];
    return {
      zh: `“${label}”下 ${points.length} 项指标的分值合计 ${sum.toString()}，与表头的 ${full.toString()} 分不符；请调整分值。`,
      en: `The ${points.length} indicators of ${label} carry ${sum.toString()} points, not ${full.toString()}.`,
      cells: [place(cell, label), ...points.map((value) => place(value.cell, value.text, 'addend'))],
      form,
      // No 应为 and 现为: the cell named is a heading, and either it or one of the points is wrong.
      difference: sum.minus(full).toString(),
    };
  });
}

/** Some localities count the score of 预算执行率 in the total, some do not: either is right. */
function totalFinding(form: Form, total: Value | null, given: readonly Value[], execution: Decimal | null): Report[] {
  if (!total || given.length === 0) return [];
  const sum = sumOf(given);
  const accepted = [sum, ...(execution ? [sum.plus(execution)] : [])];
  if (accepted.some((expected) => expected.minus(total.value).abs().lte(total.half))) return [];
  return [finding(form, total, sum.toString(), '总分等于各项得分之和', 'the total is the sum of the scores', given)];
}

function sumOf(values: readonly Value[]): Decimal {
  return values.reduce((sum, { value }) => sum.plus(value), new Decimal(0));
}

function finding(form: Form, wrong: Value, expected: string, zh: string, en: string, others: readonly Value[]): Report {
  const cells: FindingCell[] = [
    place(wrong.cell, wrong.text, 'culprit'),
    ...others.map((value) => place(value.cell, value.text, 'addend')),
  ];
  return {
    zh: `此格填 ${wrong.text}，应为 ${expected}：${zh}。请核对计分。`,
    en: `${wrong.text} stands here; ${en}: ${expected}.`,
    cells,
    form,
    expected,
    actual: wrong.text,
    ...(wrong.text.endsWith('%') ? {} : { difference: wrong.value.minus(expected).toString() }),
  };
}
