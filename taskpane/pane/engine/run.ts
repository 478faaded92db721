import type { OpenOptions, OpenWorkbook } from '../../../src/engine';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import type { Call, Functions, Given, Result } from './protocol';

interface Opened {
  readonly workbook: WorkbookSnapshot;
  readonly prior: WorkbookSnapshot | undefined;
  readonly asGiven: boolean | undefined;
  readonly pack: OpenOptions['pack'];
  readonly unit: OpenOptions['unit'];
  readonly open: OpenWorkbook;
}

/** The workbook asked about last: every question about the same cells finds its forms already recognised. */
let opened: Opened | null = null;

/** The engine is most of the pane's weight and is not needed to show it: it is loaded with the first call. */
export async function run<C extends Call>(call: C, given: Given<C>): Promise<Result<C>> {
  const { openWorkbook, rollForward, explain, packs, yearOf, fillTotals, convertUnits, newYear, newSheets, blankSet } =
    await import('../../../src/engine');
  const open = (workbook: WorkbookSnapshot, { prior, priorAsGiven: asGiven, pack, unit }: OpenOptions = {}): OpenWorkbook => {
    const isOpen =
      opened !== null &&
      opened.pack === pack &&
      opened.unit === unit &&
      opened.asGiven === asGiven &&
      isSame(opened.workbook, workbook) &&
      isSame(opened.prior, prior);
    if (!isOpen)
      opened = {
        workbook,
        prior,
        asGiven,
        pack,
        unit,
        open: openWorkbook(workbook, {
          ...(prior ? { prior } : {}),
          ...(asGiven === undefined ? {} : { priorAsGiven: asGiven }),
          ...(pack ? { pack } : {}),
          ...(unit ? { unit } : {}),
        }),
      };
    return opened!.open;
  };
  const engine: Functions = {
    validate: (workbook, options) => open(workbook, options).validate(options?.language),
    narrate: (workbook, options) => open(workbook, options).narrate(options?.inputs, options?.lastInputs),
    publish: (workbook, options) => open(workbook, options).publish(options?.inputs, options?.lastInputs),
    proofread: (workbook, text, options) => open(workbook, options).proofread(text, options?.language),
    rollForward,
    explain,
    packs,
    yearOf,
    fillTotals,
    convertUnits,
    newYear,
    newSheets,
    blankSet,
  };
  return engine[call](...given);
}

/** Between threads a snapshot arrives as a copy, so its content is compared. */
function isSame(a: WorkbookSnapshot | undefined, b: WorkbookSnapshot | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));
}
