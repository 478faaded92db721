import { normalize, tidy } from '../../workbook/text';
import { INFORMATION } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { addressOf } from '../../workbook/address';
import type { WorkbookSnapshot } from '../../workbook/snapshot';
import type { Form } from '../../forms/disclosure';
import { place } from '../support/check';
import { BASIC, both, GENERAL, PROJECTS, SPENDING } from '../support/forms';

const FEWEST_TITLES = 4;

/** The title of one form has another year than those of nearly all others. */
const otherYears = ({ disclosure, workbook }: CheckContext): Report[] => {
  const titled = disclosure.forms.flatMap((form) => {
    const year = /(20[0-9]{2})年/.exec(normalize(form.title))?.[1];
    return year && form.panels.length > 0 && form.kind !== '其他' && !/绩效/.test(form.kind) ? [{ form, year: Number(year) }] : [];
  });
  const odd = titled.filter(({ year }) => year !== disclosure.year);
  if (titled.length < FEWEST_TITLES || odd.length * FEWEST_TITLES > titled.length) return [];
  return odd.map(({ form, year }) => ({
    zh: `表题写 ${year} 年，其他各表是 ${disclosure.year} 年；请改正表题或换用本年的表。`,
    en: `The title says ${year}; the other forms are of ${disclosure.year}.`,
    cells: [place({ sheet: form.sheet, address: titleAddress(form, workbook) }, form.title)],
    form,
    expected: String(disclosure.year),
    actual: String(year),
  }));
};

function titleAddress(form: Form, { sheets }: WorkbookSnapshot): string {
  const rows = sheets.find(({ name }) => name === form.sheet)?.rows ?? [];
  for (let row = form.area.top; row <= form.area.bottom; row++)
    for (let column = form.area.left; column <= form.area.right; column++) {
      const value = rows[row]?.[column]?.value;
      if (typeof value === 'string' && tidy(value) === form.title) return addressOf(row, column);
    }
  return addressOf(form.area.top, form.area.left);
}

const dated = (form: string, year: number): string => form.replace(/(?<=\n)(?=.*表\n)/, `${year}年`);
const SET = [GENERAL, BASIC, PROJECTS];

export default defineRule({
  id: 'C-YEAR',
  level: 'error',
  basis: INFORMATION,
  text: {
    zh: { name: '各表年度一致', statement: '各表表题的年度相同', remark: '绩效表可以是别的年度' },
    en: { name: 'one year', statement: 'all titles name the same year', remark: 'forms of performance may be of other years' },
  },
  check: otherYears,
  examples: [
    {
      valid: both(...SET.map((form) => dated(form, 2024)), dated(SPENDING, 2024)),
      invalid: both(...SET.map((form) => dated(form, 2024)), dated(SPENDING, 2023)),
      first: '支出总表!A1',
    },
  ],
});
