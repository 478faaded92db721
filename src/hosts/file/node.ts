import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { WorkbookSnapshot } from '../../workbook/snapshot';
import { tooLarge } from './errors';
import { DEFAULT_LIMITS } from './limits';
import { isCompound } from './sniff';
import { readXlsInThread } from './xls-thread';
import { readWorkbook, type ReadWorkbookOptions } from './read';

/** Reads a workbook file. Rejects with a WorkbookError, or with the error of the file system (ENOENT …). */
export async function readWorkbookFile(path: string, options: ReadWorkbookOptions = {}): Promise<WorkbookSnapshot> {
  return readWorkbookBytes(await readBytes(path, options.limits?.fileBytes), basename(path), options);
}

/** Reads a workbook of either format. @throws WorkbookError */
export function readWorkbookBytes(bytes: Uint8Array, name: string, options: ReadWorkbookOptions = {}): Promise<WorkbookSnapshot> {
  if (!isCompound(bytes)) return readWorkbook(bytes, name, options);
  return readXlsInThread(bytes, name, { ...DEFAULT_LIMITS, ...options.limits });
}

/** The bytes of a file; its size is looked at before anything is read, and of a pipe or device, which has none, as it is read. */
export async function readBytes(path: string, limit = DEFAULT_LIMITS.fileBytes): Promise<Uint8Array> {
  const tooBig = (): Error => tooLarge(`超过 ${Math.floor(limit / 1048576)} MB`, 'the file is too big');
  const file = await open(path, 'r');
  try {
    const status = await file.stat();
    if (status.size > limit) throw tooBig();
    if (status.isFile()) return await file.readFile();
    const chunks: Buffer[] = [];
    let read = 0;
    for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
      read += chunk.length;
      if (read > limit) throw tooBig();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    await file.close();
  }
}
