import type { Grid } from './grid';
import { readNumbering, splitGluedCode } from './numbering';
import { isHeadingWord, isTotal, kindOfTitle } from './vocabulary';
import type { Note, Unit } from './disclosure';
import type { Area } from '../workbook/snapshot';
import { tidy } from '../workbook/text';

/** A table as it lies on a sheet, before its headings and lines are understood. */
export interface Layout {
  readonly grid: Grid;
  readonly area: Area;
  readonly title: string;
  readonly number: string;
  readonly unit: Unit | null;
  readonly organization: string;
  /** First and last row of the headings, without the row that numbers the columns. */
  readonly headings: { readonly top: number; readonly bottom: number };
  /** The first row of the body, where it heads the columns of the codes beside its own amounts: 类 | 款 | 项 | 合计 | 12.5. */
  readonly parts: number | null;
  /** Rows of the body; repeated headings, notes and blank rows are left out. */
  readonly body: readonly number[];
  readonly notes: readonly Note[];
}

const UNIT = /(?:单位|^)[:(]?(?:人民币)?(亿元|万元|千元|元)(?:[)]|$|[,;、].*$)/;
const ORGANIZATION =
  /^(?:部门|单位|预算单位|编制部门|编制单位|公开部门|公开单位|填报单位|填报部门|部门名称|单位名称|预算部门|部门\(单位\)名称|部门\(单位\)):(.+)$/;
const FORM_NUMBER = /^(?:公开|附|预算|决算|财决公开|部门)?(?:附)?表?[0-9一二三四五六七八九十]{1,3}(?:-[0-9]+)?表?$/;
const NOTE = /^(?:注|备注|说明|附注)(?:[:：.]|[0-9]|$)|^\*?注/;
const NO_DATA = /空表|无数据|没有使用|无.{0,40}(?:支出|预算|收入|安排|拨款)|未安排|不涉及/;

/** The unit a text states (`单位：万元`, `金额单位:元`, `：万元`), or null. */
function unitIn(text: string): Unit | null {
  if (text.length > 24) return null;
  return (UNIT.exec(text)?.[1] as Unit | undefined) ?? null;
}

export function isNoDataStatement(text: string): boolean {
  return NO_DATA.test(text);
}

/** Finds the tables of a sheet: one below the other, or side by side. */
export function layoutsOf(grid: Grid): Layout[] {
  if (grid.bounds.bottom < grid.bounds.top) return [];
  return blocksOf(grid).flatMap((block) => stackedLayouts(grid, block));
}

/** Splits a sheet at entirely empty columns where what follows begins with a title of its own. */
function blocksOf(grid: Grid): Area[] {
  const { bounds } = grid;
  const blocks: Area[] = [];
  const used = usedColumns(grid);
  let left = bounds.left;
  for (const [index, column] of used.entries()) {
    if (index === 0 || used[index - 1] === column - 1 || !beginsWithTitle(grid, column)) continue;
    blocks.push({ ...bounds, left, right: used[index - 1]! });
    left = column;
  }
  blocks.push({ ...bounds, left });
  return blocks;
}

/** The columns, in order, that hold something or into which a merged cell that holds something reaches. */
function usedColumns(grid: Grid): number[] {
  const { left, right } = grid.bounds;
  const begins = new Int32Array(right - left + 2);
  for (const merge of grid.sheet.merges) {
    if (merge.right <= merge.left || merge.left > right || merge.right < left || grid.blank(merge.top, merge.left)) continue;
    begins[Math.max(merge.left, left) - left]!++;
    begins[Math.min(merge.right, right) - left + 1]!--;
  }
  const columns: number[] = [];
  let covering = 0;
  for (let column = left; column <= right; column++) {
    covering += begins[column - left]!;
    if (covering > 0 || grid.isFilledColumn(column)) columns.push(column);
  }
  return columns;
}

function beginsWithTitle(grid: Grid, left: number): boolean {
  for (let row = grid.bounds.top; row < grid.bounds.top + 4; row++) if (isTitleText(grid.text(row, left))) return true;
  return false;
}

function isTitleText(text: string): boolean {
  return text.length >= 4 && text.length <= 60 && /(?:表|经费)(?:\([^)]*\))?$|情况$/.test(text) && kindOfTitle(text) !== null;
}

/** The tables of a block from top to bottom. */
function stackedLayouts(grid: Grid, block: Area): Layout[] {
  const layouts: Layout[] = [];
  let top = block.top;
  while (top <= block.bottom) {
    const headings = findHeadings(grid, block, top);
    if (!headings) break;
    const end = endOfTable(grid, block, headings.bottom + 1);
    layouts.push(layoutOf(grid, { ...block, top, bottom: end }, headings));
    top = end + 1;
  }
  return layouts;
}

/** A further table begins where a title stands alone on its row and headings follow within five rows. */
function endOfTable(grid: Grid, block: Area, from: number): number {
  for (const row of grid.filledRows(from + 1, block.bottom)) {
    const filled = grid.filled(row, block.left, block.right);
    const first = grid.text(row, filled[0] ?? block.left);
    if (filled.length === 0 || filled.length > 2 || !filled.some((column) => isTitleText(grid.text(row, column)))) continue;
    if (NOTE.test(first) || first.length > 40 || filled.some((column) => isContinued(grid.text(row, column)))) continue;
    const next = findHeadings(grid, { ...block, bottom: Math.min(block.bottom, row + 10) }, row + 1);
    if (next && next.top <= row + 5) return row - 1;
  }
  return block.bottom;
}

/** The title of a further page of the same table: 支出总表（续表）. */
function isContinued(text: string): boolean {
  return /续表[0-9一二三四五]?\)?$|\(续[0-9一二三四五]?\)$/.test(text);
}

interface Headings {
  readonly top: number;
  readonly bottom: number;
  /** The last row that belongs to the headings, the numbering of the columns included. */
  readonly end: number;
  readonly parts: number | null;
}

/** Headings are a few rows high; one merged down to the end of the sheet is not followed there. */
const MOST_HEADING_ROWS = 50;

function findHeadings(grid: Grid, block: Area, from: number): Headings | null {
  for (const row of grid.filledRows(from, block.bottom)) {
    if (!isHeadingRow(grid, block, row)) continue;
    let top = row;
    while (top > from && isUpperHeading(grid, block, top - 1)) top--;
    let bottom = row;
    for (;;) {
      while (bottom < Math.min(block.bottom, row + MOST_HEADING_ROWS) && continuesHeadings(grid, block, bottom + 1, bottom)) bottom++;
      const next = nextFilled(grid, block, bottom + 1);
      if (next === bottom + 1 || next > block.bottom || !isPlainHeadings(grid, block, next)) break;
      bottom = next;
    }
    let end = bottom;
    const next = nextFilled(grid, block, end + 1);
    if (next <= block.bottom && isNumberingRow(grid, block, next)) end = next;
    else if (isNumberingRow(grid, block, bottom) && bottom > top && !hasHeadingWord(grid, block, bottom)) bottom--;
    const first = nextFilled(grid, block, end + 1);
    return { top, bottom, end, parts: first <= block.bottom && headsCodes(grid, block, first) ? first : null };
  }
  return null;
}

/** A row of amounts that begins with the names of the parts of a code. */
function headsCodes(grid: Grid, block: Area, row: number): boolean {
  const filled = grid.filled(row, block.left, block.right);
  return filled.filter((column) => isCodePart(grid.text(row, column))).length >= 2 && isCodePart(grid.text(row, filled[0]!));
}

/** 类, 款 and 项 head the columns of a code in three parts. */
export function isCodePart(text: string): boolean {
  return /^[类款项]$/.test(text);
}

/** Headings that were merged over several rows leave empty rows where the merges are lost. */
function nextFilled(grid: Grid, block: Area, from: number): number {
  return grid.filledRows(from, block.bottom).find((row) => grid.filled(row, block.left, block.right).length > 0) ?? block.bottom + 1;
}

function hasHeadingWord(grid: Grid, block: Area, row: number): boolean {
  return grid
    .filled(row, block.left, block.right)
    .some((column) => isHeadingWord(grid.text(row, column)) && !/^[※*]$/.test(grid.text(row, column)));
}

function isHeadingRow(grid: Grid, block: Area, row: number): boolean {
  const filled = grid.filled(row, block.left, block.right);
  const texts = filled.map((column) => grid.text(row, column));
  if (isCaptionRow(texts) || texts.some((text) => NOTE.test(text))) return false;
  const words = texts.some(beginsLikeALine) ? 0 : texts.filter(isHeadingWord).length;
  if (words < 2) return false;
  return !filled.some((column) => grid.number(row, column) !== null) && !isTotal(texts[0] ?? '')
    ? true
    : startsWithTotalOnly(grid, filled, row);
}

/** A heading row may begin with 合计 (“三公” forms in one row): then it holds no number and further headings. */
function startsWithTotalOnly(grid: Grid, filled: readonly number[], row: number): boolean {
  return filled.length >= 3 && filled.every((column) => grid.number(row, column) === null && isHeadingWord(grid.text(row, column)));
}

/** A row of the title block: the organisation, the unit of money, the number of the form. */
function isCaptionRow(texts: readonly string[]): boolean {
  return texts.length <= LONGEST_CAPTION && texts.some((text) => unitIn(text) !== null || ORGANIZATION.test(text));
}

const LONGEST_CAPTION = 4;

/** Wide headings above the first row of known headings: two or more texts, no caption, no number. */
function isUpperHeading(grid: Grid, block: Area, row: number): boolean {
  const filled = grid.filled(row, block.left, block.right);
  const texts = filled.map((column) => grid.text(row, column));
  if (texts.length < 2 || isCaptionRow(texts)) return false;
  return filled.every((column) => grid.number(row, column) === null) && texts.every((text) => text.length <= 30 && !FORM_NUMBER.test(text));
}

function continuesHeadings(grid: Grid, block: Area, row: number, previous: number): boolean {
  const filled = grid.filled(row, block.left, block.right);
  if (filled.length === 0) return isCoveredFromAbove(grid, block, row, previous);
  const texts = filled.map((column) => grid.text(row, column));
  if (isNumberingRow(grid, block, row)) return hasHeadingWord(grid, block, row) && !/^(?:栏次|行次)$/.test(texts[0]!);
  if (filled.some((column) => grid.number(row, column) !== null && !isHeadingWord(grid.text(row, column)))) return false;
  if (texts.some(beginsLikeALine)) return false;
  if (isTotal(texts[0]!) && !isUnderWideHeading(grid, block, row, filled[0]!)) return false;
  const words = texts.filter(isHeadingWord).length;
  const covered = filled.length < block.right - block.left + 1 && isCoveredFromAbove(grid, block, row, previous);
  return words > 0 && (words * 2 >= texts.length || covered);
}

/** 预算数 决算数 预算数 决算数: nothing but headings, below rows that lost merges left empty. */
function isPlainHeadings(grid: Grid, block: Area, row: number): boolean {
  const filled = grid.filled(row, block.left, block.right);
  return startsWithTotalOnly(grid, filled, row) && !isTotal(grid.text(row, filled[0]!));
}

/** Numbering or a subject's code before the text: 一、…, （一）…, 201 一般公共服务支出. */
function beginsLikeALine(text: string): boolean {
  return readNumbering(text) !== null || splitGluedCode(text).code !== '';
}

/** Whether the cell stands below a heading that spans several columns, as 小计 below 事业收入 does; without merges, up to the next one. */
function isUnderWideHeading(grid: Grid, block: Area, row: number, column: number): boolean {
  const above = grid.mergeAt(row - 1, column);
  if (above) return above.right > above.left;
  if (grid.blank(row - 1, column)) return false;
  const [right = block.right + 1] = grid.filled(row - 1, column + 1, block.right);
  const [beside] = grid.filled(row, column + 1, right - 1);
  return beside !== undefined;
}

function isCoveredFromAbove(grid: Grid, block: Area, row: number, previous: number): boolean {
  return grid.sheet.merges.some(
    (merge) => merge.top <= previous && merge.bottom >= row && merge.left <= block.right && merge.right >= block.left,
  );
}

/** The row that numbers the columns: 栏次 1 2 3, ※ ※ 1 2, or 1 2 3 alone. */
function isNumberingRow(grid: Grid, block: Area, row: number): boolean {
  const filled = grid.filled(row, block.left, block.right);
  const texts = filled.map((column) => grid.text(row, column));
  const marked = texts.some((text) => /^(?:栏次|※|\*{1,4})$/.test(text));
  const numbers = texts
    .filter((text) => /^\(?[0-9]{1,2}\)?(?:=[-+0-9()]+)?$/.test(text))
    .map((text) => Number.parseInt(text.replace('(', ''), 10));
  if (numbers.length === 0 || (!marked && numbers.length < texts.length)) return false;
  const consecutive = numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1 || number === 1);
  return consecutive && (marked || (numbers[0] === 1 && numbers.length >= 3));
}

function layoutOf(grid: Grid, area: Area, headings: Headings): Layout {
  const caption = readCaption(grid, area, headings.top);
  const notes: Note[] = [...caption.notes];
  const body: number[] = [];
  const repeated = new Set<string>();
  for (let row = headings.top; row <= headings.end; row++) repeated.add(rowKey(grid, area, row));
  const headed = headingTexts(grid, area, headings);
  let ended = false;
  for (const row of grid.filledRows(headings.end + 1, area.bottom)) {
    const note = noteOf(grid, area, row);
    if (note) notes.push(note);
    ended ||= note !== null && NOTE.test(grid.text(row, area.left));
    const filled = grid.filled(row, area.left, area.right);
    if (note || ended || filled.length === 0) continue;
    const isHeaded = headed.has(grid.text(row, filled[0]!));
    if (isHeaded && repeated.has(rowKey(grid, area, row))) continue;
    // Most rows are longer than a caption and begin with no heading.
    const texts = isHeaded || filled.length <= LONGEST_CAPTION ? filled.map((column) => grid.text(row, column)) : [];
    if (isCaptionRow(texts) || isRepeatedHeading(texts, headed) || (texts.length <= 2 && texts.some(isContinued))) continue;
    body.push(row);
  }
  return { grid, area, headings, parts: headings.parts, body, ...caption, notes };
}

function headingTexts(grid: Grid, area: Area, { top, end }: Headings): ReadonlySet<string> {
  const texts = new Set<string>();
  for (let row = top; row <= end; row++) for (const column of grid.filled(row, area.left, area.right)) texts.add(grid.text(row, column));
  return texts;
}

/** Headings printed again on a further page, with other columns joined or split than above. */
function isRepeatedHeading(texts: readonly string[], headed: ReadonlySet<string>): boolean {
  return texts.length >= 3 && texts.every((text) => headed.has(text) && isHeadingWord(text));
}

function rowKey(grid: Grid, area: Area, row: number): string {
  return grid
    .filled(row, area.left, area.right)
    .map((column) => `${column}:${grid.text(row, column)}`)
    .join('|');
}

/** A row of the body that is a note: it begins with 注, or is one long text, or states that there is no data. */
function noteOf(grid: Grid, area: Area, row: number): Note | null {
  const filled = grid.filled(row, area.left, area.right);
  if (filled.length === 0 || filled.length > 2) return null;
  const column = filled[0]!;
  const text = grid.text(row, column);
  if (filled.some((other) => grid.number(row, other) !== null)) return null;
  const merge = grid.mergeAt(row, column);
  const wide = merge !== null && merge.right - merge.left + 1 >= Math.max(2, (area.right - area.left + 1) * 0.6);
  const isNote =
    NOTE.test(text) ||
    (wide && text.length > 12) ||
    (filled.length === 1 && (text.length > 40 || (text.length > 8 && isNoDataStatement(text))));
  return isNote ? { text: tidy(grid.raw(row, column)), cell: grid.ref(row, column) } : null;
}

function readCaption(grid: Grid, area: Area, headingTop: number): Pick<Layout, 'title' | 'number' | 'unit' | 'organization' | 'notes'> {
  let title = '';
  let number = '';
  let unit: Unit | null = null;
  let organization = '';
  const notes: Note[] = [];
  for (const row of grid.filledRows(area.top, headingTop - 1))
    for (const column of grid.filled(row, area.left, area.right)) {
      const text = grid.text(row, column);
      unit = unitIn(text) ?? unit;
      const named = organizationIn(text);
      if (named) organization = named;
      else if (FORM_NUMBER.test(text)) number = text;
      else if (NOTE.test(text)) notes.push({ text: tidy(grid.raw(row, column)), cell: grid.ref(row, column) });
      else if (unitIn(text) === null && text.length <= 60 && betterTitle(text, title)) title = tidy(grid.raw(row, column));
    }
  for (let row = headingTop; row <= headingTop + 3 && unit === null; row++)
    for (const column of grid.filled(row, area.left, area.right))
      unit ??= (/\((?:单位:)?(万元|元|千元)\)$/.exec(grid.text(row, column))?.[1] as Unit | null) ?? null;
  return { title, number, unit, organization, notes };
}

function betterTitle(text: string, known: string): boolean {
  if (known === '') return text.length >= 2;
  return kindOfTitle(text) !== null && kindOfTitle(known) === null;
}

/** The organisation a caption names; forms of the same workbook may repeat the lead-in. */
export function organizationIn(text: string): string {
  if (unitIn(text) !== null && !/(?:部门|公开单位|编制单位|预算单位|填报单位)/.test(text)) return '';
  let name = ORGANIZATION.exec(text)?.[1] ?? '';
  while (ORGANIZATION.test(name)) name = ORGANIZATION.exec(name)![1]!;
  return name.replace(/(?:单位|金额单位):.*$/, '');
}
