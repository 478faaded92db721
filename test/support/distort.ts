import { Decimal } from 'decimal.js';
import { recognise } from '../../src/forms/recognise';
import { codeGroups } from '../../src/forms/codes';
import type { Form } from '../../src/forms/disclosure';
import { Grid } from '../../src/forms/grid';
import { readColumns, type RawColumn } from '../../src/forms/headings';
import { layoutsOf, type Layout } from '../../src/forms/layout';
import { isTotal } from '../../src/forms/vocabulary';
import { parseAddress } from '../../src/workbook/address';
import { readNumber } from '../../src/workbook/number';
import type { Area, CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../../src/workbook/snapshot';

/**
 * Ways in which the same disclosure lies on its sheets differently (DESIGN.md, promise 1). Every function is pure and changes the
 * layout only: what the forms say stays what it was, so the findings must stay too.
 */
export type Distortion = (workbook: WorkbookSnapshot) => WorkbookSnapshot;

type Cell = CellSnapshot | undefined;
type Row = readonly Cell[];

export const DISTORTIONS: Readonly<Record<string, Distortion>> = {
  'sheets renamed and shuffled': (workbook) => ({
    ...workbook,
    sheets: workbook.sheets.map((sheet, index) => ({ ...sheet, name: `Sheet${index + 1}` })).reverse(),
  }),
  'rows inserted above': eachSheet((sheet) => insertRows(sheet, 0, 3)),
  'a blank row in the body': eachForm((sheet, form) => insertRows(sheet, middleRow(form), 1)),
  'a column inserted at the left': eachSheet((sheet) => insertColumns(sheet, 0, 1)),
  'a column between labels and amounts': eachForm((sheet, form) => {
    const amounts = form.panels.map(({ columns }) => columns[0]!.column);
    return [...amounts].reverse().reduce((changed, column) => insertColumns(changed, column, 1), sheet);
  }),
  'the title row removed': eachForm((sheet, form) => deleteRow(sheet, titleRow(sheet, form))),
  'an extra title row': eachSheet((sheet) => write(insertRows(sheet, 0, 1), 0, 0, { value: '某市2024年度部门公开材料（附件2）' })),
  'code columns split': eachLayout((sheet, layout, columns) =>
    isSingleCode(layout, columns) ? splitCodes(sheet, layout, columns) : sheet,
  ),
  'code columns joined': eachForm(joinCodes),
  'codes before the names in one cell': eachForm((sheet, form) => glueCodes(sheet, form, (code, name) => `${code} ${name}`)),
  'codes behind the names in one cell': eachForm((sheet, form) => glueCodes(sheet, form, (code, name) => `${name}（${code}）`)),
  'codes as numbers without leading zeros': eachLayout((sheet, layout, columns) =>
    mapCells(sheet, (cell, row, column) =>
      isBody(layout, row) &&
      columns.some((other) => other.role === 'code' && other.column === column) &&
      /^[0-9]{1,15}$/.test(text(cell).trim())
        ? { value: Number(text(cell)) }
        : cell,
    ),
  ),
  'amounts as text with thousands separators': eachAmount((cell) => ({ ...cell, value: grouped(readNumber(cell)!.value) })),
  'amounts in full-width digits': eachAmount((cell) => ({ ...cell, value: fullWidth(readNumber(cell)!.value.toFixed()) })),
  'formulas instead of values': eachAmount((cell) => ({ ...cell, formula: 'SUM(ZZ1:ZZ9)' })),
  'line breaks and spaces inside headings': eachLayout((sheet, layout) =>
    mapCells(sheet, (cell, row) => {
      const value = text(cell);
      const heading = row >= layout.area.top && row <= layout.headings.bottom && value.length >= 2 && !/[:：]/.test(value);
      return heading ? { ...cell!, value: `${value.slice(0, 1)} ${value.slice(1, 2)}\n${value.slice(2)}` } : cell;
    }),
  ),
  'headings in one row': eachLayout(flattenHeadings),
  'labels without numbers': eachLayout((sheet, layout, columns) =>
    mapCells(sheet, (cell, row, column) =>
      isBody(layout, row) && columns.some((own) => own.role === 'name' && own.column === column) && NUMBERING.test(text(cell))
        ? { ...cell!, value: text(cell).replace(NUMBERING, '') }
        : cell,
    ),
  ),
  'a colon after the totals': eachLayout((sheet, layout) =>
    mapCells(sheet, (cell, row) =>
      isBody(layout, row) && /^[合总]\s*计$/.test(text(cell)) ? { ...cell!, value: `${text(cell)}：` } : cell,
    ),
  ),
  'a column for remarks': eachLayout((sheet, { area, headings }) => write(sheet, headings.top, area.right + 1, { value: '备注' })),
  'title and headings on every page': eachSheet((sheet) => {
    const layouts = layoutsOf(new Grid(sheet));
    return layouts.length === 1 ? printedOnPages(sheet, layouts[0]!) : sheet;
  }),
  'income above spending': eachForm(stacked),
  'merges dropped': eachSheet((sheet) => ({ ...sheet, merges: [] })),
  'forms side by side on one sheet': sideBySide,
  'every other row hidden': eachSheet((sheet) => ({
    ...sheet,
    hiddenRows: sheet.rows.map((_, row) => row).filter((row) => row % 2 === 1),
  })),
};

/** 元 ↔ 万元 in the form at `index` among those with lines: amounts converted exactly, the caption changed. */
export function switchUnit(index: number): Distortion {
  return (workbook) => {
    const form = tables(workbook)[index];
    if (!form || !form.unitStated || (form.unit !== '元' && form.unit !== '万元')) return workbook;
    const [from, to] = form.unit === '元' ? ['元', '万元'] : ['万元', '元'];
    const factor = new Decimal(form.unit === '元' ? '0.0001' : '10000');
    const cells = amountCells(form);
    return replaceSheet(workbook, form.sheet, (sheet) =>
      mapCells(sheet, (cell, row, column) => {
        const number = cells.has(`${row},${column}`) ? readNumber(cell) : null;
        if (number) return { ...cell!, value: number.value.times(factor).toNumber() };
        const caption = row < (form.panels[0]!.lines[0]?.row ?? 0) && typeof cell?.value === 'string';
        return caption ? { ...cell, value: text(cell).replace(new RegExp(`(?<![万千亿])${from}(?=$|[)）\\s;；,，])`), to) } : cell;
      }),
    );
  };
}

/** The forms of a workbook that have lines. */
export function tables(workbook: WorkbookSnapshot): Form[] {
  return recognise(workbook).forms.filter(({ panels }) => panels.some(({ lines }) => lines.length > 0));
}

function eachSheet(change: (sheet: SheetSnapshot) => SheetSnapshot): Distortion {
  return (workbook) => ({ ...workbook, sheets: workbook.sheets.map(change) });
}

function eachForm(change: (sheet: SheetSnapshot, form: Form) => SheetSnapshot): Distortion {
  return (workbook) =>
    [...tables(workbook)].reverse().reduce((changed, form) => replaceSheet(changed, form.sheet, (sheet) => change(sheet, form)), workbook);
}

function eachLayout(change: (sheet: SheetSnapshot, layout: Layout, columns: readonly RawColumn[]) => SheetSnapshot): Distortion {
  return eachSheet((sheet) => layoutsOf(new Grid(sheet)).reduce((changed, layout) => change(changed, layout, readColumns(layout)), sheet));
}

function eachAmount(change: (cell: CellSnapshot) => CellSnapshot): Distortion {
  return eachForm((sheet, form) => {
    const cells = amountCells(form);
    return mapCells(sheet, (cell, row, column) => (cell && cells.has(`${row},${column}`) && readNumber(cell) ? change(cell) : cell));
  });
}

function amountCells(form: Form): Set<string> {
  const cells = form.panels.flatMap(({ lines }) => lines.flatMap(({ amounts }) => amounts.map(({ cell }) => parseAddress(cell.address))));
  return new Set(cells.map(({ row, column }) => `${row},${column}`));
}

function replaceSheet(workbook: WorkbookSnapshot, name: string, change: (sheet: SheetSnapshot) => SheetSnapshot): WorkbookSnapshot {
  return { ...workbook, sheets: workbook.sheets.map((sheet) => (sheet.name === name ? change(sheet) : sheet)) };
}

function middleRow(form: Form): number {
  const rows = form.panels.flatMap(({ lines }) => lines.map(({ row }) => row)).sort((a, b) => a - b);
  return rows[Math.ceil(rows.length / 2)] ?? form.area.bottom + 1;
}

function titleRow(sheet: SheetSnapshot, form: Form): number {
  return sheet.rows.findIndex((row) => row?.some((cell) => text(cell).replace(/\s+/g, ' ').trim() === form.title) ?? false);
}

function text(cell: Cell): string {
  return typeof cell?.value === 'string' || typeof cell?.value === 'number' ? String(cell.value) : '';
}

function grouped(value: Decimal): string {
  const [whole = '', fraction] = value.toFixed().split('.');
  return whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
}

function fullWidth(plain: string): string {
  return [...plain].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('');
}

function write(sheet: SheetSnapshot, row: number, column: number, cell: CellSnapshot): SheetSnapshot {
  const rows = sheet.rows.map((cells) => [...(cells ?? [])]);
  while (rows.length <= row) rows.push([]);
  rows[row]![column] = cell;
  return { ...sheet, rows };
}

function mapCells(sheet: SheetSnapshot, change: (cell: Cell, row: number, column: number) => Cell): SheetSnapshot {
  return { ...sheet, rows: sheet.rows.map((cells, row) => cells?.map((cell, column) => change(cell, row, column))) };
}

function insertRows(sheet: SheetSnapshot, at: number, count: number): SheetSnapshot {
  const blank = Array.from({ length: count }, (): Row => []);
  return {
    ...sheet,
    rows: [...sheet.rows.slice(0, at), ...blank, ...sheet.rows.slice(at)],
    merges: sheet.merges.map((area) => grown(area, at, count, 'top', 'bottom')),
  };
}

function insertColumns(sheet: SheetSnapshot, at: number, count: number): SheetSnapshot {
  const blank = Array.from({ length: count }, (): Cell => undefined);
  const widen = (cells: Row): Row => {
    const dense = Array.from({ length: Math.max(cells.length, at) }, (_, column) => cells[column]);
    return [...dense.slice(0, at), ...blank, ...dense.slice(at)];
  };
  return {
    ...sheet,
    rows: sheet.rows.map((cells) => cells && widen(cells)),
    merges: sheet.merges.map((area) => grown(area, at, count, 'left', 'right')),
  };
}

function grown(area: Area, at: number, count: number, first: 'top' | 'left', last: 'bottom' | 'right'): Area {
  return {
    ...area,
    [first]: area[first] >= at ? area[first] + count : area[first],
    [last]: area[last] >= at ? area[last] + count : area[last],
  };
}

function deleteRow(sheet: SheetSnapshot, at: number): SheetSnapshot {
  if (at < 0) return sheet;
  return { ...sheet, rows: sheet.rows.filter((_, row) => row !== at), merges: shrunk(sheet.merges, at, 'top', 'bottom') };
}

function deleteColumn(sheet: SheetSnapshot, at: number): SheetSnapshot {
  return {
    ...sheet,
    rows: sheet.rows.map((cells) => cells && Array.from(cells).filter((_, column) => column !== at)),
    merges: shrunk(sheet.merges, at, 'left', 'right'),
  };
}

function shrunk(merges: readonly Area[], at: number, first: 'top' | 'left', last: 'bottom' | 'right'): Area[] {
  return merges.flatMap((area) => {
    const changed = {
      ...area,
      [first]: area[first] > at ? area[first] - 1 : area[first],
      [last]: area[last] >= at ? area[last] - 1 : area[last],
    };
    return changed.top <= changed.bottom && changed.left <= changed.right && (changed.top < changed.bottom || changed.left < changed.right)
      ? [changed]
      : [];
  });
}

function isBody(layout: Layout, row: number): boolean {
  return layout.body.includes(row);
}

const NUMBERING = /^[\s　]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[)）]|[0-9]+[、.．](?![0-9]))[\s　]*/;

/** Every column is headed by one cell, as in a table copied from a page: its own heading, a 小计 or 合计 with the name above it. */
function flattenHeadings(sheet: SheetSnapshot, { headings }: Layout, columns: readonly RawColumn[]): SheetSnapshot {
  const { top, bottom } = headings;
  if (top === bottom) return sheet;
  const leaves = new Map(
    columns.flatMap(({ column, path }) => {
      const own = path.at(-1);
      if (own === undefined) return [];
      return [[column, isTotal(own) && path.length > 1 ? `${path.at(-2)}${own}` : own]];
    }),
  );
  const isHeading = (row: number, column: number): boolean => row >= top && row <= bottom && leaves.has(column);
  const flat = mapCells(sheet, (cell, row, column) => (isHeading(row, column) ? undefined : cell));
  const merges = flat.merges.filter((area) => area.bottom < top || area.top > bottom);
  return [...leaves].reduce<SheetSnapshot>((changed, [column, value]) => write(changed, bottom, column, { value }), { ...flat, merges });
}

/** What stands above the first line, again in the middle of them. */
function printedOnPages(sheet: SheetSnapshot, { area, headings, body }: Layout): SheetSnapshot {
  const at = body[Math.floor(body.length / 2)];
  if (at === undefined || body.length < 6 || sheet.merges.some(({ top, bottom }) => top < at && bottom >= at)) return sheet;
  const height = headings.bottom - area.top + 1;
  const below = insertRows(sheet, at, height);
  const rows = below.rows.map((cells, row) => (row >= at && row < at + height ? sheet.rows[area.top + row - at] : cells));
  const merges = sheet.merges
    .filter(({ top, bottom }) => top >= area.top && bottom <= headings.bottom)
    .map((merge) => ({ ...merge, top: merge.top - area.top + at, bottom: merge.bottom - area.top + at }));
  return { ...below, rows, merges: [...below.merges, ...merges] };
}

const FULL_CODE = /^[235][0-9]{2}(?:[0-9]{2}){0,2}$/;

/** One column that holds full codes and nothing else. */
function isSingleCode(layout: Layout, columns: readonly RawColumn[]): boolean {
  const codes = columns.filter(({ role }) => role === 'code');
  const found = layout.body.map((row) => text(layout.grid.cell(row, codes[0]?.column ?? 0)).trim()).filter((code) => /[0-9]/.test(code));
  return codes.length === 1 && found.length > 0 && found.every((code) => FULL_CODE.test(code));
}

/** 2080505 in one column → 208|05|05 in three, under 科目编码 › 类, 款, 项. */
function splitCodes(sheet: SheetSnapshot, layout: Layout, columns: readonly RawColumn[]): SheetSnapshot {
  const at = columns.find(({ role }) => role === 'code')!.column;
  const { top, bottom } = layout.headings;
  const heading = layout.grid.raw(top, at) || '科目编码';
  let changed: SheetSnapshot = insertColumns(sheet, at + 1, 2);
  const own = (area: Area): boolean => area.left <= at && area.right >= at && area.bottom >= top && area.top <= bottom;
  changed = { ...changed, merges: changed.merges.filter((area) => !own(area)) };
  for (let row = top; row <= bottom; row++)
    for (let column = at; column < at + 3; column++) changed = write(changed, row, column, { value: null });
  if (top < bottom)
    changed = {
      ...write(changed, top, at, { value: heading }),
      merges: [...changed.merges, { top, left: at, bottom: bottom - 1, right: at + 2 }],
    };
  ['类', '款', '项'].forEach((level, index) => (changed = write(changed, bottom, at + index, { value: level })));
  for (const row of layout.body) {
    const code = text(layout.grid.cell(row, at)).trim();
    if (!FULL_CODE.test(code)) continue;
    const parts = [code.slice(0, 3), code.slice(3, 5), code.slice(5, 7)];
    parts.forEach((part, index) => (changed = write(changed, row, at + index, part === '' ? { value: null } : { value: part })));
  }
  return changed;
}

/** The code columns that stand together in front of the first name, and what each line's full code is. */
function subjectCodes(
  sheet: SheetSnapshot,
  form: Form,
): { columns: readonly number[]; name: number; codes: ReadonlyMap<number, string> } | null {
  const layout = layoutsOf(new Grid(sheet)).find(({ area }) => area.top === form.area.top && area.left === form.area.left);
  if (!layout || form.panels.length !== 1) return null;
  const stubs = readColumns(layout).filter(({ role }) => role !== 'amount');
  const groups = codeGroups(stubs).filter(({ meaning }) => meaning === 'subject');
  const name = stubs.find(({ role }) => role === 'name');
  if (groups.length !== 1 || !name || form.kind.includes('项目')) return null;
  const codes = new Map(
    form.panels[0]!.lines.flatMap(({ row, key }) => ('code' in key && FULL_CODE.test(key.code) ? [[row, key.code] as const] : [])),
  );
  return { columns: groups[0]!.columns.map(({ column }) => column), name: name.column, codes };
}

/** What stands at the right of income goes below it, with its headings. */
function stacked(sheet: SheetSnapshot, form: Form): SheetSnapshot {
  if (!/收支总表$/.test(form.kind) || form.panels.length !== 2) return sheet;
  const { area, headings } = layoutsOf(new Grid(sheet)).find(({ area: own }) => own.top === form.area.top && own.left === form.area.left)!;
  const last = Math.max(...form.panels.flatMap(({ lines }) => lines.map(({ row }) => row)));
  const from = form.panels[0]!.columns.at(-1)!.column + 1;
  const moved = (row: number): number => row + last - headings.top + 1;
  const below = sheet.rows.slice(last + 1);
  let changed: SheetSnapshot = {
    ...sheet,
    rows: sheet.rows.slice(0, last + 1),
    merges: sheet.merges.flatMap((merge) => {
      if (merge.top > last) return [{ ...merge, top: moved(merge.top), bottom: moved(merge.bottom) }];
      if (merge.top < headings.top || merge.right < from) return [merge];
      const { left, right } = { left: merge.left - from + area.left, right: merge.right - from + area.left };
      return merge.left < from ? [] : [{ top: moved(merge.top), bottom: moved(merge.bottom), left, right }];
    }),
  };
  for (let row = headings.top; row <= last; row++)
    for (let column = from; column <= area.right; column++) {
      const cell = sheet.rows[row]?.[column];
      changed = write(write(changed, row, column, { value: null }), moved(row), column - from + area.left, cell ?? { value: null });
    }
  return { ...changed, rows: [...changed.rows, ...below] };
}

/** 208|05|05 in three columns → 2080505 in one. */
function joinCodes(sheet: SheetSnapshot, form: Form): SheetSnapshot {
  const found = subjectCodes(sheet, form);
  if (!found || found.columns.length < 2) return sheet;
  const [first, ...others] = found.columns;
  let changed = sheet;
  for (const { row } of form.panels[0]!.lines)
    if (found.codes.has(row)) changed = write(changed, row, first!, { value: found.codes.get(row)! });
  const top = form.panels[0]!.lines[0]!.row;
  for (let row = form.area.top; row < top; row++)
    if (/^(?:类|款|项)$/.test(text(changed.rows[row]?.[first!]))) changed = write(changed, row, first!, { value: '科目编码' });
  return [...others].reverse().reduce((after, column) => deleteColumn(after, column), changed);
}

/** 2080505 | 名称 → 2080505 名称, or the other way round, in the column of the names. */
function glueCodes(sheet: SheetSnapshot, form: Form, glued: (code: string, name: string) => string): SheetSnapshot {
  const found = subjectCodes(sheet, form);
  if (!found || found.columns.some((column) => column > found.name)) return sheet;
  let changed = sheet;
  for (const { row, label } of form.panels[0]!.lines) {
    const name = text(sheet.rows[row]?.[found.name]) || label;
    changed = write(changed, row, found.name, { value: found.codes.has(row) ? glued(found.codes.get(row)!, name) : name });
  }
  const lines = new Set(form.panels[0]!.lines.map(({ row }) => row));
  changed.rows.forEach((cells, row) => {
    const caption =
      lines.has(row) || text(cells?.[found.name]) !== ''
        ? undefined
        : found.columns.map((column) => cells?.[column]).find((cell) => text(cell) !== '');
    if (caption && !/编码|^[类款项]$/.test(text(caption))) changed = write(changed, row, found.name, caption);
  });
  return [...found.columns].reverse().reduce((after, column) => deleteColumn(after, column), changed);
}

/** Pairs of sheets that hold one form each become one sheet: the second form to the right of the first, an empty column between. */
function sideBySide(workbook: WorkbookSnapshot): WorkbookSnapshot {
  const forms = recognise(workbook).forms;
  const single = (sheet: SheetSnapshot): boolean =>
    forms.filter((form) => form.sheet === sheet.name && form.panels.length > 0).length === 1;
  const sheets: SheetSnapshot[] = [];
  for (let index = 0; index < workbook.sheets.length; index++) {
    const [left, right] = [workbook.sheets[index]!, workbook.sheets[index + 1]];
    if (!right || !single(left) || !single(right)) sheets.push(left);
    else {
      sheets.push(beside(left, right));
      index++;
    }
  }
  return { ...workbook, sheets };
}

function beside(left: SheetSnapshot, right: SheetSnapshot): SheetSnapshot {
  const width = Math.max(new Grid(left).bounds.right, ...left.merges.map((area) => area.right)) + 2;
  const moved = insertColumns(right, 0, width);
  const rows = Array.from({ length: Math.max(left.rows.length, moved.rows.length) }, (_, row): Row => {
    const own = left.rows[row] ?? [];
    return [...Array.from({ length: width }, (_unused, column) => own[column]), ...(moved.rows[row] ?? []).slice(width)];
  });
  return { ...left, rows, merges: [...left.merges, ...moved.merges] };
}
