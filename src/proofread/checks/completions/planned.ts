import { sameAbout } from '../../../text/discourse/claims';
import type { Claim, Completion, Order } from '../../../text/frames';
import type { PrintedAmount } from '../../../text/number';
import { isRatio, minus } from '../../arithmetic';
import { readingsOf, valueOfReading, type Bound } from '../../bind';
import { boundOf, type BoundText, type Operand } from '../../proof';

/** What was planned: as it is printed beside the rate, else as the text, the cells and what is said of the difference have it. */
export function plannedFor(text: BoundText, completion: Completion, actuals: readonly Operand[], orders: readonly Order[]): Budget[] {
  const { of, budget, budgetClaim, stage } = completion;
  if (budget) return [{ value: text.valueOf(budget), reading: null, strong: true }];
  if (!of) return [];
  const [actual] = actuals;
  const told = orders.flatMap((order) => (actual && (order.sign === 0 || order.number) ? [besides(text, actual, order)] : []));
  return [...budgetsOf(text, of, stage, budgetClaim), ...told, ...asMoved(text, completion, actuals)];
}

export interface Budget extends Operand {
  /** Stated beside the rate, or the very cell. */
  readonly strong: boolean;
  /** The difference that tells it. */
  readonly said?: PrintedAmount;
}

export function budgetsOf(text: BoundText, of: Claim, stage: string | null, stated: Claim | null): Budget[] {
  const same = text.where
    .alike(of)
    .filter(
      ({ claim }) =>
        claim.year === 0 && claim !== of && isBudget(claim.stage) && (stage === null || stage === '预算' || claim.stage === stage),
    );
  const own = stated ? [{ value: text.valueOf(stated.number), reading: boundOf(text, stated).agreeing[0] ?? null, strong: true }] : [];
  const asked = { ...of, facets: { ...of.facets, stage: { value: stage ?? '预算', inherited: false } } };
  const cells = readingsOf(text.facts, asked, of.about, 0)
    .filter(({ blank, cost }) => !blank && cost <= 2)
    .map((reading) => ({ value: valueOfReading(reading), reading, strong: reading.cost < 1 }));
  return [
    ...own,
    ...same.map(({ claim, agreeing }) => ({
      value: text.valueOf(claim.number),
      reading: agreeing[0] ?? null,
      strong: own.length === 0 && claim.context.block === of.context.block,
    })),
    ...cells,
  ];
}

/** 完成预算100%,决算数与预算数持平; 完成年初预算的101.6%,比年初预算增加16.51万元: what is said of the change tells what was planned. */
function asMoved(text: BoundText, { of, context, stage }: Completion, [actual]: readonly Operand[]): Budget[] {
  if (!of || !actual) return [];
  return text.where
    .movesOf(of)
    .filter(({ base, context: { block } }) => base.year === 0 && !base.number && isBudget(base.stage) && block === context.block)
    .flatMap((move): Budget[] => {
      if (move.type === 'flat') return [{ value: actual.value, reading: null, strong: false }];
      if (move.number.kind !== 'money' || move.sign === 0) return [];
      const { value, half } = text.valueOf(move.number);
      const told =
        move.base.stage === stage && move.doubts.length === 0 && move.context.sentence === context.sentence && move.of.length === 1;
      return [{ value: minus(actual.value, { value: value.times(move.sign), half }), reading: null, strong: told, said: move.number }];
    });
}

/** 决算数小于预算数7.67万元 tells the budget. */
function besides(text: BoundText, actual: Operand, { number, sign }: Order): Budget {
  if (!number) return { value: actual.value, reading: null, strong: true };
  const { value, half } = text.valueOf(number);
  return { value: minus(actual.value, { value: value.times(sign), half }), reading: null, strong: true };
}

/** A sentence has hardly more amounts. */
const MOST_SAID = 100;

export interface CompletedPlan {
  readonly planned: Bound;
  readonly done: Bound;
}

/**
 * 年初预算为391万元,支出预算为413万元,完成年初预算的105.5%: what was carried out is called a budget too. The three numbers tell which is
 * which; null where they do not.
 */
export function completedPlan(text: BoundText, { of, gap, number, context, doubts }: Completion): CompletedPlan | null {
  if (of || gap || doubts.length > 0) return null;
  const said = text.where.inSentence(context.sentence);
  if (said.length > MOST_SAID) return null;
  const [planned, done] = said.filter(({ claim }) => claim.number.kind === 'money' && claim.number.end <= number.start).slice(-2);
  if (!planned || !done || done.claim.phrase.stage !== '预算' || !isBudget(planned.claim.stage) || !sameAbout(planned.claim, done.claim))
    return null;
  const [whole, part] = [planned, done].map(({ claim }) => text.valueOf(claim.number));
  return isRatio(text.valueOf(number), part!, whole!) && !whole!.value.eq(part!.value) ? { planned, done } : null;
}

export function isBudget(stage: string | null): boolean {
  return stage === '年初' || stage === '调整' || stage === '全年' || stage === '预算';
}
