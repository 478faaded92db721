import { createRoot } from 'react-dom/client';
import type { Flag, FlagResult, SheetContent, WorkbookPort } from '../../src/hosts/port';
import { clearFlags, flagWorkbook, writeSheet } from '../../src/hosts/file/patch';
import { readWorkbook } from '../../src/hosts/file/read';
import { Pane } from '../../taskpane/pane/Pane';

/** A workbook file under the pane, without a grid: for browsers that hold the pane only (scripts/old-browsers.mjs). */
class FilePort implements WorkbookPort {
  readonly host = 'file';
  private readonly state = new Map<string, string>();

  constructor(private bytes: Uint8Array) {}

  read() {
    return readWorkbook(this.bytes, 'guyuan-2024.xlsx');
  }

  select(): Promise<void> {
    return Promise.resolve();
  }

  flag(flags: readonly Flag[]): Promise<FlagResult> {
    const { bytes, ...result } = flagWorkbook(this.bytes, flags);
    this.bytes = bytes;
    return Promise.resolve({ ...result, skipped: result.skipped.map(({ message }) => message) });
  }

  clearFlags(): Promise<number> {
    const { bytes, removed } = clearFlags(this.bytes, { keepSheets: true });
    this.bytes = bytes;
    return Promise.resolve(removed);
  }

  writeSheet(content: SheetContent): Promise<string> {
    const { bytes, name } = writeSheet(this.bytes, content);
    this.bytes = bytes;
    return Promise.resolve(name);
  }

  setTexts(): Promise<void> {
    return Promise.resolve();
  }

  writeCells(): Promise<void> {
    return Promise.resolve();
  }

  copySheets(): Promise<void> {
    return Promise.resolve();
  }

  setChoices(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  removeSheets(): Promise<void> {
    return Promise.resolve();
  }

  fileBytes(): Promise<Uint8Array> {
    return Promise.resolve(this.bytes);
  }

  openWorkbook(): Promise<void> {
    return Promise.resolve();
  }

  loadState(key: string): Promise<string | null> {
    return Promise.resolve(this.state.get(key) ?? null);
  }

  saveState(key: string, value: string | null): Promise<void> {
    if (value === null) this.state.delete(key);
    else this.state.set(key, value);
    return Promise.resolve();
  }

  onChanged(): () => void {
    return () => undefined;
  }
}

async function start(): Promise<void> {
  const response = await fetch('samples/guyuan-2024.xlsx');
  const port = new FilePort(new Uint8Array(await response.arrayBuffer()));
  createRoot(document.getElementById('root')!).render(<Pane port={port} />);
}

void start();
