import { pairsOf } from '../../proofread/pairs';
import { boundOf, type BoundText } from '../../proofread/proof';
import { isSubjectOnly } from '../../text/discourse';
import type { Block } from '../../text/block';
import type { Claim } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { agrees, readingsOf, valueOfReading, type Value } from '../../proofread/bind';
import { subjectKey } from '../../facts/coordinate';
import type { Reading } from '../../facts/base';
import { FactReader } from '../facts';
import { signature } from '../roll/counterparts';
import { keyPart } from '../keys';
import { confirmedBy, isOperating, plainest } from '../roll/confirmed';
import { meantBy } from '../roll/meant';
import { Given } from '../roll/given';
import { labelOf, UNNAMED } from '../roll/labels';
import { labelBefore, Roller } from '../roll/roller';
import { Values } from '../roll/values';
import { mistakeIn } from '../../facts/paths';
import { isOfAllFunds } from '../roll/fiscal-sums';
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

/** The budgets that no form of final accounts has for every subject. */
const BUDGETS: ReadonlySet<string> = new Set(['年初', '预算']);

/** What a reading of a budget may cost. */
const MOST_TO_PLAN = 2;

function keyOfSubject({ about: [first] }: Claim): string {
  return first ? subjectKey(first.subject) : '';
}

const DEFAULT_PLACES = 2;

/** What projects are paid with from all funds: an example without 政府性基金 has the same in forms of one budget. */
const ALL_FUNDS = ['项目支出表/合计', '支出总表/合计/项目支出'];

/** Turns what an example says into templates, block by block. */
export class Drafter {
  readonly doubts: Doubt[] = [];
  /** The most decimals that the example prints of a unit. */
  private readonly places = new Map<string, number>();
  readonly roller: Roller;
  readonly facts: FactReader;
  /** Whether most of what the example says of a change has its rate. */
  readonly saysRates: boolean;
  private readonly paths = new Map<Claim, string | null>();
  private readonly asked = new Map<Claim, string>();
  private readonly pieces = new Map<Block, Piece[]>();
  private readonly keys = new Map<string, number>();

  constructor(
    readonly text: BoundText,
    readonly unit: string,
  ) {
    this.roller = new Roller(text, new Values(text, text.disclosure, text.disclosure, 0), new Map(), new Given({}));
    this.facts = new FactReader(text.disclosure);
    const differences = pairsOf(text.changes).filter(({ difference }) => difference?.base.year === -1);
    this.saysRates = differences.filter(({ rate }) => rate !== null).length * 2 > differences.length;
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

  /** How a template calls the amount of a claim: by its path, or as what is asked for; null where the text does not state it. */
  given(claim: Claim): string | null {
    const path = this.pathOf(claim);
    if (path !== null) return `"${path}"`;
    const actual = this.actualOf(claim);
    if (actual) return `"${this.pathOf(actual)!}" | 年初预算`;
    const isAsked = claim.year === 0 && !isSubjectOnly(claim) && claim.number.kind === 'money';
    return isAsked ? `"${this.keyOf(claim)}" | 补充数` : null;
  }

  /** The budget of what was spent, as a template calls it: where a form states one that the example bears out, else as it is asked for. */
  plannedOf(of: Claim, stage: Claim['stage'], bearsOut: (budget: Value) => boolean): string | null {
    const path = this.pathOf(of);
    if (path === null) return null;
    const planned = { ...of, facets: { ...of.facets, stage: { value: stage ?? '预算', inherited: false } } };
    const budgets = readingsOf(this.text.facts, planned, of.about, 0).filter(
      (reading) => reading.cost <= MOST_TO_PLAN && bearsOut(valueOfReading(reading)),
    );
    const paths = budgets.map((reading) => pathOfReading(this.facts, reading));
    const own = paths.find((budget) => budget !== null && budget !== path);
    return own ? `"${own}"` : `"${path}" | 年初预算`;
  }

  /** What was spent of a budget that the text states beside it and no form does; null where no form states that either. */
  private actualOf(claim: Claim): Claim | null {
    const { completions, claims, disclosure } = this.text;
    const isBudget = disclosure.kind === 'final' && BUDGETS.has(claim.facets.stage?.value ?? '');
    const subject = keyOfSubject(claim);
    const isBeside = (own: Claim): boolean =>
      own !== claim && own.context.block === claim.context.block && own.year === 0 && keyOfSubject(own) === subject && !isSubjectOnly(own);
    const actual =
      completions.find(({ budgetClaim }) => budgetClaim === claim)?.of ??
      (isBudget ? claims.find((bound) => isBeside(bound.claim) && this.pathOf(bound.claim) !== null)?.claim : undefined);
    return actual && this.pathOf(actual) !== null ? actual : null;
  }

  keyOf(claim: Claim): string {
    let key = this.asked.get(claim);
    if (key === undefined) this.asked.set(claim, (key = this.key(this.nameOf(claim))));
    return key;
  }

  /** What a claim is about, or the words before it; the unit's own name says nothing there. */
  private nameOf(claim: Claim): string {
    const said = this.roller.said(claim);
    const words = said === UNNAMED ? labelOf(labelBefore(claim.context.block, claim.number.start)) : said;
    const { organization } = this.text.disclosure;
    return (organization === '' ? words : words.replace(organization, '')).replace(/[,，]/g, '') || UNNAMED;
  }

  private find(claim: Claim): string | null {
    const bound = boundOf(this.text, claim);
    // Last year's amount is known by its own number: words alone may mean another.
    if (claim.year === -1 && this.text.prior && !isSubjectOnly(claim) && !this.isLastYears(claim)) return null;
    const told = claim.year === 0 ? meantBy(this.text, claim) : null;
    if (!told && claim.year === 0 && !isSubjectOnly(claim) && isOfAllFunds(claim)) {
      const whole = ALL_FUNDS.find((path) => this.states(path, claim));
      if (whole) return whole;
    }
    const readings = told ? told.olds : claim.year === 0 && !isSubjectOnly(claim) ? bound.agreeing : bound.readings;
    const own = readings.filter(({ prior }) => !prior);
    const { stage: _, ...facets } = claim.facets;
    const meant =
      claim.year === -1
        ? readingsOf(this.text.facts, { ...claim, facets }, claim.about, 0)
        : this.sharedOut(claim, plainest(this.text, this.roller.values.next, claim, own));
    for (const reading of meant) {
      const path = pathOfReading(this.facts, reading);
      if (path !== null) return path;
    }
    return claim.year === 0 ? (pathOfNil(this.facts, claim) ?? this.operating(claim)) : null;
  }

  /** Whether a path of the example leads to just the amount that a claim states. */
  private states(path: string, { number }: Claim): boolean {
    if (mistakeIn(this.facts.disclosure, path) !== null) return false;
    const { yuan } = this.facts.fact(path);
    return yuan !== null && number.value !== null && yuan.minus(number.value).abs().lte(number.half);
  }

  /** 教育支出9万元，占财政拨款支出的8%: of cells that hold the same, those of the source that it is a share of come first. */
  private sharedOut(claim: Claim, readings: readonly Reading[]): readonly Reading[] {
    const source = this.text.shares.find(({ of }) => of === claim)?.whole?.facets.source;
    if (readings.length < 2 || !source || claim.facets.source) return readings;
    const asked = readingsOf(this.text.facts, { ...claim, facets: { ...claim.facets, source } }, claim.about, 0);
    const costs = new Map(asked.map((reading) => [signature(reading), reading.cost]));
    const costOf = (reading: Reading): number => costs.get(signature(reading)) ?? Infinity;
    return [...readings].sort((a, b) => (costOf(a) < costOf(b) ? -1 : costOf(a) > costOf(b) ? 1 : 0));
  }

  /** 机关运行经费 that no form states is 公用经费 where the example has it so. */
  private operating(claim: Claim): string | null {
    if (!isOperating(claim) || isSubjectOnly(claim)) return null;
    for (const reading of confirmedBy(this.text, claim)) {
      const path = pathOfReading(this.facts, reading);
      if (path === null) continue;
      this.doubt(claim.context.block, `表中没有机关运行经费，示例与“${path}”相同，改按它写`);
      return path;
    }
    return null;
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

  /** How an amount is printed in the unit that the example gives it. */
  print({ unit }: PrintedAmount): string {
    return this.isUsual(unit) ? '金额' : `${unit}${this.placesOf(unit)}`;
  }

  /** A change told in another unit than most of the text: 三公经费 in 元 where all else is in 万元. */
  inUnitOf(given: string, { kind, unit }: PrintedAmount): string {
    return kind !== 'money' || this.isUsual(unit) ? given : `${given} | 按${unit}${this.placesOf(unit)}`;
  }

  private isUsual(unit: string): boolean {
    return unit === this.unit || (unit !== '元' && unit !== '万元');
  }

  /** : 0 where the example prints none of the unit with decimals. */
  private placesOf(unit: string): string {
    let most = this.places.get(unit);
    if (most === undefined) {
      const numbers = this.text.text.tokens.flatMap((tokens) => tokens.flatMap(({ number }) => number ?? []));
      most = numbers.reduce((all, own) => (own.unit === unit ? Math.max(all, own.decimals) : all), 0);
      this.places.set(unit, most);
    }
    return most === DEFAULT_PLACES ? '' : `: ${Math.min(most, DEFAULT_PLACES)}`;
  }

  /** 完成预算100% where the example says it of each subject, of budgets that no form states. */
  keepMet(block: Block, { start, end }: PrintedAmount): void {
    const message = '示例对各科目都写“完成预算100%”，照此写；不是这样的，请改为取年初预算';
    this.put(block, start, end, this.raw(block, start, end));
    if (!this.doubts.some((doubt) => doubt.message === message)) this.doubt(block, message);
  }

  ask(block: Block, number: PrintedAmount, label: string): void {
    const raw = this.raw(block, number.start, number.end);
    const digits = /^[^一-龥%％]*[0-9]/.exec(raw)?.[0] ?? raw;
    this.put(block, number.start, number.start + digits.length, `{{ "${this.key(label)}" | 输入 }}`);
    if (number.end > number.start + digits.length) this.put(block, number.start + digits.length, number.end, raw.slice(digits.length));
  }

  /** The key of an input: the words that name it, numbered where several are called alike. */
  key(label: string): string {
    const name = `补充资料/${keyPart(label.replaceAll('"', '').replaceAll("'", ''))}`;
    const count = (this.keys.get(name) ?? 0) + 1;
    this.keys.set(name, count);
    return count > 1 ? `${name}${count}` : name;
  }

  doubt(block: Block, message: string): void {
    this.doubts.push({ block, message });
  }
}
