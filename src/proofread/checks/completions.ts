import type { Block } from '../../text/block';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim, Completion, Order } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { absolute, exactRatio, isLastPlace, isRatio, meets, minus } from '../arithmetic';
import type { Value } from '../bind';
import { mistold, slippedRate } from './completions/mistold';
import { budgetsOf, isBudget, plannedFor, type Budget } from './completions/planned';
import { miscalled, renamed, renamedOrder, turned } from './completions/words';
import { instead, isStated } from './instead';
import { accuse, all, confirm, NOTHING, rounded, type Judgement } from '../judgement';
import { boundOf, operandsOf, type BoundText, type Operand } from '../proof';
import { groupBy } from '../whereabouts';
import { called, cellsOf, correctionOf, miswritten, shown, textOf } from '../wording';

/** T-COMPL: 决算 over 预算; T-DIR: 决算数大于预算数. */
export function completions(text: BoundText): Judgement {
  const orders = groupBy(text.orders, ({ of }) => of);
  const rates = groupBy(text.completions, ({ of }) => of);
  return all([
    ...text.completions.map((completion) => renamed(completion)),
    ...text.completions.map((completion) => miscalled(text, completion)),
    ...text.orders.map((order) => renamedOrder(text, order)),
    ...text.completions.map((completion) => judge(text, completion, (orders.get(completion.of) ?? []).slice(0, MOST_ORDERS))),
    ...text.completions.map((completion) => turned(text, completion)),
    ...text.orders.map((order) => judgeOrder(text, order, rates.get(order.of) ?? [])),
  ]);
}

/** Of one amount hardly more is said. */
const MOST_ORDERS = 20;

function judge(text: BoundText, completion: Completion, orders: readonly Order[]): Judgement {
  const { of, number, budget, budgetClaim, gap } = completion;
  if (!of) return NOTHING;
  const actuals = operandsOf(text, of);
  const budgets = plannedFor(text, completion, actuals, orders);
  const printed = text.valueOf(number);
  for (const actual of actuals)
    for (const planned of budgets) {
      const part = partOf(completion, actual.value, planned.value);
      const fits = isRatio(printed, part, planned.value);
      if (!(fits ?? (printed.value.isZero() || printed.value.eq(100)))) continue;
      const readings = [actual.reading, planned.reading].filter((reading) => reading !== null);
      const numbers = [
        number,
        ...(!isSubjectOnly(of) && isStated(of, actual) ? [of.number] : []),
        ...(budgetClaim && planned === budgets[0] ? [budgetClaim.number] : []),
        ...(budget ? [budget] : []),
        ...(planned.said ? [planned.said] : []),
      ];
      const confirmed = confirm(readings.length === 2 ? 'cell' : 'text', numbers, readings);
      const wrong = budgets[0]!.strong && planned !== budgets[0] ? mistold(text, completion, of, actual, planned) : NOTHING;
      if (wrong !== NOTHING) return all([confirm('text', [number, ...(isStated(of, actual) ? [of.number] : [])]), wrong]);
      const known = isStated(of, actual) || completion.doubts.length > 0 || number.value.isZero() || number.value.eq(100);
      return known ? confirmed : all([confirmed, instead(text, of, actual.reading!, { zh: '完成率', en: 'the rate' })]);
    }
  // 确保预算执行率达到95%: of a budget nothing has been carried out yet.
  if (text.disclosure.kind === 'budget' && !budget && !isDone(of)) return NOTHING;
  const planned = budgets.find(({ strong }) => strong);
  const actual = actuals[0];
  // 支出决算为0万元,完成预算的0%: nothing is no part of whatever was planned.
  if (!planned && !gap && number.value.isZero() && actual?.value.value.isZero()) return confirm('text', [number]);
  if (!planned && actual) return slippedRate(text, completion, of, actual, budgets);
  if (!planned || !actual || (completion.doubts.length + of.doubts.length > 0 && !isTriple(text, completion, of))) return NOTHING;
  const right = exactRatio(partOf(completion, actual.value, planned.value), planned.value);
  const { block } = completion.context;
  const stated = textOf(block, number);
  if (!right) return planned.value.value.isZero() ? ofNothing(completion, of, stated) : NOTHING;
  const expected = shown(right, number);
  const hint = isLastPlace(number.value, right, number.half);
  const like = of.number.unit ? of.number : number;
  return (hint ? rounded : accuse)(
    {
      block,
      start: Math.min(
        number.start,
        ...unknownIn(text, of, block),
        ...(budgetClaim ? unknownIn(text, budgetClaim, block) : []),
        ...(budget ? [budget.start] : []),
      ),
      end: number.end,
      stated,
      expected,
      actual: stated,
      rule: 'T-COMPL',
      level: hint ? 'hint' : planned.said ? 'warning' : 'error',
      zh: hint
        ? `${called(of)}完成率四舍五入为 ${expected}，文中写 ${stated}：尾数被截去。`
        : `${called(of)}决算 ${shown(actual.value.value, like)}，预算 ${shown(planned.value.value, like)}，${gap ? '差异率' : '完成率'}应为 ${expected}，文中写 ${stated}；请核对。`,
      en: `The completion of ${called(of, 'en')} is ${expected}, not ${stated}.`,
      cells: cellsOf([actual.reading, planned.reading].filter((reading) => reading !== null)),
      correction: correctionOf(block, number, right, text.lines),
    },
    [number],
  );
}

function isDone({ stage }: Claim): boolean {
  return stage === '执行' || stage === '决算';
}

/** 差异率-6.88% tells which of the two is less, 差异率6.88% only by how much. */
function partOf({ gap, number }: Completion, actual: Value, planned: Value): Value {
  if (!gap) return actual;
  const apart = minus(actual, planned);
  return number.value.isNegative() ? apart : absolute(apart);
}

/** 年初预算为0万元,支出决算为30万元,完成年初预算的95.89%. */
function ofNothing({ context: { block }, number }: Completion, of: Claim, stated: string): Judgement {
  return accuse(
    {
      block,
      start: number.start,
      end: number.end,
      stated,
      rule: 'T-COMPL',
      level: 'warning',
      zh: `${called(of)}预算为 0，没有完成率可算，文中写 ${stated}；请核对预算数，或删去完成率。`,
      en: `The budget of ${called(of, 'en')} is 0: there is no rate, but the text says ${stated}.`,
    },
    [number],
  );
}

/** 全年预算数 X,执行数 Y,执行率 Z: with no other amount in the sentence the three tell each other, whatever they are of. */
function isTriple(text: BoundText, { context, budgetClaim, budget }: Completion, of: Claim): boolean {
  if (budget || !budgetClaim) return false;
  const amounts = text.where.inSentence(context.sentence).filter(({ claim }) => claim.number.kind === 'money');
  return amounts.length === 2 && amounts.every(({ claim }) => claim === of || claim === budgetClaim);
}

/** Where an amount begins that only the text knows: it may be what is wrong. */
function unknownIn(text: BoundText, claim: Claim, block: Block): number[] {
  return claim.context.block !== block || isSubjectOnly(claim) || boundOf(text, claim).agreeing.length > 0 ? [] : [claim.number.start];
}

function judgeOrder(text: BoundText, order: Order, rates: readonly Completion[]): Judgement {
  const { of, left, right } = order;
  if (!of || !(left === '决算' || left === '执行') || !isBudget(right)) return NOTHING;
  const stated = text.where
    .alike(of)
    .find(({ claim }) => claim.context.block === order.context.block && claim.year === 0 && isBudget(claim.stage));
  const budgets = budgetsOf(text, of, right, stated?.claim ?? null);
  const actuals = operandsOf(text, of);
  if (order.number) {
    const printed = text.valueOf(order.number);
    for (const a of actuals)
      for (const b of budgets) {
        const apart = minus(a.value, b.value);
        if (!meets(printed, bounds(absolute(apart)))) continue;
        // 决算4万元,超年初预算1万元, of 5万元: the distance is right, and the word is not.
        const turned = apart.value.abs().gt(apart.half) && apart.value.isNegative() === order.sign > 0 && order.sign !== 0;
        return turned && of.doubts.length === 0
          ? wrongSide(text, order, of, stated?.claim ?? null, a, b)
          : confirm('text', [order.number, ...(stated && b === budgets[0] ? [stated.claim.number] : [])], []);
      }
    const [rated] = rates;
    const actual = actuals[0];
    if (rated && actual) {
      const planned = { value: actual.value.value.minus(printed.value.times(order.sign)), half: actual.value.half.plus(printed.half) };
      if (isRatio(text.valueOf(rated.number), actual.value, planned)) return confirm('text', [order.number, rated.number]);
    }
  }
  // 差异3万元 says not which of the two is more.
  const unsigned = order.number !== null && order.sign === 0;
  const against = unsigned ? null : againstRate(order, of, rates);
  if (against) return against;
  const planned = budgets.find(({ strong }) => strong);
  const actual = actuals[0];
  if (!planned || !actual || of.doubts.length > 0) return NOTHING;
  const difference = minus(actual.value, planned.value);
  // 决算5.43万元、预算5.44万元: as printed less, and perhaps the same.
  const same = order.sign === 0 && difference.value.abs().lte(difference.half);
  if (unsigned || signOf(difference) === order.sign || same)
    return order.number ? wrongDistance(text, order.context.block, order.number, of, planned, difference) : NOTHING;
  return wrongSide(text, order, of, stated?.claim ?? null, actual, planned);
}

function signOf({ value }: Value): -1 | 0 | 1 {
  return value.isZero() ? 0 : value.isNegative() ? -1 : 1;
}

/** 决算数大于预算数, where it is not. */
function wrongSide(text: BoundText, order: Order, of: Claim, stated: Claim | null, actual: Operand, planned: Operand): Judgement {
  const { block } = order.context;
  const sign = signOf(minus(actual.value, planned.value));
  const zero = actual.value.value.isZero() && planned.value.value.isZero();
  const like = of.number;
  return accuse(
    {
      block,
      start: Math.min(order.start, ...unknownIn(text, of, block), ...(stated ? unknownIn(text, stated, block) : [])),
      end: order.end,
      stated: block.text.slice(order.start, order.end),
      rule: 'T-DIR',
      level: zero ? 'warning' : 'error',
      zh: `${called(of)}决算 ${shown(actual.value.value, like)}、预算 ${shown(planned.value.value, like)}，决算${['小于', '等于', '大于'][sign + 1]}预算，文中写“${block.text.slice(order.start, order.end)}”；请核对。`,
      en: `The final amount of ${called(of, 'en')} is ${['below', 'equal to', 'above'][sign + 1]} its budget.`,
      cells: cellsOf([actual.reading, planned.reading].filter((reading) => reading !== null)),
    },
    [],
  );
}

/** 完成预算 102%, 决算数小于预算数: the rate tells which of the two is more. */
function againstRate(order: Order, of: Claim, rates: readonly Completion[]): Judgement | null {
  const rated = rates.find(({ gap, context }) => !gap && context.block === order.context.block);
  if (!rated || rated.number.value.isZero() || order.number) return null;
  const { value, half } = rated.number;
  const sign = value.minus(100).abs().lte(half) ? 0 : value.lt(100) ? -1 : 1;
  if (sign === order.sign || sign === 0 || order.sign === 0) return null;
  const { block } = order.context;
  const stated = block.text.slice(order.start, order.end);
  return accuse(
    {
      block,
      start: Math.min(order.start, rated.number.start),
      end: Math.max(order.end, rated.number.end),
      stated,
      rule: 'T-DIR',
      level: 'error',
      zh: `${called(of)}完成率写 ${textOf(block, rated.number)}，又写“${stated}”，两者矛盾；请核对。`,
      en: `A completion of ${textOf(block, rated.number)} contradicts “${stated}”.`,
    },
    [rated.number],
  );
}

function bounds({ value, half }: Operand['value']): { low: Operand['value']['value']; high: Operand['value']['value'] } {
  return { low: value.minus(half), high: value.plus(half) };
}

/** 决算数小于预算数3万元, where the two are another distance apart. */
function wrongDistance(text: BoundText, block: Block, number: PrintedAmount, of: Claim, planned: Budget, difference: Value): Judgement {
  const right = difference.value.abs();
  const hint = isLastPlace(number.value.abs(), right, number.half.plus(difference.half));
  const report = miswritten(block, number, right, text.lines);
  return (hint ? rounded : accuse)(
    {
      ...report,
      rule: 'T-GROW',
      level: hint ? 'hint' : 'warning',
      zh: `${called(of)}${textOf(of.context.block, of.number)} 与预算 ${shown(planned.value.value, of.number)} 相差 ${report.expected}，文中写 ${report.stated}；请核对。`,
      en: `${called(of, 'en')} is ${report.expected} away from the budget (${shown(planned.value.value, of.number)}), not ${report.stated}.`,
      cells: cellsOf(planned.reading ? [planned.reading] : []),
    },
    [number],
  );
}
