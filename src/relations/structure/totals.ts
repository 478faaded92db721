import type { Form, Line, Panel } from '../../forms/disclosure';

interface Placed {
  readonly panel: Panel;
  readonly line: Line;
}

/** A total and the lines it is the sum of. */
export interface Closing {
  readonly total: Placed;
  readonly parts: readonly Placed[];
}

/** What every total of a form closes. */
export function closingsOfForm(form: Form): Closing[] {
  return acrossPanels(form) ?? form.panels.flatMap(closingsOf);
}

/** The totals of one panel: one at the top sums the root lines after it, any other those since the total before, that total included. */
function closingsOf(panel: Panel): Closing[] {
  const roots = distinctTotals(panel.lines.filter(({ parent }) => parent === null));
  const place = (line: Line): Placed => ({ panel, line });
  const closings: Closing[] = [];
  let top: Line | null = null;
  let previous: Line | null = null;
  let open: Line[] = [];
  for (const line of roots) {
    if (line.role !== 'total') open.push(line);
    else if (open.length === 0 && !previous && !top) top = line;
    else {
      closings.push({ total: place(line), parts: [...(previous ? [previous] : []), ...open].map(place) });
      previous = line;
      open = [];
    }
  }
  if (top) closings.push({ total: place(top), parts: previous ? [place(previous), ...open.map(place)] : open.map(place) });
  return closings.filter(({ parts }) => parts.length > 0);
}

/** A total that is printed again on a continued page is the same total. */
function distinctTotals(lines: readonly Line[]): Line[] {
  const printed = new Set<string>();
  return lines.filter(({ role, name, amounts }) => {
    if (role !== 'total') return true;
    const total = [name, ...amounts.map(({ value }) => value?.toString() ?? '')].join('|');
    return !printed.has(total) && printed.add(total);
  });
}

/**
 * A list printed in several panels side by side (人员经费 beside 公用经费): 人员经费合计 closes the panels under 人员经费, and
 * 合计 is the sum of those totals. Null where the form has no such list.
 */
function acrossPanels(form: Form): Closing[] | null {
  const panels = form.panels.filter(({ lines }) => lines.length > 0);
  if (panels.length < 2 || isSummary(form) || panels.some(({ columns }) => columns.length !== panels[0]!.columns.length)) return null;
  const totals = panels.flatMap((panel) => panel.lines.filter(({ role }) => role === 'total').map((line) => ({ panel, line })));
  const headings = [...new Set(panels.map(({ heading }) => heading))].filter(Boolean);
  const isOf = (heading: string, { line }: Placed): boolean => heading !== '' && line.name.startsWith(heading);
  const qualified = totals.filter((total) => headings.some((heading) => isOf(heading, total)));
  const plain = totals.filter((total) => !qualified.includes(total));
  const closings = qualified.map((total) => ({ total, parts: rootsOf(panels.filter(({ heading }) => isOf(heading, total))) }));
  const grand = qualified.length > 0 && qualified.length === headings.length ? qualified : rootsOf(panels);
  return [...closings, ...plain.map((total) => ({ total, parts: grand }))];
}

function rootsOf(panels: readonly Panel[]): Placed[] {
  return panels.flatMap((panel) =>
    panel.lines.filter(({ role, parent }) => role === 'item' && parent === null).map((line) => ({ panel, line })),
  );
}

/** Forms whose sides 收入 and 支出 are closed separately. */
export function isSummary(form: Form): boolean {
  return form.kind === '收支总表' || form.kind === '财政拨款收支总表';
}
