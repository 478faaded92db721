import type { Claim } from '../frames';
import type { Node } from '../grammar/nodes';
import { hasIdentity, isEmpty, type Phrase, type Stage } from '../phrase';
import { readPhrase } from '../phrase-reader';
import type { Token } from '../token';
import { BUDGET_STAGES, isBudgetBeside, NO_NUMBER, sameAbout } from './claims';
import type { Scope } from './scope';
import { targetsOf } from './targets';

/** What stands between a budget and what was carried out of it: 完成预算的98%, 为年初预算的98%, 决算数大于预算数. */

export function takeCompletion(scope: Scope, node: Node & { type: 'completion' }): void {
  const { state } = scope;
  const words = readPhrase(node.words, scope.codes());
  const phrase = scope.phrase();
  const recent = scope.recent().filter((claim) => claim.year === 0);
  const named = hasIdentity(phrase) ? targetsOf(scope, phrase) : [];
  const stage = words.stage ?? null;
  const of =
    named[0] ??
    recent.findLast((claim) => !isBudgetBeside(claim, scope.options.kind)) ??
    (stage && BUDGET_STAGES.has(stage) ? doneOf(scope, recent.at(-1)) : null) ??
    (isEmpty(phrase) ? scope.head : null);
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
    doubts: state.blocked || isOfOther(phrase, named) ? ['fill'] : [],
  });
  state.buffer = [];
  if (node.further) takeCompletion(scope, { ...node, ...node.further, further: null });
}

/** …,其中项目支出规划服务较年初完成92%: words name something that no amount was told of. */
function isOfOther(phrase: Phrase, named: readonly Claim[]): boolean {
  return named.length === 0 && hasIdentity(phrase) && phrase.fill.length >= 2;
}

/** 年初预算1673万元,支出决算数小于年初预算数31万元,完成年初预算的98%: what came of a budget, of which the sentence tells no amount. */
function doneOf(scope: Scope, budget: Claim | undefined): Claim | null {
  if (!budget || budget.context.sentence !== scope.sentence || !isBudgetBeside(budget, scope.options.kind)) return null;
  const alone = scope.recent().every((claim) => claim === budget || claim.context.sentence !== scope.sentence);
  if (!alone || budget.year !== 0) return null;
  const { stage: _, ...facets } = budget.facets;
  return { ...budget, number: NO_NUMBER, facets: { ...facets, stage: { value: '决算', inherited: true } }, stage: '决算', list: null };
}

/** 支出决算数3万元,为年初预算数的84%: completed, without the word. */
export function isOfBudget(scope: Scope): boolean {
  const phrase = scope.phrase();
  return phrase.fill === '' && phrase.stage !== undefined && BUDGET_STAGES.has(phrase.stage) && !hasIdentity(phrase);
}

export function takeRateOfBudget(scope: Scope, { number, start, end }: Token): void {
  const words = scope.state.buffer;
  scope.state.buffer = [];
  takeCompletion(scope, { type: 'completion', words, budget: null, number: number!, gap: false, further: null, start, end });
}

/** 支出301万元,为年初预算305万元的98.48%: right behind a budget, with 的 between. */
export function isOfAmountBefore({ frames, block }: Scope, { start }: Token): boolean {
  const before = frames.at(-1);
  return (
    before?.type === 'claim' &&
    before.context.block === block &&
    before.stage !== null &&
    BUDGET_STAGES.has(before.stage) &&
    /^[ \0]*的[ \0]*$/.test(block.text.slice(before.number.end, start))
  );
}

export function takeRateOfAmount(scope: Scope, { number }: Token): void {
  const budget = scope.frames.at(-1) as Claim;
  const of = scope.recent().findLast((claim) => claim !== budget && claim.year === 0 && !isBudgetBeside(claim, scope.options.kind)) ?? null;
  const { stage, doubts } = budget;
  if (!of || !sameAbout(of, budget)) return scope.loose(number!, 'rate');
  scope.frames.push({
    type: 'completion',
    context: scope.context,
    number: number!,
    gap: false,
    of,
    stage,
    budget: budget.number,
    budgetClaim: budget,
    doubts,
  });
  scope.state.buffer = [];
}

export function takeOrder(scope: Scope, node: Node & { type: 'order' }): void {
  const stage = (tokens: readonly Token[]): Stage => (tokens.find(({ kind }) => kind === 'stage')?.meaning ?? '决算') as Stage;
  const phrase = scope.phrase();
  const last = scope.recent().findLast((claim) => claim.year === 0 && !isBudgetBeside(claim, scope.options.kind));
  const [named] = hasIdentity(phrase) ? targetsOf(scope, phrase) : last ? [last] : [];
  // 决算数小于预算数: what is said of the one is not said of the other.
  const told = named?.stage && BUDGET_STAGES.has(named.stage) ? null : (named ?? null);
  const of = told ?? (node.number ? doneOf(scope, scope.recent().at(-1)) : null);
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

/** 预算3.2万元,支出2.98万元,结余0.22万元: by how much they differ. False where the sentence told no budget, or not of the same. */
export function takeSurplus(scope: Scope, { sign, number, start, end }: Node & { type: 'surplus' }): boolean {
  const pair = scope.state.base ? comparedBudget(scope) : (budgetBeside(scope) ?? budgetAgain(scope));
  if (!pair || scope.state.mode !== 'plain' || scope.phrase().tokens.some((token) => !isOfPlan(token))) return false;
  const { of, right } = pair;
  scope.frames.push({ type: 'order', context: scope.context, sign, number, left: '决算', right, of, start, end });
  scope.state.buffer = [];
  return true;
}

/** 预算结余3万元. */
function isOfPlan({ kind, meaning }: Token): boolean {
  return kind === 'glue' || (kind === 'stage' && BUDGET_STAGES.has(meaning));
}

/** 完成预算54万元的94%,比预算超支3万元: the words before say what it is measured against. */
function comparedBudget(scope: Scope): { readonly of: Claim; readonly right: Stage } | null {
  const { base } = scope.state;
  const [of] = targetsOf(scope, scope.phrase());
  const told =
    base?.stage && base.year === 0 && !base.number && BUDGET_STAGES.has(base.stage) && of && !isBudgetBeside(of, scope.options.kind);
  return told && of.year === 0 ? { of, right: base.stage } : null;
}

/** 支出167万元,完成年初预算的98%。年初预算170万元,结余3万元: the budget stands in a sentence of its own. */
function budgetAgain(scope: Scope): { readonly of: Claim; readonly right: Stage } | null {
  const { kind } = scope.options;
  const [of, budget, further] = scope.recent().filter(({ number }) => number.kind === 'money');
  const alone = of && budget && !further && budget.context.sentence === scope.sentence && of.context.sentence === scope.sentence - 1;
  const alike = alone && isBudgetBeside(budget, kind) && !isBudgetBeside(of, kind) && [of, budget].every(({ year }) => year === 0);
  return alike && budget.stage && sameAbout(of, budget) ? { of, right: budget.stage } : null;
}

/** The last two amounts of the sentence, where they are the budget of something and what came of it. */
export function budgetBeside(scope: Scope): { readonly of: Claim; readonly budget: Claim; readonly right: Stage } | null {
  const { kind } = scope.options;
  const pair = scope
    .recent()
    .filter(({ number, context }) => number.kind === 'money' && context.sentence === scope.sentence)
    .slice(-2);
  const budget = pair.find((claim) => isBudgetBeside(claim, kind));
  const of = pair.find((claim) => claim !== budget);
  const alike = budget?.stage && of && !isBudgetBeside(of, kind) && pair.every(({ year }) => year === 0) && sameAbout(of, budget);
  return alike ? { of, budget, right: budget.stage } : null;
}
