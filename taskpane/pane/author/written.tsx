import { Button } from '@fluentui/react-components';
import { cellAt } from '../../../src/author/places';
import type { CellWrite } from '../../../src/author/writes';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { messageOf, usePane } from '../context';
import { counted } from '../strings';

/** The last thing that the pane wrote, where this part of it did it: it can be undone, and after it the one before. */
export function useUndo(by: string) {
  const { done, setDone, edits } = usePane();
  const last = done.at(-1);
  const push = (undo: () => Promise<void>): void => {
    setDone((before) => [...before, { by, undo }]);
    edits.written();
  };
  const undo = async (): Promise<void> => {
    if (!last) return;
    await last.undo();
    setDone((before) => before.filter((one) => one !== last));
    edits.written();
  };
  return { push, undo: last?.by === by ? undo : null };
}

/** Writes cells and can put back what they held before, each time in one step. */
export function useWriting(by: string) {
  const { port, language, text, notify } = usePane();
  const { push, undo } = useUndo(by);
  const failed = (error: unknown): void => notify({ intent: 'error', message: messageOf(error, language) });

  const write = async (workbook: WorkbookSnapshot, cells: readonly CellWrite[]): Promise<boolean> => {
    try {
      await port.writeCells(cells);
    } catch (error) {
      failed(error);
      return false;
    }
    const before = cells.map((cell) => held(workbook, cell));
    push(() => port.writeCells(before));
    notify({ intent: 'success', message: counted(cells.length, text.applied) });
    return true;
  };
  const undoLast = () => undo!().then(() => notify({ intent: 'info', message: text.undone }), failed);
  return { write, undo: undo && undoLast };
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
      <Button size="small" className="undo" onClick={() => void undo()}>
        {text.undo}
      </Button>
    )
  );
}
