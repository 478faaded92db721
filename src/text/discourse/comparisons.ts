import { subjectKey } from '../../facts/coordinate';
import type { Claim } from '../frames';
import type { Node } from '../grammar/nodes';
import type { PrintedAmount } from '../number';
import { aboutOf, hasIdentity, isEmpty, type Alternative, type Phrase } from '../phrase';
import { readPhrase } from '../phrase-reader';
import { claimKey, NO_NUMBER, sameAbout } from './claims';
import { distinct, namesSubject } from './doubts';
import type { Scope } from './scope';
import { targetsOf } from './targets';

/** 比上年, 较年初预算36万元, 与2023年相比, 比年初: what the changes that follow are measured against. */

export function takeCompare(scope: Scope, node: Node & { type: 'compare' }): void {
  const { state } = scope;
  const words = readPhrase(node.words, scope.codes());
  scope.compared = state.mode === 'plain' ? node.end : -1;
  if (state.mode !== 'plain') state.buffer = [];
  if (state.mode !== 'reason' || !hasChanged(scope)) state.mode = 'plain';
  const year = node.words.length === 0 ? -1 : words.year ? scope.toYear(words) : 0;
  state.base = { year, stage: words.stage ?? null, number: node.base, stated: true };
  state.moved = false;
  const target = node.base ? baseTarget(scope) : null;
  const isNamed = (hasIdentity(words) || opensWithSide(scope, words)) && !(target && isSameAs(words, target.claim));
  const turned = isNamed ? (saidBefore(scope, words) ?? namedBehind(scope, words)) : null;
  scope.bases = node.base ? [baseClaim(scope, words, node.base, year, isNamed ? null : target)] : [];
  scope.frames.push(...scope.bases);
  if (turned) state.named = turned;
}

/** What an amount of another year may be of, and whether it may as well be of the whole: 其中:基本支出4万元,比上年3万元增加. */
function baseTarget(scope: Scope): { readonly claim: Claim; readonly ofPart: boolean } | null {
  const targets = targetsOf(scope, scope.phrase());
  const part = targets.length > 1 ? targets.find(({ parent }) => parent && targets.includes(parent)) : undefined;
  const claim = part ?? targets[0];
  return claim ? { claim, ofPart: part !== undefined } : null;
}

/** The amount behind a word of comparison: of what its own words name, else of what is compared. */
function baseClaim(scope: Scope, words: Phrase, number: PrintedAmount, year: Claim['year'], target: ReturnType<typeof baseTarget>): Claim {
  const phrase = hasIdentity(words) && !target ? words : scope.phrase();
  const about = target ? target.claim.about : hasIdentity(phrase) ? aboutOf(phrase) : undefined;
  const stage = words.stage ?? null;
  const made = scope.claimOf({ ...phrase, year: words.year, ...(stage ? { stage } : {}) }, number, about);
  const { stage: _, ...facets } = target?.claim.facets ?? made.facets;
  return {
    ...made,
    year,
    stage,
    facets: stage ? { ...facets, stage: { value: stage, inherited: false } } : facets,
    label: target?.claim.label ?? made.label,
    doubts: [...(target ? target.claim.doubts : made.doubts), ...(target?.ofPart ? (['several'] as const) : [])],
  };
}

/** Whether words say nothing of an amount that its own do not: 一般公共预算 of 一般公共预算收入. */
function isSameAs({ alternatives, ...words }: Phrase, { about, facets }: Claim): boolean {
  const isOf = ({ subject }: Alternative): boolean => about.some((own) => subjectKey(own.subject) === subjectKey(subject));
  const isWhole = about[0]!.subject.type === 'total' && !facets.nature && !facets.funds;
  return (
    (alternatives.length === 0 || alternatives.some(isOf)) &&
    (!words.total || isWhole) &&
    (['source', 'period', 'nature', 'funds', 'side'] as const).every(
      (dimension) => words[dimension] === undefined || words[dimension] === facets[dimension]?.value,
    )
  );
}

/** 年末结转16万元,比年初21万元减少5万元: what is left is measured against what there was. False where something else is measured. */
export function takeOpening(scope: Scope, node: Node & { type: 'opening' }): boolean {
  const target = baseTarget(scope)?.claim;
  if (target?.doubts.includes('outside') && node.base) return takeOpeningOfAssets(scope, target, node.base);
  if (target?.facets.period?.value !== '年末结转') return false;
  // What is left stands on the side of 支出, what there was on that of 收入.
  const { side: _, ...facets } = { ...target.facets, period: { ...target.facets.period, value: '上年结转' } };
  if (node.base) scope.frames.push({ ...target, context: scope.context, number: node.base, facets, parent: null, list: null });
  const began: Claim = { ...target, number: NO_NUMBER, facets, parent: null, list: null };
  scope.state.base = { year: -1, stage: null, number: node.base, stated: true, ...(node.base ? {} : { other: began }) };
  scope.state.named = target;
  scope.state.moved = false;
  return true;
}

/** 资产总额15万元,比年初14万元增加1万元. */
function takeOpeningOfAssets(scope: Scope, target: Claim, number: PrintedAmount): true {
  scope.frames.push({ ...target, context: scope.context, number, year: -1, parent: null, list: null });
  scope.state.base = { year: -1, stage: null, number, stated: true };
  scope.state.named = target;
  scope.state.moved = false;
  return true;
}

/** 支出7万元,其中:基本支出5万元,项目支出2万元,较2024年基本支出增加1万元: what is compared may be something that the sentence told before. */
function saidBefore(scope: Scope, words: Phrase): Claim | null {
  const { year: _, ...named } = words;
  const key = claimKey(scope.claimOf({ ...named, year: null }, null));
  return (
    scope.recent().findLast((claim) => claim.context.sentence === scope.sentence && claim.year === 0 && claimKey(claim) === key) ?? null
  );
}

/** 支出7万元,较2024年基本支出增加1万元: what is compared is named behind the year for the first time, or only tells of which amount the year’s was. */
function namedBehind(scope: Scope, words: Phrase): Claim | null {
  const { listed, fill } = words;
  if ((!namesSubject(words) && !opensWithSide(scope, words)) || listed.length > 1 || fill !== '') return null;
  const { year: _, stage: __, ...named } = words;
  const claim = scope.claimOf({ ...named, year: null }, null);
  const { current, last, segmentMain } = scope.state;
  const isSpokenOf = [current, last, segmentMain].some((spoken) => spoken && sameAbout(spoken, claim));
  if (isSpokenOf) return null;
  return scope.sentenceFirst ? { ...claim, doubts: distinct([...claim.doubts, 'several']) } : claim;
}

/** 较上年支出规模减少5万元: nothing was told before it. */
function opensWithSide(scope: Scope, { side }: Phrase): boolean {
  const { segmentMain, last } = scope.state;
  return side !== undefined && segmentMain === null && last === null && isEmpty(scope.phrase());
}

/** Whether the sentence has told a difference: what its reason compares is something else. */
export function hasChanged({ frames, sentence, block }: Scope): boolean {
  for (let at = frames.length - 1; at >= 0; at--) {
    const { type, context } = frames[at]!;
    if (context.block !== block || context.sentence !== sentence) return false;
    if (type === 'change') return true;
  }
  return false;
}
