import type { Level } from '../findings/finding';

/*
 * What gouji leaves in a workbook and how it is told apart from what the user made. One definition for every host, so that
 * marks set in a file are found and cleared in Excel and the other way round.
 */

/** Levels from the gravest to the lightest: a cell with several flags shows the gravest. */
export const GRAVITY: readonly Level[] = ['error', 'warning', 'hint', 'rounding'];

/** Fill of a marked cell, `#RRGGBB`. */
export const MARK_COLOURS: Readonly<Record<Level, string>> = {
  error: '#FFB3B0',
  warning: '#FFE08A',
  hint: '#BBD7F5',
  rounding: '#DADFE3',
};

/**
 * The formula (without `=`) of the conditional format that marks a cell. It is always true; the text in it is the tag by which
 * the mark is found again after the workbook was saved, reopened or copied. Ids of conditional formats do not survive that.
 */
export function markFormula(level: Level): string {
  return `LEN("gouji:${level}")>0`;
}

/** The level of a mark by the formula of a conditional format, with or without `=`; null when it is none of gouji's. */
export function levelOfMark(formula: string): Level | null {
  const match = /^=?\s*LEN\(\s*"gouji:(error|warning|hint|rounding)"\s*\)\s*>\s*0$/i.exec(formula.trim());
  return (match?.[1]?.toLowerCase() as Level | undefined) ?? null;
}

/** Begins the text of every note that gouji writes. It ends with a mark that is not seen and that nobody types: a person's own note may begin with 【勾稽】. */
export const NOTE_PREFIX = '【勾稽】\u2060';

/** A hidden name, scoped to a sheet, that says gouji wrote the sheet. It moves, is renamed and is saved with the sheet. */
export const OWN_SHEET_NAME = '_gouji_sheet';

/** The XML namespace of the custom part that keeps the state of a key. */
export function stateNamespace(key: string): string {
  return `urn:gouji:state:${encodeURIComponent(key)}`;
}
