import type { Sentence } from '../findings/sentence';
import type { ListChoice } from './lists';
import type { CellWrite } from './writes';

/** What last year's workbook is to become. */
export interface NewYear {
  readonly from: number;
  readonly to: number;
  readonly writes: readonly CellWrite[];
  /** Sheets whose names move on, old → new. Formulas in `writes` use the old names. */
  readonly sheetNames: ReadonlyMap<string, string>;
  readonly choices: readonly ListChoice[];
  readonly sheets: readonly MovedSheet[];
  readonly counts: { readonly inputs: number; readonly formulas: number; readonly moved: number; readonly texts: number };
  /** What the officer still has to look at. */
  readonly notes: readonly Sentence[];
}

/** What becomes of a sheet. */
export interface MovedSheet {
  readonly sheet: string;
  /** Cells that hold something now and are to be typed anew. */
  readonly emptied: number;
  readonly formulas: number;
  /** Headings of the columns of last year that this year's amounts move into. */
  readonly columns: readonly string[];
}
