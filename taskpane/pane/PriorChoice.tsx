import { Button, Spinner } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { INPUTS_KEY } from '../../src/narrative/input-keys';
import { messageOf, usePane, type PaneContext } from './context';
import { ask } from './engine/engine';
import { FileButton } from './files';
import { readTexts } from './kept-texts';
import { loadReader } from './task';

interface PriorChoiceProps {
  /** The prior is the workbook that this one was made from, and nobody chose it. */
  readonly isMadeFrom: boolean;
  readonly onPrior: (prior: Pick<PaneContext, 'prior' | 'priorInputs'> | null) => void;
}

/** Last year's workbook: chosen once, used by every view, kept while the workbook is open. */
export function PriorChoice({ isMadeFrom, onPrior }: PriorChoiceProps) {
  const { text, language, notify, prior } = usePane();
  const [reading, setReading] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const choose = async (file: File) => {
    setReading(true);
    try {
      const { readWorkbook } = await loadReader();
      const bytes = new Uint8Array(await file.arrayBuffer());
      const workbook = await readWorkbook(bytes, file.name);
      const { forms } = await ask('validate', [workbook]);
      if (forms.length > 0) {
        const { readState } = await import('../../src/hosts/file/kept-state');
        onPrior({ prior: workbook, priorInputs: readTexts(readState(bytes).get(INPUTS_KEY) ?? null).texts });
        notify(null);
      } else notify({ intent: 'warning', message: `${file.name} ${text.priorWithoutForms}` });
    } catch (error) {
      notify({ intent: 'error', message: `${file.name}${text.colon}${messageOf(error, language)}` });
    } finally {
      setReading(false);
      area.current?.querySelector('button')?.focus();
    }
  };
  const remove = () => {
    onPrior(null);
    // The button that was pressed is gone.
    setTimeout(() => area.current?.querySelector('button')?.focus());
  };
  return (
    <div ref={area} className="prior">
      <span>{text.prior}</span>
      <span aria-live="polite" className="prior-name">
        {prior?.name}
      </span>
      {prior && (
        <Button size="small" appearance="subtle" onClick={remove}>
          {text.removePrior}
        </Button>
      )}
      {!prior && <FileButton label={text.choosePrior} accept=".xlsx,.xlsm,.xls" onFile={(file) => void choose(file)} disabled={reading} />}
      {reading && <Spinner size="extra-tiny" aria-label={text.reading} />}
      {isMadeFrom && <span className="prior-made">{text.priorMadeFrom}</span>}
    </div>
  );
}
