import { formOf } from '../../facts/bind';
import { PROCURED } from '../../forms/form-words';
import { isBlank, type Draft } from '../../relations/relation';
import { defineRule } from '../rule';
import type { Cross } from '../support/cross';
import { itemTerms } from '../support/economic';
import { both, FINAL_EXPENSES, OPERATIONS, pair } from '../support/forms';

const PUBLIC = ['因公出国（境）费', '公务用车购置费', '公务用车运行费', '公务接待费'];

function operations(cross: Cross): Draft[] {
  const form = formOf(cross.disclosure, '机构运行信息表');
  if (!form || cross.disclosure.kind !== 'final') return [];
  const compared = (kind: '“三公”经费表' | '政府采购表', items: readonly string[]): Draft[] => {
    const other = formOf(cross.disclosure, kind);
    return items.flatMap((item) => {
      const [left, right] = [itemTerms(form, item), other && itemTerms(other, item)];
      return left && right && !right.every(isBlank) ? [cross.between(left, right, { family: kind })] : [];
    });
  };
  return [...compared('“三公”经费表', PUBLIC), ...compared('政府采购表', PROCURED)];
}

export default defineRule({
  id: 'X-OPINFO',
  level: 'error',
  basis: {
    zh: '公开07表取自附03表（机构运行信息表）；表间同一数据',
    en: 'form 07 is drawn from the form of operations; one datum in two forms',
  },
  text: {
    zh: {
      name: '机构运行信息表与“三公”、采购表',
      statement: '“三公”各项决算数 = “三公”经费表的决算数；政府采购总额、货物、工程、服务 = 政府采购表',
      remark: '只比决算数：两表的预算数可以一为年初、一为全年',
    },
    en: {
      name: 'operations, “三公” and procurement',
      statement: 'the final amounts of “三公” and procurement are those of their own forms',
      remark: 'only final amounts are compared',
    },
  },
  relations: operations,
  examples: [
    {
      ...pair(
        both(OPERATIONS, FINAL_EXPENSES),
        ['3.公务接待费 | 7 | 3 | 2.16', '3.公务接待费 | 7 | 3 | 2.61'],
        ['支出合计 | 2 | 7.8 | 6.51', '支出合计 | 2 | 7.8 | 6.96'],
      ),
      first: '机构运行信息表!D10',
    },
  ],
});
