import { parentPort } from 'node:worker_threads';
import { validateOne, type Task } from './validate-one';

/** A thread of `validate --jobs N`: a task comes in, its result goes out. */
parentPort?.on('message', (task: Task) => {
  void validateOne(task).then((result) => parentPort?.postMessage(result));
});
