import { isSubjectOnly } from '../../../text/discourse';
import type { Change, Claim, Flat, Trend } from '../../../text/frames';
import type { PrintedAmount } from '../../../text/number';
import { readingsOf, valueOfReading, type Value } from '../../bind';
import { boundOf, operandsOf, type BoundText, type Operand } from '../../proof';

export interface Base extends Operand {
  readonly strong: boolean;
  /** The only amount of that year that the sentence states: nothing else can be meant. */
  readonly only?: true;
  /** Where the text states it. */
  readonly number: PrintedAmount | null;
}

/** What a change is measured against: the number beside it, the text's own claim of that year and stage, last year's cells. */
export function basesOf(text: BoundText, target: Claim, { base, context }: Change | Flat | Trend): Base[] {
  if (base.other)
    return operandsOf(text, base.other).map((operand) => ({ ...operand, strong: boundOf(text, base.other!).sure, number: null }));
  if (base.number)
    return [
      { value: text.valueOf(base.number), reading: text.boundAt.get(base.number)?.agreeing[0] ?? null, strong: true, number: base.number },
    ];
  const same = text.where.alike(target).filter(({ claim }) => claim !== target && claim.year === base.year && fits(claim, base));
  const beside = same.filter(({ claim }) => claim.context.sentence === context.sentence);
  const only = beside.length === 1 && beside[0]!.claim.doubts.length === 0 ? beside[0]!.claim : null;
  const stated = same.map(({ claim, agreeing }): Base => ({
    value: text.valueOf(claim.number),
    reading: agreeing[0] ?? null,
    strong: claim.context.block === target.context.block,
    number: claim.number,
    ...(claim === only ? { only: true } : {}),
  }));
  if (base.year === null || (base.year === 0 && base.stage === null)) return stated;
  const { stage: _, ...facets } = target.facets;
  const asked = base.stage && base.stage !== '决算' ? { ...facets, stage: { value: base.stage, inherited: false } } : facets;
  const cells = readingsOf(text.facts, { ...target, facets: asked }, target.about, base.year)
    .filter(({ blank, cost }) => !blank && cost <= MOST_FOR_BASE)
    .flatMap((reading) =>
      asTextsHave(valueOfReading(reading), target).map((value) => ({
        value,
        reading,
        strong: base.stage !== null && reading.cost <= 1.1,
        number: null,
      })),
    );
  return [...stated, ...cells, ...leftBefore(text, target, base.year)];
}

/** Last year's cell in 元, and as last year's text printed it in 万元: a change may be that of the two texts. */
function asTextsHave(value: Value, target: Claim): Value[] {
  if (isSubjectOnly(target) || target.number.kind !== 'money' || value.half.gte(target.number.half)) return [value];
  return [value, { value: value.value, half: target.number.half }];
}

/** 年末结转5万元,比上年减少7万元: what was left a year before is what this year began with. It confirms, and does not accuse. */
function leftBefore(text: BoundText, target: Claim, year: 0 | -1): Base[] {
  const { facets, about } = target;
  if (year !== -1 || facets.period?.value !== '年末结转') return [];
  const { side: _, stage: __, ...kept } = facets;
  const opening = { ...target, facets: { ...kept, period: { value: '上年结转', inherited: false } } };
  return readingsOf(text.facts, opening, about, 0)
    .filter(({ blank, cost }) => !blank && cost <= MOST_FOR_BASE)
    .map((reading) => ({ value: valueOfReading(reading), reading, strong: false, number: null }));
}

const MOST_FOR_BASE = 3;

function fits(claim: Claim, { year, stage }: Change['base']): boolean {
  if (year === -1) return stage === null || claim.stage === null || claim.stage === stage;
  return claim.stage === stage || (stage === '预算' && claim.stage !== null);
}
