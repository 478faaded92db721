/** What a file may cost. The defaults are ten times and more what the largest real disclosure needs. */
export interface Limits {
  /** Size of the file itself. */
  readonly fileBytes: number;
  /** Sum of all parts of an .xlsx, unpacked: declared and real. */
  readonly unpackedBytes: number;
  /** Parts in an .xlsx. */
  readonly entries: number;
  readonly sheets: number;
  /** Cells with content or a format, all sheets together. */
  readonly cells: number;
  /** Characters of the formulas that cells share with another cell, written out for each. */
  readonly sharedFormulas: number;
}

const MEGABYTE = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 100 * MEGABYTE,
  unpackedBytes: 64 * MEGABYTE,
  entries: 10_000,
  sheets: 1_000,
  cells: 1_000_000,
  sharedFormulas: 8_000_000,
};

/** Rows and columns that a sheet can have (ECMA-376, and the two formats alike in what we accept). */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** No formula that Excel accepts is longer. */
export const LONGEST_FORMULA = 8_192;
