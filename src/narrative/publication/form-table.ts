import { projectOf } from '../../facts/paths';
import type { Disclosure, Form } from '../../forms/disclosure';
import { addressOf, parseAddress } from '../../workbook/address';
import { readNumber } from '../../workbook/number';
import { shownText } from '../../workbook/shown';
import type { Area, SheetSnapshot, WorkbookSnapshot } from '../../workbook/snapshot';
import { normalize } from '../../workbook/text';

/** A form as it is printed: what stands above its table, the table without empty rows and columns, what stands below it. */
export interface FormTable {
  readonly title: string;
  /** 公开06表, or empty. */
  readonly number: string;
  /** 编制部门：… and 单位：万元, as the form has them; either can be empty. */
  readonly above: { readonly left: string; readonly right: string };
  readonly columns: number;
  /** The first `headings` rows are repeated on each page. */
  readonly headings: number;
  readonly rows: readonly (readonly TableCell[])[];
  readonly notes: readonly string[];
}

/** A cell that begins in its row; a merged one covers the rows and columns it spans. */
export interface TableCell {
  readonly text: string;
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly align: 'left' | 'center' | 'right';
  /** Where it stands in the workbook. */
  readonly address: string;
}

/** The forms of a workbook in its order; forms on hidden sheets are not published. */
export function formTables(workbook: WorkbookSnapshot, { forms }: Pick<Disclosure, 'forms'>): FormTable[] {
  const shown = forms.filter(({ sheet }) => workbook.sheets.some(({ name, visibility }) => name === sheet && visibility === 'visible'));
  return shown.map((form) => {
    const table = new Reader(
      workbook.sheets.find(({ name }) => name === form.sheet)!,
      form,
    ).table();
    // Of several of the same title each is called by what it is about.
    const isOne = shown.filter(({ title }) => title === form.title).length === 1;
    const project = projectOf(form);
    return isOne || project === form.title ? table : { ...table, title: `${form.title}（${project}）` };
  });
}

class Reader {
  /** The merged areas by the rows they cover. */
  private readonly merges = new Map<number, Area[]>();
  private readonly noted: ReadonlySet<number>;

  constructor(
    private readonly sheet: SheetSnapshot,
    private readonly form: Form,
  ) {
    sheet.merges.forEach((area) => this.merge(area));
    const notes = new Map(form.notes.map(({ cell, text }) => [parseAddress(cell.address).row, text.trim()]));
    this.noted = new Set([...notes].flatMap(([row, note]) => (this.textsOf(row).every((text) => text === note) ? [row] : [])));
  }

  private merge(area: Area): void {
    const { top, bottom } = this.form.area;
    for (const row of range(Math.max(area.top, top), Math.min(area.bottom, bottom)))
      this.merges.set(row, [...(this.merges.get(row) ?? []), area]);
  }

  table(): FormTable {
    const { form } = this;
    const shown = range(form.area.top, form.area.bottom).filter((row) => !this.sheet.hiddenRows.includes(row));
    const first = Math.max(
      shown.findIndex((row) => !this.isAbove(row)),
      0,
    );
    const above = shown.slice(0, first).flatMap((row) => this.textsOf(row));
    const rows = shown.slice(first).filter((row) => !this.noted.has(row) && this.textsOf(row).length > 0);
    const begins = Math.min(...form.panels.flatMap(({ lines }) => lines.map(({ row }) => row)));
    const headings = rows.filter((row) => row < begins).length;
    if (form.panels.length > 0) this.mergeHeadings(rows.slice(0, headings));
    const columns = this.columnsOf(rows);
    const body = (hasHeadings: boolean): TableCell[][] =>
      rows.map((row, index) => this.cellsOf(row, rows, columns, hasHeadings && index < headings));
    return {
      title: form.title,
      number: form.number,
      above: {
        left: above.find((text) => isUnitName(text) || normalize(text) === normalize(form.organization)) ?? '',
        right: above.find(isMeasure) ?? '',
      },
      columns: columns.length,
      // A form without lines has nothing but headings, and one of labelled fields has none.
      headings: form.panels.length === 0 ? 0 : Math.min(headings, Math.max(rows.length - 1, 1)),
      rows: form.panels.length === 0 ? alignedByColumn(body(false)) : body(true),
      notes: form.notes.filter(({ cell }) => this.noted.has(parseAddress(cell.address).row)).map(({ text }) => text.trim()),
    };
  }

  private textAt(row: number, column: number): string {
    return shownText(this.sheet.rows[row]?.[column]);
  }

  private textsOf(row: number): string[] {
    const { left, right } = this.form.area;
    return range(left, right).flatMap((column) => {
      const text = this.sheet.hiddenColumns.includes(column) ? '' : this.textAt(row, column);
      return text === '' ? [] : [text];
    });
  }

  /** A row above the table: blank, or nothing but the title, the number of the form, the year, who made it and in which unit. */
  private isAbove(row: number): boolean {
    const { organization } = this.form;
    const [title, number] = [normalize(this.form.title), normalize(this.form.number)];
    const isTold = (text: string): boolean => {
      const own = normalize(text);
      return (
        own === number ||
        (title.length > SHORTEST_TITLE && own.includes(title)) ||
        (title.includes(own) && own.length * 2 > title.length) ||
        /^\(?20[0-9]{2}年度?\)?$/.test(own) ||
        /^(?:附?表|公开|预算)[0-9一二三四五六七八九十]{1,3}(?:表|[-—][0-9]{1,2})?$/.test(own) ||
        own === normalize(organization) ||
        isUnitName(text) ||
        isMeasure(text)
      );
    };
    return this.textsOf(row).every(isTold);
  }

  /** Headings that a sheet has left unmerged stand over the blank cells at their right and below, as far as these are theirs. */
  private mergeHeadings(rows: readonly number[]): void {
    const { left, right } = this.form.area;
    // 栏次 and the numbers beside it are below every heading.
    const words = rows.filter((row) => this.textsOf(row).some((text) => !/^(?:[0-9※]{1,3}|栏\s*次)$/.test(text)));
    const isBlank = (row: number, column: number): boolean => this.textAt(row, column) === '' && !this.mergeAt(row, column);
    const isOver = (row: number, column: number): boolean => words.some((below) => below > row && this.textAt(below, column) !== '');
    for (const row of words)
      for (const column of range(left, right)) {
        if (this.textAt(row, column) === '' || this.mergeAt(row, column)) continue;
        let [to, bottom] = [column, row];
        while (isOver(row, column) && to < right && isBlank(row, to + 1) && isOver(row, to + 1)) to++;
        while (words.includes(bottom + 1) && range(column, to).every((at) => isBlank(bottom + 1, at))) bottom++;
        if (to > column || bottom > row) this.merge({ top: row, bottom, left: column, right: to });
      }
  }

  private mergeAt(row: number, column: number): Area | undefined {
    return this.merges.get(row)?.find(({ left, right }) => column >= left && column <= right);
  }

  /** The columns that hold something of their own; what spans several is no content of one. */
  private columnsOf(rows: readonly number[]): number[] {
    const { left, right } = this.form.area;
    const visible = range(left, right).filter((column) => !this.sheet.hiddenColumns.includes(column));
    const spans = (row: number, column: number): Area =>
      this.mergeAt(row, column) ?? { top: row, bottom: row, left: column, right: column };
    const holds = (column: number): boolean =>
      rows.some((row) => this.textAt(row, column) !== '' && spans(row, column).right === spans(row, column).left);
    const filled = new Set(visible.filter(holds));
    // A heading over columns of which none holds anything still needs one to stand in.
    for (const row of rows)
      for (const column of visible) {
        const area = spans(row, column);
        const isAnchor = area.top === row && area.left === column;
        if (isAnchor && this.textAt(row, column) !== '' && !range(area.left, area.right).some((at) => filled.has(at))) filled.add(column);
      }
    return visible.filter((column) => filled.has(column));
  }

  private cellsOf(row: number, rows: readonly number[], columns: readonly number[], isHeading: boolean): TableCell[] {
    return columns.flatMap((column, index): TableCell[] => {
      const area = this.mergeAt(row, column) ?? { top: row, bottom: row, left: column, right: column };
      const covered = columns.filter((at) => at >= area.left && at <= area.right);
      const tall = area.top === area.bottom ? [row] : rows.filter((at) => at >= area.top && at <= area.bottom);
      if (covered[0] !== column || tall[0] !== row) return [];
      const text = this.textAt(area.top, area.left);
      return [
        {
          text,
          column: index,
          columnSpan: covered.length,
          rowSpan: tall.length,
          align: isHeading ? 'center' : this.alignOf(row, column, text),
          address: addressOf(area.top, area.left),
        },
      ];
    });
  }

  /** Amounts stand at the right, codes and numbers of rows in the middle, words at the left. */
  private alignOf(row: number, column: number, text: string): TableCell['align'] {
    const { panels } = this.form;
    const ofAmounts = panels.some((panel) => panel.columns.some((own) => own.column === column));
    if (ofAmounts && (readNumber(this.sheet.rows[row]?.[column]) !== null || /^[-—–]+$/.test(text))) return 'right';
    return /^[0-9]{1,9}$/.test(text) || /^(?:合\s*计|总\s*计|小\s*计|栏\s*次)$/.test(text) ? 'center' : 'left';
  }
}

/** A shorter one, such as the name of a sheet, stands in other words by chance. */
const SHORTEST_TITLE = 3;

/** As many letters stand in the middle of a column of short words. */
const SHORT = 12;

/** Forms of labelled fields: a column of short words in the middle, sentences at the left. */
function alignedByColumn(rows: readonly (readonly TableCell[])[]): TableCell[][] {
  const longest = new Map<number, number>();
  for (const { column, columnSpan, text } of rows.flat())
    if (columnSpan === 1) longest.set(column, Math.max(longest.get(column) ?? 0, text.length));
  return rows.map((cells) =>
    cells.map((cell) => {
      const length = cell.columnSpan === 1 ? longest.get(cell.column)! : cell.text.length;
      return { ...cell, align: length <= SHORT ? 'center' : 'left' };
    }),
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => from + index);
}

function isUnitName(text: string): boolean {
  return /^(?:编制|公开|填报|预算)?(?:部门|单位)(?:名称)?(?:[（(][^）)]{0,8}[）)])?\s*[：:]/.test(text) && !isMeasure(text);
}

function isMeasure(text: string): boolean {
  return /^(?:金额|计量)?单位\s*[：:]\s*(?:人民币)?(?:万|千|亿)?元/.test(text);
}
