import { Button, Field, Textarea } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Proof } from '../../../src/proofread/proofread';
import { usePane } from '../context';
import { FileButton } from '../files';
import { ask } from '../engine/engine';
import { useTask } from '../task';
import { TaskStatus } from '../TaskStatus';
import { FindingList } from '../validate/FindingList';
import { ProofText } from './ProofText';

interface Checked {
  readonly text: string;
  readonly proof: Proof;
}

export default function ProofreadView() {
  const { port, text, language, notify } = usePane();
  const task = useTask();
  const [draft, setDraft] = useState('');
  const [checked, setChecked] = useState<Checked | null>(null);
  const check = () => {
    if (draft.trim() === '') return notify({ intent: 'info', message: text.emptyText });
    notify(null);
    return task.run(async (options) => {
      const workbook = await port.read(options);
      setChecked({ text: draft, proof: await ask('proofread', [workbook, draft, { language }], options.signal) });
    });
  };
  const open = (file: File) =>
    task.run(async () => {
      setDraft(decode(await file.arrayBuffer()));
      setChecked(null);
    });
  return (
    <>
      {!checked && (
        <>
          <p className="intro">{text.introProofread}</p>
          <Field label={text.textLabel}>
            <Textarea
              value={draft}
              rows={10}
              resize="vertical"
              placeholder={text.textPlaceholder}
              onChange={(_event, { value }) => setDraft(value)}
            />
          </Field>
        </>
      )}
      <div className="buttons">
        <Button appearance="primary" disabled={task.running} onClick={() => void check()}>
          {checked ? text.checkAgain : text.check}
        </Button>
        {checked && (
          <Button onClick={() => setChecked(null)} disabled={task.running}>
            {text.edit}
          </Button>
        )}
        <FileButton label={text.chooseText} accept=".txt,.md,text/plain" onFile={(file) => void open(file)} disabled={task.running} />
      </div>
      <TaskStatus task={task} />
      {checked && <Result {...checked} />}
    </>
  );
}

function Result({ text: content, proof }: Checked) {
  const { text } = usePane();
  const area = useRef<HTMLDivElement>(null);
  const show = (paragraph: number) => area.current?.querySelector(`[data-line="${paragraph}"]`)?.scrollIntoView({ block: 'center' });
  return (
    <>
      <p className="coverage-sentence">
        {proof.claims} {text.claims}，{proof.bound} {text.bound}
      </p>
      <p className="legend">
        <span className="claim claim-agrees">{text.agrees}</span>
        <span className="claim claim-differs">{text.differs}</span>
        <span className="claim claim-unchecked">{text.unchecked}</span>
      </p>
      <div ref={area}>
        <ProofText text={content} proof={proof} />
      </div>
      {proof.findings.length === 0 ? (
        <p className="empty">{text.noFindings}</p>
      ) : (
        <FindingList
          findings={proof.findings}
          onOpen={({ paragraph }) => show(paragraph)}
          lead={({ paragraph, quote }) => (
            <button type="button" className="quote" onClick={() => show(paragraph)}>
              {text.quote}：{quote}
            </button>
          )}
        />
      )}
    </>
  );
}

/** UTF-8, or the GB 18030 in which Windows in China still saves texts. */
export function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
