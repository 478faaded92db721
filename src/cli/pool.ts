import { join } from 'node:path';
import { existsSync } from 'node:fs';
import type { FileResult } from '../report/json';
import { internal, validateOne, type Task } from './validate-one';

/** Validates many files, `jobs` at a time, and hands the results on in the order of the files as soon as each is its turn. */
export async function validateAll(tasks: readonly Task[], jobs: number, done: (result: FileResult, index: number) => void): Promise<void> {
  const worker = join(__dirname, 'cli-worker.js');
  if (jobs <= 1 || tasks.length < 2 || !existsSync(worker)) {
    for (const [index, task] of tasks.entries()) done(await validateOne(task), index);
    return;
  }
  const { default: Tinypool } = await import('tinypool');
  const threads = Math.min(jobs, tasks.length);
  const pool = new Tinypool({ filename: worker, minThreads: threads, maxThreads: threads });
  try {
    // A worker that dies (of a file that needs more memory than there is) fails its own file only.
    const running = tasks.map((task) =>
      (pool.run(task) as Promise<FileResult>).catch((error: unknown): FileResult => ({ file: task.file, error: internal(error) })),
    );
    for (const [index, result] of running.entries()) done(await result, index);
  } finally {
    await pool.destroy();
  }
}
