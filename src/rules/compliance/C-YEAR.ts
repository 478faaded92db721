import { normalize, tidy } from '../../workbook/text';
import { INFORMATION } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { addressOf } from '../../workbook/address';
import type { WorkbookSnapshot } from '../../workbook/snapshot';
import type { Disclosure, Form } from '../../forms/disclosure';
import { place } from '../support/check';
import { BASIC, both, GENERAL, PROJECTS, SPENDING } from '../support/forms';

const YEAR = /20[1-4][0-9](?=年|-20|\))/g;
/** Forms that are about another year by their nature: what is carried over, and the self-evaluation of the year before. */
const OF_ANOTHER_YEAR = /上年|以前年度|结转|自评|绩效|预计|规划/;

/** The title of one form has another year than those of most others: it was taken over from last year. */
const otherYears = ({ disclosure, workbook }: CheckContext): Report[] => {
  const titled = disclosure.forms.flatMap((form) => {
    const year = yearOf(form, disclosure);
    return year === null ? [] : [{ form, year }];
  });
  const counts = new Map<number, number>();
  for (const { year } of titled) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [usual] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!usual || usual[1] < 2 || usual[1] * 2 <= titled.length) return [];
  return titled
    .filter(({ year }) => year !== usual[0])
    .map(({ form, year }) => ({
      zh: `《${form.title}》的表题写 ${year} 年，其余 ${usual[1]} 张表写 ${usual[0]} 年；请改正表题或换用本年的表。`,
      en: `The title of ${form.title} says ${year}, those of ${usual[1]} other forms say ${usual[0]}.`,
      cells: [place({ sheet: form.sheet, address: titleAddress(form, workbook) }, form.title, 'culprit')],
      form,
      expected: String(usual[0]),
      actual: String(year),
    }));
};

/** The one year that a title names; null where it names none, two, or has a reason to name another. */
function yearOf(form: Form, { kind }: Disclosure): number | null {
  const text = normalize(form.title);
  const years = new Set([...text.matchAll(YEAR)].map(([year]) => Number(year)));
  if (years.size !== 1 || OF_ANOTHER_YEAR.test(text) || form.panels.length === 0 || form.kind === '其他') return null;
  // The final accounts of a year can stand beside the budget of another.
  if (kind === 'budget' ? /决算/.test(text) : /预算(?!财政|拨款|支出|收入|经费)/.test(text) && !/决算/.test(text)) return null;
  return [...years][0]!;
}

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
    zh: { name: '各表年度一致', statement: '各表表题的年度相同', remark: '上年结转、绩效自评等表可以是别的年度' },
    en: {
      name: 'one year',
      statement: 'all titles name the same year',
      remark: 'forms of performance or on carry-over may be of other years',
    },
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
