import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Narrative, NumberSpan, Span } from '../../../src/narrative/narrative';
import { plainText } from '../../../src/narrative/narrative';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { messageOf, usePane } from '../context';
import { download, FileButton } from '../files';
import { ask } from '../engine/engine';
import { loadReader, useTask } from '../task';
import { TaskStatus } from '../TaskStatus';
import { InputFields } from './InputFields';
import { useInputs, type Texts } from './inputs';
import { narrativeSheet } from './sheet';

export default function NarrateView() {
  const { port, text } = usePane();
  const task = useTask();
  const { inputs, load, put } = useInputs();
  const [prior, setPrior] = useState<WorkbookSnapshot | null>(null);
  const [narrative, setNarrative] = useState<Narrative | null>(null);
  const generate = () =>
    task.run(async (options) => {
      const workbook = await port.read(options);
      const given = { inputs: await load(), ...(prior ? { prior } : {}) };
      setNarrative(await ask('narrate', [workbook, given], options.signal));
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
      {narrative && <Result narrative={narrative} inputs={inputs} onInput={put} />}
    </>
  );
}

interface ResultProps {
  readonly narrative: Narrative;
  readonly inputs: Texts;
  readonly onInput: (key: string, value: string) => void;
}

function Result({ narrative, inputs, onInput }: ResultProps) {
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
        {port.host === 'workbench' && (
          <Button size="small" onClick={() => download(plainText(narrative), `${text.narrativeSheet}.txt`, 'text/plain;charset=utf-8')}>
            {text.download}
          </Button>
        )}
      </div>
      <InputFields narrative={narrative} inputs={inputs} onInput={onInput} />
      <article ref={article} className="narrative" lang="zh-CN">
        {narrative.title !== '' && <h2>{narrative.title}</h2>}
        {narrative.sections.map((section, index) => (
          <section key={`${index} ${section.title}`}>
            {section.title !== '' && <h3>{section.title}</h3>}
            {section.paragraphs.map((paragraph, line) => (
              <p key={line}>
                {paragraph.map((span, place) => (
                  <SpanText key={place} span={span} />
                ))}
              </p>
            ))}
          </section>
        ))}
      </article>
    </>
  );
}

function SpanText({ span }: { span: Span }) {
  if (!('cells' in span) || span.cells.length === 0) return <>{span.text}</>;
  return <NumberText span={span} />;
}

function NumberText({ span }: { span: NumberSpan }) {
  const { text, select } = usePane();
  const places = span.cells.map(({ sheet, address }) => `${sheet}!${address}`).join('、');
  return (
    <button
      type="button"
      className="number"
      title={span.formula ? `${places}\n${text.computed}：${span.formula}` : places}
      onClick={() => select(span.cells)}
    >
      {span.text}
    </button>
  );
}

/** The web host of Office has no clipboard: then this rejects and the text is selected instead. */
async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
