import type { Reading } from '../../facts/base';
import type { Disclosure, FormKind } from '../../forms/disclosure';
import { nameOf } from '../../relations/relation';
import { claimKey, isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { isSilent } from '../blanks';

export function bareName(name: string): string {
  return name.replace(/[(（][^()（）]*[)）]/g, '');
}

/** A blank cell is nothing, unless its form is not broken down at all, or it is what is left of a whole. */
export function isBrokenDown({ blank, form, terms }: Reading): boolean {
  if (!blank) return true;
  const cells = new Set(terms.map(({ amount }) => amount.cell.address));
  return !form.panels.some((panel) => {
    const own = panel.lines.find(({ amounts }) => amounts.some(({ cell }) => cells.has(cell.address)));
    return (
      own !== undefined &&
      isSilent(
        panel,
        own,
        own.amounts.findIndex(({ cell }) => cells.has(cell.address)),
      )
    );
  });
}

/** A form that is there and has nothing in it: 空表. */
export function isEmpty({ forms }: Disclosure, kind: FormKind): boolean {
  const own = forms.filter((form) => form.kind === kind);
  const amounts = own.flatMap(({ panels }) => panels.flatMap(({ lines }) => lines.flatMap((line) => line.amounts)));
  return own.length > 0 && amounts.every(({ value }) => value === null || value.isZero());
}

export function isCounterpart(reading: Reading, old: Reading): boolean {
  return reading.form.kind === old.form.kind && signature(reading) === signature(old);
}

/** Which line and column it is, whatever the year and the row. */
export function signature({ terms }: Reading): string {
  return terms.map((found) => nameOf(found).replace(/20[0-9]{2} ?年?度?/g, '')).join('+');
}

/** Whether the basic expenditure is told item by item: then what it does not list is nothing. */
export function listsEconomics({ forms }: Disclosure): boolean {
  const basic = forms.filter(({ kind }) => kind === '一般公共预算基本支出表');
  const lines = basic.flatMap(({ panels }) => panels.flatMap((panel) => panel.lines));
  return lines.some(
    ({ key, amounts }) => key.type === 'economic' && key.code.length > 3 && amounts.some(({ value }) => value?.isZero() === false),
  );
}

/** A line that is called so and has nothing. */
export function isNilLine({ forms }: Disclosure, item: string): boolean {
  const lines = forms
    .flatMap(({ panels }) => panels.flatMap((panel) => panel.lines))
    .filter(({ name }) => bareName(name) === bareName(item));
  return lines.length > 0 && lines.every(({ amounts }) => amounts.every(({ value }) => value === null || value.isZero()));
}

/** A mistake is near the right number, or in its unit; what is far off was read wrongly. A part is never its whole. */
export function isSlip({ number, about, parent, facets }: Claim, { yuan }: Reading): boolean {
  if (isMore(yuan, parent)) return false;
  const whole = parent && about[0]!.subject.type === 'total' && claimKey(parent) === claimKey({ ...parent, about, facets });
  if (whole || number.value.isZero() || yuan.isZero()) return false;
  const ratio = number.value.div(yuan).abs();
  return (ratio.gt('0.2') && ratio.lt(5)) || ratio.eq(10000) || ratio.eq('0.0001');
}

/** A part that is more than its whole is another's amount. */
function isMore(yuan: Reading['yuan'], parent: Claim | null): boolean {
  return parent !== null && !isSubjectOnly(parent) && yuan.abs().gt(parent.number.value.abs().plus(parent.number.half));
}
