import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { sentenceIn, type Sentence } from '../../src/findings/sentence';
import { usePane } from './context';

/** Says that last year's workbook is in another unit; nothing where it is not. */
export function UnitsDiffer({ units }: { readonly units: Sentence | undefined }) {
  const { language } = usePane();
  if (!units) return null;
  return (
    <MessageBar intent="info" layout="multiline" className="units-differ">
      <MessageBarBody>{sentenceIn(units, language)}</MessageBarBody>
    </MessageBar>
  );
}
