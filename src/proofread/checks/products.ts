import { Decimal } from 'decimal.js';
import { MONEY } from '../../lexicon/money';
import { eachOf, isRough, sameUnit, saysMore, saysTotal } from '../../lexicon/reckoning';
import { slipBetween } from '../../relations/slips';
import type { Block } from '../../text/block';
import type { Claim } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import type { Token } from '../../text/token';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { shown, textOf } from '../wording';

/** T-COUNT: 购置设备12台,单价0.4万元,共4.8万元; 接待38批次、306人次,人均60.2元: so many at so much each make so much. */
export function products(text: BoundText): Judgement {
  return all(text.text.blocks.flatMap((block, index) => inBlock(block, text.text.tokens[index]!)));
}

/** A number with the words of its clause before it. */
interface Figure {
  readonly number: PrintedAmount;
  readonly clause: string;
  /** The part of a sentence it stands in, counted in its block: 购置车辆1辆；运行费9.4万元，平均每辆2.35万元 is of all vehicles. */
  readonly part: number;
  /** So much for each of a unit; null for each of what was counted; undefined: it is none. */
  readonly each: string | null | undefined;
}

/** So many at so much each, and what they may come to. */
interface Product {
  readonly count: PrintedAmount;
  readonly each: PrintedAmount;
  readonly whole: PrintedAmount;
  /** Whether the words say that the three belong together. */
  readonly told: boolean;
}

function inBlock(block: Block, tokens: readonly Token[]): Judgement[] {
  const figures = figuresOf(block, tokens);
  return figures.flatMap(({ each }, at) => (each === undefined ? [] : [judge(block, productsOf(figures, at))]));
}

function figuresOf(block: Block, tokens: readonly Token[]): Figure[] {
  const figures: Figure[] = [];
  let [from, part] = [0, 0];
  for (const { kind, number, end } of tokens) {
    if (kind === 'stop' || kind === 'semicolon') part++;
    if (!number || (number.kind !== 'money' && number.kind !== 'count')) continue;
    figures.push({ number, clause: clauseBefore(block, number, from), part, each: forEach(block, number, from) });
    from = end;
  }
  return figures;
}

/** The words of its clause before a number, from some place on. */
function clauseBefore(block: Block, { start }: PrintedAmount, from: number): string {
  return /[^,。;:、(]*$/.exec(block.text.slice(Math.max(from, start - LONGEST), start))![0].replace(/[ \0]/g, '');
}

/** What a number is the amount for one of, as `eachOf` says. */
function forEach(block: Block, number: PrintedAmount, from: number): Figure['each'] {
  return eachOf(clauseBefore(block, number, from), block.text.slice(number.end, number.end + MOST_BEHIND));
}

/** Whether an amount is so much for each: no part and no whole of others. */
export function isForEach({ context: { block }, number }: Claim): boolean {
  return forEach(block, number, 0) !== undefined;
}

const LONGEST = 60;
const MOST_BEHIND = 8;
/** How many numbers before that of one are looked at. */
const MOST_BEFORE = 6;

/** With what counts the number of one may be meant, and the amounts beside them; the nearest first. */
function productsOf(figures: readonly Figure[], at: number): Product[] {
  const { number: each, each: unit, part } = figures[at]!;
  const isCount = ({ number, each: own }: Figure): boolean =>
    number.kind === 'count' && own === undefined && !(unit === null ? false : sameUnit(number.unit) !== unit) && number.value.gt(0);
  const near = figures
    .map((figure, index) => ({ figure, index }))
    .slice(Math.max(0, at - MOST_BEFORE), at + 2)
    .filter(({ figure, index }) => index !== at && figure.part === part && isCount(figure))
    .sort((a, b) => Math.abs(a.index - at) - Math.abs(b.index - at))
    .slice(0, unit === null ? 1 : undefined);
  return near.flatMap(({ figure, index }) => [
    ...wholesOf(figures, at, index).map((whole) => ({ count: figure.number, each, whole, told: true })),
    ...figures
      .slice(Math.max(0, at - MOST_BEFORE), at)
      .flatMap(({ number: whole }) => (isLike(each, whole) ? [{ count: figure.number, each, whole, told: false }] : [])),
  ]);
}

function isLike(each: PrintedAmount, whole: PrintedAmount): boolean {
  return each.kind === whole.kind && (each.kind === 'money' || sameUnit(each.unit) === sameUnit(whole.unit)) && whole.value.gt(0);
}

/**
 * The number right behind that is said to be all, or the one right before the count; the one between it and that of one. Of several that are
 * told for one each, any may be a part of all.
 */
function wholesOf(figures: readonly Figure[], at: number, count: number): PrintedAmount[] {
  const { number: each, part } = figures[at]!;
  const own = figures.filter((figure) => figure.part === part);
  const [first, last] = [Math.min(at, count), Math.max(at, count)];
  const behind = figures[last + 1];
  const total = behind?.part === part && saysTotal(behind.clause) ? behind : undefined;
  const alone = own.filter((figure) => figure.each !== undefined).length === 1;
  const between = last - first === 2 ? figures[first + 1] : undefined;
  const beside = alone && last - first === 1 ? (total ?? figures[first - 1]) : undefined;
  return [between, beside].flatMap((figure) =>
    figure?.part === part && figure.each === undefined && isLike(each, figure.number) ? [figure.number] : [],
  );
}

function judge(block: Block, products: readonly Product[]): Judgement {
  const [first] = products;
  if (!first || first.each.value.isZero()) return NOTHING;
  const right = products.find(fits);
  if (right) return confirm('text', right.told ? [right.each, right.whole] : [right.each]);
  if (saysMore(sentenceOf(block, first.each))) return NOTHING;
  const wrong = products
    .filter(({ told }) => told)
    .find((product) => !isRough(block.text.slice(...spanOfAll(product))) && slipsOf(product).length > 0);
  return wrong ? report(block, wrong, slipsOf(wrong)) : NOTHING;
}

/** The sentence a number stands in. */
function sentenceOf({ text }: Block, { start, end }: PrintedAmount): string {
  const before = text.slice(Math.max(0, start - LONGEST), start);
  return before.slice(before.lastIndexOf('。') + 1) + text.slice(end, end + LONGEST).split('。')[0]!;
}

/** What a printed number stands for: 6.98万人 is 69,800; people and things are counted exactly where they are written in full. */
function valueOf({ kind, value, half, unit }: PrintedAmount): { readonly value: Decimal; readonly half: Decimal } {
  if (kind === 'money') return { value, half };
  const scale = scaleOf(unit);
  return { value: value.times(scale), half: scale === 1 ? half.times(0) : half.times(scale) };
}

function scaleOf(unit: string): number {
  return /^[余多]?万/.test(unit) ? 10_000 : 1;
}

/** What is counted for each may be rounded to whole ones. */
function halfOfEach({ kind, half }: PrintedAmount): Decimal {
  return kind === 'money' ? half : half.times(0).plus('0.5');
}

function fits({ count, each, whole }: Product): boolean {
  const [many, one, all] = [valueOf(count), valueOf(each), valueOf(whole)];
  const half = many.value.times(halfOfEach(each)).plus(one.value.times(many.half)).plus(all.half);
  return many.value.times(one.value).minus(all.value).abs().lte(half);
}

/** Which of the three, one slip away from what is printed, makes the others right. */
function slipsOf({ count, each, whole }: Product): PrintedAmount[] {
  const [many, one, all] = [valueOf(count), valueOf(each), valueOf(whole)];
  const persons = all.value.div(one.value).round();
  const exact = persons
    .times(one.value)
    .minus(all.value)
    .abs()
    .lte(persons.times(halfOfEach(each)).plus(all.half));
  const total = many.half.isZero() && many.value.times(each.half).lte(all.half.plus(each.half));
  return [
    ...(isSlip(each, all.value.div(many.value)) ? [each] : []),
    ...(total && isSlip(whole, many.value.times(one.value)) ? [whole] : []),
    // Any digit may stand for any other.
    ...(exact && persons.gt(9) && many.value.gt(9) && isSlip(count, persons) ? [count] : []),
  ];
}

/** Both as they are printed. */
function isSlip(number: PrintedAmount, right: Decimal): boolean {
  const unit = number.kind === 'money' ? new Decimal(10).pow(MONEY.get(number.unit) ?? 0) : new Decimal(scaleOf(number.unit));
  const printed = valueOf(number).value.div(unit);
  return slipBetween(printed, right.div(unit).toDecimalPlaces(number.decimals), number.decimals) !== null;
}

function spanOfAll({ count, each, whole }: Product): [start: number, end: number] {
  const members = [count, each, whole];
  return [Math.min(...members.map(({ start }) => start)), Math.max(...members.map(({ end }) => end))];
}

function report(block: Block, product: Product, slips: readonly PrintedAmount[]): Judgement {
  const { count, each, whole } = product;
  const [start, end] = spanOfAll(product);
  const made = shown(valueOf(count).value.times(each.value), each.kind === 'money' ? whole : each);
  const stated = textOf(block, each);
  return accuse(
    {
      block,
      start,
      end,
      stated,
      rule: 'T-COUNT',
      level: 'warning',
      zh: `${textOf(block, count)} × ${stated} = ${made}，文中写 ${textOf(block, whole)}；请核对三个数。`,
      en: `${textOf(block, count)} at ${stated} each make ${made}, not ${textOf(block, whole)}.`,
    },
    slips.length === 1 && slips[0] !== count ? [slips[0]!] : [],
  );
}
