import type { WorkbookSnapshot } from '../../workbook/snapshot';
import { tooLarge } from './errors';
import { DEFAULT_LIMITS, type Limits } from './limits';
import { sniff } from './sniff';
import { readXls } from './xls';
import { readXlsx } from './xlsx';

export interface ReadWorkbookOptions {
  /** What the file may cost; anything not given is DEFAULT_LIMITS. */
  readonly limits?: Partial<Limits>;
}

/**
 * Reads the bytes of an .xlsx, .xlsm or .xls into a snapshot, in Node and in a browser alike.
 * @param name the file's name as the user knows it, without folders; it is not used to tell the format
 * @throws WorkbookError for anything that is no usable workbook; its sentence tells the user what to do
 */
export async function readWorkbook(bytes: Uint8Array, name: string, options: ReadWorkbookOptions = {}): Promise<WorkbookSnapshot> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (bytes.length > limits.fileBytes) throw tooLarge(`超过 ${Math.floor(limits.fileBytes / 1048576)} MB`, 'the file is too big');
  return sniff(bytes) === 'zip' ? readXlsx(bytes, name, limits) : readXls(bytes, name, limits);
}
