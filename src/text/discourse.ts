import type { Disclosure, FormKind } from '../forms/disclosure';
import { blocksOf, type Block } from './block';
import type { Base, Claim, Context, Doubt, Facets, Frame, Reading, Section } from './frames';
import { parse } from './grammar/grammar';
import type { Node } from './grammar/nodes';
import type { PrintedAmount } from './number';
import { aboutOf, hasIdentity, isEmpty, readPhrase, type Alternative, type CodeContext, type Phrase, type Stage } from './phrase';
import { tokensOf, type Token, type Words } from './token';

export interface TextOptions {
  readonly words: Words;
  readonly kind: Disclosure['kind'];
  /** The year reported on. */
  readonly year: number | null;
  /** Codes of the workbook's functional lines. */
  readonly codes: ReadonlySet<string>;
}

/** Reads a text, a line a paragraph, into frames. Linear in its length. */
export function readText(lines: readonly string[], options: TextOptions): Reading {
  const discourse = new Discourse(options);
  const blocks = blocksOf(lines);
  const tokens = blocks.map((block) => tokensOf(block, options.words));
  blocks.forEach((block, index) => discourse.read(block, tokens[index]!));
  return { blocks, tokens, frames: discourse.frames, sections: discourse.allSections };
}

type Mode = 'plain' | 'purpose' | 'reason';

interface OpenList {
  readonly id: number;
  readonly parent: Claim | null;
  /** sentence: closed by 。; lines: goes on in the next blocks. */
  readonly scope: 'sentence' | 'lines';
  readonly segment: number;
  /** How deep the block is numbered that opened a list of lines: one as deep closes it. */
  readonly depth: number | null;
}

/** What a stop, a bracket or a heading saves and restores. */
interface State {
  buffer: Token[];
  topic: Phrase | null;
  current: Claim | null;
  segmentMain: Claim | null;
  last: Claim | null;
  base: Base | null;
  mode: Mode;
  lists: readonly OpenList[];
  change: (Frame & { type: 'change' }) | null;
  blocked: boolean;
  /** 分别 was said of subjects that were not told apart: what follows is of one of them. */
  scattered: boolean;
}

const FRESH: Omit<State, 'current' | 'lists'> = {
  buffer: [],
  topic: null,
  segmentMain: null,
  last: null,
  base: null,
  mode: 'plain',
  change: null,
  blocked: false,
  scattered: false,
};

/** Words that only a section about procurement makes into items of it. */
const PROCURED: ReadonlySet<string> = new Set(['货物', '工程', '服务']);
/** Topics whose numbers are no amounts of the forms, or are but in part. */
const OUTSIDE: ReadonlySet<string> = new Set(['绩效', '资产', '债务', '名词解释', '职能', '附件']);
const NO_SOURCE: ReadonlySet<string> = new Set(['政府采购', '货物', '工程', '服务', '政府购买服务', '中小企业', '小微企业']);
const BUDGET_STAGES: ReadonlySet<string> = new Set(['年初', '调整', '全年', '预算']);

class Discourse {
  readonly frames: Frame[] = [];
  readonly allSections: Section[] = [];
  private sections: readonly Section[] = [];
  private sentence = 0;
  private segment = 0;
  private listCount = 0;
  private block!: Block;
  private context!: Context;
  private state: State = { ...FRESH, current: null, lists: [] };
  private brackets: State[] = [];
  private blockMain: Claim | null = null;
  /** The first claim of the block before, for 其中 that opens a paragraph. */
  private before: Claim | null = null;
  /** What the sentence before was mainly about. */
  private sentenceBefore: Claim | null = null;
  private sentenceFirst: Claim | null = null;
  /** A line that is only a subject: what the lines below it are about. */
  private subjectLine: Claim | null = null;
  private respectively: { readonly listed: Phrase['listed']; readonly phrase: Phrase; next: number } | null = null;
  private enumeration: { readonly parent: Claim | null; readonly start: number; readonly names: Token[]; end: number } | null = null;

  constructor(private readonly options: TextOptions) {}

  read(block: Block, tokens: readonly Token[]): void {
    this.block = block;
    if (block.level !== null) this.heading(block, block.level, tokens);
    else if (tokens.length > 0) this.paragraph(block, tokens);
  }

  private heading(block: Block, level: number, tokens: readonly Token[]): void {
    const kept = this.sections.filter((section) => section.level < level);
    this.sections = kept;
    this.context = this.contextOf(block);
    const phrase = readPhrase(this.inContext(tokens), this.codes());
    const kinds = kindsOf(phrase, kept.at(-1)?.kinds ?? []);
    const section: Section = { block, level, phrase, kinds };
    this.sections = [...kept, section];
    this.allSections.push(section);
    this.subjectLine = null;
    this.before = null;
    if (level <= 2) this.state = { ...FRESH, buffer: [], current: null, lists: [] };
    this.context = this.contextOf(block);
    if (phrase.alternatives.length > 0 && phrase.listed.length === 1) this.subjectLine = this.claimOf(phrase, null);
  }

  private contextOf(block: Block): Context {
    return { block, sentence: this.sentence, segment: this.segment, sections: this.sections };
  }

  private paragraph(block: Block, tokens: readonly Token[]): void {
    this.sentence++;
    this.segment++;
    const { depth: own } = block;
    const lists = this.state.lists.filter(({ scope, depth }) => scope === 'lines' && !(own !== null && depth !== null && own <= depth));
    this.state = { ...FRESH, buffer: [], current: this.subjectLine, lists };
    this.brackets = [];
    this.blockMain = null;
    this.sentenceBefore = null;
    this.sentenceFirst = null;
    this.respectively = null;
    this.enumeration = null;
    this.context = this.contextOf(block);
    const first = this.frames.length;
    for (const node of parse(this.inContext(tokens))) this.take(node);
    this.endBlock(block, first);
  }

  private endBlock(block: Block, first: number): void {
    const phrase = this.phrase();
    const opens = /[::] *$/.test(block.text);
    const claimed = this.frames.length > first;
    this.closeEnumeration();
    if (!claimed && phrase.alternatives.length > 0 && phrase.listed.length === 1 && phrase.fill === '')
      this.subjectLine = this.claimOf(phrase, null);
    else if (!claimed && this.state.current && this.state.current !== this.subjectLine && opens) this.subjectLine = this.state.current;
    else if (claimed && block.depth !== null && block.depth <= 3) this.subjectLine = this.sectionSubject();
    if (opens) {
      const top = this.state.lists.at(-1);
      const parent = top && top.segment === this.segment ? top.parent : (this.state.last ?? this.mainClaim());
      if (parent)
        this.state.lists = [
          ...this.state.lists.filter(({ scope }) => scope === 'lines').slice(-1),
          { id: this.listCount++, parent, scope: 'lines', segment: 0, depth: block.depth },
        ];
    }
    if (this.blockMain) this.before = this.mainClaim();
  }

  private sectionSubject(): Claim | null {
    const section = this.sections.findLast(({ phrase }) => phrase.alternatives.length > 0 && phrase.listed.length === 1);
    return section ? this.claimOf(section.phrase, null) : null;
  }

  private take(node: Node): void {
    switch (node.type) {
      case 'token':
        return this.takeToken(node.token);
      case 'compare':
        return this.takeCompare(node);
      case 'change':
        return this.takeChange(node);
      case 'flat':
        this.frames.push({ type: 'flat', context: this.context, word: node.word, of: this.targets(this.phrase()), base: this.base() });
        this.state.buffer = [];
        return;
      case 'share':
        return this.takeShare(node);
      case 'completion':
        return this.takeCompletion(node);
      case 'order':
        return this.takeOrder(node);
    }
  }

  private takeToken(token: Token): void {
    const { state } = this;
    switch (token.kind) {
      case 'stop':
        return this.endSentence();
      case 'semicolon':
        return this.endSegment();
      case 'comma':
        return this.takeComma();
      case 'colon':
        return this.takeColon();
      case 'opening':
        this.brackets.push({ ...state, buffer: [...state.buffer] });
        state.buffer = [];
        return;
      case 'closing': {
        const saved = this.brackets.pop();
        if (saved) this.state = saved;
        return;
      }
      case 'open':
        return this.takeOpen(token);
      case 'purpose':
      case 'reason':
        if (token.kind === 'purpose') this.takePurpose(token);
        state.mode = token.kind;
        state.buffer = [];
        return;
      case 'amount':
        return this.takeAmount(token.number!);
      case 'rate':
        return this.isOneOfShares(token) ? this.takeFurtherShare(token.number!) : this.loose(token.number!, 'rate');
      case 'points':
        return this.loose(token.number!, 'points');
      case 'count':
        return this.loose(token.number!, 'count');
      case 'threshold':
        return this.loose(token.number!, 'qualifier');
      case 'unreadable':
        state.blocked = true;
        return this.loose(token.number!, 'unreadable');
      case 'glue':
        if (token.meaning === '中' && state.buffer.length === 0 && state.last && state.last.number.end === token.start) {
          this.openList(state.last);
          return;
        }
        state.buffer.push(token);
        return;
      default:
        if (token.kind === 'name' || token.name) this.enumeration?.names.push(token);
        if (this.enumeration) this.enumeration.end = token.end;
        state.buffer.push(token);
    }
  }

  /** 占比分别为90%和10%: what follows a share with nothing but a comma between is another. */
  private isOneOfShares(token: Token): boolean {
    const before = this.frames.at(-1);
    return (
      before?.type === 'share' &&
      before.context.block === this.block &&
      /^[、和与及,]{1,2}$/.test(this.block.text.slice(before.number.end, token.start).replace(/[ \0]/g, ''))
    );
  }

  /** As many shares as amounts before them, in their order. */
  private takeFurtherShare(number: PrintedAmount): void {
    const first = this.frames.findLastIndex(({ type }) => type !== 'share') + 1;
    const run = this.frames.slice(first).filter((frame) => frame.type === 'share');
    const shares = [...run, { ...run.at(-1)!, number }];
    const claims = this.recent()
      .filter(({ context }) => context.sentence === this.sentence)
      .slice(-shares.length);
    this.frames.length = first;
    this.frames.push(
      ...shares.map((share, index) => {
        const of = claims.length === shares.length ? claims[index]! : null;
        return { ...share, of, parent: of?.parent ?? null };
      }),
    );
    this.state.buffer = [];
  }

  private loose(number: PrintedAmount, why: 'unreadable' | 'rate' | 'points' | 'count' | 'qualifier'): void {
    const words = this.words(this.state.buffer);
    this.frames.push({ type: 'loose', context: this.context, number, why, words });
    if (why === 'count')
      this.state.buffer.push({ kind: 'fill', start: number.start, end: number.end, meaning: '#', also: [], number: null, name: null });
    else this.state.buffer = [];
  }

  private words(tokens: readonly Token[]): string {
    const [first] = tokens;
    return first ? this.block.text.slice(first.start, tokens.at(-1)!.end) : '';
  }

  private endSentence(): void {
    this.closeEnumeration();
    const phrase = this.phrase();
    const { state } = this;
    if (this.sentenceFirst) this.sentenceBefore = this.sentenceFirst === this.blockMain ? this.mainClaim() : this.sentenceFirst;
    this.sentenceFirst = null;
    const subject =
      this.blockMain ??
      (phrase.alternatives.length > 0 && phrase.listed.length === 1 && phrase.fill === '' && !this.hasClaims()
        ? this.claimOf(phrase, null)
        : null);
    this.sentence++;
    this.segment++;
    this.context = this.contextOf(this.block);
    this.respectively = null;
    this.state = {
      ...FRESH,
      buffer: [],
      current: subject ?? this.subjectLine ?? state.current,
      lists: state.lists.filter(({ scope }) => scope === 'lines'),
      last: this.mainClaim(),
    };
  }

  private hasClaims(): boolean {
    return this.blockMain !== null;
  }

  private endSegment(): void {
    const { state } = this;
    const lines = state.lists.filter(({ scope }) => scope === 'lines');
    const lists = lines.length > 0 ? lines : state.lists.slice(0, 1);
    this.closeEnumeration();
    this.segment++;
    this.context = this.contextOf(this.block);
    this.respectively = null;
    this.state = {
      ...state,
      buffer: [],
      segmentMain: null,
      base: null,
      mode: 'plain',
      lists,
      change: null,
      blocked: false,
      scattered: false,
    };
  }

  private takeComma(): void {
    const { state } = this;
    if (state.buffer.length === 0) return;
    const phrase = this.phrase();
    if (state.mode === 'plain' && !isEmpty(phrase) && (phrase.fill === '' || phrase.fill === '#')) state.topic = merge(state.topic, phrase);
    state.buffer = [];
  }

  private takeColon(): void {
    const { state } = this;
    const phrase = this.phrase();
    if (hasIdentity(phrase) && phrase.fill === '' && phrase.listed.length <= 1) {
      state.current = this.claimOf(phrase, null);
      state.segmentMain = null;
    }
    if (!isEmpty(phrase)) state.topic = merge(state.topic, { ...phrase, alternatives: phrase.fill === '' ? phrase.alternatives : [] });
    else if (state.last && state.lists.at(-1)?.segment !== this.segment) this.openList(state.segmentMain ?? state.last);
    state.mode = 'plain';
    state.buffer = [];
  }

  private openList(parent: Claim | null): void {
    const top = this.state.lists.at(-1);
    // 其中…主要用于…: one list, as long as nothing stands in it.
    const id = top && parent && top.parent === parent && this.state.last?.list !== top.id ? top.id : this.listCount++;
    this.state.lists = [...this.state.lists, { id, parent, scope: 'sentence', segment: this.segment, depth: null }];
  }

  private takeOpen(token: Token): void {
    const { state } = this;
    if (token.also.some(({ category }) => category === 'open') || /^分别|^依次/.test(this.block.text.slice(token.start, token.end))) {
      const phrase = this.phrase();
      if (phrase.listed.length > 1) {
        this.respectively = { listed: phrase.listed, phrase, next: 0 };
        state.buffer = [];
        return;
      }
      state.scattered = true;
      if (token.meaning === '分别为') return;
    }
    const phrase = this.phrase();
    const inSegment = state.segmentMain !== null || state.last?.context.segment === this.segment;
    const sided = phrase.side !== undefined && !hasIdentity(phrase) ? this.mainClaim() : null;
    const parent = hasIdentity(phrase)
      ? this.claimOf(phrase, null)
      : sided?.facets.side?.value === '收支'
        ? sided
        : inSegment
          ? this.filled(state.last)
          : (this.sentenceMain() ?? this.sentenceBefore ?? this.mainClaim() ?? this.before);
    this.openList(parent);
    this.openEnumeration(parent, token);
    state.base = null;
    state.mode = 'plain';
    state.buffer = [];
  }

  /** Nothing has parts: what follows an amount of 0 is of what the amount is itself a part of. */
  private filled(claim: Claim | null): Claim | null {
    return claim?.parent && claim.number.value?.isZero() && !claim.parent.number.value?.isZero() ? claim.parent : claim;
  }

  /** What amounts after 主要用于 are parts of: the claim before, on a line of its own that of the line before. */
  private takePurpose(token: Token): void {
    const parent = this.state.last ?? (this.blockMain ? null : this.before);
    this.openEnumeration(parent, token);
    if (parent) this.openList(parent);
  }

  private sentenceMain(): Claim | null {
    const { last } = this.state;
    return last?.context.sentence === this.sentence ? last : null;
  }

  /** What the block is mainly about: of budget and final amount of one subject, the final one. */
  private mainClaim(): Claim | null {
    const main = this.blockMain;
    if (!main || !isBudgetBeside(main, this.options.kind)) return main;
    const key = claimKey(main);
    return (
      this.recent().findLast((claim) => claimKey(claim) === key && claim.year === 0 && !isBudgetBeside(claim, this.options.kind)) ?? main
    );
  }

  private openEnumeration(parent: Claim | null, token: Token): void {
    this.closeEnumeration();
    this.enumeration = { parent, start: token.start, names: [], end: token.end };
  }

  private closeEnumeration(): void {
    const open = this.enumeration;
    this.enumeration = null;
    if (!open || open.names.length === 0) return;
    const { parent, names, start, end } = open;
    this.frames.push({ type: 'enumeration', context: this.context, parent, section: this.sections.at(-1) ?? null, names, start, end });
  }

  private phrase(): Phrase {
    return readPhrase(this.state.buffer, this.codes());
  }

  private codes(): CodeContext {
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

  /** 货物, 工程 and 服务 are items only where procurement is what is spoken of; 结转 of a final account may be that of either end of the year. */
  private inContext(tokens: readonly Token[]): readonly Token[] {
    const procurement =
      this.sections.some(({ phrase }) =>
        phrase.alternatives.some(({ subject }) => subject.type === 'item' && NO_SOURCE.has(subject.item)),
      ) || tokens.some(({ kind, meaning }) => kind === 'item' && meaning === '政府采购');
    const isOpen = ({ kind, meaning, start, end }: Token): boolean =>
      (!procurement && kind === 'item' && PROCURED.has(meaning) && end - start <= 3) ||
      (this.options.kind === 'final' && meaning === '上年结转' && end - start === 2);
    return tokens.map((token) => (isOpen(token) ? { ...token, kind: 'fill' } : token));
  }

  private toYear(phrase: Phrase): 0 | -1 | null {
    if (!phrase.year) return 0;
    const { value, relative } = phrase.year;
    const offset = relative ? value : this.options.year === null ? NaN : value - this.options.year;
    return offset === 0 ? 0 : offset === -1 ? -1 : null;
  }

  /** A claim of a phrase: what it names, and what it inherits from the words around it. */
  private claimOf(phrase: Phrase, number: PrintedAmount | null, about?: readonly Alternative[]): Claim {
    const { state } = this;
    const topic = state.topic;
    const parent = state.lists.at(-1)?.parent ?? null;
    const own = about !== undefined || hasIdentity(phrase);
    const topical = !own && topic !== null && hasIdentity(topic) && !state.segmentMain ? topic : null;
    const unknown = !own && phrase.fill.replace(/[#<>a-z]/g, '').length >= 2 && phrase.stage === undefined && phrase.side === undefined;
    const near = own || topical || unknown ? null : state.current;
    const sided = near || own || topical ? null : phrase.side ? phrase : topic?.side ? topic : null;
    const carried = own || topical || sided || unknown ? null : (near ?? this.sectionClaim());
    const named = own ? phrase : (topical ?? sided ?? phrase);
    const narrow =
      about === undefined && own && !phrase.total && phrase.alternatives.length === 0 && parent !== null && isParticular(parent)
        ? parent
        : null;
    const subjects = about ?? (carried ? carried.about : narrow ? narrow.about : aboutOf(named));
    const facets = carried ? this.carriedFacets(phrase, carried) : this.ownFacets(named, phrase, subjects, topic, parent);
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
      year: dated ? this.toYear(dated) : 0,
      stage,
      parent,
      list: state.lists.at(-1)?.id ?? null,
      doubts: this.doubts(phrase, own || topical !== null || sided !== null || carried !== null, carried !== null && near === null),
      cost,
      label: own
        ? this.labelOf(phrase)
        : topical
          ? this.labelOf(topical)
          : [carried?.label ?? '', this.labelOf(phrase)].filter((text) => text !== '').join('·'),
    };
  }

  private sectionClaim(): Claim | null {
    if (this.subjectLine) return this.subjectLine;
    const section = this.sections.findLast(({ phrase }) => hasIdentity(phrase) && phrase.listed.length <= 1);
    if (!section || section.phrase.alternatives.some(({ subject }) => subject.type === 'function' && subject.code === '?')) return null;
    const about = aboutOf(section.phrase);
    return {
      ...BLANK_CLAIM,
      context: this.context,
      phrase: section.phrase,
      about,
      facets: this.ownFacets(section.phrase, section.phrase, about, null, null),
      label: this.labelOf(section.phrase),
    };
  }

  private doubts(phrase: Phrase, hasSubject: boolean, fromHeading = false): readonly Doubt[] {
    const doubts: Doubt[] = fromHeading ? ['inherited'] : [];
    if (phrase.fill !== '' || this.state.blocked) doubts.push('fill');
    if (phrase.qualifier !== '') doubts.push('qualifier');
    if (this.state.mode === 'reason') doubts.push('reason');
    const sum =
      phrase.total && phrase.grade === null && phrase.alternatives.length === 0 && !hasFacets(phrase) && this.state.segmentMain !== null;
    if ((phrase.listed.length > 1 && this.respectively === null) || this.state.scattered || sum) doubts.push('several');
    if (!hasSubject) doubts.push('noSubject');
    if (
      this.sections.some((section) => section.phrase.topic !== null && OUTSIDE.has(section.phrase.topic)) ||
      (phrase.topic !== null && OUTSIDE.has(phrase.topic))
    )
      doubts.push('outside');
    return doubts;
  }

  private carriedFacets(phrase: Phrase, carried: Claim): Facets {
    const { stage: _, ...kept } = carried.facets;
    const side = phrase.side && phrase.side !== kept.side?.value ? { side: { value: phrase.side, inherited: false } } : {};
    const period = phrase.period ? { period: { value: phrase.period, inherited: false } } : {};
    return { ...kept, ...side, ...period };
  }

  /** Own facets, and those the topic, the list and the headings give to what names none. */
  private ownFacets(named: Phrase, phrase: Phrase, about: readonly Alternative[], topic: Phrase | null, parent: Claim | null): Facets {
    const { subject } = about[0]!;
    const facets: { -readonly [D in keyof Facets]: Facets[D] } = {};
    const own = (dimension: 'source' | 'period' | 'nature' | 'funds' | 'side'): string | undefined => phrase[dimension] ?? named[dimension];
    for (const dimension of ['source', 'period', 'nature', 'funds', 'side'] as const) {
      const value = own(dimension);
      if (value !== undefined) facets[dimension] = { value, inherited: false };
    }
    const around = (dimension: 'source' | 'nature' | 'side'): string | undefined => {
      const headings = this.sections.map((section) => section.phrase[dimension]);
      const heading =
        dimension === 'source' && headings.includes('一般公共预算') ? '一般公共预算' : headings.findLast((value) => value !== undefined);
      return topic?.[dimension] ?? parent?.facets[dimension]?.value ?? heading;
    };
    if (facets.source?.value === '财政拨款' && this.sections.some(({ phrase: heading }) => heading.source === '一般公共预算'))
      facets.source = { value: '一般公共预算', inherited: false };
    const procured = subject.type === 'item' && NO_SOURCE.has(subject.item);
    if (!facets.source && !procured) inherit(facets, 'source', around('source'));
    if (facets.funds && !facets.nature) facets.nature = { value: '基本', inherited: true };
    if (topic?.period && !facets.period && isWithin(topic)) facets.period = { value: topic.period, inherited: true };
    const narrow = subject.type !== 'total' && subject.type !== 'item';
    if (!facets.nature && narrow) inherit(facets, 'nature', around('nature'));
    if (subject.type !== 'total' || facets.nature || facets.funds) facets.side = { value: '支出', inherited: true };
    else if (!facets.side) inherit(facets, 'side', around('side'));
    if (facets.period?.value === '年末结转') facets.side = { value: '支出', inherited: true };
    return facets;
  }

  private labelOf(phrase: Phrase): string {
    const words = phrase.tokens.filter(({ kind }) => LABEL_KINDS.has(kind));
    const [first] = words;
    if (!first) return '';
    const text = this.textOf(phrase, first.start, words.at(-1)!.end);
    return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL)}…` : text;
  }

  private textOf(phrase: Phrase, start: number, end: number): string {
    const block = this.sections.find((section) => section.phrase === phrase)?.block ?? this.block;
    return block.text.slice(start, end).replace(/[ \0]/g, '');
  }

  private takeAmount(number: PrintedAmount): void {
    const { state } = this;
    const listed = this.respectively;
    const phrase = this.phrase();
    let about: readonly Alternative[] | undefined;
    let used = phrase;
    if (listed && !hasIdentity(phrase) && listed.next < listed.listed.length) {
      about = listed.listed[listed.next++];
      used = { ...listed.phrase, alternatives: about!, listed: [about!] };
    } else if (listed) this.respectively = null;
    const claim = this.claimOf(used, number, about);
    this.put(claim);
    if (this.enumeration) this.enumeration.names.length = 0;
    state.buffer = [];
  }

  private put(claim: Claim): void {
    const { state } = this;
    this.frames.push(claim);
    state.last = claim;
    state.current = claim;
    state.change = null;
    state.base = null;
    if (state.mode === 'plain' && this.brackets.length === 0) {
      state.segmentMain ??= claim;
      this.sentenceFirst ??= claim;
      this.blockMain ??= claim;
    }
  }

  private takeCompare(node: Node & { type: 'compare' }): void {
    const { state } = this;
    const words = readPhrase(node.words, this.codes());
    if (state.mode !== 'plain') state.buffer = [];
    state.mode = 'plain';
    const year = node.words.length === 0 ? -1 : words.year ? this.toYear(words) : 0;
    state.base = { year, stage: words.stage ?? null, number: node.base, stated: true };
    if (node.base) {
      const phrase = this.phrase();
      const [target] = this.targets(phrase);
      const about =
        hasIdentity(words) && words.alternatives.length > 0
          ? words.alternatives
          : (target?.about ?? (hasIdentity(phrase) ? aboutOf(phrase) : undefined));
      const made = this.claimOf({ ...phrase, year: words.year, ...(words.stage ? { stage: words.stage } : {}) }, node.base, about);
      const stage = words.stage ?? null;
      const { stage: _, ...facets } = target?.facets ?? made.facets;
      this.frames.push({
        ...made,
        year,
        stage,
        facets: stage ? { ...facets, stage: { value: stage, inherited: false } } : facets,
        label: target?.label ?? made.label,
        doubts: target ? target.doubts : made.doubts,
      });
    }
  }

  private base(): Base {
    return this.state.base ?? { year: -1, stage: null, number: null, stated: false };
  }

  /** The claims a bare operator may be about, the likeliest first. */
  private targets(phrase: Phrase): readonly Claim[] {
    const { state } = this;
    if (hasIdentity(phrase)) {
      const named = this.claimOf(phrase, null);
      const key = claimKey(named);
      const found = this.recent().find((claim) => claimKey(claim) === key && claim.year === 0);
      return found ? [found] : [];
    }
    const top = state.lists.at(-1);
    const inList = top?.parent && top.segment === this.segment && state.last?.parent === top.parent;
    const own = this.recent().filter(
      (claim) => claim.context.segment === this.segment && claim.year === 0 && !isBudgetBeside(claim, this.options.kind),
    );
    const choice = inList
      ? [top.parent, state.last!]
      : own.length > 0
        ? [own.at(-1), state.segmentMain]
        : [state.segmentMain, state.last, this.blockMain];
    const targets = choice.filter((claim): claim is Claim => claim !== null && claim !== undefined && claim.number !== NO_NUMBER);
    return [...new Set(targets)].slice(0, 2);
  }

  /** Claims of this block, the latest last; as many as a sentence can be about. */
  private recent(): readonly Claim[] {
    const claims: Claim[] = [];
    for (let at = this.frames.length - 1; at >= 0 && claims.length < MOST_RECENT; at--) {
      const frame = this.frames[at]!;
      if (frame.context.block !== this.block) break;
      if (frame.type === 'claim') claims.unshift(frame);
    }
    return claims;
  }

  private takeChange(node: Node & { type: 'change' }): void {
    const { state } = this;
    if (node.number.kind === 'count' || node.number.kind === 'points') return this.loose(node.number, node.number.kind);
    const phrase = this.phrase();
    const named = hasIdentity(phrase);
    const of = this.targets(phrase);
    const topical = state.topic !== null && (hasIdentity(state.topic) || state.topic.side !== undefined);
    const floating = of.length > 0 ? null : named || topical ? this.claimOf(phrase, null) : state.current;
    const last = state.change;
    const pairs = last !== null && node.number.kind === 'rate' && last.number.kind === 'money' && !named;
    const frame: Frame & { type: 'change' } = {
      type: 'change',
      context: this.context,
      sign: node.sign,
      word: node.word,
      number: node.number,
      of: pairs ? last.of : of,
      floating: pairs ? last.floating : floating,
      base: pairs ? last.base : this.base(),
      difference: pairs ? last : null,
      doubts: pairs ? last.doubts : this.doubts(phrase, of.length > 0 || floating !== null),
    };
    this.frames.push(frame);
    state.change = node.number.kind === 'money' ? frame : null;
    state.buffer = [];
  }

  private takeShare(node: Node & { type: 'share' }): void {
    const { state } = this;
    const phrase = this.phrase();
    const words = readPhrase(node.whole, { ...this.codes(), prefix: '' });
    if (words.stage && BUDGET_STAGES.has(words.stage) && !hasIdentity(words) && words.side === undefined)
      return this.takeCompletion({
        type: 'completion',
        words: node.whole,
        budget: node.wholeNumber,
        number: node.number,
        gap: false,
        start: node.start,
        end: node.end,
      });
    const named = hasIdentity(phrase);
    const of = named ? (phrase.fill !== '' ? null : (this.targets(phrase)[0] ?? this.claimOf(phrase, null))) : state.last;
    const topic = named || of?.parent || !state.topic || !isWithin(state.topic) ? null : state.topic;
    const said = hasIdentity(words) || (words.side && words.fill === '') ? words : topic;
    const whole = said ? this.wholeOf(said, of) : null;
    if (node.wholeNumber) this.frames.push(this.claimOf(words, node.wholeNumber, whole ? whole.about : undefined));
    this.frames.push({
      type: 'share',
      context: this.context,
      number: node.number,
      of,
      whole,
      wholeNumber: node.wholeNumber,
      parent: of?.parent ?? null,
      doubts: [
        ...(state.mode === 'reason' ? (['reason'] as const) : []),
        ...(state.blocked ? (['fill'] as const) : []),
        ...(words.fill !== '' ? (['fill'] as const) : []),
      ],
    });
    state.buffer = [];
  }

  /** What a share is of: its own words alone, and the year and stage of its part. */
  private wholeOf(words: Phrase, of: Claim | null): Claim {
    const about = aboutOf(words);
    const facets: { -readonly [D in keyof Facets]: Facets[D] } = {};
    for (const dimension of ['source', 'period', 'nature', 'funds', 'side'] as const)
      if (words[dimension] !== undefined) facets[dimension] = { value: words[dimension], inherited: false };
    const stage = of?.stage ?? null;
    if (stage) facets.stage = { value: stage, inherited: true };
    return { ...BLANK_CLAIM, context: this.context, phrase: words, about, facets, year: of?.year ?? 0, stage, label: this.labelOf(words) };
  }

  private takeCompletion(node: Node & { type: 'completion' }): void {
    const { state } = this;
    const words = readPhrase(node.words, this.codes());
    const phrase = this.phrase();
    const recent = this.recent().filter((claim) => claim.year === 0);
    const named = hasIdentity(phrase) ? this.targets(phrase) : [];
    const of = named[0] ?? recent.findLast((claim) => !isBudgetBeside(claim, this.options.kind)) ?? null;
    const stage = words.stage ?? null;
    const beside = of
      ? recent.filter((claim) => claim !== of && claim.stage !== null && BUDGET_STAGES.has(claim.stage) && sameAbout(claim, of))
      : [];
    const fits = (claim: Claim): boolean => stage === null || stage === '预算' || claim.stage === stage || claim.stage === '预算';
    const budgetClaim = beside.findLast(fits) ?? beside.findLast((claim) => claim.context.sentence === this.sentence) ?? null;
    if (node.budget && of) {
      const made = this.claimOf({ ...words, stage: stage ?? '预算' }, node.budget, of.about);
      const claim: Claim = {
        ...made,
        stage: stage ?? '预算',
        facets: { ...of.facets, stage: { value: stage ?? '预算', inherited: false } },
        label: of.label,
        doubts: of.doubts,
      };
      this.frames.push(claim);
    }
    this.frames.push({
      type: 'completion',
      context: this.context,
      number: node.number,
      gap: node.gap,
      of,
      stage,
      budget: node.budget,
      budgetClaim,
      doubts: state.blocked ? ['fill'] : [],
    });
    state.buffer = [];
  }

  private takeOrder(node: Node & { type: 'order' }): void {
    const stage = (tokens: readonly Token[]): Stage => tokens.find(({ kind }) => kind === 'stage')!.meaning as Stage;
    const of = this.recent().findLast((claim) => claim.year === 0 && !isBudgetBeside(claim, this.options.kind)) ?? null;
    this.frames.push({
      type: 'order',
      context: this.context,
      sign: node.sign,
      number: node.number,
      left: stage(node.left),
      right: stage(node.right),
      of,
      start: node.start,
      end: node.end,
    });
    this.state.buffer = [];
  }
}

/** The forms a heading is about. */
function kindsOf(phrase: Phrase, around: readonly FormKind[]): readonly FormKind[] {
  const item = phrase.alternatives.find(({ subject }) => subject.type === 'item')?.subject;
  if (item?.type === 'item') {
    const kind = ITEM_FORMS.get(item.item);
    return kind ? [kind] : around;
  }
  if (phrase.alternatives.length > 0) return around;
  if (phrase.source === '政府性基金') return ['政府性基金表'];
  if (phrase.source === '国有资本经营') return ['国有资本经营表'];
  if (phrase.nature === '基本') return ['一般公共预算基本支出表'];
  if (phrase.nature === '项目') return ['项目支出表', '一般公共预算项目支出表'];
  if (phrase.source === '一般公共预算') return ['一般公共预算支出表'];
  if (phrase.source === '财政拨款' && phrase.side !== '支出') return ['财政拨款收支总表'];
  if (phrase.source !== undefined || phrase.side === undefined) return around;
  return around.length > 0 && around[0] !== '收支总表'
    ? around
    : [phrase.side === '收入' ? '收入总表' : phrase.side === '支出' ? '支出总表' : '收支总表'];
}

const ITEM_FORMS: ReadonlyMap<string, FormKind> = new Map<string, FormKind>([
  ['“三公”经费', '“三公”经费表'],
  ['政府采购', '政府采购表'],
  ['机关运行经费', '机关运行经费表'],
  ['政府购买服务', '政府购买服务表'],
  ['委托业务费', '委托业务费表'],
]);

const MOST_RECENT = 60;
const LONGEST_LABEL = 40;
const LABEL_KINDS: ReadonlySet<string> = new Set([
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

const NO_NUMBER = { start: 0, end: 0 } as PrintedAmount;

const EMPTY_PHRASE: Phrase = readPhrase([], { prefix: '', own: new Set(), economic: false });

const BLANK_CLAIM: Omit<Claim, 'context' | 'phrase' | 'about' | 'facets' | 'label'> & { phrase: Phrase } = {
  type: 'claim',
  number: NO_NUMBER,
  phrase: EMPTY_PHRASE,
  year: 0,
  stage: null,
  parent: null,
  list: null,
  doubts: [],
  cost: 0,
};

/** Whether a claim has no number of its own: a subject that was only named. */
export function isSubjectOnly(claim: Claim): boolean {
  return claim.number === NO_NUMBER;
}

/** In final accounts a budget amount stands beside the 决算 that the sentence is about. */
function isBudgetBeside(claim: Claim, kind: Disclosure['kind']): boolean {
  return kind === 'final' && claim.stage !== null && BUDGET_STAGES.has(claim.stage);
}

/** Claims of one key are about the same, whatever the year and the stage. */
export function claimKey({ about, facets }: Claim): string {
  const subject = about.map((alternative) => JSON.stringify(alternative.subject)).join();
  const own = (['source', 'period', 'nature', 'funds', 'side'] as const).map((dimension) => facets[dimension]?.value ?? '');
  return [subject, ...own].join('|');
}

/** 基本支出 and 项目支出 of a subject are its own. */
function isParticular({ about }: Claim): boolean {
  const type = about[0]?.subject.type;
  return type === 'function' || type === 'economic' || type === 'project';
}

function hasFacets({ source, period, nature, funds, side }: Phrase): boolean {
  return (source ?? period ?? nature ?? funds ?? side) !== undefined;
}

/** 支出预算中，…: what follows are parts of it. */
function isWithin(topic: Phrase): boolean {
  const last = topic.tokens.at(-1);
  return last?.kind === 'glue' && last.meaning === '中' && (hasIdentity(topic) || topic.side !== undefined);
}

function sameAbout(a: Claim, b: Claim): boolean {
  return claimKey(a) === claimKey(b) || a.about === b.about;
}

function inherit(
  facets: { -readonly [D in keyof Facets]: Facets[D] },
  dimension: 'source' | 'nature' | 'side',
  value: string | undefined,
): void {
  if (value !== undefined) facets[dimension] = { value, inherited: true };
}

/** A later topic replaces the dimensions it names. */
function merge(topic: Phrase | null, phrase: Phrase): Phrase {
  if (!topic) return phrase;
  if (hasIdentity(phrase))
    return {
      ...topic,
      ...phrase,
      year: phrase.year ?? topic.year,
      ...((phrase.stage ?? topic.stage) ? { stage: phrase.stage ?? topic.stage! } : {}),
    };
  return {
    ...topic,
    ...(phrase.side ? { side: phrase.side } : {}),
    ...(phrase.stage ? { stage: phrase.stage } : {}),
    year: phrase.year ?? topic.year,
  };
}
