import { Button } from '@fluentui/react-components';
import { useRef, type ReactNode } from 'react';
import { plainText, type Narrative } from '../../../src/narrative/narrative';
import type { Publication } from '../../../src/narrative/publication/publication';
import type { Target } from '../../../src/narrative/stored';
import { messageOf, usePane } from '../context';
import { download } from '../files';
import { InputFields } from './InputFields';
import { ParagraphText } from './ParagraphText';
import { narrativeSheet } from './sheet';
import type { StaleCells } from './stale';
import type { useInputs } from './supplement';

interface NarrativeTextProps {
  readonly narrative: Narrative;
  readonly stale: StaleCells;
  readonly inputs: ReturnType<typeof useInputs>;
  /** Where a sheet holds the text already, writing brings that up to date. */
  readonly onUpdate?: () => void;
  readonly onWritten: (target: Target) => Promise<void>;
  /** Asks for everything that is published with the text. */
  readonly onPublish: () => Promise<Publication | null>;
}

export function NarrativeText({ narrative, stale, inputs, onUpdate, onWritten, onPublish }: NarrativeTextProps) {
  const { port, text, language, notify } = usePane();
  const article = useRef<HTMLElement>(null);
  const fields = useRef<HTMLDetailsElement>(null);
  // From what is asked for in the text to its field, and back.
  const toField = (label: string) => {
    if (fields.current) fields.current.open = true;
    show(fields.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(label)}"] input`));
  };
  const toText = (label: string) => show(article.current?.querySelector<HTMLElement>(`[data-asked="${CSS.escape(label)}"]`));
  const fail = (error: unknown) => notify({ intent: 'error', message: messageOf(error, language) });
  const write = async () => {
    const name = await port.writeSheet(narrativeSheet(narrative, text.narrativeSheet));
    await onWritten({ kind: 'sheet', name });
    notify({ intent: 'success', message: `${text.written} ${name}` });
  };
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
        <Button size="small" onClick={onUpdate ?? (() => void write().catch(fail))}>
          {onUpdate ? text.update : text.writeNarrative}
        </Button>
        <Button size="small" onClick={() => void copy()}>
          {text.copy}
        </Button>
        {port.host === 'workbench' && (
          <Downloads
            narrative={narrative}
            onPublish={onPublish}
            // A text on a sheet stays the one that is kept up to date.
            onDownload={(name) => void (onUpdate ? undefined : onWritten({ kind: 'file', name }).catch(fail))}
          />
        )}
      </div>
      <InputFields ref={fields} narrative={narrative} inputs={inputs} onShow={toText} />
      <article ref={article} className="narrative" lang="zh-CN">
        {rendered(narrative, stale, toField)}
      </article>
    </>
  );
}

function show(element: HTMLElement | null | undefined): void {
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}

/** Headings and paragraphs; each counts as a line where it is not empty, as in what is stored. */
function rendered(narrative: Narrative, stale: StaleCells, onAsked: (label: string) => void): ReactNode[] {
  let line = 0;
  const heading = (title: string, Tag: 'h2' | 'h3') => (title === '' ? null : <Tag key={`h${line++}`}>{title}</Tag>);
  return [
    heading(narrative.title, 'h2'),
    ...narrative.sections.map((section, index) => (
      <section key={index}>
        {heading(section.title, 'h3')}
        {section.paragraphs.map((paragraph) => {
          const changed = stale.get(line);
          return <ParagraphText key={line++} paragraph={paragraph} onAsked={onAsked} {...(changed ? { changed } : {})} />;
        })}
      </section>
    )),
  ];
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface DownloadsProps {
  readonly narrative: Narrative;
  readonly onPublish: () => Promise<Publication | null>;
  readonly onDownload: (name: string) => void;
}

/** Files, where the host lets a page download: the browser of the workbench, not every web view of Excel. */
function Downloads({ narrative, onPublish, onDownload }: DownloadsProps) {
  const { text, language, notify } = usePane();
  const hand = (content: BlobPart, ending: string, type: string) => {
    download(content, `${text.narrativeSheet}${ending}`, type);
    onDownload(`${text.narrativeSheet}${ending}`);
  };
  const word = async () => {
    const { narrativeDocx } = await import('../../../src/report/docx');
    hand(new Uint8Array(await narrativeDocx(narrative)), '.docx', DOCX);
  };
  const whole = async () => {
    const publication = await onPublish();
    if (!publication) return;
    const { publicationDocx } = await import('../../../src/report/docx-publication');
    download(new Uint8Array(await publicationDocx(publication)), `${publication.organization}${publication.title}.docx`, DOCX);
  };
  const fail = (error: unknown) => notify({ intent: 'error', message: messageOf(error, language) });
  return (
    <>
      <Button size="small" onClick={() => void word().catch(fail)}>
        {text.downloadWord}
      </Button>
      <Button size="small" title={text.downloadWholeHint} onClick={() => void whole().catch(fail)}>
        {text.downloadWhole}
      </Button>
      <Button size="small" onClick={() => hand(plainText(narrative), '.txt', 'text/plain;charset=utf-8')}>
        {text.download}
      </Button>
    </>
  );
}

/** The web host of Office has no clipboard: then this rejects and the text is selected instead. */
async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
