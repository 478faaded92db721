import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type Ref } from 'react';
import { parseAmount } from '../../../src/narrative/inputs';
import type { AskedInput, Narrative } from '../../../src/narrative/narrative';
import { messageOf, usePane } from '../context';
import type { Texts } from '../kept-texts';
import type { useInputs } from './supplement';

interface InputFieldsProps {
  readonly ref?: Ref<HTMLDetailsElement>;
  readonly narrative: Narrative;
  readonly inputs: ReturnType<typeof useInputs>;
  /** Leads from a field to where the text asks for it. */
  readonly onShow: (label: string) => void;
}

/** Fields for what no form holds, section by section: reasons of changes, counts of vehicles, figures of last year. */
export function InputFields({ ref, narrative, inputs: { inputs, give, toSheets }, onShow }: InputFieldsProps) {
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
  const sections = [...new Set(asked.map(({ askedBy }) => askedBy))];
  return (
    <details ref={ref} className="missing">
      <summary>
        {text.missing}（{missing.length} {text.notGiven}）
      </summary>
      <p className="keyboard-hint">{text.missingHint}</p>
      <Button size="small" onClick={() => void write().catch(fail)}>
        {text.toInputSheet}
      </Button>
      {sections.map((section) => (
        <fieldset key={section} className="input-fields">
          <legend>{section}</legend>
          {asked
            .filter(({ askedBy }) => askedBy === section)
            .map((one) => (
              <InputField
                key={`${one.input} ${one.value ?? ''}`}
                asked={one}
                value={typed[one.input] ?? one.value ?? ''}
                onPut={put}
                onShow={onShow}
              />
            ))}
        </fieldset>
      ))}
    </details>
  );
}

interface InputFieldProps {
  readonly asked: AskedInput;
  readonly value: string;
  readonly onPut: (key: string, value: string) => void;
  readonly onShow: (label: string) => void;
}

/** One field, judged as it is typed: an amount must be one. */
function InputField({ asked: { input, label, unit, last, optional }, value, onPut, onShow }: InputFieldProps) {
  const { text } = usePane();
  const [now, setNow] = useState(value);
  const isWrong = unit !== undefined && now.trim() !== '' && parseAmount(now, unit) === null;
  const hint = [optional ? text.inputOptional : '', last === undefined ? '' : `${text.inputLast} ${last}`].filter(Boolean).join('；');
  return (
    <Field
      data-field={label}
      size="small"
      label={unit === undefined ? label : `${label}（${unit}）`}
      {...(isWrong ? { validationState: 'error', validationMessage: text.inputNoAmount } : {})}
      {...(hint !== '' ? { hint } : {})}
    >
      <Input
        size="small"
        defaultValue={value}
        {...(last === undefined ? {} : { placeholder: last })}
        onChange={(_event, data) => setNow(data.value)}
        onBlur={({ target }) => {
          if (target.value.trim() !== value) onPut(input, target.value);
        }}
        contentAfter={
          <button
            type="button"
            className="to-text"
            title={text.inputShow}
            aria-label={`${text.inputShow}：${label}`}
            onClick={() => onShow(label)}
          >
            ↧
          </button>
        }
      />
    </Field>
  );
}
