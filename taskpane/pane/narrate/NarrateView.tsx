import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Narrative } from '../../../src/narrative/narrative';
import { plainText } from '../../../src/narrative/narrative';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { messageOf, usePane } from '../context';
import { download, FileButton } from '../files';
import { ask } from '../engine/engine';
import { loadReader, useTask } from '../task';
import { TaskStatus } from '../TaskStatus';
import { InputFields } from './InputFields';
import { useChangedSheets } from './changed-sheets';
import { useKeptTexts, type Texts } from '../kept-texts';
import { ParagraphText } from './ParagraphText';
import { narrativeSheet } from './sheet';

export default function NarrateView() {
  const { port, text } = usePane();
  const task = useTask();
  const { texts: inputs, load, put } = useKeptTexts('inputs');
  const [prior, setPrior] = useState<WorkbookSnapshot | null>(null);
  const [narrative, setNarrative] = useState<Narrative | null>(null);
  const { changed, since } = useChangedSheets();
  const generate = () =>
    task.run(async (options) => {
      const workbook = await port.read(options);
      const read = since();
      const given = { inputs: await load(), ...(prior ? { prior } : {}) };
      setNarrative(await ask('narrate', [workbook, given], options.signal));
      read.begin();
    });
  const choose = (file: File) =>
    task.run(async () => {
      const { readWorkbook } = await loadReader();
      setPrior(await readWorkbook(new Uint8Array(await file.arrayBuffer()), file.name));
    });
  return (
    <>
      {!narrative && <p className="intro">{text.introNarrate}</p>}
      <div className="prior">
        <span>{text.prior}：</span>
        {prior ? (
          <>
            <b className="prior-name">{prior.name}</b>
            <Button size="small" appearance="subtle" onClick={() => setPrior(null)}>
              {text.removePrior}
            </Button>
          </>
        ) : (
          <FileButton label={text.choosePrior} accept=".xlsx,.xlsm,.xls" onFile={(file) => void choose(file)} disabled={task.running} />
        )}
      </div>
      <Button appearance="primary" className="run" disabled={task.running} onClick={() => void generate()}>
        {narrative ? text.generateAgain : text.generate}
      </Button>
      <TaskStatus task={task} />
      {narrative && changed.size > 0 && (
        <MessageBar intent="warning" layout="multiline" className="stale">
          <MessageBarBody>{text.staleNarrative}</MessageBarBody>
        </MessageBar>
      )}
      {narrative && <Result narrative={narrative} changed={changed} inputs={inputs} onInput={(key, value) => void put(key, value)} />}
    </>
  );
}

interface ResultProps {
  readonly narrative: Narrative;
  /** Sheets changed since it was written. */
  readonly changed: ReadonlySet<string>;
  readonly inputs: Texts;
  readonly onInput: (key: string, value: string) => void;
}

function Result({ narrative, changed, inputs, onInput }: ResultProps) {
  const { port, text, language, notify } = usePane();
  const article = useRef<HTMLElement>(null);
  const write = () =>
    port.writeSheet(narrativeSheet(narrative, text.narrativeSheet)).then(
      (name) => notify({ intent: 'success', message: `${text.written} ${name}` }),
      (error: unknown) => notify({ intent: 'error', message: messageOf(error, language) }),
    );
  const copy = () =>
    copyText(plainText(narrative)).then(
      () => notify({ intent: 'success', message: text.copied }),
      () => {
        if (article.current) window.getSelection()?.selectAllChildren(article.current);
        notify({ intent: 'info', message: text.copyFailed });
      },
    );
  return (
    <>
      <div className="buttons">
        <Button size="small" onClick={() => void write()}>
          {text.writeNarrative}
        </Button>
        <Button size="small" onClick={() => void copy()}>
          {text.copy}
        </Button>
        {port.host === 'workbench' && <Downloads narrative={narrative} />}
      </div>
      <InputFields narrative={narrative} inputs={inputs} onInput={onInput} />
      <article ref={article} className="narrative" lang="zh-CN">
        {narrative.title !== '' && <h2>{narrative.title}</h2>}
        {narrative.sections.map((section, index) => (
          <section key={`${index} ${section.title}`}>
            {section.title !== '' && <h3>{section.title}</h3>}
            {section.paragraphs.map((paragraph, line) => (
              <ParagraphText key={line} paragraph={paragraph} changed={changed} />
            ))}
          </section>
        ))}
      </article>
    </>
  );
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Files, where the host lets a page download: the browser of the workbench, not every web view of Excel. */
function Downloads({ narrative }: { narrative: Narrative }) {
  const { text, language, notify } = usePane();
  const word = async () => {
    const { narrativeDocx } = await import('../../../src/report/docx');
    download(new Uint8Array(await narrativeDocx(narrative)), `${text.narrativeSheet}.docx`, DOCX);
  };
  return (
    <>
      <Button
        size="small"
        onClick={() => void word().catch((error: unknown) => notify({ intent: 'error', message: messageOf(error, language) }))}
      >
        {text.downloadWord}
      </Button>
      <Button size="small" onClick={() => download(plainText(narrative), `${text.narrativeSheet}.txt`, 'text/plain;charset=utf-8')}>
        {text.download}
      </Button>
    </>
  );
}

/** The web host of Office has no clipboard: then this rejects and the text is selected instead. */
async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
