import type { Disclosure, Form } from '../../forms/disclosure';
import { addressOf } from '../../workbook/address';
import type { CellRef, SheetSnapshot } from '../../workbook/snapshot';
import { normalize, tidy } from '../../workbook/text';
import type { Finding } from '../finding';
import { place, report, type Check } from './check';

const YEAR = /20[1-4][0-9](?=年|-20|\))/g;
/** Forms that are about another year by their nature: what is carried over, and the self-evaluation of the year before. */
const OF_ANOTHER_YEAR = /上年|以前年度|结转|自评|绩效|预计|规划/;

/** C-YEAR: the titles of a set of forms name one year. A title that names another was taken over from last year. */
export const titleYears: Check = (context) => {
  const titled = context.disclosure.forms.flatMap((form) => {
    const year = yearOf(form.title, context.disclosure);
    return year === null ? [] : [{ form, year }];
  });
  const counts = new Map<number, number>();
  for (const { year } of titled) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [usual] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!usual || usual[1] < 2 || usual[1] * 2 <= titled.length) return [];
  const sheets = new Map(context.workbook.sheets.map((sheet) => [sheet.name, sheet]));
  return titled.flatMap(({ form, year }): Finding[] => {
    if (year === usual[0]) return [];
    const cell = titleCell(form, sheets.get(form.sheet));
    return [
      report(context, {
        rule: 'C-YEAR',
        level: 'warning',
        zh: `《${form.title}》的表题写 ${year} 年，其余 ${usual[1]} 张表写 ${usual[0]} 年；请改正年度。`,
        en: `The title of ${form.title} says ${year}, those of ${usual[1]} other forms say ${usual[0]}.`,
        cells: [place(cell, form.title, 'culprit')],
        form,
        expected: String(usual[0]),
        actual: String(year),
      }),
    ];
  });
};

/** The one year that a title names; null where it names none, two, or has a reason to name another. */
function yearOf(title: string, { kind }: Disclosure): number | null {
  const text = normalize(title);
  const years = new Set([...text.matchAll(YEAR)].map(([year]) => Number(year)));
  if (years.size !== 1 || OF_ANOTHER_YEAR.test(text)) return null;
  // The final accounts of a year can stand beside the budget of another.
  if (kind === 'budget' ? /决算/.test(text) : /预算(?!财政|拨款|支出|收入|经费)/.test(text) && !/决算/.test(text)) return null;
  return [...years][0]!;
}

function titleCell(form: Form, sheet: SheetSnapshot | undefined): CellRef {
  for (let row = form.area.top; row <= Math.min(form.area.bottom, form.area.top + 12); row++) {
    const column = (sheet?.rows[row] ?? []).findIndex((cell) => typeof cell?.value === 'string' && tidy(cell.value) === form.title);
    if (column >= 0) return { sheet: form.sheet, address: addressOf(row, column) };
  }
  return { sheet: form.sheet, address: addressOf(form.area.top, form.area.left) };
}
