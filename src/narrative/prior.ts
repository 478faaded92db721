import type { Disclosure } from '../forms/disclosure';

/** Last year's workbook is none of this one: the message says why. */
export class PriorError extends Error {
  override readonly name = 'PriorError';

  constructor(
    message: string,
    readonly english: string,
  ) {
    super(message);
  }
}

/** @throws PriorError where `last` is of another unit or kind, or not of the year before */
export function checkPrior(next: Disclosure, last: Disclosure): void {
  const name = ({ kind }: Disclosure): string => (kind === 'budget' ? '预算' : '决算');
  if (next.kind !== last.kind)
    throw new PriorError(`给出的上年工作簿是${name(last)}，本年的是${name(next)}`, 'last year’s workbook is of another kind');
  if (next.year !== null && last.year !== null && last.year !== next.year - 1)
    throw new PriorError(
      `给出的上年工作簿是 ${last.year} 年的，本年的是 ${next.year} 年的，应为 ${next.year - 1} 年`,
      `last year’s workbook is of ${last.year}, not of ${next.year - 1}`,
    );
  const [own, other] = [next, last].map(({ organization }) => organization.normalize('NFKC').replace(/[\s0-9A-Za-z\-_[\]()]/g, ''));
  if (own && other && !own.includes(other) && !other.includes(own))
    throw new PriorError(
      `给出的上年工作簿是“${last.organization}”的，本年的是“${next.organization}”的`,
      'last year’s workbook is of another unit',
    );
}
