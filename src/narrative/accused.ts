import type { Sentence } from '../findings/sentence';
import type { Disclosure } from '../forms/disclosure';
import { accusedCells as accusedBy } from '../rules/accused';
import type { Prior } from '../rules/support/prior';
import type { CellRef } from '../workbook/snapshot';
import type { AccusedCell, Exhibit, ExhibitRow, NumberSpan, Paragraph, Span } from './narrative';

export function cellName({ sheet, address }: CellRef): string {
  return `${sheet}!${address}`;
}

/** Whether no form holds a number yet: then a blank, and the total that a formula makes of blanks, is not 0 but unknown. */
export function isUnfilled({ forms }: Disclosure): boolean {
  const lines = forms.flatMap(({ panels }) => panels.flatMap((panel) => panel.lines));
  return !lines.some(({ amounts }) => amounts.some(({ value }) => value?.isZero() === false));
}

/**
 * The cells of these forms that cannot be written: those an error names as the culprit, and blank totals of filled parts.
 * @param prior what validation compares with, if anything
 */
export function accusedCells(disclosure: Disclosure, prior?: Prior): ReadonlyMap<string, Sentence> {
  return new Map([...accusedBy(disclosure, prior), ...blankTotals(disclosure)]);
}

/** Totals that are blank while their parts are not: unknown, whatever other blanks are. */
export function blankTotals(disclosure: Disclosure): ReadonlyMap<string, Sentence> {
  const accused = new Map<string, Sentence>();
  for (const { panels, title } of disclosure.forms)
    for (const { lines } of panels)
      for (const line of lines.filter(({ role }) => role === 'total'))
        line.amounts.forEach(({ value, cell, nil }, column) => {
          const filled = lines.some(({ role, amounts }) => role === 'item' && amounts[column]?.value?.isZero() === false);
          if (value === null && !nil && filled)
            accused.set(cellName(cell), {
              message: `《${title}》的合计没有填，而其各项有数`,
              english: `the total of “${title}” is blank while its items are filled`,
            });
        });
  return accused;
}

/** Stands behind a number of a table that is wrong in its form. */
export const STAR = '＊';

/** As many cells as a reader of a mark takes in. */
const NAMED = 3;

/** Marks behind a number that a cell is wrong it comes from, once a paragraph, and counts those cells. */
export class AccusedMarks {
  private readonly found = new Map<string, AccusedCell>();

  constructor(private readonly accused: ReadonlyMap<string, Sentence>) {}

  paragraph(paragraph: Paragraph): Paragraph {
    const said = new Set<string>();
    return paragraph.flatMap((span): Span[] => {
      const own = 'cells' in span ? this.of(span).filter((cell) => !said.has(cellName(cell))) : [];
      if (own.length === 0) return [span];
      for (const cell of own) {
        said.add(cellName(cell));
        this.found.set(cellName(cell), { ...cell, ...this.accused.get(cellName(cell))! });
      }
      return [span, { text: `【表中此数有误，请核对${own.map(cellName).slice(0, NAMED).join('、')}${own.length > NAMED ? '等' : ''}】` }];
    });
  }

  /** The numbers of a table that come from such a cell carry a star, and its note says which cells they are. */
  exhibit(exhibit: Exhibit): Exhibit {
    const said = new Map<string, AccusedCell>();
    const starred = (span: Span): Span => {
      const own = 'cells' in span ? this.of(span) : [];
      for (const cell of own) said.set(cellName(cell), { ...cell, ...this.accused.get(cellName(cell))! });
      return own.length > 0 ? { ...span, text: `${span.text}${STAR}` } : span;
    };
    const rows = exhibit.rows.map((row): ExhibitRow => ({
      ...row,
      current: starred(row.current),
      prior: starred(row.prior),
      difference: starred(row.difference),
      rate: starred(row.rate),
    }));
    if (said.size === 0) return exhibit;
    for (const [name, cell] of said) this.found.set(name, cell);
    const note = `${STAR} 表中此数有误，请核对${[...said.keys()].slice(0, NAMED).join('、')}${said.size > NAMED ? '等' : ''}。`;
    return { ...exhibit, rows, note: exhibit.note === '' ? note : `${exhibit.note}${note}` };
  }

  list(): AccusedCell[] {
    return [...this.found.values()];
  }

  /** A count is of lines, whatever stands in them. */
  private of({ cells, unit }: NumberSpan): CellRef[] {
    if (!/元|%/.test(unit)) return [];
    const own = new Map(cells.filter((cell) => this.accused.has(cellName(cell))).map((cell) => [cellName(cell), cell]));
    return [...own.values()];
  }
}
