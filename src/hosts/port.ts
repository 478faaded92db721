import type { ListChoice } from '../author/lists';
import type { CellWrite, SheetCopy } from '../author/writes';
import type { Inputs } from '../narrative/inputs';
import type { CellRef, WorkbookSnapshot } from '../workbook/snapshot';
import type { Level } from '../findings/finding';

/**
 * The one way apps reach a workbook, whatever holds it: Excel, the workbench's grid or a file.
 * Narrow on purpose: a further host (WPS) implements these members and nothing else.
 */
export interface WorkbookPort {
  readonly host: 'excel' | 'workbench' | 'file';
  /** Reads every sheet. Rejects with a HostError whose message tells the user what to do. */
  read(options?: ReadOptions): Promise<WorkbookSnapshot>;
  /** Selects the cells (of one sheet) and brings them into view. */
  select(cells: readonly CellRef[]): Promise<void>;
  /** Marks cells without touching the user's formatting. Earlier marks of gouji are replaced. */
  flag(flags: readonly Flag[]): Promise<FlagResult>;
  /** Removes every mark of gouji, also those of an earlier session, and gives the number removed. */
  clearFlags(): Promise<number>;
  /** Writes a sheet of gouji's own. Never replaces a sheet that gouji did not write: it takes a free name instead. Gives the name used. */
  writeSheet(sheet: SheetContent): Promise<string>;
  /** Replaces what cells of a sheet hold by texts; how they look stays. A text that begins with = + - or @ stays a text. */
  setTexts(sheet: string, texts: readonly CellText[]): Promise<void>;
  /** Writes values and formulas into cells. How they look stays, but for what a write changes. Our own writes are not reported as changes. */
  writeCells(cells: readonly CellWrite[]): Promise<void>;
  /**
   * Adds a copy of each sheet, with its layout, behind the others. Rejects before anything is added where a name is taken or something
   * is protected.
   */
  copySheets(copies: readonly SheetCopy[]): Promise<void>;
  /**
   * Lets codes and names be chosen from the subjects in force, which stand on a hidden sheet; others can be typed after a warning. Gives
   * the names of the sheets that it added, for `removeSheets`.
   */
  setChoices(choices: readonly ListChoice[]): Promise<readonly string[]>;
  /** Takes out sheets that `copySheets` or `setChoices` added; those that are gone already are no error. */
  removeSheets(names: readonly string[]): Promise<void>;
  /** The workbook as an .xlsx, as it stands now. Rejects with a HostError where the host cannot give it. */
  fileBytes(): Promise<Uint8Array>;
  /**
   * Opens a further workbook: a window of its own in Excel, in place of the shown one in the workbench, where the workbook that it was
   * made from is last year's of it.
   */
  openWorkbook(bytes: Uint8Array, name: string, from?: LastYear): Promise<void>;
  /** Reads a value that was kept in the workbook, or null. */
  loadState(key: string): Promise<string | null>;
  /** Keeps a text in the workbook under a key; null forgets it. */
  saveState(key: string, value: string | null): Promise<void>;
  /** Calls back after the user changed cells; gives a function that ends it. */
  onChanged(listener: (sheet: string) => void): () => void;
}

/** A workbook of last year, with what the officer gave for its text. */
export interface LastYear {
  readonly workbook: WorkbookSnapshot;
  readonly inputs: Inputs;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** A mark on a cell. */
export interface Flag extends CellRef {
  readonly level: Level;
  /** Shown in a note where the host has notes; plain text. */
  readonly text: string;
}

export interface FlagResult {
  readonly flagged: number;
  /** Cells that could not be marked and why (a protected sheet, say), one sentence each. */
  readonly skipped: readonly string[];
}

export interface CellText {
  readonly address: string;
  readonly text: string;
}

/** A sheet of text and numbers, written as values: a text that begins with = + - or @ stays a text. */
export interface SheetContent {
  readonly name: string;
  /** For the user to fill in or edit: read like any other sheet, and never overwritten. */
  readonly editable?: boolean;
  readonly rows: readonly (readonly (SheetCell | null)[])[];
  /** Widths in characters, column by column. */
  readonly widths?: readonly number[];
}

export interface SheetCell {
  readonly value: string | number;
  readonly style?: 'title' | 'heading' | 'text' | 'error' | 'warning' | 'hint' | 'rounding';
  /** A link to a cell of the workbook. */
  readonly link?: CellRef;
}

/** Something the host could not do; the message is for the user. */
export class HostError extends Error {
  /** The same in English, where it can be met outside Chinese Excel. */
  readonly english?: string;

  constructor(
    message: string,
    readonly code: 'busy' | 'timeout' | 'protected' | 'cancelled' | 'unsupported' | 'unreadable' | 'failed',
    options?: ErrorOptions & { readonly english?: string },
  ) {
    super(message, options);
    this.name = 'HostError';
    if (options?.english !== undefined) this.english = options.english;
  }
}
