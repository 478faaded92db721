import { Decimal } from 'decimal.js';
import { MONEY } from '../lexicon/money';

/** A number of a text with its unit. Offsets are those of the line it was read from. */
export interface PrintedAmount {
  readonly start: number;
  readonly end: number;
  /** Money in 元, a rate in percent, a count as it stands. */
  readonly value: Decimal;
  /** Half the last place printed, in the unit of `value`. */
  readonly half: Decimal;
  readonly decimals: number;
  /** Written with separators of thousands; too small for them, whether numbers near it are. */
  readonly grouped: boolean;
  /** As printed: 万元, 元, %, 个, …; empty where none follows. */
  readonly unit: string;
  readonly kind: 'money' | 'rate' | 'points' | 'count' | 'bare' | 'unreadable';
}

const RATES: readonly string[] = ['个百分点', '%', '‰'];
const COUNTS =
  '人次|批次|平方米|公顷|公里|台\\(套\\)|台套|个|辆|台|套|人|名|次|批|项|家|户|件|部|条|篇|场|期|亩|所|座|吨|头|只|张|份|册|艘|架|栋|宗|岁|处';
const COUNT = new RegExp(`^(?:余|多)?(万)?(${COUNTS})`);
const DIGIT = /[0-9]/;

/**
 * Reads the number that begins at `from` of a folded line (see fold). Blanks between digits, around the point and before the unit are
 * read over where what comes of it has one meaning; a number that has none is `unreadable` (`798.69 万`, two points, a stray letter).
 */
export function readNumber(folded: string, from: number): PrintedAmount | null {
  let at = from;
  let sign = '';
  if (folded[at] === '-') {
    sign = '-';
    at = skipBlanks(folded, at + 1);
  }
  if (!DIGIT.test(folded[at] ?? '')) return null;
  const body = readDigits(folded, at);
  const glued = gluedTo(folded, from, body.end);
  const whole = readUnit(folded, glued);
  const isGlued = glued > body.end && (whole.kind === 'money' || whole.kind === 'rate');
  const own = isGlued ? whole : readUnit(folded, body.end);
  const unit = own.kind === 'bare' && body.decimals > 0 ? sharedUnit(folded, own.end) : own;
  const broken = { start: from, end: unit.end, value: new Decimal(0), half: new Decimal(0), decimals: 0, grouped: false, unit: unit.text };
  const isTorn = (unit.kind === 'money' || unit.kind === 'rate') && isTail(folded, from);
  if (body.malformed || isGlued || isTorn) return unit.kind === 'bare' ? null : { ...broken, kind: 'unreadable' };
  if (unit.kind === 'unreadable') return { ...broken, kind: 'unreadable' };
  const number = new Decimal(sign + body.digits);
  const scale = unit.kind === 'money' ? new Decimal(10).pow(MONEY.get(unit.text)!) : new Decimal(unit.text === '‰' ? '0.1' : 1);
  // A plain 0 is nothing at all, not something below half a unit.
  const half =
    unit.kind === 'money' && number.isZero() && body.decimals === 0 ? number : new Decimal(10).pow(-body.decimals).div(2).times(scale);
  const grouped = body.grouped || (number.abs().lt(1000) && SEPARATED.test(folded.slice(Math.max(0, from - NEAR), from + NEAR)));
  return {
    start: from,
    end: unit.end,
    value: number.times(scale),
    half,
    decimals: body.decimals,
    grouped,
    unit: unit.text,
    kind: unit.kind,
  };
}

/** How far the manner of a small number is looked for in others. */
const NEAR = 300;
const SEPARATED = /[0-9],[0-9]{3}(?![0-9])/;

/** What stands in a number or on its heels that belongs to none: a letter, a second point, a stop for a point, marks before the unit. */
const GLUED =
  /^(?:[A-Za-z]{1,3}[0-9.][0-9.,]{0,12}|\.{2,3}[0-9]{1,12}|。[0-9]{1,2}(?=[ \0]{0,3}(?:[万亿]?元|%))|[^0-9A-Za-z一-龥,。;、(]{1,8}(?=[万亿]元)|&nbsp;|[-~—至到][ \0]?[0-9][0-9.,]{0,15})/;

/** Where a number ends with all that is glued to it. */
function gluedTo(folded: string, from: number, end: number): number {
  const found = GLUED.exec(folded.slice(end, end + 24));
  return found && !/^[ \0]+$/.test(found[0]) && end - from < 40 ? end + found[0].length : end;
}

/** The rest of a number that was torn off before its point. */
function isTail(folded: string, from: number): boolean {
  return folded[from - 1] === '.' && !/[0-9]/.test(folded[from - 2] ?? '');
}

interface Digits {
  readonly digits: string;
  readonly decimals: number;
  readonly end: number;
  readonly grouped: boolean;
  readonly malformed: boolean;
}

/** Digits with separators of thousands and a point; a blank within them is read over where a digit follows on both sides. */
function readDigits(folded: string, from: number): Digits {
  let digits = '';
  let at = from;
  let points = 0;
  let decimals = 0;
  let grouped = false;
  let end = from;
  while (at < folded.length) {
    const unit = folded[at]!;
    if (DIGIT.test(unit)) {
      digits += unit;
      if (points > 0) decimals++;
      end = ++at;
      continue;
    }
    const next = skipBlanks(folded, at + 1);
    const follows = DIGIT.test(folded[next] ?? '');
    if ((unit === ' ' || unit === '\0') && isInside(folded, at, digits, points)) at = skipBlanks(folded, at);
    else if (unit === ',' && follows && points === 0 && isThousand(folded, next)) [at, grouped] = [next, true];
    else if ((unit === '.' || unit === '·') && follows) {
      points++;
      digits += '.';
      at = next;
    } else break;
  }
  return { digits, decimals, grouped, end, malformed: points > 1 };
}

/** Whether a blank stands within a number: before a point, after one, or between groups of thousands or split digits. */
function isInside(folded: string, at: number, digits: string, points: number): boolean {
  const next = skipBlanks(folded, at);
  const unit = folded[next] ?? '';
  if (unit === '.') return points === 0 && DIGIT.test(folded[skipBlanks(folded, next + 1)] ?? '');
  if (unit === ',') return points === 0 && isThousand(folded, skipBlanks(folded, next + 1));
  if (!DIGIT.test(unit)) return false;
  const group = /^[0-9]{1,20}/.exec(folded.slice(next, next + 20))![0];
  const behind = folded[next + group.length] ?? '';
  // A year before an amount (2024 768.69万元) is a number of its own; 2 024 768.69万元 is one number.
  if (points === 0 && /^(?:19|20)[0-9]{2}$/.test(digits) && folded.slice(at - digits.length, at) === digits) return false;
  return points > 0 ? group.length <= 2 && !/[.,0-9]/.test(behind) : true;
}

function isThousand(folded: string, at: number): boolean {
  const group = folded.slice(at, at + 3);
  return /^[0-9]{3}$/.test(group) && !DIGIT.test(folded[at + 3] ?? '');
}

interface Unit {
  readonly kind: PrintedAmount['kind'];
  readonly text: string;
  readonly end: number;
}

function readUnit(folded: string, from: number): Unit {
  const letters = lettersAfter(folded, from);
  for (const unit of MONEY.keys())
    if (letters.text.startsWith(unit)) return { kind: 'money', text: unit, end: letters.ends[unit.length - 1]! };
  for (const unit of RATES)
    if (letters.text.startsWith(unit))
      return { kind: unit === '个百分点' ? 'points' : 'rate', text: unit, end: letters.ends[unit.length - 1]! };
  for (const unit of MONEY.keys())
    if (letters.text.startsWith(`(${unit})`)) return { kind: 'money', text: unit, end: letters.ends[unit.length + 1]! };
  const count = COUNT.exec(letters.text);
  if (count) return { kind: 'count', text: count[0], end: letters.ends[count[0].length - 1]! };
  const [cut] = /^(?:[万亿](?![一-龥])|[Ww](?![A-Za-z0-9])|[百千万亿]{1,3}[元园圆])/.exec(letters.text) ?? [];
  if (cut !== undefined) return { kind: 'unreadable', text: cut, end: letters.ends[cut.length - 1]! };
  return noUnit(from);
}

const noUnit = (end: number): Unit => ({ kind: 'bare', text: '', end });

/** 分别为10.5、9.8万元: the unit of money or percent that stands once, behind the last of some numbers. */
function sharedUnit(folded: string, from: number): Unit {
  for (let at = from, count = 0; count < MOST_SHARING; count++) {
    const next = /^[ \0]?[、,和与][ \0]?(?=[0-9])/.exec(folded.slice(at, at + 4));
    if (!next) break;
    const { end, decimals, malformed } = readDigits(folded, at + next[0].length);
    const unit = readUnit(folded, end);
    // A comma may be one of thousands: 1.234,567万元 is no two numbers.
    const apart = decimals > 0 || (unit.kind !== 'bare' && !next[0].includes(','));
    if (malformed || !apart) break;
    if (unit.kind !== 'bare') return unit.kind === 'money' || unit.kind === 'rate' ? { ...unit, end: from } : noUnit(from);
    at = end;
  }
  return noUnit(from);
}

const MOST_SHARING = 8;
const LONGEST_UNIT = 6;

/** The characters after a number without blanks, and where each of them ends. */
function lettersAfter(folded: string, from: number): { readonly text: string; readonly ends: readonly number[] } {
  let text = '';
  const ends: number[] = [];
  for (let at = from; at < folded.length && text.length < LONGEST_UNIT && at < from + 3 * LONGEST_UNIT; at++) {
    const unit = folded[at]!;
    if (unit === ' ' || unit === '\0') continue;
    text += unit;
    ends.push(at + 1);
  }
  return { text, ends };
}

function skipBlanks(folded: string, from: number): number {
  let at = from;
  while (folded[at] === ' ' || folded[at] === '\0') at++;
  return at;
}
