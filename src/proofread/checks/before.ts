import type { Decimal } from 'decimal.js';
import type { Change, Claim } from '../../text/frames';
import { claimKey } from '../../text/discourse';
import type { Bound } from '../bind';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import { boundOf, type BoundText } from '../proof';
import { called, misstated } from '../wording';
import { MOST_WITH_PROOF } from './instead';

/**
 * T-ITEM: 支出9万元,上年支出7万元,增加3万元, where last year's workbook has 6万元: the difference was computed from that, and only the amount
 * of last year is written otherwise.
 */
export function before(text: BoundText): Judgement {
  return all(text.claims.map((bound) => judge(text, bound)));
}

function judge(text: BoundText, { claim, readings, agreeing }: Bound): Judgement {
  if (claim.year !== -1 || agreeing.length > 0 || claim.doubts.length > 0 || claim.cost >= 1) return NOTHING;
  const prior = readings.filter(({ blank, cost, prior: own }) => own && !blank && cost <= MOST_WITH_PROOF);
  if (prior.length === 0) return NOTHING;
  const key = claimKey(claim);
  const change = text.where.movesIn(claim.context.block).find((move): move is Change => move.type === 'change' && isOf(move, claim, key));
  const [target] = change?.of ?? [];
  if (!change || !target || boundOf(text, target).agreeing.length === 0) return NOTHING;
  const told = target.number.value.minus(change.number.value.abs().times(change.sign));
  const half = target.number.half.plus(change.number.half);
  const is = (value: Decimal): boolean => told.minus(value).abs().lte(half.plus(claim.number.half));
  const meant = prior.find(({ yuan }) => is(yuan));
  if (!meant || is(claim.number.value)) return NOTHING;
  const report = misstated(claim, meant, text.lines);
  const { stated, expected: right } = report;
  return accuse(
    {
      ...report,
      rule: 'T-ITEM',
      level: 'error',
      zh: `${called(claim)}的上年数写作 ${stated}，上年工作簿《${meant.form.title}》为 ${right}，增减额也是按 ${right} 算出的；请核对后改正。`,
      en: `Last year’s ${called(claim, 'en')} is written ${stated}; its workbook has ${right}, and the difference was computed from that.`,
    },
    [claim.number],
  );
}

/** What the sentence says has changed against last year. */
function isOf({ of, base, number, sign, context, doubts }: Change, claim: Claim, key: string): boolean {
  const [first] = of;
  const said = number.kind === 'money' && sign !== 0 && base.year === -1 && base.number === null && doubts.length === 0;
  return said && context.sentence === claim.context.sentence && first !== undefined && claimKey(first) === key;
}
