import { depthAt, type Block } from '../block';
import type { Claim, Facets, Share } from '../frames';
import type { Node } from '../grammar/nodes';
import type { PrintedAmount } from '../number';
import { ABOVE } from '../items';
import { aboutOf, hasIdentity, type Phrase } from '../phrase';
import { readPhrase } from '../phrase-reader';
import type { Token } from '../token';
import { addsOf, countOf, pointsBack, sharingOf } from './adds';
import { BLANK_CLAIM, BUDGET_STAGES, claimKey, hasFacets, isSubjectOnly, isWithin, NO_NUMBER } from './claims';
import { distinct } from './doubts';
import { takeCompletion } from './completions';
import type { Scope } from './scope';
import { targetsOf } from './targets';

/** Shares: what they are of, and of which whole. */

/** 占比分别为90%和10%: what follows a share with nothing but a comma between is another. */
export function isOneOfShares(scope: Scope, token: Token): boolean {
  const [long, before] = [scope.frames.at(-MOST_IN_ROW), scope.frames.at(-1)];
  return (
    before?.type === 'share' &&
    !(long?.type === 'share' && long.context.block === scope.block) &&
    before.context.block === scope.block &&
    /^[、和与及,]{1,2}$/.test(scope.block.text.slice(before.number.end, token.start).replace(/[ \0]/g, ''))
  );
}

/** Nobody tells so many apart. */
export const MOST_IN_ROW = 40;

/** As many shares as subjects named before them, or as amounts, in their order. */
export function takeFurtherShare(scope: Scope, number: PrintedAmount): void {
  const first = scope.frames.findLastIndex(({ type }) => type !== 'share') + 1;
  const run = scope.frames.slice(first).filter((frame) => frame.type === 'share');
  const shares = [...run, { ...run.at(-1)!, number }];
  const { sharers } = scope.state;
  const told = sharers ? { claims: sharers.slice(0, shares.length), sure: true } : sharersBefore(scope, shares);
  scope.frames.length = first;
  scope.frames.push(
    ...shares.map((share, index): Share => {
      const of = told.claims.length === shares.length ? told.claims[index]! : null;
      return {
        ...share,
        of,
        parent: of?.parent ?? null,
        head: null,
        together: null,
        // Two of four amounts were no row yet: all four are.
        doubts: told.sure ? share.doubts.filter((doubt) => doubt !== 'several') : distinct([...share.doubts, 'several']),
      };
    }),
  );
  scope.state.buffer = [];
}

/** The amounts that shares are of: those of the sentence, else of the block, else of the lines before, one a line. */
function sharersBefore(scope: Scope, shares: readonly Share[]): { readonly claims: readonly Claim[]; readonly sure: boolean } {
  const depth = depthAt(scope.block, shares[0]!.number.start);
  const own = amountsAt(scope, depth);
  const sentence = own.filter(({ context }) => context.sentence === scope.sentence);
  const last = sentence.slice(-shares.length);
  if (last.length === shares.length) return { claims: last, sure: isRow(scope.block.text, last, sentence.at(-last.length - 1)) };
  const claims = own.length >= shares.length ? own : own.length === 0 ? mainsBefore(scope, shares.length) : [];
  // …;…。三者分别占: all that the block has told.
  return { claims: claims.slice(-shares.length), sure: scope.counted === shares.length && own.length === shares.length };
}

/** How many frames the lines before are looked for in. */
const MOST_BEFORE = 400;

/** What the lines before were about, as many as are asked for, within the section. */
function mainsBefore({ frames, sections, block }: Scope, count: number): readonly Claim[] {
  const section = sections.at(-1) ?? null;
  const mains = new Map<Block, Claim>();
  for (let at = frames.length - 1; at >= Math.max(0, frames.length - MOST_BEFORE) && mains.size <= count; at--) {
    const frame = frames[at]!;
    if ((frame.context.sections.at(-1) ?? null) !== section) break;
    if (frame.type === 'claim' && frame.number.kind === 'money' && frame.year === 0 && frame.context.block !== block)
      mains.set(frame.context.block, frame);
  }
  return [...mains.values()].slice(0, count).reverse();
}

/** This year's amounts of the block as deep in brackets, but for sums of what stands before them. */
function amountsAt(scope: Scope, depth: number): readonly Claim[] {
  return scope
    .recent()
    .filter(
      ({ number, year, adds, context }) => number.kind === 'money' && year === 0 && !adds && depthAt(context.block, number.start) === depth,
    );
}

/** Whether some amounts are all that the words before them list: of one list, or with nothing but 、 between them. */
function isRow(text: string, row: readonly Claim[], before: Claim | undefined): boolean {
  const joined = (a: Claim, b: Claim): boolean => !/[,;。]/.test(text.slice(a.number.end, b.number.start));
  if (!before || row.every(({ list }) => list !== before.list)) return true;
  return !joined(before, row[0]!) && row.slice(1).every((claim, index) => joined(row[index]!, claim));
}

/** A支出10万元，占20%；B支出5万元，10%: an amount whose neighbour in the list says its share says its own, the word left out. */
export function siblingShare(scope: Scope, token: Token): Share | null {
  const [before, claim] = scope.frames.slice(-2);
  if (before?.type !== 'share' || claim?.type !== 'claim' || claim.number.kind !== 'money') return null;
  if (!claim.parent || before.of?.parent !== claim.parent || before.context.block !== scope.block) return null;
  return /^[,、(]?$/.test(scope.block.text.slice(claim.number.end, token.start).replace(/[ \0]/g, ''))
    ? { ...before, context: scope.context, number: token.number!, of: claim, wholeNumber: null }
    : null;
}

export function takeShare(scope: Scope, node: Node & { type: 'share' }): void {
  const { state } = scope;
  const phrase = scope.phrase();
  const words = readPhrase(node.whole, { ...scope.codes(), prefix: '' });
  if (words.stage && BUDGET_STAGES.has(words.stage) && !hasIdentity(words) && words.side === undefined)
    return takeCompletion(scope, {
      type: 'completion',
      words: node.whole,
      budget: node.wholeNumber,
      number: node.number,
      gap: false,
      further: null,
      start: node.start,
      end: node.end,
    });
  const adds = addsOf(scope, phrase);
  const named = !adds && hasIdentity(phrase);
  const sharers = named ? sharersOf(scope, phrase, phrase.listed) : respectiveOf(scope);
  const of = sharers ? sharers[0]! : named ? (phrase.fill !== '' ? null : subjectOf(scope, phrase)) : state.last;
  const topic = named || of?.parent || !state.topic || !isWithin(state.topic) ? null : state.topic;
  const said =
    ofProcurement(words, of) ?? forSmallFirms(node, of) ?? (hasIdentity(words) || (words.side && words.fill === '') ? words : topic);
  const together = named || sharers ? null : togetherOf(scope, phrase, adds);
  const whole = said ? wholeOf(scope, said, of) : named && of && !of.parent ? wholeBefore(scope, of) : null;
  if (node.wholeNumber) scope.frames.push(wholeClaim(scope, words, node.wholeNumber, whole, of));
  const share: Share = {
    type: 'share',
    context: scope.context,
    number: node.number,
    of: together ? null : of,
    head: named || sharers || together ? null : headOf(scope, of),
    together,
    whole,
    wholeNumber: node.wholeNumber,
    parent: of?.parent ?? null,
    doubts: [
      ...(state.mode === 'reason' ? (['reason'] as const) : []),
      ...(state.blocked || (!said && followsUnread(scope)) ? (['fill'] as const) : []),
      ...(words.fill !== '' ? (['fill'] as const) : []),
    ],
  };
  if (node.before) scope.frames.push(earlier(scope, share, node.before));
  scope.frames.push(share);
  state.sharers = sharers;
  if (!named && !sharers) scope.counted = (adds ? adds.count : countOf(scope, phrase)) ?? scope.counted;
  if (named && of) {
    state.current = of;
    state.named = of;
  }
  state.buffer = [];
}

/** 面向中小企业预留17万元,占预算总额的80%: of all that is procured; 占总支出 says of which total. */
function ofProcurement(words: Phrase, of: Claim | null): Phrase | null {
  const subject = of?.about[0]!.subject;
  const general = words.total && words.alternatives.length === 0 && !hasFacets(words) && words.fill === '';
  if (!general || subject?.type !== 'item' || !ABOVE.get(subject.item)?.includes('政府采购')) return null;
  return { ...words, total: false, alternatives: [{ subject: { type: 'item', item: '政府采购' }, cost: 0 }] };
}

/** 授予中小企业合同金额1445万元,占80%: of what, every publication means by it. */
function forSmallFirms({ whole, wholeNumber }: Node & { type: 'share' }, of: Claim | null): Phrase | null {
  const subject = of?.about[0]!.subject;
  if (whole.length > 0 || wholeNumber || of?.parent || subject?.type !== 'item' || subject.item !== '中小企业') return null;
  return { ...BLANK_CLAIM.phrase, alternatives: [{ subject: { type: 'item', item: '政府采购' }, cost: 0 }] };
}

/** 甲9万元,其中乙6万元、丙3万元,占总支出的9%: what is said behind several parts, of none by itself, may be said of their whole. */
function headOf(scope: Scope, of: Claim | null): Claim | null {
  const parent = of?.parent ?? null;
  if (!parent || isSubjectOnly(parent) || parent.context.sentence !== scope.sentence) return null;
  const parts = scope.recent().filter((claim) => claim.parent === parent && claim.context.segment === scope.segment);
  const told = scope.frames.slice(-MOST_IN_ROW).some((frame) => frame.type === 'share' && frame.of !== null && parts.includes(frame.of));
  return parts.length > 1 && !told ? parent : null;
}

/** 甲6万元、乙3万元,两项占总支出的9%: as many amounts as the words count, the last ones of the sentence; 合计占: those joined without a comma. */
function togetherOf(scope: Scope, phrase: Phrase, adds: Claim['adds']): readonly Claim[] | null {
  const count = adds ? adds.count : sharingOf(scope, phrase);
  const back = count === null && !adds;
  if (back && !pointsBack(scope, phrase)) return null;
  const depth = depthAt(scope.block, phrase.tokens[0]!.start);
  const own = amountsAt(scope, depth).filter(({ context }) => context.sentence === scope.sentence);
  if (back) return own.length > 1 ? [] : null;
  const asked = count ?? joinedOf(scope.block.text, own);
  return asked > 1 && own.length >= asked ? own.slice(-asked) : [];
}

/** How many amounts at the end of a row have nothing but 、 or 和 between them. */
function joinedOf(text: string, row: readonly Claim[]): number {
  const apart = row.findLastIndex((claim, at) => at > 0 && /[,;。]/.test(text.slice(row[at - 1]!.number.end, claim.number.start)));
  return row.length - Math.max(0, apart);
}

/** 货物与服务分别占60%、40%, 人员经费和公用经费占比分别为91%和9%: what each of the shares is of. */
function sharersOf(scope: Scope, phrase: Phrase, listed: Phrase['listed']): readonly Claim[] | null {
  if (phrase.fill !== '') return null;
  const parts = phrase.mixed ? scope.partsOf(scope.state.buffer) : [];
  if (parts.length > 1) return parts.map((part) => subjectOf(scope, part));
  if (listed.length < 2) return null;
  return listed.map((alternatives) => subjectOf(scope, { ...phrase, alternatives, listed: [alternatives] }));
}

/** 运行费占“三公”经费的90%,接待费占10%: the whole of the share before in the sentence. */
function wholeBefore({ frames, sentence, block }: Scope, of: Claim): Claim | null {
  const before = frames.findLast(({ type, context }) => type === 'share' || context.sentence !== sentence || context.block !== block);
  if (before?.type !== 'share' || before.context.sentence !== sentence || before.of?.parent) return null;
  return before.whole && { ...before.whole, year: of.year, stage: of.stage };
}

/** 基本支出和项目支出分别为4万元和6万元,占比分别为40%和60%. */
function respectiveOf(scope: Scope): readonly Claim[] | null {
  const { respectively } = scope;
  if (!respectively) return null;
  const { phrase, phrases, listed } = respectively;
  return phrases ? phrases.map((own) => subjectOf(scope, own)) : sharersOf(scope, phrase, listed);
}

/** What words name: as the text states it, else by name only. */
function subjectOf(scope: Scope, phrase: Phrase): Claim {
  return targetsOf(scope, phrase)[0] ?? scope.claimOf(phrase, null);
}

/** 占比由上年的8%降至7.5%: the share of the year before, of that year's amount. */
function earlier(
  scope: Scope,
  share: Share,
  { number, words }: { readonly number: PrintedAmount; readonly words: readonly Token[] },
): Share {
  const said = readPhrase(words, scope.codes());
  const year = said.year ? scope.toYear(said) : -1;
  const { of, whole } = share;
  const key = of && claimKey(of);
  const stated = scope.recent().findLast((claim) => claim.year === year && claimKey(claim) === key);
  return {
    ...share,
    number,
    of: of && (stated ?? { ...of, year, number: NO_NUMBER, parent: null }),
    whole: whole && { ...whole, year },
    parent: null,
  };
}

/** 事业收入的增加额占增加总额的93%，财政拨款占6%: what is not understood of one share is not known of the next. */
function followsUnread({ frames, sentence, block }: Scope): boolean {
  const before = frames.findLast(
    ({ type, context }) => type === 'share' || type === 'loose' || context.sentence !== sentence || context.block !== block,
  );
  if (before?.context.sentence !== sentence) return false;
  return before.type === 'share'
    ? before.doubts.includes('fill')
    : before.type === 'loose' && before.why === 'rate' && before.words.includes('占');
}

/** What a share is of: its own words alone, and the year and stage of its part. */
export function wholeOf(scope: Scope, words: Phrase, of: Claim | null): Claim {
  const about = aboutOf(words);
  const facets: { -readonly [D in keyof Facets]: Facets[D] } = {};
  for (const dimension of ['source', 'period', 'nature', 'funds', 'side'] as const)
    if (words[dimension] !== undefined) facets[dimension] = { value: words[dimension], inherited: false };
  const stage = of?.stage ?? null;
  if (stage) facets.stage = { value: stage, inherited: true };
  return { ...BLANK_CLAIM, context: scope.context, phrase: words, about, facets, year: of?.year ?? 0, stage, label: scope.labelOf(words) };
}

/** 财政拨款支出占本年支出合计9万元的92%: what the part is paid from, or the heading speaks of, need not be what all of the whole is paid from. */
function wholeClaim(scope: Scope, words: Phrase, number: PrintedAmount, whole: Claim | null, of: Claim | null): Claim {
  const claim = scope.claimOf(words, number, whole ? whole.about : undefined);
  const { source, ...facets } = claim.facets;
  if (!source?.inherited || !whole) return claim;
  const own = of?.facets.source;
  if (own && !own.inherited && own.value === source.value) return { ...claim, facets };
  return { ...claim, doubts: distinct([...claim.doubts, 'several']) };
}

/** 支出中有87%(309万元)由自有资金负担: what the rate is of was not understood, so the amount beside it is not either. */
export function isUnreadRate({ frames, block }: Scope, { start }: Token): boolean {
  const before = frames.at(-1);
  return before?.type === 'loose' && before.why === 'rate' && before.context.block === block && before.number.end === start;
}
