import type { Line } from '../../forms/disclosure';
import { linesOf, place } from '../support/check';
import { defineRule, type CheckContext, type Report } from '../rule';
import { pair } from '../support/forms';

/** FE-30239: 公务交通补贴 is paid with 30239 其他交通费用, not with salaries or allowances to persons. */
const travelAllowance = (context: CheckContext): Report[] =>
  context.disclosure.forms.flatMap((form) =>
    linesOf(form)
      .filter(({ name }) => /公务(?:交通|用车)补贴|车改补贴/.test(name))
      .flatMap((line) => {
        const code = economicOf(line);
        if (!/^30[13]/.test(code) || line.amounts.every(({ value }) => !value || value.isZero())) return [];
        return {
          zh: `“${line.label}”列在 ${code} 下，公务交通补贴应列 30239 其他交通费用；请核实科目。`,
          en: `${line.label} stands under ${code}; it belongs to 30239.`,
          cells: [place(line.labelCell, line.label)],
          form,
          expected: '30239',
          actual: code,
        };
      }),
  );

/** The economic item of a line, or of the nearest line above it that has one. */
function economicOf(line: Line): string {
  for (let at: Line | null = line; at; at = at.parent) if (at.key.type === 'economic') return at.key.code;
  return '';
}

export default defineRule({
  id: 'FE-30239',
  level: 'warning',
  basis: {
    zh: '《政府收支分类科目》30239 其他交通费用（公务交通补贴）；公开06表列公用经费',
    en: 'classification of income and expenditure: 30239; form 06 lists it under operating funds',
  },
  text: {
    zh: { name: '公务交通补贴', statement: '公务交通补贴列 30239 其他交通费用，不列 301、303', remark: '说明中这样写的为提示' },
    en: {
      name: 'travel allowances',
      statement: '公务交通补贴 is paid with 30239, not with 301 or 303',
      remark: 'a hint where a narrative says so',
    },
  },
  check: travelAllowance,
  examples: [
    {
      ...pair(
        `# 一般公共预算基本支出表
一般公共预算基本支出表
单位：万元
经济分类科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
 | 合计 | 9.25 | 5.25 | 4
301 | 工资福利支出 | 5.25 | 5.25 | 0
30102 | 津贴补贴 | 5.25 | 5.25 | 0
302 | 商品和服务支出 | 4 | 0 | 4
30239 | 其他交通费用 | 4 | 0 | 4`,
        ['30102 | 津贴补贴', '30102 | 公务交通补贴'],
      ),
      first: '一般公共预算基本支出表!B6',
    },
  ],
});
