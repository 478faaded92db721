import { Decimal } from 'decimal.js';
import { halfOf } from './amount';
import type { Field, Form, FormKind, Note, Unit } from './disclosure';
import type { Grid } from './grid';
import type { RawPanel } from './headings';
import type { Layout } from './layout';
import { parseNumber } from '../workbook/number';
import { tidy } from '../workbook/text';
import { organizationIn } from './caption';
import type { Area } from '../workbook/snapshot';

/** A form made of labelled fields: 绩效目标表 and 自评表 above their list of indicators. */
interface FieldForm {
  readonly area: Area;
  readonly title: string;
  readonly organization: string;
  readonly fields: readonly Field[];
  /** Blank cells in which an amount is to be filled in: labelled as the others are. */
  readonly open: readonly Field[];
  readonly texts: ReadonlyMap<string, string>;
  readonly notes: readonly Note[];
}

/** 一级指标, 二级指标, 三级指标: the headings of the list of indicators. */
export function isIndicatorHeading(text: string): boolean {
  return /^\*?[一二三]级指标$/.test(text);
}

/** A table found on the same sheet. */
interface Tabular {
  readonly layout: Layout;
  readonly panels: readonly RawPanel[];
}

/** A performance form whose amounts stand in labelled fields; null where they stand in a table or where there are none to tell. */
export function fieldFormOf(grid: Grid, drafts: readonly Tabular[]): Form | null {
  const heading = [grid.sheet.name, ...titleTexts(grid)].find((text) => /绩效|自评/.test(text));
  if (heading === undefined || grid.bounds.bottom < 0) return null;
  const kind: FormKind = [grid.sheet.name, ...titleTexts(grid)].some((text) => /自评/.test(text))
    ? '绩效自评表'
    : /整体/.test(titleTexts(grid).join() + grid.sheet.name)
      ? '整体绩效目标表'
      : '项目绩效目标表';
  const tabular = drafts.some(
    ({ panels, layout }) =>
      panels.some(({ amounts }) => amounts.some(({ path }) => /金额|资金/.test(path.join('')))) && layout.body.length > 2,
  );
  const read = readFieldForm(grid);
  if (tabular && read.fields.length === 0 && read.open.length === 0) return null;
  return {
    kind,
    title: read.title,
    number: '',
    sheet: grid.sheet.name,
    area: read.area,
    unit: (read.fields[0] ?? read.open[0])?.unit ?? '万元',
    unitStated: read.fields.length > 0 || read.open.length > 0,
    ulp: new Decimal('0.01'),
    facets: {},
    panels: [],
    notes: read.notes,
    organization: read.organization,
    fields: read.fields,
    openFields: read.open,
    texts: read.texts,
  };
}

function titleTexts(grid: Grid): string[] {
  const texts: string[] = [];
  for (let row = grid.bounds.top; row < grid.bounds.top + 4; row++)
    texts.push(
      ...grid
        .filled(row, grid.bounds.left, grid.bounds.right)
        .slice(0, 3)
        .map((column) => grid.text(row, column)),
    );
  return texts.filter((text) => text.length <= 40);
}

/** Reads the labelled amounts of a sheet down to the heading of its indicators. Targets and weights are no amounts. */
function readFieldForm(grid: Grid): FieldForm {
  const { bounds } = grid;
  const end = indicatorRow(grid);
  const fields: Field[] = [];
  const open: Field[] = [];
  const texts = new Map<string, string>();
  const rows = grid.filledRows(bounds.top, end - 1);
  for (const row of rows)
    for (const column of grid.filled(row, bounds.left, bounds.right)) {
      const field = fieldAt(grid, row, column);
      if (field) fields.push(field);
      else keepText(grid, row, column, texts);
    }
  // A row of blanks below a row of headings is one of the form's.
  for (const row of new Set(rows.flatMap((filled) => [filled, filled + 1])))
    for (const column of row < end ? placesIn(grid, row) : []) open.push(...openFieldAt(grid, row, column, end));
  return { area: bounds, title: titleOf(grid), organization: organizationOf(grid, texts), fields, open, texts, notes: [] };
}

function indicatorRow(grid: Grid): number {
  const { bounds } = grid;
  for (const row of grid.filledRows(bounds.top, bounds.bottom))
    if (grid.filled(row, bounds.left, bounds.right).filter((column) => isIndicatorHeading(grid.text(row, column))).length >= 2) return row;
  return bounds.bottom + 1;
}

function titleOf(grid: Grid): string {
  for (let row = grid.bounds.top; row < grid.bounds.top + 4; row++)
    for (const column of grid.filled(row, grid.bounds.left, grid.bounds.right))
      if (/绩效|自评/.test(grid.text(row, column))) return tidy(grid.raw(row, column));
  return grid.sheet.name;
}

function organizationOf(grid: Grid, texts: ReadonlyMap<string, string>): string {
  for (const [label, text] of texts)
    if (/^(?:部门|单位|预算部门|部门\(单位\)|单位\(部门\)|实施单位)(?:名称)?(?:\(盖章\))?$/.test(label)) return text;
  for (let row = grid.bounds.top; row < grid.bounds.top + 6; row++) {
    const found = organizationIn(grid.text(row, grid.bounds.left));
    if (found) return found;
  }
  return '';
}

function keepText(grid: Grid, row: number, column: number, texts: Map<string, string>): void {
  const left = leftText(grid, row, column);
  if (left !== '' && grid.number(row, column) === null && !texts.has(left)) texts.set(left, tidy(grid.raw(row, column)));
}

function leftText(grid: Grid, row: number, column: number): string {
  const left = grid.filled(row, grid.bounds.left, column - 1).at(-1);
  return left === undefined ? '' : grid.text(row, left);
}

const WITH_UNIT = /^(-?[0-9][0-9,]*(?:\.[0-9]+)?)(万元|万|元)$/;

function fieldAt(grid: Grid, row: number, column: number): Field | null {
  const text = grid.text(row, column);
  const inline = WITH_UNIT.exec(text);
  const number = inline ? parseNumber(inline[1]!) : grid.number(row, column);
  if (!number) return null;
  const path = pathOf(grid, row, column);
  const unit: Unit | null = inline ? (inline[2]!.startsWith('万') ? '万元' : '元') : (unitOf(path) ?? unitOfGroup(grid, row));
  if (!unit || !isAmountPlace(grid, row, column, path)) return null;
  return fieldWith(grid, row, column, { path, unit, value: number.value, half: halfOf(number.decimals) });
}

const AMOUNT_HEADING = /数(?:\([AB]\))?$|金额/;

const OF_MONEY = /(?:资金|拨款|总额|安排|经费|支出|收入|合计|预算|决算|金额|结转|结余|其他|[^人次个]数)(?:\((?:万元|元|盖章|[AB])\))?:?$/;

/** The blank cells of a row that stand right of a text, or below one within a few rows. */
function placesIn(grid: Grid, row: number): number[] {
  const { left, right, top } = grid.bounds;
  const places = new Set<number>();
  const add = (column: number): void => {
    if (column > left && column <= right && grid.text(row, column) === '') places.add(column);
  };
  for (const column of grid.filled(row, left, right)) add((grid.mergeAt(row, column)?.right ?? column) + 1);
  for (let above = Math.max(top, row - 4); above < row; above++) for (const column of grid.filled(above, left, right)) add(column);
  return [...places].sort((a, b) => a - b);
}

/** A blank cell beside the label of an amount, or below the heading of a column of amounts. */
function openFieldAt(grid: Grid, row: number, column: number, end: number): Field[] {
  const merge = grid.mergeAt(row, column);
  if (isHeadingRow(grid, row, column) || (merge && (merge.top !== row || merge.left !== column))) return [];
  const beside = grid.mergeAt(row, column - 1);
  // A label over several rows heads a group.
  const label = beside ? (beside.top === beside.bottom ? grid.text(beside.top, beside.left) : '') : grid.text(row, column - 1);
  // A blank above a text belongs to the heading of a column.
  const headsColumn = row + 1 < end && /[一-龥]/.test(grid.text(row + 1, column));
  if ((headsColumn || !OF_MONEY.test(label)) && headingAbove(grid, row, column) === '') return [];
  const path = pathOf(grid, row, column);
  const unit = unitOf(path) ?? unitOfGroup(grid, row);
  if (!unit || !isAmountPlace(grid, row, column, path)) return [];
  return [fieldWith(grid, row, column, { path, unit, value: null, half: new Decimal(0) })];
}

/** Whether two headings of columns stand side by side further right: a blank among headings is none of an amount. */
function isHeadingRow(grid: Grid, row: number, column: number): boolean {
  const right = grid.filled(row, column + 1, grid.bounds.right);
  const [first, second] = right.slice(0, 2);
  if (first === undefined || second === undefined || isAmountText(grid.text(row, second))) return false;
  return AMOUNT_HEADING.test(grid.text(row, first)) && second === (grid.mergeAt(row, first)?.right ?? first) + 1;
}

/** Scores, people and shares are no amounts. */
function isAmountPlace(grid: Grid, row: number, column: number, path: readonly string[]): boolean {
  return path.length > 0 && !isScoreColumn(grid, row, column) && !/人数|比例/.test(path.at(-1)!);
}

type Read = Pick<Field, 'path' | 'unit'> & Pick<Field['amount'], 'value' | 'half'>;

function fieldWith(grid: Grid, row: number, column: number, { path, unit, value, half }: Read): Field {
  const name = labelOf(grid, row, column)
    .replace(/^其中[:,]?/, '')
    .replace(/^[0-9]、.*?:/, '')
    .replace(/^\([0-9]\)/, '')
    .replace(/\((?:万元|元)\)$|[:]$/g, '');
  const formula = grid.cell(row, column)?.formula !== undefined;
  return { path, name, unit, amount: { value, blank: value === null, half, cell: grid.ref(row, column), formula } };
}

/** The nearest text to the left that is no amount itself, else the heading above. */
function labelOf(grid: Grid, row: number, column: number): string {
  for (let left = column - 1; left >= grid.bounds.left; left--) {
    const text = grid.text(row, left);
    if (text !== '' && !isAmountText(text)) return text;
  }
  return headingAbove(grid, row, column);
}

function unitOf(path: readonly string[]): Unit | null {
  for (const part of [...path].reverse()) {
    const unit = /\((亿元|万元|千元|元)\)/.exec(part)?.[1] as Unit | undefined;
    if (unit) return unit;
  }
  return null;
}

/** The unit that one label of a group says, for the others of the group: 部门预算总额（万元）, 1、资金来源, 2、资金结构. */
function unitOfGroup(grid: Grid, row: number): Unit | null {
  const { left, right, top } = grid.bounds;
  const first = grid.filledRows(top, row).findLast((above) => grid.text(above, left) !== '');
  if (first === undefined || first === row) return null;
  const labels = grid.filled(first, left, right).map((column) => grid.text(first, column));
  return unitOf(labels.filter((text) => !isAmountText(text)));
}

/** The labels an amount stands under: the group at the left, the label of its row, the heading of its column. */
function pathOf(grid: Grid, row: number, column: number): string[] {
  const path: string[] = [];
  const add = (text: string): void => {
    if (text !== '' && !path.includes(text)) path.push(text);
  };
  for (let left = grid.bounds.left; left < column; left++) {
    const merge = grid.mergeAt(row, left);
    const text = merge ? grid.text(merge.top, merge.left) : grid.text(row, left);
    if (text !== '' && !isAmountText(text) && left >= startOfLabels(grid, row, column)) add(text);
    else if (left === grid.bounds.left) add(groupAbove(grid, row, left));
  }
  add(headingAbove(grid, row, column));
  return path;
}

/** A group label without merge stands in the first column some rows above. */
function groupAbove(grid: Grid, row: number, column: number): string {
  for (let above = row; above >= grid.bounds.top; above--) {
    const text = grid.text(above, column);
    if (text !== '') return /\((?:亿元|万元|千元|元)\)/.test(text) ? text : '';
  }
  return '';
}

/** Labels that belong to an amount further left do not count: `年度预算总额 52 其中：财政拨款 52`. */
function startOfLabels(grid: Grid, row: number, column: number): number {
  const label = column - 1;
  let start = grid.bounds.left;
  for (let left = grid.bounds.left; left < label; left++)
    if (isAmountText(grid.text(row, left)) && leftText(grid, row, column) !== grid.text(row, left)) start = left + 1;
  return start;
}

function isAmountText(text: string): boolean {
  return WITH_UNIT.test(text) || /^-?[0-9][0-9,.]*%?$/.test(text);
}

/** 分值, 得分 and 执行率 beside the amounts of a 自评表 are scores. */
function isScoreColumn(grid: Grid, row: number, column: number): boolean {
  for (let above = row - 1; above >= Math.max(grid.bounds.top, row - 4); above--) {
    const text = grid.text(above, column);
    if (/[一-龥]/.test(text) && !isAmountText(text)) return /分值|得分|执行率|权重/.test(text);
  }
  return false;
}

/** The heading of a column of amounts: a row above with headings only. Above a blank cell the others of its column may be blank as well. */
function headingAbove(grid: Grid, row: number, column: number, overBlanks = grid.text(row, column) === ''): string {
  for (let above = row - 1; above >= Math.max(grid.bounds.top, row - 4); above--) {
    const merge = grid.mergeAt(above, column);
    const text = merge ? grid.text(merge.top, merge.left) : grid.text(above, column);
    if (text === '' && !overBlanks) return '';
    if (text === '' || isAmountText(text)) continue;
    return AMOUNT_HEADING.test(text) ? text : '';
  }
  return '';
}
