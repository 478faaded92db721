import type { Block } from '../../text/block';
import { accuse, all, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { asWritten } from '../wording';

/** 基本支出(万元)30.5 */
const UNIT_BEFORE = /\((?:[万亿]?元|%)\)[ \0]*$/;

/** T-UNIT: 基本支出 531.47，占 69.14%: a number with decimals that lacks its unit; 支出1720.00万 where others have 万元. */
export function units(text: BoundText): Judgement {
  return all(
    text.loose
      .filter(({ why, context: { block }, number }) => why === 'unit' && !UNIT_BEFORE.test(block.text.slice(0, number.start)))
      .filter(({ context: { block }, number }) => number.unit === '' || isWhole(text, block, `${number.unit}元`))
      .map(({ context: { block }, number }) => {
        const written = asWritten(block, number);
        if (number.unit !== '') return cut(written, `${number.unit}元`);
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

/** Whether the unit stands whole in the paragraph, or in one beside it. */
function isWhole({ text: { blocks } }: BoundText, block: Block, unit: string): boolean {
  return [block, blocks[block.index - 1], blocks[block.index + 1]].some((near) => near?.text.includes(unit));
}

function cut(written: ReturnType<typeof asWritten>, unit: string): Judgement {
  return accuse(
    {
      ...written,
      rule: 'T-UNIT',
      level: 'warning',
      zh: `“${written.stated}”的单位没有写全；请核对是否为“${unit}”。`,
      en: `The unit of ${written.stated} is cut off: ${unit} is expected.`,
    },
    [],
  );
}
