import { HostError } from '../../../src/hosts/port';
import { errorOf, type Answer, type Call, type Given, type Request, type Result } from './protocol';
import { run } from './run';

interface Pending extends Request {
  readonly settle: (answer: Answer) => void;
}

const pending = new Map<number, Pending>();
let worker: Worker | null = null;
/** Some hosts forbid workers; there the engine runs on the pane's own thread. */
let forbidden = false;
let last = 0;

/** Asks the engine. Aborting ends the computation, not only the wait for it. */
export function ask<C extends Call>(call: C, given: Given<C>, signal?: AbortSignal): Promise<Result<C>> {
  if (signal?.aborted) return Promise.reject(new HostError('已取消。', 'cancelled'));
  if (!start()) return runHere(call, given);
  return new Promise((resolve, reject) => {
    const id = ++last;
    const abort = () => {
      pending.delete(id);
      restart();
      reject(new HostError('已取消。', 'cancelled'));
    };
    const settle = (answer: Answer) => {
      pending.delete(id);
      signal?.removeEventListener('abort', abort);
      if (forbidden) runHere(call, given).then(resolve, reject);
      else if ('failure' in answer) reject(errorOf(answer.failure));
      else resolve(answer.result as Result<C>);
    };
    signal?.addEventListener('abort', abort, { once: true });
    const request = { id, call, given };
    pending.set(id, { ...request, settle });
    worker!.postMessage(request);
  });
}

/** Lets the browser paint what was said before, then computes on this thread. */
async function runHere<C extends Call>(call: C, given: Given<C>): Promise<Result<C>> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  return run(call, given);
}

function start(): boolean {
  if (worker || forbidden) return !forbidden;
  try {
    worker = new Worker(new URL('./worker.ts', import.meta.url), { name: 'gouji' });
  } catch {
    forbidden = true;
    return false;
  }
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => pending.get(data.id)?.settle(data));
  // A worker that could not be loaded answers nobody: what waits for it is computed here.
  worker.addEventListener('error', () => {
    forbidden = true;
    worker?.terminate();
    worker = null;
    runAllHere();
  });
  return true;
}

/** What waits for a worker that is forbidden is computed on this thread. */
function runAllHere(): void {
  for (const { id, settle } of [...pending.values()]) settle({ id, result: undefined });
}

/** Ends what is being computed; what others wait for begins anew. */
function restart(): void {
  worker?.terminate();
  worker = null;
  if (pending.size === 0) return;
  if (!start()) return runAllHere();
  for (const { id, call, given } of pending.values()) worker!.postMessage({ id, call, given });
}
