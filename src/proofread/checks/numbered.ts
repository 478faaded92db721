import { isSubjectOnly } from '../../text/discourse';
import { miscounted } from '../added';
import { accuse, all, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { textOf } from '../wording';

/** T-COUNT: 甲3万元、乙2万元，三项合计5万元: the amounts that make up the sum are as many as its words count. */
export function numbered({ claims }: BoundText): Judgement {
  const amounts = claims.map(({ claim }) => claim).filter((claim) => !isSubjectOnly(claim) && claim.number.kind === 'money');
  return all(
    miscounted(amounts).map(({ whole, parts }) => {
      const { block } = whole.context;
      const behind = parts.at(-1)!.number.end;
      const start = behind + /^[ \0,、]*/.exec(block.text.slice(behind, whole.number.start))![0].length;
      const stated = block.text.slice(start, whole.number.end);
      return accuse(
        {
          block,
          start,
          end: whole.number.end,
          stated,
          expected: String(parts.length),
          actual: String(whole.adds!.count),
          rule: 'T-COUNT',
          level: 'warning',
          zh: `“${stated}”写 ${whole.adds!.count} 项，前面 ${parts.length} 项相加正好为 ${textOf(block, whole.number)}；请核对项数。`,
          en: `${whole.adds!.count} are counted, but the ${parts.length} amounts before make up ${textOf(block, whole.number)}.`,
        },
        [],
      );
    }),
  );
}
