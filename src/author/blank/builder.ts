import { addressOf } from '../../workbook/address';
import type { Area } from '../../workbook/snapshot';
import { CLASS_DIGITS, economicBelow } from './economic';
import type { BlankCell, BlankSheet, Look } from './set';
import type { EconomicSource, SheetSource, SideSource } from './source';

export interface Context {
  readonly in: number;
  readonly year: string;
  readonly unit: string;
  readonly organization: string;
}

type Rows = (BlankCell | undefined)[][];

/** How many columns at the left hold codes and names. */
const STUBS = 2;

/** Lays a form out row by row. */
export class SheetBuilder {
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
    const spare = lines ?? projects;
    if (spare !== undefined) {
      this.addRow(this.lineOf('合计'));
      for (let line = 0; line < spare; line++) this.addRow(this.lineOf(''));
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

  private lineOf(name: string): BlankCell[] {
    return Array.from({ length: this.width }, (_, column): BlankCell =>
      column >= STUBS
        ? { look: 'input' }
        : column === (this.source.projects === undefined ? 1 : 0) && name !== ''
          ? { look: 'centre', value: name }
          : { look: 'text' },
    );
  }

  private sides(sides: readonly SideSource[]): void {
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

  private economic(lists: readonly EconomicSource[]): void {
    const entries = lists.map(({ classes }) => classes.flatMap((code) => economicBelow(code, this.context.in)));
    const top = this.rows.length + (lists[0]?.totalFirst === undefined ? 0 : 1);
    const heads = entries.map((list) => list.flatMap(({ code }, at) => (code.length === CLASS_DIGITS ? [top + at] : [])));
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
  private totals(lists: readonly EconomicSource[], heads: readonly (readonly number[])[]): void {
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

const DIGITS = '零一二三四五六七八九';

function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? DIGITS[tens]! : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones]! : ''}`;
}
