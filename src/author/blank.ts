import * as v from 'valibot';
import subjectsCsv from '../../assets/classification/subjects.csv';
import budgetForms from '../../assets/author/budget.yaml';
import finalForms from '../../assets/author/final.yaml';
import { recognise } from '../forms/recognise';
import { isTotal } from '../forms/vocabulary';
import { addressOf } from '../workbook/address';
import type { Area, CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../workbook/snapshot';
import { fillTotals } from './fill';
import { shifted } from './formula';
import { keyOf, withCells } from './places';

const Side = v.object({
  at: v.number(),
  order: v.optional(v.number()),
  amounts: v.array(v.number()),
  items: v.array(v.string()),
  closing: v.array(v.string()),
});

const Economic = v.object({
  at: v.number(),
  classes: v.array(v.string()),
  amounts: v.optional(v.array(v.number())),
  total: v.optional(v.string()),
  totalFirst: v.optional(v.string()),
});

const Sheet = v.object({
  name: v.string(),
  number: v.optional(v.string()),
  title: v.string(),
  headings: v.array(v.string()),
  numbering: v.optional(v.string()),
  widths: v.array(v.number()),
  /** Two lists side by side. */
  sides: v.optional(v.array(Side)),
  /** Empty lines for subjects or units below a total, or for projects. */
  lines: v.optional(v.number()),
  projects: v.optional(v.number()),
  economic: v.optional(v.array(Economic)),
  /** One line of amounts. */
  single: v.optional(v.boolean()),
  notes: v.optional(v.array(v.string())),
});

const SetSchema = v.object({ functions: v.array(v.string()), yearWord: v.string(), sheets: v.array(Sheet) });
type SheetSource = v.InferOutput<typeof Sheet>;

/** What a cell looks like. quiet: a formula that shows nothing where its line is not in use. */
export type Look = 'title' | 'caption' | 'captionRight' | 'heading' | 'text' | 'centre' | 'input' | 'formula' | 'quiet' | 'note' | 'empty';

export interface BlankCell {
  readonly look: Look;
  readonly value?: string;
  /** Without `=`. */
  readonly formula?: string;
}

export interface BlankSheet {
  readonly name: string;
  readonly rows: readonly (readonly (BlankCell | undefined)[])[];
  readonly merges: readonly Area[];
  readonly widths: readonly number[];
  /** The rows that are printed on every page. */
  readonly headings: { readonly top: number; readonly bottom: number };
}

export interface BlankSet {
  readonly sheets: readonly BlankSheet[];
}

/** The national set of blank forms of a year, with what relations say as formulas. */
export function blankSet(kind: 'budget' | 'final', year: number, options: { unit?: '元' | '万元'; organization?: string } = {}): BlankSet {
  const source = v.parse(SetSchema, kind === 'budget' ? budgetForms : finalForms);
  const context = { in: year, year: `${year}${source.yearWord}`, unit: options.unit ?? '万元', organization: options.organization ?? '' };
  return { sheets: source.sheets.map((sheet) => withFormulas(new Builder(sheet, context).build())) };
}

interface Context {
  readonly in: number;
  readonly year: string;
  readonly unit: string;
  readonly organization: string;
}

type Rows = (BlankCell | undefined)[][];

class Builder {
  private readonly rows: Rows = [];
  private readonly merges: Area[] = [];
  private readonly width: number;

  constructor(
    private readonly source: SheetSource,
    private readonly context: Context,
  ) {
    this.width = source.widths.length;
  }

  build(): BlankSheet {
    this.caption();
    const top = this.rows.length;
    this.headings();
    const { sides, economic, single, lines, projects, numbering } = this.source;
    if (numbering !== undefined)
      this.addRow(
        numbering.split('|').map((text) => ({ look: 'centre' as const, value: text })),
        true,
      );
    const bottom = this.rows.length - 1;
    if (sides) this.sides(sides);
    if (economic) this.economic(economic);
    if (single) this.addRow(Array.from({ length: this.width }, () => ({ look: 'input' })));
    const stubs = this.stubCount();
    const spare = lines ?? projects;
    if (spare !== undefined) {
      this.addRow(this.lineOf(stubs, '合计'));
      for (let line = 0; line < spare; line++) this.addRow(this.lineOf(stubs, ''));
    }
    for (const note of this.source.notes ?? []) this.wide(note, 'note');
    return { name: this.source.name, rows: this.rows, merges: this.merges, widths: this.source.widths, headings: { top, bottom } };
  }

  private caption(): void {
    const last = this.width - 1;
    const right = (value: string): (BlankCell | undefined)[] => {
      const row: (BlankCell | undefined)[] = [];
      row[last] = { look: 'captionRight', value };
      return row;
    };
    this.rows.push(right(this.source.number ?? this.source.name));
    this.wide(`${this.context.year}${this.source.title}`, 'title');
    const row = right(`单位：${this.context.unit}`);
    row[0] = { look: 'caption', value: `部门：${this.context.organization}` };
    this.rows.push(row);
  }

  private wide(value: string, look: Look): void {
    this.merges.push({ top: this.rows.length, bottom: this.rows.length, left: 0, right: this.width - 1 });
    this.rows.push([{ look, value }]);
  }

  private headings(): void {
    const first = this.rows.length;
    const grid = this.source.headings.map((row) => row.split('|'));
    grid.forEach((row) => this.rows.push(row.map((text) => ({ look: 'heading', ...(/^[<^]$/.test(text) ? {} : { value: text }) }))));
    grid.forEach((row, r) =>
      row.forEach((text, c) => {
        if (/^[<^]$/.test(text)) return;
        let right = c;
        while (row[right + 1] === '<') right++;
        let bottom = r;
        while (grid[bottom + 1]?.[c] === '^') bottom++;
        if (right > c || bottom > r) this.merges.push({ top: first + r, bottom: first + bottom, left: c, right });
      }),
    );
  }

  /** A row with borders in every cell; `<` joins the cell at its left. */
  private addRow(cells: readonly BlankCell[], joins = false): void {
    const row = this.rows.length;
    if (joins)
      cells.forEach(({ value }, column) => {
        if (value === '<') this.merges.push({ top: row, bottom: row, left: column - 1, right: column });
      });
    this.rows.push(cells.map((cell) => (cell.value === '<' || cell.value === '' ? { look: cell.look } : cell)));
  }

  /** How many columns at the left hold codes and names. */
  private stubCount(): number {
    return 2;
  }

  private lineOf(stubs: number, name: string): BlankCell[] {
    return Array.from({ length: this.width }, (_, column): BlankCell =>
      column >= stubs
        ? { look: 'input' }
        : column === (this.source.projects === undefined ? 1 : 0) && name !== ''
          ? { look: 'centre', value: name }
          : { look: 'text' },
    );
  }

  private sides(sides: readonly v.InferOutput<typeof Side>[]): void {
    const height = Math.max(...sides.map(({ items, closing }) => items.length + closing.length));
    const closings = Math.max(...sides.map(({ closing }) => closing.length));
    let order = 1;
    const orders = sides.map(() => {
      const first = order;
      order += height;
      return first;
    });
    for (let at = 0; at < height; at++) {
      const cells: BlankCell[] = Array.from({ length: this.width }, () => ({ look: 'text' }));
      sides.forEach((side, index) => {
        const fromEnd = at - (height - closings);
        const closing = fromEnd >= 0 ? side.closing[fromEnd - (closings - side.closing.length)] : undefined;
        const item = fromEnd < 0 ? side.items[at] : undefined;
        const label = item === undefined ? closing : `${chineseNumber(at + 1)}、${item}`;
        if (side.order !== undefined) cells[side.order] = { look: 'centre', value: String(orders[index]! + at) };
        if (label === undefined) return;
        cells[side.at] = { look: /合计|总计/.test(closing ?? '') ? 'centre' : 'text', value: label };
        for (const column of side.amounts) cells[column] = { look: 'input' };
      });
      this.addRow(cells);
    }
  }

  private economic(lists: readonly v.InferOutput<typeof Economic>[]): void {
    const entries = lists.map(({ classes }) => classes.flatMap((code) => economicBelow(code, this.context.in)));
    const top = this.rows.length + (lists[0]?.totalFirst === undefined ? 0 : 1);
    const heads = entries.map((list) => list.flatMap(({ code }, at) => (code.length === CLASS ? [top + at] : [])));
    const height = Math.max(...entries.map(({ length }) => length));
    const [first] = lists;
    if (first?.totalFirst !== undefined)
      this.addRow([
        { look: 'text' },
        { look: 'centre', value: first.totalFirst },
        ...first.amounts!.map(() => ({ look: 'input' as const })),
      ]);
    for (let at = 0; at < height; at++) {
      const cells: BlankCell[] = Array.from({ length: this.width }, () => ({ look: 'text' }));
      lists.forEach((list, index) => {
        const entry = entries[index]![at];
        if (!entry) return;
        cells[list.at] = { look: 'text', value: entry.code };
        cells[list.at + 1] = { look: 'text', value: entry.name };
        for (const column of list.amounts ?? [list.at + 2]) cells[column] = { look: 'input' };
      });
      this.addRow(cells);
    }
    const totals = lists.filter(({ total }) => total !== undefined);
    if (totals.length > 0) this.totals(lists, heads);
  }

  /** 人员经费合计 below its list, 公用经费合计 below the two lists of its half. */
  private totals(lists: readonly v.InferOutput<typeof Economic>[], heads: readonly (readonly number[])[]): void {
    const cells: BlankCell[] = Array.from({ length: this.width }, () => ({ look: 'text' }));
    const row = this.rows.length;
    let from = 0;
    for (const [index, { at, total }] of lists.entries()) {
      if (total === undefined) continue;
      cells[from] = { look: 'centre', value: total };
      // A total of one list is found as others are; that of two lists side by side is said here.
      const own = lists.flatMap((list, other) => (list.at >= from && other <= index ? [{ column: list.at + 2, rows: heads[other]! }] : []));
      const sum = own.flatMap(({ column, rows }) => rows.map((head) => addressOf(head, column))).join('+');
      cells[at + 2] = own.length === 1 ? { look: 'input' } : { look: 'formula', formula: sum };
      this.merges.push({ top: row, bottom: row, left: from, right: at + 1 });
      from = at + 3;
    }
    this.addRow(cells);
  }
}

/** Digits of the code of a class. */
const CLASS = 3;

/** The subjects of a class that are in force in a year. */
function economicBelow(code: string, year: number): { code: string; name: string }[] {
  return subjectsCsv
    .split(/\r?\n/)
    .map((row) => row.split(','))
    .filter(([kind, own = '']) => kind === 'dept_econ' && own.startsWith(code))
    .filter(([, , , , from = '', to = '']) => (from === '' || Number(from) <= year) && (to === '' || Number(to) >= year))
    .map(([, own = '', name = '']) => ({ code: own, name }));
}

const DIGITS = '零一二三四五六七八九';

function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? DIGITS[tens]! : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones]! : ''}`;
}

/** The forms as a workbook; `amounts` stands in every cell to be typed in. */
export function snapshotOf(sheets: readonly BlankSheet[], amounts: number | null = null): WorkbookSnapshot {
  return {
    name: '',
    sheets: sheets.map(({ name, rows, merges }): SheetSnapshot => ({
      name,
      visibility: 'visible',
      rows: rows.map((row) => row.map((cell) => contentOf(cell, amounts))),
      merges,
      hiddenRows: [],
      hiddenColumns: [],
    })),
  };
}

function contentOf(cell: BlankCell | undefined, amount: number | null): CellSnapshot | undefined {
  if (cell?.value !== undefined) return { value: cell.value };
  if (cell?.formula !== undefined) return { value: 0, formula: cell.formula };
  return cell?.look === 'input' && amount !== null ? { value: amount } : undefined;
}

/**
 * Which cells are totals, and of what, is asked of the relations: with a number in every cell that is to be typed in and the totals left
 * out, what can be filled is a formula. On empty lines what holds across the line of their total holds as well.
 */
function withFormulas(sheet: BlankSheet): BlankSheet {
  const full = snapshotOf([sheet], PROBE);
  const blanks = new Map<string, null>();
  const disclosure = recognise(full);
  for (const { panels } of disclosure.forms)
    for (const { lines, columns } of panels) {
      const listed = lines.some(({ role, label }) => role === 'item' && label !== '');
      for (const line of lines)
        line.amounts.forEach(({ cell }, column) => {
          const adds = listed && (line.role === 'total' || line.children.some(({ role }) => role === 'item'));
          const spare = line.label === '' && lines.length > 1;
          const across = columns.length > 1 && isTotal(columns[column]!.path.at(-1) ?? '');
          if (adds || spare || across) blanks.set(keyOf(cell), null);
        });
    }
  const formulas = new Map(fillTotals(withCells(full, blanks)).cells.map((cell) => [keyOf(cell), cell.formula]));
  const first = sheet.rows.findIndex((row) => row.some((cell) => cell?.value === '合计' && cell.look === 'centre'));
  const spare = sheet.rows[first + 1]?.[1]?.value === undefined && sheet.rows[first + 1]?.[0]?.value === undefined ? first : -1;
  const rows = sheet.rows.map((row, r) =>
    row.map((cell, c): BlankCell | undefined => {
      if (cell?.look !== 'input') return cell;
      const above = spare >= 0 && r > spare ? formulas.get(`${sheet.name}!${addressOf(spare, c)}`) : undefined;
      const formula = formulas.get(`${sheet.name}!${addressOf(r, c)}`) ?? (above ? movedDown(above, r - spare) : null);
      return formula ? { look: row.some(isTotalLabel) ? 'formula' : 'quiet', formula } : cell;
    }),
  );
  return { ...sheet, rows };
}

function isTotalLabel(cell: BlankCell | undefined): boolean {
  return cell?.look === 'centre' && /合计|总计/.test(cell.value ?? '');
}

/** No number that could be the number of a column. */
const PROBE = 1000.25;

/** A formula that adds cells of its own row, for a row further down. */
function movedDown(formula: string, rows: number): string {
  return formula.replace(/[A-Z]{1,3}[0-9]+/g, (address) => shifted(address, rows, 0));
}
