import type { Form } from '../../forms/disclosure';
import { readNumbering } from '../../forms/numbering';
import { normalize } from '../../workbook/text';
import { place } from '../support/check';
import { PRACTICE } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { PROCUREMENT, pair } from '../support/forms';

/** A-DUPROW: the same number twice in a numbered list. */
const duplicateNumbers = (context: CheckContext): Report[] =>
  context.disclosure.forms.flatMap((form) =>
    form.panels.flatMap((panel) => {
      const seen = new Map<string, (typeof panel.lines)[number]>();
      return panel.lines.flatMap((line): Report[] => {
        const numbering = readNumbering(normalize(line.label));
        if (!numbering) return [];
        const key = `${line.parent?.row ?? 'root'}#${numbering.style}#${numbering.ordinal}`;
        const first = seen.get(key);
        seen.set(key, line);
        return first && first.parent === line.parent && !sectionBetween(panel.lines, first, line) ? [duplicate(form, first, line)] : [];
      });
    }),
  );

/** A total between two lines begins the numbering anew. */
function sectionBetween(
  lines: readonly { readonly row: number; readonly role: string }[],
  a: { readonly row: number },
  b: { readonly row: number },
): boolean {
  return lines.some(({ row, role }) => role === 'total' && row > a.row && row < b.row);
}

function duplicate(form: Form, first: Form['panels'][number]['lines'][number], second: Form['panels'][number]['lines'][number]): Report {
  return {
    zh: `序号重复：“${first.label}”与“${second.label}”；请顺延编号。`,
    en: `The same number twice: ${first.label} and ${second.label}.`,
    cells: [place(second.labelCell, second.label), place(first.labelCell, first.label)],
    form,
  };
}

export default defineRule({
  id: 'A-DUPROW',
  level: 'hint',
  basis: PRACTICE,
  text: {
    zh: { name: '序号重复', statement: '同级编号不重复', remark: '编号跳号不是问题' },
    en: { name: 'the same number twice', statement: 'numbers of a list do not repeat', remark: 'gaps are no problem' },
  },
  check: duplicateNumbers,
  examples: [{ ...pair(PROCUREMENT, ['三、服务', '二、服务']), first: '政府采购预算表!A7' }],
});
