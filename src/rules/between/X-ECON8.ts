import type { Draft } from '../../relations/relation';
import { formOf, total } from '../../facts/bind';
import type { Cross } from '../support/cross';
import { itemsOf } from '../support/economic';
import { defineRule } from '../rule';
import { SPENDING, ECONOMIC_SUMMARY, pair, both } from '../support/forms';

/** Every item of 基本支出表 is at most that of the summary over all expenditure . */
function summaryCovers(cross: Cross): Draft[] {
  const basic = formOf(cross.disclosure, '一般公共预算基本支出表');
  if (!basic || !formOf(cross.disclosure, '支出经济分类汇总表')) return [];
  const codes = new Set(
    basic.panels.flatMap(({ lines }) => lines.flatMap(({ key }) => (key.type === 'economic' && key.code.length === 5 ? [key.code] : []))),
  );
  return [...codes].flatMap((code) => {
    const left = itemsOf(cross, [code], '支出经济分类汇总表');
    const right = itemsOf(cross, [code]);
    return left && right ? [cross.between(left, right, { comparison: '≥' })] : [];
  });
}

export default defineRule({
  id: 'X-ECON8',
  level: 'error',
  basis: {
    zh: '《预算法》第三十七条（按功能和经济性质分类编制）；财决01表68行=69行至78行之和；表间同一数据',
    en: 'Budget Law, article 37; one datum in two forms',
  },
  text: {
    zh: { name: '经济分类汇总表与基本支出表', statement: '总计与支出总表相等；每个款级科目汇总数 ≥ 基本支出数' },
    en: { name: 'economic summary', statement: 'its total is that of 支出总表; each item covers at least basic expenditure' },
  },
  relations: (cross) => [
    ...cross.equal({ form: '支出经济分类汇总表', line: total }, { form: '支出总表', line: total }),
    ...cross.equal(
      { form: '支出经济分类汇总表', line: total, facets: { source: '一般公共预算' } },
      { form: '一般公共预算支出表', line: total },
    ),
    ...summaryCovers(cross),
  ],
  examples: [
    {
      ...pair(
        both(SPENDING, ECONOMIC_SUMMARY),
        ['| 合计 | 125.35 | 125.35', '| 合计 | 135.35 | 135.35'],
        ['302 | 商品和服务支出 | 55 | 55', '302 | 商品和服务支出 | 65 | 65'],
        ['办公费 | 49 | 49', '办公费 | 59 | 59'],
      ),
      first: '支出经济分类汇总表!C4',
    },
  ],
});
