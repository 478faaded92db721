import { Decimal } from 'decimal.js';
import type { Sentence } from '../../findings/sentence';
import type { Reading } from '../../facts/base';
import type { BoundText } from '../../proofread/proof';
import { groupBy } from '../../proofread/whereabouts';
import { textOf } from '../../proofread/wording';
import { subjectName } from '../../forms/subjects';
import { isSubjectOnly } from '../../text/discourse';
import type { Block } from '../../text/block';
import type { Claim, Context } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import type { CellRef } from '../../workbook/snapshot';
import { cellName } from '../accused';
import { computesFromPrinted } from './as-printed';
import { meetsAllBudgets } from './budgets-met';
import { wasNothing } from './new-amounts';
import { Edits, lineOf, type Note } from './edits';
import type { Given } from './given';
import { labelOf } from './labels';
import { nameOfSubject } from './names';
import { NOTES } from './notes';
import { reasonsOf, type ReasonClause } from './reasons';
import { groupsThousands, isWhole, Style } from './style';
import { isBudget } from './stages';
import type { Now, Values } from './values';
import { Directions, isBracketed } from './words';

/** A cell of this year's forms that validation accuses, or a total that is blank while its parts are not. */
export type Accused = ReadonlyMap<string, Sentence>;

export interface Missing {
  readonly label: string;
  /** Empty where a paragraph written anew asks for it. */
  readonly last: string;
  readonly line: number;
}

const STAGES: ReadonlyMap<string, string> = new Map([
  ['年初', '年初预算'],
  ['调整', '调整预算'],
  ['全年', '全年预算'],
  ['预算', '预算'],
  ['执行', '执行数'],
  ['决算', '决算'],
]);

/** What is shared by all that rolls: the text, this year's values, how the text prints, and what was replaced so far. */
export class Roller {
  readonly edits: Edits;
  readonly notes: Note[] = [];
  readonly missing: Missing[] = [];
  readonly style: Style;
  readonly words: Directions;
  readonly reasons: ReadonlyMap<Block, readonly ReasonClause[]>;
  /** An amount printed as most of the text's are; null where it has none. */
  readonly usualAmount: PrintedAmount | null;
  /** Whether the text writes 增长100% of what was nothing before. */
  readonly saysHundred: boolean;
  /** Whether a rate in brackets bears a sign where something fell: （-16.44%）. It does unless the text shows that it does not. */
  readonly signsBrackets: boolean;
  /** Texts that write 增加0万元 go on doing so. */
  readonly saysZero: boolean;
  /** Texts that write 完成预算100% of each subject go on doing so. */
  readonly meetsBudgets: boolean;
  /** Changes are those of the amounts as they are printed. */
  readonly fromPrinted: boolean;
  private readonly done = new Set<PrintedAmount>();

  constructor(
    readonly text: BoundText,
    readonly values: Values,
    private readonly accused: Accused,
    readonly given: Given,
  ) {
    this.edits = new Edits(text.lines);
    const numbers = numbersOf(text);
    this.style = new Style(numbers, rolesOf(text), groupsThousands(text.lines), isExact(text));
    this.usualAmount = usualOf(numbers);
    this.saysHundred = text.changes.some(({ number, difference }) => number.value.eq(100) && difference !== null && wasNothing(difference));
    this.signsBrackets = signsBrackets(text);
    this.saysZero = text.changes.some(({ number, sign }) => number.value.isZero() && sign !== 0);
    this.meetsBudgets = meetsAllBudgets(text);
    this.words = new Directions(text);
    this.fromPrinted = computesFromPrinted(text);
    this.reasons = reasonsOf(text);
  }

  get shift(): number {
    return this.values.shift;
  }

  note(kind: Note['kind'], { block }: Context, at: number, said: Sentence): void {
    this.notes.push({ kind, line: lineOf(block, at), ...said });
  }

  /** Writes a value where a number stands. */
  write({ block }: Context, number: PrintedAmount, value: Decimal, readings: readonly Reading[] = []): void {
    if (this.done.has(number)) return;
    this.done.add(number);
    const raw = this.edits.raw(block, number.start, number.end);
    const bad = readings.flatMap(cellsOf).find((cell) => this.accused.has(cellName(cell)));
    const printed = this.style.print(block, raw, number, value);
    if (bad) {
      this.edits.put(block, number.start, number.end, `【表中此数有误：${printed}，请核对${bad.sheet}!${bad.address}】`);
      this.notes.push({
        kind: 'table',
        line: lineOf(block, number.start),
        ...NOTES.accused(cellName(bad), this.accused.get(cellName(bad))!),
      });
      return;
    }
    // A rate that rounds to what is printed there is printed.
    const isBare = this.shift !== 0 && isWhole(number);
    if (number.kind === 'rate' && !isBare && value.toDecimalPlaces(number.decimals, Decimal.ROUND_HALF_UP).eq(number.value)) return;
    if (this.style.digits(value, number) === this.style.digits(number.value, number)) return;
    this.edits.put(block, number.start, number.end, printed, readings.flatMap(cellsOf));
  }

  /** Writes how many there are as a form counts them. */
  writeCount({ block }: Context, number: PrintedAmount, value: Decimal, cell: CellRef | null): void {
    if (this.done.has(number)) return;
    this.done.add(number);
    const raw = this.edits.raw(block, number.start, number.end);
    if (!value.eq(number.value))
      this.edits.put(block, number.start, number.end, raw.replace(/^[0-9,，]+/, value.toFixed()), cell ? [cell] : []);
  }

  /** Asks for what cannot be known; last year's value is shown beside it. */
  ask({ block }: Context, number: PrintedAmount, label: string): void {
    this.askAt(block, number, label);
  }

  askAt(block: Block, number: PrintedAmount, label: string): void {
    if (this.done.has(number)) return;
    this.done.add(number);
    const last = textOf(block, number);
    const words = labelOf(label, number.unit);
    const told = this.given.number(words, this.edits.raw(block, number.start, number.end), number.unit);
    if (told !== null) return void this.edits.put(block, number.start, number.end, told);
    if (!this.edits.put(block, number.start, number.end, `【待填写：${words}，上年 ${last}】`)) return;
    const line = lineOf(block, number.start);
    this.missing.push({ label: words, last, line });
    this.notes.push({ kind: 'missing', line, ...NOTES.missing(words, last) });
  }

  keep(number: PrintedAmount): void {
    this.done.add(number);
  }

  isDone(number: PrintedAmount): boolean {
    return this.done.has(number);
  }

  /** What the forms of the two years call a functional subject, else what the classification does. */
  nameOf(code: string): string {
    return nameOfSubject(this.values.next, code) ?? nameOfSubject(this.text.disclosure, code) ?? subjectName(code);
  }

  /** What a claim is about, in plain words: the name of its subject rather than the path that leads to it. */
  said({ about, label, stage }: Claim): string {
    const subject = about[0]?.subject;
    const said = stage === null ? '' : (STAGES.get(stage) ?? '');
    if (subject?.type === 'function') return `${this.nameOf(subject.code)}${said}`;
    // 财政拨款支出决算…与年初预算10万元相比: the budget of it.
    return isBudget(stage) ? labelOf(label).replace(/决算数?$/, said) : labelOf(label);
  }

  now(claim: Claim): Now {
    return this.values.now(claim);
  }
}

export function cellsOf({ terms, prior }: Reading): CellRef[] {
  return prior ? [] : terms.map(({ amount }) => amount.cell);
}

/** The words in front of a number, for what is asked about it: over a bracket and a limit, 单价50万元以上设备（不含车辆）. */
export function labelBefore(block: Block, at: number): string {
  const before = block.text.slice(Math.max(0, at - MOST_BEFORE), at);
  const clause = /[^,。;:、]*$/.exec(before.replace(/\([^()]*\) *$/, ''))![0];
  const limit = /(?:单价|单位价值|部门价值|价值|原值) *[0-9.]+ *万元(?:\(含\))? *(?:以上|及以上)[^0-9,。;:、]*$/.exec(clause);
  const label = (limit?.[0] ?? /[^0-9()]*$/.exec(clause)![0])
    .replace(/^(?:月?日|年度?(?!初|末|均))/, '')
    .replace(/^(?:[^,]*共有|对|共(?!计))/, '')
    .trim();
  if (!BARE.test(label)) return label;
  // 其他车辆0辆，价值0元: whose value, the clause before says; 国内公务接待55批次，305人次: whose guests.
  const thing = /([^,。;:、()0-9]{2,16}?) *[0-9][^,。;:、]*,$/
    .exec(before.slice(0, before.length - clause.length))?.[1]
    ?.trim()
    .replace(/^(?:月?日|年?度(?!初|末))/, '');
  const counted = label === '' && thing ? (/^[0-9,.]+ *(人次|人|批次|辆)/.exec(block.text.slice(at, at + 16))?.[1] ?? '') : '';
  return `${thing ?? ''}${label}${counted}`;
}

const BARE = /^(?:(?:账面)?(?:价值|原值|净值|金额|面积)|[共合总]计|批次?|)$/;

const MOST_BEFORE = 60;

function numbersOf({ text }: BoundText): PrintedAmount[] {
  return text.tokens.flatMap((tokens) => tokens.flatMap(({ number }) => (number && number.unit !== '' ? [number] : [])));
}

function usualOf(numbers: readonly PrintedAmount[]): PrintedAmount | null {
  const amounts = numbers.filter(({ kind, value }) => kind === 'money' && !value.isZero());
  const [own = []] = [...groupBy(amounts, ({ unit }) => unit).values()].sort((a, b) => b.length - a.length);
  const most = own.reduce((places, { decimals }) => Math.max(places, decimals), 0);
  return own.find(({ decimals }) => decimals === most) ?? null;
}

/** Whether no amount of the text is rounded from the cell that confirms it. */
function isExact({ claims }: BoundText): boolean {
  const told = claims.flatMap(({ claim, agreeing }) => (isSubjectOnly(claim) || agreeing.length === 0 ? [] : [{ claim, agreeing }]));
  return told.length > 0 && told.every(({ claim, agreeing }) => agreeing.some(({ yuan }) => yuan.eq(claim.number.value)));
}

function signsBrackets({ changes }: BoundText): boolean {
  const bracketed = changes.filter(isBracketed);
  const falls = bracketed.filter(({ difference, number }) => number.value.isNegative() || (difference?.sign ?? 0) < 0);
  return falls.length === 0 || falls.some(({ number }) => number.value.isNegative());
}

function rolesOf({ changes, shares, completions }: BoundText): Map<PrintedAmount, string> {
  return new Map([
    ...changes.filter(({ number }) => number.kind !== 'money').map(({ number }) => [number, 'change'] as const),
    ...shares.map(({ number }) => [number, 'share'] as const),
    ...completions.map(({ number }) => [number, 'completion'] as const),
  ]);
}
