import { useEffect, useState } from 'react';
import type { Finding } from '../../../src/findings/finding';
import { usePane } from '../context';
import { ask } from '../engine/engine';

/** What the rules of findings are called, by id. */
export function useNames(findings: readonly Finding[]): ReadonlyMap<string, string> {
  const { language } = usePane();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort().join(' ');
  useEffect(() => {
    let current = true;
    const each = rules.split(' ').map(async (rule) => [rule, (await ask('explain', [rule]))?.text[language].name ?? rule] as const);
    Promise.all(each).then(
      (entries) => current && setNames(new Map(entries)),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [rules, language]);
  return names;
}
