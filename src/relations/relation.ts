import { Decimal } from 'decimal.js';
import { yuanPer, type Amount, type Form, type Line, type Panel, type Unit } from '../forms/disclosure';
import type { Bilingual, CellRole, Level } from '../findings/finding';

/** An amount in a relation. */
export interface Term {
  readonly amount: Amount;
  readonly unit: Unit;
  /** +1, or −1 for an amount that is taken off. */
  readonly sign: 1 | -1;
  readonly role: CellRole;
  /** How a person would name it: the label of its line, and the headings of its column where they tell more (nameOf). */
  readonly label: string;
  readonly path: readonly string[];
  /** 预算数 or 决算数 where the form has both; empty where it has one. */
  readonly stage: string;
  readonly form: Form;
  /** It stands in another workbook: compared with, never in question. */
  readonly elsewhere?: boolean;
}

/**
 * Whether a failure is an error in itself. known: the national catalogue, a pack or the codes say so. suggested: only the
 * layout says so, and it must be seen to hold elsewhere in its family before a failure of it counts.
 */
export type Trust = 'known' | 'suggested';

/** A statement that must hold between amounts: Σ left = Σ right, or Σ left ≥ Σ right. */
export interface Relation {
  readonly rule: string;
  readonly level: Level;
  readonly comparison: '=' | '≥';
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  /** The form in which it is reported. */
  readonly form: Form;
  /** Relations that say the same of other lines or columns; what one of them shows is evidence for the others. */
  readonly family: string;
  readonly trust: Trust;
  /** Set where it could not be bound: why. */
  readonly unbound?: Bilingual;
  /** Tells whether a difference (in 元) is one of scope, such as the carry-over, and not of the amounts; then why. */
  readonly scope?: (difference: Decimal) => Bilingual | null;
}

/** A relation as a rule states it, without what the rule says of all its relations. */
export type Draft = Omit<Relation, 'rule' | 'level'>;

/** How serious a rule is; the engine knows no rules. */
export type LevelOf = (rule: string) => Level;

export type Outcome =
  | { readonly type: 'pass' }
  | { readonly type: 'rounding'; readonly difference: Decimal }
  | { readonly type: 'fail'; readonly difference: Decimal; readonly tolerance: Decimal }
  | { readonly type: 'notApplicable' }
  | { readonly type: 'couldNotCheck'; readonly reason: Bilingual };

export interface Evaluated {
  readonly relation: Relation;
  readonly outcome: Outcome;
}

export { yuanPer };

export function term(form: Form, amount: Amount, label: string, role: CellRole, sign: 1 | -1 = 1, unit: Unit = form.unit): Term {
  return { form, amount, unit, sign, role, label, path: NO_PATH, stage: '' };
}

const NO_PATH: readonly string[] = [];

/** The amount of a line in a column of its panel. */
export function termAt(form: Form, panel: Panel, line: Line, column: number, role: CellRole): Term {
  const { path } = panel.columns[column]!;
  const stage = stagesOf(panel)?.[column] ?? '';
  return { form, amount: line.amounts[column]!, unit: form.unit, sign: 1, role, label: line.label, path, stage };
}

/** By column; null for a panel of a single stage. */
function stagesOf(panel: Panel): readonly string[] | null {
  let stages = STAGES.get(panel);
  if (stages === undefined) {
    const { columns } = panel;
    const own = columns.map(({ path, facets }) => (facets.stage === undefined ? '' : (path.findLast(isStage) ?? '')));
    STAGES.set(panel, (stages = new Set(columns.flatMap(({ facets }) => facets.stage ?? [])).size > 1 ? own : null));
  }
  return stages;
}

const STAGES = new WeakMap<Panel, readonly string[] | null>();

const isStage = (heading: string): boolean => /^(?:年初)?预算数$|^决算数$/.test(heading);

/** `208 社会保障和就业支出·基本支出`, `合计·决算数`; a heading such as 小计 is named with the one above it. */
export function nameOf({ label, path, stage }: Term): string {
  let heading = HEADINGS.get(path);
  if (heading === undefined) HEADINGS.set(path, (heading = tellingHeading(path)));
  return [label, heading, stage].filter((part) => part !== '').join('·');
}

/** The headings of a column name an amount on every line. */
const HEADINGS = new WeakMap<readonly string[], string>();

function tellingHeading(path: readonly string[]): string {
  const telling = path.filter((heading) => heading !== '金额' && !isStage(heading));
  const heading = telling.at(-1) ?? '';
  const wider = telling.at(-2);
  if (wider === undefined || !/^(?:小计|合计)$/.test(heading)) return heading;
  return wider.endsWith(heading) ? wider : `${wider}${heading}`;
}

/** The same relation but for some of what it says. */
export function relationWith(relation: Relation, other: Partial<Relation>): Relation {
  const { rule, level, comparison, left, right, form, family, trust, unbound, scope } = relation;
  return { rule, level, comparison, left, right, form, family, trust, ...(unbound && { unbound }), ...(scope && { scope }), ...other };
}

/** Both sides of a relation. */
export function termsOf({ left, right }: Relation): Term[] {
  return [...left, ...right];
}

export function isBlank(found: Term): boolean {
  return found.amount.blank;
}

const ZERO = new Decimal(0);

/** A dash: said to be nothing, or not to be filled in; or a blank where the form that everybody uses prints a dash. */
export function isNil({ amount, form, label, stage }: Term): boolean {
  return amount.nil === true || (amount.blank && form.sectioned === true && stage.includes('预算') && UNBUDGETED.test(label));
}

/** 机构运行信息表 asks for the budget of 公务接待费 as a whole. */
const UNBUDGETED = /(?:国内|外事|境[)）]?外)(?:公务)?接待费/;

/** Σ of the terms in 元, blanks counted as 0. */
export function sumOf(terms: readonly Term[]): Decimal {
  const [first] = terms;
  if (!first) return ZERO;
  const micro = microSum(terms, first.unit);
  return (micro === null ? null : yuanOf(micro, first.unit)) ?? mixedSum(terms);
}

/** Σ of the terms in a unit, blanks counted as 0. */
export function sumIn(unit: Unit, terms: readonly Term[]): Decimal {
  const micro = microSum(terms, unit);
  return micro !== null && Math.abs(micro) < MOST_SHOWN ? new Decimal(micro / MILLION) : sumOf(terms).div(yuanPer(unit));
}

/** Millionths of a unit in 元; null where a double would not print them as they are. */
function yuanOf(micro: number, unit: Unit): Decimal | null {
  if (Math.abs(micro) >= MOST_SHOWN) return null;
  let perYuan = MICRO_PER_YUAN.get(unit);
  if (perYuan === undefined) MICRO_PER_YUAN.set(unit, (perYuan = MILLION / yuanPer(unit).toNumber()));
  return Number.isInteger(perYuan) ? new Decimal(micro / perYuan) : new Decimal(micro / MILLION).times(yuanPer(unit));
}

const MILLION = 1e6;
/** How many millionths of a unit are one 元. */
const MICRO_PER_YUAN = new Map<Unit, number>();

/** Σ left − Σ right in 元. */
export function differenceOf(left: readonly Term[], right: readonly Term[]): Decimal {
  const [first] = left;
  const micro = first ? exactDifference(left, right) : null;
  return (micro === null ? null : yuanOf(micro, first!.unit)) ?? sumOf(left).minus(sumOf(right));
}

/** Whether Σ of the terms is 0. */
export function isNilSum(terms: readonly Term[]): boolean {
  const [first] = terms;
  const micro = first ? microSum(terms, first.unit) : 0;
  return micro === null ? sumOf(terms).isZero() : micro === 0;
}

/** Below 15 digits a double prints the very decimal it was made from. */
const MOST_SHOWN = 1e15;

/** Σ of the terms in millionths of a unit; null where they are not all in it, or where it is no exact integer. */
function microSum(terms: readonly Term[], unit: Unit): number | null {
  let sum = 0;
  for (const { amount, unit: own, sign } of terms) {
    if (own !== unit) return null;
    if (amount.blank) continue;
    sum += sign * (amount.micro ?? NaN);
    if (!Number.isSafeInteger(sum)) return null;
  }
  return sum;
}

/** Σ left − Σ right in millionths of the one unit all terms are in; null where that is no exact integer. */
export function exactDifference(left: readonly Term[], right: readonly Term[]): number | null {
  const { unit } = left[0]!;
  const a = microSum(left, unit);
  const b = microSum(right, unit);
  return a === null || b === null || !Number.isSafeInteger(a - b) ? null : a - b;
}

function mixedSum(terms: readonly Term[]): Decimal {
  return terms.reduce(
    (sum, { amount, unit, sign }) => (amount.value ? sum.plus(amount.value.times(yuanPer(unit)).times(sign)) : sum),
    ZERO,
  );
}

/** Half the width of the interval the sum may lie in, in 元. Source: a printed amount x with last place u stands for [x−u/2, x+u/2]. */
export function halfOf(terms: readonly Term[]): Decimal {
  const [first] = terms;
  if (!first) return ZERO;
  // Nearly always all are printed alike.
  const { unit, amount } = first;
  if (terms.every((found) => found.unit === unit && found.amount.half === amount.half))
    return amount.half.isZero() ? ZERO : amount.half.times(yuanPer(unit)).times(terms.length);
  return terms.reduce((sum, { amount, unit }) => (amount.half.isZero() ? sum : sum.plus(amount.half.times(yuanPer(unit)))), ZERO);
}
