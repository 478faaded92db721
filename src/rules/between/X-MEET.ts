import { formOf } from '../../facts/bind';
import { isBlank, type Draft } from '../../relations/relation';
import { defineRule } from '../rule';
import type { Cross } from '../support/cross';
import { itemsOf, itemTerms } from '../support/economic';
import { BASIC, both } from '../support/forms';

function meetings(cross: Cross): Draft[] {
  const form = formOf(cross.disclosure, '“三公”经费表');
  if (!form) return [];
  return [
    ['会议费', '30215'],
    ['培训费', '30216'],
  ].flatMap(([item, code]) => {
    const [left, right] = [itemTerms(form, item!), itemsOf(cross, [code!])];
    return left && right && !right.every(isBlank) ? [cross.between(left, right, { comparison: '≥', family: code! })] : [];
  });
}

const form = (training: string): string => `# 三公
“三公”经费、会议费、培训费支出表
单位：万元
“三公”经费合计 | 因公出国（境）费 | 公务用车购置费 | 公务用车运行费 | 公务接待费 | 会议费 | 培训费
4.05 | 0 | 0 | 3 | 1.05 | 0 | ${training}`;

export default defineRule({
  id: 'X-MEET',
  level: 'warning',
  basis: {
    zh: '“三公”及会议费、培训费表的口径（含基本支出和项目支出）；表间同一数据',
    en: 'the scope of the forms of “三公”, meetings and training',
  },
  text: {
    zh: { name: '会议费、培训费', statement: '“三公”、会议费、培训费表的会议费 ≥ 基本支出的 30215，培训费 ≥ 30216' },
    en: {
      name: 'meetings and training',
      statement: 'the form of “三公”, meetings and training covers 30215 and 30216 of basic expenditure',
    },
  },
  relations: meetings,
  examples: [{ valid: both(form('2.5'), BASIC), invalid: both(form('1.5'), BASIC), first: '三公!G4' }],
});
