import type { Reading } from '../../facts/base';
import type { Disclosure, FormKind } from '../../forms/disclosure';
import type { BoundText } from '../../proofread/proof';
import { sectionOf } from '../../proofread/whereabouts';
import type { Claim } from '../../text/frames';
import { signature } from './counterparts';

/** Which of several cells that last year's number was in is meant: the likelier come first. */

/** Where the subjects of a section are those of one form, all are: cells of it come first. */
export function ofList({ where }: BoundText, { about, context }: Claim, olds: readonly Reading[]): readonly Reading[] {
  const { subject } = about[0]!;
  if (subject.type !== 'function' || new Set(olds.map(({ form }) => form.kind)).size < 2) return olds;
  const beside = where.under(sectionOf(context)).filter(
    ({
      claim: {
        about: [other],
        year,
      },
    }) => year === 0 && other!.subject.type === 'function' && other!.subject.code.length === subject.code.length,
  );
  const votes = (kind: FormKind): number => beside.filter(({ agreeing }) => agreeing.some(({ form }) => form.kind === kind)).length;
  const most = Math.max(...olds.map(({ form }) => votes(form.kind)));
  const isMost = ({ form }: Reading): boolean => votes(form.kind) === most;
  return [...olds.filter(isMost), ...olds.filter((old) => !isMost(old))];
}

/** 财政拨款支出 that is no 总计 in words is that of the year, though with nothing carried over 总计 was the same. */
export function ofYear(next: Disclosure, { about, context, number }: Claim, olds: readonly Reading[]): readonly Reading[] {
  const { subject } = about[0]!;
  const words = /[^。;:]*$/.exec(context.block.text.slice(0, number.start))![0];
  if (next.kind !== 'final' || subject.type !== 'total' || subject.grade !== null || words.includes('总')) return olds;
  const isGrand = (reading: Reading): boolean => signature(reading).includes('总计');
  return [...olds.filter((old) => !isGrand(old)), ...olds.filter(isGrand)];
}
