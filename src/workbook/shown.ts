import { Decimal } from 'decimal.js';
import type { CellSnapshot } from './snapshot';

/** The text of a cell as the sheet shows it: numbers by the number format of the cell, blanks and errors without a result as ''. */
export function shownText(cell: CellSnapshot | undefined): string {
  const value = cell?.value;
  if (typeof value === 'number') return shownNumber(value, cell?.format);
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').trim();
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value ? value.error : '';
}

/** A number by a format code: sections, conditions, decimals, thousands, percent, literals and dates; other codes show the plain number. */
export function shownNumber(value: number, format = ''): string {
  if (!Number.isFinite(value)) return '';
  const plain = new Decimal(value.toPrecision(15));
  const { code, isNegated } = sectionFor(sectionsOf(format), value);
  if (code === undefined) return plain.toFixed();
  const bare = withoutLiterals(code);
  if (/^\s*(?:General)?\s*$/i.test(bare) && /General|^$/i.test(format)) return plain.toFixed();
  if (/[ymdhs年月日]/i.test(bare) && !/[0#?]/.test(bare)) return dateText(value, bare);
  if (/[E/@]/i.test(bare)) return plain.toFixed();
  return digitsBy(code, bare, isNegated ? plain.abs() : plain);
}

/** Parted by `;` outside quotation marks. */
function sectionsOf(format: string): string[] {
  const sections = [''];
  let isQuoted = false;
  for (let at = 0; at < format.length; at++) {
    const letter = format[at]!;
    if (letter === '"') isQuoted = !isQuoted;
    if (letter === ';' && !isQuoted) sections.push('');
    else sections[sections.length - 1] += letter === '\\' && !isQuoted ? letter + (format[++at] ?? '') : letter;
  }
  return sections;
}

const HOLDS: ReadonlyMap<string, (value: number, bound: number) => boolean> = new Map([
  ['=', (value, bound) => value === bound],
  ['<>', (value, bound) => value !== bound],
  ['<', (value, bound) => value < bound],
  ['<=', (value, bound) => value <= bound],
  ['>', (value, bound) => value > bound],
  ['>=', (value, bound) => value >= bound],
]);

/** The section a value is shown by; a section for negatives alone says its minus itself. */
function sectionFor(sections: readonly string[], value: number): { code: string | undefined; isNegated: boolean } {
  const conditions = sections.map((section) => /^(?:\[[^\]=<>]*\])*\[(=|<>|<=?|>=?)(-?[0-9.]+)\]/.exec(section));
  if (conditions.some(Boolean)) {
    const at = conditions.findIndex((condition) => !condition || HOLDS.get(condition[1]!)!(value, Number(condition[2])));
    return { code: sections[at], isNegated: false };
  }
  if (value < 0 && sections.length > 1) return { code: sections[1], isNegated: true };
  return { code: value === 0 && sections.length > 2 ? sections[2] : sections[0], isNegated: false };
}

/** The code with its quoted and escaped letters, colours and paddings gone. */
function withoutLiterals(code: string): string {
  return code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
}

function digitsBy(code: string, bare: string, value: Decimal): string {
  const holders = /[0#?][0#?,.]*/.exec(bare)?.[0];
  const literals = (text: string): string => text.replace(/\[[^\]]*\]|_.|\*./g, '').replace(/"([^"]*)"|\\(.)/g, '$1$2');
  if (holders === undefined) return literals(code).trim();
  const [whole = '', fraction = ''] = holders.split('.');
  const scaled = bare.includes('%') ? value.times(100) : value;
  const decimals = fraction.replace(/[^0#?]/g, '');
  const fixed = scaled.toDecimalPlaces(decimals.length, Decimal.ROUND_HALF_UP).toFixed(decimals.length);
  const optional = /[#?]*$/.exec(decimals)![0].length;
  const trimmed = optional > 0 ? withoutZeros(fixed, optional) : fixed;
  // Without a 0 in the code, no 0 stands before the point.
  const own = whole.includes('0') ? trimmed : trimmed.replace(/^(-?)0(?=\.|$)/, '$1');
  const number = whole.includes(',') ? own.replace(/^-?[0-9]+/, (digits) => digits.replace(/\B(?=(?:[0-9]{3})+$)/g, ',')) : own;
  const [before = '', after = ''] = code.replace(/\[[^\]]*\]/g, '').split(/[0#?][0#?,.]*/, 2);
  return `${literals(before)}${number}${literals(after)}`.trim();
}

/** Up to `most` zeros at the end are shown only where there is a digit. */
function withoutZeros(fixed: string, most: number): string {
  let end = fixed.length;
  while (end > fixed.length - most && fixed[end - 1] === '0') end--;
  return fixed.slice(0, end).replace(/\.$/, '');
}

/** Days since 30 December 1899, as Excel counts them. */
function dateText(serial: number, code: string): string {
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return /d|日/i.test(code) ? `${year}年${month}月${day}日` : `${year}年${month}月`;
}
