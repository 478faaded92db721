import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Notice } from '../pane/context';
import type { Strings } from '../pane/strings';

/** What the workbench says of the last action. */
export interface Said extends Notice {
  /** Of no use after the next click, wherever it is. */
  readonly brief?: boolean;
}

/** Asks before changes are lost. */
export function Unsaved({ text, onAnswer }: { text: Strings; onAnswer: (choice: 'save' | 'open' | 'cancel') => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('button')?.focus(), []);
  return (
    <div ref={place} role="alertdialog" aria-label={text.unsavedAsk} onKeyDown={({ key }) => key === 'Escape' && onAnswer('cancel')}>
      <MessageBar intent="warning" layout="multiline" className="unsaved">
        <MessageBarBody>{text.unsavedAsk}</MessageBarBody>
        <MessageBarActions>
          <Button size="small" appearance="primary" onClick={() => onAnswer('save')}>
            {text.saveThenOpen}
          </Button>
          <Button size="small" onClick={() => onAnswer('open')}>
            {text.openAnyway}
          </Button>
          <Button size="small" onClick={() => onAnswer('cancel')}>
            {text.cancel}
          </Button>
        </MessageBarActions>
      </MessageBar>
    </div>
  );
}
