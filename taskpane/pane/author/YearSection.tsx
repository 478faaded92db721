import { Button, Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { NewSheets } from '../../../src/author/new-sheets';
import { INPUTS_KEY } from '../../../src/narrative/input-keys';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { usePane } from '../context';
import { ask } from '../engine/engine';
import { useChanges } from '../edits';
import { readTexts } from '../kept-texts';
import { useSectionFocus } from '../kept-focus';
import { useTask, type Task } from '../task';
import { TaskStatus } from '../TaskStatus';
import { StalePlan } from './StalePlan';
import { Planned } from './Planned';
import { useAdding } from './adding';
import { counted } from '../strings';

/** 新年度 from the open workbook, in sheets of its own or in a workbook of its own, and the national sets of blank forms. */
export function YearSection() {
  const { port, text, notify } = usePane();
  const task = useTask();
  const section = useSectionFocus();
  // Until the user says which year, it is the one after the workbook's, which is not known at once.
  const [typed, setTyped] = useState<string | null>(null);
  const next = useNextYear();
  const year = typed ?? (next === null ? '' : String(next));
  const [found, setFound] = useState<{ plan: NewSheets; workbook: WorkbookSnapshot } | null>(null);
  const adding = useAdding(task);
  const { stale, changes, see } = useChanges();
  const valid = /^20[0-9]{2}$/.test(year);

  const plan = () =>
    task.run(async (options) => {
      const read = changes();
      const workbook = await port.read(options);
      setFound({ workbook, plan: await ask('newSheets', [workbook, Number(year)], options.signal) });
      see(read);
    });
  const add = async () => {
    if (found && (await adding.add(found.plan))) setFound(null);
  };
  const open = () =>
    task.run(async ({ signal }) => {
      if (!found) return;
      const moved = await ask('newYear', [found.workbook, found.plan.to], signal);
      const { newYearFile } = await import('../../../src/hosts/file/new-year-file');
      const bytes = newYearFile(await port.fileBytes(), found.workbook, moved);
      const { texts: inputs } = readTexts(await port.loadState(INPUTS_KEY));
      await port.openWorkbook(bytes, `${moved.to}.xlsx`, { workbook: found.workbook, inputs });
      setFound(null);
      if (port.host === 'excel') notify({ intent: 'success', message: text.yearOpened });
    });
  return (
    <section {...section} className="author-section" aria-label={text.yearTitle}>
      <h2>{text.yearTitle}</h2>
      <div className="author-actions">
        <Input
          size="small"
          className="year"
          value={year}
          aria-label={text.yearLabel}
          aria-invalid={!valid && typed !== null}
          onChange={(_event, { value }) => {
            setTyped(value.trim());
            setFound(null);
          }}
        />
        <Button className="year-plan" disabledFocusable={task.running || !valid} onClick={() => void plan()}>
          {text.yearPlan}
        </Button>
        {adding.undo && (
          <Button size="small" disabledFocusable={task.running} onClick={() => void adding.undo?.()}>
            {adding.asks ? text.yearUndoAnyway : text.undo}
          </Button>
        )}
      </div>
      {!valid && typed !== null && <p className="preview-why">{text.yearInvalid}</p>}
      {adding.asks && <p role="alert">{text.yearUndoAsk}</p>}
      <TaskStatus task={task} result={found ? counted(found.plan.sheets.length, text.yearSheets) : ''} />
      {found && <StalePlan stale={stale} />}
      {found && <Planned plan={found.plan} busy={task.running || stale} onAdd={() => void add()} onOpen={() => void open()} />}
      <BlankForms year={year} disabled={task.running || !valid} run={task.run} />
    </section>
  );
}

/** The year after the workbook's; the coming one where the workbook tells none; null while it is asked, and where the workbook cannot be read. */
function useNextYear(): number | null {
  const { port } = usePane();
  const [next, setNext] = useState<number | null>(null);
  useEffect(() => {
    let current = true;
    port
      .read({})
      .then((workbook) => ask('yearOf', [workbook]))
      .then((year) => current && setNext((year ?? new Date().getFullYear()) + 1))
      // What cannot be read is said when the year is planned; until then it can be typed.
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [port]);
  return next;
}

interface BlankFormsProps {
  readonly year: string;
  readonly disabled: boolean;
  readonly run: Task['run'];
}

function BlankForms({ year, disabled, run }: BlankFormsProps) {
  const { port, text } = usePane();
  const blank = (kind: 'budget' | 'final') =>
    run(async (options) => {
      const set = await ask('blankSet', [kind, Number(year)], options.signal);
      const { blankFile } = await import('../../../src/hosts/file/blank-file');
      await port.openWorkbook(blankFile(set), `${year} ${kind === 'budget' ? text.blankBudget : text.blankFinal}.xlsx`);
    });
  return (
    <>
      <h3>{text.blankTitle}</h3>
      <div className="author-actions">
        <Button disabledFocusable={disabled} onClick={() => void blank('budget')}>
          {text.blankBudget}
        </Button>
        <Button disabledFocusable={disabled} onClick={() => void blank('final')}>
          {text.blankFinal}
        </Button>
      </div>
      <p className="preview-why">{text.blankOpens}</p>
    </>
  );
}
