import { Select } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { usePane } from './context';
import { ask } from './engine/engine';
import type { Result } from './engine/protocol';

type Packs = Result<'packs'>;

interface PackChoiceProps {
  readonly packs: Packs;
  /** The name of the one that was taken by itself, where it is known. */
  readonly fitting: string | null;
}

/** The pack that forms and texts are read and written with: the one that fits best, until the user says which. */
export function PackChoice({ packs, fitting }: PackChoiceProps) {
  const { text, language, choices, choosePack } = usePane();
  return (
    <label className="pack-choice">
      {text.pack}
      <Select size="small" value={choices.pack ?? ''} onChange={(_event, { value }) => choosePack(value === '' ? null : value)}>
        <option value="">
          {text.packFits}
          {fitting !== null && `${text.bracket}${fitting}${text.bracketEnd}`}
        </option>
        {packs.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[language]}
          </option>
        ))}
      </Select>
    </label>
  );
}

/** The packs there are, by the names that people know them by. */
export function usePacks(): Packs {
  const [packs, setPacks] = useState<Packs>([]);
  useEffect(() => {
    let current = true;
    ask('packs', []).then(
      (found) => current && setPacks(found),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  return packs;
}
