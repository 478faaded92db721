import type { Area, CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../../workbook/snapshot';

/** What a cell looks like. quiet: a formula that shows nothing where its line is not in use. */
export type Look = 'title' | 'caption' | 'captionRight' | 'heading' | 'text' | 'centre' | 'input' | 'formula' | 'quiet' | 'note' | 'empty';

export interface BlankCell {
  readonly look: Look;
  readonly value?: string;
  /** Without `=`. */
  readonly formula?: string;
}

export interface BlankSheet {
  readonly name: string;
  readonly rows: readonly (readonly (BlankCell | undefined)[])[];
  readonly merges: readonly Area[];
  readonly widths: readonly number[];
  /** The rows that are printed on every page. */
  readonly headings: { readonly top: number; readonly bottom: number };
}

export interface BlankSet {
  readonly sheets: readonly BlankSheet[];
}

/** The forms as a workbook; `amounts` stands in every cell to be typed in. */
export function snapshotOf(sheets: readonly BlankSheet[], amounts: number | null = null): WorkbookSnapshot {
  return {
    name: '',
    sheets: sheets.map(({ name, rows, merges }): SheetSnapshot => ({
      name,
      visibility: 'visible',
      rows: rows.map((row) => row.map((cell) => contentOf(cell, amounts))),
      merges,
      hiddenRows: [],
      hiddenColumns: [],
    })),
  };
}

function contentOf(cell: BlankCell | undefined, amount: number | null): CellSnapshot | undefined {
  if (cell?.value !== undefined) return { value: cell.value };
  if (cell?.formula !== undefined) return { value: 0, formula: cell.formula };
  return cell?.look === 'input' && amount !== null ? { value: amount } : undefined;
}
