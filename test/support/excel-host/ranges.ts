import { parseArea, areaAddress, contains } from '../../../src/workbook/address';
import type { Area } from '../../../src/workbook/snapshot';
import { type Bound, define, Fault } from './classes';
import { conditionalFormats } from './formats';
import type { HostCell, HostSheet } from './model';

export interface RangeTarget {
  readonly sheet: HostSheet;
  readonly area: Area;
}

export interface AreasTarget {
  readonly sheet: HostSheet;
  readonly areas: readonly Area[];
}

export const WHOLE: Area = { top: 0, left: 0, bottom: 1_048_575, right: 16_383 };
const MAX_ADDRESS = 8192;
const MAX_MERGES = 512;
const MAX_CELLS = 5_000_000;

export function areaFrom(address: unknown): Area {
  if (address === null || address === undefined) return WHOLE;
  try {
    return parseArea(address as string);
  } catch {
    throw new Fault('InvalidArgument', `not an address: ${JSON.stringify(address)}`);
  }
}

export function areasFrom(addresses: unknown): Area[] {
  if (typeof addresses !== 'string' || addresses.length > MAX_ADDRESS) throw new Fault('InvalidArgument', 'address list too long');
  return addresses.split(',').map(areaFrom);
}

/** The rectangle of cells with content within an area, or null. */
export function usedArea({ sheet, area }: RangeTarget): Area | null {
  let used: Area | null = null;
  sheet.rows.forEach((row, i) => {
    row.forEach((cell, j) => {
      if (!contains(area, i, j) || (cell.value === null && !cell.formula) || (cell.value === '' && !cell.formula)) return;
      used = used
        ? { top: used.top, left: Math.min(used.left, j), bottom: i, right: Math.max(used.right, j) }
        : { top: i, left: j, bottom: i, right: j };
    });
  });
  return used;
}

function grid<T>({ sheet, area }: RangeTarget, of: (cell: HostCell | undefined) => T): T[][] | null {
  const height = area.bottom - area.top + 1;
  const width = area.right - area.left + 1;
  if (height * width > MAX_CELLS) return null;
  return Array.from({ length: height }, (_r, i) => Array.from({ length: width }, (_c, j) => of(sheet.rows[area.top + i]?.[area.left + j])));
}

function setGrid({ sheet, area }: RangeTarget, values: unknown, set: (cell: HostCell, value: unknown) => void): void {
  if (sheet.protected) throw new Fault('AccessDenied');
  const lines = values as unknown[][];
  if (lines.length !== area.bottom - area.top + 1 || lines.some((line) => line.length !== area.right - area.left + 1)) {
    throw new Fault('InvalidArgument', 'the array does not have the size of the range');
  }
  lines.forEach((line, i) => line.forEach((value, j) => set(cellAt(sheet, area.top + i, area.left + j), value)));
}

export function cellAt(sheet: HostSheet, row: number, column: number): HostCell {
  const cells = (sheet.rows[row] ??= []);
  return (cells[column] ??= { value: '' });
}

const shown = (cell: HostCell | undefined) => {
  const value = cell?.value ?? '';
  return typeof value === 'object' ? value.error : value;
};

/** As Excel takes an entry: outside text cells, = + - @ begin a formula and digits are a number. */
function enter(cell: HostCell, value: unknown): void {
  delete cell.formula;
  if (value === null) return;
  if (cell.format === '@') cell.value = value as string | number;
  else if (typeof value === 'string' && /^[=+\-@]./.test(value))
    Object.assign(cell, { formula: value.replace(/^=/, ''), value: { error: '#NAME?' } });
  else cell.value = typeof value === 'string' && value !== '' && !Number.isNaN(Number(value)) ? Number(value) : (value as string);
}

const styles = (name: string, prefix: string, members: readonly string[], children: readonly ((target: AreasTarget) => Bound)[] = []) =>
  define<AreasTarget>({
    name,
    write: Object.fromEntries(members.map((key) => [key, (target, value) => paint(target, `${prefix}${key}`, value)])),
    children: Object.fromEntries(children.map((child, i) => [['Font', 'Fill'][i]!, child])),
  });

function paint({ sheet, areas }: AreasTarget, key: string, value: unknown): void {
  if (sheet.protected) throw new Fault('AccessDenied');
  for (const { top, left, bottom, right } of areas) {
    if (key === 'ColumnWidth') for (let j = left; j <= right; j += 1) sheet.widths[j] = value as number;
    else for (let i = top; i <= bottom; i += 1) for (let j = left; j <= right; j += 1) (cellAt(sheet, i, j).style ??= {})[key] = value;
  }
}

const format = styles(
  'RangeFormat',
  '',
  ['WrapText', 'VerticalAlignment', 'ColumnWidth'],
  [styles('RangeFont', 'Font.', ['Bold', 'Size', 'Color']), styles('RangeFill', 'Fill.', ['Color'])],
);

const rangeCollection = define<AreasTarget>({
  name: 'RangeCollection',
  items: ({ sheet, areas }) => areas.map((area) => range({ sheet, area })),
});

const dataValidation = define<AreasTarget>({
  name: 'DataValidation',
  write: {
    Rule: ({ sheet, areas }, rule) => {
      if (sheet.protected) throw new Fault('AccessDenied');
      sheet.validations.push({ areas: [...areas], rule });
    },
    ErrorAlert: ({ sheet }, alert) => void (sheet.validations.at(-1)!.alert = alert),
  },
});

export const rangeAreas: (target: AreasTarget) => Bound = define<AreasTarget>({
  name: 'RangeAreas',
  read: { CellCount: ({ areas }) => areas.reduce((sum, a) => sum + (a.bottom - a.top + 1) * (a.right - a.left + 1), 0) },
  children: {
    Areas: rangeCollection,
    ConditionalFormats: (target) => conditionalFormats(target),
    Format: format,
    DataValidation: dataValidation,
  },
  calls: { Select: () => undefined }, // Recorded by the executor, as that of a range.
});

/** As Excel does (office-js issues 1590, 3611): only areas that begin in the range, and of those that leave it the first cell. */
function mergedAreas({ sheet, area }: RangeTarget): Bound | null {
  const areas = sheet.merges
    .filter(({ top, left }) => contains(area, top, left))
    .map((merge) => (contains(area, merge.bottom, merge.right) ? merge : { ...merge, bottom: merge.top, right: merge.left }));
  if (areas.length > MAX_MERGES) throw new Fault('GeneralException', 'more than 512 merged areas');
  return areas.length > 0 ? rangeAreas({ sheet, areas }) : null;
}

const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_v, i) => from + i);

export const range: (target: RangeTarget) => Bound = define<RangeTarget>({
  name: 'Range',
  read: {
    Address: ({ sheet, area }) => `${sheet.name}!${areaAddress(area)}`,
    RowIndex: ({ area }) => area.top,
    ColumnIndex: ({ area }) => area.left,
    RowCount: ({ area }) => area.bottom - area.top + 1,
    ColumnCount: ({ area }) => area.right - area.left + 1,
    Values: (target) => grid(target, shown),
    Formulas: (target) => grid(target, (cell) => (cell?.formula ? `=${cell.formula}` : shown(cell))),
    NumberFormat: (target) => grid(target, (cell) => cell?.format ?? 'General'),
  },
  write: {
    Values: (target, value) => setGrid(target, value, enter),
    Formulas: (target, value) => setGrid(target, value, enter),
    NumberFormat: (target, value) =>
      setGrid(target, value, (cell, code) => (cell.format = code === 'General' ? undefined : (code as string))),
    Hyperlink: ({ sheet, area }, value) => {
      const cell = cellAt(sheet, area.top, area.left);
      cell.hyperlink = value;
      if (cell.value === '') cell.value = (value as { documentReference: string }).documentReference;
    },
  },
  children: {
    ConditionalFormats: ({ sheet, area }) => conditionalFormats({ sheet, areas: [area] }),
    Format: ({ sheet, area }) => format({ sheet, areas: [area] }),
  },
  objects: {
    GetUsedRangeOrNullObject: (target) => {
      const area = usedArea(target);
      return area && range({ sheet: target.sheet, area });
    },
    GetMergedAreasOrNullObject: mergedAreas,
    GetRow: ({ sheet, area }, [row]) => {
      const top = area.top + (row as number);
      return range({ sheet, area: { ...area, top, bottom: top } });
    },
    GetBoundingRect: ({ sheet, area }, [other]) => {
      const { area: b } = (other as Bound<RangeTarget>).target;
      return range({ sheet, area: { top: area.top, left: area.left, bottom: b.bottom, right: b.right } });
    },
  },
  calls: {
    GetRowProperties: ({ sheet, area }) => span(area.top, area.bottom).map((row) => ({ rowHidden: sheet.hiddenRows.has(row) })),
    GetColumnProperties: ({ sheet, area }) =>
      span(area.left, area.right).map((column) => ({ columnHidden: sheet.hiddenColumns.has(column) })),
    Clear: ({ sheet, area }) => {
      if (sheet.protected) throw new Fault('AccessDenied');
      sheet.rows = sheet.rows.map((row, i) => row.filter((_cell, j) => !contains(area, i, j)));
    },
    // The client library sends a large array in slices and asks for this check first.
    _ValidateArraySize: ({ area }, [rows, columns]) => {
      if (rows !== area.bottom - area.top + 1 || columns !== area.right - area.left + 1) throw new Fault('InvalidArgument');
    },
    Select: () => undefined, // The executor records it: only it knows the workbook.
  },
});
