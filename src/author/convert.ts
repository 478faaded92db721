import { Decimal } from 'decimal.js';
import type { Form, Line, Unit } from '../forms/disclosure';
import { needForms } from '../forms/needed';
import { recognise } from '../forms/recognise';
import { addressOf } from '../workbook/address';
import { readNumber } from '../workbook/number';
import type { CellRef, SheetSnapshot, WorkbookSnapshot } from '../workbook/snapshot';
import { normalize } from '../workbook/text';
import { evaluateFormula } from './arithmetic';
import { roundControlled } from './controlled';
import { earnedFamilies, orderedByTarget, type Definition } from './definitions';
import { cellAt, keyOf, placesOf, printedValue } from './places';
import { halfOf, relationsOf, sumOf, yuanPer, type Language, type Relation, type Term } from './relations';
import type { Balance, RoundedCell } from './sums';
import { settleTails } from './tails';

export interface ConvertedCell extends CellRef {
  readonly now: string;
  /** What is to be printed, with two decimals. */
  readonly value: string;
  /** A formula that goes on to give the value. */
  readonly keepsFormula: boolean;
  /** Whether the cell holds its number as a text. */
  readonly text: boolean;
  /** Its number format shows fewer decimals than the new unit needs. */
  readonly needsDecimals: boolean;
  /** Set where no rounding keeps the sums and this cell within half of its last digit: the exact value. */
  readonly exact?: string;
  /**
   * Set where the amount was moved within half of the digit that it was printed with, so that what was rounded one by one adds up: what
   * the printed digits alone would give.
   */
  readonly settled?: string;
}

export interface ConvertedText extends CellRef {
  readonly now: string;
  readonly text: string;
}

export interface Conversion {
  readonly to: Unit;
  readonly cells: readonly ConvertedCell[];
  /** Headings that name the unit. */
  readonly texts: readonly ConvertedText[];
  /** What stays as it is, and why. */
  readonly notes: readonly string[];
}

/** Both units are printed with two decimals: 分, or a hundred 元. */
export const CONVERTED_DECIMALS = 2;

/**
 * A whole disclosure in another unit: each amount within half of its last digit, every total exactly the sum of what is printed. Cells for
 * which both cannot be had give their exact value.
 * @throws FormsError where no form is recognised
 */
export function convertUnits(workbook: WorkbookSnapshot, to: '元' | '万元', language: Language = 'zh'): Conversion {
  const disclosure = recognise(workbook);
  needForms(disclosure);
  const forms = disclosure.forms.filter(({ panels, unit }) => panels.length > 0 && unit !== to);
  const cells = amountsOf(forms, to);
  const { printed, left } = roundAll(cells, relationsOf(disclosure), placesOf(disclosure), forms);
  const step = new Decimal(10).pow(-CONVERTED_DECIMALS);
  const values = new Map([...cells.keys()].map((key, index) => [key, printed[index]!.times(step)]));
  const valueOf = (sheet: string, address: string): Decimal | null =>
    values.get(`${sheet}!${address}`) ?? readNumber(cellAt(workbook, { sheet, address }))?.value ?? null;
  const converted = [...cells].map(([key, { cell, exact, half, form }]): ConvertedCell => {
    const value = values.get(key)!;
    const before = cellAt(workbook, cell);
    const result = before?.formula === undefined ? null : evaluateFormula(before.formula, cell.sheet, valueOf);
    const off = value.minus(exact).abs();
    return {
      ...cell,
      now: `${printedValue(before)}${form.unit}`,
      value: value.toFixed(CONVERTED_DECIMALS),
      keepsFormula: result !== null && result.eq(value),
      text: typeof before?.value === 'string' && before.formula === undefined,
      needsDecimals: to === '万元' && !showsDecimals(before?.format),
      ...(off.gt(Decimal.max(half, step.div(2))) ? { exact: exact.toFixed() } : off.gt(step.div(2)) ? { settled: exact.toFixed() } : {}),
    };
  });
  return {
    to,
    cells: converted,
    texts: forms.flatMap((form) => unitTexts(form, to, workbook)),
    notes: [
      ...notesOf(disclosure.forms, forms, to, language),
      ...settledNote(converted, language),
      ...left.map((relation) => unbalanced(relation, language)),
    ],
  };
}

interface Converted {
  readonly cell: CellRef;
  readonly form: Form;
  /** In the new unit. */
  readonly exact: Decimal;
  /** Half of the digit that it is printed with now, in the new unit. */
  readonly half: Decimal;
}

/** The amounts of the forms in the order of the workbook; counts that stand among them (辆, 人次) are no amounts. */
function amountsOf(forms: readonly Form[], to: Unit): Map<string, Converted> {
  const cells = new Map<string, Converted>();
  for (const form of forms)
    for (const panel of form.panels)
      for (const line of panel.lines)
        for (const { value, cell } of isCount(line) ? [] : line.amounts)
          if (value !== null)
            cells.set(keyOf(cell), { cell, form, exact: inUnit(value, form, to), half: inUnit(form.ulp.div(2), form, to) });
  return cells;
}

function inUnit(value: Decimal, { unit }: Form, to: Unit): Decimal {
  return value.times(yuanPer(unit)).div(yuanPer(to));
}

const COUNTED =
  /[(（](?![^()（）]*元)[^()（）]*(?:辆|个|人|台|套|次|批|户|米|%|％|家|件)[^()（）]*[)）]$|(?:人数|数量|车辆数|批次|人次|面积|比例|占比|比重|率)$/;

const LONGEST_LABEL = 60;

/** Whether a line counts things or people, or gives a rate. */
export function isCount({ label, parent }: Line): boolean {
  const counts = (text: string): boolean => text.length <= LONGEST_LABEL && COUNTED.test(text);
  return counts(label) || (parent !== null && counts(parent.label));
}

/** The printed steps of each cell. Sums that hold now are exact afterwards; those that do not hold say nothing. */
function roundAll(
  cells: ReadonlyMap<string, Converted>,
  relations: readonly Relation[],
  places: ReturnType<typeof placesOf>,
  forms: readonly Form[],
): { printed: Decimal[]; left: Relation[] } {
  const index = new Map([...cells.keys()].map((key, at) => [key, at]));
  const own = new Set(forms);
  const within = (relation: Relation): boolean =>
    [...relation.left, ...relation.right].every(({ form }) => own.has(form)) && holds(relation);
  const definitions = orderedByTarget(relations.filter(within), places, earnedFamilies(relations));
  const used = new Set<Relation>();
  const rounded = [...cells].map(([key, { exact }]): RoundedCell => {
    const by = definitions.get(key)?.find(isSumOfFilled(index));
    if (by) used.add(by.relation);
    const parts = by?.parts.flatMap(({ amount, sign }) => {
      const cell = index.get(keyOf(amount.cell));
      return cell === undefined ? [] : [{ cell, sign }];
    });
    return { exact: exact.times(10 ** CONVERTED_DECIMALS), parts: parts ?? [] };
  });
  const balances = relations.filter((relation) => !used.has(relation) && relation.comparison === '=' && within(relation));
  const found = balances.flatMap((relation) => balanceOf(relation, index).map((balance) => ({ relation, balance })));
  const sums = found.map(({ balance }) => balance);
  const half = [...cells.values()].map((own) => own.half.times(10 ** CONVERTED_DECIMALS));
  const finer = half.some((own) => own.gte(1));
  const settled = finer ? settleTails(rounded, sums, half) : null;
  const printed = roundControlled(settled ? rounded.map((cell, at) => ({ ...cell, exact: settled[at]! })) : rounded, sums);
  const off = ({ balance }: { balance: Balance }): boolean =>
    !balance.reduce((sum, { cell, sign }) => sum.plus(printed[cell]!.times(sign)), new Decimal(0)).isZero();
  return { printed, left: found.filter(off).map(({ relation }) => relation) };
}

/** Parts that are blank add nothing, but a part that is no amount (a count, a cell of another unit) makes the sum another one. */
function isSumOfFilled(index: ReadonlyMap<string, number>): (by: Definition) => boolean {
  return ({ parts }) =>
    parts.some(({ amount }) => amount.value !== null) &&
    parts.every(({ amount }) => amount.value === null || index.has(keyOf(amount.cell)));
}

function balanceOf({ left, right }: Relation, index: ReadonlyMap<string, number>): Balance[] {
  const filled = (found: Term): boolean => found.amount.value !== null;
  const terms = [
    ...left.map((found) => ({ found, sign: found.sign })),
    ...right.map((found) => ({ found, sign: found.sign === 1 ? -1 : 1 }) as const),
  ];
  if (!left.some(filled) || !right.some(filled)) return [];
  const known = terms.filter(({ found }) => filled(found));
  if (known.some(({ found }) => !index.has(keyOf(found.amount.cell)))) return [];
  return [known.map(({ found, sign }) => ({ cell: index.get(keyOf(found.amount.cell))!, sign }))];
}

/** Whether a relation holds now, but for rounding. */
function holds({ left, right, comparison, unbound }: Relation): boolean {
  if (comparison !== '=' || unbound !== undefined) return false;
  return sumOf(left)
    .minus(sumOf(right))
    .abs()
    .lte(halfOf(left).plus(halfOf(right)));
}

const UNIT_WORD = /(?:[亿万千]\s*)?元/;
const NAMES_UNIT = /(?:单位|^)[:(]?(?:人民币)?(?:亿元|万元|千元|元)(?:[)]|$|[,;、].*$)|\((?:单位:)?(?:亿元|万元|千元|元)\)$/;

/** The headings of a form that name its unit, with the new one. */
function unitTexts(form: Form, to: Unit, workbook: WorkbookSnapshot): ConvertedText[] {
  const sheet = workbook.sheets.find(({ name }) => name === form.sheet);
  if (!sheet) return [];
  const firstLine = Math.min(...form.panels.flatMap(({ lines }) => lines.map(({ row }) => row)), form.area.bottom + 1);
  const texts: ConvertedText[] = [];
  for (let row = form.area.top; row < firstLine; row++)
    for (let column = form.area.left; column <= form.area.right; column++) {
      const now = textAt(sheet, row, column);
      if (now.length > 40 || !NAMES_UNIT.test(normalize(now))) continue;
      const at = Math.max(0, now.search(/单\s*位|[(（]/));
      const text = now.slice(0, at) + now.slice(at).replace(UNIT_WORD, to);
      if (text !== now) texts.push({ sheet: sheet.name, address: addressOf(row, column), now, text });
    }
  return texts;
}

function textAt(sheet: SheetSnapshot, row: number, column: number): string {
  const value = sheet.rows[row]?.[column]?.value;
  return typeof value === 'string' ? value : '';
}

function notesOf(all: readonly Form[], forms: readonly Form[], to: Unit, language: Language): string[] {
  const zh = language === 'zh';
  const same = all.filter(({ panels, unit }) => panels.length > 0 && unit === to);
  const fields = all.filter(({ panels, fields: own }) => panels.length === 0 && own.length > 0);
  const unstated = forms.filter(({ unitStated }) => !unitStated);
  const list = (some: readonly Form[]): string => {
    const counts = new Map<string, number>();
    for (const { title } of some) counts.set(title, (counts.get(title) ?? 0) + 1);
    return [...counts]
      .map(([title, count]) => `《${title}》${count === 1 ? '' : zh ? ` ${count} 张` : ` × ${count}`}`)
      .join(zh ? '、' : ', ');
  };
  return [
    ...(same.length > 0 ? [zh ? `已是${to}，未换算：${list(same)}` : `in ${to} already: ${list(same)}`] : []),
    ...(fields.length > 0
      ? [zh ? `绩效表按其自身所注单位，未换算：${list(fields)}` : `performance forms keep the unit they state: ${list(fields)}`]
      : []),
    ...(unstated.length > 0
      ? [zh ? `没有注明单位，按全套单位换算：${list(unstated)}` : `no unit stated, converted as the others: ${list(unstated)}`]
      : []),
  ];
}

function settledNote(cells: readonly ConvertedCell[], language: Language): string[] {
  const count = cells.filter(({ settled }) => settled !== undefined).length;
  if (count === 0) return [];
  return language === 'zh'
    ? [`原表各数四舍五入后才相符（尾差）：${count} 个数在原末位的一半以内作了调整，使各处相符，请按原始数据核对`]
    : [
        `the forms agree but for rounding: ${count} amounts were moved within half of their last digit so that all agree; check them against the original figures`,
      ];
}

/** Amounts that agreed but for rounding do not agree to the last digit of a smaller unit. */
function unbalanced({ left, right }: Relation, language: Language): string {
  const cells = [...left, ...right].slice(0, 2).map(({ amount }) => `${amount.cell.sheet}!${amount.cell.address}`);
  return language === 'zh'
    ? `${cells.join('、')}：原数四舍五入后才相符，换算后差尾数，请按原始数据填列`
    : `${cells.join(', ')}: they agreed but for rounding and do not agree in the new unit; enter the original figures`;
}

/** Whether a number format shows the decimals of converted amounts. */
function showsDecimals(format: string | undefined): boolean {
  return format !== undefined && (format === '@' || /\.0{2,}/.test(format));
}
