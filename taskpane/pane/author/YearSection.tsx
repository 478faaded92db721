import { Button, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { NewYear } from '../../../src/author/new-year';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { usePane } from '../context';
import { ask } from '../engine/engine';
import { useTask } from '../task';
import { TaskStatus } from '../TaskStatus';

/** 新年度 from the open workbook, and the national sets of blank forms: both open a workbook of their own. */
export function YearSection() {
  const { port, text } = usePane();
  const task = useTask();
  const [year, setYear] = useState(String(new Date().getFullYear() + 1));
  const [found, setFound] = useState<{ plan: NewYear; workbook: WorkbookSnapshot } | null>(null);
  const valid = /^20[0-9]{2}$/.test(year);

  const plan = () =>
    task.run(async (options) => {
      const workbook = await port.read(options);
      setFound({ workbook, plan: await ask('newYear', [workbook, Number(year)], options.signal) });
    });
  const open = () =>
    task.run(async () => {
      if (!found) return;
      const { newYearFile } = await import('../../../src/hosts/file/new-year-file');
      const bytes = newYearFile(await port.fileBytes(), found.workbook, found.plan);
      await port.openWorkbook(bytes, `${found.plan.to}.xlsx`);
      setFound(null);
    });
  const blank = (kind: 'budget' | 'final') =>
    task.run(async (options) => {
      const set = await ask('blankSet', [kind, Number(year)], options.signal);
      const { blankFile } = await import('../../../src/hosts/file/blank-file');
      await port.openWorkbook(blankFile(set), `${year} ${kind === 'budget' ? text.blankBudget : text.blankFinal}.xlsx`);
    });
  return (
    <section className="author-section" aria-label={text.yearTitle}>
      <h2>{text.yearTitle}</h2>
      <div className="author-actions">
        <Input
          size="small"
          className="year"
          value={year}
          aria-label={text.yearLabel}
          onChange={(_event, { value }) => {
            setYear(value.trim());
            setFound(null);
          }}
        />
        <Button className="year-plan" disabled={task.running || !valid} onClick={() => void plan()}>
          {text.yearPlan}
        </Button>
      </div>
      {found && <Planned plan={found.plan} onOpen={() => void open()} />}
      <h3>{text.blankTitle}</h3>
      <div className="author-actions">
        <Button disabled={task.running || !valid} onClick={() => void blank('budget')}>
          {text.blankBudget}
        </Button>
        <Button disabled={task.running || !valid} onClick={() => void blank('final')}>
          {text.blankFinal}
        </Button>
      </div>
      <p className="preview-why">{text.yearWarning}</p>
      <TaskStatus task={task} result="" />
    </section>
  );
}

function Planned({ plan, onOpen }: { readonly plan: NewYear; readonly onOpen: () => void }) {
  const { text } = usePane();
  const { inputs, formulas, moved, texts } = plan.counts;
  return (
    <>
      <p className="year-counts">
        {plan.from} → {plan.to}：{inputs} {text.yearInputs}，{formulas} {text.yearFormulas}，{moved} {text.yearMoved}，{texts}{' '}
        {text.yearTexts}
      </p>
      {plan.notes.map((note) => (
        <p key={note} className="preview-why">
          {note}
        </p>
      ))}
      <Button appearance="primary" className="year-open" onClick={onOpen}>
        {text.yearOpen}
      </Button>
    </>
  );
}
