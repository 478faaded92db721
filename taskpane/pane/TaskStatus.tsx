import { Button, MessageBar, MessageBarBody, ProgressBar } from '@fluentui/react-components';
import { usePane } from './context';
import type { Task } from './task';

/** Progress with a way out, or the sentence that says what went wrong. */
export function TaskStatus({ task }: { task: Task }) {
  const { text } = usePane();
  const { state } = task;
  if (state.status === 'failed')
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{state.message}</MessageBarBody>
      </MessageBar>
    );
  if (state.status !== 'running') return null;
  const { done, total } = state;
  const reading = total > 0 && done < total;
  const label = reading ? `${text.reading} ${done}/${total}` : text.computing;
  return (
    <div className="progress" role="status">
      <div className="progress-text">
        <span>{label}</span>
        <ProgressBar aria-label={label} {...(reading ? { value: done / total } : {})} />
      </div>
      <Button size="small" onClick={task.cancel}>
        {text.cancel}
      </Button>
    </div>
  );
}
