import type { Reading } from '../../facts/base';
import { agrees, readingsOf, type Bound } from '../bind';
import type { BoundText } from '../proof';

const WAGES = '301';
const ALLOWANCES = '303';

/**
 * 人员支出66万元、公用支出15万元、对个人和家庭的补助4万元: beside what 人员经费 holds too, 人员 is what is paid to those in office. The cells of
 * 工资福利支出 that the amount agrees with; none where nothing stands beside it.
 */
export function wagesOf(text: BoundText, { claim }: Bound): readonly Reading[] {
  const { about, facets, year, context, list } = claim;
  const { funds, ...others } = facets;
  if (about[0]!.subject.type !== 'total' || funds?.value !== '人员' || year !== 0) return [];
  const beside = text.where.inSentence(context.sentence).some(({ claim: other, agreeing }) => {
    const [first] = other.about;
    const isAllowances = first!.subject.type === 'economic' && first!.subject.code === ALLOWANCES;
    return isAllowances && other.list === list && other.parent !== claim && agreeing.length > 0;
  });
  if (!beside) return [];
  const subject = { type: 'economic', code: WAGES } as const;
  return readingsOf(text.facts, { ...claim, facets: others }, [{ subject, cost: 0 }], year).filter((reading) =>
    agrees(claim.number, reading),
  );
}
