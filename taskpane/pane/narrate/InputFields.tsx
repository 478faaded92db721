import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Narrative } from '../../../src/narrative/narrative';
import { messageOf, usePane } from '../context';
import type { Texts } from '../kept-texts';
import type { useInputs } from './supplement';

interface InputFieldsProps {
  readonly narrative: Narrative;
  readonly inputs: ReturnType<typeof useInputs>;
}

/** Fields for what no form holds: reasons of changes, counts of vehicles, figures of last year. */
export function InputFields({ narrative, inputs: { inputs, give, toSheets } }: InputFieldsProps) {
  const { asked, missing } = narrative;
  const { text, notify, language } = usePane();
  const [last, setLast] = useState<{ readonly of: Narrative; readonly texts: Texts }>({ of: narrative, texts: {} });
  // What was typed before the text was generated is in the text.
  const typed = last.of === narrative ? last.texts : {};
  if (asked.length === 0) return null;
  const fail = (error: unknown) => notify({ intent: 'error', message: messageOf(error, language) });
  const put = (key: string, value: string) => {
    setLast({ of: narrative, texts: { ...typed, [key]: value.trim() } });
    void give(key, value).catch(fail);
  };
  const write = async () => {
    const names = await toSheets(asked, { ...inputs, ...typed });
    notify({ intent: 'success', message: `${text.inputSheetWritten} ${names.join('、')}。${text.inputSheetDone}` });
  };
  return (
    <details className="missing">
      <summary>
        {text.missing}（{missing.length} {text.notGiven}）
      </summary>
      <p className="keyboard-hint">{text.missingHint}</p>
      <Button size="small" onClick={() => void write().catch(fail)}>
        {text.toInputSheet}
      </Button>
      <div className="input-fields">
        {asked.map(({ input, value }) => (
          <Field key={`${input} ${value ?? ''}`} label={input} size="small">
            <Input
              size="small"
              defaultValue={typed[input] ?? value ?? ''}
              onBlur={({ target }) => {
                if (target.value.trim() !== (typed[input] ?? value ?? '')) put(input, target.value);
              }}
            />
          </Field>
        ))}
      </div>
    </details>
  );
}
