import type { Decimal } from 'decimal.js';
import type { Disclosure, FormKind } from '../forms/disclosure';
import type { Language } from '../relations/statement';
import { yuanPer } from '../relations/relation';
import { slipBetween } from '../relations/slips';
import { candidatesFor, compare, isUnfilled, type Candidate } from './binding';
import { changesOf, type Change } from './changes';
import type { Claim } from './claim';
import { listsOf, type List } from './lists';
import { formsOfSection, MeaningReader, type Meaning } from './meaning';
import { sentencesBefore, type Paragraph } from './text';

/** What became of a claim. */
export interface Bound {
  readonly claim: Claim;
  readonly meaning: Meaning | null;
  /** The cells it must equal, where they are known; several with one value are one. */
  readonly candidates: readonly Candidate[];
  /** Whether a difference from the candidates is an error: the words leave nothing open. */
  readonly sure: boolean;
  readonly state: 'agrees' | 'truncated' | 'differs' | 'slip' | 'unbound';
  /** Why it is not compared with the forms. */
  readonly reason: string;
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
  const lists = listsOf(paragraphs, claims);
  settleParts(lists, bound);
  const changes = changesOf({ claims, bound, lists, reader });
  const shared = { settled: new Set<Change>(), contradicted: new Set<Change>(), linked: new Set<Claim>(), steps: stepsOf(claims) };
  return { disclosure, prior, language, reader, paragraphs, claims, bound, lists, changes, ...shared };
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
  const unbound = (reason: string): Bound => ({ claim, meaning: null, candidates: [], sure: false, state: 'unbound', reason });
  if (claim.kind !== 'amount') return unbound('由其他论断核对');
  if (isOtherYear(claim, disclosure)) return unbound('说的是其他年度或年初预算，表内没有');
  const section = formsOfSection(claim.paragraph.headings);
  const meaning = withContext(reader, claim, reader.read(words, section ?? [], before.code), section);
  const candidates = candidatesFor(disclosure, meaning, section).filter((candidate) => !isUnfilled(candidate) || claim.value.isZero());
  if (candidates.length === 0) return { ...unbound('没有找到对应的表和科目'), meaning };
  const sure = isSure(claim, words, meaning, candidates);
  return { claim, meaning, candidates, sure, ...verdict(claim, candidates, sure) };
}

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

const BARE = /^(?:支出)?(?:决算|预算)(?:数)?为?$/;

/**
 * The words that name what a number is about. A number right after a count (项目 3 个，涉及金额…) is about what was counted, and
 * 支出决算为 after 年初预算为 is about the same subject.
 */
function wordsOf({ lead, paragraph }: Claim, { claim: previous, words }: Before): string {
  if (paragraph.project !== '' && /预算安排|安排规模|预算规模|年度预算|资金总额/.test(lead)) return paragraph.project;
  const parts = lead.split(/[,;。]/);
  if (BARE.test(parts.at(-1)!)) {
    const own = parts.slice(0, -1).findLast((part) => part !== '');
    return withoutStage(own ?? (previous?.paragraph === paragraph ? words : lead));
  }
  const follows = previous?.kind === 'count' && previous.paragraph === paragraph && /^,?(?:共?涉及|金额|价值)/.test(lead);
  if (!follows) return lead;
  // Projects of a source: the source is on the side of income.
  return /转移支付(?:资金)?项目$/.test(words) ? words.replace(/项目$/, '') : words.replace(/项目$/, '项目支出');
}

function withoutStage(words: string): string {
  return words.replace(/(?:年初|全年|调整)?预算(?:数)?为?$/, '');
}

function isOtherYear(claim: Claim, { year, kind }: Disclosure): boolean {
  const years = [...claim.lead.matchAll(/(20[0-9]{2})年度?(?=预算|决算|年初|全年|底|末|实际)/g)].map(([, found]) => Number(found));
  if (year !== null && years.length > 0 && !years.includes(year)) return true;
  if (/上年(?!结转)|上一年|去年/.test(claim.lead)) return true;
  return kind === 'final' && /(?:年初|全年|调整)?预算(?:数)?为?$/.test(claim.lead);
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
  const section = formsOfSection(claim.paragraph.headings)?.[0];
  const one = candidates.every(({ form, yuan }) => form !== first.form || yuan.eq(first.yuan));
  if (!one) return false;
  const own = section === first.form.kind || (section === '财政拨款收支总表' && first.form.kind === '一般公共预算支出表');
  return own || candidates.every(({ yuan, half }) => yuan.minus(first.yuan).abs().lte(half.plus(first.half)));
}

function verdict(claim: Claim, candidates: readonly Candidate[], sure: boolean): { state: Bound['state']; reason: string } {
  const verdicts = candidates.map((candidate) => compare(claim, candidate));
  if (verdicts.includes('agrees')) return { state: 'agrees', reason: '' };
  if (!sure)
    return candidates.some((candidate) => isSlip(claim, candidate))
      ? { state: 'slip', reason: '' }
      : { state: 'unbound', reason: '有几个可能的含义，数值都不相同，未作判断' };
  return { state: verdicts[0] === 'truncated' ? 'truncated' : 'differs', reason: '' };
}

const TELLING_DIGITS = 4;

/** One digit off, two swapped, the point or the unit: with four digits or more that is hardly chance, even where the words leave doubts. */
export function isSlip(claim: Claim, candidate: Candidate): boolean {
  const digits = claim.text.replace(/[^0-9]/g, '').replace(/^0+/, '').length;
  return digits >= TELLING_DIGITS && !candidate.yuan.isZero() && slipBetween(claim.value, candidate.yuan, 2) !== null;
}

/** The best knowledge of an amount: the cell where it is bound, else what the text says. */
export function valueOf(session: Session, claim: Claim): { readonly yuan: Decimal; readonly half: Decimal } {
  const found = session.bound.get(claim);
  const agreeing = found?.candidates.find((candidate) => compare(claim, candidate) === 'agrees');
  if (found?.state === 'differs') return found.candidates[0]!;
  return agreeing ?? { yuan: claim.value, half: claim.half };
}

/** The last claims of a paragraph before an offset: as many as a sentence can be about. */
export function claimsIn({ claims }: Session, paragraph: Paragraph, before: number): readonly Claim[] {
  let [low, high] = [0, claims.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { paragraph: own, start } = claims[middle]!;
    if (own.index < paragraph.index || (own === paragraph && start < before)) low = middle + 1;
    else high = middle;
  }
  return claims.slice(Math.max(0, low - 12), low).filter((claim) => claim.paragraph === paragraph);
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
    ['"period":"本年"', '"period":"上年结转"'],
  ] as const;
  return pairs.some(([a, b]) => has((text) => text.includes(a)) && has((text) => text.includes(b)));
}
