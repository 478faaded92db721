import { Button, Field, Textarea } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Proof } from '../../../src/proofread/proofread';
import { usePane } from '../context';
import { FileButton } from '../files';
import { ask } from '../engine/engine';
import { useTask } from '../task';
import { TaskStatus } from '../TaskStatus';
import { FindingList } from '../validate/FindingList';
import { correctionsOf, type WordFile } from './corrections';
import { ProofText } from './ProofText';
import { SaveCorrected } from './SaveCorrected';

interface Checked {
  readonly text: string;
  readonly proof: Proof;
  /** The Word file the text came from, as long as the text is still its own. */
  readonly word: WordFile | null;
}

export default function ProofreadView() {
  const { port, text, language, notify } = usePane();
  const task = useTask();
  const [draft, setDraft] = useState('');
  const [word, setWord] = useState<(WordFile & { text: string }) | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const check = () => {
    if (draft.trim() === '') return notify({ intent: 'info', message: text.emptyText });
    notify(null);
    return task.run(async (options) => {
      const workbook = await port.read(options);
      const proof = await ask('proofread', [workbook, draft, { language }], options.signal);
      setChecked({ text: draft, proof, word: word?.text === draft ? word : null });
    });
  };
  const open = (file: File) =>
    task.run(async () => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const isWord = bytes[0] === 0x50 && bytes[1] === 0x4b;
      const content = isWord ? (await import('../../../src/hosts/file/word')).readWordText(bytes) : decode(bytes);
      setDraft(content);
      setWord(isWord ? { name: file.name, bytes, text: content } : null);
      setChecked(null);
    });
  const apply = (corrected: string) => {
    setDraft(corrected);
    setChecked(null);
  };
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
        <FileButton label={text.chooseText} accept=".docx,.txt,.md,text/plain" onFile={(file) => void open(file)} disabled={task.running} />
      </div>
      <TaskStatus task={task} />
      {checked && <Result {...checked} onApply={apply} />}
    </>
  );
}

function Result({ text: content, proof, word, onApply }: Checked & { onApply: (text: string) => void }) {
  const { text } = usePane();
  const area = useRef<HTMLDivElement>(null);
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const show = (paragraph: number) => area.current?.querySelector(`[data-line="${paragraph}"]`)?.scrollIntoView({ block: 'center' });
  const correctable = proof.findings.filter(({ correction }) => correction);
  const chosen = correctable.filter(({ fingerprint }) => accepted.has(fingerprint));
  const toggle = (fingerprint: string) =>
    setAccepted((before) => new Set(before.has(fingerprint) ? [...before].filter((one) => one !== fingerprint) : [...before, fingerprint]));
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
      {correctable.length > 0 && (
        <div className="buttons">
          <Button size="small" onClick={() => setAccepted(new Set(correctable.map(({ fingerprint }) => fingerprint)))}>
            {text.correctAll}（{correctable.length}）
          </Button>
          <SaveCorrected content={content} word={word} corrections={correctionsOf(chosen)} onApply={onApply} />
        </div>
      )}
      <div ref={area}>
        <ProofText text={content} proof={proof} corrections={correctionsOf(chosen)} />
      </div>
      {proof.findings.length === 0 ? (
        <p className="empty">{text.noFindings}</p>
      ) : (
        <FindingList
          findings={proof.findings}
          onOpen={({ paragraph }) => show(paragraph)}
          lead={({ paragraph, quote, correction, fingerprint }) => (
            <>
              <button type="button" className="quote" onClick={() => show(paragraph)}>
                {text.quote}：{quote}
              </button>
              {correction && (
                <Button size="small" aria-pressed={accepted.has(fingerprint)} onClick={() => toggle(fingerprint)}>
                  {accepted.has(fingerprint) ? text.undoCorrection : `${text.correctTo} ${correction.text}`}
                </Button>
              )}
            </>
          )}
        />
      )}
    </>
  );
}

/** UTF-8, or the GB 18030 in which Windows in China still saves texts. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
