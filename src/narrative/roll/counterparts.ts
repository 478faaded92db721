import type { Reading } from '../../facts/base';
import type { Disclosure, Form, FormKind } from '../../forms/disclosure';
import { nameOf } from '../../relations/relation';
import { claimKey, isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';

type Panel = Form['panels'][number];
type PanelLine = Panel['lines'][number];

export function bareName(name: string): string {
  return name.replace(/[(（][^()（）]*[)）]/g, '');
}

/** A blank cell is nothing, unless its form is not broken down at all: a total, and no line of its kind with anything. */
export function isBrokenDown({ blank, form, terms }: Reading): boolean {
  if (!blank) return true;
  const cells = new Set(terms.map(({ amount }) => amount.cell.address));
  for (const { lines, columns } of form.panels) {
    const own = lines.find(({ amounts }) => amounts.some(({ cell }) => cells.has(cell.address)));
    if (own && isRest(own, columns, cells)) return false;
    if (!own || (own.key.type !== 'economic' && own.key.type !== 'function')) continue;
    const at = own.amounts.findIndex(({ cell }) => cells.has(cell.address));
    const has = (line: (typeof lines)[number]): boolean => line.amounts[at]?.value?.isZero() === false;
    const kin = lines.filter(({ key }) => key.type === own.key.type);
    if (!kin.some(has) && lines.some((line) => line.key.type === 'total' && has(line))) return false;
  }
  return true;
}

/** 基本支出50万元，公用经费10万元 and 人员经费 blank: what is left of the whole is not nothing. */
function isRest({ amounts }: PanelLine, columns: Panel['columns'], cells: ReadonlySet<string>): boolean {
  const at = amounts.findIndex(({ cell }) => cells.has(cell.address));
  if (!columns[at]?.facets.funds) return false;
  const whole = amounts.find((_, index) => !columns[index]!.facets.funds)?.value;
  if (!whole || whole.isZero()) return false;
  const parts = amounts.flatMap(({ value }, index) => (columns[index]!.facets.funds && value ? [value] : []));
  return !parts.reduce((sum, part) => sum.plus(part), whole.times(0)).eq(whole);
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
