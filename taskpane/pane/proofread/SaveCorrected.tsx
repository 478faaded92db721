import { Button } from '@fluentui/react-components';
import { messageOf, usePane } from '../context';
import { download } from '../files';
import { corrected, type Accepted, type WordFile } from './corrections';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Copies the corrected text, or saves the Word file it came from with the corrections as tracked changes. */
export function SaveCorrected({
  content,
  word,
  corrections,
  onApply,
}: {
  content: string;
  word: WordFile | null;
  corrections: readonly Accepted[];
  /** Puts a text into the field it can be edited and copied from. */
  onApply: (text: string) => void;
}) {
  const { text, language, notify } = usePane();
  const disabled = corrections.length === 0;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(corrected(content, corrections));
      notify({ intent: 'success', message: text.copied });
    } catch {
      // The web host of Office has no clipboard.
      onApply(corrected(content, corrections));
      notify({ intent: 'info', message: text.copyByHand });
    }
  };
  const save = async ({ name, bytes }: WordFile) => {
    const { reviseWord } = await import('../../../src/hosts/file/word');
    const revised = reviseWord(bytes, corrections, '勾稽', new Date());
    const target = name.replace(/(\.docx)?$/i, `-${text.revised}.docx`);
    download(new Uint8Array(revised), target, DOCX);
    notify({ intent: 'success', message: `${text.revisedSaved} ${target}` });
  };
  const fail = (error: unknown) => notify({ intent: 'error', message: messageOf(error, language) });
  return (
    <>
      <Button size="small" disabled={disabled} onClick={() => void copy()}>
        {text.copyCorrected}
      </Button>
      {word && (
        <Button size="small" disabled={disabled} onClick={() => void save(word).catch(fail)}>
          {text.saveRevised}
        </Button>
      )}
    </>
  );
}
