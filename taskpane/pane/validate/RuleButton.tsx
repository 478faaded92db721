import { useState } from 'react';
import { usePane } from '../context';
import { ask } from '../engine/engine';
import type { Result } from '../engine/protocol';
import type { Strings } from '../strings';

type Entry = NonNullable<Result<'explain'>>;

/** Basis and id of the rule; a click tells what the rule states. */
export function RuleButton({ rule, basis }: { rule: string; basis: string }) {
  const { text } = usePane();
  const [open, setOpen] = useState(false);
  const [entry, setEntry] = useState<Entry | null>(null);
  const toggle = () => {
    setOpen(!open);
    if (!entry)
      ask('explain', [rule]).then(
        (found) => setEntry(found ?? null),
        () => undefined,
      );
  };
  return (
    <div className="rule">
      <button type="button" className="rule-button" aria-expanded={open} onClick={toggle}>
        {text.basis}
        {text.colon}
        {basis} <span className="rule-id">{rule}</span>
      </button>
      {open && entry && <Explanation entry={entry} text={text} />}
    </div>
  );
}

function Explanation({ entry, text }: { entry: Entry; text: Strings }) {
  const { language } = usePane();
  return (
    <div className="explanation">
      <strong>{entry.text[language].name}</strong>
      <p>{entry.text[language].statement}</p>
      {entry.text[language].remark && (
        <p>
          {text.remark}
          {text.colon}
          {entry.text[language].remark}
        </p>
      )}
    </div>
  );
}
