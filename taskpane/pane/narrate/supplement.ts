import { useCallback, useRef } from 'react';
import type { SheetContent } from '../../../src/hosts/port';
import { inputCells, planInputSheets, type InputSheet } from '../../../src/narrative/input-sheets';
import { INPUTS_KEY, LAST_INPUTS_KEY } from '../../../src/narrative/input-keys';
import { normalizeKey } from '../../../src/narrative/keys';
import type { AskedInput } from '../../../src/narrative/narrative';
import { usePane } from '../context';
import { readTexts, useKeptTexts } from '../kept-texts';

/**
 * What the officer gives besides the forms. An input that has a line on the sheet 补充资料 (or 上年数) is kept there and nowhere
 * else; the others are kept in the workbook until they are written to the sheet.
 */
export function useInputs() {
  const { port } = usePane();
  const { texts, load: loadKept, put, change } = useKeptTexts(INPUTS_KEY);
  /** One after the other: what was typed last must not be kept beside the sheet that just took it. */
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const next = useCallback(<T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.current.then(work);
    queue.current = result.catch(() => undefined);
    return result;
  }, []);
  /** What is given, and what was given last year as far as it is kept outside of sheets. */
  const load = useCallback(
    () => next(async () => ({ inputs: await loadKept(), lastInputs: readTexts(await port.loadState(LAST_INPUTS_KEY)).texts })),
    [next, loadKept, port],
  );

  const give = useCallback(
    (key: string, value: string) =>
      next(async () => {
        // Read now: rows may have been moved since the text was generated.
        const cell = inputCells(await port.read()).get(normalizeKey(key));
        if (!cell) return put(key, value);
        await port.setTexts(cell.sheet, [{ address: cell.address, text: value.trim() }]);
        return put(key, null);
      }),
    [port, put, next],
  );

  /** Puts everything asked on the sheets and gives their names. */
  const toSheets = useCallback(
    (asked: readonly AskedInput[], typed: Readonly<Record<string, string>>) =>
      next(async () => {
        const workbook = await port.read();
        const given = asked.map((one) => ({ ...one, value: typed[one.input] ?? one.value }));
        const { create, fill } = planInputSheets(workbook, given);
        const names: string[] = [];
        for (const sheet of create) names.push(await port.writeSheet(contentOf(sheet)));
        for (const name of new Set(fill.map(({ sheet }) => sheet))) {
          await port.setTexts(
            name,
            fill.filter(({ sheet }) => sheet === name),
          );
          names.push(name);
        }
        const moved = new Set(asked.map(({ input }) => input));
        await change((before) => Object.fromEntries(Object.entries(before).filter(([key]) => !moved.has(key))));
        return names;
      }),
    [port, change, next],
  );
  return { inputs: texts, load, give, toSheets };
}

function contentOf({ name, rows, headingRows, widths }: InputSheet): SheetContent {
  const styleOf = (row: number): 'title' | 'heading' | 'text' => (row === 0 ? 'title' : row === headingRows - 1 ? 'heading' : 'text');
  return { name, editable: true, widths, rows: rows.map((row, at) => row.map((value) => ({ value, style: styleOf(at) }))) };
}
