import { InterceptorEffectEnum, type FUniver, type Univer } from '@univerjs/presets';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/presets/preset-sheets-core';
import type { Level } from '../../../src/findings/finding';
import { GRAVITY, MARK_COLOURS } from '../../../src/hosts/marks';
import type { Flag } from '../../../src/hosts/port';
import { parseAddress } from '../../../src/workbook/address';

/** The fills of the marks in Excel, each with a corner in a darker tone. */
const LOOK: Record<Level, { fill: string; corner: string }> = {
  error: { fill: MARK_COLOURS.error, corner: '#B10E1C' },
  warning: { fill: MARK_COLOURS.warning, corner: '#BC4B09' },
  hint: { fill: MARK_COLOURS.hint, corner: '#0F548C' },
  rounding: { fill: MARK_COLOURS.rounding, corner: '#616161' },
};

/**
 * Marks drawn over the cells while they are painted. Nothing is written into the workbook, so that clearing them
 * leaves no trace and undo knows nothing of them.
 */
export class CellMarks {
  readonly #api: FUniver;
  #flags: readonly Flag[] = [];
  #marked = new Map<string, Level>();

  constructor(api: FUniver) {
    this.#api = api;
  }

  /** To be called once, after the first workbook was opened: the services of the grid do not exist before. */
  install(univer: Univer): void {
    const interceptors = univer.__getInjector().get(SheetInterceptorService);
    interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      id: 'gouji-marks',
      effect: InterceptorEffectEnum.Style,
      handler: (cell, { worksheet, row, col }, next) => {
        const level = this.#marked.size > 0 && this.#marked.get(key(worksheet.getName(), row, col));
        if (!level) return next(cell);
        const look = LOOK[level];
        return next({
          ...cell,
          interceptorStyle: { ...cell?.interceptorStyle, bg: { rgb: look.fill } },
          markers: { ...cell?.markers, tr: { color: look.corner, size: 8 } },
        });
      },
    });
  }

  get all(): readonly Flag[] {
    return this.#flags;
  }

  /** The number of cells marked. */
  get count(): number {
    return this.#marked.size;
  }

  /** A cell with several flags shows the gravest. */
  replace(flags: readonly Flag[]): void {
    this.#flags = flags;
    this.#marked = new Map();
    for (const flag of flags) {
      const { row, column } = parseAddress(flag.address);
      const place = key(flag.sheet, row, column);
      const other = this.#marked.get(place);
      if (!other || GRAVITY.indexOf(flag.level) < GRAVITY.indexOf(other)) this.#marked.set(place, flag.level);
    }
    this.#api.getActiveWorkbook()?.getActiveSheet().refreshCanvas();
  }
}

function key(sheet: string, row: number, column: number): string {
  return `${sheet}!${row},${column}`;
}
