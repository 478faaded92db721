import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Conversion, ConvertedCell } from '../../../src/author/convert';
import { cellAt } from '../../../src/author/places';
import { conversionWrites } from '../../../src/author/writes';
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

/** 元 ↔ 万元 of the whole workbook, shown before it is written. */
export function UnitSection() {
  const { port, language, text } = usePane();
  const task = useTask();
  const section = useSectionFocus();
  const { stale, changes, see } = useChanges();
  const { write, undo } = useWriting('unit');
  const [found, setFound] = useState<{ conversion: Conversion; workbook: WorkbookSnapshot } | null>(null);

  const convert = (to: '元' | '万元') =>
    task.run(async (options) => {
      const read = changes();
      const workbook = await port.read(options);
      setFound({ workbook, conversion: await ask('convertUnits', [workbook, to, language], options.signal) });
      see(read);
    });
  useOnLanguage(() => {
    if (!found) return;
    const { workbook, conversion: said } = found;
    ask('convertUnits', [workbook, said.to === '元' ? '元' : '万元', language]).then(
      (conversion) => setFound((now) => (now?.workbook === workbook ? { workbook, conversion } : now)),
      () => undefined,
    );
  });
  const apply = async () => {
    if (!found) return;
    const { conversion: chosen, workbook } = found;
    if (
      await write(
        workbook,
        conversionWrites(chosen, (cell) => cellAt(workbook, cell)?.formula),
      )
    )
      setFound(null);
  };
  const conversion = found?.conversion;
  const settled = conversion?.cells.flatMap((cell) => (cell.settled === undefined ? [] : [{ ...cell, exact: cell.settled }])) ?? [];
  const beyond = conversion?.cells.filter(({ exact }) => exact !== undefined) ?? [];
  return (
    <section {...section} className="author-section" aria-label={text.unitTitle}>
      <h2>{text.unitTitle}</h2>
      <div className="author-actions">
        <Button disabledFocusable={task.running} onClick={() => void convert('万元')}>
          {text.toWan}
        </Button>
        <Button disabledFocusable={task.running} onClick={() => void convert('元')}>
          {text.toYuan}
        </Button>
        <UndoButton undo={undo} />
      </div>
      <TaskStatus
        task={task}
        result={conversion ? (conversion.cells.length > 0 ? counted(conversion.cells.length, text.unitAmounts) : text.unitNone) : ''}
      />
      {conversion && conversion.cells.length === 0 && <p className="empty">{text.unitNone}</p>}
      {conversion && conversion.cells.length > 0 && (
        <>
          <StalePlan stale={stale} />
          <div className="author-actions">
            <Button appearance="primary" className="unit-apply" disabledFocusable={stale} onClick={() => void apply()}>
              {text.unitApply}
            </Button>
            <span>
              {counted(conversion.cells.length, text.unitAmounts)}
              {text.comma}
              {counted(conversion.texts.length, text.unitHeadings)}
            </span>
          </div>
          {conversion.notes.map((note) => (
            <p key={note} className="preview-why">
              {note}
            </p>
          ))}
          <Moved label={text.unitSettled} cells={settled} />
          <Moved label={text.unitBeyond} cells={beyond} />
          <PreviewList
            label={text.unitTitle}
            items={[
              ...conversion.texts.map((cell) => ({ ...cell, name: '', then: cell.text })),
              ...conversion.cells.map((cell) => ({ ...cell, name: '', then: `${cell.value}${conversion.to}` })),
            ]}
          />
        </>
      )}
    </section>
  );
}

interface MovedProps {
  readonly label: string;
  readonly cells: readonly ConvertedCell[];
}

/** Amounts that are not what their own digits alone would give, with what those would. */
function Moved({ label, cells }: MovedProps) {
  if (cells.length === 0) return null;
  return (
    <>
      <p>{label}</p>
      <PreviewList label={label} items={cells.map((cell) => ({ ...cell, name: '', now: cell.exact ?? '', then: cell.value }))} />
    </>
  );
}
