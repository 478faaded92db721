import type { CellRef, WorkbookSnapshot } from '../../workbook/snapshot';
import type { CellText, Flag, FlagResult, ReadOptions, SheetContent, WorkbookPort } from '../port';
import type { CellWrite, SheetCopy } from '../../author/writes';
import type { ListChoice } from '../../author/lists';
import { watchChanges } from './changes';
import { copySheets, removeSheets } from './copies';
import { placeFlags, removeFlags } from './flags';
import type { KnownMarks } from './mark-list';
import { readWorkbook } from './read';
import { selectCells } from './select';
import { Session, supported, type Support } from './session';
import { setTexts, writeSheet } from './sheet';
import { fileBytes, openWorkbook, writeCells } from './write';
import { loadState, saveState } from './state';

export interface ExcelOptions {
  /** Milliseconds that one sync may take; 60,000 unless given. */
  readonly syncLimit?: number;
  /** Whether flags also write notes where Excel has them (ExcelApi 1.18); true unless given. */
  readonly notes?: boolean;
}

/**
 * The open workbook of Excel through Office.js, from ExcelApi 1.9 on. Create it after `Office.onReady`.
 * A validation is three syncs for an ordinary workbook: two to read, one to flag.
 */
export class ExcelPort implements WorkbookPort {
  readonly host = 'excel';
  private readonly support: Support;
  private readonly limit: number;
  /** The marks found by the last reading, until something changes them. */
  private known: KnownMarks | null = null;

  constructor({ syncLimit = 60_000, notes = true }: ExcelOptions = {}) {
    const support = supported();
    this.support = { ...support, notes: support.notes && notes };
    this.limit = syncLimit;
  }

  async read(options: ReadOptions = {}): Promise<WorkbookSnapshot> {
    const { snapshot, marks } = await readWorkbook(() => new Session(this.limit, options.signal), this.support, options);
    this.known = marks;
    return snapshot;
  }

  select(cells: readonly CellRef[]): Promise<void> {
    return selectCells(this.open, this.support, cells);
  }

  flag(flags: readonly Flag[]): Promise<FlagResult> {
    return placeFlags(this.open, this.support, flags, this.takeKnown());
  }

  clearFlags(): Promise<number> {
    this.takeKnown();
    return removeFlags(this.open(), this.support);
  }

  writeSheet(sheet: SheetContent): Promise<string> {
    this.takeKnown();
    return writeSheet(this.open(), sheet);
  }

  setTexts(sheet: string, texts: readonly CellText[]): Promise<void> {
    return setTexts(this.open(), sheet, texts);
  }

  writeCells(cells: readonly CellWrite[]): Promise<void> {
    this.takeKnown();
    return writeCells(this.open(), cells);
  }

  copySheets(copies: readonly SheetCopy[]): Promise<void> {
    this.takeKnown();
    return copySheets(this.open(), copies);
  }

  async setChoices(choices: readonly ListChoice[]): Promise<readonly string[]> {
    this.takeKnown();
    // The subjects are needed here only.
    const { setChoices } = await import('./choices');
    return setChoices(this.open(), choices);
  }

  removeSheets(names: readonly string[]): Promise<void> {
    this.takeKnown();
    return removeSheets(this.open(), names);
  }

  fileBytes(): Promise<Uint8Array> {
    return fileBytes();
  }

  openWorkbook(bytes: Uint8Array): Promise<void> {
    return openWorkbook(bytes);
  }

  loadState(key: string): Promise<string | null> {
    return loadState(this.open(), key);
  }

  saveState(key: string, value: string | null): Promise<void> {
    return saveState(this.open(), key, value);
  }

  onChanged(listener: (sheet: string) => void): () => void {
    return watchChanges(this.open, listener);
  }

  private readonly open = () => new Session(this.limit);

  private takeKnown(): KnownMarks | null {
    const { known } = this;
    this.known = null;
    return known;
  }
}
