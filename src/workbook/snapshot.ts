/**
 * An immutable copy of what a host holds. Plain data: it can be posted to a worker, stored in a test and compared.
 * Rows and columns are counted from 0 and from A1, also where a sheet's used range begins elsewhere.
 */
export interface WorkbookSnapshot {
  /** Name of the file as the user knows it, without folders; empty for a workbook that was never saved. */
  readonly name: string;
  readonly sheets: readonly SheetSnapshot[];
  /** What the reader of a file left out or had to guess, one sentence each; absent where there is nothing to say. */
  readonly notes?: readonly string[];
  /** 核实说明 that it keeps: the reasons for which findings were accepted, by their fingerprints; absent where there is none. */
  readonly accepted?: readonly (readonly [fingerprint: string, reason: string])[];
}

export interface SheetSnapshot {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  /** rows[row][column]; rows and cells that hold nothing may be missing. */
  readonly rows: readonly (readonly (CellSnapshot | undefined)[] | undefined)[];
  readonly merges: readonly Area[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** gouji wrote it (a report): it is no form, whatever it looks like. */
  readonly own?: true;
}

export interface CellSnapshot {
  /** The value as stored; of a formula its cached result; null where a formula has no result yet. Error values are `{ error: '#REF!' }`. */
  readonly value: string | number | boolean | null | CellError;
  /** The formula without its leading `=`. */
  readonly formula?: string;
  /** The number format code, absent for General. */
  readonly format?: string;
  /** The text of the note (批注) on the cell. */
  readonly note?: string;
}

interface CellError {
  readonly error: string;
}

/** A rectangle of cells, all four edges inclusive and counted from 0. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One cell of a workbook: the sheet's name and an A1 address (`D12`). The only address type outside src/workbook. */
export interface CellRef {
  readonly sheet: string;
  readonly address: string;
}
