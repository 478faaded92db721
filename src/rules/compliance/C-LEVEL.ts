import { head, isEmpty, linesOf } from '../support/check';
import { RULES_LEVEL } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { GENERAL } from '../support/forms';

/** C-LEVEL: 功能 to 项, basic expenditure by 款. */
const levels = (context: CheckContext): Report[] =>
  context.disclosure.forms.flatMap((form) => {
    const wanted = form.kind === '一般公共预算支出表' ? 7 : form.kind === '一般公共预算基本支出表' ? 5 : 0;
    if (wanted === 0) return [];
    const lines = linesOf(form);
    const codes = lines.flatMap(({ key }) => (key.type === 'function' || key.type === 'economic' ? [key.code] : []));
    if (codes.length === 0 || isEmpty(form) || codes.some((code) => code.length >= wanted || code.startsWith('?'))) return [];
    if (lines.some(({ key, parent }) => key.type === 'label' && parent !== null)) return [];
    return {
      zh: `《${form.title}》应公开到${wanted === 7 ? '功能分类的项级' : '经济分类的款级'}，现只到${wanted === 7 ? '类、款' : '类'}。`,
      en: `${form.title} must be published down to ${wanted === 7 ? '项' : '款'}.`,
      cells: [head(form)],
      form,
    };
  });

export default defineRule({
  id: 'C-LEVEL',
  level: 'error',
  basis: RULES_LEVEL,
  text: {
    zh: { name: '公开级次', statement: '功能分类到项，基本支出经济分类到款' },
    en: { name: 'level of detail', statement: 'functions down to 项, basic expenditure down to 款' },
  },
  check: levels,
  examples: [{ valid: GENERAL, invalid: GENERAL.replace(/\n[0-9]{5}(?:[0-9]{2})? .*/g, ''), first: '一般公共预算支出表!A1' }],
});
