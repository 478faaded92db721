import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { staleLines, type ChangedCell, type StoredLine } from '../../../src/narrative/stored';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { usePane } from '../context';

/** Milliseconds without a change after which the workbook is read again. */
const QUIET = 700;

type Lines = readonly StoredLine[];

/** The changed cells of each line, by the index of the line. */
export type StaleCells = ReadonlyMap<number, readonly ChangedCell[]>;

const NONE: StaleCells = new Map();

/** Compares texts with the cells they were made from, again whenever a sheet changes that one of them draws on. */
export function useStale(texts: readonly (Lines | null)[]) {
  const { port, edits } = usePane();
  const [latest, setLatest] = useState<WorkbookSnapshot | null>(null);
  /** The workbook changed and could not be read since (a cell is being edited, say). */
  const [unsure, setUnsure] = useState(false);
  const readings = useRef(0);
  const sheets = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    sheets.current = new Set(texts.flatMap((lines) => (lines ?? []).flatMap(({ cells }) => cells.map(({ sheet }) => sheet))));
  }, [texts]);

  const read = useCallback(() => {
    const reading = ++readings.current;
    port.read().then(
      (workbook) => {
        if (reading !== readings.current) return;
        setLatest(workbook);
        setUnsure(false);
      },
      () => reading === readings.current && setUnsure(true),
    );
  }, [port]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = edits.onEdited((sheet) => {
      // An empty name: the host does not say which sheet.
      if (sheet !== '' && !sheets.current.has(sheet)) return;
      clearTimeout(timer);
      timer = setTimeout(read, QUIET);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [edits, read]);

  const stale = useMemo(() => texts.map((lines) => (lines && latest ? staleOf(lines, latest) : NONE)), [texts, latest]);
  /** Takes a workbook that was just read as the newest. */
  const see = useCallback((workbook: WorkbookSnapshot) => {
    readings.current++;
    setLatest(workbook);
    setUnsure(false);
  }, []);
  return { stale, unsure, see, look: read, latest };
}

function staleOf(lines: Lines, workbook: WorkbookSnapshot): StaleCells {
  return new Map(staleLines({ lines }, workbook).map(({ line, changed }) => [line, changed]));
}
