import { parentPort } from 'node:worker_threads';
import { WorkbookError } from './errors';
import type { Limits } from './limits';
import { readXls } from './xls';

/** What a thread that reads an .xls is sent. */
export interface XlsTask {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: Limits;
}

/** A thread of its own for the library that reads .xls: a damaged file can make it loop, or fill all memory. */
parentPort?.on('message', ({ bytes, name, limits }: XlsTask) => {
  readXls(bytes, name, limits).then(
    (snapshot) => parentPort?.postMessage({ snapshot }),
    (error: unknown) => {
      if (!(error instanceof WorkbookError)) throw error;
      const { reason, message, english } = error;
      parentPort?.postMessage({ error: { reason, message, english } });
    },
  );
});
