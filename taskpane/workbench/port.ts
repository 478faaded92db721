import type { CellText, Flag, FlagResult, LastYear, ReadOptions, SheetContent, WorkbookPort } from '../../src/hosts/port';
import { HostError } from '../../src/hosts/port';
import { parseAddress } from '../../src/workbook/address';
import type { CellRef, SheetSnapshot, WorkbookSnapshot } from '../../src/workbook/snapshot';
import { fromGrid } from './grid/from-grid';
import type { Grid } from './grid/grid';
import { addCopies, dropSheets } from './grid/copies';
import { addLists } from './grid/lists';
import { addReport, currentContent, replaceTexts } from './grid/report-sheet';
import type { OpenFile } from './open-file';
import { download } from '../pane/files';
import { copySheets } from '../../src/hosts/file/copy-sheets';
import { withChoices } from '../../src/hosts/file/new-year-file';
import type { ListChoice } from '../../src/author/lists';
import { readState } from '../../src/hosts/file/kept-state';
import { fileWith } from './save/save';
import { withChanges } from './save/changes';
import { writeInto } from './grid/write';
import type { CellWrite, SheetCopy } from '../../src/author/writes';
import { acceptedIn, REASONS_KEY } from '../../src/findings/accepted';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The workbook in the grid. The file that was opened stays as it was until the user saves. */
export class WorkbenchPort implements WorkbookPort {
  readonly host = 'workbench';
  private readonly state: Map<string, string>;
  private readonly reports: SheetContent[] = [];
  /** Sheets that were added as copies, as their sources stand in the file. */
  private copies: readonly AddedSheet[] = [];
  /** Cells of added sheets that are chosen from lists, for the saved file; the grid is told of them as they come. */
  private choices: readonly ListChoice[] = [];
  private readonly listeners = new Set<(sheet: string) => void>();
  private readonly watchers = new Set<() => void>();
  /** Formats that writes changed, by cell. */
  private readonly changes = new Map<string, CellWrite>();
  private quiet = false;
  private unsaved = false;
  private readonly subscription: { dispose(): void };

  constructor(
    private readonly grid: Grid,
    private readonly file: OpenFile,
    private readonly onOpen: (bytes: Uint8Array, name: string, from?: LastYear) => void,
    /** Hears whether there is something that saving would keep. */
    private readonly onUnsaved: (unsaved: boolean) => void = () => undefined,
  ) {
    this.state = readState(file.bytes);
    const { api } = grid;
    this.subscription = api.addEvent(api.Event.SheetValueChanged, ({ effectedRanges }) => {
      this.touched();
      if (this.quiet) return;
      const sheet = effectedRanges[0]?.getSheetName() ?? '';
      if (this.reports.some(({ name, editable }) => name === sheet && !editable)) return;
      for (const listener of this.listeners) listener(sheet);
    });
  }

  read({ signal, onProgress }: ReadOptions = {}): Promise<WorkbookSnapshot> {
    if (signal?.aborted) return Promise.reject(new HostError('已取消。', 'cancelled'));
    const sheets = [...this.base.sheets, ...this.reports.filter(({ editable }) => editable).map(emptySheet)];
    const read = sheets.map((sheet) => fromGrid(this.grid.api, sheet));
    onProgress?.(sheets.length, sheets.length);
    // The reasons are those of now, not those that the file was opened with.
    const { accepted: _opened, ...snapshot } = this.file.snapshot;
    return Promise.resolve({ ...snapshot, sheets: read, ...acceptedIn(this.state.get(REASONS_KEY)) });
  }

  select(cells: readonly CellRef[]): Promise<void> {
    const first = cells[0];
    if (!first) return Promise.resolve();
    const workbook = this.grid.api.getActiveWorkbook();
    const sheet = workbook?.getSheetByName(first.sheet);
    if (!workbook || !sheet) return Promise.reject(new HostError(`找不到工作表“${first.sheet}”。`, 'failed'));
    if (sheet.isSheetHidden()) return Promise.reject(new HostError(`工作表“${first.sheet}”已隐藏，无法定位。`, 'failed'));
    workbook.setActiveSheet(sheet);
    const { row, column } = parseAddress(first.address);
    const ranges = cells.map(({ address }) => {
      const place = parseAddress(address);
      return { startRow: place.row, endRow: place.row, startColumn: place.column, endColumn: place.column };
    });
    // The sheet that was just shown has to be laid out before it scrolls.
    return new Promise((resolve) => {
      setTimeout(() => {
        sheet.setActiveRange(sheet.getRange(first.address));
        if (ranges.length > 1) void this.grid.selectAll(sheet, ranges);
        sheet.scrollToCell(Math.max(row - 4, 0), Math.max(column - 2, 0));
        resolve();
      }, 30);
    });
  }

  flag(flags: readonly Flag[]): Promise<FlagResult> {
    const known = new Set(this.base.sheets.map(({ name }) => name));
    const usable = flags.filter(({ sheet }) => known.has(sheet));
    this.grid.marks.replace(usable);
    const skipped = [...new Set(flags.filter(({ sheet }) => !known.has(sheet)).map(({ sheet }) => `找不到工作表“${sheet}”。`))];
    return Promise.resolve({ flagged: this.grid.marks.count, skipped });
  }

  clearFlags(): Promise<number> {
    const { count } = this.grid.marks;
    this.grid.marks.replace([]);
    return Promise.resolve(count + this.file.dropMarks());
  }

  writeSheet(content: SheetContent): Promise<string> {
    const name = this.grid.unlocked(() => addReport(this.grid.api, content));
    this.reports.push({ ...content, name });
    this.touched();
    return Promise.resolve(name);
  }

  setTexts(name: string, texts: readonly CellText[]): Promise<void> {
    const sheet = this.grid.api.getActiveWorkbook()?.getSheetByName(name);
    if (!sheet) return Promise.reject(new HostError(`找不到工作表“${name}”。`, 'failed'));
    this.grid.unlocked(() => replaceTexts(sheet, texts));
    return Promise.resolve();
  }

  writeCells(cells: readonly CellWrite[]): Promise<void> {
    const workbook = this.grid.api.getActiveWorkbook();
    const missing = cells.find(({ sheet }) => !workbook?.getSheetByName(sheet));
    if (!workbook || missing) return Promise.reject(new HostError(`找不到工作表“${missing?.sheet ?? ''}”。`, 'failed'));
    this.silently(() => writeInto(workbook, cells));
    for (const cell of cells) if (cell.change) this.changes.set(`${cell.sheet}!${cell.address}`, cell);
    return Promise.resolve();
  }

  copySheets(copies: readonly SheetCopy[]): Promise<void> {
    const workbook = this.grid.api.getActiveWorkbook();
    const taken = new Set(workbook?.getSheets().map((sheet) => sheet.getSheetName().toLowerCase()));
    const added = copies.map(({ from, to }): AddedSheet | null => {
      const source = this.base.sheets.find(({ name }) => name === from);
      return source ? { from: this.copies.find((copy) => copy.to === from)?.from ?? from, to, base: { ...source, name: to } } : null;
    });
    if (!workbook || !added.every((copy) => copy !== null))
      return Promise.reject(new HostError('找不到要复制的工作表，没有写入。', 'failed'));
    if (copies.some(({ to }) => taken.has(to.toLowerCase())))
      return Promise.reject(new HostError('已有同名工作表，没有写入：请改名或删除后重试。', 'failed'));
    this.silently(() => addCopies(workbook, copies));
    this.copies = [...this.copies, ...added];
    this.touched();
    return Promise.resolve();
  }

  setChoices(choices: readonly ListChoice[]): Promise<readonly string[]> {
    this.silently(() => addLists(this.grid.api, choices));
    this.choices = [...this.choices, ...choices];
    return Promise.resolve([]);
  }

  removeSheets(names: readonly string[]): Promise<void> {
    const workbook = this.grid.api.getActiveWorkbook();
    const own = names.filter((name) => this.copies.some(({ to }) => to === name));
    if (workbook) this.silently(() => dropSheets(workbook, own));
    this.copies = this.copies.filter(({ to }) => !own.includes(to));
    this.choices = this.choices.filter(({ sheet }) => !own.includes(sheet));
    for (const key of [...this.changes.keys()]) if (own.some((name) => key.startsWith(`${name}!`))) this.changes.delete(key);
    return Promise.resolve();
  }

  /** Changes the grid without a listener hearing of it. */
  private silently(change: () => void): void {
    this.quiet = true;
    try {
      this.grid.unlocked(change);
    } finally {
      this.quiet = false;
    }
  }

  /** The workbook as it was opened, with the sheets that were added. */
  private get base(): WorkbookSnapshot {
    const { snapshot } = this.file;
    return this.copies.length === 0 ? snapshot : { ...snapshot, sheets: [...snapshot.sheets, ...this.copies.map(({ base }) => base)] };
  }

  async fileBytes(): Promise<Uint8Array> {
    return this.savedBytes(await this.read(), false);
  }

  openWorkbook(bytes: Uint8Array, name: string, from?: LastYear): Promise<void> {
    this.onOpen(bytes, name, from);
    return Promise.resolve();
  }

  loadState(key: string): Promise<string | null> {
    return Promise.resolve(this.state.get(key) ?? null);
  }

  saveState(key: string, value: string | null): Promise<void> {
    if (value === null) this.state.delete(key);
    else this.state.set(key, value);
    this.touched();
    return Promise.resolve();
  }

  onChanged(listener: (sheet: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Downloads the file as it was opened, with the edited cells, the marks, the reports and the 核实说明. */
  async save(): Promise<void> {
    const bytes = await this.unsavedBytes();
    download(new Uint8Array(bytes), this.file.snapshot.name.replace(/\.xls$/i, '.xlsx'), XLSX);
    this.touched(false);
  }

  private async savedBytes(now: WorkbookSnapshot, ours: boolean): Promise<Uint8Array> {
    const bytes = fileWith(copySheets(await this.file.asXlsx(), this.copies), {
      before: this.base,
      now,
      flags: ours ? this.grid.marks.all : [],
      reports: ours ? this.reports.map((report) => currentContent(report, now.sheets)) : [],
      state: this.state,
    });
    const changed = this.changes.size === 0 ? bytes : withChanges(bytes, now, [...this.changes.values()]);
    return withChoices(changed, this.choices);
  }

  /** The workbook as it would be saved now. */
  async unsavedBytes(): Promise<Uint8Array> {
    return this.savedBytes(await this.read(), true);
  }

  /** Calls back after everything that saving would keep; gives a function that ends it. */
  onTouched(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Says that what was opened is not in a file of the user (it was recovered). */
  markUnsaved(): void {
    this.touched();
  }

  private touched(unsaved = true): void {
    if (unsaved) for (const watcher of this.watchers) watcher();
    if (this.unsaved === unsaved) return;
    this.unsaved = unsaved;
    this.onUnsaved(unsaved);
  }

  dispose(): void {
    this.subscription.dispose();
    this.grid.marks.replace([]);
  }
}

interface AddedSheet extends SheetCopy {
  readonly base: SheetSnapshot;
}

/** A sheet that the file does not hold: everything in it is read from the grid. */
function emptySheet({ name }: SheetContent): SheetSnapshot {
  return { name, visibility: 'visible', rows: [], merges: [], hiddenRows: [], hiddenColumns: [] };
}
