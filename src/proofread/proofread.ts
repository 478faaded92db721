import type { Disclosure } from '../forms/disclosure';
import type { FindingCell, Level } from '../findings/finding';
import type { Language } from '../findings/finding';
import type { Sentence } from '../findings/sentence';
import type { Reading } from '../facts/base';
import { isSubjectOnly } from '../text/discourse';
import type { Context, Frame } from '../text/frames';
import type { PrintedAmount } from '../text/number';
import { allocations } from './checks/allocations';
import { amounts, twins } from './checks/amounts';
import { assets } from './checks/assets';
import { before } from './checks/before';
import { because } from './checks/because';
import { bracketed } from './checks/bracketed';
import { chains } from './checks/chains';
import { codes } from './checks/codes';
import { completions } from './checks/completions';
import { contents } from './checks/contents';
import { copied } from './checks/copied';
import { counts } from './checks/counts';
import { dated } from './checks/dated';
import { denied } from './checks/denied';
import { units } from './checks/units';
import { bases } from './checks/bases';
import { each } from './checks/each';
import { enumerations } from './checks/enumerations';
import { goals } from './checks/goals';
import { grades } from './checks/grades';
import { growth } from './checks/growth';
import { kinds } from './checks/kinds';
import { lists } from './checks/lists';
import { mates } from './checks/mates';
import { products } from './checks/products';
import { procurement } from './checks/procurement';
import { numbered } from './checks/numbered';
import { points } from './checks/points';
import { publisher } from './checks/publisher';
import { purposes } from './checks/purposes';
import { printedRates } from './checks/printed';
import { repeats } from './checks/repeats';
import { rosters } from './checks/rosters';
import { running } from './checks/running';
import { shares } from './checks/shares';
import { sources } from './checks/sources';
import { sums } from './checks/sums';
import { subjects } from './checks/subjects';
import { explained } from './checks/explained';
import { phrases } from './checks/phrases';
import { titles } from './checks/titles';
import { wholly } from './checks/wholly';
import { years } from './checks/years';
import { textFinding, type TextFinding } from './finding';
import { all, type Accusation, type Judgement } from './judgement';
import { bindText, type BoundText, type Validated } from './proof';
import { reasonText, type Reason } from './reasons';
import { groupBy } from './whereabouts';
import { cellsOf, shown, spanOf, textOf } from './wording';

/**
 * What is known of a number. cell: agrees with the cells its words name. text: no cell can be known, other numbers of the text agree.
 * wrong: a finding accuses it. unclear: not understood, or nothing to compare it with. outside: no amount of the forms.
 */
export type NumberState = 'cell' | 'text' | 'wrong' | 'unclear' | 'outside';

/** A number with a unit, and what became of it. Offsets are those of its line (from 0). */
export interface CheckedNumber {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: 'amount' | 'change' | 'rate' | 'share' | 'completion' | 'count' | 'other';
  readonly state: NumberState;
  /** The cells it was compared with. */
  readonly cells: readonly (FindingCell & { readonly file?: 'prior' })[];
  /** What the cells hold, written in the number's unit. */
  readonly expected?: string;
  /** Why it is unclear or outside. */
  readonly reason?: string;
  /** Fingerprints of the findings that accuse it. */
  readonly findings: readonly string[];
}

export interface Proof {
  /** Numbers with a unit, but for those that are no amounts of the forms. */
  readonly claims: number;
  /** Those that agree with a cell or the text, or are wrong. */
  readonly bound: number;
  readonly findings: readonly TextFinding[];
  readonly numbers: readonly CheckedNumber[];
  /** Said of a workbook of last year in another unit. */
  readonly units?: Sentence;
  /** Set where the workbook has no form that is recognised: then the text was compared with itself only. */
  readonly withoutForms?: Sentence;
  /** Set where nothing in the text could be compared or accused. */
  readonly withoutNumbers?: Sentence;
}

/** Reads every number, rate and direction of a narrative and compares it with the forms and with the rest of the text. */
export function proofreadText(
  disclosure: Disclosure,
  text: string,
  options: { readonly prior?: Disclosure | null; readonly language?: Language; readonly validated?: Validated } = {},
): Proof {
  const bound = bindText(disclosure, options.prior ?? null, text, options.language ?? 'zh', options.validated);
  const judgement = all([
    amounts(bound),
    twins(bound),
    growth(bound),
    bases(bound),
    before(bound),
    repeats(bound),
    printedRates(bound),
    shares(bound),
    bracketed(bound),
    completions(bound),
    allocations(bound),
    lists(bound),
    sums(bound),
    mates(bound),
    each(bound),
    assets(bound),
    points(bound),
    because(bound),
    running(bound),
    subjects(bound),
    codes(bound),
    wholly(bound),
    chains(bound),
    counts(bound),
    kinds(bound),
    numbered(bound),
    products(bound),
    grades(bound),
    rosters(bound),
    goals(bound),
    units(bound),
    enumerations(bound),
    sources(bound),
    years(bound),
    dated(bound),
    procurement(bound),
    phrases(bound),
    explained(bound),
    copied(bound),
    purposes(bound),
    denied(bound),
    contents(bound),
    publisher(bound),
    titles(bound),
  ]);
  return proofOf(bound, judgement);
}

function proofOf(bound: BoundText, { confirmed, accused }: Judgement): Proof {
  const made = withoutEchoes(accused, bound.disclosure.year).map(({ report, numbers }) => ({
    finding: textFinding(bound.language, bound.lines, report),
    numbers,
  }));
  const findings = inOrder(once(made.map(({ finding }) => finding)));
  const wrong = new Map<PrintedAmount, TextFinding[]>();
  for (const { finding, numbers } of made)
    if (finding.level === 'error' || finding.level === 'warning')
      for (const number of numbers) wrong.set(number, [...(wrong.get(number) ?? []), finding]);
  const right = new Map<PrintedAmount, { by: 'cell' | 'text'; readings: readonly Reading[] }>();
  for (const { number, by, readings } of confirmed) if (right.get(number)?.by !== 'cell') right.set(number, { by, readings });
  const numbers = numbersIn(bound).map((own) => checked(bound, own, wrong, right));
  numbers.sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
  const claims = numbers.filter(({ state }) => state !== 'outside');
  return { claims: claims.length, bound: claims.filter(({ state }) => state !== 'unclear').length, findings, numbers };
}

/**
 * A number that the forms contradict breaks the sums it stands in too, and the rate computed from what it should be: what these would have it
 * be is no second answer. Nor is what the forms of last year say to a sentence whose year was left over.
 */
function withoutEchoes(accused: readonly Accusation[], year: number | null): readonly Accusation[] {
  const wrong = new Set(accused.flatMap(({ report, numbers }) => (report.level === 'error' ? numbers : [])));
  const leftOver = groupBy(
    accused.filter(({ report }) => report.rule === 'T-YEAR' && report.expected === String(year)),
    ({ report }) => report.block,
  );
  const named = new Set<string>();
  return accused.filter(({ report, numbers }) => {
    if (report.rule === 'T-YEAR') {
      // A sentence with last year's year left in has that year's amounts too.
      const place = `${report.block.index} ${report.start}`;
      if (named.has(place)) return false;
      named.add(place);
    }
    const echoes = SUMS.has(report.rule) || (report.rule === 'T-ITEM' && report.level === 'warning');
    if (echoes && numbers.length > 0 && numbers.every((number) => wrong.has(number))) return false;
    const years = BY_YEAR.has(report.rule) ? (leftOver.get(report.block) ?? []) : [];
    return !years.some(({ report: year }) => !/。/.test(report.block.text.slice(year.start, report.start)) && year.start < report.end);
  });
}

const SUMS: ReadonlySet<string> = new Set(['T-LISTSUM', 'T-DELTA-ADD']);
/** What is compared with the cells of the year that a sentence names. */
const BY_YEAR: ReadonlySet<string> = new Set(['T-ITEM', 'T-GROW', 'T-DIR']);

/** The same finding reached in two ways is one. */
function once(findings: readonly TextFinding[]): TextFinding[] {
  return [...new Map(findings.map((finding) => [finding.fingerprint, finding])).values()];
}

interface OwnNumber {
  readonly context: Context;
  readonly number: PrintedAmount;
  readonly kind: CheckedNumber['kind'];
  readonly frame: Frame;
}

function numbersIn({ text }: BoundText): OwnNumber[] {
  const seen = new Set<PrintedAmount>();
  const found: OwnNumber[] = [];
  const put = (frame: Frame, number: PrintedAmount | null, kind: CheckedNumber['kind']): void => {
    if (!number || seen.has(number)) return;
    seen.add(number);
    found.push({ context: frame.context, number, kind, frame });
  };
  for (const frame of text.frames) {
    if (frame.type === 'claim' && !isSubjectOnly(frame)) put(frame, frame.number, 'amount');
    else if (frame.type === 'change') put(frame, frame.number, frame.number.kind === 'money' ? 'change' : 'rate');
    else if (frame.type === 'share') put(frame, frame.number, 'share');
    else if (frame.type === 'completion') put(frame, frame.number, 'completion');
    else if (frame.type === 'order') put(frame, frame.number, 'change');
    else if (frame.type === 'loose')
      put(frame, frame.number, frame.why === 'count' ? 'count' : frame.why === 'unreadable' || frame.why === 'unit' ? 'amount' : 'rate');
  }
  return found;
}

function checked(
  bound: BoundText,
  { context, number, kind, frame }: OwnNumber,
  wrong: ReadonlyMap<PrintedAmount, readonly TextFinding[]>,
  right: ReadonlyMap<PrintedAmount, { readonly by: 'cell' | 'text'; readonly readings: readonly Reading[] }>,
): CheckedNumber {
  const { line, start, end } = spanOf(context.block, number.start, number.end);
  const accusing = wrong.get(number) ?? [];
  const agreeing = right.get(number);
  const base = {
    paragraph: line,
    start,
    end,
    text: textOf(context.block, number),
    kind,
    findings: accusing.map(({ fingerprint }) => fingerprint),
  };
  if (accusing.length > 0) {
    const expected = accusing.map((finding) => finding.expected).find((value) => value !== undefined);
    return { ...base, state: 'wrong', cells: accusing.flatMap(({ cells }) => cells), ...(expected ? { expected } : {}) };
  }
  if (agreeing) {
    const [first] = agreeing.readings;
    const expected = agreeing.by === 'cell' && first && kind === 'amount' ? { expected: like(shown(first.yuan, number), base.text) } : {};
    return { ...base, state: agreeing.by, cells: markedCells(agreeing.readings), ...expected };
  }
  const { state, reason } = silent(frame, bound.prior ? 'notLastYears' : 'lastYear');
  return { ...base, state, cells: [], reason: reasonText(reason, bound.language) };
}

/** Separators of thousands only where the text has them. */
function like(value: string, text: string): string {
  return /[,，]/.test(text) ? value : value.replaceAll(',', '');
}

function markedCells(readings: readonly Reading[]): CheckedNumber['cells'] {
  return readings.flatMap((reading) => cellsOf([reading]).map((cell) => (reading.prior ? { ...cell, file: 'prior' as const } : cell)));
}

/** Why nothing is known of a number. `lastYear`: why not of one of last year. */
function silent(frame: Frame, lastYear: Reason): { state: NumberState; reason: Reason } {
  if (frame.type === 'loose') {
    if (frame.why === 'qualifier') return { state: 'outside', reason: 'outside' };
    if (frame.why === 'count') return { state: 'outside', reason: 'count' };
    // 覆盖率100%: a rate with a name of its own is no share of an amount.
    if (frame.why === 'rate' && NAMED_RATE.test(frame.words)) return { state: 'outside', reason: 'outside' };
    return { state: 'unclear', reason: frame.why === 'unreadable' || frame.why === 'unit' ? 'unreadable' : 'noSubject' };
  }
  const doubts =
    frame.type === 'claim' || frame.type === 'change' || frame.type === 'share' || frame.type === 'completion' ? frame.doubts : [];
  if (frame.type === 'claim' && doubts.includes('outside')) return { state: 'outside', reason: 'outside' };
  if (frame.type === 'claim' && doubts.includes('qualifier') && doubts.includes('noSubject'))
    return { state: 'outside', reason: 'outside' };
  // Nothing is nothing, whatever it is of; but something has to be named.
  if (frame.type === 'claim' && frame.cost < 1 && !doubts.includes('fill') && frame.number.value.isZero())
    return { state: 'text', reason: 'zero' };
  if (doubts.includes('noSubject')) return { state: 'unclear', reason: 'noSubject' };
  if (doubts.includes('fill')) return { state: 'unclear', reason: 'fill' };
  if (doubts.includes('several')) return { state: 'unclear', reason: 'severalMeanings' };
  if (frame.type === 'claim') {
    return { state: 'unclear', reason: frame.year === -1 ? lastYear : frame.year === null ? 'otherYear' : 'noCell' };
  }
  return { state: 'unclear', reason: frame.type === 'change' ? lastYear : 'noWhole' };
}

const NAMED_RATE = /[一-龥]{2}率[^一-龥]{0,3}[达到为是]{0,2}[^一-龥]{0,3}$/;

const LEVELS: readonly Level[] = ['error', 'warning', 'hint', 'rounding'];

function inOrder(findings: readonly TextFinding[]): TextFinding[] {
  return [...findings].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.paragraph - b.paragraph || a.start - b.start);
}
