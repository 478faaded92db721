import { Button, Field, Input, Textarea } from '@fluentui/react-components';
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
  const { missing } = narrative;
  const { port, text, notify, language } = usePane();
  // The publication is a Word file, which not every host can hand over.
  const forWhole = port.host === 'workbench' ? (narrative.forWhole ?? []) : [];
  const asked = [...narrative.asked, ...forWhole];
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
    notify({
      intent: 'success',
      message: `${text.inputSheetWritten} ${names.join(text.list)}${text.stop}${text.nextSentence}${text.inputSheetDone}`,
    });
  };
  const field = (one: AskedInput, isLong: boolean) => (
    <InputField
      key={`${one.input} ${one.value ?? ''}`}
      asked={one}
      isLong={isLong}
      value={typed[one.input] ?? one.value ?? ''}
      onPut={put}
      {...(isLong ? {} : { onShow })}
    />
  );
  const sections = [...new Set(narrative.asked.map(({ askedBy }) => askedBy))];
  return (
    <details ref={ref} className="missing">
      <summary>
        {text.missing}
        {text.bracket}
        {missing.length} {text.notGiven}
        {text.bracketEnd}
      </summary>
      <p className="small-hint">{text.missingHint}</p>
      <Button size="small" onClick={() => void write().catch(fail)}>
        {text.toInputSheet}
      </Button>
      {sections.map((section) => (
        <fieldset key={section} className="input-fields">
          <legend>{section}</legend>
          {narrative.asked.filter(({ askedBy }) => askedBy === section).map((one) => field(one, false))}
        </fieldset>
      ))}
      {forWhole.length > 0 && (
        <fieldset className="input-fields for-whole">
          <legend>{text.forWhole}</legend>
          {forWhole.map((one) => field(one, true))}
        </fieldset>
      )}
    </details>
  );
}

interface InputFieldProps {
  readonly asked: AskedInput;
  readonly value: string;
  /** Several paragraphs. */
  readonly isLong: boolean;
  readonly onPut: (key: string, value: string) => void;
  /** Leads to where the text asks for it. */
  readonly onShow?: (label: string) => void;
}

/** One field, judged as it is typed: an amount must be one. What was given last year stands below it and can be taken over. */
function InputField({ asked, value, isLong, onPut, onShow }: InputFieldProps) {
  const { input, label, unit, last, optional } = asked;
  const { text } = usePane();
  const [now, setNow] = useState(value);
  const isWrong = unit !== undefined && now.trim() !== '' && parseAmount(now, unit) === null;
  const leave = (next: string) => {
    if (next.trim() !== value) onPut(input, next);
  };
  const take = (given: string) => {
    setNow(given);
    leave(given);
  };
  const common = {
    size: 'small' as const,
    value: now,
    onChange: (_event: unknown, data: { readonly value: string }) => setNow(data.value),
    onBlur: () => leave(now),
  };
  return (
    <Field
      data-field={label}
      size="small"
      label={unit === undefined ? label : `${label}${text.bracket}${unit}${text.bracketEnd}`}
      {...(isWrong ? { validationState: 'error', validationMessage: text.inputNoAmount } : {})}
      hint={<Hint last={last} optional={optional} taken={now.trim() === last} label={label} onTake={take} />}
    >
      {isLong ? (
        <Textarea {...common} resize="vertical" rows={4} />
      ) : (
        <Input {...common} contentAfter={onShow && <ToText label={label} onShow={onShow} />} />
      )}
    </Field>
  );
}

interface HintProps {
  readonly last: string | undefined;
  readonly optional: boolean;
  /** The field holds what was given last year. */
  readonly taken: boolean;
  readonly label: string;
  readonly onTake: (last: string) => void;
}

function Hint({ last, optional, taken, label, onTake }: HintProps) {
  const { text } = usePane();
  if (last === undefined) return optional && <span>{text.inputOptional}</span>;
  return (
    <span className="input-last">
      {optional && `${text.inputOptional}${text.semicolon}`}
      {text.inputLast} <span className="last-value">{last}</span>{' '}
      {!taken && (
        <button type="button" className="take-last" aria-label={`${text.inputTake}${text.colon}${label}`} onClick={() => onTake(last)}>
          {text.inputTake}
        </button>
      )}
    </span>
  );
}

function ToText({ label, onShow }: { readonly label: string; readonly onShow: (label: string) => void }) {
  const { text } = usePane();
  return (
    <button
      type="button"
      className="to-text"
      title={text.inputShow}
      aria-label={`${text.inputShow}${text.colon}${label}`}
      onClick={() => onShow(label)}
    >
      ↧
    </button>
  );
}
