import type { Facets, Line, LineKey, Panel } from './disclosure';
import { bare, headingFacets } from './vocabulary';

/** What totals are the total of: 人员经费合计 of the 人员经费 alone, 合计 and 总计 of everything that stands beside or above them. */

/** What the label of a total says that it covers. 收支 and the period are told too, although a total of one side is still the whole of it. */
export function coversOf(label: string): Facets {
  const text = bare(label).replace(/(?:合计|总计|小计|总额|总和)(?:数|金额)?$/, '');
  const { stage: _, other: __, ...facets } = headingFacets(text);
  const flow = flowOf(text);
  return flow ? { ...facets, flow } : facets;
}

function flowOf(text: string): '收入' | '支出' | null {
  const [income, spending] = [text.includes('收入'), text.includes('支出')];
  return income === spending ? null : income ? '收入' : '支出';
}

/** The dimensions in which a total can cover less than its form. The year alone (本年支出合计) is a total beside 总计, not a part of it. */
const PARTS = ['source', 'nature', 'funds', 'economic', 'item'] as const;

/** 财政拨款 is all that a form of one of its parts can hold. */
const APPROPRIATIONS: ReadonlySet<string> = new Set(['一般公共预算', '政府性基金', '国有资本经营']);

/** Whether a total covers all of what `given` (a form, or a panel of it) is about. */
export function coversAll({ key }: Line, given: Facets): boolean {
  if (key.type !== 'total') return false;
  const { covers } = key;
  return PARTS.every((part) => {
    if (covers[part] === undefined || covers[part] === given[part]) return true;
    return part === 'source' && isPartOfSource(given.source ?? '', covers.source);
  });
}

/** 政府性基金 is a part of 财政拨款. */
export function isPartOfSource(part: string, whole: string | undefined): boolean {
  return whole === '财政拨款' && APPROPRIATIONS.has(part);
}

/** The funds of an economic class, as 公开06表 sorts them: 301 and 303 are 人员经费, all others 公用经费. */
export function fundsOfEconomic(code: string): '人员' | '公用' | undefined {
  if (!/^3[0-9]{2}/.test(code)) return undefined;
  return /^30[13]/.test(code) ? '人员' : '公用';
}

function fundsOfLine({ key }: Line): '人员' | '公用' | undefined {
  return key.type === 'economic' ? fundsOfEconomic(key.code) : undefined;
}

/** The funds a root line belongs to: as its panel is headed, else by its code, else as the other lines of the panel are. */
export function fundsIn(panel: Panel, line: Line): '人员' | '公用' | undefined {
  return headingFacets(panel.heading).funds ?? fundsOfLine(line) ?? fundsOfPanel(panel);
}

/** Whether a total covers all that another one covers: 基本支出合计 what 人员经费合计 does, 合计 both; 支出合计 no 收入合计. */
export function coversWhat({ key }: Line, other: Line): boolean {
  if (key.type !== 'total' || other.key.type !== 'total') return false;
  const [wide, narrow] = [key.covers, other.key.covers];
  if (wide.flow && narrow.flow && wide.flow !== narrow.flow) return false;
  return PARTS.every((part) => wide[part] === undefined || wide[part] === narrow[part]);
}

function fundsOfPanel({ heading, lines }: Panel): '人员' | '公用' | undefined {
  const headed = headingFacets(heading).funds;
  if (headed) return headed;
  const kinds = new Set(lines.filter(({ role, parent }) => role === 'item' && parent === null).flatMap((line) => fundsOfLine(line) ?? []));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

/**
 * Where every one of several panels side by side closes with a plain 合计 of its own, each is the total of its panel: of 人员经费 where
 * that is what the panel lists.
 */
export function placeTotals(panels: readonly Panel[]): readonly Panel[] {
  const filled = panels.filter(({ lines }) => lines.some(({ role }) => role === 'item'));
  const plain = (panel: Panel): Line[] => panel.lines.filter((line) => line.role === 'total' && coversAll(line, {}));
  const own = filled.map(fundsOfPanel);
  const each = filled.length > 1 && filled.every((panel) => plain(panel).length === 1) && own.every((funds) => funds !== undefined);
  if (!each || new Set(own).size < 2) return panels;
  return panels.map((panel) => {
    const funds = filled.includes(panel) ? fundsOfPanel(panel) : undefined;
    if (!funds) return panel;
    const [total] = plain(panel);
    return { ...panel, lines: panel.lines.map((line) => (line === total ? covering(line, funds) : line)) };
  });
}

function covering(line: Line, funds: '人员' | '公用'): Line {
  const key = line.key as Extract<LineKey, { type: 'total' }>;
  return { ...line, key: { ...key, covers: { ...key.covers, funds } } };
}
