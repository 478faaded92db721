import { Select } from '@fluentui/react-components';
import type { Finding } from '../../../src/findings/finding';
import { usePane } from '../context';
import { useNames } from './rule-names';

/** What is shown of all findings, besides their levels; empty shows all. */
export interface Filter {
  readonly query: string;
  readonly form: string;
  readonly rule: string;
}

export const NO_FILTER: Filter = { query: '', form: '', rule: '' };

export function passes(finding: Finding, { query, form, rule }: Filter): boolean {
  return (form === '' || finding.form === form) && (rule === '' || finding.rule === rule) && matches(finding, query);
}

function matches({ message, rule, basis, form = '', cells, witnesses = [] }: Finding, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return true;
  const places = cells.map(({ sheet, address, value }) => `${sheet}!${address} ${value}`);
  return [message, rule, basis, form, ...places, ...witnesses].some((text) => text.toLowerCase().includes(wanted));
}

interface ChoiceProps {
  readonly findings: readonly Finding[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

/** The forms and the rules of the findings, each to be looked at alone. A choice that went with an edit stays to be seen and undone. */
export function FormAndRule({ findings, filter, onFilter }: ChoiceProps) {
  const { text } = usePane();
  const forms = counted(findings.map(({ form }) => form ?? '').filter((form) => form !== ''));
  const names = useNames(findings);
  const rules = counted(findings.map(({ rule }) => rule));
  return (
    <>
      <Choice label={text.allForms} value={filter.form} counts={forms} onChoice={(form) => onFilter({ ...filter, form })} />
      <Choice
        label={text.allRules}
        value={filter.rule}
        counts={rules}
        nameOf={(rule) => names.get(rule) ?? rule}
        onChoice={(rule) => onFilter({ ...filter, rule })}
      />
    </>
  );
}

function Choice({
  label,
  value,
  counts,
  nameOf = (name) => name,
  onChoice,
}: {
  readonly label: string;
  readonly value: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly nameOf?: (name: string) => string;
  readonly onChoice: (value: string) => void;
}) {
  const { text } = usePane();
  const known = value === '' || counts.has(value) ? counts : new Map([...counts, [value, 0] as const]);
  return (
    <Select size="small" className="filter" aria-label={label} value={value} onChange={(_event, { value: chosen }) => onChoice(chosen)}>
      <option value="">{label}</option>
      {[...known].map(([name, count]) => (
        <option key={name} value={name}>
          {`${nameOf(name)}${text.bracket}${count}${text.bracketEnd}`}
        </option>
      ))}
    </Select>
  );
}

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
