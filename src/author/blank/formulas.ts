import { recognise } from '../../forms/recognise';
import { isTotal } from '../../forms/vocabulary';
import { addressOf } from '../../workbook/address';
import { fillTotals } from '../fill';
import { shifted } from '../formula';
import { keyOf, withCells } from '../places';
import { snapshotOf, type BlankCell, type BlankSheet } from './set';

/**
 * Which cells are totals, and of what, is asked of the relations: with a number in every cell that is to be typed in and the totals left
 * out, what can be filled is a formula. On empty lines what holds across the line of their total holds as well.
 */
export function withFormulas(sheet: BlankSheet): BlankSheet {
  const full = snapshotOf([sheet], PROBE);
  const blanks = new Map<string, null>();
  const disclosure = recognise(full);
  for (const { panels } of disclosure.forms)
    for (const { lines, columns } of panels) {
      const listed = lines.some(({ role, label }) => role === 'item' && label !== '');
      for (const line of lines)
        line.amounts.forEach(({ cell }, column) => {
          const adds = listed && (line.role === 'total' || line.children.some(({ role }) => role === 'item'));
          const spare = line.label === '' && lines.length > 1;
          const across = columns.length > 1 && isTotal(columns[column]!.path.at(-1) ?? '');
          if (adds || spare || across) blanks.set(keyOf(cell), null);
        });
    }
  const formulas = new Map(fillTotals(withCells(full, blanks)).cells.map((cell) => [keyOf(cell), cell.formula]));
  const first = sheet.rows.findIndex((row) => row.some((cell) => cell?.value === '合计' && cell.look === 'centre'));
  const spare = sheet.rows[first + 1]?.[1]?.value === undefined && sheet.rows[first + 1]?.[0]?.value === undefined ? first : -1;
  const rows = sheet.rows.map((row, r) =>
    row.map((cell, c): BlankCell | undefined => {
      if (cell?.look !== 'input') return cell;
      const above = spare >= 0 && r > spare ? formulas.get(`${sheet.name}!${addressOf(spare, c)}`) : undefined;
      const formula = formulas.get(`${sheet.name}!${addressOf(r, c)}`) ?? (above ? movedDown(above, r - spare) : null);
      return formula ? { look: row.some(isTotalLabel) ? 'formula' : 'quiet', formula } : cell;
    }),
  );
  return { ...sheet, rows };
}

function isTotalLabel(cell: BlankCell | undefined): boolean {
  return cell?.look === 'centre' && /合计|总计/.test(cell.value ?? '');
}

/** No number that could be the number of a column. */
const PROBE = 1000.25;

/** A formula that adds cells of its own row, for a row further down. */
function movedDown(formula: string, rows: number): string {
  return formula.replace(/[A-Z]{1,3}[0-9]+/g, (address) => shifted(address, rows, 0));
}
