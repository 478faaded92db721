import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { Notice } from './context';
import type { Strings } from './strings';

interface NoticeBarProps {
  readonly className: string;
  readonly notice: Notice | null;
  readonly text: Strings;
  readonly onClose: () => void;
}

/** What is said of the last action, in the pane and over the grid: nothing moves where it comes or goes. */
export function NoticeBar({ className, notice, text, onClose }: NoticeBarProps) {
  return (
    <div aria-live="polite" className={className}>
      {notice && (
        <MessageBar intent={notice.intent} layout={notice.details?.length || notice.message.length > 24 ? 'multiline' : 'singleline'}>
          <MessageBarBody>
            {notice.message}
            {notice.details && notice.details.length > 0 && (
              <ul>
                {notice.details.map((detail) => (
                  <li key={detail}>{detail}</li>
                ))}
              </ul>
            )}
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" appearance="subtle" onClick={onClose}>
              {text.close}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}
