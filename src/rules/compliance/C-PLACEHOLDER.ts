import { place } from '../support/check';
import { INFORMATION } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { PROJECTS, pair } from '../support/forms';

const TEMPLATE_LABEL = /^(?:部门名称|单位名称|项目名称|科目名称)[0-9一二三四五]{0,2}$|^\.{3,}$|^…+$|^某某|^[X×*]{2,}(?:单位|部门|项目|局)/;

/** C-PLACEHOLDER: lines of the template that were left in a form. */
const placeholders = (context: CheckContext): Report[] =>
  context.disclosure.forms.flatMap((form) => {
    const left = form.panels.flatMap(({ lines }) => lines.filter(({ name }) => TEMPLATE_LABEL.test(name)));
    if (left.length === 0) return [];
    return {
      zh: `《${form.title}》残留模板占位行：${left.map(({ label }) => `“${label}”`).join('、')}；没有此项的应公开空表并注明。`,
      en: `${form.title} still holds lines of the template: ${left.map(({ label }) => label).join(', ')}.`,
      cells: left.map(({ labelCell, label }) => place(labelCell, label)),
      form,
    };
  });

export default defineRule({
  id: 'C-PLACEHOLDER',
  level: 'error',
  basis: INFORMATION,
  text: {
    zh: {
      name: '模板残留',
      statement: '没有“单位名称1”“**费”“增加（减少）”一类占位字样，没有只写单位不写数的金额',
      remark: '** 和 ×× 为错误，其余为核实或提示',
    },
    en: {
      name: 'left over from the template',
      statement: 'no 单位名称1, **费 or “增加（减少）”, and no unit without its number',
      remark: '** and ×× are errors, the rest is to be verified or a hint',
    },
  },
  check: placeholders,
  examples: [{ ...pair(PROJECTS, ['医保基金监管', '项目名称1']), first: '项目支出表!B5' }],
});
