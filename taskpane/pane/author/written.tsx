import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { cellAt } from '../../../src/author/places';
import type { CellWrite } from '../../../src/author/writes';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { messageOf, usePane } from '../context';

/** Writes cells and can put back, in one step, what they held before. */
export function useWriting() {
  const { port, language, text, notify } = usePane();
  const [before, setBefore] = useState<readonly CellWrite[] | null>(null);

  const write = async (workbook: WorkbookSnapshot, cells: readonly CellWrite[]): Promise<boolean> => {
    try {
      await port.writeCells(cells);
      setBefore(cells.map((cell) => held(workbook, cell)));
      notify({ intent: 'success', message: `${cells.length} ${text.applied}` });
      return true;
    } catch (error) {
      notify({ intent: 'error', message: messageOf(error, language) });
      return false;
    }
  };
  const undo = async () => {
    if (!before) return;
    try {
      await port.writeCells(before);
      setBefore(null);
      notify({ intent: 'info', message: text.undone });
    } catch (error) {
      notify({ intent: 'error', message: messageOf(error, language) });
    }
  };
  return { write, undo: before ? undo : null };
}

/** What a cell held, as a write that puts it back. */
function held(workbook: WorkbookSnapshot, { sheet, address, change }: CellWrite): CellWrite {
  const cell = cellAt(workbook, { sheet, address });
  const value = typeof cell?.value === 'object' ? null : (cell?.value ?? null);
  return {
    sheet,
    address,
    value,
    ...(cell?.formula === undefined ? {} : { formula: cell.formula }),
    ...(change?.format === undefined ? {} : { change: { format: cell?.format ?? 'General' } }),
  };
}

export function UndoButton({ undo }: { readonly undo: (() => Promise<void>) | null }) {
  const { text } = usePane();
  return (
    undo && (
      <Button size="small" onClick={() => void undo()}>
        {text.undo}
      </Button>
    )
  );
}
