import { remember } from '../workbook/remember';

/** The numbering of a label: its style (一、 is wider than （一）, that than 1. …), its ordinal and the label without it. */
export interface Numbered {
  readonly style: number;
  readonly ordinal: number;
  readonly name: string;
}

const DIGITS = '零一二三四五六七八九';

const STYLES: readonly RegExp[] = [
  /^([一二三四五六七八九十百零]{1,5})[、.,:](.*)$/,
  /^\(([一二三四五六七八九十百零]{1,5})\)[、.]?(.*)$/,
  /^([0-9]{1,2})[、.,](?![0-9])(.*)$/,
  /^\(([0-9]{1,2})\)[、.]?(.*)$/,
  /^([①-⑳])(.*)$/,
];

/** Reads the numbering of a normalised label; null where it has none. */
export const readNumbering = remember((label): Numbered | null => {
  for (const [style, pattern] of STYLES.entries()) {
    const match = pattern.exec(label);
    if (match && match[2] !== undefined) return { style, ordinal: ordinalOf(match[1]!), name: match[2] };
  }
  return null;
});

function ordinalOf(text: string): number {
  if (/^[0-9]+$/.test(text)) return Number(text);
  const circled = text.charCodeAt(0) - 0x2460;
  if (circled >= 0 && circled < 20) return circled + 1;
  return chineseNumber(text);
}

/** 一 … 九十九. */
function chineseNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : [undefined, text];
  const one = ones ? DIGITS.indexOf(ones.at(-1)!) : 0;
  if (tens === undefined) return one;
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + one;
}

/** A code that stands before its name in one cell: `201 一般公共服务支出`, `2080505机关…`, `[20101]人大事务`. */
const CODE_BEFORE = /^[[(]?([0-9]{3}(?:[0-9]{2}){0,2})[\])]?[-—_:.、]?([^0-9.,%年月日、)].*)$/;
/** And one behind it, of a subject: 行政运行（2010301）. */
const CODE_BEHIND = /^([^0-9([].*)[[(]([235][0-9]{2}(?:[0-9]{2}){0,2})[\])]$/;

/** The code of a label and its name, where one cell holds both. */
export const splitGluedCode = remember((text): { readonly code: string; readonly name: string } => {
  const before = CODE_BEFORE.exec(text);
  if (before) return { code: before[1]!, name: before[2]! };
  const behind = CODE_BEHIND.exec(text);
  return behind ? { code: behind[2]!, name: behind[1]! } : { code: '', name: text };
});

/** 1.1 and 1.1.1 are narrower than 1. and wider than (1). */
const DECIMAL = /^((?:[0-9]{1,2}\.){1,4}[0-9]{1,2})[、.]?(?![0-9.,%])(.+)$/;
const OF_ARABIC = STYLES.findIndex((style) => style.test('1.'));

/** 1.1 人员经费 in a list that counts so; 3.15消费者权益日 is numbered nowhere else. */
export function readDecimal(label: string): Numbered | null {
  const [, digits, name] = DECIMAL.exec(label) ?? [];
  if (digits === undefined || name === undefined) return null;
  const ordinals = digits.split('.').map(Number);
  return { style: OF_ARABIC + (ordinals.length - 1) / 10, ordinal: ordinals.at(-1)!, name };
}

/** Whether the numbers before normalised labels (1., 1.1, 1.2, 2.) count through: each is the next of its level, or the first below the one before. */
export function countsThrough(labels: readonly string[]): boolean {
  let last: readonly number[] = [];
  let decimals = 0;
  for (const label of labels) {
    const digits = DECIMAL.exec(label)?.[1] ?? /^([0-9]{1,2})\.(?![0-9])/.exec(label)?.[1];
    if (digits === undefined) continue;
    const own = digits.split('.').map(Number);
    const before = own.length > last.length ? [...last, 0] : last.slice(0, own.length);
    if (own.some((ordinal, at) => ordinal !== before[at]! + (at === own.length - 1 ? 1 : 0))) return false;
    last = own;
    decimals++;
  }
  return decimals > 1;
}
