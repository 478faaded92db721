import { boundOf, type BoundText } from '../../proofread/proof';
import { isSubjectOnly } from '../../text/discourse';
import type { Block } from '../../text/block';
import type { Change, Claim, Flat, Share } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { agrees, readingsOf, valueOfNumber, valueOfReading, ZERO, type Value } from '../../proofread/bind';
import { meets, ratio } from '../../proofread/arithmetic';
import { FactReader } from '../facts';
import { keyPart } from '../keys';
import { isLimit } from '../roll/amounts';
import { labelOf } from '../roll/labels';
import { likeliest, targetOf } from '../roll/targets';
import { likeOf, sayFlat } from '../roll/comparison';
import { pairsOf, type Pair } from '../../proofread/pairs';
import { compareBefore } from '../roll/moved';
import { labelBefore, Roller } from '../roll/roller';
import { reasonBehind } from '../roll/kept-reasons';
import { Values } from '../roll/values';
import { pathOfNil, pathOfReading } from './paths';

/** A stretch of a block with the template that writes it. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly template: string;
}

/** What a number of the example stands for could not be told for sure. */
export interface Doubt {
  readonly block: Block;
  readonly message: string;
}

/** Turns what an example says into templates, block by block. */
export class Drafter {
  readonly doubts: Doubt[] = [];
  readonly roller: Roller;
  private readonly facts: FactReader;
  private readonly paths = new Map<Claim, string | null>();
  private readonly pieces = new Map<Block, Piece[]>();
  private readonly keys = new Map<string, number>();

  constructor(
    readonly text: BoundText,
    readonly unit: string,
  ) {
    this.roller = new Roller(text, new Values(text, text.disclosure, text.disclosure, 0), new Map());
    this.facts = new FactReader(text.disclosure);
    this.changes();
    this.shares();
    this.amounts();
    this.others();
  }

  /** What stands in a block as templates, in order. */
  of(block: Block): readonly Piece[] {
    return [...(this.pieces.get(block) ?? [])].sort((a, b) => a.start - b.start);
  }

  raw(block: Block, start: number, end: number): string {
    return this.roller.edits.raw(block, start, end);
  }

  /** The path of the amount that a claim states; null where no form of the example tells it. */
  pathOf(claim: Claim): string | null {
    let path = this.paths.get(claim);
    if (path === undefined) this.paths.set(claim, (path = this.find(claim)));
    return path;
  }

  private find(claim: Claim): string | null {
    const bound = boundOf(this.text, claim);
    // Last year's amount is known by its own number: words alone may mean another.
    if (claim.year === -1 && this.text.prior && !isSubjectOnly(claim) && !this.isLastYears(claim)) return null;
    const readings = claim.year === 0 && !isSubjectOnly(claim) ? bound.agreeing : bound.readings;
    const own = readings.filter(({ prior }) => !prior);
    const { stage: _, ...facets } = claim.facets;
    const meant =
      claim.year === -1 ? readingsOf(this.text.facts, { ...claim, facets }, claim.about, 0) : this.roller.values.plainest(claim, own);
    for (const reading of meant) {
      const path = pathOfReading(this.facts, reading);
      if (path !== null) return path;
    }
    return claim.year === 0 ? pathOfNil(this.facts, claim) : null;
  }

  private isLastYears(claim: Claim): boolean {
    return readingsOf(this.text.facts, claim, claim.about, -1).some((reading) => agrees(claim.number, reading));
  }

  put(block: Block, start: number, end: number, template: string): boolean {
    const known = this.pieces.get(block) ?? [];
    if (known.some((piece) => piece.start < end && start < piece.end)) return false;
    this.pieces.set(block, [...known, { start, end, template }]);
    return true;
  }

  private changes(): void {
    for (const pair of pairsOf(this.roller.text.changes)) this.pair(pair);
    for (const flat of this.text.flats) {
      const { block } = flat.context;
      const path = flat.of[0] && this.pathOf(likeliest(this.roller, flat));
      const compare = compareBefore(this.roller, block.index, flat.word.start);
      if (!path || !compare || flat.base.year === 0) continue;
      const said = this.withYears(this.raw(block, compare.start, flat.word.start));
      const words = this.raw(block, flat.word.start, flat.word.end);
      this.put(block, compare.start, flat.word.end, `{{ "${path}" | 增减: "${this.comparison(flat, said)}", "${said}${words}" }}`);
      this.reason(block, flat.word.end, path);
    }
  }

  /** Years as the words of a comparison write them. */
  private withYears(words: string): string {
    const { year } = this.text.disclosure;
    if (year === null) return words;
    return words.replaceAll(String(year), '{年}').replaceAll(String(year - 1), '{上年}');
  }

  private pair(pair: Pair): void {
    const main = (pair.difference ?? pair.rate)!;
    const { block } = main.context;
    const target = targetOf(this.roller, pair);
    const path = target ? this.pathOf(target) : null;
    if (!target || path === null) return this.askChange(pair, target);
    if (main.base.year === 0) {
      if (!this.againstBudget(pair, target, path)) this.askChange(pair, target);
      return;
    }
    const last = (pair.rate ?? main).number;
    if (main.base.number) return this.statedBase(pair, main, path);
    const between = pair.difference && pair.rate ? block.text.slice(pair.difference.number.end, pair.rate.word.start) : null;
    const compare = compareBefore(this.roller, block.index, main.word.start);
    const start = compare?.start ?? main.word.start;
    const said = this.withYears(this.raw(block, start, main.word.start));
    const form = between === ',' ? '增减' : pair.difference ? '增减额' : '增减率';
    const own = compare && !main.base.number ? sayFlat(this.roller, likeOf(main, main.number), ZERO) : null;
    const flat = own ? this.withYears(own) : compare ? `${said.replace(/^[比较]/, '与')}持平` : '持平';
    const whole = between === null || between === ',';
    this.put(block, start, whole ? last.end : main.number.end, `{{ "${path}" | ${form}: "${said}", "${flat}" }}`);
    if (!whole && pair.rate) this.put(block, pair.rate.word.start, pair.rate.number.end, `{{ "${path}" | 增减率: "", "持平" }}`);
    this.reason(block, last.end, path);
  }

  /** 比2023年度466.67万元增加…: last year's amount is a number of its own, and 比 is 与 where nothing changed. */
  private statedBase({ difference, rate }: Pair, main: Change, path: string): void {
    const { block } = main.context;
    const base = main.base.number!;
    const compare = compareBefore(this.roller, block.index, base.start);
    const word = compare ? this.raw(block, compare.start, compare.end) : '';
    if (compare && /^[比较]$/.test(word))
      this.put(block, compare.start, compare.end, `{% assign 平 = "${path}" | 持平 %}{% if 平 %}与{% else %}${word}{% endif %}`);
    this.put(block, base.start, base.end, `{{ "${path}" | 上年数 | ${this.print(base)} }}`);
    const isJoined = difference && rate && block.text.slice(difference.number.end, rate.word.start) === ',';
    if (isJoined) this.put(block, difference.word.start, rate.number.end, `{{ "${path}" | 增减: "", "持平" }}`);
    else {
      if (difference) this.put(block, difference.word.start, difference.number.end, `{{ "${path}" | 增减额: "", "持平" }}`);
      if (rate) this.put(block, rate.word.start, rate.number.end, `{{ "${path}" | 增减率: "", "持平" }}`);
    }
    this.reason(block, (rate ?? main).number.end, path);
  }

  private askChange({ difference, rate }: Pair, target: Claim | null): void {
    for (const change of [difference, rate]) if (change) this.ask(change.context.block, change.number, this.labelOfChange(change, target));
  }

  private labelOfChange({ context: { block }, word }: Change, target: Claim | null): string {
    return `${target ? this.roller.said(target) : labelOf(labelBefore(block, word.start))}${this.raw(block, word.start, word.end)}`;
  }

  /** 与上年相比持平 told as a change: as the text compares elsewhere, else 比 for 与. */
  private comparison(flat: Flat, said: string): string {
    const like = pairsOf(this.roller.text.changes).find(
      ({ difference }) =>
        difference?.base.year === -1 &&
        !difference.base.number &&
        compareBefore(this.roller, difference.context.block.index, difference.word.start) !== null,
    )?.difference;
    if (!like || flat.base.number) return said.replace(/^与/, '比').replace(/相比$/, '');
    const { block } = like.context;
    return this.withYears(this.raw(block, compareBefore(this.roller, block.index, like.word.start)!.start, like.word.start));
  }

  /** 较年初预算数减少…，下降…, where a form states that budget too. */
  private againstBudget({ difference, rate }: Pair, target: Claim, path: string): boolean {
    if (!difference || !rate || isSubjectOnly(target)) return false;
    const { block } = difference.context;
    const compare = compareBefore(this.roller, block.index, difference.word.start);
    const { stage: _, ...facets } = target.facets;
    const planned = { ...target, facets: { ...facets, stage: { value: difference.base.stage ?? '预算', inherited: false } } };
    const base = target.number.value.minus(difference.number.value.times(difference.sign || 1));
    const reading = readingsOf(this.text.facts, planned, target.about, 0).find(({ yuan, half }) =>
      yuan.minus(base).abs().lte(half.plus(difference.number.half)),
    );
    const budget = reading && pathOfReading(this.facts, reading);
    if (!compare || !budget || block.text.slice(difference.number.end, rate.word.start) !== ',') return false;
    const said = this.withYears(this.raw(block, compare.start, difference.word.start));
    const flat = `${said.replace(/^[比较]/, '与')}持平`;
    return this.put(block, compare.start, rate.number.end, `{{ "${path}" | 相比: "${budget}", "${said}", "${flat}" }}`);
  }

  /** What is given as the reason is asked for, and nothing is where nothing changed. */
  private reason(block: Block, at: number, path: string): void {
    const reason = reasonBehind(this.roller, block, at);
    if (!reason) return;
    const { text } = block;
    const before = text[reason.start - 1] ?? '';
    const after = text[reason.end] ?? '';
    const isBracket = before === '(' && after === ')';
    const start = before === ',' || isBracket ? reason.start - 1 : reason.start;
    const end = isBracket || (before === '。' && after === '。') ? reason.end + 1 : reason.end;
    const asked = `{{ "${path}" | 原因 }}`;
    if (before !== ',' && before !== '。' && !isBracket) return void this.put(block, reason.from, reason.end, asked);
    const lead = this.raw(block, start, reason.from).replace(/增加|减少/, `{{ "${path}" | 多少 }}`);
    const tail = this.raw(block, reason.end, end);
    this.put(block, start, end, `{% assign 平 = "${path}" | 持平 %}{% unless 平 %}${lead}${asked}${tail}{% endunless %}`);
  }

  private shares(): void {
    for (const share of this.text.shares) {
      const path = share.of && this.pathOf(share.of);
      const whole = path ? this.wholeOf(share) : null;
      if (path && whole) this.put(share.context.block, share.number.start, share.number.end, `{{ "${path}" | 占: "${whole}" }}`);
      else this.ask(share.context.block, share.number, `${share.of ? this.roller.said(share.of) : ''}占比`);
    }
    for (const { of, number, budgetClaim, context } of this.text.completions) {
      const path = of && this.pathOf(of);
      const planned = budgetClaim && this.pathOf(budgetClaim);
      if (path && planned) this.put(context.block, number.start, number.end, `{{ "${path}" | 占: "${planned}" }}`);
      else if (path)
        this.put(context.block, number.start, number.end, `{% assign 年初 = "${path}" | 年初预算 %}{{ "${path}" | 占: 年初 }}`);
      else this.ask(context.block, number, `${of ? this.roller.said(of) : ''}完成预算的百分比`);
    }
  }

  /** The path of what a share is of: an amount of the text that the percentage fits, the nearest before it first. */
  private wholeOf({ of, number, parent, whole, context }: Share): string | null {
    const part = of && !isSubjectOnly(of) ? valueOfNumber(of.number) : null;
    const fits = (value: Value): boolean => {
      const quotient = part && ratio(part, value);
      return quotient !== null && meets(valueOfNumber(number), quotient);
    };
    for (const reading of whole ? boundOf(this.text, whole).readings : []) {
      const path = fits(valueOfReading(reading)) ? pathOfReading(this.facts, reading) : null;
      if (path) return path;
    }
    const before = this.text.claims.map(({ claim }) => claim).filter((claim) => claim !== of && !isSubjectOnly(claim));
    const near = before.filter(({ context: own }) => own.block.index <= context.block.index).reverse();
    for (const claim of [...(parent && !isSubjectOnly(parent) ? [parent] : []), ...near]) {
      const path = fits(valueOfNumber(claim.number)) ? this.pathOf(claim) : null;
      if (path) return path;
    }
    return whole ? this.pathOf(whole) : null;
  }

  private amounts(): void {
    for (const { claim } of this.text.claims) {
      if (isSubjectOnly(claim)) continue;
      const { block } = claim.context;
      const path = this.pathOf(claim);
      if (path !== null) {
        const last = claim.year === -1 ? ' | 上年数' : '';
        this.put(block, claim.number.start, claim.number.end, `{{ "${path}"${last} | ${this.print(claim.number)} }}`);
      } else this.askAmount(claim);
    }
  }

  /** 年初预算 beside a 决算 is asked for by that; what no form tells is asked for by its words. */
  private askAmount(claim: Claim): void {
    const { block } = claim.context;
    const actual = this.text.completions.find(({ budgetClaim }) => budgetClaim === claim)?.of;
    const path = actual && this.pathOf(actual);
    const what = path ? `{{ "${path}" | 年初预算 | ${this.print(claim.number)} }}` : null;
    const { start, end } = claim.number;
    const template = what ?? `{{ "${this.key(this.roller.said(claim))}" | 补充数 | ${this.print(claim.number)} }}`;
    if (this.put(block, start, end, template)) this.doubt(block, `“${this.raw(block, start, end)}”在表中找不到，改由填报人填写`);
  }

  private print({ unit }: PrintedAmount): string {
    return unit === this.unit || (unit !== '元' && unit !== '万元') ? '金额' : unit;
  }

  /** Whatever other number stands there is no part of the pack: it is asked for, but for the limits that rules set. */
  private others(): void {
    for (const block of this.text.text.blocks)
      for (const { number } of this.text.text.tokens[block.index]!)
        if (number && number.unit !== '' && !isLimit(block, number)) this.ask(block, number, labelOf(labelBefore(block, number.start)));
  }

  private ask(block: Block, number: PrintedAmount, label: string): void {
    const raw = this.raw(block, number.start, number.end);
    const digits = /^[^一-龥%％]*[0-9]/.exec(raw)?.[0] ?? raw;
    this.put(block, number.start, number.start + digits.length, `{{ "${this.key(label)}" | 输入 }}`);
    if (number.end > number.start + digits.length) this.put(block, number.start + digits.length, number.end, raw.slice(digits.length));
  }

  /** The key of an input: the words that name it, numbered where several are called alike. */
  private key(label: string): string {
    const name = `补充资料/${keyPart(label.replaceAll('"', '').replaceAll("'", ''))}`;
    const count = (this.keys.get(name) ?? 0) + 1;
    this.keys.set(name, count);
    return count > 1 ? `${name}${count}` : name;
  }

  doubt(block: Block, message: string): void {
    this.doubts.push({ block, message });
  }
}
