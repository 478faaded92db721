import { isZeroOrBlank } from '../forms/amount';
import type { Disclosure, Form, Line, Panel } from '../forms/disclosure';
import { isNoDataStatement } from '../forms/caption';
import { isNothing } from '../workbook/number';
import { normalize } from '../workbook/text';
import { keyOf } from './places';

/**
 * How far a workbook is filled in: nothing at all (blank official forms), the parts without their totals, or both. Only forms with lines
 * count.
 */
export type FillState = 'nothing' | 'totals blank' | 'filled';

export function fillState(disclosure: Disclosure): FillState {
  const panels = disclosure.forms.filter(({ kind }) => !/绩效/.test(kind)).flatMap((form) => form.panels);
  const lines = panels.flatMap((panel) => panel.lines);
  if (lines.some(({ amounts }) => amounts.length > 0) && lines.every(({ amounts }) => amounts.every(isZeroOrBlank))) return 'nothing';
  const withTotals = panels.filter((panel) => panel.lines.some(hasParts) && panel.lines.some((line) => !hasParts(line) && isFilled(line)));
  return withTotals.length > 0 && withTotals.every(isWithoutTotals) ? 'totals blank' : 'filled';
}

/** A panel whose lines are filled while every line that adds others up is blank: totals left out, not headings. */
export function isWithoutTotals(panel: Panel): boolean {
  const totals = panel.lines.filter(hasParts);
  return totals.length > 0 && !totals.some(isFilled) && panel.lines.some((line) => !hasParts(line) && isFilled(line));
}

/**
 * The blank cells of such totals, by `sheet!address`, in the columns in which something below them is filled. Where lines that only
 * head others are left blank as well, nothing tells them from totals: they are taken for totals.
 */
export function missingTotals(disclosure: Disclosure): Set<string> {
  const cells = new Set<string>();
  for (const form of disclosure.forms)
    for (const panel of form.panels.filter(isWithoutTotals))
      for (const line of panel.lines.filter(hasParts))
        line.amounts.forEach((amount, column) => {
          // A dash says that there is no amount.
          if (amount.nil) return;
          const below = line.role === 'total' ? panel.lines : linesBelow(line);
          if (below.some((other) => other.amounts[column]!.value !== null)) cells.add(keyOf(amount.cell));
        });
  return cells;
}

const NOTHING_HERE = /^[此本](?:表|单位|部门).{0,12}(?:为空|没有)|^(?:没有|无)(?:数据|内容|相关|发生|此项)/;

/** A form without amounts that says so: its only lines are 无, 此表为空, or a note says that there is nothing. */
export function saysThatItIsEmpty({ panels, notes }: Form): boolean {
  const lines = panels.flatMap((panel) => panel.lines);
  if (!lines.every(({ amounts }) => amounts.every(isZeroOrBlank))) return false;
  const items = lines.filter(({ role }) => role === 'item');
  const says = (text: string): boolean => NOTHING_HERE.test(normalize(text)) || isNoDataStatement(normalize(text));
  return (
    (items.length > 0 && items.every(({ label }) => isNothing(label) || says(label))) ||
    notes.some(({ text }) => says(text) && !/四舍五入|不得删除/.test(text))
  );
}

function hasParts(line: Line): boolean {
  return line.role === 'total' || line.children.some(({ role }) => role === 'item');
}

function isFilled({ amounts }: Line): boolean {
  return amounts.some(({ blank }) => !blank);
}

function linesBelow(line: Line): Line[] {
  return line.children.flatMap((child) => [child, ...linesBelow(child)]);
}
