import { head, isEmpty } from '../support/check';
import { RULES_YUAN, INFORMATION, and } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { SPENDING, pair } from '../support/forms';

/** C-UNITHEAD: every form with amounts states its unit. */
const unitHeads = (context: CheckContext): Report[] =>
  context.disclosure.forms.flatMap((form) => {
    if (form.unitStated || form.panels.length === 0 || isEmpty(form)) return [];
    return {
      zh: `《${form.title}》没有注明金额单位，暂按“${form.unit}”读；请在表头注明“单位：${form.unit}”。`,
      en: `${form.title} does not state its unit; it was read as ${form.unit}.`,
      cells: [head(form)],
      form,
    };
  });

export default defineRule({
  id: 'C-UNITHEAD',
  level: 'error',
  basis: and(RULES_YUAN, INFORMATION),
  text: {
    zh: { name: '金额单位', statement: '每张有金额的表注明“单位：元/万元”' },
    en: { name: 'unit heading', statement: 'every form with amounts states its unit' },
  },
  check: unitHeads,
  examples: [{ ...pair(SPENDING, ['单位：万元\n', '']), first: '支出总表!A1' }],
});
