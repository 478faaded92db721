import { Decimal } from 'decimal.js';
import type { FactBase, Reading } from '../facts/base';
import type { Question } from '../facts/coordinate';
import { slipBetween } from '../relations/slips';
import type { FormKind } from '../forms/disclosure';
import type { Alternative } from '../text/phrase';
import type { Claim } from '../text/frames';
import type { PrintedAmount } from '../text/number';
import { isSubjectOnly } from '../text/discourse';

/** A claim with the cells its words may mean. */
export interface Bound {
  readonly claim: Claim;
  /** Every admissible reading with something in it, the cheapest first. */
  readonly readings: readonly Reading[];
  /** Those that the claim agrees with. */
  readonly agreeing: readonly Reading[];
  /** Cells of another name that are the same by a rule, and agree: they only confirm. */
  readonly derived: readonly Reading[];
  /** Whether the words were read whole and name cells: only then may the cells accuse the claim. */
  readonly sure: boolean;
  /** Where what the words, read whole, name first is not filled in: every such place that they name. */
  readonly blanks: readonly Reading[];
}

/** Readings that cost more than the cheapest by this are not what is meant. */
const MARGIN = 3.2;
/** Where the words name the very form, what is meant is not far. */
const PLAIN = 0.5;
/** What another line of the same name costs more. */
export const NARROW = 0.95;
/** What a reading may cost that accuses: the words name it but for what the section gives. */
export const MOST_TO_ACCUSE = 1.1;

export function bind(facts: FactBase, claim: Claim): Bound {
  const asked = (isAside(claim) || isOfAside(claim)) && claim.year !== null ? projectReadings(facts, claim, claim.year) : [];
  const all =
    claim.year === null || claim.doubts.includes('noSubject')
      ? asked
      : [...readingsOf(facts, claim, claim.about, claim.year), ...asWritten(facts, claim, claim.year), ...asked];
  const [first] = all;
  const { type } = claim.about[0]!.subject;
  const plain =
    first !== undefined &&
    first.cost <= PLAIN &&
    claim.cost === 0 &&
    !first.blank &&
    (type === 'total' || type === 'item') &&
    isNamedBy(kindsOf(claim), first.form.kind);
  const zero = !isSubjectOnly(claim) && claim.number.value.isZero();
  // What is 0 or blank is so in many places: beside the amount that the words name none of them is meant.
  const near = plain || (zero && first !== undefined && !first.blank && first.cost <= PLAIN);
  const admissible = all.filter(({ cost }) => cost <= (first?.cost ?? 0) + (near ? NARROW : MARGIN));
  const readings = admissible.filter(({ blank }) => !blank || (zero && !near));
  const agreeing = isSubjectOnly(claim) ? [] : readings.filter((reading) => agrees(claim.number, reading));
  const meant =
    first !== undefined &&
    claim.doubts.length === 0 &&
    claim.cost < 1 &&
    first.cost <= MOST_TO_ACCUSE &&
    !isOfBasicOnly(claim, first) &&
    !isWithoutCarried(facts, claim, first) &&
    (agreeing.length > 0 || !isOfOtherForm(facts, claim, first));
  const sure = meant && readings[0] === first;
  const derived = claim.year === 0 && agreeing.length === 0 ? [...runningReadings(facts, claim), ...withCarried(facts, claim)] : [];
  const blanks = meant && first.blank ? admissible.filter(({ blank, cost }) => blank && cost <= MOST_TO_ACCUSE) : [];
  return { claim, readings, agreeing, derived, sure, blanks };
}

/** Spoken of where forms are not what is spoken of: performance, assets. */
function isAside({ doubts }: Claim): boolean {
  return doubts.includes('outside') || doubts.includes('qualifier');
}

/** 绩效目标涉及资金90万元,其中一般公共预算80万元: what projects that nothing names are paid from. */
function isOfAside({ parent, facets, about: [first] }: Claim): boolean {
  return (
    parent !== null &&
    facets.source !== undefined &&
    first!.subject.type === 'total' &&
    parent.doubts.includes('noSubject') &&
    isAside(parent)
  );
}

/** 财政拨款支出 in a chapter on 一般公共预算 is that of 一般公共预算; where it is what it says, nothing is wrong. */
function asWritten(facts: FactBase, claim: Claim, year: 0 | -1): Reading[] {
  const { source } = claim.facets;
  if (claim.phrase.source !== '财政拨款' || source?.value !== '一般公共预算') return [];
  const facets = { ...claim.facets, source: { ...source, value: '财政拨款' } };
  const found = readingsOf(facts, { ...claim, facets }, claim.about, year);
  return found.filter(({ cost }) => cost < found[0]!.cost + PLAIN).map((reading) => ({ ...reading, cost: LITERAL }));
}

/** What the words cost by themselves where the chapter says more. */
const LITERAL = 0.9;

/** 商品和服务支出 of all expenditure: the form that gives subjects of the economic classification gives them of 基本支出 only. */
function isOfBasicOnly(claim: Claim, { form }: Reading): boolean {
  const { parent } = claim;
  const all = parent !== null && parent.about[0]!.subject.type === 'total' && !parent.facets.nature && !parent.facets.funds;
  return all && form.kind === '一般公共预算基本支出表' && !claim.facets.nature && !kindsOf(claim).includes(form.kind);
}

/** 一般公共预算当年拨款情况: what is left of an amount without what was carried over from last year, all of it or some. */
function isWithoutCarried(facts: FactBase, claim: Claim, { yuan }: Reading): boolean {
  const { source } = claim.facets;
  const ofYear = claim.facets.period?.value === '本年' || claim.context.sections.some(({ phrase }) => phrase.period === '本年');
  if (!ofYear || !source || isSubjectOnly(claim)) return false;
  const less = yuan.minus(claim.number.value);
  const facets = { source, period: { value: '上年结转', inherited: false } };
  const carried = readingsOf(facts, { ...claim, facets }, [{ subject: { type: 'total', grade: null }, cost: 0 }], 0);
  // Two digits exchanged are a slip, and no part of what was carried over.
  const slipped = slipBetween(claim.number.value, yuan, 2) !== null;
  return less.gt(0) && carried.some((own) => own.cost <= MOST_CARRIED && (own.yuan.eq(less) || (!slipped && own.yuan.gt(less))));
}

/** What the forms of all funds cost where a section is about another. */
const MOST_CARRIED = 2;

/** 日常支出11009万元,其中人员经费6842万元: a form of 基本支出 whose total is another amount than the whole here does not tell its parts. */
function isOfOtherForm(facts: FactBase, { parent, year }: Claim, { form }: Reading): boolean {
  const nature = parent?.facets.nature?.value;
  if (!parent || year === null || nature !== '基本' || isSubjectOnly(parent) || parent.year !== year || !BASIC.has(form.kind)) return false;
  const isWhole = (reading: Reading): boolean => agrees(parent.number, reading);
  const total = { subject: { type: 'total', grade: null }, cost: 0 } as const;
  const wholes = readingsOf(facts, parent, parent.about, year).filter(isWhole);
  const totals = readingsOf(facts, { ...parent, facets: {} }, [total], year).filter(isWhole);
  return wholes.length > 0 && [...wholes, ...totals].every((reading) => reading.form !== form);
}

/** The forms that tell what 基本支出 consists in. */
export const BASIC: ReadonlySet<FormKind> = new Set<FormKind>(['一般公共预算基本支出表', '基本支出明细表']);

/** The forms of all funds answer for one another. */
const OF_ALL_FUNDS: ReadonlySet<FormKind> = new Set<FormKind>(['收支总表', '收入总表', '支出总表']);

function isNamedBy(kinds: readonly FormKind[], kind: FormKind): boolean {
  return kinds.includes(kind) || (OF_ALL_FUNDS.has(kind) && kinds.some((own) => OF_ALL_FUNDS.has(own)));
}

function kindsOf({ context }: Claim): readonly FormKind[] {
  return context.sections.at(-1)?.kinds ?? [];
}

/** The readings of a claim's coordinates in a year, whatever its own. */
export function readingsOf(facts: FactBase, { facets, context }: Claim, about: readonly Alternative[], year: 0 | -1): Reading[] {
  const kinds = context.sections.at(-1)?.kinds ?? [];
  return about
    .flatMap(({ subject, cost }) =>
      facts.readings({ subject, facets, year, kinds } satisfies Question).map((reading) => ({ ...reading, cost: reading.cost + cost })),
    )
    .sort((a, b) => a.cost - b.cost);
}

const MOST_DERIVED = 1.5;

/** 机关运行经费 of 行政 and 参公 units is their 公用经费 from 财政拨款: where no form states it, that may confirm it. */
function runningReadings(facts: FactBase, claim: Claim): Reading[] {
  return operatingReadings(facts, claim).filter((reading) => agrees(claim.number, reading));
}

/** 一般公共预算拨款收入9万元 where 8万元 came in this year and 1万元 was carried over: what a source gives in all. It may confirm. */
function withCarried(facts: FactBase, claim: Claim): Reading[] {
  const { facets, about } = claim;
  if (isSubjectOnly(claim) || about[0]!.subject.type !== 'total' || !facets.source || facets.side?.value !== '收入' || facets.period)
    return [];
  const carried = readingsOf(facts, { ...claim, facets: { ...facets, period: { value: '上年结转', inherited: false } } }, about, 0);
  const sum = (own: Reading, left: Reading): Reading => ({
    ...own,
    terms: [...own.terms, ...left.terms],
    yuan: own.yuan.plus(left.yuan),
    half: own.half.plus(left.half),
  });
  return readingsOf(facts, claim, about, 0)
    .filter(({ cost }) => cost <= MOST_TO_ACCUSE)
    .flatMap((own) =>
      carried.filter((left) => left.form === own.form && !left.yuan.isZero() && left.cost <= MOST_DERIVED).map((left) => sum(own, left)),
    )
    .filter((reading) => agrees(claim.number, reading));
}

/** The 公用经费 that a claim of 机关运行经费 may be; none for other claims. */
export function operatingReadings(facts: FactBase, claim: Claim): Reading[] {
  const { subject } = claim.about[0]!;
  if (subject.type !== 'item' || subject.item !== '机关运行经费' || isSubjectOnly(claim)) return [];
  const facets = { funds: { value: '公用', inherited: false }, nature: { value: '基本', inherited: true } };
  return readingsOf(facts, { ...claim, facets }, [{ subject: { type: 'total', grade: null }, cost: 0 }], 0).filter(
    ({ cost }) => cost <= MOST_DERIVED,
  );
}

/** Where performance is spoken of, the funds of the projects or all funds are meant: they may confirm. */
function projectReadings(facts: FactBase, claim: Claim, year: 0 | -1): Reading[] {
  const { source } = claim.facets;
  const facets = { ...(source ? { source } : {}), nature: { value: '项目', inherited: false }, side: { value: '支出', inherited: true } };
  const { nature: _, ...all } = facets;
  const total = { type: 'total', grade: null } as const;
  return [
    ...readingsOf(facts, { ...claim, facets }, [{ subject: total, cost: 1 }], year),
    ...readingsOf(facts, { ...claim, facets: all }, [{ subject: total, cost: 1.5 }], year),
  ];
}

/** An amount and half of what it may be off. */
export interface Value {
  readonly value: Decimal;
  readonly half: Decimal;
}

/**
 * A number printed from a cell says the same to the last place of the coarser of the two: exactly where both are printed to the same
 * place, else within half that place.
 */
export function agrees(number: PrintedAmount, { yuan, half }: Reading): boolean {
  const difference = number.value.minus(yuan).abs();
  const places = number.half.gt(half) ? number.half : number.half.lt(half) ? half : ZERO;
  return difference.lte(places);
}

/** Cut off instead of rounded: the last printed place is one too low. */
export function isCutOff(number: PrintedAmount, { yuan }: Reading): boolean {
  const step = number.half.times(2);
  const rest = yuan.abs().minus(number.value.abs());
  return rest.gt(number.half) && rest.lt(step);
}

export function valueOfReading({ yuan, half }: Reading): Value {
  return { value: yuan, half };
}

export function valueOfNumber({ value, half }: PrintedAmount): Value {
  return { value, half };
}

export const ZERO = new Decimal(0);
