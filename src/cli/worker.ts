import { validateOne, type Task } from './validate-one';

/** A worker of `validate --jobs N` (tinypool). */
export default (task: Task): ReturnType<typeof validateOne> => validateOne(task);
