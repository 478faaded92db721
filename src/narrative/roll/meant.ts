import type { Reading } from '../../facts/base';
import { agrees, readingsOf } from '../../proofread/bind';
import type { BoundText } from '../../proofread/proof';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { PROJECTS, projectsOf } from './roster-entries';
import { isBudget } from './stages';
import { ofUnit } from './units';

/** A claim whose own words do not say all: as it is meant, and the cells of last year that say so. */
export interface Meant {
  readonly own: Claim;
  readonly olds: readonly Reading[];
}

/** What stands around a claim says more of it than its words; null where last year's forms do not bear that out. */
export function meantBy(text: BoundText, claim: Claim): Meant | null {
  for (const own of [partOfPeriod(claim), carriedOutOf(text, claim), plannedForAll(claim), ofProjects(text, claim), ofAssessed(claim)]) {
    const olds = own ? readingsOf(text.facts, own, own.about, 0).filter((reading) => agrees(claim.number, reading)) : [];
    if (own && olds.length > 0) return { own, olds };
  }
  return ofUnit(text, claim);
}

/** 上年结转85.39万元，包括：财政拨款85.39万元: the parts of what is carried over are carried over. */
function partOfPeriod(claim: Claim): Claim | null {
  const period = claim.parent?.facets.period;
  if (!period?.value.endsWith('结转') || claim.facets.period || isSubjectOnly(claim)) return null;
  return { ...claim, facets: { ...claim.facets, period } };
}

/** 公务接待费全年预算4万元，执行3万元: carried out of the budget that stands right before. */
function carriedOutOf(text: BoundText, claim: Claim): Claim | null {
  const budget = claim.doubts.includes('noSubject') && !isSubjectOnly(claim) ? budgetBefore(text, claim) : null;
  if (!budget || budget.doubts.length > 0) return null;
  const { about, facets, label } = budget;
  return { ...claim, about, label, doubts: [], stage: '执行', facets: { ...facets, stage: { value: '执行', inherited: false } } };
}

/** 全年预算120万元，执行110万元: the budget that something carried out stands right behind. */
export function budgetBefore({ where }: BoundText, { context: { block, sentence }, number }: Claim): Claim | null {
  const before = where
    .inBlock(block)
    .findLast(({ claim }) => !isSubjectOnly(claim) && claim.context.sentence === sentence && claim.number.end <= number.start)?.claim;
  if (before?.year !== 0 || !isBudget(before.stage)) return null;
  return CARRIED_OUT.test(block.text.slice(before.number.end, number.start)) ? before : null;
}

/** 全年预算4万元，执行3万元，比上年增加1万元: what moved is what was carried out, and not the budget before it. */
export function carriedOutIn(text: BoundText, target: Claim, at: number): Claim | null {
  if (text.disclosure.kind !== 'final') return null;
  return isBudget(target.stage) ? carriedOutBehind(text, target, at) : carriedOutOf(text, target);
}

function carriedOutBehind(text: BoundText, budget: Claim, at: number): Claim | null {
  const behind = text.where
    .inBlock(budget.context.block)
    .find(({ claim }) => !isSubjectOnly(claim) && claim.number.end <= at && budgetBefore(text, claim) === budget)?.claim;
  return behind ? carriedOutOf(text, behind) : null;
}

const CARRIED_OUT = /^[,;、 ]{1,2}(?:全年|本年|当年|实际|累计|已)?(?:执行|支出|支付|使用)(?:数|额|金额)?[为 ]{0,2}$/;

/** 8个项目…，涉及资金206.4万元: as many as the forms list have what these have. */
function ofProjects({ text, disclosure }: BoundText, claim: Claim): Claim | null {
  const { context, number, doubts } = claim;
  if (isSubjectOnly(claim) || !doubts.some((doubt) => doubt === 'qualifier' || doubt === 'noSubject')) return null;
  const { block } = context;
  const from = block.text.lastIndexOf('。', number.start) + 1;
  const counts = text.tokens[block.index]!.filter(({ kind, start }) => kind === 'count' && start >= from && start < number.start);
  const projects = projectsOf(disclosure).length;
  const isOfAll = counts.length === 1 && counts[0]!.number!.value.eq(projects) && PROJECTS.test(block.text.slice(counts[0]!.end));
  if (!isOfAll || projects === 0) return null;
  const facets = { side: { value: '支出', inherited: true }, nature: { value: '项目', inherited: true } };
  return { ...claim, about: [{ subject: { type: 'total', grade: null }, cost: 0 }], facets, doubts: [] };
}

/** 对一般公共预算项目支出开展绩效自评，涉及资金90万元: the money of what is assessed. */
function ofAssessed(claim: Claim): Claim | null {
  const { context, number, facets } = claim;
  if (isSubjectOnly(claim) || facets.source || claim.about[0]?.subject.type !== 'total') return null;
  const { text } = context.block;
  const source = ASSESSED.exec(text.slice(text.lastIndexOf('。', number.start) + 1, number.start))?.[1];
  if (source === undefined) return null;
  const said = (value: string): { value: string; inherited: boolean } => ({ value, inherited: false });
  return { ...claim, facets: { source: said(source), nature: said('项目'), side: said('支出') }, doubts: [] };
}

const ASSESSED = /对[^,。;]{0,20}(一般公共预算|政府性基金|国有资本经营)(?:预算)?(?:财政拨款)?项目支出[^,。;]{0,12}(?:绩效)?(?:自评|评价)/;

/** Where performance is spoken of, 全年预算 is that of all expenditure, or of all from one source. */
function plannedForAll(claim: Claim): Claim | null {
  const { stage, facets, doubts } = claim;
  if (!isBudget(stage) || !doubts.includes('outside') || !doubts.includes('noSubject')) return null;
  const { nature: _, ...all } = facets;
  return { ...claim, doubts: [], facets: { ...all, side: { value: '支出', inherited: true } } };
}
