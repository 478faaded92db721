import { useRef, useState } from 'react';
import type { NewSheets } from '../../../src/author/new-sheets';
import type { WorkbookPort } from '../../../src/hosts/port';
import { INPUTS_KEY, LAST_INPUTS_KEY } from '../../../src/narrative/input-keys';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { usePane } from '../context';
import type { Task } from '../task';
import { useUndo } from './written';
import { counted } from '../strings';

interface Added {
  readonly names: readonly string[];
  /** Sheets of lists that came with them. */
  readonly lists: readonly string[];
  /** The inputs that were kept before. */
  readonly inputs: KeptInputs;
  /** What stood in them right after they were added; null where that was not read. */
  readonly content: string | null;
}

/** Adds the sheets of a plan to the open workbook and can take them out again; asks first where something was typed into them since. */
export function useAdding(task: Task) {
  const { port, text, select, notify } = usePane();
  const { push, undo: undoLast } = useUndo('sheets');
  // The newest last: what was added before can be taken out after it.
  const added = useRef<readonly Added[]>([]);
  const [asks, setAsks] = useState(false);

  const add = async (plan: NewSheets): Promise<boolean> => {
    let done = false;
    await task.run(async (options) => {
      const names = plan.sheets.map(({ to }) => to);
      const lists = await addSheets(port, plan);
      done = true;
      const inputs = await moveInputsOn(port);
      notify({ intent: 'success', message: counted(names.length, text.yearAdded) });
      setAsks(false);
      const before = added.current;
      const remember = (content: string | null) => (added.current = [...before, { names, lists, inputs, content }]);
      remember(null);
      push(takeOut);
      select([{ sheet: names[0]!, address: 'A1' }]);
      remember(contentOf(await port.read(options), names));
    });
    return done;
  };
  const takeOut = async () => {
    const last = added.current.at(-1)!;
    await port.removeSheets([...last.names, ...last.lists]);
    if (last.inputs.now) await keepInputs(port, last.inputs);
    added.current = added.current.slice(0, -1);
  };
  const undo = () =>
    task.run(async (options) => {
      const last = added.current.at(-1);
      if (!last || !undoLast) return;
      const now = contentOf(await port.read(options), last.names);
      if (!asks && now !== last.content) return setAsks(true);
      await undoLast();
      setAsks(false);
      notify({ intent: 'info', message: text.undone });
    });
  return { add, undo: undoLast && undo, asks };
}

/** Marks belong to last year's findings and are not copied. A sheet that could not be written is not left behind half done. */
async function addSheets(port: WorkbookPort, { sheets, writes, choices }: NewSheets): Promise<readonly string[]> {
  await port.clearFlags();
  await port.copySheets(sheets);
  try {
    await port.writeCells(writes);
    return await port.setChoices(choices);
  } catch (error) {
    await port.removeSheets(sheets.map(({ to }) => to));
    throw error;
  }
}

interface KeptInputs {
  readonly now: string | null;
  readonly last: string | null;
}

/** What the officer gave for the forms there were is last year's from now on. Gives what was kept before. */
async function moveInputsOn(port: WorkbookPort): Promise<KeptInputs> {
  const now = await port.loadState(INPUTS_KEY);
  if (!now) return { now: null, last: null };
  const last = await port.loadState(LAST_INPUTS_KEY);
  await keepInputs(port, { now: null, last: now });
  return { now, last };
}

async function keepInputs(port: WorkbookPort, { now, last }: KeptInputs): Promise<void> {
  await port.saveState(LAST_INPUTS_KEY, last);
  await port.saveState(INPUTS_KEY, now);
}

/** What was typed into sheets; what formulas give is no doing of the user's. */
function contentOf(workbook: WorkbookSnapshot, names: readonly string[]): string {
  const own = workbook.sheets.filter(({ name }) => names.includes(name));
  return JSON.stringify(own.map(({ name, rows }) => [name, rows.map((row) => row?.map((cell) => cell?.formula ?? cell?.value ?? null))]));
}
