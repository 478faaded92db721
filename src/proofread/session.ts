import type { Decimal } from 'decimal.js';
import type { Disclosure, FormKind } from '../forms/disclosure';
import type { Language } from '../relations/statement';
import { yuanPer } from '../relations/relation';
import { slipBetween } from '../relations/slips';
import { candidatesFor, compare, isUnfilled, type Candidate } from './binding';
import { changesOf, type Change } from './changes';
import type { Claim } from './claim';
import { PREDICATE } from './claims';
import { listsOf, type List } from './lists';
import { formsFor, MeaningReader, type Meaning } from './meaning';
import { reasonOfKind, type Reason } from './reasons';
import { sentencesBefore, type Paragraph } from './text';

/** What became of a claim. */
export interface Bound {
  readonly claim: Claim;
  readonly meaning: Meaning | null;
  /** The cells it must equal, where they are known; several with one value are one. */
  readonly candidates: readonly Candidate[];
  /** Whether it is an amount of the year before, which only last year's forms hold. */
  readonly lastYear: boolean;
  /** Whether a difference from the candidates is an error: the words leave nothing open. */
  readonly sure: boolean;
  readonly state: 'agrees' | 'truncated' | 'differs' | 'slip' | 'unbound';
  /** Why it is not compared with the forms. */
  readonly reason: Reason | '';
}

/** All that the checks of one text share. */
export interface Session {
  readonly disclosure: Disclosure;
  readonly prior: Disclosure | null;
  readonly language: Language;
  readonly reader: MeaningReader;
  readonly paragraphs: readonly Paragraph[];
  readonly claims: readonly Claim[];
  readonly bound: ReadonlyMap<Claim, Bound>;
  readonly lists: readonly List[];
  readonly changes: readonly Change[];
  /** Changes that were compared with last year's forms: nothing else need check them. */
  readonly settled: Set<Change>;
  /** Changes whose own numbers do not fit: nothing is derived from them. */
  readonly contradicted: Set<Change>;
  /** Claims that agree, or fail to agree, with other claims. */
  readonly linked: Set<Claim>;
  /** What is known of amounts, found once. */
  readonly values: Map<Claim, Value>;
  /** The list that an amount is a part of. */
  readonly listOf: ReadonlyMap<Claim, List>;
  /** Half the smallest step that amounts of a unit are written with in this text: 3万元 beside 3.25万元 is 3.00万元. */
  readonly steps: ReadonlyMap<string, Decimal>;
}

export function openSession(
  disclosure: Disclosure,
  prior: Disclosure | null,
  language: Language,
  paragraphs: readonly Paragraph[],
  claims: readonly Claim[],
): Session {
  const reader = new MeaningReader(disclosure);
  const bound = new Map<Claim, Bound>();
  let before: Before = { claim: null, words: '', code: '' };
  for (const claim of claims) {
    const words = wordsOf(claim, before);
    const found = bindClaim(disclosure, reader, claim, words, before);
    const line = found.meaning?.line;
    bound.set(claim, found);
    before = { claim, words, code: line?.type === 'function' ? line.code : before.code };
  }
  const lists = listsOf(
    paragraphs,
    claims.filter((claim) => bound.get(claim)?.lastYear !== true),
  );
  lists.push(...expenseLists(claims, bound, lists));
  settleParts(lists, bound);
  const changes = changesOf({ claims, bound, lists, reader });
  const listOf = new Map<Claim, List>();
  for (const list of lists) for (const part of list.parts) if (!listOf.has(part)) listOf.set(part, list);
  const shared = {
    listOf,
    values: new Map<Claim, Value>(),
    settled: new Set<Change>(),
    contradicted: new Set<Change>(),
    linked: new Set<Claim>(),
    steps: stepsOf(claims),
  };
  return { disclosure, prior, language, reader, paragraphs, claims, bound, lists, changes, ...shared };
}

/** “三公” funds are 出国, 公务用车 and 接待: whatever a section says of the three makes up what it says of all. */
function expenseLists(claims: readonly Claim[], bound: ReadonlyMap<Claim, Bound>, lists: readonly List[]): List[] {
  const wholes = new Set(lists.map(({ whole }) => whole));
  const sections = new Map<string, Map<string, Claim>>();
  for (const claim of claims) {
    const own = bound.get(claim);
    if (claim.kind !== 'amount' || !own?.meaning || own.lastYear || own.meaning.facets.stage) continue;
    const { headings } = claim.paragraph;
    if (formsFor(claim.lead, headings)?.[0] !== '“三公”经费表') continue;
    const { line } = own.meaning;
    const item = line?.type === 'item' ? line.item : line === null && /三公/.test(claim.lead) ? '' : null;
    if (item === null) continue;
    const key = headings.slice(0, 2).join();
    const found = sections.get(key) ?? new Map<string, Claim>();
    if (!found.has(item)) found.set(item, claim);
    sections.set(key, found);
  }
  return [...sections.values()].flatMap((found): List[] => {
    const whole = found.get('');
    const vehicles = found.has('公务用车购置及运行费') ? ['公务用车购置及运行费'] : ['公务用车购置费', '公务用车运行费'];
    const parts = ['因公出国（境）费', ...vehicles, '公务接待费'].map((item) => found.get(item));
    const all = whole && !wholes.has(whole) && parts.every((part) => part !== undefined) ? [{ whole, parts, complete: true }] : [];
    const both = found.get('公务用车购置及运行费');
    const inner = ['公务用车购置费', '公务用车运行费'].flatMap((item) => found.get(item) ?? []);
    return both && inner.length === 1 && !wholes.has(both) ? [...all, { whole: both, parts: inner, some: true }] : all;
  });
}

/** A part that its list places below a subject is sure, whatever words stand around its name: 教育支出…，主要用于…培训支出. */
function settleParts(lists: readonly List[], bound: Map<Claim, Bound>): void {
  for (const { whole, parts } of lists) {
    const own = bound.get(whole);
    const code = own?.state === 'agrees' && own.meaning?.line?.type === 'function' ? own.meaning.line.code : null;
    const form = own?.candidates.find((candidate) => compare(whole, candidate) === 'agrees')?.form;
    if (!code || !form) continue;
    for (const part of parts) {
      const found = bound.get(part);
      const line = found?.meaning?.line;
      const candidates = found?.candidates.filter((candidate) => candidate.form === form) ?? [];
      if (found?.state !== 'unbound' || line?.type !== 'function' || !line.code.startsWith(code) || candidates.length === 0) continue;
      bound.set(part, { ...found, candidates, sure: true, ...verdict(part, candidates, true) });
    }
  }
}

function stepsOf(claims: readonly Claim[]): Map<string, Decimal> {
  const steps = new Map<string, Decimal>();
  for (const { unit, half } of claims) if (!half.isZero() && half.lt(steps.get(unit) ?? Infinity)) steps.set(unit, half);
  return steps;
}

/** The precision an amount has if the text leaves out trailing zeros. */
export function trimmed(session: Session, claim: Claim): Decimal {
  return claim.half.isZero() ? claim.half : (session.steps.get(claim.unit) ?? claim.half);
}

/** What the text said before a claim. */
interface Before {
  readonly claim: Claim | null;
  /** The words that named its subject. */
  readonly words: string;
  /** The functional code that was named last. */
  readonly code: string;
}

function bindClaim(disclosure: Disclosure, reader: MeaningReader, claim: Claim, words: string, before: Before): Bound {
  const unbound = (reason: Reason): Bound => ({
    claim,
    meaning: null,
    candidates: [],
    lastYear: false,
    sure: false,
    state: 'unbound',
    reason,
  });
  if (claim.kind !== 'amount') return unbound(reasonOfKind(claim));
  const section = formsFor(words, claim.paragraph.headings);
  const read = withContext(reader, claim, reader.read(words, section ?? [], before.code), section);
  const ofBudget = disclosure.kind === 'final' && /(?:年初|全年|调整)?预算(?:数)?为?$/.test(claim.lead);
  const placed = inSection(read, section);
  const meaning = ofBudget ? { ...placed, facets: { ...placed.facets, stage: '预算' as const } } : placed;
  if (isLastYear(claim, disclosure)) return { ...unbound('lastYear'), meaning, lastYear: true };
  if (isOtherYear(claim, disclosure)) return unbound('otherYear');
  if (!meaning.line && NAMED_LEVEL.test(words)) return { ...unbound('noSubject'), meaning };
  const candidates = candidatesFor(disclosure, meaning, section).filter((candidate) => !isUnfilled(candidate) || claim.value.isZero());
  if (candidates.length === 0) return { ...unbound(ofBudget ? 'noBudget' : 'noSubject'), meaning };
  // 年初预算 and 全年预算 are two columns in some forms: only “三公” has one of them.
  const sure = isSure(claim, words, meaning, candidates) && (!ofBudget || candidates[0]!.form.kind === '“三公”经费表');
  return { claim, meaning, candidates, lastYear: false, sure, ...verdict(claim, candidates, sure) };
}

/** A subject by its level, 其他普通教育支出（项）: where no form and no classification knows it, it is still no total. */
const NAMED_LEVEL = /[^,;:。]\((?:类|款|项)\)[^,;:。]{0,20}$/;

/** 本年收入中，…: a phrase at the head of the sentence holds for all of it, and a section about project expenditure for what names no nature. */
function withContext(reader: MeaningReader, claim: Claim, meaning: Meaning, section: readonly FormKind[] | null): Meaning {
  if (meaning.line) return meaning;
  const { folded } = claim.paragraph;
  const sentence = folded.slice(sentencesBefore(claim.paragraph, claim.start).start, claim.start);
  const head = /^ {0,2}([^,;:。]{2,16})中[,:]/.exec(sentence)?.[1];
  const facets = head ? { ...reader.read(head, []).facets, ...meaning.facets } : meaning.facets;
  const projects = section?.[0] === '项目支出表' && facets.period && !facets.nature && !facets.funds && !meaning.side;
  return { ...meaning, facets: projects ? { nature: '项目', ...facets } : facets };
}

const SECTION_SOURCES: Partial<Record<FormKind, string>> = { 政府性基金表: '政府性基金', 国有资本经营表: '国有资本经营' };

/** 本年收入 in a section about 政府性基金 is that of the funds. */
function inSection(meaning: Meaning, section: readonly FormKind[] | null): Meaning {
  const source = section?.[0] && SECTION_SOURCES[section[0]];
  return source && !meaning.facets.source && !meaning.line ? { ...meaning, facets: { ...meaning.facets, source } } : meaning;
}

const LAST_YEAR = /(?:比|较|与|同)?(?:20[0-9]{2}年度?|上年度?|上一年度?|去年)(?:年初)?(?:预算|决算|执行)数?(?:为|是)?$/;

/**
 * The words that name what a number is about. A number right after a count (项目 3 个，涉及金额…) is about what was counted, and
 * 支出决算为 after 年初预算为 is about the same subject.
 */
function wordsOf({ lead, paragraph }: Claim, { claim: previous, words }: Before): string {
  if (paragraph.project !== '' && /预算安排|安排规模|预算规模|年度预算|资金总额/.test(lead)) return paragraph.project;
  const current = lead.replace(LAST_YEAR, '');
  if (current !== lead && previous?.paragraph === paragraph && /^(?:.*[,;。])?$/.test(current)) return words;
  if (current !== lead) return current;
  const parts = lead.split(/[,;:。]/);
  if (PREDICATE.test(parts.at(-1)!)) {
    const own = parts.slice(0, -1).findLast((part) => part !== '');
    return withoutStage(own ?? (previous?.paragraph === paragraph ? words : lead));
  }
  if (previous?.paragraph === paragraph && /^[,、;]$/.test(lead)) return words;
  const follows = previous?.kind === 'count' && previous.paragraph === paragraph && FOLLOWS_COUNT.test(lead);
  if (!follows) return lead;
  // Projects of a source: the source is on the side of income.
  return /转移支付(?:资金)?项目$/.test(words) ? words.replace(/项目$/, '') : words.replace(/项目$/, '项目支出');
}

/** 项目 3 个，涉及金额…; 接待 18 批次，共计支出…: the amount of what was counted. */
const FOLLOWS_COUNT = /^,?(?:共?涉及|(?:共计?|合计|总计|累计)?(?:预算)?(?:金额|价值|资金|支出|开支|费用)(?:共计?|为)?$)/;

function withoutStage(words: string): string {
  return words.replace(/(?:年初|全年|调整)?预算(?:数)?为?$/, '');
}

/** 2023年预算数为8万元, and what 比2023年“三公”经费预算8万元 compares with. */
const YEAR_OF_AMOUNT =
  /(20[0-9]{2})年度?(?=预算|决算|年初|全年|实际|执行|数|[^0-9]{0,6}$)|(?<=比|较)(20[0-9]{2})年度?(?=[^0-9,;。]{0,24}$)/g;

/** An amount of the year before: 比上年预算数8万元, 2023年预算数为8万元. */
function isLastYear({ lead }: Claim, { year }: Disclosure): boolean {
  const clause = lead.slice(lead.lastIndexOf(';') + 1);
  const years = [...clause.matchAll(YEAR_OF_AMOUNT)].map(([, own, compared]) => Number(own ?? compared));
  if (year !== null && years.length > 0) return years.at(-1) === year - 1;
  return /上年(?!结转|末|期末)|上一年|去年/.test(clause.split(',').findLast((part) => part !== '') ?? '');
}

/** An amount that the forms of the year do not hold. */
function isOtherYear(claim: Claim, { year }: Disclosure): boolean {
  const clause = claim.lead.slice(claim.lead.lastIndexOf(';') + 1);
  const years = [...clause.matchAll(/(20[0-9]{2})年度?(?=预算|决算|年初|全年|底|末|实际)/g)].map(([, found]) => Number(found));
  return year !== null && years.length > 0 && !years.includes(year);
}

const EXPLICIT_TOTAL =
  /总预算|总决算|总计|合计|总额|收入预算|支出预算|预算收入|预算支出|预算数|预算为|决算为|经费预算|收支预算|年初预算|支出为?$|收入为?$/;

/** Sure: every word is explained, and what is meant has one value wherever the section may look. */
function isSure(claim: Claim, words: string, meaning: Meaning, candidates: readonly Candidate[]): boolean {
  if (meaning.residual !== '' || /盘活/.test(claim.lead)) return false;
  if (/整体.*绩效/.test(words)) return true;
  // 转移支付资金项目3个，涉及金额…: what projects of a source amount to need not be all of the source.
  if (/涉及/.test(claim.lead) && meaning.facets.nature !== '项目' && meaning.facets.period !== '上年结转') return false;
  const particular = meaning.line !== null || Object.keys(meaning.facets).length > 0;
  if (!particular && !EXPLICIT_TOTAL.test(claim.lead)) return false;
  const first = candidates[0]!;
  const section = formsFor(words, claim.paragraph.headings)?.[0];
  const one = candidates.every(({ form, yuan }) => form !== first.form || yuan.eq(first.yuan));
  if (!one) return false;
  const own = section === first.form.kind || (section === '财政拨款收支总表' && first.form.kind === '一般公共预算支出表');
  return own || candidates.every(({ yuan, half }) => yuan.minus(first.yuan).abs().lte(half.plus(first.half)));
}

function verdict(claim: Claim, candidates: readonly Candidate[], sure: boolean): Pick<Bound, 'state' | 'reason'> {
  const verdicts = candidates.map((candidate) => compare(claim, candidate));
  if (verdicts.includes('agrees')) return { state: 'agrees', reason: '' };
  if (!sure)
    return candidates.some((candidate) => isSlip(claim, candidate))
      ? { state: 'slip', reason: '' }
      : { state: 'unbound', reason: 'severalMeanings' };
  return { state: verdicts[0] === 'truncated' ? 'truncated' : 'differs', reason: '' };
}

const TELLING_DIGITS = 4;

/** One digit off, two swapped, the point or the unit: with four digits or more that is hardly chance, even where the words leave doubts. */
export function isSlip(claim: Claim, candidate: Candidate): boolean {
  return digitsOf(claim) >= TELLING_DIGITS && !candidate.yuan.isZero() && slipBetween(claim.value, candidate.yuan, 2) !== null;
}

/** The same between two numbers of the text; with three digits where they stand for the same project. */
export function isSlipOf(claim: Claim, other: Claim, digits = TELLING_DIGITS - 1): boolean {
  return digitsOf(claim) >= digits && slipBetween(claim.value, other.value, 2) !== null;
}

function digitsOf({ text }: Claim): number {
  return text.replace(/[^0-9]/g, '').replace(/^0+/, '').length;
}

export interface Value {
  readonly yuan: Decimal;
  readonly half: Decimal;
}

/** The best knowledge of an amount: the cell where it is bound, else what the text says. */
export function valueOf(session: Session, claim: Claim): Value {
  let value = session.values.get(claim);
  if (!value) session.values.set(claim, (value = findValue(session, claim)));
  return value;
}

function findValue(session: Session, claim: Claim): Value {
  const found = session.bound.get(claim);
  const agreeing = found?.candidates.find((candidate) => compare(claim, candidate) === 'agrees');
  if (found?.state === 'differs') return found.candidates[0]!;
  return agreeing ?? { yuan: claim.value, half: claim.half };
}

/** The last claims of a paragraph before an offset: as many as a sentence can be about. */
export function claimsIn({ claims }: Session, paragraph: Paragraph, before: number, most = 12): readonly Claim[] {
  let [low, high] = [0, claims.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { paragraph: own, start } = claims[middle]!;
    if (own.index < paragraph.index || (own === paragraph && start < before)) low = middle + 1;
    else high = middle;
  }
  return claims.slice(Math.max(0, low - most), low).filter((claim) => claim.paragraph === paragraph);
}

/** An amount in the unit a claim is written in. */
export function inUnitOf(claim: Claim, yuan: Decimal): string {
  const scale = (['元', '千元', '万元', '亿元'] as const).find((unit) => unit === claim.unit) ?? '元';
  const value = yuan.div(yuanPer(scale));
  return value.toFixed(Math.max(claim.decimals, Math.min(2, value.decimalPlaces())));
}

/** Parts that everybody knows to make up a whole: 基本支出 and 项目支出, 货物 and 服务. */
export function isWholeByNature(session: Session, parts: List['parts']): boolean {
  const meanings = parts.map((claim) => session.bound.get(claim)?.meaning);
  const has = (test: (text: string) => boolean): boolean =>
    meanings.some((meaning) => meaning !== null && meaning !== undefined && test(JSON.stringify([meaning.facets, meaning.line])));
  const pairs = [
    ['"nature":"基本"}', '"nature":"项目"'],
    ['"人员"', '"公用"'],
    ['"货物"', '"服务"'],
    ['"公务用车购置费"', '"公务用车运行费"'],
    ['"因公出国（境）费"', '"公务接待费"'],
    ['"source":"一般公共预算"', '"source":"政府性基金"'],
    ['"period":"本年"', '"period":"上年结转"'],
  ] as const;
  return pairs.some(([a, b]) => has((text) => text.includes(a)) && has((text) => text.includes(b)));
}
