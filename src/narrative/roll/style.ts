import { Decimal } from 'decimal.js';
import { groupBy } from '../../proofread/whereabouts';
import { grouped } from '../../workbook/number';
import { MONEY } from '../../lexicon/money';
import type { Block } from '../../text/block';
import type { PrintedAmount } from '../../text/number';

/** How a text prints its numbers of one unit. */
interface Manner {
  /** Decimals most numbers have. */
  readonly usual: number;
  /** The most that any has. */
  readonly most: number;
  /** Zeros at the end are left out: 6.4万元 beside 439.69万元. */
  readonly natural: boolean;
  /** Nothing is 0, beside amounts that have decimals: 0万元 and 12.50万元. */
  readonly bareZero: boolean;
}

const UNKNOWN: Manner = { usual: 2, most: 2, natural: false, bareZero: false };

/** The text's own way of printing numbers, learnt from all it prints. */
export class Style {
  private readonly manners = new Map<string, Manner>();

  /** @param roles what a percentage says: shares may be printed to one place, rates to two */
  constructor(
    numbers: readonly PrintedAmount[],
    private readonly roles: ReadonlyMap<PrintedAmount, string> = new Map(),
    /** Whether the text writes 1,234.5: its nothing does not show it. */
    private readonly grouping = false,
    /** Whether every amount that the forms confirm is printed as exact as they have it. */
    exact = false,
  ) {
    const keyed = numbers.flatMap((number) => [...new Set([number.unit, this.keyOf(number)])].map((key) => ({ key, number })));
    for (const [key, own] of groupBy(keyed, ({ key }) => key)) {
      // 100% shows no manner: those of other percentages of the text do.
      const telling = own.filter(({ key: of, number }) => of === number.unit || !isWhole(number));
      if (telling.length > 0) this.manners.set(key, mannerOf(telling.map(({ number }) => number)));
    }
    if (exact) this.printAsExact(numbers);
    this.trimRates(numbers);
  }

  /** 4.6% beside 23.74%, where amounts leave out zeros at the end too and no percentage of many shows one. */
  private trimRates(numbers: readonly PrintedAmount[]): void {
    const amounts = numbers.filter(({ kind }) => kind === 'money').map(({ unit }) => this.manners.get(unit));
    const rates = numbers.filter((number) => number.kind === 'rate' && number.decimals > 0);
    if (!amounts.some((manner) => manner?.natural) || rates.length < FEWEST_RATES || rates.some(showsZeros)) return;
    for (const [key, manner] of this.manners) if (/[%％]$/.test(key)) this.manners.set(key, { ...manner, natural: true });
  }

  /** 92万元 beside 1922.7万元, of forms that have no more: what is exact is not rounded, and zeros at its end are left out. */
  private printAsExact(numbers: readonly PrintedAmount[]): void {
    const money = numbers.filter(({ kind }) => kind === 'money');
    const natural = new Map<string, Manner>();
    for (const [unit, own] of groupBy(money, (number) => number.unit)) {
      const manner = this.manners.get(unit);
      if (!manner || own.some(showsZeros) || !(manner.natural || manner.usual < MOST_DECIMALS)) continue;
      natural.set(unit, { ...manner, most: Math.max(manner.most, MOST_DECIMALS), natural: true });
    }
    const rates = numbers.filter(({ kind }) => kind === 'rate');
    // 占0% beside 占12.34%.
    if (natural.size > 0 && rates.some(({ decimals, value }) => decimals === 0 && value.isZero()) && !rates.some(showsZeros))
      for (const [key, manner] of this.manners) if (/[%％]$/.test(key)) natural.set(key, { ...manner, natural: true });
    for (const [key, manner] of natural) this.manners.set(key, manner);
  }

  private keyOf(number: PrintedAmount): string {
    const role = this.roles.get(number);
    return role === undefined ? number.unit : `${role} ${number.unit}`;
  }

  /** How an amount of the text looks where none stands yet. */
  rawOf({ unit }: PrintedAmount): string {
    return `${this.grouping ? '0,000' : '0'}${unit}`;
  }

  /** A value (元, percent or a count) as the number that stands there is printed: its unit, separators and blanks. */
  print(block: Block, raw: string, like: PrintedAmount, value: Decimal): string {
    const digits = /^[^一-龥%％﹪‰]*[0-9０-９]/.exec(raw)?.[0] ?? raw;
    const plain = value.isZero() && saysBareNothing(block, like) ? '0' : this.digits(value, like);
    return (/[,，]/.test(digits) || this.groups(block, like) ? grouped(plain) : plain) + raw.slice(digits.length);
  }

  digits(value: Decimal, like: PrintedAmount): string {
    // 完成预算的…% is a part of a whole as 占…% is.
    const kin = this.roles.get(like) === 'completion' ? this.manners.get(`share ${like.unit}`) : undefined;
    const manner = this.manners.get(this.keyOf(like)) ?? kin ?? this.manners.get(like.unit) ?? UNKNOWN;
    const own = value.div(like.kind === 'money' ? perUnit(like.unit) : like.unit === '‰' ? 0.1 : 1);
    if (manner.natural) return own.toDecimalPlaces(manner.most, Decimal.ROUND_HALF_UP).toFixed();
    if (own.isZero() && manner.bareZero) return '0';
    // 64.8万元 beside 18.40万元: zeros at its end were left out.
    if (like.decimals > 0 && like.decimals < manner.usual && like.kind === 'money')
      return own.toDecimalPlaces(manner.usual, Decimal.ROUND_HALF_UP).toFixed();
    const decimals = like.value.isZero() ? manner.usual : Math.max(like.decimals, Math.min(manner.usual, own.decimalPlaces()));
    if (own.isZero() && like.value.isZero()) return own.toFixed(like.decimals);
    return own.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).toFixed(decimals);
  }

  /** What is left of an amount in 元 where it is printed as a number of the text is. */
  printedOf(value: Decimal, like: PrintedAmount): Decimal {
    return new Decimal(this.digits(value, like)).times(perUnit(like.unit));
  }

  /** Whether the value is nothing at the place the number is printed to. */
  isNil(value: Decimal, like: PrintedAmount): boolean {
    return Number(this.digits(value.abs(), like)) === 0;
  }

  private groups({ text }: Block, like: PrintedAmount): boolean {
    if (like.kind !== 'money' || like.value.abs().gte(perUnit(like.unit).times(1000))) return false;
    return GROUPED.test(text) || (this.grouping && !PLAIN.test(text));
  }
}

/** 事业收入0万元，占0%：in a row of amounts that says its nothing so. */
function saysBareNothing({ text }: Block, { unit, value }: PrintedAmount): boolean {
  const nothings = [...text.matchAll(/(?<![0-9.,])0(\.0+)?(?= ?(万元|元|%))/g)].filter(([, , of]) => of === unit);
  return !value.isZero() && nothings.length > 0 && nothings.every(([, decimals]) => decimals === undefined);
}

/** How many 元 an amount of one of a unit is. */
function perUnit(unit: string): Decimal {
  return new Decimal(10).pow(MONEY.get(unit) ?? 0);
}

const GROUPED = /[0-9],[0-9]{3}(?:[.,]|[^0-9])/;
const PLAIN = /[0-9]{4}(?:\.[0-9]+)? *(?:万元|元)/;

/** Whether a text groups its thousands, where most of its lines that show it do. */
export function groupsThousands(lines: readonly string[]): boolean {
  return lines.filter((line) => GROUPED.test(line)).length > lines.filter((line) => PLAIN.test(line)).length;
}

/** 100%, written without decimals. */
export function isWhole({ kind, decimals, value }: PrintedAmount): boolean {
  return kind === 'rate' && decimals === 0 && value.eq(100);
}

const MOST_DECIMALS = 2;

/** 6.40 and 0.00: a zero at the end is written. */
function showsZeros({ decimals, value, half }: PrintedAmount): boolean {
  return decimals > 0 && value.mod(half.times(20)).isZero();
}

const FEWEST_ZEROS = 2;
const FEWEST_RATES = 10;

function mannerOf(numbers: readonly PrintedAmount[]): Manner {
  const filled = numbers.filter(({ value }) => !value.isZero());
  if (filled.length === 0) return UNKNOWN;
  const counts = new Map<number, number>();
  for (const { decimals } of filled) counts.set(decimals, (counts.get(decimals) ?? 0) + 1);
  const [usual] = [...counts].reduce((best, entry) => (entry[1] > best[1] || (entry[1] === best[1] && entry[0] > best[0]) ? entry : best));
  const most = Math.min(2, Math.max(...counts.keys()));
  // 0.00 and 6.40 show that zeros at the end are written.
  const padded = numbers.some(showsZeros);
  // An odd percentage with one more place is no manner; amounts never lose a place.
  const varies = counts.size > 1 && (filled[0]!.kind !== 'rate' || usual === Math.max(...counts.keys()));
  const zeros = numbers.filter(({ value }) => value.isZero());
  const bareZero = zeros.length >= FEWEST_ZEROS && zeros.every(({ decimals }) => decimals === 0);
  return { usual, most: Math.max(most, usual), natural: !padded && varies, bareZero };
}
