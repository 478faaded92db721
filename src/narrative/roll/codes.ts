import { FUND_FORMS } from '../../forms/form-words';
import { readingsOf } from '../../proofread/bind';
import type { Disclosure, FormKind } from '../../forms/disclosure';
import type { Claim } from '../../text/frames';
import { isOfAllFiscal, readingsOfFunds } from './fiscal-sums';
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
  const kinds = kindsOf(kind, like, type);
  const keys = forms
    .filter((form) => kinds.includes(form.kind))
    .flatMap(({ panels }) => panels.flatMap(({ lines }) => lines.map(({ key }) => key)));
  const codes = new Set(keys.flatMap((key) => (key.type === type && key.code.length === length ? [key.code] : [])));
  return [...codes].filter((code) => {
    const about = [{ subject: { type, code }, cost: 0 }];
    const own = kinds.length > 1 ? readingsOfFunds(facts, like, about, 0).flat() : readingsOf(facts, like, about, 0);
    const [found] = own.filter(({ form }) => kinds.includes(form.kind));
    return found !== undefined && !found.blank && !found.yuan.isZero();
  });
}

/** What 财政拨款 is spent on stands in the forms of its funds: a list of it is of all of them. */
function kindsOf(kind: FormKind, like: Claim, type: string): readonly FormKind[] {
  return kind === '一般公共预算支出表' && type === 'function' && isOfAllFiscal(like) ? [kind, ...FUND_FORMS.values()] : [kind];
}
