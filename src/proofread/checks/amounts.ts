import { Decimal } from 'decimal.js';
import { slipBetween } from '../../relations/slips';
import type { Claim } from '../../text/frames';
import { isCutOff, type Bound } from '../bind';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { cellsOf, correctionOf, shown, textOf } from '../wording';

/** T-ITEM and T-UNIT: an amount is what the cells say that its words name. */
export function amounts(text: BoundText): Judgement {
  return all(text.claims.map((bound) => judge(text, bound)));
}

function judge(text: BoundText, bound: Bound): Judgement {
  const { claim, agreeing, readings, sure } = bound;
  if (agreeing.length > 0) return confirm('cell', [claim.number], agreeing);
  const [best] = readings;
  if (!best || !sure) return NOTHING;
  if (claim.year === -1 && !claim.facets.stage) return NOTHING;
  const { number, context } = claim;
  const block = context.block;
  const stated = textOf(block, number);
  const right = shown(best.yuan, number);
  const where = `《${best.form.title}》${best.prior ? '（上年工作簿）' : ''}`;
  const cells = cellsOf([best]);
  const base = {
    block,
    start: number.start,
    end: number.end,
    stated,
    expected: right,
    actual: stated,
    cells,
    correction: correctionOf(block, number, best.yuan, text.lines),
  };
  const ratio = number.value.isZero() || best.yuan.isZero() ? null : number.value.div(best.yuan).abs();
  if (ratio && (ratio.eq(10000) || ratio.eq('0.0001')))
    return accuse(
      {
        ...base,
        rule: 'T-UNIT',
        level: 'error',
        zh: `“${claim.label}”写作 ${stated}，${where}为 ${right}：数字相同而单位不同，请改单位。`,
        en: `“${claim.label}” is written ${stated} and is ${right} in the form: the unit is wrong.`,
      },
      [number],
    );
  if (isCutOff(number, best))
    return accuse(
      {
        ...base,
        rule: 'T-ITEM',
        level: 'hint',
        zh: `“${claim.label}”写作 ${stated}，${where}四舍五入为 ${right}：尾数被截去。`,
        en: `“${claim.label}” is ${right} when rounded; the last digit was cut off.`,
      },
      [],
    );
  const level = claim.year === -1 ? 'warning' : 'error';
  return accuse(
    {
      ...base,
      rule: 'T-ITEM',
      level,
      zh: `“${claim.label}”写作 ${stated}，${where}为 ${right}${slipText(number.value, best.yuan)}；请核对后改正。`,
      en: `“${claim.label}” is written ${stated} but is ${right} in the form.`,
    },
    [number],
  );
}

function slipText(stated: Decimal, right: Decimal): string {
  const slip = slipBetween(stated, right, 2);
  return slip ? `（${slip.zh}）` : '';
}

/**
 * T-DUPNUM: what no form states (年初预算, procurement) is the same wherever the text says it. Two claims are one subject only where both
 * were read whole.
 */
export function twins(text: BoundText): Judgement {
  const judgements: Judgement[] = [];
  for (const group of text.byKey.values()) {
    if (group.length < 2) continue;
    const seen = new Map<string, Bound[]>();
    for (const bound of group) {
      const { claim, readings } = bound;
      if (readings.length > 0 || claim.doubts.length > 0 || claim.cost >= 1 || claim.year === null) continue;
      const key = `${claim.year} ${claim.stage ?? ''}`;
      const known = seen.get(key) ?? [];
      known.push(bound);
      seen.set(key, known);
    }
    for (const same of seen.values()) judgements.push(...pairs(same));
  }
  return all(judgements);
}

function pairs(same: readonly Bound[]): Judgement[] {
  const [first, ...rest] = same;
  return rest.map((bound) => (equal(first!.claim, bound.claim) ? confirm('text', [first!.claim.number, bound.claim.number]) : NOTHING));
}

function equal(a: Claim, b: Claim): boolean {
  return a.number.value.minus(b.number.value).abs().lte(Decimal.max(a.number.half, b.number.half));
}
