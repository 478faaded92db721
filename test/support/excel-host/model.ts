import type { Area, CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../../../src/workbook/snapshot';

/* The workbook that the stand-in host holds: plain data, so that two states of it can be compared as a whole. */

export interface HostCell {
  value: CellSnapshot['value'];
  formula?: string;
  format?: string;
  hyperlink?: unknown;
  /** What RangeFormat set: fill, font and so on, by path. */
  style?: Record<string, unknown>;
}

export interface HostConditionalFormat {
  id: string;
  type: string;
  formula: string;
  fill: string;
  areas: Area[];
  /** A rule that Excel cannot read back (office-js issues 6827 and 6835). */
  unreadable?: boolean;
}

export interface HostNote {
  row: number;
  column: number;
  content: string;
}

export interface HostName {
  name: string;
  reference: string;
  visible: boolean;
}

export interface HostSheet {
  id: string;
  name: string;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  protected: boolean;
  rows: HostCell[][];
  merges: Area[];
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  /** From the highest priority to the lowest. */
  conditionalFormats: HostConditionalFormat[];
  notes: HostNote[];
  /** Rules of data validation, the latest last. */
  validations: { areas: Area[]; rule?: unknown; alert?: unknown }[];
  names: HostName[];
  widths: Record<number, number>;
}

export interface HostWorkbook {
  name: string;
  sheets: HostSheet[];
  xmlParts: { id: string; xml: string }[];
  /** `areas` where several were selected together; `area` is then the first of them. */
  selection: { sheet: string; area: Area; areas?: readonly Area[] } | null;
  /** Whether its sheets may not be added or removed. */
  protected: boolean;
}

let nextId = 1;
/** An id as Excel makes them: never the same again, also not for the same thing after it was deleted and added. */
export const newId = (): string => `{00000000-0000-0000-0000-${String(nextId++).padStart(12, '0')}}`;

const VISIBILITIES = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

export function newSheet(name: string): HostSheet {
  return {
    id: newId(),
    name,
    visibility: 'Visible',
    protected: false,
    rows: [],
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    conditionalFormats: [],
    notes: [],
    validations: [],
    names: [],
    widths: {},
  };
}

/** The stand-in's workbook for a snapshot. */
export function workbookOf(snapshot: WorkbookSnapshot): HostWorkbook {
  return { name: snapshot.name, sheets: snapshot.sheets.map(sheetOf), xmlParts: [], selection: null, protected: false };
}

function sheetOf(snapshot: SheetSnapshot): HostSheet {
  const rows: HostCell[][] = [];
  snapshot.rows.forEach((row, i) => {
    row?.forEach((cell, j) => {
      if (cell) (rows[i] ??= [])[j] = { value: cell.value, formula: cell.formula, format: cell.format };
    });
  });
  return {
    ...newSheet(snapshot.name),
    visibility: VISIBILITIES[snapshot.visibility],
    rows,
    merges: [...snapshot.merges],
    hiddenRows: new Set(snapshot.hiddenRows),
    hiddenColumns: new Set(snapshot.hiddenColumns),
  };
}

/** Everything in the workbook but Excel's ids, for comparing a state before with one after. */
export function dump(workbook: HostWorkbook): unknown {
  return JSON.parse(
    JSON.stringify({ sheets: workbook.sheets, xmlParts: workbook.xmlParts }, (key, value: unknown) => {
      if (key === 'id') return undefined;
      return value instanceof Set ? [...(value as Set<number>)].sort((a, b) => a - b) : value;
    }),
  );
}
