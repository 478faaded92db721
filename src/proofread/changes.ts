import type { Decimal } from 'decimal.js';
import type { Facets, FormKind } from '../forms/disclosure';
import type { Claim } from './claim';
import type { List } from './lists';
import type { MeaningReader } from './meaning';
import { formsFor, type Meaning } from './meaning';
import type { Bound } from './session';

/** What a text says of an amount against the year before. */
export interface Change {
  /** The amount that changed, and others it may be, the most likely first. */
  readonly subjects: readonly Claim[];
  /** Whether the words in front of the change name the subject; otherwise it is the amount before. */
  readonly named: boolean;
  readonly delta: Claim | null;
  readonly rate: Claim | null;
  /** Last year's amount, where the text gives it: 比上年预算数8万元增加2万元. */
  readonly prior: Claim | null;
  /** What the words in front of it are about, if there are any. */
  readonly about: Meaning | null;
  /** Compared with last year, or with the budget of the year itself. */
  readonly base: 'prior' | 'budget';
  /** Given as a reason (主要原因是…减少5000元) rather than as the change of what the sentence is about. */
  readonly asReason: boolean;
}

/** What is needed to find changes. */
export interface ChangeContext {
  readonly claims: readonly Claim[];
  readonly bound: ReadonlyMap<Claim, Bound>;
  readonly lists: readonly List[];
  readonly reader: MeaningReader;
}

/** Every difference and rate of change with its amount, and amounts that are said not to have changed. */
export function changesOf(context: ChangeContext): Change[] {
  const { claims } = context;
  const wholes = wholesByPart(context.lists);
  return claims.flatMap((claim, index): Change[] => {
    const before = claims[index - 1];
    if (claim.kind === 'amount') return isFlat(claim, claims[index + 1]) && !context.bound.get(claim)?.lastYear ? [flat(claim)] : [];
    if (claim.kind === 'growth' && before && isPair(before, claim)) return [];
    if (claim.kind !== 'delta' && claim.kind !== 'growth') return [];
    const next = claims[index + 1];
    const rate = claim.kind === 'growth' ? claim : next && isPair(claim, next) ? next : null;
    const asReason = /原因/.test(clauseOf(claim));
    const found = subjectsOf(context, wholes, index, asReason);
    return [{ ...found, delta: claim.kind === 'delta' ? claim : null, rate, base: baseOf(claim), asReason }];
  });
}

function flat(subject: Claim): Change {
  return { subjects: [subject], named: false, prior: null, about: null, delta: null, rate: null, base: 'prior', asReason: false };
}

/** A rate belongs to the difference right before it, in the same sentence. */
function isPair(delta: Claim, rate: Claim): boolean {
  return (
    delta.kind === 'delta' &&
    rate.kind === 'growth' &&
    delta.paragraph === rate.paragraph &&
    delta.sentence === rate.sentence &&
    rate.lead.length <= 16
  );
}

const FLAT = /持平|无(?:增减)?变[化动]|无增减|没有变化|零增长|预算数相等|(?:相比|上年)(?:预算|决算)?(?:数)?(?:相同|一致|相等)/;

function isFlat(claim: Claim, next: Claim | undefined): boolean {
  const { folded } = claim.paragraph;
  const stop = next?.paragraph === claim.paragraph ? next.start : Math.min(folded.length, claim.end + 80);
  const after = folded.slice(claim.end, Math.min(stop, claim.end + 80)).replace(/\s/g, '');
  return FLAT.test(after.split(/;|其中/)[0]!);
}

const COMPARED =
  /(?:与|同|比|较)(?:20[0-9]{2}年度?|上年度?|上一年度?|去年)(?:同期|年初|当年)?(?:预算|决算)?(?:数)?(?:相比|对比)?(?:各|均|分别)?/g;

function baseOf(change: Claim): Change['base'] {
  return /(?:与|同|比|较)(?:20[0-9]{2}年度?)?(?:年初|全年|调整)预算/.test(clauseOf(change)) ? 'budget' : 'prior';
}

/** The words of a change since the last semicolon. */
function clauseOf({ lead }: Claim): string {
  return lead.slice(lead.lastIndexOf(';') + 1);
}

/** The words that name what changed: 与上年相比，收、支总计各减少 → 收、支总计. */
function wordsOf(change: Claim): string {
  const said = clauseOf(change)
    .replace(
      /(?:预算|决算)?(?:数)?(?:增加|减少|增长|下降|上升|降低|提高|多|少|增支|减支|增收|减收)(?:\([^()]{2}\))?(?:了|为|额|数)?(?:约)?$/,
      '',
    )
    .replace(COMPARED, ',')
    .replace(/(?:各|均|分别)$/, '');
  const part = said.split(/[,:;。]/).findLast((found) => found.length >= 2 && !/^其中$|^(?:20[0-9]{2}年度?)$/.test(found)) ?? '';
  return withoutBracket(part);
}

/** 公务接待费（因公出国（境）费、公务用车购置和运行费） is about 公务接待费. */
function withoutBracket(words: string): string {
  if (!words.endsWith(')')) return words;
  let depth = 0;
  for (let at = words.length - 1; at >= 0; at--) {
    if (words[at] === ')') depth++;
    if (words[at] === '(' && --depth === 0) return words.slice(0, at);
  }
  return words;
}

/** How many claims back a change may refer to: a section, not a book. */
const REACH = 120;

function subjectsOf(
  { claims, bound, reader }: ChangeContext,
  wholes: ReadonlyMap<Claim, readonly Claim[]>,
  index: number,
  asReason: boolean,
): Pick<Change, 'subjects' | 'named' | 'prior' | 'about'> {
  const change = claims[index]!;
  const earlier: Claim[] = [];
  const before = claims[index - 1];
  const given = before?.paragraph === change.paragraph && before.sentence === change.sentence && bound.get(before)?.lastYear;
  const prior = given ? before : null;
  for (let at = index - 1; at >= Math.max(0, index - REACH); at--) {
    const other = claims[at]!;
    if (other.paragraph !== change.paragraph && other.paragraph.headings !== change.paragraph.headings) break;
    // What changed against last year is what was spent, not what was planned.
    if (other.kind === 'amount' && !bound.get(other)?.lastYear && bound.get(other)?.meaning?.facets.stage !== '预算') earlier.push(other);
  }
  const later: Claim[] = [];
  for (let at = index + 1; at < Math.min(claims.length, index + REACH); at++) {
    const other = claims[at]!;
    if (other.paragraph.headings !== change.paragraph.headings) break;
    if (other.kind === 'amount' && other.paragraph !== change.paragraph) later.push(other);
  }
  const words = wordsOf(change);
  const section = formsFor(words, change.paragraph.headings);
  const about = words === '' ? null : reader.read(words, section ?? []);
  const named = about
    ? (namedBy(earlier, bound, about, words) ?? (about.line ? namedBy(later, bound, about, words) : undefined))
    : undefined;
  if (named) return { subjects: [named], named: true, prior, about };
  // It names a subject whose amount the text does not give: the amount before is of something else.
  if (about?.line) return { subjects: [], named: false, prior, about };
  // 2024年预算支出297413元，262394元比上年…: the second amount is what the template had.
  const last = earlier[0]?.lead === ',' ? (earlier[1] ?? earlier[0]) : earlier[0];
  if (!last || asReason || change.paragraph.index - last.paragraph.index > 1) return { subjects: [], named: false, prior, about };
  const above = wholes.get(last) ?? [];
  const outer = above.flatMap((whole) => wholes.get(whole) ?? []);
  const first = earlier.findLast(({ paragraph }) => paragraph === last.paragraph)!;
  return { subjects: [...new Set([last, ...above, ...outer, first])], named: false, prior, about };
}

/** The latest amount with the same meaning, else the one whose words contain the name. */
function namedBy(earlier: readonly Claim[], bound: ReadonlyMap<Claim, Bound>, meaning: Meaning, words: string): Claim | undefined {
  const said = words.replace(/^20[0-9]{2}年度?/, '').replace(/(?:支出)?(?:预算|决算)(?:数)?$/, '');
  if (said.length < 2 || /^收、?支/.test(said)) return undefined;
  const same = earlier.find((other) => {
    const own = bound.get(other)?.meaning;
    if (meaning.line && own) return sameMeaning({ ...own, facets: {} }, { ...meaning, facets: {} });
    const particular = Object.keys(meaning.facets).length > 0;
    return own && particular && own.residual === '' && meaning.residual === '' && sameMeaning(own, meaning);
  });
  return same ?? earlier.find(({ lead }) => lead.includes(said) || (said.includes('"') && lead.includes('"三公"')));
}

function sameMeaning(a: Meaning, b: Meaning): boolean {
  return JSON.stringify(a.line) === JSON.stringify(b.line) && facetsKey(a.facets) === facetsKey(b.facets);
}

function wholesByPart(lists: readonly List[]): Map<Claim, readonly Claim[]> {
  const wholes = new Map<Claim, readonly Claim[]>();
  for (const { whole, parts } of lists) for (const part of parts) wholes.set(part, [...(wholes.get(part) ?? []), whole]);
  return wholes;
}

/** What all amounts of a section have in common. */
const SCOPES: Partial<Record<FormKind, Facets>> = {
  财政拨款收支总表: { source: '财政拨款' },
  一般公共预算支出表: { source: '一般公共预算' },
  一般公共预算基本支出表: { source: '一般公共预算', nature: '基本' },
  政府性基金表: { source: '政府性基金' },
  国有资本经营表: { source: '国有资本经营' },
  上年结转表: { period: '上年结转' },
  '“三公”经费表': { other: '三公' },
  政府采购表: { other: '采购' },
  机关运行经费表: { other: '运行' },
};

/**
 * A name for what an amount is about: amounts with the same name and value state the same thing. Null where its words leave
 * something open.
 */
export function subjectKeyOf(claim: Claim, meaning: Meaning | null | undefined): string | null {
  if (!meaning || meaning.residual !== '') return null;
  return nameOfSubject(meaning, { ...scopeOf(claim), ...meaning.facets });
}

/** What all amounts of the section have in common that a claim stands in. */
export function scopeOf(claim: Claim): Facets {
  return SCOPES[formsFor(claim.lead, claim.paragraph.headings)?.[0] ?? '其他'] ?? {};
}

/** The name of a total. */
export function totalKeyOf(facets: Facets): string {
  return nameOfSubject({ line: null }, facets);
}

function nameOfSubject({ line }: Pick<Meaning, 'line'>, facets: Facets): string {
  return `${JSON.stringify(line)} ${facetsKey(facets)}`;
}

function facetsKey(facets: Facets): string {
  return Object.entries(facets)
    .map((entry) => entry.join('='))
    .sort()
    .join();
}

/** The difference with its sign: + more than last year. Null where no direction is stated. */
export function signedDelta({ delta, rate }: Change): Decimal | null {
  if (!delta) return null;
  const sign = delta.direction || rate?.direction;
  return sign ? delta.value.times(sign) : delta.value.isZero() ? delta.value : null;
}
