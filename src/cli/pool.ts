import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { FileResult } from '../report/json';
import { internal } from './errors';
import { validateOne, type Task } from './validate-one';

/** Validates many files, `jobs` at a time, and hands the results on in the order of the files as soon as each is its turn. */
export async function validateAll(tasks: readonly Task[], jobs: number, done: (result: FileResult, index: number) => void): Promise<void> {
  const program = join(__dirname, 'cli-worker.js');
  if (jobs <= 1 || tasks.length < 2 || !existsSync(program)) {
    for (const [index, task] of tasks.entries()) done(await validateOne(task), index);
    return;
  }
  const waiting = new Map<number, FileResult>();
  const rest = tasks.entries();
  let next = 0;
  const lane = async (): Promise<void> => {
    const thread = new Thread(program);
    // The lanes share one iterator: each takes the next file that nobody has.
    for (const [index, task] of rest) {
      waiting.set(index, await thread.run(task));
      for (let result = waiting.get(next); result; result = waiting.get(++next)) {
        waiting.delete(next);
        done(result, next);
      }
    }
    await thread.end();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, tasks.length) }, lane));
}

/**
 * A worker thread that validates one file at a time. Node's own threads: the pools on npm find their worker's file by a path that
 * a bundle fixes when it is built, and would not survive moving `dist/`.
 */
class Thread {
  private worker: Worker | undefined;

  constructor(private readonly program: string) {}

  /** A thread that dies (of a file that needs more memory than there is, say) fails its own file only; the next gets a new one. */
  run(task: Task): Promise<FileResult> {
    const worker = (this.worker ??= new Worker(this.program));
    return new Promise((resolve) => {
      const settle = (result: FileResult): void => {
        worker.off('message', settle).off('error', fail).off('exit', ended);
        resolve(result);
      };
      const fail = (problem: unknown): void => {
        this.worker = undefined;
        settle({ file: task.file, error: internal(problem) });
      };
      const ended = (code: number): void => fail(new Error(`worker thread ended with ${code}`));
      worker.on('message', settle).on('error', fail).on('exit', ended);
      worker.postMessage(task);
    });
  }

  async end(): Promise<void> {
    await this.worker?.terminate();
  }
}
