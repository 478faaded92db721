import { Button, MessageBar, MessageBarBody, ProgressBar } from '@fluentui/react-components';
import { usePane } from './context';
import type { Task } from './task';

interface TaskStatusProps {
  readonly task: Task;
  /** What came of it, as a sentence for those who hear the pane; empty before the first result. */
  readonly result: string;
}

/** Progress with a way out, or the sentence that says what went wrong. Read out as it changes. */
export function TaskStatus({ task, result }: TaskStatusProps) {
  return (
    <div className="task-status">
      <div aria-live="assertive">
        {task.state.status === 'failed' && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{task.state.message}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      <Progress task={task} />
      <p aria-live="polite" className="heard">
        {task.state.status === 'idle' && result}
      </p>
    </div>
  );
}

function Progress({ task }: { readonly task: Task }) {
  const { text } = usePane();
  const { state } = task;
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
