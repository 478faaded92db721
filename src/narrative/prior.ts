import type { Sentence } from '../findings/sentence';
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

/**
 * Says where amounts of last year are in another unit than this year's forms: they are converted, and whoever compares the papers has
 * to know. Null where all agree, or where a workbook does not state its unit.
 * @param written the unit that last year's text writes most of its amounts in
 */
export function unitsBeside(next: Disclosure, last: Disclosure, written: string | null = null): Sentence | null {
  if (!statesUnit(next)) return null;
  const workbook = statesUnit(last) && last.unit !== next.unit;
  const text = written !== null && written !== next.unit;
  if (!workbook && !text) return null;
  const zh = [...(workbook ? [`上年工作簿的金额单位是${last.unit}`] : []), ...(text ? [`上年文字用${written}`] : [])];
  const en = [...(workbook ? [`last year’s workbook is in ${last.unit}`] : []), ...(text ? [`last year’s text is in ${written}`] : [])];
  return {
    message: `${zh.join('，')}，本年工作簿的是${next.unit}；各数已换算${written === null ? '后再比较' : `，文中仍写${written}`}。`,
    english: `${en.join(', ')}, this year’s workbook in ${next.unit}; amounts are converted${written === null ? ' before they are compared' : `, the text stays in ${written}`}`,
  };
}

const statesUnit = ({ forms }: Disclosure): boolean => forms.some(({ unitStated }) => unitStated);
