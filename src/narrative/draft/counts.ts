import type { CountLine } from '../../facts/counts';
import { mistakeIn } from '../../facts/paths';
import { cellName } from '../accused';
import { keyPart } from '../keys';
import { lineCounted } from '../roll/counts';
import { labelOf } from '../roll/labels';
import { labelBefore } from '../roll/roller';
import { rosterCounted } from '../roll/roster-counts';
import { projectsOf } from '../roll/roster-entries';
import type { Drafter } from './drafter';

/** Vehicles, journeys and guests that a form counts follow the form; where another workbook's does not count them they are asked for. */
export function drawCounts(drafter: Drafter): void {
  for (const loose of drafter.text.loose) {
    const counted = loose.why === 'count' ? lineCounted(drafter.text, loose) : null;
    const path = counted && pathOf(drafter, counted.line);
    const { number, context } = loose;
    const { block } = context;
    if (!path && loose.why === 'count' && rosterCounted(drafter.text.disclosure, loose) === projectsOf)
      drafter.put(block, number.start, number.end, `{{ "项目支出表" | 项目 | 个数: "${number.unit}" }}`);
    if (!path) continue;
    const key = drafter.key(labelOf(labelBefore(block, number.start)));
    const isPut = drafter.put(block, number.start, number.end, `{{ "${path}" | 件数: "${number.unit}", "${key}" }}`);
    if (isPut && !counted.agrees)
      drafter.doubt(block, `“${drafter.raw(block, number.start, number.end)}”与表中“${counted.line.name}”不符，改按表写`);
  }
}

/** The path of a line's count; null where it leads to another cell or to none. */
function pathOf({ facts }: Drafter, { form, name, amount }: CountLine): string | null {
  const path = `${form.kind.replace(/[“”]/g, '')}/${keyPart(name)}/决算数`;
  if (facts.form(form.kind) !== form || mistakeIn(facts.disclosure, path) !== null) return null;
  const { state, cells } = facts.fact(path);
  if (state === 'unknown') return null;
  return !amount || cells.some((cell) => cellName(cell) === cellName(amount.cell)) ? path : null;
}
