import type { WorkbookSnapshot } from '../../workbook/snapshot';
import { tooLarge } from './errors';
import { DEFAULT_LIMITS } from './limits';
import { WorkbookPackage } from './package';
import type { LayoutListener } from './sheet-reader';
import { sniff } from './sniff';
import { readStyles, type CellStyle } from './styles';
import { readThemeColours } from './theme';
import { readXls } from './xls';
import { readXlsx } from './xlsx';

export type { BorderLine, CellStyle } from './styles';

/** How a workbook looks, beside what it holds: for a host that shows it. Rows and columns are counted from 0. */
export interface WorkbookPresentation {
  /** The styles that `SheetPresentation.cells` and `columns` refer to; 0 is the workbook's default. */
  readonly styles: readonly CellStyle[];
  /** In the order of the snapshot's sheets. */
  readonly sheets: readonly SheetPresentation[];
}

export interface SheetPresentation {
  readonly name: string;
  /** cells[row][column] is an index into `styles`; what is missing has the style of its column, or 0. */
  readonly cells: readonly (readonly (number | undefined)[] | undefined)[];
  /** Widths in characters of the default font. */
  readonly columns: readonly ColumnPresentation[];
  readonly defaultColumnWidth?: number;
  /** Heights in points, by row; rows without one fit their content. */
  readonly rowHeights: ReadonlyMap<number, number>;
  readonly defaultRowHeight?: number;
  /** Cells (areas with blanks between them) that are chosen from a list: `'清单'!$A$1:$A$9`, or `"甲,乙"`. */
  readonly lists: readonly { readonly cells: string; readonly source: string }[];
}

interface ColumnPresentation {
  readonly first: number;
  readonly last: number;
  readonly width?: number;
  readonly style?: number;
}

/**
 * Reads a workbook together with its looks, in one pass. An .xls gives its snapshot only, with an empty presentation:
 * no library reads the styles of that format.
 * @throws WorkbookError as `readWorkbook`
 */
export async function readWithPresentation(
  bytes: Uint8Array,
  name: string,
): Promise<{ snapshot: WorkbookSnapshot; presentation: WorkbookPresentation }> {
  if (bytes.length > DEFAULT_LIMITS.fileBytes) throw tooLarge('超过 100 MB', 'the file is too big');
  if (sniff(bytes) === 'ole') {
    const snapshot = await readXls(bytes, name, DEFAULT_LIMITS);
    return { snapshot, presentation: { styles: [{}], sheets: snapshot.sheets.map((s) => collectorOf(s.name).sheet) } };
  }
  const sheets: SheetPresentation[] = [];
  const snapshot = readXlsx(bytes, name, DEFAULT_LIMITS, (sheet) => {
    const collector = collectorOf(sheet);
    sheets.push(collector.sheet);
    return collector.listener;
  });
  return { snapshot, presentation: { styles: stylesOf(bytes), sheets } };
}

function stylesOf(bytes: Uint8Array): CellStyle[] {
  const pack = WorkbookPackage.open(bytes, DEFAULT_LIMITS);
  const styles = pack.workbookRelated('styles');
  const theme = pack.workbookRelated('theme');
  if (styles === undefined) return [{}];
  return readStyles(pack.text(styles), theme === undefined ? [] : readThemeColours(pack.text(theme)));
}

function collectorOf(name: string): { sheet: SheetPresentation; listener: LayoutListener } {
  const cells: (number | undefined)[][] = [];
  const columns: ColumnPresentation[] = [];
  const rowHeights = new Map<number, number>();
  const lists: { cells: string; source: string }[] = [];
  const sheet: { -readonly [K in keyof SheetPresentation]: SheetPresentation[K] } = { name, cells, columns, rowHeights, lists };
  const listener: LayoutListener = {
    cell: (row, column, style) => void ((cells[row] ??= [])[column] = style),
    row: (row, height) => void (height !== undefined && rowHeights.set(row, height)),
    columns: (first, last, width, style) =>
      void columns.push({ first, last, ...(width === undefined ? {} : { width }), ...(style ? { style } : {}) }),
    defaults: (columnWidth, rowHeight) => {
      if (columnWidth !== undefined) sheet.defaultColumnWidth = columnWidth;
      if (rowHeight !== undefined) sheet.defaultRowHeight = rowHeight;
    },
    list: (of, source) => void lists.push({ cells: of, source }),
  };
  return { sheet, listener };
}
