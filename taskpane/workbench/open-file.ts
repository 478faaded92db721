import type { WorkbookPresentation } from '../../src/hosts/file/presentation';
import { readWithPresentation } from '../../src/hosts/file/presentation';
import { clearFlags } from '../../src/hosts/file/patch';
import { sniff } from '../../src/hosts/file/sniff';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';

/** A file as it was opened. */
export class OpenFile {
  private constructor(
    public bytes: Uint8Array,
    readonly snapshot: WorkbookSnapshot,
    readonly presentation: WorkbookPresentation,
  ) {}

  /** @throws WorkbookError for what is no usable workbook */
  static async read(bytes: Uint8Array, name: string): Promise<OpenFile> {
    const { snapshot, presentation } = await readWithPresentation(bytes, name);
    return new OpenFile(bytes, snapshot, presentation);
  }

  get isXls(): boolean {
    return sniff(this.bytes) !== 'zip';
  }

  /** The file in the form that can be saved; of an .xls the values, formulas, merged cells and widths. */
  async asXlsx(): Promise<Uint8Array> {
    if (!this.isXls) return this.bytes;
    const { read, write } = await import('@e965/xlsx');
    const book = read(this.bytes, { type: 'array', cellStyles: true, cellNF: true });
    return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  }

  /** Takes marks of an earlier session out of the file and gives their number. */
  dropMarks(): number {
    if (sniff(this.bytes) !== 'zip') return 0;
    const { bytes, removed } = clearFlags(this.bytes, { keepSheets: true });
    if (removed > 0) this.bytes = bytes;
    return removed;
  }
}
