import type { Column, Disclosure, Form, Line, Panel } from '../forms/disclosure';
import type { Sentence } from '../findings/sentence';
import { recognise } from '../forms/recognise';
import { inputsMovedOn, isInputSheet } from '../narrative/input-sheets';
import { isNoAmount } from '../forms/vocabulary';
import { addressOf } from '../workbook/address';
import { readNumber } from '../workbook/number';
import type { CellRef, CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../workbook/snapshot';
import { normalize } from '../workbook/text';
import { evaluateFormula } from './arithmetic';
import { AuthorError } from './error';
import { computed } from './compute';
import { definitionsOf, type Definition } from './definitions';
import { formulaOf } from './formula';
import { headingsAbove, performanceCells } from './performance';
import { listChoices } from './lists';
import type { MovedSheet, NewYear } from './new-year-result';
import { cellAt, coveredCells, keyOf, placesOf, printedValue, withCells, type Place } from './places';
import { groupBy, holds, isBlank, sumOf, yuanPer } from './relations';
import { eachCell, holdsFigure, isDash, isInput, isYear } from './year-cells';
import { movedYears } from './years';
import { applied, type CellWrite } from './writes';

/** Cells to be typed in. */
export const INPUT_FILL = '#FFF9E5';
/** Words that say an amount. */
const SENTENCE = /[一-龥][^0-9]{0,30}[0-9][0-9,.]*\s*(?:万|亿|千)?元[^)）]/;
/** Sums of lines that are not in use show nothing. */
export const NO_ZEROS = '#,##0.00;-#,##0.00;';

/**
 * Last year's workbook made ready for another year: titles, headings and notes moved on, typed cells emptied, this year's amounts moved
 * into the columns of 上年, totals and amounts of other forms as formulas. Everything else stays.
 * @throws AuthorError where no form tells its year, or the year is that of the workbook
 */
export function newYear(workbook: WorkbookSnapshot, to: number): NewYear {
  const disclosure = recognise(workbook);
  const { year: from } = disclosure;
  if (disclosure.forms.length === 0) throw new AuthorError('没有识别出任何公开表，请核对文件', 'no official form was recognised');
  if (from === null) throw new AuthorError('表题和表头都没有写明年度，不知道从哪一年结转', 'no title or heading tells the year');
  if (from === to) throw new AuthorError(`工作簿本身就是 ${to} 年的`, `the workbook is that of ${to} already`);
  const draft = new Draft(workbook, disclosure, from, to - from);
  draft.texts();
  draft.amounts();
  draft.givenInputs();
  return draft.result(to);
}

class Draft {
  private readonly writes = new Map<string, CellWrite>();
  private readonly definitions: ReadonlyMap<string, readonly Definition[]>;
  private readonly places: ReadonlyMap<string, Place>;
  private readonly covered: (cell: CellRef) => boolean;
  private readonly counts = { inputs: 0, formulas: 0, moved: 0, texts: 0 };
  private readonly notes: Sentence[] = [];
  private readonly columns = new Map<string, Set<string>>();

  constructor(
    private readonly workbook: WorkbookSnapshot,
    private readonly disclosure: Disclosure,
    private readonly from: number,
    private readonly by: number,
  ) {
    this.definitions = definitionsOf(disclosure);
    this.places = placesOf(disclosure);
    this.covered = coveredCells(workbook);
  }

  result(to: number): NewYear {
    const names = this.workbook.sheets.map(({ name }) => [name, movedYears(name, this.from, this.by)] as const);
    const taken = new Set(names.map(([name]) => name));
    return {
      from: this.from,
      to,
      writes: this.withResults(),
      sheetNames: new Map(names.filter(([name, moved]) => name !== moved && !taken.has(moved))),
      choices: listChoices(this.workbook, this.disclosure),
      sheets: this.movedSheets(),
      counts: this.counts,
      notes: this.notes,
    };
  }

  private movedSheets(): MovedSheet[] {
    const bySheet = groupBy([...this.writes.values()], ({ sheet }) => sheet);
    return this.workbook.sheets.flatMap(({ name }) => {
      const writes = bySheet.get(name);
      if (!writes) return [];
      const emptied = writes.filter((write) => isInput(write) && printedValue(cellAt(this.workbook, write)) !== '').length;
      const formulas = writes.filter(({ formula }) => formula !== undefined).length;
      return [{ sheet: name, emptied, formulas, columns: [...(this.columns.get(name) ?? [])] }];
    });
  }

  /** Titles, headings and notes, wherever they stand; formulas and amounts are left to `amounts`. */
  texts(): void {
    const noted = new Set(this.disclosure.forms.flatMap(({ notes }) => notes.map(({ cell }) => keyOf(cell))));
    const current = this.workbook.sheets.filter(
      (sheet) => !this.disclosure.earlier?.has(sheet.name) && !isInputSheet(sheet) && !this.tells(sheet),
    );
    for (const sheet of current)
      eachCell(sheet, (cell, address) => {
        if (typeof cell.value !== 'string' || cell.formula !== undefined || readNumber(cell) !== null) {
          if (!isYear(cell, this.from)) return;
        }
        const key = `${sheet.name}!${address}`;
        const now = printedValue(cell);
        const text = movedYears(now, this.from, this.by);
        if (noted.has(key) && /[0-9](?:万|亿|千)?元|[0-9]%/.test(text))
          this.notes.push({
            message: `${key}：表注含上年的数，请改写`,
            english: `${key}: the note holds last year’s figures, write it anew`,
          });
        if (text === now) return;
        this.counts.texts++;
        this.write({ sheet: sheet.name, address, value: typeof cell.value === 'number' ? Number(text) : text });
      });
  }

  /** Last year's narrative: with its years moved on it would say last year's figures of the new year. */
  private tells(sheet: SheetSnapshot): boolean {
    if (this.disclosure.forms.some((form) => form.sheet === sheet.name)) return false;
    let sentences = 0;
    eachCell(sheet, ({ value }) => typeof value === 'string' && SENTENCE.test(value) && sentences++);
    if (sentences < 3) return false;
    this.notes.push({ message: `${sheet.name}：是上年的文字，没有改动`, english: `${sheet.name}: last year’s text, left as it is` });
    return true;
  }

  /** Reasons and facts of last year are no longer true: they stand beside what is filled in anew. */
  givenInputs(): void {
    for (const { text, ...cell } of inputsMovedOn(this.workbook)) this.write({ ...cell, value: text });
  }

  amounts(): void {
    for (const form of this.disclosure.forms) {
      for (const panel of form.panels) for (const line of panel.lines) this.line(form, panel, line);
      if (form.panels.length > 0) this.besideAmounts(form);
      else for (const cell of performanceCells(form, this.sheetOf(form))) this.input(cell);
    }
  }

  private line(form: Form, panel: Panel, line: Line): void {
    const isForm = form.kind !== '其他' || panel.lines.some(({ amounts }) => amounts.some(({ value }) => value !== null));
    panel.columns.forEach((column, index) => {
      const { cell } = line.amounts[index]!;
      const source = column.beside === 'otherYear' ? this.thisYear(panel, column) : -1;
      if (column.beside !== 'otherYear' || source < 0) return this.amount(cell, isForm);
      const { value } = line.amounts[source]!;
      if (this.covered(cell)) return;
      if (value !== null) this.movedInto(cell.sheet, column);
      this.write({ ...cell, value: value === null ? null : value.toNumber() });
    });
  }

  private movedInto(sheet: string, { path }: Column): void {
    this.counts.moved++;
    const known = this.columns.get(sheet) ?? new Set<string>();
    this.columns.set(sheet, known.add(movedYears(path.join('›'), this.from, this.by)));
  }

  /** The column of this year's amounts that a column of last year's stands beside; −1 where they are of another kind (决算 beside 预算). */
  private thisYear({ columns }: Panel, { path, facets }: Column): number {
    const other = this.disclosure.kind === 'budget' ? /决算|执行|实际|完成/ : /预算/;
    if (other.test(path.join(''))) return -1;
    const own = columns.flatMap((column, index) => (column.beside === undefined ? [{ column, index }] : []));
    const bare = (headings: readonly string[]): string =>
      normalize(headings.join('›')).replace(/(?:上年|去年|上一年|本年|当年|20[0-9]{2}年)度?|预算数|决算数|数$/g, '');
    const same = own.filter(({ column }) => bare(column.path) === bare(path));
    const alike =
      same.length > 0
        ? same
        : own.filter(
            ({ column }) =>
              column.facets.nature === facets.nature &&
              column.facets.source === facets.source &&
              column.facets.item === facets.item &&
              column.facets.funds === facets.funds,
          );
    return alike.length === 1 ? alike[0]!.index : own.length === 1 ? own[0]!.index : -1;
  }

  /** One amount of the new year: a formula where relations define it, else to be typed. */
  private amount(cell: CellRef, isForm: boolean): void {
    const key = keyOf(cell);
    if (this.covered(cell)) return;
    const now = cellAt(this.workbook, cell);
    if (!isForm || isDash(now)) return;
    const by = this.definitionFor(key);
    if (now?.formula !== undefined && this.isRight(now, cell, by)) return this.formula(cell, now.formula, false);
    const formula = by && formulaOf(by, this.emptied());
    if (by && formula !== null && formula !== undefined) return this.formula(cell, formula, isBlank(by.target));
    this.input(cell);
  }

  private input(cell: CellRef): void {
    this.counts.inputs++;
    const text = cellAt(this.workbook, cell)?.format === '@';
    this.write({ ...cell, value: null, change: { fill: INPUT_FILL, ...(text ? { format: 'General' } : {}) } });
  }

  private formula(cell: CellRef, formula: string, hidesZero: boolean): void {
    this.counts.formulas++;
    this.write({ ...cell, value: null, formula, ...(hidesZero ? { change: { format: NO_ZEROS } } : {}) });
  }

  /**
   * What defines a cell of the new year: a sum that was filled in with its parts, in this line or another one of its family, or an
   * amount of another form that agreed. A closing total that is not the sum of what it seems to close is typed. A total that was filled in without any of its parts is typed.
   */
  private definitionFor(key: string): Definition | null {
    const all = this.definitions.get(key) ?? [];
    const usable = all.filter((by) => {
      const blankParts = by.parts.every(isBlank);
      const understood = by.kind === 'sum' && this.places.get(key)?.line.role !== 'total';
      if (!isBlank(by.target)) return !blankParts && (understood || holds(by.relation));
      return this.familyFilled(by) && (by.kind !== 'equal' || holds(by.relation));
    });
    return usable.find(({ relation }) => holds(relation)) ?? usable[0] ?? null;
  }

  /** Whether the same is filled in elsewhere: for a line, in another line; a total alone says nothing of the lines. */
  private familyFilled(by: Definition): boolean {
    const kindOf = ({ relation, target }: Definition): string =>
      `${this.places.get(keyOf(target.amount.cell))?.line.role ?? ''} ${relation.family}`;
    this.filledFamilies ??= new Set(
      [...this.definitions.values()].flatMap((list) =>
        list.flatMap((other) => (!isBlank(other.target) && !other.parts.every(isBlank) ? [kindOf(other)] : [])),
      ),
    );
    return this.filledFamilies.has(kindOf(by));
  }

  private filledFamilies: Set<string> | null = null;

  /** Whether a formula that stands there already is kept: it gives what defines the cell, or nothing does and it refers to other cells. */
  private isRight(cell: CellSnapshot, at: CellRef, by: Definition | null): boolean {
    if (holdsFigure(cell.formula!)) return false;
    if (!by) return true;
    const value = evaluateFormula(
      cell.formula!,
      at.sheet,
      (sheet, address) => readNumber(cellAt(this.workbook, { sheet, address }))?.value ?? null,
    );
    const own = value ?? readNumber(cell)?.value;
    return own !== undefined && own.times(yuanPer(by.target.unit)).eq(sumOf(by.parts));
  }

  /** Rates, counts and people that stand beside the amounts of a line. */
  private besideAmounts(form: Form): void {
    const sheet = this.sheetOf(form);
    const amounts = new Set(form.panels.flatMap(({ columns }) => columns.map(({ column }) => column)));
    const rows = form.panels.flatMap(({ lines }) => lines.map(({ row }) => row));
    if (rows.length === 0) return;
    const first = Math.min(...rows);
    for (let column = form.area.left; column <= form.area.right; column++) {
      if (amounts.has(column) || !isNoAmount(headingsAbove(sheet, form.area.top, first, column))) continue;
      for (const row of rows) {
        const cell = sheet.rows[row]?.[column];
        if (typeof cell?.value !== 'number' && !/^-?[0-9.,]+%$/.test(printedValue(cell))) continue;
        if (cell?.formula !== undefined) continue;
        this.counts.inputs++;
        this.write({ sheet: sheet.name, address: addressOf(row, column), value: null, change: { fill: INPUT_FILL } });
      }
    }
  }

  private sheetOf(form: Form): SheetSnapshot {
    return this.workbook.sheets.find(({ name }) => name === form.sheet)!;
  }

  private write(cell: CellWrite): void {
    this.writes.set(keyOf(cell), cell);
  }

  /** What the parts of formulas will be: typed numbers, no texts. */
  private emptied(): WorkbookSnapshot {
    this.withoutNumbers ??= withCells(
      this.workbook,
      new Map(
        this.disclosure.forms.flatMap((form) =>
          form.panels.flatMap(({ lines }) => lines.flatMap((line) => line.amounts.map(({ cell }) => [keyOf(cell), null] as const))),
        ),
      ),
    );
    return this.withoutNumbers;
  }

  private withoutNumbers: WorkbookSnapshot | null = null;

  /** The writes with what their formulas give: 0 where nothing is typed yet. */
  private withResults(): CellWrite[] {
    const next = computed(applied(this.workbook, [...this.writes.values()]));
    return [...this.writes.values()].map((write) => {
      const value = write.formula === undefined ? undefined : cellAt(next, write)?.value;
      return typeof value === 'number' ? { ...write, value } : write;
    });
  }
}
