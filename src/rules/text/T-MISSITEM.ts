import { defineRule } from '../rule';

export default defineRule({
  id: 'T-MISSITEM',
  level: 'warning',
  basis: {
    zh: '《预算法实施条例》第六条（功能分类公开到项，基本支出经济分类公开到款）',
    en: 'Implementing rules of the Budget Law, article 6 (functions down to 项, economic items of basic expenditure down to 款)',
  },
  text: {
    zh: { name: '列举遗漏', statement: '逐项列举的科目没有漏掉表中金额不为 0 的科目', remark: '只列一部分的清单不比' },
    en: {
      name: 'left out of a list',
      statement: 'a list of subjects names every subject of the form whose amount is not 0',
      remark: 'lists that name only some parts are not compared',
    },
  },
  examples: [],
});
