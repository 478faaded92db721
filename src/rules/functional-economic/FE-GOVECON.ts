import { GOVERNMENT_ITEMS } from '../../forms/classification';
import { linesOf, place } from '../support/check';
import { defineRule, type CheckContext, type Report } from '../rule';
import { pair } from '../support/forms';

/** FE-GOVECON: a department item stands beside one of the government items it belongs to. */
const governmentItems = (context: CheckContext): Report[] =>
  context.disclosure.forms.flatMap((form) =>
    linesOf(form).flatMap((line) => {
      if (line.key.type !== 'economic' || !line.key.government || line.key.government.length !== 5) return [];
      const { code, government } = line.key;
      const allowed = GOVERNMENT_ITEMS.get(code);
      if (!allowed || allowed.includes(government) || line.amounts.every(({ value }) => value === null || value.isZero())) return [];
      return {
        zh: `部门经济科目 ${code}“${line.label}”对应的政府经济科目填作 ${government}，应为 ${allowed.join(' 或 ')}（机关 501–503，事业 505）；请核对编码。`,
        en: `${code} stands beside government item ${government}; it belongs to ${allowed.join(' or ')}.`,
        cells: [place(line.labelCell, line.label)],
        form,
        expected: allowed.join('/'),
        actual: government,
      };
    }),
  );

export default defineRule({
  id: 'FE-GOVECON',
  level: 'error',
  basis: {
    zh: '政府预算支出经济分类科目与部门预算支出经济分类科目对照表',
    en: 'the table of correspondence of department and government items',
  },
  text: {
    zh: { name: '部门与政府经济分类', statement: '部门款级科目与政府款级科目按对照表配对：行政 501–503，事业 505–506' },
    en: { name: 'department and government items', statement: 'each pair stands in the table of correspondence' },
  },
  check: governmentItems,
  examples: [
    {
      ...pair(
        `# 支出经济分类汇总表
支出经济分类汇总表
单位：万元
政府经济分类科目编码 | 部门经济分类科目编码 | 科目名称 | 合计
 | | 合计 | 30.25
50101 | 30101 | 基本工资 | 30.25`,
        ['50101', '50201'],
      ),
      first: '支出经济分类汇总表!C5',
    },
  ],
});
