import { linesOf, place } from '../support/check';
import { LAW_CLASSIFICATION } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { GENERAL, pair } from '../support/forms';

/** B-CODE-PLACE: a code is that of its line's name and stands among its kin. */
const codePlaces = (context: CheckContext): Report[] =>
  context.disclosure.forms.flatMap((form) =>
    linesOf(form).flatMap(({ label, misprint }) => {
      if (!misprint) return [];
      const { printed, right, part, cell } = misprint;
      const written = printed === '' ? '空白' : `“${printed}”`;
      return {
        zh: `“${label}”的编码填作${written}，按名称、上下各行和科目表应为 ${right}（此格填 ${part}）；请核对编码。`,
        en: `The code of ${label} reads ${printed === '' ? 'blank' : printed}; its name and the lines around it say ${right} (${part} in this cell).`,
        cells: [place(cell, printed, 'culprit')],
        form,
        expected: part,
        actual: printed,
        fix: { ...cell, value: part },
      };
    }),
  );

export default defineRule({
  id: 'B-CODE-PLACE',
  level: 'warning',
  basis: LAW_CLASSIFICATION,
  text: {
    zh: {
      name: '编码与名称、位置一致',
      statement: '科目编码与其名称、上下级和他表同一科目的编码相符',
      remark: '编码只是依据之一：名称和位置一致指向另一编码时，按后者读表，报告编码',
    },
    en: {
      name: 'code, name and place',
      statement: 'the code of a line is that of its name, and stands among its kin',
      remark: 'a code is evidence among others: the form is read as name and place have it',
    },
  },
  check: codePlaces,
  examples: [{ ...pair(GENERAL, ['2101501 | 行政运行', '7101501 | 行政运行']), first: '一般公共预算支出表!A11' }],
});
