import { Decimal } from 'decimal.js';
import { halfOf } from '../../forms/amount';
import type { Amount, Line, Panel, RateColumn } from '../../forms/disclosure';
import { rateOf } from '../../forms/vocabulary';
import { parseNumber } from '../../workbook/number';
import { shownText } from '../../workbook/shown';
import { normalize } from '../../workbook/text';
import type { CellRef, SheetSnapshot } from '../../workbook/snapshot';
import { addressOf } from '../../workbook/address';

/** Columns of rates beside the amounts they are made of: which amounts these are is found by which agree. */

/** A rate as it is printed. */
interface Printed {
  readonly text: string;
  readonly value: Decimal;
  readonly half: Decimal;
  readonly decimals: number;
  readonly cell: CellRef;
}

/** Of what a column is the rate: the amount in `of` by the one in `by`, or by the total of its own column. */
interface Reading {
  readonly of: number;
  /** Null: the amount of the total in the column `of`. */
  readonly by: number | null;
  /** 1 for the increase (12.5 % more), 0 for the part (112.5 %). */
  readonly less: 0 | 1;
  /** A column headed 下降% prints what fell without a minus. */
  readonly sign: 1 | -1;
  /** 12.5 for 12.5 %, or 0.125. */
  readonly scale: 100 | 1;
}

/** A rate that its amounts do not give. */
export interface WrongRate {
  readonly line: Line;
  readonly heading: string;
  readonly printed: Printed;
  readonly of: Amount;
  readonly by: Amount;
  readonly less: Reading['less'];
  /** As the column prints rates. */
  readonly expected: string;
}

interface Rated {
  readonly line: Line;
  readonly printed: Printed;
}

/** Null where no two columns give the rates of a column: it cannot be checked. */
export function wrongRates(sheet: SheetSnapshot, panel: Panel, rate: RateColumn): WrongRate[] | null {
  const rated = panel.lines.flatMap((line): Rated[] => {
    const printed = printedRate(sheet, line.row, rate.column);
    return printed ? [{ line, printed }] : [];
  });
  const [reading, ...others] = readingsOf(panel, rate, rated.slice(0, SAMPLE));
  if (!reading) return rated.every(({ printed }) => printed.value.isZero()) ? [] : null;
  const total = totalOf(panel);
  return rated.flatMap(({ line, printed }) => {
    const given = givenBy(line, total, reading);
    if (given.length === 0 || [reading, ...others].some((other) => fits(line, total, printed, other))) return [];
    const [{ of, by, value }] = given as [Interval];
    const percent = printed.text.endsWith('%') ? '%' : '';
    const expected = value.times(reading.scale).toFixed(printed.decimals) + percent;
    return [{ line, heading: rate.path.at(-1)!, printed, of, by, less: reading.less, expected }];
  });
}

/** So many lines tell of what a column is the rate. */
const SAMPLE = 24;

function printedRate(sheet: SheetSnapshot, row: number, column: number): Printed | null {
  const text = normalize(shownText(sheet.rows[row]?.[column]));
  const number = parseNumber(text.replace(/%$/, ''));
  if (!number) return null;
  const { value, decimals } = number;
  return { text, value, decimals, half: halfOf(decimals), cell: { sheet: sheet.name, address: addressOf(row, column) } };
}

/**
 * What agrees with most of the lines that tell: not those whose rate is 0 or 100 %, which any two equal columns have. Empty where nothing
 * agrees with two different rates, or with two of three lines.
 */
function readingsOf(panel: Panel, rate: RateColumn, rated: readonly Rated[]): Reading[] {
  const total = totalOf(panel);
  let best: Reading[] = [];
  let most = 1;
  for (const reading of readings(panel, rate)) {
    const held = new Set<string>();
    let [agreeing, failed] = [0, 0];
    for (const { line, printed } of rated) {
      const given = givenBy(line, total, reading);
      if (given.length === 0 || given.every(({ value }) => value.isZero() || value.eq(1))) continue;
      if (fits(line, total, printed, reading)) {
        agreeing++;
        held.add(printed.text);
      } else if (++failed > rated.length / 3) break;
    }
    if (held.size < Math.max(2, most) || agreeing < 2 * failed) continue;
    if (held.size > most) best = [];
    best.push(reading);
    most = held.size;
  }
  return best;
}

/** A rate stands beside the amounts it is made of: no more columns than these are tried. */
const NEAREST = 8;

function readings({ columns }: Panel, { path, column }: RateColumn): Reading[] {
  const rate = rateOf(path);
  const before = columns.flatMap((own, at) => (own.column < column ? [at] : [])).slice(-NEAREST);
  const near = before.length > 0 ? before : columns.map((_, at) => at).slice(0, NEAREST);
  const scales = [100, 1] as const;
  if (rate === 'share') return near.flatMap((of) => scales.map((scale): Reading => ({ of, by: null, less: 0, sign: 1, scale })));
  const falls = /下降|减少|降幅/.test(path.join('')) && !/增|升|变/.test(path.join(''));
  const less = rate === 'growth' ? 1 : 0;
  return near.flatMap((of) =>
    near.filter((by) => by !== of).flatMap((by) => scales.map((scale): Reading => ({ of, by, less, sign: falls ? -1 : 1, scale }))),
  );
}

function totalOf({ lines }: Panel): Line | undefined {
  return lines.find(({ role }) => role === 'total');
}

interface Interval {
  readonly of: Amount;
  readonly by: Amount;
  readonly value: Decimal;
  readonly low: Decimal;
  readonly high: Decimal;
}

function fits(line: Line, total: Line | undefined, printed: Printed, reading: Reading): boolean {
  return givenBy(line, total, reading).some((given) => agrees(given, printed, reading));
}

/** What the amounts of a line give: a share can be one of the total or of a line it belongs to. Empty where there is nothing to divide by. */
function givenBy(line: Line, total: Line | undefined, reading: Reading): Interval[] {
  const { of, by } = reading;
  if (by !== null) return [intervalOf(line.amounts[of]!, line.amounts[by], reading)].flatMap((given) => given ?? []);
  const wholes: Line[] = total && total !== line ? [total] : [];
  for (let at = line.parent; at; at = at.parent) wholes.push(at);
  return wholes.flatMap((whole) => intervalOf(line.amounts[of]!, whole.amounts[of], reading) ?? []);
}

/** Between the bounds of the rounding of both amounts. */
function intervalOf(part: Amount, whole: Amount | undefined, { less, sign }: Reading): Interval | null {
  if (!whole?.value || whole.value.abs().lte(whole.half) || part.unread !== undefined) return null;
  const value = part.value ?? ZERO;
  const made = (own: Decimal, base: Decimal): Decimal => own.div(base).minus(less).times(sign);
  const corners = [value.minus(part.half), value.plus(part.half)].flatMap((own) =>
    [whole.value!.minus(whole.half), whole.value!.plus(whole.half)].map((base) => made(own, base)),
  );
  return { of: part, by: whole, value: made(value, whole.value), low: Decimal.min(...corners), high: Decimal.max(...corners) };
}

const ZERO = new Decimal(0);

/** Digits can be rounded or cut off: −12.345 % is printed as −12.35 or as −12.34. */
function agrees({ low, high }: Interval, { value, half }: Printed, { scale }: Reading): boolean {
  const cut = half.times(value.isNegative() ? -2 : 2);
  const [least, most] = [Decimal.min(value.minus(half), value.plus(cut)), Decimal.max(value.plus(half), value.plus(cut))];
  return low.times(scale).lte(most) && high.times(scale).gte(least);
}
