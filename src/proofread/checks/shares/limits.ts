import type { Loose, Share } from '../../../text/frames';
import { accuse, NOTHING, type Judgement } from '../../judgement';
import { asWritten } from '../../wording';

/** 为上年133万元的106%: no part of it. */
export function isOfLastYear({ of, whole }: Share): boolean {
  return whole?.year === -1 && of?.year === 0;
}

/** Rates that cannot pass 100% whatever they are of. */
const AT_MOST_ALL = /(?:覆盖|公开|合格|达标|及时|知晓|完好|参保|优良)率[达到为是了: ]{0,4}$|占[^,;。:、]{0,30}[的: ]{0,2}$/;

/** A part is not more than all of its whole. */
export function moreThanAll(share: Share | Loose): Judgement {
  const { context, number } = share;
  if (number.kind !== 'rate' || !number.value.gt(100) || (share.type === 'share' && isOfLastYear(share))) return NOTHING;
  const written = asWritten(context.block, number);
  return accuse(
    {
      ...written,
      rule: 'T-PCT',
      level: 'error',
      zh: `占比、覆盖率一类的百分比不会超过 100%，文中写 ${written.stated}；请核对。`,
      en: `A share cannot be more than 100%: ${written.stated}.`,
    },
    [number],
  );
}

export function overAll(loose: Loose): Judgement {
  const { block } = loose.context;
  return AT_MOST_ALL.test(block.text.slice(Math.max(0, loose.number.start - 40), loose.number.start)) ? moreThanAll(loose) : NOTHING;
}
