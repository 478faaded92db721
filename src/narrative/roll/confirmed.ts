import type { FactBase, Reading } from '../../facts/base';
import type { Disclosure } from '../../forms/disclosure';
import { agrees, readingsOf } from '../../proofread/bind';
import { boundOf, type BoundText } from '../../proofread/proof';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { ofList, ofYear } from './choice';
import { signature } from './counterparts';

/** The cells of last year's forms that a claim of last year's text confirms. What no form states may be one that another line states. */
export function confirmedBy(text: BoundText, claim: Claim): readonly Reading[] {
  const { agreeing } = boundOf(text, claim);
  if (agreeing.length > 0 || !isOperating(claim) || claim.number.value?.isZero()) return agreeing;
  return operating(claim, text.facts).filter((reading) => isSubjectOnly(claim) || agrees(claim.number, reading));
}

export function isOperating({ about: [own] }: Claim): boolean {
  return own!.subject.type === 'item' && own!.subject.item === '机关运行经费';
}

/** 机关运行经费 is 公用经费 where it was. */
export function operating(claim: Claim, facts: FactBase): readonly Reading[] {
  const wanted = {
    funds: { value: '公用', inherited: false },
    nature: { value: '基本', inherited: true },
    side: { value: '支出', inherited: true },
  };
  return readingsOf(facts, { ...claim, facets: wanted }, [{ subject: { type: 'total', grade: null }, cost: 0 }], 0).filter(
    ({ blank }) => !blank,
  );
}

/** 财政拨款 and 一般公共预算 are the same where there is no other: the cells of the one that the words name come first. */
export function plainest(text: BoundText, next: Disclosure, claim: Claim, agreeing: readonly Reading[]): readonly Reading[] {
  const olds = ofList(text, claim, ofYear(next, claim, agreeing));
  const { source } = claim.facets;
  const other = source && KIN.get(source.value);
  if (olds.length < 2 || !other) return olds;
  const asOther = { ...claim, facets: { ...claim.facets, source: { value: other, inherited: source.inherited } } };
  const costs = new Map(readingsOf(text.facts, asOther, claim.about, 0).map((reading) => [signature(reading), reading.cost]));
  const isOther = (reading: Reading): boolean => (costs.get(signature(reading)) ?? Infinity) < reading.cost;
  return [...olds.filter((reading) => !isOther(reading)), ...olds.filter(isOther)];
}

const KIN: ReadonlyMap<string, string> = new Map([
  ['财政拨款', '一般公共预算'],
  ['一般公共预算', '财政拨款'],
]);
