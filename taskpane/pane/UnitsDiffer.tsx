import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { sentenceIn, type Sentence } from '../../src/findings/sentence';
import { usePane } from './context';

/** Says that last year's workbook is in another unit; nothing where it is not. */
export function UnitsDiffer({ units }: { readonly units: Sentence | undefined }) {
  return <Said sentence={units} intent="info" className="units-differ" />;
}

/** Says that the workbook that a text is compared with has no form; nothing where it has. */
export function WithoutForms({ sentence }: { readonly sentence: Sentence | undefined }) {
  return <Said sentence={sentence} intent="warning" className="without-forms" />;
}

interface SaidProps {
  readonly sentence: Sentence | undefined;
  readonly intent: 'info' | 'warning';
  readonly className: string;
}

function Said({ sentence, intent, className }: SaidProps) {
  const { language } = usePane();
  if (!sentence) return null;
  return (
    <MessageBar intent={intent} layout="multiline" className={className}>
      <MessageBarBody>{sentenceIn(sentence, language)}</MessageBarBody>
    </MessageBar>
  );
}
