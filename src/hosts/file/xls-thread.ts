import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WorkbookSnapshot } from '../../workbook/snapshot';
import { damaged, WorkbookError, type WorkbookErrorReason } from './errors';
import type { Limits } from './limits';
import { readXls } from './xls';
import type { XlsTask } from './xls-worker';

/** Reading takes a second for each few megabytes; what takes this long does not end. */
const BASE_MILLISECONDS = 10_000;
const MILLISECONDS_PER_MEGABYTE = 500;
const MEMORY_MEGABYTES = 768;

type Answer =
  | { readonly snapshot: WorkbookSnapshot }
  | { readonly error: { reason: WorkbookErrorReason; message: string; english: string } };

/**
 * Reads an .xls in a thread with a limit of time and memory; a file that exceeds it is damaged. Where the program of the thread is
 * not beside this one (in tests of the sources), it is read here.
 */
export async function readXlsInThread(bytes: Uint8Array, name: string, limits: Limits): Promise<WorkbookSnapshot> {
  const program = join(__dirname, 'cli-xls.js');
  if (!existsSync(program)) return readXls(bytes, name, limits);
  const answer = await ask(new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES } }), { bytes, name, limits });
  if ('snapshot' in answer) return answer.snapshot;
  throw new WorkbookError(answer.error.reason, answer.error.message, answer.error.english);
}

function ask(worker: Worker, task: XlsTask): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const limit = BASE_MILLISECONDS + (task.bytes.length / 1_048_576) * MILLISECONDS_PER_MEGABYTE;
    const timer = setTimeout(() => reject(damaged('读取没有尽头', 'reading does not end')), limit);
    worker.on('message', resolve);
    worker.on('error', (error: Error & { code?: string }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? damaged('读取所需内存过多', 'reading takes too much memory', error) : error),
    );
    worker.on('exit', (code) => reject(damaged('读取中断', `reading ended with ${code}`)));
    worker.postMessage(task);
    worker.once('message', () => clearTimeout(timer)).once('exit', () => clearTimeout(timer));
  }).finally(() => void worker.terminate());
}
