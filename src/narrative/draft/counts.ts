import { countLineMeant, countLineOf, countLines, countOf, type CountLine } from '../../facts/counts';
import { mistakeIn } from '../../facts/paths';
import { sentenceBefore } from '../../text/block';
import { cellName } from '../accused';
import { keyPart } from '../keys';
import { labelOf } from '../roll/labels';
import { labelBefore } from '../roll/roller';
import type { Drafter } from './drafter';

/** Vehicles, journeys and guests that a form counts follow the form; where another workbook's does not count them they are asked for. */
export function drawCounts(drafter: Drafter): void {
  const lines = countLines(drafter.text.disclosure);
  for (const { why, number, context } of drafter.text.loose) {
    if (why !== 'count') continue;
    const { block } = context;
    const said = { before: sentenceBefore(block, number.start), unit: number.unit, year: drafter.text.disclosure.year };
    const meant = countLineMeant(lines, said);
    const line = meant && countOf(meant).eq(number.value) ? meant : countLineOf(lines, said, number.value);
    const own = line ?? (meant?.actual ? meant : null);
    const path = own && pathOf(drafter, own);
    if (!path) continue;
    const key = drafter.key(labelOf(labelBefore(block, number.start)));
    const isPut = drafter.put(block, number.start, number.end, `{{ "${path}" | 件数: "${number.unit}", "${key}" }}`);
    if (isPut && !line) drafter.doubt(block, `“${drafter.raw(block, number.start, number.end)}”与表中“${own.name}”不符，改按表写`);
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
