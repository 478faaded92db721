import type { Disclosure, Form, Line, Panel } from './disclosure';
import { facetsOf } from './headings';
import { normalize } from '../workbook/text';

/**
 * Last year as the forms of this year show it: the forms that have columns of 上年预算数 (or 2023年预算数) beside their own, with these
 * columns alone. Null where no form has any. What has been carried out (执行数) is no budget, and a budget no final amount.
 */
export function lastYearWithin(disclosure: Disclosure): Disclosure | null {
  const { year, kind } = disclosure;
  if (year === null) return null;
  const other = kind === 'budget' ? /决算|执行|实际|完成/ : /预算/;
  const shows = (path: readonly string[]): boolean => {
    const text = normalize(path.join(''));
    return (/上年|去年|上一年/.test(text) || text.includes(`${year - 1}年`)) && !other.test(text);
  };
  const forms = disclosure.forms.flatMap((form): Form[] => {
    const panels = form.panels.map((panel) => ofLastYear(panel, shows)).filter(({ columns }) => columns.length > 0);
    return panels.length > 0 ? [{ ...form, panels, fields: [] }] : [];
  });
  return forms.length > 0 ? { ...disclosure, year: year - 1, forms } : null;
}

function ofLastYear(panel: Panel, shows: (path: readonly string[]) => boolean): Panel {
  const kept = panel.columns.flatMap(({ beside, path }, index) => (beside === 'otherYear' && shows(path) ? [index] : []));
  const columns = kept.map((index) => {
    const { beside: _, ...column } = panel.columns[index]!;
    const path = column.path.map(withoutYear).filter((heading) => heading !== '');
    return { ...column, path, facets: facetsOf(path) };
  });
  const copies = new Map<Line, Line>();
  const copy = (line: Line | null): Line | null => {
    if (!line) return null;
    let own = copies.get(line);
    if (!own) {
      own = { ...line, parent: copy(line.parent), children: [], amounts: kept.map((index) => line.amounts[index]!) };
      copies.set(line, own);
      (own.parent?.children as Line[] | undefined)?.push(own);
    }
    return own;
  };
  return { ...panel, columns, lines: panel.lines.map((line) => copy(line)!) };
}

function withoutYear(heading: string): string {
  return heading.replace(/(?:上年|去年|上一年|20[0-9]{2}年)度?/, '');
}
