import type { Form, Line, Panel } from '../../forms/disclosure';
import { place } from '../support/check';
import { defineRule, type CheckContext, type Report } from '../rule';
import { BASIC, pair } from '../support/forms';

/** FE-PERSCODE: 301 and 303 are personnel, 302, 307, 310, 312 and 399 operating funds. */
const personnelColumns = (context: CheckContext): Report[] =>
  context.disclosure.forms
    .filter(({ kind }) => kind === '一般公共预算基本支出表')
    .flatMap((form) => form.panels.flatMap((panel) => panel.lines.flatMap((line) => inWrongColumn(form, panel, line))));

function inWrongColumn(form: Form, panel: Panel, line: Line): Report[] {
  const code = line.key.type === 'economic' ? line.key.code : '';
  const wrong = /^30[13]/.test(code) ? '公用' : /^3(?:02|07|10|12|99)/.test(code) ? '人员' : null;
  if (!wrong) return [];
  return line.amounts.flatMap((amount, column) => {
    if (panel.columns[column]!.facets.funds !== wrong || !amount.value || amount.value.isZero()) return [];
    return {
      zh: `${code}“${line.label}”属${wrong === '公用' ? '人员经费' : '公用经费'}，却填在${wrong}经费栏（${amount.value.toString()}）；请移到正确的栏。`,
      en: `${code} belongs to ${wrong === '公用' ? 'personnel' : 'operating'} funds but stands in the other column.`,
      cells: [place(amount.cell, amount.value.toString(), 'culprit')],
      form,
    };
  });
}

export default defineRule({
  id: 'FE-PERSCODE',
  level: 'error',
  basis: {
    zh: '公开06表版式：人员经费为 301、303，公用经费为 302、307、310、312、399',
    en: 'the layout of form 06: personnel funds are 301 and 303, operating funds 302, 307, 310, 312 and 399',
  },
  text: {
    zh: { name: '人员与公用栏', statement: '301、303 只在人员经费栏，302、307、310、312、399 只在公用经费栏' },
    en: { name: 'personnel and operating columns', statement: '301 and 303 are personnel, 302, 307, 310, 312 and 399 operating funds' },
  },
  check: personnelColumns,
  examples: [{ ...pair(BASIC, ['30302 | 退休费 | 4 | 4 | 0', '30302 | 退休费 | 4 | 0 | 4']), first: '一般公共预算基本支出表!E16' }],
});
