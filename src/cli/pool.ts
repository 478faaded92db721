import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { FileResult } from '../report/json';
import type { Sentence } from '../findings/sentence';
import { internal, lineIn } from './errors';
import { identify, validateOne, type Shared, type Task } from './validate-one';

/** Validates many files, `jobs` at a time, and hands the results on in the order of the files as soon as each is its turn. */
export function validateAll(
  tasks: readonly Task[],
  shared: Shared,
  jobs: number,
  done: (result: FileResult, index: number) => void,
): Promise<void> {
  return spread(tasks, shared, jobs, (task) => validateOne(task, shared), done);
}

/** Tells of many files what they are of, in their order. */
export function identifyAll(
  files: readonly string[],
  jobs: number,
  done: (result: Awaited<ReturnType<typeof identify>>) => void,
): Promise<void> {
  return spread(files, {}, jobs, identify, done);
}

async function spread<T extends Task | string, R>(
  tasks: readonly T[],
  shared: Shared,
  jobs: number,
  here: (task: T) => Promise<R>,
  done: (result: R, index: number) => void,
): Promise<void> {
  const program = join(__dirname, 'cli-worker.js');
  if (jobs <= 1 || tasks.length < 2 || !existsSync(program)) {
    for (const [index, task] of tasks.entries()) done(await here(task), index);
    return;
  }
  const waiting = new Map<number, R>();
  const rest = tasks.entries();
  let next = 0;
  const lane = async (): Promise<void> => {
    const thread = new Thread<R>(program, shared);
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

function failed(task: Task | string, problem: Sentence): FileResult | { readonly file: string; readonly error: Sentence } {
  return typeof task === 'string' ? { file: task, error: problem } : { file: task.file, error: lineIn(problem, task.language) };
}

/**
 * A worker thread that is at one file at a time. Node's own threads: the pools on npm find their worker's file by a path that
 * a bundle fixes when it is built, and would not survive moving `dist/`.
 */
class Thread<R> {
  private worker: Worker | undefined;

  constructor(
    private readonly program: string,
    private readonly shared: Shared,
  ) {}

  /** A thread that dies (of a file that needs more memory than there is, say) fails its own file only; the next gets a new one. */
  run(task: Task | string): Promise<R> {
    const worker = (this.worker ??= new Worker(this.program, { workerData: this.shared }));
    return new Promise((resolve) => {
      const settle = (result: R): void => {
        worker.off('message', settle).off('error', fail).off('exit', ended);
        resolve(result);
      };
      const fail = (problem: unknown): void => {
        this.worker = undefined;
        settle(failed(task, internal(problem)) as R);
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
