import type { Claim, Doubt, Facets, Frame } from '../frames';
import type { Node } from '../grammar/nodes';
import type { PrintedAmount } from '../number';
import { aboutOf, hasIdentity, type Alternative, type Phrase, type Stage } from '../phrase';
import { readPhrase } from '../phrase-reader';
import type { Token } from '../token';
import { BLANK_CLAIM, BUDGET_STAGES, hasFacets, isBudgetBeside, isWithin, sameAbout } from './claims';
import { doubtsOf } from './doubts';
import type { Scope } from './scope';

/** Amounts and the operators of the grammar become frames: what they are of is told by the words before them and by the scope. */

/** 占比分别为90%和10%: what follows a share with nothing but a comma between is another. */
export function isOneOfShares(scope: Scope, token: Token): boolean {
  const before = scope.frames.at(-1);
  return (
    before?.type === 'share' &&
    before.context.block === scope.block &&
    /^[、和与及,]{1,2}$/.test(scope.block.text.slice(before.number.end, token.start).replace(/[ \0]/g, ''))
  );
}

/** As many shares as amounts before them, in their order. */
export function takeFurtherShare(scope: Scope, number: PrintedAmount): void {
  const first = scope.frames.findLastIndex(({ type }) => type !== 'share') + 1;
  const run = scope.frames.slice(first).filter((frame) => frame.type === 'share');
  const shares = [...run, { ...run.at(-1)!, number }];
  const claims = scope
    .recent()
    .filter(({ context }) => context.sentence === scope.sentence)
    .slice(-shares.length);
  scope.frames.length = first;
  scope.frames.push(
    ...shares.map((share, index) => {
      const of = claims.length === shares.length ? claims[index]! : null;
      return { ...share, of, parent: of?.parent ?? null };
    }),
  );
  scope.state.buffer = [];
}

/** A支出10万元，占20%；B支出5万元，10%: an amount whose neighbour in the list says its share says its own, the word left out. */
export function siblingShare(scope: Scope, token: Token): (Frame & { type: 'share' }) | null {
  const [before, claim] = scope.frames.slice(-2);
  if (before?.type !== 'share' || claim?.type !== 'claim' || claim.number.kind !== 'money') return null;
  if (!claim.parent || before.of?.parent !== claim.parent || before.context.block !== scope.block) return null;
  return /^[,、(]?$/.test(scope.block.text.slice(claim.number.end, token.start).replace(/[ \0]/g, ''))
    ? { ...before, context: scope.context, number: token.number!, of: claim, wholeNumber: null }
    : null;
}

/** 减少1.2万元(-16.44%), 增加3万元,5.2%: nothing but a bracket or a comma stands between a difference and its rate. */
export function isRateOfChange({ state, block }: Scope, { start }: Token): boolean {
  const { change } = state;
  return change !== null && change.context.block === block && /^[ \0]*[(,][ \0]*$/.test(block.text.slice(change.number.end, start));
}

/** A minus sign of its own tells the direction, else that of the difference holds. */
export function takeRateOfChange(scope: Scope, { number }: Token): void {
  const difference = scope.state.change!;
  const { of, floating, base, doubts, word } = difference;
  const sign = number!.value.isNegative() ? 1 : difference.sign;
  scope.frames.push({ type: 'change', context: scope.context, sign, word, number: number!, of, floating, base, difference, doubts });
  scope.state.change = null;
  scope.state.buffer = [];
}

export function takeAmount(scope: Scope, number: PrintedAmount): void {
  const { state } = scope;
  const listed = scope.respectively;
  const phrase = scope.phrase();
  let about: readonly Alternative[] | undefined;
  let used = phrase;
  if (listed && !hasIdentity(phrase) && listed.next < listed.listed.length) {
    const at = listed.next++;
    if (listed.phrases) used = listed.phrases[at]!;
    else {
      about = listed.listed[at];
      used = { ...listed.phrase, alternatives: about!, listed: [about!] };
    }
  } else if (listed) scope.respectively = null;
  const adds = addsOf(scope, phrase);
  const claim = scope.claimOf(adds ? { ...used, total: true } : used, number, about);
  put(scope, adds ? { ...claim, adds, doubts: [...new Set<Doubt>([...claim.doubts, 'several'])] } : claim);
  if (scope.enumeration) scope.enumeration.names.length = 0;
  state.buffer = [];
}

/** 两项共计, 合计: a sum of what stands before it, of which its words say nothing else. */
function addsOf(scope: Scope, phrase: Phrase): Claim['adds'] {
  const adding = phrase.tokens.some(
    ({ kind, meaning }) => (kind === 'glue' && meaning === '加总') || (kind === 'total' && meaning === 'sum'),
  );
  const { fill, stage, side, year, topic } = phrase;
  const more =
    phrase.alternatives.length > 0 || hasFacets(phrase) || stage !== undefined || side !== undefined || year !== null || topic !== null;
  if (!adding || more || fill.replace(/[#<>a-z]/g, '') !== '') return null;
  const count = countIn(scope.words(phrase.tokens));
  const before = scope.recent().filter(({ number, year: of }) => number.kind === 'money' && of === 0);
  return count !== null || before.length > 1 || scope.state.vague ? { count } : null;
}

/** How many 三项, 两者 or 5类 are. */
function countIn(words: string): number | null {
  const [, count] = /([两二三四五六七八九十]|[0-9]{1,2})[项者类笔块]/.exec(words) ?? [];
  return count === undefined ? null : (NUMERALS.get(count) ?? Number(count));
}

const NUMERALS: ReadonlyMap<string, number> = new Map([
  ['两', 2],
  ...[...'二三四五六七八九十'].map((digit, at) => [digit, at + 2] as const),
]);

function put(scope: Scope, claim: Claim): void {
  const { state } = scope;
  scope.frames.push(claim);
  state.last = claim;
  state.current = claim;
  state.change = null;
  state.base = null;
  if (state.mode === 'plain' && scope.brackets.length === 0) {
    state.segmentMain ??= claim;
    scope.sentenceFirst ??= claim;
    scope.blockMain ??= claim;
  }
}

export function takeCompare(scope: Scope, node: Node & { type: 'compare' }): void {
  const { state } = scope;
  const words = readPhrase(node.words, scope.codes());
  if (state.mode !== 'plain') state.buffer = [];
  if (state.mode !== 'reason' || !hasChanged(scope)) state.mode = 'plain';
  const year = node.words.length === 0 ? -1 : words.year ? scope.toYear(words) : 0;
  state.base = { year, stage: words.stage ?? null, number: node.base, stated: true };
  if (node.base) {
    const phrase = scope.phrase();
    const [target] = scope.targets(phrase);
    const about =
      hasIdentity(words) && words.alternatives.length > 0
        ? words.alternatives
        : (target?.about ?? (hasIdentity(phrase) ? aboutOf(phrase) : undefined));
    const made = scope.claimOf({ ...phrase, year: words.year, ...(words.stage ? { stage: words.stage } : {}) }, node.base, about);
    const stage = words.stage ?? null;
    const { stage: _, ...facets } = target?.facets ?? made.facets;
    scope.frames.push({
      ...made,
      year,
      stage,
      facets: stage ? { ...facets, stage: { value: stage, inherited: false } } : facets,
      label: target?.label ?? made.label,
      doubts: target ? target.doubts : made.doubts,
    });
  }
}

/** Whether the sentence has told a difference: what its reason compares is something else. */
function hasChanged({ frames, sentence, block }: Scope): boolean {
  for (let at = frames.length - 1; at >= 0; at--) {
    const { type, context } = frames[at]!;
    if (context.block !== block || context.sentence !== sentence) return false;
    if (type === 'change') return true;
  }
  return false;
}

/** 收入由上年的7万元降至6万元: the words before 由 name both, those behind it say when the first was. */
export function takeReach(scope: Scope, node: Node & { type: 'reach' }): void {
  const { buffer } = scope.state;
  const from = buffer.findLastIndex(({ start, end }) => FROM.test(scope.block.text.slice(start, end)));
  const phrase = readPhrase(from === -1 ? buffer : buffer.slice(0, from), scope.codes());
  const before = readPhrase(from === -1 ? [] : buffer.slice(from + 1), scope.codes());
  const year = before.year ? scope.toYear(before) : -1;
  const base = scope.claimOf(phrase, node.base);
  scope.frames.push({ ...base, year, stage: before.stage ?? base.stage });
  put(scope, scope.claimOf(phrase, node.number));
  scope.state.base = { year, stage: before.stage ?? null, number: node.base, stated: true };
  scope.state.buffer = [];
}

const FROM = /^[由从]$/;

export function takeChange(scope: Scope, node: Node & { type: 'change' }): void {
  const { state } = scope;
  if (node.number.kind === 'count' || node.number.kind === 'points') return scope.loose(node.number, node.number.kind);
  const phrase = scope.phrase();
  const named = hasIdentity(phrase);
  const of = scope.targets(phrase);
  const topical = state.topic !== null && (hasIdentity(state.topic) || state.topic.side !== undefined);
  const floating = of.length > 0 ? null : named || topical ? scope.claimOf(phrase, null) : state.current;
  const last = state.change;
  const pairs = last !== null && node.number.kind === 'rate' && last.number.kind === 'money' && !named;
  const frame: Frame & { type: 'change' } = {
    type: 'change',
    context: scope.context,
    sign: node.sign,
    word: node.word,
    number: node.number,
    of: pairs ? last.of : of,
    floating: pairs ? last.floating : floating,
    base: pairs ? last.base : scope.base(),
    difference: pairs ? last : null,
    doubts: pairs ? last.doubts : doubtsOf(scope, phrase, of.length > 0 || floating !== null),
  };
  scope.frames.push(frame);
  state.change = node.number.kind === 'money' ? frame : null;
  state.buffer = [];
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
      start: node.start,
      end: node.end,
    });
  const named = hasIdentity(phrase);
  const of = named ? (phrase.fill !== '' ? null : (scope.targets(phrase)[0] ?? scope.claimOf(phrase, null))) : state.last;
  const topic = named || of?.parent || !state.topic || !isWithin(state.topic) ? null : state.topic;
  const said = hasIdentity(words) || (words.side && words.fill === '') ? words : topic;
  const whole = said ? wholeOf(scope, said, of) : null;
  if (node.wholeNumber) scope.frames.push(scope.claimOf(words, node.wholeNumber, whole ? whole.about : undefined));
  scope.frames.push({
    type: 'share',
    context: scope.context,
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
function wholeOf(scope: Scope, words: Phrase, of: Claim | null): Claim {
  const about = aboutOf(words);
  const facets: { -readonly [D in keyof Facets]: Facets[D] } = {};
  for (const dimension of ['source', 'period', 'nature', 'funds', 'side'] as const)
    if (words[dimension] !== undefined) facets[dimension] = { value: words[dimension], inherited: false };
  const stage = of?.stage ?? null;
  if (stage) facets.stage = { value: stage, inherited: true };
  return { ...BLANK_CLAIM, context: scope.context, phrase: words, about, facets, year: of?.year ?? 0, stage, label: scope.labelOf(words) };
}

export function takeCompletion(scope: Scope, node: Node & { type: 'completion' }): void {
  const { state } = scope;
  const words = readPhrase(node.words, scope.codes());
  const phrase = scope.phrase();
  const recent = scope.recent().filter((claim) => claim.year === 0);
  const named = hasIdentity(phrase) ? scope.targets(phrase) : [];
  const of = named[0] ?? recent.findLast((claim) => !isBudgetBeside(claim, scope.options.kind)) ?? null;
  const stage = words.stage ?? null;
  const beside = of
    ? recent.filter((claim) => claim !== of && claim.stage !== null && BUDGET_STAGES.has(claim.stage) && sameAbout(claim, of))
    : [];
  const fits = (claim: Claim): boolean => stage === null || stage === '预算' || claim.stage === stage || claim.stage === '预算';
  const budgetClaim = beside.findLast(fits) ?? beside.findLast((claim) => claim.context.sentence === scope.sentence) ?? null;
  if (node.budget && of) {
    const made = scope.claimOf({ ...words, stage: stage ?? '预算' }, node.budget, of.about);
    const claim: Claim = {
      ...made,
      stage: stage ?? '预算',
      facets: { ...of.facets, stage: { value: stage ?? '预算', inherited: false } },
      label: of.label,
      doubts: of.doubts,
    };
    scope.frames.push(claim);
  }
  scope.frames.push({
    type: 'completion',
    context: scope.context,
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

/** 支出决算数3万元,为年初预算数的84%: completed, without the word. */
export function isOfBudget(scope: Scope): boolean {
  const phrase = scope.phrase();
  return phrase.fill === '' && phrase.stage !== undefined && BUDGET_STAGES.has(phrase.stage) && !hasIdentity(phrase);
}

export function takeRateOfBudget(scope: Scope, { number, start, end }: Token): void {
  const words = scope.state.buffer;
  scope.state.buffer = [];
  takeCompletion(scope, { type: 'completion', words, budget: null, number: number!, gap: false, start, end });
}

export function takeOrder(scope: Scope, node: Node & { type: 'order' }): void {
  const stage = (tokens: readonly Token[]): Stage => (tokens.find(({ kind }) => kind === 'stage')?.meaning ?? '决算') as Stage;
  const of = scope.recent().findLast((claim) => claim.year === 0 && !isBudgetBeside(claim, scope.options.kind)) ?? null;
  scope.frames.push({
    type: 'order',
    context: scope.context,
    sign: node.sign,
    number: node.number,
    left: stage(node.left),
    right: stage(node.right),
    of,
    start: node.start,
    end: node.end,
  });
  scope.state.buffer = [];
}
