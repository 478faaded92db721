import { readingsOf } from '../../proofread/bind';
import type { Disclosure, FormKind } from '../../forms/disclosure';
import type { Claim } from '../../text/frames';
import type { Roller } from './roller';

/** The codes of a form's lines that have an amount where a list's items have theirs. */
export function codesOf(
  roller: Roller,
  { forms }: Disclosure,
  kind: FormKind,
  length: number,
  like: Claim,
  year: 'last' | 'next',
  type: 'function' | 'economic' = 'function',
): readonly string[] {
  const facts = year === 'last' ? roller.text.facts : roller.values.facts;
  const keys = forms
    .filter((form) => form.kind === kind)
    .flatMap(({ panels }) => panels.flatMap(({ lines }) => lines.map(({ key }) => key)));
  const codes = new Set(keys.flatMap((key) => (key.type === type && key.code.length === length ? [key.code] : [])));
  return [...codes].filter((code) => {
    const [found] = readingsOf(facts, like, [{ subject: { type, code }, cost: 0 }], 0).filter(({ form }) => form.kind === kind);
    return found !== undefined && !found.blank && !found.yuan.isZero();
  });
}
