import { normalize } from '../workbook/text';
import type { FormKind, Panel } from './disclosure';
import type { RawPanel } from './headings';
import type { Layout } from './layout';
import { isInputName, isNoForm } from './not-forms';
import { kindOfTitle } from './vocabulary';

/**
 * The kind of a table: by its title, else the sheet's name, else its structure. A table of amounts that none of them names is still a
 * form: its own lines and columns are checked. Null for what holds no amounts, for covers, contents and explanations, and for what the
 * officer gives besides the forms.
 */
export function kindOf(layout: Layout, panels: readonly RawPanel[], sheetName: string): FormKind | null {
  if (isInputName(sheetName)) return null;
  const named = kindOfTitle(layout.title) ?? kindOfTitle(sheetName) ?? kindOfStructure(panels);
  return named ?? (holdsAmounts(layout, panels) && !isNoForm(layout.title) && !isNoForm(sheetName) ? '其他' : null);
}

const FEWEST_AMOUNTS = 3;

/** Lines with labels or codes, and amounts beside them. */
function holdsAmounts(layout: Layout, panels: readonly RawPanel[]): boolean {
  const labelled = panels.filter(({ stubs }) => stubs.some(({ role }) => role === 'code' || role === 'name'));
  const numbers = labelled.flatMap(({ amounts, body }) =>
    body.flatMap((row) => amounts.filter(({ column }) => layout.grid.amount(row, column) !== null)),
  );
  return numbers.length >= FEWEST_AMOUNTS;
}

/** Without any title: what the headings alone allow to say safely. */
function kindOfStructure(panels: readonly RawPanel[]): FormKind | null {
  const stubs = headingText(panels.flatMap(({ stubs: columns }) => columns));
  const measures = headingText(panels.flatMap(({ amounts }) => amounts));
  const headings = panels.map(({ heading }) => heading).join('');
  if (/因公出国/.test(measures) && /公务接待/.test(measures)) return '“三公”经费表';
  if (panels.length >= 2 && /收入/.test(headings + stubs) && /支出/.test(headings + stubs))
    return /财政拨款/.test(headings) ? '财政拨款收支总表' : '收支总表';
  if (/经济分类/.test(stubs) && /人员经费/.test(measures) && /公用经费/.test(measures)) return '一般公共预算基本支出表';
  if (/功能分类|科目/.test(stubs) && /基本支出/.test(measures) && /项目支出/.test(measures)) {
    if (/政府性基金/.test(measures)) return '政府性基金表';
    if (/国有资本/.test(measures)) return '国有资本经营表';
    return /一般公共预算/.test(measures) ? '一般公共预算支出表' : '支出总表';
  }
  if (/事业收入|上级补助收入|单位资金/.test(measures) && /一般公共预算|财政拨款/.test(measures)) return '收入总表';
  return null;
}

function headingText(columns: readonly { readonly path: readonly string[] }[]): string {
  return normalize(columns.flatMap(({ path }) => path).join('|'));
}

/** Titles such as 基本支出明细表 name two different forms; the lines tell which one it is. */
export function refineKind(kind: FormKind, panels: readonly Panel[], title: string): FormKind {
  const lines = panels.flatMap((panel) => panel.lines);
  const economic = lines.filter(({ key }) => key.type === 'economic').length;
  const functional = lines.filter(({ key }) => key.type === 'function').length;
  const projects = lines.filter(({ key }) => key.type === 'project').length;
  if (kind === '一般公共预算基本支出表' && economic === 0 && projects > 0) return '基本支出明细表';
  if (kind === '一般公共预算基本支出表' && economic === 0 && (functional > 1 || lines.length > 3)) return '其他';
  if (kind === '一般公共预算项目支出表' && !/一般公共预算|财政拨款/.test(title)) return '项目支出表';
  return kind;
}
