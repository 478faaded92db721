import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { FillPlan } from '../../../src/author/fill';
import { fillWrites } from '../../../src/author/writes';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { usePane } from '../context';
import { ask } from '../engine/engine';
import { useChanges } from '../edits';
import { useSectionFocus } from '../kept-focus';
import { useOnLanguage, useTask } from '../task';
import { TaskStatus } from '../TaskStatus';
import { StalePlan } from './StalePlan';
import { PreviewList } from './PreviewList';
import { UndoButton, useWriting } from './written';
import { counted } from '../strings';

/** 填列合计: what relations determine, listed, then written. */
export function FillSection() {
  const { port, language, text } = usePane();
  const task = useTask();
  const section = useSectionFocus();
  const { stale, changes, see } = useChanges();
  const { write, undo } = useWriting('fill');
  const [found, setFound] = useState<{ plan: FillPlan; workbook: WorkbookSnapshot } | null>(null);
  const [formulas, setFormulas] = useState(false);

  const find = () =>
    task.run(async (options) => {
      const read = changes();
      const workbook = await port.read(options);
      setFound({ workbook, plan: await ask('fillTotals', [workbook, language], options.signal) });
      see(read);
    });
  useOnLanguage(() => {
    if (!found) return;
    const { workbook } = found;
    ask('fillTotals', [workbook, language]).then(
      (plan) => setFound((now) => (now?.workbook === workbook ? { workbook, plan } : now)),
      () => undefined,
    );
  });
  const apply = async () => {
    if (found && (await write(found.workbook, fillWrites(found.plan, formulas)))) setFound(null);
  };
  const plan = found?.plan;
  const empty = plan?.state === 'nothing' ? text.fillNothing : text.fillNone;
  return (
    <section {...section} className="author-section" aria-label={text.fillTitle}>
      <h2>{text.fillTitle}</h2>
      <div className="author-actions">
        <Button className="fill-find" disabledFocusable={task.running} onClick={() => void find()}>
          {text.fillFind}
        </Button>
        <UndoButton undo={undo} />
      </div>
      <TaskStatus task={task} result={plan ? (plan.cells.length > 0 ? counted(plan.cells.length, text.fillFound) : empty) : ''} />
      {plan && plan.cells.length === 0 && <p className="empty">{empty}</p>}
      {plan && plan.cells.length > 0 && (
        <>
          <StalePlan stale={stale} />
          <div className="author-actions">
            <Button appearance="primary" className="fill-apply" disabledFocusable={stale} onClick={() => void apply()}>
              {text.fillApply} {plan.cells.length}
            </Button>
            <Checkbox label={text.fillFormulas} checked={formulas} onChange={(_event, { checked }) => setFormulas(checked === true)} />
          </div>
          <PreviewList
            label={text.fillTitle}
            items={plan.cells.map((cell) => ({
              ...cell,
              then: cell.value,
              why: formulas && cell.formula !== null ? `=${cell.formula}` : cell.why,
            }))}
          />
        </>
      )}
      {plan && plan.disagreements.length > 0 && (
        <>
          <p>{text.fillLeft}</p>
          <PreviewList label={text.fillLeft} items={plan.disagreements} />
        </>
      )}
    </section>
  );
}
