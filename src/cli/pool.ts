import { join } from 'node:path';
import { existsSync } from 'node:fs';
import type { FileResult } from '../report/json';
import { validateOne, type Task } from './validate-one';

/** Validates many files, `jobs` at a time, and hands the results on in the order of the files as soon as each is its turn. */
export async function validateAll(tasks: readonly Task[], jobs: number, done: (result: FileResult, index: number) => void): Promise<void> {
  const worker = join(__dirname, 'cli-worker.js');
  if (jobs <= 1 || tasks.length < 2 || !existsSync(worker)) {
    for (const [index, task] of tasks.entries()) done(await validateOne(task), index);
    return;
  }
  const { default: Tinypool } = await import('tinypool');
  const pool = new Tinypool({ filename: worker, minThreads: jobs, maxThreads: jobs });
  try {
    const running = tasks.map((task) => pool.run(task) as Promise<FileResult>);
    running.forEach((result) => void result.catch(() => undefined));
    for (const [index, result] of running.entries()) done(await result, index);
  } finally {
    await pool.destroy();
  }
}
