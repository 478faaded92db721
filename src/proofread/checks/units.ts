import { accuse, all, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { asWritten } from '../wording';

/** 基本支出(万元)30.5 */
const UNIT_BEFORE = /\((?:[万亿]?元|%)\)[ \0]*$/;

/** T-UNIT: 基本支出 531.47，占 69.14%: a number with decimals that lacks its unit. */
export function units(text: BoundText): Judgement {
  return all(
    text.loose
      .filter(({ why, context: { block }, number }) => why === 'unit' && !UNIT_BEFORE.test(block.text.slice(0, number.start)))
      .map(({ context: { block }, number }) => {
        const written = asWritten(block, number);
        return accuse(
          {
            ...written,
            rule: 'T-UNIT',
            level: 'warning',
            zh: `“${written.stated}”后面没有写单位；请补上（万元、元或 %）。`,
            en: `${written.stated} lacks its unit (万元, 元 or %).`,
          },
          [],
        );
      }),
  );
}
