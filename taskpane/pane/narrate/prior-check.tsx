import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { messageOf, usePane } from '../context';

export interface PriorCheck {
  /** Why last year's workbook was refused, or null. */
  readonly refused: Error | null;
  /** Whether the officer said that the workbook chosen is meant, whatever it says. */
  readonly isMeant: () => boolean;
  readonly mean: () => void;
  /** Does some work; where last year's workbook is refused for it, that is asked about instead of failing. */
  readonly guard: (work: () => Promise<void>) => Promise<void>;
}

/** A workbook given as last year's that is of another unit, kind or year is used only when the officer confirms it. */
export function usePriorCheck(): PriorCheck {
  const { prior } = usePane();
  const meant = useRef<WorkbookSnapshot | null>(null);
  const [refused, setRefused] = useState<{ readonly prior: WorkbookSnapshot | null; readonly error: Error } | null>(null);
  return {
    refused: refused && refused.prior === prior ? refused.error : null,
    isMeant: () => prior !== null && meant.current === prior,
    mean: () => (meant.current = prior),
    guard: async (work) => {
      setRefused(null);
      try {
        await work();
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'PriorError') throw error;
        setRefused({ prior, error });
      }
    },
  };
}

/** Asks whether a refused workbook is meant; `onConfirm` does again what it was refused for. */
export function PriorRefusal({ check, onConfirm }: { readonly check: PriorCheck; readonly onConfirm: () => void }) {
  const { text, language } = usePane();
  const { refused, mean } = check;
  if (!refused) return null;
  const confirm = () => {
    mean();
    onConfirm();
  };
  return (
    <MessageBar intent="warning" layout="multiline" className="prior-refused" role="alert">
      <MessageBarBody>
        {messageOf(refused, language)}
        {text.stop}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={confirm}>
          {text.priorMeant}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
