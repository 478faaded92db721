import type { Form, Line, Panel } from '../../forms/disclosure';
import { place } from '../support/check';
import { defineRule, type CheckContext, type Report } from '../rule';
import { BASIC, pair } from '../support/forms';

/**
 * FE-PERSCODE: 301 and 303 are personnel, 302, 307, 310, 312 and 399 operating funds. Where 303 itself stands in both columns (some places
 * plan 公用经费 of retired staff there), its line is asked about once.
 */
const personnelColumns = (context: CheckContext): Report[] =>
  context.disclosure.forms
    .filter(({ kind }) => kind === '一般公共预算基本支出表')
    .flatMap((form) =>
      form.panels.flatMap((panel) => {
        const split = panel.lines.filter((line) => isSplit(panel, line));
        return panel.lines
          .filter((line) => !split.includes(line.parent!))
          .flatMap((line) => inWrongColumn(form, panel, line, split.includes(line)));
      }),
    );

/** The kind of funds a line is none of; null where it may be either. */
function wrongKind({ key }: Line): '公用' | '人员' | null {
  const code = key.type === 'economic' ? key.code : '';
  return /^30[13]/.test(code) ? '公用' : /^3(?:02|07|10|12|99)/.test(code) ? '人员' : null;
}

/** 对个人和家庭的补助 with parts, some of its amount in either column. */
function isSplit({ columns }: Panel, { key, amounts, children }: Line): boolean {
  const filled = (funds: string): boolean => amounts.some((amount, column) => columns[column]!.facets.funds === funds && isFilled(amount));
  return key.type === 'economic' && key.code === '303' && children.length > 0 && filled('人员') && filled('公用');
}

const isFilled = ({ value }: Line['amounts'][number]): boolean => value !== null && !value.isZero();

function inWrongColumn(form: Form, panel: Panel, line: Line, meant: boolean): Report[] {
  const wrong = wrongKind(line);
  if (!wrong) return [];
  const { label, key } = line;
  const code = key.type === 'economic' ? key.code : '';
  return line.amounts.flatMap((amount, column) => {
    if (panel.columns[column]!.facets.funds !== wrong || !isFilled(amount)) return [];
    const value = amount.value!.toString();
    return {
      ...(meant ? {} : { level: 'error' as const }),
      zh: `${code}“${label}”属${wrong === '公用' ? '人员经费' : '公用经费'}，${meant ? '一部分列在' : '却填在'}${wrong}经费栏（${value}）；${meant ? '请核实' : '请移到正确的栏'}。`,
      en: `${code} belongs to ${wrong === '公用' ? 'personnel' : 'operating'} funds but ${meant ? 'part of it ' : ''}stands in the other column.`,
      cells: [place(amount.cell, value, 'culprit')],
      form,
    };
  });
}

export default defineRule({
  id: 'FE-PERSCODE',
  level: 'warning',
  basis: {
    zh: '公开06表版式：人员经费为 301、303，公用经费为 302、307、310、312、399',
    en: 'the layout of form 06: personnel funds are 301 and 303, operating funds 302, 307, 310, 312 and 399',
  },
  text: {
    zh: {
      name: '人员与公用栏',
      statement: '301、303 只在人员经费栏，302、307、310、312、399 只在公用经费栏',
      remark: '填错栏为错误；303 整类分列两栏的，只提请核实一次',
    },
    en: {
      name: 'personnel and operating columns',
      statement: '301 and 303 are personnel, 302, 307, 310, 312 and 399 operating funds',
      remark: 'a line in the wrong column is an error; class 303, split between both, is asked about once',
    },
  },
  check: personnelColumns,
  examples: [
    {
      ...pair(BASIC, ['对个人和家庭的补助 | 4 | 4 | 0', '对个人和家庭的补助 | 4 | 3 | 1'], ['退休费 | 4 | 4 | 0', '退休费 | 4 | 3 | 1']),
      first: '一般公共预算基本支出表!E15',
    },
  ],
});
