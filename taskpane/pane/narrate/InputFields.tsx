import { Field, Input } from '@fluentui/react-components';
import type { Narrative } from '../../../src/narrative/narrative';
import { usePane } from '../context';
import type { Texts } from '../kept-texts';

interface InputFieldsProps {
  readonly narrative: Narrative;
  readonly inputs: Texts;
  readonly onInput: (key: string, value: string) => void;
}

/** Fields for what no form holds: reasons of changes, counts of vehicles, figures of last year. */
export function InputFields({ narrative: { asked, missing }, inputs, onInput }: InputFieldsProps) {
  const { text } = usePane();
  if (asked.length === 0) return null;
  return (
    <details className="missing">
      <summary>
        {text.missing}（{missing.length} {text.notGiven}）
      </summary>
      <p className="keyboard-hint">{text.missingHint}</p>
      <div className="input-fields">
        {asked.map(({ input, value }) => (
          <Field key={input} label={input} size="small">
            <Input
              size="small"
              defaultValue={inputs[input] ?? ''}
              {...(value !== null && inputs[input] === undefined ? { placeholder: value } : {})}
              onBlur={({ target }) => {
                if (target.value.trim() !== (inputs[input] ?? '')) onInput(input, target.value);
              }}
            />
          </Field>
        ))}
      </div>
    </details>
  );
}
