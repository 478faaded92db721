import { blocksOf, type Block } from './block';
import { closeBracket, openBracket } from './discourse/brackets';
import { takeCompare } from './discourse/comparisons';
import { isSubjectOnly } from './discourse/claims';
import * as completions from './discourse/completions';
import { kindsOf } from './discourse/kinds';
import * as listing from './discourse/lists';
import { takeMeasured } from './discourse/measured';
import * as operators from './discourse/operators';
import * as rows from './discourse/rows';
import * as shares from './discourse/shares';
import * as stops from './discourse/stops';
import { isNothing, lacksRestOfUnit, lacksUnit } from './discourse/unitless';
import { takeUnit } from './discourse/units';
import { Scope, type TextOptions } from './discourse/scope';
import { FRESH } from './discourse/state';
import type { Claim, Frame, Reading, Section } from './frames';
import { parse } from './grammar/grammar';
import type { Node } from './grammar/nodes';
import { withOrganizations } from './organization';
import { readPhrase } from './phrase-reader';
import { tokensOf, type Token } from './token';
import { HEADING_END } from './wrapping';

export { claimKey, identityOf, isSameThing, isSubjectOnly, NO_NUMBER } from './discourse/claims';

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
    if (own !== null && own <= 3) this.closeHeadings(own);
    const lists = this.scope.state.lists.filter(
      ({ scope, depth }) => scope === 'lines' && !(own !== null && depth !== null && own <= depth),
    );
    this.scope.state = { ...FRESH, buffer: [], current: this.scope.subjectLine, lists };
    this.scope.brackets = [];
    this.scope.blockMain = null;
    this.scope.unread = false;
    this.scope.compared = -1;
    this.scope.headed = false;
    this.scope.unit = null;
    this.scope.sentenceBefore = null;
    this.scope.sentenceFirst = null;
    this.scope.respectively = null;
    this.scope.titles = null;
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
    else if (!claimed && this.scope.state.current && this.scope.state.current !== this.scope.subjectLine && (opens || isTitle(block)))
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
    const alone = this.scope.frames.length === first + 1 ? headOf(block, this.scope.frames[first]!) : null;
    if (alone) this.scope.subjectLine = alone;
    this.scope.head = alone;
  }

  /** (一)因公出国费, and then (二)公务用车费9万元。…: a paragraph that is numbered as a heading is ends what that heading names. */
  private closeHeadings(depth: number): void {
    const open = this.scope.sections.filter(({ level, phrase }) => level < depth || level === 0 || phrase.alternatives.length === 0);
    if (open.length === this.scope.sections.length) return;
    this.scope.sections = open;
    this.scope.subjectLine = this.sectionSubject();
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
        return takeCompare(this.scope, node);
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
        return stops.endSentence(this.scope);
      case 'semicolon':
        return stops.endSegment(this.scope);
      case 'comma':
        return stops.takeComma(this.scope, token);
      case 'colon':
        return stops.takeColon(this.scope, token);
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
        return this.scope.loose(token.number!, lacksRestOfUnit(this.scope, token) ? 'unit' : LOOSE[token.kind]);
      case 'number':
        return this.takeNumber(token);
      case 'placeholder':
        return stops.takeColon(this.scope, token);
      case 'glue':
        if (token.meaning === '中' && state.buffer.length === 0 && state.last && state.last.number.end === token.start) {
          listing.openList(this.scope, state.last);
          return;
        }
        state.buffer.push(token);
        return;
      default:
        if (token.kind === 'change') operators.takeTrend(this.scope, token);
        takeUnit(this.scope, token);
        if ((token.kind === 'name' || token.name) && !token.name?.short) this.scope.enumeration?.names.push(token);
        if (this.scope.enumeration) this.scope.enumeration.end = token.end;
        state.buffer.push(token);
    }
  }

  private takeNumber(token: Token): void {
    const { state } = this.scope;
    if (isNothing(this.scope, token)) return operators.takeAmount(this.scope, { ...token.number!, kind: 'money' });
    if (!lacksUnit(this.scope, token)) {
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
}

/** (二)公务用车购置及运行费9万元。 and nothing else: what the next line is about, as if it were a heading. */
function headOf({ text, depth }: Block, frame: Frame): Claim | null {
  if (depth === null || frame.type !== 'claim' || isSubjectOnly(frame)) return null;
  const named = frame.cost === 0 && frame.doubts.length === 0 && frame.year === 0;
  return named && /^[ \0]*[。:]?[ \0]*$/.test(text.slice(frame.number.end)) ? frame : null;
}

/** 公共卫生(款)重大公共卫生服务(项)。: a line that is the name of a subject, with a stop. */
function isTitle({ text }: Block): boolean {
  return /^[^。;]{4,80}\([类款项]\)(?:支出)?。 *$/.test(text);
}

const LOOSE = { points: 'points', count: 'count', threshold: 'qualifier', unreadable: 'unreadable' } as const;
