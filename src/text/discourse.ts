import { blocksOf, type Block } from './block';
import { merge } from './discourse/claims';
import { kindsOf } from './discourse/kinds';
import * as operators from './discourse/operators';
import { Scope, type TextOptions } from './discourse/scope';
import { FRESH } from './discourse/state';
import type { Claim, Reading, Section } from './frames';
import { parse } from './grammar/grammar';
import type { Node } from './grammar/nodes';
import { aboutOf, hasIdentity, isEmpty, readPhrase, type Phrase } from './phrase';
import { tokensOf, type Token } from './token';

export { claimKey, isSubjectOnly } from './discourse/claims';

/** Reads a text, a line a paragraph, into frames. Linear in its length. */
export function readText(lines: readonly string[], options: TextOptions): Reading {
  const discourse = new Discourse(options);
  const blocks = blocksOf(lines);
  const tokens = blocks.map((block) => tokensOf(block, options.words));
  blocks.forEach((block, index) => discourse.read(block, tokens[index]!));
  return { blocks, tokens, frames: discourse.scope.frames, sections: discourse.scope.allSections };
}

/** Walks over blocks and tokens: stops, commas, colons and lists set the scope, amounts and operators are read in it. */
class Discourse {
  readonly scope: Scope;

  constructor(options: TextOptions) {
    this.scope = new Scope(options);
  }

  read(block: Block, tokens: readonly Token[]): void {
    this.scope.block = block;
    if (block.level !== null) this.heading(block, block.level, tokens);
    else if (tokens.length > 0) this.paragraph(block, tokens);
  }

  private heading(block: Block, level: number, tokens: readonly Token[]): void {
    const kept = this.scope.sections.filter((section) => section.level < level);
    this.scope.sections = kept;
    this.scope.context = this.scope.contextOf(block);
    const phrase = readPhrase(this.scope.inContext(tokens), this.scope.codes());
    const kinds = kindsOf(phrase, kept.at(-1)?.kinds ?? []);
    const section: Section = { block, level, phrase, kinds };
    this.scope.sections = [...kept, section];
    this.scope.allSections.push(section);
    this.scope.subjectLine = null;
    this.scope.before = null;
    if (level <= 2) this.scope.state = { ...FRESH, buffer: [], current: null, lists: [] };
    this.scope.context = this.scope.contextOf(block);
    if (phrase.alternatives.length > 0 && phrase.listed.length === 1) this.scope.subjectLine = this.scope.claimOf(phrase, null);
  }

  private paragraph(block: Block, tokens: readonly Token[]): void {
    this.scope.sentence++;
    this.scope.segment++;
    const { depth: own } = block;
    const lists = this.scope.state.lists.filter(
      ({ scope, depth }) => scope === 'lines' && !(own !== null && depth !== null && own <= depth),
    );
    this.scope.state = { ...FRESH, buffer: [], current: this.scope.subjectLine, lists };
    this.scope.brackets = [];
    this.scope.blockMain = null;
    this.scope.unread = false;
    this.scope.sentenceBefore = null;
    this.scope.sentenceFirst = null;
    this.scope.respectively = null;
    this.scope.enumeration = null;
    this.scope.context = this.scope.contextOf(block);
    const first = this.scope.frames.length;
    for (const node of parse(this.scope.inContext(tokens))) this.take(node);
    this.endBlock(block, first);
  }

  private endBlock(block: Block, first: number): void {
    const phrase = this.scope.phrase();
    const opens = /[::] *$/.test(block.text);
    const claimed = this.scope.frames.length > first;
    this.closeEnumeration();
    if (!claimed && phrase.alternatives.length > 0 && phrase.listed.length === 1 && phrase.fill === '')
      this.scope.subjectLine = this.scope.claimOf(phrase, null);
    else if (!claimed && this.scope.state.current && this.scope.state.current !== this.scope.subjectLine && opens)
      this.scope.subjectLine = this.scope.state.current;
    else if (claimed && block.depth !== null && block.depth <= 3) this.scope.subjectLine = this.sectionSubject();
    if (opens) {
      const top = this.scope.state.lists.at(-1);
      const parent = top && top.segment === this.scope.segment ? top.parent : (this.scope.state.last ?? this.scope.mainClaim());
      if (parent)
        this.scope.state.lists = [
          ...this.scope.state.lists.filter(({ scope }) => scope === 'lines').slice(-1),
          { id: this.scope.listCount++, parent, scope: 'lines', segment: 0, depth: block.depth },
        ];
    }
    if (this.scope.blockMain) this.scope.before = this.scope.mainClaim();
  }

  private sectionSubject(): Claim | null {
    const section = this.scope.sections.findLast(({ phrase }) => phrase.alternatives.length > 0 && phrase.listed.length === 1);
    return section ? this.scope.claimOf(section.phrase, null) : null;
  }

  private take(node: Node): void {
    switch (node.type) {
      case 'token':
        return this.takeToken(node.token);
      case 'compare':
        return operators.takeCompare(this.scope, node);
      case 'reach':
        return operators.takeReach(this.scope, node);
      case 'change':
        return operators.takeChange(this.scope, node);
      case 'flat':
        this.scope.frames.push({
          type: 'flat',
          context: this.scope.context,
          word: node.word,
          of: this.scope.targets(this.scope.phrase()),
          base: this.scope.base(),
        });
        this.scope.state.buffer = [];
        return;
      case 'share':
        return operators.takeShare(this.scope, node);
      case 'completion':
        return operators.takeCompletion(this.scope, node);
      case 'order':
        return operators.takeOrder(this.scope, node);
    }
  }

  private takeToken(token: Token): void {
    const { state } = this.scope;
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
        this.scope.brackets.push({ ...state, buffer: [...state.buffer] });
        state.buffer = [];
        return;
      case 'closing': {
        const saved = this.scope.brackets.pop();
        if (saved) this.scope.state = saved;
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
        return operators.takeAmount(this.scope, token.number!);
      case 'rate':
        return this.takeRate(token);
      case 'points':
        return this.scope.loose(token.number!, 'points');
      case 'count':
        return this.scope.loose(token.number!, 'count');
      case 'threshold':
        return this.scope.loose(token.number!, 'qualifier');
      case 'unreadable':
        state.blocked = true;
        return this.scope.loose(token.number!, 'unreadable');
      case 'number':
        if (!this.scope.lacksUnit(token)) state.buffer.push(token);
        else {
          state.blocked = true;
          this.scope.loose(token.number!, 'unit');
        }
        return;
      case 'placeholder':
        return this.takeColon();
      case 'glue':
        if (token.meaning === '中' && state.buffer.length === 0 && state.last && state.last.number.end === token.start) {
          this.openList(state.last);
          return;
        }
        state.buffer.push(token);
        return;
      default:
        if (token.kind === 'name' || token.name) this.scope.enumeration?.names.push(token);
        if (this.scope.enumeration) this.scope.enumeration.end = token.end;
        state.buffer.push(token);
    }
  }

  private takeRate(token: Token): void {
    if (operators.isOneOfShares(this.scope, token)) return operators.takeFurtherShare(this.scope, token.number!);
    if (operators.isRateOfChange(this.scope, token)) return operators.takeRateOfChange(this.scope, token);
    if (operators.isOfBudget(this.scope)) return operators.takeRateOfBudget(this.scope, token);
    const share = operators.siblingShare(this.scope, token);
    if (!share) return this.scope.loose(token.number!, 'rate');
    this.scope.frames.push(share);
    this.scope.state.buffer = [];
  }

  private endSentence(): void {
    this.closeEnumeration();
    const phrase = this.scope.phrase();
    const { state } = this.scope;
    if (this.scope.sentenceFirst)
      this.scope.sentenceBefore =
        this.scope.sentenceFirst === this.scope.blockMain ? this.scope.mainClaim() : this.wholeOf(this.scope.sentenceFirst);
    this.scope.sentenceFirst = null;
    const subject =
      this.scope.blockMain ??
      (phrase.alternatives.length > 0 && phrase.listed.length === 1 && phrase.fill === '' && !this.hasClaims()
        ? this.scope.claimOf(phrase, null)
        : null);
    if (!subject && (isUnread(phrase) || phrase.listed.length > 0)) this.scope.unread = true;
    this.scope.sentence++;
    this.scope.segment++;
    this.scope.context = this.scope.contextOf(this.scope.block);
    this.scope.respectively = null;
    this.scope.state = {
      ...FRESH,
      buffer: [],
      current: subject ?? this.scope.subjectLine ?? state.current,
      lists: state.lists.filter(({ scope }) => scope === 'lines'),
      last: this.scope.mainClaim(),
    };
  }

  /** A sentence of several parts was about their whole. */
  private wholeOf(first: Claim): Claim {
    const { parent, context } = first;
    const parts = this.scope.recent().filter((claim) => claim.context.sentence === context.sentence && claim.parent === parent);
    return parent && parts.length > 1 ? parent : first;
  }

  private hasClaims(): boolean {
    return this.scope.blockMain !== null;
  }

  private endSegment(): void {
    const { state } = this.scope;
    const lines = state.lists.filter(({ scope }) => scope === 'lines');
    // 主要包括 a row of names is over with its part of the sentence.
    const named = (this.scope.enumeration?.names.length ?? 0) > 0;
    const lists = lines.length > 0 ? lines : state.lists.slice(0, 1).filter(({ id }) => !named || this.scope.isUsed(id));
    this.closeEnumeration();
    this.scope.segment++;
    this.scope.context = this.scope.contextOf(this.scope.block);
    this.scope.respectively = null;
    this.scope.state = {
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
    const { state } = this.scope;
    if (state.buffer.length === 0) return;
    const phrase = this.scope.phrase();
    if (state.mode === 'plain' && !isEmpty(phrase) && (phrase.fill === '' || phrase.fill === '#')) state.topic = merge(state.topic, phrase);
    state.buffer = [];
  }

  private takeColon(): void {
    const { state } = this.scope;
    const phrase = this.scope.phrase();
    if (hasIdentity(phrase) && phrase.fill === '' && phrase.listed.length <= 1) {
      state.current = this.scope.claimOf(phrase, null);
      state.segmentMain = null;
    }
    if (!this.hasClaims() && isUnread(phrase)) this.scope.unread = true;
    if (!isEmpty(phrase)) state.topic = merge(state.topic, { ...phrase, alternatives: phrase.fill === '' ? phrase.alternatives : [] });
    else if (state.last && state.lists.at(-1)?.segment !== this.scope.segment) this.openList(state.segmentMain ?? state.last);
    state.mode = 'plain';
    state.buffer = [];
  }

  private openList(parent: Claim | null): void {
    const top = this.scope.state.lists.at(-1);
    // 其中…主要用于…: one list, as long as nothing stands in it.
    const id = top && parent && top.parent === parent && this.scope.state.last?.list !== top.id ? top.id : this.scope.listCount++;
    this.scope.state.lists = [...this.scope.state.lists, { id, parent, scope: 'sentence', segment: this.scope.segment, depth: null }];
  }

  private takeOpen(token: Token): void {
    const { state } = this.scope;
    if (token.also.some(({ category }) => category === 'open') || /^分别|^依次/.test(this.scope.block.text.slice(token.start, token.end))) {
      const phrase = this.scope.phrase();
      if (phrase.listed.length > 1) {
        this.scope.respectively = { listed: phrase.listed, phrase, phrases: null, next: 0 };
        state.buffer = [];
        return;
      }
      const parts = phrase.mixed ? this.scope.partsOf(state.buffer) : [];
      if (parts.length > 1) {
        this.scope.respectively = { listed: parts.map(aboutOf), phrase, phrases: parts, next: 0 };
        state.buffer = [];
        return;
      }
      state.scattered = true;
      if (token.meaning === '分别为') return;
    }
    const phrase = this.scope.phrase();
    const inSegment = state.segmentMain !== null || state.last?.context.segment === this.scope.segment;
    const sided = phrase.side !== undefined && !hasIdentity(phrase) ? this.scope.mainClaim() : null;
    const parent = hasIdentity(phrase)
      ? this.scope.claimOf(phrase, null)
      : sided?.facets.side?.value === '收支'
        ? sided
        : inSegment
          ? this.filled(state.last)
          : phrase.side !== undefined && phrase.fill === ''
            ? this.scope.claimOf(phrase, null)
            : (this.sentenceMain() ?? this.scope.sentenceBefore ?? this.scope.mainClaim() ?? this.lineBefore());
    this.openList(parent);
    this.openEnumeration(parent, token);
    state.base = null;
    state.mode = 'plain';
    state.buffer = [];
  }

  /** 1.按功能分类,包括… 2.按用途分类,包括…: lines of one depth are all of what the first is of. */
  private lineBefore(): Claim | null {
    const { before, block } = this.scope;
    const beside = before?.parent && block.depth !== null && before.context.block.depth === block.depth;
    return beside ? before.parent : before;
  }

  /** Nothing has parts: what follows an amount of 0 is of what the amount is itself a part of. */
  private filled(claim: Claim | null): Claim | null {
    return claim?.parent && claim.number.value?.isZero() && !claim.parent.number.value?.isZero() ? claim.parent : claim;
  }

  /** What amounts after 主要用于 are parts of: the claim before, on a line of its own that of the line before. */
  private takePurpose(token: Token): void {
    const phrase = this.scope.phrase();
    const named = this.scope.state.last === null && hasIdentity(phrase) && phrase.fill === '' && phrase.listed.length <= 1;
    const parent = named ? this.scope.claimOf(phrase, null) : (this.scope.state.last ?? (this.scope.blockMain ? null : this.scope.before));
    this.openEnumeration(parent, token);
    if (parent) this.openList(parent);
  }

  private sentenceMain(): Claim | null {
    const { last } = this.scope.state;
    return last?.context.sentence === this.scope.sentence ? last : null;
  }

  private openEnumeration(parent: Claim | null, token: Token): void {
    this.closeEnumeration();
    this.scope.enumeration = { parent, start: token.start, names: [], end: token.end };
  }

  private closeEnumeration(): void {
    const open = this.scope.enumeration;
    this.scope.enumeration = null;
    if (!open || open.names.length === 0) return;
    const { parent, names, start, end } = open;
    this.scope.frames.push({
      type: 'enumeration',
      context: this.scope.context,
      parent,
      section: this.scope.sections.at(-1) ?? null,
      names,
      start,
      end,
    });
  }
}

/** Words that name something no entry knows. */
function isUnread({ fill }: Phrase): boolean {
  return fill.replace(/[#<>a-z]/g, '').length >= 2;
}
