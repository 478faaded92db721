import type { Disclosure } from '../../forms/disclosure';
import { formOf } from '../../facts/bind';
import { linesOf } from './check';

/** What the functional subjects tell of who is paid: an agency (行政、参公), a 事业 unit, both, or nothing. */
export function unitTypeOf(disclosure: Disclosure): 'agency' | 'institution' | 'both' | 'unknown' {
  const form = formOf(disclosure, '一般公共预算支出表') ?? formOf(disclosure, '支出总表');
  if (!form) return 'unknown';
  const isUsed = (name: RegExp): boolean =>
    linesOf(form).some((line) => name.test(line.name) && line.amounts.some(({ value }) => value !== null && !value.isZero()));
  const agency = isUsed(/^行政运行$/);
  if (isUsed(/^事业运行$|^机关服务$/)) return agency ? 'both' : 'institution';
  if (!agency) return 'unknown';
  return isUsed(/^事业单位(?:医疗|离退休)$/) ? 'both' : 'agency';
}
