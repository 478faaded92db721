import { Button, Spinner } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { messageOf, usePane } from './context';
import { ask } from './engine/engine';
import { FileButton } from './files';
import { loadReader } from './task';

/** Last year's workbook: chosen once, used by every view, kept while the workbook is open. */
export function PriorChoice({ onPrior }: { readonly onPrior: (prior: WorkbookSnapshot | null) => void }) {
  const { text, language, notify, prior } = usePane();
  const [reading, setReading] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const choose = async (file: File) => {
    setReading(true);
    try {
      const { readWorkbook } = await loadReader();
      const workbook = await readWorkbook(new Uint8Array(await file.arrayBuffer()), file.name);
      const { forms } = await ask('validate', [workbook]);
      if (forms.length > 0) {
        onPrior(workbook);
        notify(null);
      } else notify({ intent: 'warning', message: `${file.name} ${text.priorWithoutForms}` });
    } catch (error) {
      notify({ intent: 'error', message: `${file.name}：${messageOf(error, language)}` });
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
    </div>
  );
}
