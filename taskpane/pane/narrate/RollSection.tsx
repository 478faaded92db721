import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { INPUTS_KEY } from '../../../src/narrative/input-keys';
import { narrativeOf } from '../../../src/narrative/roll/narrative';
import type { Rolled } from '../../../src/narrative/roll/roll';
import { storeNarrative, type StoredNarrative } from '../../../src/narrative/stored';
import { readTextFile, wholeText } from '../../../src/hosts/file/text';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { messageOf, usePane } from '../context';
import { ask } from '../engine/engine';
import { FileButton } from '../files';
import { readTexts } from '../kept-texts';
import { useTask } from '../task';
import { TaskStatus } from '../TaskStatus';
import { PriorRefusal, usePriorCheck } from './prior-check';
import { useStale } from './stale';
import { changedLines, RollResult, type LastText } from './RollResult';
import { counted } from '../strings';

interface Made {
  readonly rolled: Rolled;
  readonly last: LastText;
  readonly prior: WorkbookSnapshot;
  readonly pack: string | null;
  /** The new text with the values of its cells. */
  readonly lines: StoredNarrative['lines'];
}

/** What was filled in for this year is written where the text asks for it. */
async function givenIn(port: ReturnType<typeof usePane>['port'], pack: string | null) {
  const { texts: inputs } = readTexts(await port.loadState(INPUTS_KEY));
  return { inputs, ...(pack === null ? {} : { pack }) };
}

/** What officers do every year: last year's text, with this year's numbers. */
export function RollSection() {
  const { port, text, language, notify, choices } = usePane();
  const { prior, pack } = choices;
  const task = useTask();
  const check = usePriorCheck();
  const [last, setLast] = useState<LastText | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const shown = useMemo(() => [made?.lines ?? null], [made]);
  const { stale, see } = useStale(shown);
  const open = async (file: File) => {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const read = await readTextFile(bytes);
      if (read.text.trim() === '') return notify({ intent: 'warning', message: `${file.name} ${text.textFileEmpty}` });
      setLast({ name: file.name, text: wholeText(read), word: read.isWord ? bytes : null });
      notify(null);
    } catch (error) {
      notify({ intent: 'error', message: `${file.name} ${messageOf(error, language)}` });
    }
  };
  const roll = () => {
    if (!last) return notify({ intent: 'info', message: text.rollNeedText });
    if (!prior) {
      document.querySelector<HTMLElement>('.prior button')?.focus();
      return notify({ intent: 'info', message: text.rollNeedPrior });
    }
    notify(null);
    return task.run((options) =>
      check.guard(async () => {
        const workbook = await port.read(options);
        const given = { priorAsGiven: check.isMeant(), ...(await givenIn(port, pack)) };
        const rolled = await ask('rollForward', [workbook, prior, last.text, given], options.signal);
        const origin = { target: { kind: 'file', name: last.name }, prior: prior.name } as const;
        setMade({ rolled, last, prior, pack, lines: storeNarrative(narrativeOf(rolled, last.text), workbook, origin).lines });
        see(workbook);
      }),
    );
  };
  return (
    <section className="roll" aria-label={text.rollTitle}>
      <b role="heading" aria-level={2}>
        {text.rollTitle}
      </b>
      {!made && <p className="intro">{text.rollIntro}</p>}
      <div className="buttons">
        <FileButton label={text.rollChoose} accept=".docx,.txt,.md,text/plain" onFile={(file) => void open(file)} disabled={task.running} />
        <span aria-live="polite" className="roll-name">
          {last?.name}
        </span>
        <Button size="small" appearance="primary" className="roll-run" disabledFocusable={task.running} onClick={() => void roll()}>
          {made ? text.rollAgain : text.rollRun}
        </Button>
      </div>
      <TaskStatus task={task} result={made ? counted(changedLines(made.rolled).length, text.rollChanged) : ''} />
      <PriorRefusal check={check} onConfirm={() => void roll()} />
      {made && (made.last !== last || made.prior !== prior || made.pack !== pack || (stale[0]?.size ?? 0) > 0) && (
        <MessageBar intent="warning" layout="multiline" className="roll-stale">
          <MessageBarBody>{text.rollStale}</MessageBarBody>
        </MessageBar>
      )}
      {made && <RollResult rolled={made.rolled} last={made.last} />}
    </section>
  );
}
