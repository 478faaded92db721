import type { Language } from '../findings/finding';
import { Decimal } from 'decimal.js';
import type { Amount } from '../forms/disclosure';
import type { FindingCell } from '../findings/finding';
import { cellKey } from '../relations/localise';
import { valueText } from '../relations/statement';
import { grouped } from '../workbook/number';
import type { Reading } from '../facts/base';
import { placeOf, type Block } from '../text/block';
import { NO_NUMBER } from '../text/discourse';
import type { Claim } from '../text/frames';
import { MONEY } from '../lexicon/money';
import type { PrintedAmount } from '../text/number';

/** How findings write amounts, places and corrections. */

/** A value (元, or percent) as a number of the text is written: its unit, at least its decimals. */
export function written(value: Decimal, like: PrintedAmount, decimals = like.decimals): string {
  const own = value.div(new Decimal(10).pow(like.kind === 'money' ? (MONEY.get(like.unit) ?? 0) : 0));
  return own
    .toDecimalPlaces(Math.max(decimals, like.kind === 'money' ? Math.min(2, own.decimalPlaces()) : decimals), Decimal.ROUND_HALF_UP)
    .toFixed(Math.max(decimals, like.kind === 'money' ? Math.min(2, own.decimalPlaces()) : decimals));
}

/** How an amount is written that the text names without a number. */
const PLAIN = { kind: 'money', unit: '万元', decimals: 2, grouped: false } as PrintedAmount;

/** The same with its unit, and with separators of thousands where the text has them. */
export function shown(value: Decimal, like: PrintedAmount): string {
  const style = like === NO_NUMBER ? PLAIN : like;
  return `${separated(written(value, style), style)}${style.unit}`;
}

function separated(plain: string, like: PrintedAmount): string {
  return like.grouped ? grouped(plain) : plain;
}

export function textOf(block: Block, number: PrintedAmount): string {
  return block.text.slice(number.start, number.end).replace(/[ \0]/g, '');
}

/** The place of a span of a block: the line, and offsets in it. */
export function spanOf(block: Block, start: number, end: number): { line: number; start: number; end: number } {
  const from = placeOf(block, start);
  const to = placeOf(block, Math.max(start, end - 1));
  return { line: from.line, start: from.offset, end: to.line === from.line ? to.offset + 1 : from.offset + (end - start) };
}

/** The line of a number, which need not be where its finding begins, offsets in it, and what stands there instead. */
export interface Correction {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Another value for a number, written as the number is: its unit, blanks and separators. None for one that is broken over two lines. */
export function correctionOf(block: Block, number: PrintedAmount, value: Decimal, lines: readonly string[]): Correction | undefined {
  const { line, start, end } = spanOf(block, number.start, number.end);
  if (placeOf(block, number.end - 1).line !== line) return undefined;
  const raw = lines[line]!.slice(start, end);
  const digits = /^[^一-龥%％﹪‰]*[0-9０-９]/.exec(raw)?.[0] ?? raw;
  return { line, start, end, text: separated(written(value, number), number) + raw.slice(digits.length) };
}

export function cellsOf(readings: readonly Reading[]): FindingCell[] {
  const cells = new Map<string, FindingCell>();
  for (const found of readings.flatMap(({ terms }) => terms))
    if (!cells.has(cellKey(found))) cells.set(cellKey(found), { ...found.amount.cell, value: valueText(found), role: 'counterpart' });
  return [...cells.values()];
}

export function placeOfCell({ cell, value }: Amount): FindingCell {
  return { ...cell, value: value?.toString() ?? '', role: 'counterpart' };
}

/** Where a number stands and what it says: what every report on one begins with. */
export function asWritten(block: Block, number: PrintedAmount) {
  return { block, start: number.start, end: number.end, stated: textOf(block, number) };
}

/** What every report on a number that should be another says of it. */
export function miswritten(block: Block, number: PrintedAmount, right: Decimal, lines: readonly string[]) {
  const written = asWritten(block, number);
  return {
    ...written,
    expected: shown(right, number),
    actual: written.stated,
    correction: correctionOf(block, number, right, lines),
  };
}

/** The same of an amount that the forms have otherwise. */
export function misstated({ number, context: { block } }: Claim, reading: Reading, lines: readonly string[]) {
  return { ...miswritten(block, number, reading.yuan, lines), cells: cellsOf([reading]) };
}

/** What a finding is about, as the text calls it; 此数 where the text gives it no name. */
export function called({ label }: { readonly label: string }, language: Language = 'zh'): string {
  return label !== '' ? `“${label}”` : language === 'zh' ? '此数' : 'this amount';
}
