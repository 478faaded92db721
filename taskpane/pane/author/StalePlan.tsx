import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { usePane } from '../context';

/** A list made before the workbook changed is not written: it would put back what the user changed since. */
export function StalePlan({ stale }: { readonly stale: boolean }) {
  const { text } = usePane();
  return (
    <div aria-live="polite">
      {stale && (
        <MessageBar intent="warning" layout="multiline" className="stale-plan">
          <MessageBarBody>{text.stalePlan}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
