import type { Disclosure, Form } from '../forms/disclosure';
import { cellName } from './accused';

type Panel = Form['panels'][number];
type PanelLine = Panel['lines'][number];

/** Blank cells that say nothing: a blank is 0 only in a form that is told in parts. */
export function silentBlanks({ forms }: Disclosure): ReadonlySet<string> {
  const silent = new Set<string>();
  for (const { panels } of forms)
    for (const panel of panels)
      for (const line of panel.lines)
        line.amounts.forEach(({ value, nil, cell }, at) => {
          if (value === null && !nil && isSilent(panel, line, at)) silent.add(cellName(cell));
        });
  return silent;
}

/** Of a blank of a line and column: whether it is the rest of a whole, or a part of what is not told in parts at all. */
export function isSilent(panel: Panel, line: PanelLine, at: number): boolean {
  return isRest(panel, line, at) || isUndivided(panel, line, at);
}

/** A total, and no line of this one's kind with anything. */
function isUndivided({ lines }: Panel, { key }: PanelLine, at: number): boolean {
  if (key.type !== 'economic' && key.type !== 'function') return false;
  const has = ({ amounts }: PanelLine): boolean => amounts[at]?.value?.isZero() === false;
  return lines.some((line) => line.key.type === 'total' && has(line)) && !lines.some((line) => line.key.type === key.type && has(line));
}

/** 基本支出50万元，公用经费10万元 and 人员经费 blank: what is left of the whole is not nothing. */
function isRest({ columns }: Panel, { amounts }: PanelLine, at: number): boolean {
  if (!columns[at]?.facets.funds) return false;
  const own = amounts.flatMap(({ value }, index) => {
    const { facets, beside } = columns[index]!;
    return beside === columns[at]!.beside ? [{ value, isPart: facets.funds !== undefined }] : [];
  });
  const whole = own.find(({ isPart }) => !isPart)?.value;
  if (!whole || whole.isZero()) return false;
  const parts = own.flatMap(({ value, isPart }) => (isPart && value ? [value] : []));
  return !parts.reduce((sum, part) => sum.plus(part), whole.times(0)).eq(whole);
}
