import { areaAddress } from '../../workbook/address';
import type { Area } from '../../workbook/snapshot';
import { bands, cellCount } from './areas';
import { MERGE_OVERLAP, MERGE_ROWS } from './plan';
import type { Support } from './session';

/** A rectangle of a sheet whose reading is queued; its members hold values after the next sync. */
export interface Block {
  readonly area: Area;
  /** The part of the area that holds something; a null object when nothing does. */
  readonly range: Excel.Range;
  readonly rows: OfficeExtension.ClientResult<Excel.RowProperties[]>;
  readonly columns: OfficeExtension.ClientResult<Excel.ColumnProperties[]>;
  readonly merges: readonly Excel.RangeAreas[];
}

/** Queues the reading of one rectangle: values, formulas, formats, hidden rows and columns, and merges where Excel tells them. */
export function queueBlock(sheet: Excel.Worksheet, area: Area, support: Support): Block {
  const whole = sheet.getRange(areaAddress(area));
  // Asked of a plain range, never of a null object: what Excel answers to a chain of null objects is not documented.
  const range = whole.getUsedRangeOrNullObject(true);
  range.load('rowIndex,columnIndex,values,formulas,numberFormat');
  return {
    area,
    range,
    rows: whole.getRowProperties({ rowHidden: true }),
    columns: whole.getColumnProperties({ columnHidden: true }),
    merges: support.merges ? queueMerges(sheet, area) : [],
  };
}

/** In bands of rows, because Excel refuses to list more than 512 merged areas at a time. */
function queueMerges(sheet: Excel.Worksheet, area: Area): Excel.RangeAreas[] {
  const width = area.right - area.left + 1;
  return bands(area, MERGE_ROWS * width).map((band) => {
    const merged = sheet.getRange(areaAddress({ ...band, bottom: band.bottom + MERGE_OVERLAP })).getMergedAreasOrNullObject();
    merged.load('areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount');
    return merged;
  });
}

/** The merged areas of a block that was read. A single cell is what Excel tells of an area that reaches beyond the range asked. */
export function mergesOf(block: Block): Area[] {
  return block.merges
    .flatMap((merged) => (merged.isNullObject ? [] : merged.areas.items.map(areaOf)))
    .filter((area) => cellCount(area) > 1);
}

/** The area of a range whose indexes and counts are loaded. */
export function areaOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Area {
  return { top: rowIndex, left: columnIndex, bottom: rowIndex + rowCount - 1, right: columnIndex + columnCount - 1 };
}
