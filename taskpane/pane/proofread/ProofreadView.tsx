import { Button, Field, MessageBar, MessageBarBody, Textarea } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { sentenceIn } from '../../../src/findings/sentence';
import type { Proof } from '../../../src/proofread/proofread';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { textVerdict } from '../../../src/report/verdict';
import { messageOf, usePane, withChoices, type Choices } from '../context';
import { FileButton } from '../files';
import { ask } from '../engine/engine';
import { counted, type Language, type Strings } from '../strings';
import { useChanges } from '../edits';
import { useOnLanguage, useTask } from '../task';
import { TaskStatus } from '../TaskStatus';
import { UnitsDiffer, WithoutForms } from '../UnitsDiffer';
import { useDraft } from './draft';
import { corrected, correctionsOf, type WordFile } from './corrections';
import { ProofResult } from './ProofResult';
import { readTextFile } from '../../../src/hosts/file/text';

interface Checked {
  readonly text: string;
  readonly proof: Proof;
  /** The Word file the text came from, as long as the text is still its own. */
  readonly word: WordFile | null;
  /** What it was compared with. */
  readonly workbook: WorkbookSnapshot;
  readonly choices: Choices;
}

export default function ProofreadView() {
  const { port, text, language, notify, choices } = usePane();
  const task = useTask();
  const { draft, setDraft, isTooLong } = useDraft();
  const [word, setWord] = useState<(WordFile & { text: string }) | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const { stale, changes, see } = useChanges();
  // The text with what was accepted: that is what is edited and compared from now on.
  const chosen = checked?.proof.findings.filter(({ fingerprint }) => accepted.has(fingerprint)) ?? [];
  const mended = checked ? corrected(checked.text, correctionsOf(chosen)) : draft;
  const field = useRef<HTMLTextAreaElement>(null);

  const check = () => {
    if (draft.trim() === '') {
      field.current?.focus();
      return notify({ intent: 'info', message: text.emptyText });
    }
    notify(null);
    // A Word file is saved with what was accepted as revisions of its own text: that text stays.
    const own = word?.text === draft ? word : null;
    const content = own ? draft : mended;
    return task.run(async (options) => {
      const read = changes();
      const workbook = await port.read(options);
      const proof = await ask('proofread', [workbook, content, { language, ...withChoices(choices) }], options.signal);
      if (!own) {
        setDraft(content, true);
        setAccepted(new Set());
      }
      setChecked({ text: content, proof, word: own, workbook, choices });
      see(read);
    });
  };
  useOnLanguage(() => {
    if (!checked) return;
    const { workbook, choices: compared, text: content } = checked;
    ask('proofread', [workbook, content, { language, ...withChoices(compared) }]).then(
      (proof) => setChecked((now) => now && { ...now, proof }),
      () => undefined,
    );
  });
  const open = async (file: File) => {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const read = await readTextFile(bytes);
      if (read.text.trim() === '') return notify({ intent: 'warning', message: `${file.name} ${text.textFileEmpty}` });
      setDraft(read.text, true);
      setWord(read.isWord ? { name: file.name, bytes, text: read.text } : null);
      setAccepted(new Set());
      setChecked(null);
      notify({ intent: 'success', message: `${text.opened}${file.name}` });
    } catch (error) {
      notify({ intent: 'error', message: `${file.name} ${messageOf(error, language)}` });
    }
  };
  const edit = (content: string) => {
    setDraft(content, true);
    setAccepted(new Set());
    setChecked(null);
    // The button that was pressed is gone.
    setTimeout(() => field.current?.focus());
  };
  return (
    <>
      {!checked && (
        <>
          <p className="intro">{text.introProofread}</p>
          <Field label={text.textLabel} {...(isTooLong ? { hint: text.textNotKept } : draft === '' ? {} : { hint: text.textKept })}>
            <Textarea
              ref={field}
              value={draft}
              rows={10}
              resize="vertical"
              placeholder={text.textPlaceholder}
              onChange={(_event, { value }) => setDraft(value)}
            />
          </Field>
        </>
      )}
      {checked && stale && <Outdated className="stale">{text.staleProof}</Outdated>}
      {checked && checked.choices !== choices && <Outdated className="stale-prior">{text.stalePrior}</Outdated>}
      <div className="buttons">
        <Button appearance="primary" disabledFocusable={task.running} onClick={() => void check()}>
          {checked ? text.checkAgain : text.check}
        </Button>
        {checked && (
          <Button onClick={() => edit(mended)} disabledFocusable={task.running}>
            {text.edit}
          </Button>
        )}
        {!checked && draft !== '' && (
          <Button onClick={() => edit('')} disabledFocusable={task.running}>
            {text.clearText}
          </Button>
        )}
        <FileButton label={text.chooseText} accept=".docx,.txt,.md,text/plain" onFile={(file) => void open(file)} disabled={task.running} />
      </div>
      <TaskStatus task={task} result={checked ? heardSentence(checked.proof, text, language) : ''} />
      <WithoutForms sentence={checked?.proof.withoutForms} />
      <UnitsDiffer units={checked?.proof.units} />
      {checked && (
        <ProofResult
          {...checked}
          sentence={resultSentence(checked.proof, text, language)}
          accepted={accepted}
          onAccepted={setAccepted}
          onEdit={edit}
        />
      )}
    </>
  );
}

function Outdated({ className, children }: { readonly className: string; readonly children: string }) {
  return (
    <MessageBar intent="warning" layout="multiline" className={className}>
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  );
}

/** The verdict first, as it is shown. */
function heardSentence(proof: Proof, text: Strings, language: Language): string {
  const verdict = textVerdict(proof, language);
  return `${verdict ? `${verdict.sentence}${text.stop}${text.nextSentence}` : ''}${resultSentence(proof, text, language)}`;
}

function resultSentence({ claims, bound, findings, withoutNumbers }: Proof, text: Strings, language: Language): string {
  if (withoutNumbers) return sentenceIn(withoutNumbers, language);
  if (claims === 0) return text.noNumbers;
  const counts = `${counted(claims, text.claims)}${text.comma}${counted(bound, text.bound)}`;
  return `${counts}${text.comma}${counted(findings.length, text.notes)}${text.stop}`;
}
