import { isUnit } from '../../facts/coordinate';
import type { Disclosure } from '../../forms/disclosure';
import type { Block } from '../block';
import type { Base, Claim, Context, Frame, Loose, Section } from '../frames';
import type { PrintedAmount } from '../number';
import { aboutOf, hasIdentity, isEmpty, type Alternative, type CodeContext, type Phrase } from '../phrase';
import { readPhrase } from '../phrase-reader';
import type { Token, Words } from '../token';
import { FRESH, type State } from './state';
import { BLANK_CLAIM, isBudgetBeside, isParticular, isSameThing, isSubjectOnly, NO_NUMBER } from './claims';
import { inContext } from './context';
import { carriedDoubts, distinct, doubtsOf, isFunding, isOfUnknown, isSomeOf } from './doubts';
import { isAllOf, isItem, isTotalOf, isNatureAlone, isSourceAlone, ofParent } from './parts';
import { isOfUnit, type NamedUnit } from './units';
import { yearCarriedOut, yearWithin } from './years';
import { carriedFacets, holding, ownFacets, turnsSide } from './facets';

export interface TextOptions {
  readonly words: Words;
  readonly kind: Disclosure['kind'];
  /** The year reported on. */
  readonly year: number | null;
  /** Codes of the workbook's functional lines. */
  readonly codes: ReadonlySet<string>;
}

const MOST_RECENT = 60;
const LONGEST_LABEL = 40;
export const LABEL_KINDS: ReadonlySet<string> = new Set([
  'source',
  'stage',
  'period',
  'nature',
  'funds',
  'side',
  'total',
  'item',
  'name',
  'code',
  'level',
]);
/** What has been read so far, and what words mean there. */
export class Scope {
  readonly frames: Frame[] = [];
  readonly allSections: Section[] = [];
  sections: readonly Section[] = [];
  sentence = 0;
  segment = 0;
  listCount = 0;
  block!: Block;
  context!: Context;
  state: State = { ...FRESH, current: null, lists: [] };
  brackets: State[] = [];
  blockMain: Claim | null = null;
  /** The block began with a sentence that was not understood: it may have named what follows. */
  unread = false;
  /** A colon told that what follows is of something not understood. */
  headed = false;
  /** The first claim of the block before, for 其中 that opens a paragraph. */
  before: Claim | null = null;
  /** What the sentence before was mainly about. */
  sentenceBefore: Claim | null = null;
  sentenceFirst: Claim | null = null;
  /** A line that is only a subject: what the lines below it are about. */
  subjectLine: Claim | null = null;
  respectively: {
    readonly listed: Phrase['listed'];
    readonly phrase: Phrase;
    /** Each by itself, where they differ in a facet: 基本支出和项目支出分别为…. */
    readonly phrases: readonly Phrase[] | null;
    next: number;
  } | null = null;
  /** A sentence that is nothing but several subjects: …(款)甲(项)和乙(项)。 */
  titles: Phrase | null = null;
  /** What was last told in a row: 收、支总计分别为10万元、9万元. */
  row: readonly Claim[] = [];
  /** What was last measured against: 比上年50万元、10万元. */
  bases: readonly Claim[] = [];
  /** Where the words end that say what is measured against, where they are not those of a reason; −1 for none. */
  compared = -1;
  /** How many amounts the words of a share counted: 三者分别占. */
  counted: number | null = null;
  /** 2023年、2024年: what a sentence tells in one year after the other. */
  years: { readonly sentence: number; readonly tokens: readonly Token[] } | null = null;
  enumeration: { readonly parent: Claim | null; readonly start: number; readonly names: Token[]; end: number } | null = null;

  /** The one amount that the numbered line above tells, and nothing else: what a line without a subject is about. */
  head: Claim | null = null;
  /** The last totals of either side, whatever they are paid from. */
  readonly totals = new Map<string, Claim>();
  /** The unit of the department that this paragraph last named. */
  unit: NamedUnit | null = null;

  constructor(readonly options: TextOptions) {}

  contextOf(block: Block): Context {
    return { block, sentence: this.sentence, segment: this.segment, sections: this.sections };
  }

  loose(number: PrintedAmount, why: Loose['why']): void {
    const words = this.words(this.state.buffer);
    this.frames.push({ type: 'loose', context: this.context, number, why, words });
    if (why === 'count')
      this.state.buffer.push({ kind: 'fill', start: number.start, end: number.end, meaning: '#', also: [], number: null, name: null });
    else this.state.buffer = [];
  }

  words(tokens: readonly Token[]): string {
    const [first] = tokens;
    return first ? this.block.text.slice(first.start, tokens.at(-1)!.end) : '';
  }

  /** What the block is mainly about: of budget and final amount of one subject, the final one. */
  mainClaim(): Claim | null {
    const main = this.blockMain;
    if (!main || !isBudgetBeside(main, this.options.kind)) return main;
    return (
      this.recent().findLast((claim) => isSameThing(claim, main) && claim.year === 0 && !isBudgetBeside(claim, this.options.kind)) ?? main
    );
  }

  /** Whether the words before say what is left out. */
  excludes(): boolean {
    return this.state.buffer.some(({ kind, meaning }) => kind === 'qualifier' && meaning === '不含');
  }

  phrase(): Phrase {
    return readPhrase(this.state.buffer, this.codes());
  }

  /** What 、 and 和 set apart, where each names something; none where one does not. */
  partsOf(tokens: readonly Token[]): readonly Phrase[] {
    const parts: Token[][] = [[]];
    for (const token of tokens)
      if (token.kind === 'pause' || token.kind === 'compare') parts.push([]);
      else parts.at(-1)!.push(token);
    const phrases = parts.map((part) => readPhrase(part, this.codes()));
    return phrases.every((phrase) => hasIdentity(phrase) && phrase.fill === '') ? phrases : [];
  }

  codes(): CodeContext {
    const parent = this.state.lists.at(-1)?.parent ?? null;
    const known = [this.state.current, parent, this.subjectLine]
      .map((claim) => claim?.about[0]?.subject)
      .find((subject) => subject?.type === 'function');
    const [section] = this.sections.flatMap(({ phrase }) => phrase.alternatives).slice(-1);
    const own = known ?? section?.subject;
    const prefix = own?.type === 'function' ? own.code : '';
    const economic = (this.sections.at(-1)?.kinds[0] === '一般公共预算基本支出表' || parent?.facets.funds !== undefined) && prefix === '';
    return { prefix, own: this.options.codes, economic };
  }

  inContext(tokens: readonly Token[]): readonly Token[] {
    return inContext(tokens, this.sections, this.options);
  }

  toYear(phrase: Phrase): 0 | -1 | null {
    if (!phrase.year) return 0;
    const { value, relative } = phrase.year;
    const offset = relative ? value : this.options.year === null ? NaN : value - this.options.year;
    return offset === 0 ? 0 : offset === -1 ? -1 : null;
  }

  /** A claim of a phrase: what it names, and what it inherits from the words around it. */
  claimOf(read: Phrase, number: PrintedAmount | null, about?: readonly Alternative[]): Claim {
    const { state } = this;
    const phrase = this.ofNamed(read);
    const topic = state.topic;
    const parent = holding(state.lists.at(-1)?.parent ?? null, phrase);
    const own = about !== undefined || (hasIdentity(phrase) && !(topic && !state.segmentMain && isTotalOf(phrase, topic)));
    // 支出总计中,基本支出占79%,为85万元: of what the share was of.
    const shared = state.named !== null && isEmpty(phrase);
    const told = topic !== null && hasIdentity(topic) && !isAllOf(topic, state.current, this.block);
    const topical = !own && told && !state.segmentMain && !shared ? topic : null;
    const unknown = !own && phrase.fill.replace(/[#<>a-z]/g, '').length >= 2 && phrase.stage === undefined && phrase.side === undefined;
    const near = own || topical || unknown || turnsSide(phrase, state.current, this.segment) ? null : state.current;
    const sided = near || own || topical || shared ? null : phrase.side ? phrase : topic?.side ? topic : null;
    const carried = own || topical || sided || unknown ? null : (near ?? this.sectionClaim());
    const named = own ? phrase : (topical ?? sided ?? phrase);
    const whole = parent ?? this.wholeOf(phrase);
    const narrow =
      about === undefined &&
      own &&
      !phrase.total &&
      phrase.alternatives.length === 0 &&
      whole !== null &&
      (isItem(whole) || isParticular(whole))
        ? whole
        : null;
    const subjects = about ?? (carried ? carried.about : narrow ? ofParent(narrow, phrase) : aboutOf(named));
    const facets = carried ? carriedFacets(phrase, carried) : ownFacets(this, { named, phrase, about: subjects, topic, parent });
    const dated = phrase.year ? phrase : topic?.year ? topic : null;
    const stage = phrase.stage ?? topic?.stage ?? parent?.stage ?? null;
    const cost = own || topical || sided ? 0 : carried ? (carried.context.block === this.block ? 0.1 : 0.3) : 2;
    return {
      type: 'claim',
      context: this.context,
      number: number ?? NO_NUMBER,
      phrase,
      about: subjects,
      facets: stage ? { ...facets, stage: { value: stage, inherited: phrase.stage === undefined } } : facets,
      year: dated ? this.toYear(dated) : (yearCarriedOut(this, phrase) ?? yearWithin(this, parent)),
      stage,
      parent,
      adds: null,
      list: state.lists.at(-1)?.id ?? null,
      doubts: distinct([
        ...doubtsOf(this, phrase, own || topical !== null || sided !== null || carried !== null, carried !== null && near === null),
        // 行政单位医疗和公务员医疗补助：20万元.
        ...(topical && topical.listed.length > 1 ? (['several'] as const) : []),
        ...(sided && !named.total && this.isAfterCount() ? (['several'] as const) : []),
        ...(carried ? carriedDoubts(this, carried, near === null) : []),
        ...(number && ABOUT.test(this.block.text.slice(number.end, number.end + 3)) ? (['qualifier'] as const) : []),
        ...(isOfUnit(this) && !isUnit(subjects[0]!.subject) ? (['qualifier'] as const) : []),
        ...(isOfUnknown(parent, subjects) ? (['fill'] as const) : []),
        // “三公”经费7万元(其中:政府性基金0万元): forms hardly tell what an item is paid from.
        ...(isFunding(parent, facets) ||
        (narrow && isItem(narrow)) ||
        (phrase.source !== undefined && isSomeOf([parent, ...this.recent()], phrase, subjects))
          ? (['qualifier'] as const)
          : []),
      ]),
      cost,
      label: own
        ? this.labelOf(phrase)
        : topical
          ? this.labelOf(topical)
          : [carried?.label.split('·')[0] ?? '', this.labelOf(phrase)].filter((text) => text !== '').join('·'),
    };
  }

  /** What a source or a kind of spending is a part of, where no word opens a list: the subject before it, else the item of the heading. */
  private wholeOf(phrase: Phrase): Claim | null {
    const main = this.state.segmentMain;
    if (main && main.year === 0 && (isSourceAlone(phrase) || isNatureAlone(phrase)) && (isParticular(main) || isItem(main))) return main;
    const section = isSourceAlone(phrase) ? this.sectionClaim() : null;
    return section && isItem(section) ? section : null;
  }

  /** 行政运行(项)。当年支出决算为…, 年末结转和结余：…。本年度为…: 当年 only says when, where a subject or its budget stands before it. */
  private ofNamed(phrase: Phrase): Phrase {
    const { current } = this.state;
    if (current?.context.block === this.block && current.facets.period && phrase.period === '本年' && phrase.side === undefined) {
      const { period: _, ...rest } = phrase;
      if (!hasIdentity(rest)) return rest;
    }
    if (!current || current.context.block !== this.block || current.about[0]!.subject.type === 'total') return phrase;
    const named = isSubjectOnly(current) || (current.context.sentence === this.sentence && isBudgetBeside(current, this.options.kind));
    if (!named || phrase.period !== '本年' || phrase.side !== '支出') return phrase;
    const { period: _, ...rest } = phrase;
    return hasIdentity(rest) ? phrase : rest;
  }

  sectionClaim(): Claim | null {
    if (this.subjectLine) return this.subjectLine;
    const section = this.sections.findLast(({ phrase }) => hasIdentity(phrase) && phrase.listed.length <= 1);
    if (!section || section.phrase.alternatives.some(({ subject }) => subject.type === 'function' && subject.code === '?')) return null;
    const about = aboutOf(section.phrase);
    return {
      ...BLANK_CLAIM,
      context: this.context,
      phrase: section.phrase,
      about,
      facets: ownFacets(this, { named: section.phrase, phrase: section.phrase, about, topic: null, parent: null }),
      label: this.labelOf(section.phrase),
    };
  }

  labelOf(phrase: Phrase): string {
    const named = phrase.tokens.filter(({ kind }) => LABEL_KINDS.has(kind));
    // …(类)…(款)行政运行(项): the last of them is what is meant.
    const last = named.some(({ kind }) => kind === 'level') ? named.findLastIndex(({ kind }) => kind === 'name') : 0;
    const words = named.slice(Math.max(0, last));
    const [first] = words;
    if (!first) return '';
    const text = this.textOf(phrase, first.start, words.at(-1)!.end);
    return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL)}…` : text;
  }

  textOf(phrase: Phrase, start: number, end: number): string {
    const block = this.sections.find((section) => section.phrase === phrase)?.block ?? this.block;
    return block.text.slice(start, end).replace(/[ \0]/g, '');
  }

  base(): Base {
    return this.state.base ?? { year: -1, stage: null, number: null, stated: false };
  }

  /** 接待32批次、256人次,支出3.2万元: what was counted was paid for, whatever that is. */
  private isAfterCount(): boolean {
    const before = this.frames.at(-1);
    return before?.type === 'loose' && before.why === 'count' && before.context.sentence === this.sentence;
  }

  /** Whether an amount stands in a list. */
  isUsed(list: number): boolean {
    return this.recent().some((claim) => claim.list === list);
  }

  /** Claims of this block, the latest last; as many as a sentence can be about. */
  recent(): readonly Claim[] {
    const claims: Claim[] = [];
    for (let at = this.frames.length - 1; at >= 0 && claims.length < MOST_RECENT; at--) {
      const frame = this.frames[at]!;
      if (frame.context.block !== this.block) break;
      if (frame.type === 'claim') claims.unshift(frame);
    }
    return claims;
  }
}

/** 340万元左右: behind the amount. */
const ABOUT = /^[ \0]?(?:左右|上下)/;
