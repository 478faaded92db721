import { parentPort, workerData } from 'node:worker_threads';
import { identify, validateOne, type Shared, type Task } from './validate-one';

/** A thread of `--jobs N`: a task (or a file of last year, to be identified) comes in, its result goes out. */
parentPort?.on('message', (task: Task | string) => {
  const result = typeof task === 'string' ? identify(task) : validateOne(task, workerData as Shared);
  void result.then((done) => parentPort?.postMessage(done));
});
