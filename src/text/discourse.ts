import { blocksOf, type Block } from './block';
import { closeBracket, openBracket } from './discourse/brackets';
import { merge } from './discourse/claims';
import * as completions from './discourse/completions';
import { isUndertaking, isUnread, namesSubject, opensWithName } from './discourse/doubts';
import { kindsOf } from './discourse/kinds';
import * as listing from './discourse/lists';
import { takeMeasured } from './discourse/measured';
import * as operators from './discourse/operators';
import * as rows from './discourse/rows';
import * as shares from './discourse/shares';
import { Scope, type TextOptions } from './discourse/scope';
import { FRESH } from './discourse/state';
import type { Claim, Reading, Section } from './frames';
import { parse } from './grammar/grammar';
import type { Node } from './grammar/nodes';
import { hasIdentity, isEmpty, type Phrase } from './phrase';
import { withOrganizations } from './organization';
import { readPhrase } from './phrase-reader';
import { tokensOf, type Token } from './token';
import { HEADING_END } from './wrapping';

export { claimKey, identityOf, isSubjectOnly, NO_NUMBER } from './discourse/claims';

/** Reads a text, a line a paragraph, into frames. Linear in its length. */
export function readText(lines: readonly string[], options: TextOptions): Reading {
  const discourse = new Discourse(options);
  const blocks = blocksOf(lines);
  const tokens = blocks.map((block) => withOrganizations(block.text, tokensOf(block, options.words)));
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
    this.scope.headed = false;
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
    listing.closeEnumeration(this.scope);
    if (!claimed && phrase.alternatives.length > 0 && phrase.listed.length === 1 && phrase.fill === '')
      this.scope.subjectLine = this.scope.claimOf(phrase, null);
    else if (!claimed && this.scope.state.current && this.scope.state.current !== this.scope.subjectLine && opens)
      this.scope.subjectLine = this.scope.state.current;
    else if (claimed && block.depth !== null && block.depth <= 3) this.scope.subjectLine = this.sectionSubject();
    if (!claimed && HEADING_END.test(block.text.trimEnd())) this.scope.state.lists = [];
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
      case 'ratio':
      case 'opening':
      case 'surplus':
      case 'apart':
        return takeMeasured(this.scope, node) ? undefined : node.tokens.forEach((token) => this.takeToken(token));
      case 'reach':
        return operators.takeReach(this.scope, node);
      case 'change':
        return operators.takeChange(this.scope, node);
      case 'flat':
        return operators.takeFlat(this.scope, node);
      case 'share':
        return shares.takeShare(this.scope, node);
      case 'completion':
        return completions.takeCompletion(this.scope, node);
      case 'order':
        return completions.takeOrder(this.scope, node);
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
        return this.takeComma(token);
      case 'colon':
        return this.takeColon(token);
      case 'opening':
        return openBracket(this.scope, token);
      case 'closing':
        return closeBracket(this.scope, token);
      case 'open':
        return listing.takeOpen(this.scope, token);
      case 'purpose':
      case 'reason':
        if (token.kind === 'purpose' && listing.isAttribute(this.scope, token)) return;
        if (token.kind === 'purpose') listing.takePurpose(this.scope, token);
        state.purposed ||= token.kind === 'purpose';
        state.mode = token.kind;
        state.buffer = [];
        return;
      case 'amount':
        return rows.takeInRow(this.scope, token.number!) ? undefined : operators.takeAmount(this.scope, token.number!);
      case 'rate':
        return this.takeRate(token);
      case 'points':
      case 'count':
      case 'threshold':
      case 'unreadable':
        state.blocked ||= token.kind === 'unreadable';
        return this.scope.loose(token.number!, LOOSE[token.kind]);
      case 'number':
        return this.takeNumber(token);
      case 'placeholder':
        return this.takeColon(token);
      case 'glue':
        if (token.meaning === '中' && state.buffer.length === 0 && state.last && state.last.number.end === token.start) {
          listing.openList(this.scope, state.last);
          return;
        }
        state.buffer.push(token);
        return;
      default:
        if ((token.kind === 'name' || token.name) && !token.name?.short) this.scope.enumeration?.names.push(token);
        if (this.scope.enumeration) this.scope.enumeration.end = token.end;
        state.buffer.push(token);
    }
  }

  private takeNumber(token: Token): void {
    const { state } = this.scope;
    if (this.scope.isNothing(token)) return operators.takeAmount(this.scope, { ...token.number!, kind: 'money' });
    if (!this.scope.lacksUnit(token)) {
      state.buffer.push(token);
      return;
    }
    state.blocked = true;
    this.scope.loose(token.number!, 'unit');
  }

  private takeRate(token: Token): void {
    if (shares.isOneOfShares(this.scope, token)) return shares.takeFurtherShare(this.scope, token.number!);
    if (rows.takeInRow(this.scope, token.number!)) return;
    if (operators.isRateOfChange(this.scope, token)) return operators.takeRateOfChange(this.scope, token);
    if (completions.isOfAmountBefore(this.scope, token)) return completions.takeRateOfAmount(this.scope, token);
    if (completions.isOfBudget(this.scope)) return completions.takeRateOfBudget(this.scope, token);
    const share = shares.siblingShare(this.scope, token);
    if (!share) return this.scope.loose(token.number!, 'rate');
    this.scope.frames.push(share);
    this.scope.state.buffer = [];
  }

  private endSentence(): void {
    listing.closeEnumeration(this.scope);
    const phrase = this.scope.phrase();
    const { state } = this.scope;
    const titled = !state.purposed && (this.isTitle(phrase) || (isItemHead(phrase) && !this.scope.sentenceFirst));
    if (titled) this.scope.blockMain = null;
    else if (this.scope.sentenceFirst)
      this.scope.sentenceBefore =
        this.scope.sentenceFirst === this.scope.blockMain ? this.scope.mainClaim() : this.wholeOf(this.scope.sentenceFirst);
    this.scope.sentenceFirst = null;
    const subject =
      this.scope.blockMain ??
      (titled ||
      (phrase.alternatives.length > 0 && phrase.listed.length === 1 && phrase.fill === '' && !this.hasClaims() && !state.purposed)
        ? this.scope.claimOf(phrase, null)
        : null);
    if (!subject && !state.purposed && (isUnread(phrase) || phrase.listed.length > 0)) this.scope.unread = true;
    this.scope.sentence++;
    this.scope.segment++;
    this.scope.context = this.scope.contextOf(this.scope.block);
    this.scope.respectively = null;
    this.scope.counted = null;
    this.scope.state = {
      ...FRESH,
      buffer: [],
      // What this block has named itself comes before what the lines above it are about.
      current: subject ?? (state.current?.context.block === this.scope.block ? state.current : (this.scope.subjectLine ?? state.current)),
      lists: state.lists.filter(({ scope }) => scope === 'lines'),
      last: this.scope.mainClaim(),
    };
  }

  /** …90万元,具体情况如下:1.培训支出(项)。支出决算为2万元: what stands between a colon or stop and a stop, and is nothing but a name. */
  private isTitle(phrase: Phrase): boolean {
    const { block, state } = this.scope;
    const [first] = phrase.tokens;
    if (!first || state.mode !== 'plain' || phrase.listed.length > 1 || phrase.fill !== '' || !hasIdentity(phrase)) return false;
    return TITLE_OPENS.test(block.text.slice(Math.max(0, first.start - MOST_NUMBERING), first.start));
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
    const inner = state.lists.at(-1) ?? null;
    const closed = inner && !lists.includes(inner) ? inner : null;
    listing.closeEnumeration(this.scope);
    this.scope.segment++;
    this.scope.context = this.scope.contextOf(this.scope.block);
    this.scope.respectively = null;
    const { topic, current, last, moved, purposed } = state;
    this.scope.state = { ...FRESH, buffer: [], topic, current, last, moved, purposed, lists, closed };
  }

  private takeComma({ end }: Token): void {
    const { state } = this.scope;
    if (state.buffer.length === 0) return;
    // 其中占比最高的是基本工资,为30万元: the comma sets nothing apart.
    const { length } = state.buffer;
    const isName = length === 1 && (state.buffer[0]!.kind === 'name' || state.buffer[0]!.kind === 'item');
    if (isName && IS_AS_MUCH.test(this.scope.block.text.slice(end, end + 6))) return;
    // …为维持机关日常运转而开支的机关运行经费,合计33.46万元: what was defined so far is what adds up.
    const defined = state.buffer.at(-1)!;
    if (defined.kind === 'item' && state.buffer.at(-2)?.kind === 'glue' && ADDS_UP.test(this.scope.block.text.slice(end, end + 6))) {
      state.buffer = [defined];
      return;
    }
    const phrase = this.scope.phrase();
    state.excluding ||= this.scope.excludes();
    if (state.mode === 'plain' && !state.purposed && !isEmpty(phrase)) {
      if (phrase.fill === '' || phrase.fill === '#') state.topic = merge(state.topic, phrase);
      else {
        if (!state.segmentMain && hasIdentity(phrase) && opensWithName(phrase)) state.opened = phrase;
        state.vague = true;
        // 结转项目1个,金额6万元: of these, and not of what the line is about.
        const counted = phrase.fill.includes('#');
        // 重点项目为教育费附加支持的实训基地建设项目,预算42万元: nor of anything else that was told.
        state.unsaid ||= counted ? phrase.period !== undefined : namesSubject(phrase) || isUndertaking(phrase);
        // 公务接待费从严控制,支出决算为2万元: of what stands first, as far as that was understood.
        if (!counted && namesSubject(phrase) && opensWithName(phrase) && !state.segmentMain)
          state.current = this.scope.claimOf(phrase, null);
      }
    }
    state.buffer = [];
  }

  private takeColon({ end }: Token): void {
    const { state } = this.scope;
    const phrase = this.scope.phrase();
    if (listing.isRowOf(this.scope, phrase, end) && listing.awaitRow(this.scope)) return;
    if (hasIdentity(phrase) && phrase.fill === '' && phrase.listed.length <= 1) {
      state.current = this.scope.claimOf(phrase, null);
      state.segmentMain = null;
    }
    if (!this.hasClaims() && isUnread(phrase)) this.scope.unread = true;
    this.scope.headed = isUndertaking(phrase) || (isUnread(phrase) && !hasIdentity(phrase));
    if (!isEmpty(phrase)) state.topic = merge(state.topic, { ...phrase, alternatives: phrase.fill === '' ? phrase.alternatives : [] });
    else if (state.last && state.lists.at(-1)?.segment !== this.scope.segment)
      listing.openList(this.scope, state.segmentMain ?? state.last);
    if (isEmpty(phrase) && operators.composes(this.scope)) {
      listing.openList(this.scope, state.last);
      state.mode = 'plain';
    }
    // 主要原因：…: the colon belongs to the word.
    if (state.mode !== 'reason' || !isEmpty(phrase)) state.mode = 'plain';
    state.buffer = [];
  }
}

const LOOSE = { points: 'points', count: 'count', threshold: 'qualifier', unreadable: 'unreadable' } as const;

const MOST_NUMBERING = 8;
const IS_AS_MUCH = /^ *[为达] *[0-9]/;
const ADDS_UP = /^ *(?:合计|共计|总计) *[0-9]/;
const TITLE_OPENS = /[。:;] *(?:\([一二三四五六七八九十0-9]{1,3}\)|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.、)]|[①-⑳])? *$/;

/** …万元。2.卫生健康支出(类)…事业单位医疗(项)。年初预算为…: a sentence that is nothing but a subject begins anew. */
function isItemHead({ listed, fill, tokens }: Phrase): boolean {
  return listed.length === 1 && fill === '' && tokens.at(-1)?.kind === 'level';
}
