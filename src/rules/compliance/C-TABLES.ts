import { DISCLOSURE } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { INCOME, WHOLE_SET, pair } from '../support/forms';
import { FEWEST_OF_A_SET, REQUIRED } from '../support/required';

/** The forms that every disclosure must hold and this one does not. */
const missing = ({ disclosure }: CheckContext): Report[] => {
  const kinds = new Set(disclosure.forms.map(({ kind }) => kind));
  const absent = REQUIRED.filter((kind) => !kinds.has(kind));
  if (absent.length === 0 || absent.length > REQUIRED.length - FEWEST_OF_A_SET) return [];
  return [
    {
      zh: `工作簿中没有找到：${absent.join('、')}。没有数据的表也须公开空表并注明；如在别的文件中，请一并核对。`,
      en: `Not found in the workbook: ${absent.join(', ')}. Forms without data must be published too, with a statement.`,
      cells: [],
    },
  ];
};

export default defineRule({
  id: 'C-TABLES',
  level: 'error',
  basis: DISCLOSURE,
  text: {
    zh: {
      name: '必备表',
      statement: '部门收支、收入、支出、财政拨款收支、一般公共预算支出、基本支出、“三公”、政府性基金八张表齐全；没有数据的也公开空表',
      remark: '只有几张表的工作簿是节选，另作核实（C-EXTRACT）',
    },
    en: {
      name: 'required forms',
      statement: 'the eight forms are present, empty ones too',
      remark: 'a workbook of a few forms is an extract (C-EXTRACT)',
    },
  },
  check: missing,
  examples: [{ ...pair(WHOLE_SET, [INCOME, '']), first: '-' }],
});
