import type { Reading } from '../../facts/base';
import type { Disclosure, Form, FormKind } from '../../forms/disclosure';
import type { BoundText } from '../../proofread/proof';
import { sectionOf } from '../../proofread/whereabouts';
import type { Claim } from '../../text/frames';
import { signature } from './counterparts';

/** Which of several cells that last year's number was in is meant: the likelier come first. */

/** Where the subjects of a section are those of one form, all are: cells of it come first. */
export function ofList({ where }: BoundText, claim: Claim, confirmed: readonly Reading[]): readonly Reading[] {
  const { about, context } = claim;
  const { subject } = about[0]!;
  if (subject.type !== 'function' || new Set(confirmed.map(({ form }) => form.kind)).size < 2) return confirmed;
  const olds = spentFirst(claim, confirmed);
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
  const likeliest = olds.filter(isMost);
  const named = new Set(beside.flatMap(({ claim: { about: own } }) => (own[0]!.subject.type === 'function' ? [own[0]!.subject.code] : [])));
  // Of two that have all of them, it is the one that has no more.
  const left = new Map([...new Set(likeliest.map(({ form }) => form))].map((form) => [form, notNamed(form, subject.code.length, named)]));
  const least = Math.min(...left.values());
  const isLeast = ({ form }: Reading): boolean => left.get(form) === least;
  return [...likeliest.filter(isLeast), ...likeliest.filter((old) => !isLeast(old)), ...olds.filter((old) => !isMost(old))];
}

/** What was spent on a subject may be what came in for it: the forms of income come last. */
function spentFirst({ facets: { side } }: Claim, olds: readonly Reading[]): readonly Reading[] {
  if (side?.value !== '支出') return olds;
  const isIncome = ({ form }: Reading): boolean => form.kind === '收入总表';
  return [...olds.filter((old) => !isIncome(old)), ...olds.filter(isIncome)];
}

/** How many subjects of a level a form has amounts for that a section does not name. */
function notNamed({ panels }: Form, length: number, named: ReadonlySet<string>): number {
  const codes = panels.flatMap(({ lines }) =>
    lines.flatMap(({ key, amounts }) =>
      key.type === 'function' && key.code.length === length && amounts.some(({ value }) => value?.isZero() === false) ? [key.code] : [],
    ),
  );
  return codes.filter((code) => !named.has(code)).length;
}

/** 财政拨款支出 that is no 总计 in words is that of the year, though with nothing carried over 总计 was the same. */
export function ofYear(next: Disclosure, { about, context, number }: Claim, olds: readonly Reading[]): readonly Reading[] {
  const { subject } = about[0]!;
  const words = /[^。;:]*$/.exec(context.block.text.slice(0, number.start))![0];
  if (next.kind !== 'final' || subject.type !== 'total' || subject.grade !== null || words.includes('总')) return olds;
  const isGrand = (reading: Reading): boolean => signature(reading).includes('总计');
  return [...olds.filter((old) => !isGrand(old)), ...olds.filter(isGrand)];
}
