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

/** So many lines tell of what a column is the rate. */
const SAMPLE = 60;

export function wrongRates(sheet: SheetSnapshot, panel: Panel, rate: RateColumn): WrongRate[] {
  const rated = panel.lines.flatMap((line): Rated[] => {
    const printed = printedRate(sheet, line.row, rate.column);
    return printed ? [{ line, printed }] : [];
  });
  const reading = readingOf(panel, rate, rated.slice(0, SAMPLE));
  if (!reading) return [];
  const total = totalOf(panel);
  return rated.flatMap(({ line, printed }) => {
    const given = intervalOf(line, total, reading);
    if (!given || agrees(given, printed, reading)) return [];
    const expected = given.value.times(reading.scale).toFixed(printed.decimals) + (printed.text.endsWith('%') ? '%' : '');
    const { of, by, less } = { ...reading, ...given };
    return [{ line, heading: rate.path.at(-1)!, printed, of, by, less, expected }];
  });
}

function printedRate(sheet: SheetSnapshot, row: number, column: number): Printed | null {
  const text = normalize(shownText(sheet.rows[row]?.[column]));
  const number = parseNumber(text.replace(/%$/, ''));
  if (!number) return null;
  const { value, decimals } = number;
  return { text, value, decimals, half: halfOf(decimals), cell: { sheet: sheet.name, address: addressOf(row, column) } };
}

/** What agrees with most of the lines; null where nothing agrees with two lines, or with two of three. */
function readingOf(panel: Panel, rate: RateColumn, rated: readonly Rated[]): Reading | null {
  const total = totalOf(panel);
  let best: Reading | null = null;
  let most = 1;
  for (const reading of readings(panel, rate)) {
    const agreeing = rated.flatMap(({ line, printed }) => {
      const given = intervalOf(line, total, reading);
      return given ? [agrees(given, printed, reading)] : [];
    });
    const held = agreeing.filter(Boolean).length;
    const failed = agreeing.length - held;
    if (held <= most || held < 2 * failed) continue;
    [best, most] = [reading, held];
  }
  return best;
}

function readings({ columns }: Panel, { path }: RateColumn): Reading[] {
  const rate = rateOf(path);
  const all = columns.map((_, at) => at);
  const scales = [100, 1] as const;
  if (rate === 'share') return all.flatMap((of) => scales.map((scale): Reading => ({ of, by: null, less: 0, sign: 1, scale })));
  const falls = /下降|减少|降幅/.test(path.join('')) && !/增|升|变/.test(path.join(''));
  const less = rate === 'growth' ? 1 : 0;
  return all.flatMap((of) =>
    all.filter((by) => by !== of).flatMap((by) => scales.map((scale): Reading => ({ of, by, less, sign: falls ? -1 : 1, scale }))),
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

/** What the amounts of a line give, between the bounds of their rounding; null where there is nothing to divide by. */
function intervalOf(line: Line, total: Line | undefined, { of, by, less, sign }: Reading): Interval | null {
  const [part, whole] = [line.amounts[of]!, by === null ? total?.amounts[of] : line.amounts[by]];
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
