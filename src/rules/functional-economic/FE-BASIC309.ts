import { defineRule, type CheckContext, type Report } from '../rule';
import { linesOf, place } from '../support/check';
import { BASIC, pair } from '../support/forms';

const outsideBasic = ({ disclosure }: CheckContext): Report[] =>
  disclosure.forms.flatMap((form) => {
    if (form.kind !== '一般公共预算基本支出表') return [];
    return linesOf(form).flatMap(({ key, label, amounts, parent }) => {
      const filled = amounts.find(({ value }) => value !== null && !value.isZero());
      if (key.type !== 'economic' || !/^3(?:09|11|13)/.test(key.code) || !filled || parent?.key.type === 'economic') return [];
      return {
        zh: `“${label}”（${key.code}）不属基本支出，本表却有 ${filled.value!.toString()}；请核对科目或改列项目支出。`,
        en: `${label} (${key.code}) is no basic expenditure.`,
        cells: [place(filled.cell, filled.value!.toString(), 'culprit')],
        form,
      };
    });
  });

export default defineRule({
  id: 'FE-BASIC309',
  level: 'error',
  basis: { zh: '公开06表版式（基本支出不列 309、311、313）', en: 'the layout of form 06: basic expenditure has no 309, 311 or 313' },
  text: {
    zh: {
      name: '基本支出不列的经济分类',
      statement: '309 资本性支出（基本建设）、311 对企业补助（基本建设）、313 对社会保障基金补助不列基本支出',
    },
    en: { name: 'economic classes outside basic expenditure', statement: '309, 311 and 313 are no basic expenditure' },
  },
  check: outsideBasic,
  examples: [
    {
      ...pair(
        BASIC,
        ['302 | 商品和服务支出', '309 | 资本性支出（基本建设）'],
        ['30201 | 办公费', '30902 | 办公设备购置'],
        ['30216 | 培训费', '30903 | 专用设备购置'],
        ['30217 | 公务接待费', '30905 | 基础设施建设'],
        ['30231 | 公务用车运行维护费', '30913 | 公务用车购置'],
      ),
      first: '一般公共预算基本支出表!C10',
    },
  ],
});
