import { outdatedName, subjectKey } from '../../forms/classification';
import type { Form, Line } from '../../forms/disclosure';
import { subjectName } from '../../forms/subjects';
import { linesOf, place } from '../support/check';
import { classificationOf } from '../support/names';
import { LAW_CLASSIFICATION } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { GENERAL, pair } from '../support/forms';

/** B-OLD-NAME: a subject with amounts is called by its name of the year, not by a former one; one finding a name. */
const formerNames = (context: CheckContext): Report[] => {
  const { year, forms } = context.disclosure;
  if (year === null) return [];
  const found = new Map<string, { code: string; until: number; lines: { form: Form; line: Line }[] }>();
  for (const form of forms)
    for (const line of linesOf(form)) {
      const own = classificationOf(line);
      const name = line.name.replace(/^[0-9]+/, '');
      const former = own && outdatedName(own.table, own.code, name, year);
      if (!own || !former) continue;
      const key = `${own.code} ${subjectKey(name)}`;
      const entry = found.get(key) ?? { code: own.code, until: former.until, lines: [] };
      entry.lines.push({ form, line });
      found.set(key, entry);
    }
  const used = [...found.values()].filter(({ lines }) =>
    lines.some(({ line }) => line.amounts.some(({ value }) => value && !value.isZero())),
  );
  return used.map(({ code, until, lines }) => {
    const { form, line } = lines[0]!;
    return {
      zh: `“${line.label}”是 ${until} 年以前的科目名称，${year} 年 ${code} 称“${subjectName(code)}”；请按当年科目表填写。`,
      en: `${line.label} is what ${code} was called up to ${until}; in ${year} its name is ${subjectName(code)}.`,
      cells: lines.map((own) => place(own.line.labelCell, own.line.label)),
      form,
      expected: subjectName(code),
      actual: line.label,
    };
  });
};

export default defineRule({
  id: 'B-OLD-NAME',
  level: 'hint',
  basis: LAW_CLASSIFICATION,
  text: {
    zh: { name: '当年的科目名称', statement: '科目按当年科目表的名称填写，不用以前的名称', remark: '改名后两年内仍用旧名的不提' },
    en: {
      name: 'names of the year',
      statement: 'a subject is called by its name of the year',
      remark: 'a former name is let pass for two years',
    },
  },
  check: formerNames,
  examples: [
    {
      ...pair(GENERAL.replace('一般公共预算支出表\n单位', '2024年一般公共预算支出表\n单位'), [
        '210 | 卫生健康支出',
        '210 | 医疗卫生与计划生育支出',
      ]),
      first: '一般公共预算支出表!B9',
    },
  ],
});
