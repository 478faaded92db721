import type { Completion, Order } from '../../../text/frames';
import { accuse, all, confirm, NOTHING, type Judgement } from '../../judgement';
import type { BoundText } from '../../proof';
import { called, textOf } from '../../wording';
import { completedPlan, isBudget } from './planned';

/** What is said of a budget and what came of it contradicts itself, whatever the amounts are. */

/** 全年预算为 … 完成年初预算的: two stages for one budget. */
export function renamed({ budgetClaim, budget, stage, of, context, number }: Completion): Judgement {
  const said = budgetClaim?.stage;
  // 年初预算360万元,…占调整预算420万元的98%: another amount, said beside the rate.
  const other = budget !== null && budgetClaim !== null && !budget.value.eq(budgetClaim.number.value);
  if (
    other ||
    !budgetClaim ||
    !of ||
    !said ||
    !stage ||
    said === stage ||
    said === '预算' ||
    stage === '预算' ||
    budgetClaim.context.sentence !== context.sentence
  )
    return NOTHING;
  return accuse(
    {
      block: context.block,
      start: budgetClaim.number.start,
      end: number.end,
      stated: said,
      expected: stage,
      rule: 'T-COMPL',
      level: 'warning',
      zh: `${called(of)}前面写“${said}预算”，后面按“${stage}预算”算完成率；请统一口径。`,
      en: `The budget is called ${said} and then ${stage}.`,
    },
    [],
  );
}

/** 全年预算为 …，决算数大于年初预算数. */
export function renamedOrder(text: BoundText, { right, of, context, start, end }: Order): Judgement {
  const stated =
    of &&
    text.where.alike(of).find(({ claim }) => claim.context.sentence === context.sentence && claim.year === 0 && isBudget(claim.stage));
  const said = stated?.claim.stage;
  if (!of || !said || said === right || said === '预算' || right === '预算' || right === '决算') return NOTHING;
  return accuse(
    {
      block: context.block,
      start: Math.min(stated.claim.number.start, start),
      end,
      stated: said,
      expected: right,
      rule: 'T-COMPL',
      level: 'warning',
      zh: `${called(of)}前面写“${said}预算”，后面与“${right}预算”相比；请统一口径。`,
      en: `The budget is called ${said} and then ${right}.`,
    },
    [],
  );
}

/** 支出预算为413万元,完成年初预算的105.5%: what was carried out is no budget. */
export function miscalled(text: BoundText, completion: Completion): Judgement {
  const plan = completedPlan(text, completion);
  if (!plan) return NOTHING;
  const { planned, done } = plan;
  const { block } = done.claim.context;
  const stated = textOf(block, done.claim.number);
  const rate = textOf(block, completion.number);
  const numbers = [planned.claim.number, done.claim.number, completion.number];
  return all([
    confirm('text', numbers),
    accuse(
      {
        block,
        start: Math.min(done.claim.number.start, ...done.claim.phrase.tokens.map(({ start }) => start)),
        end: done.claim.number.end,
        stated: '预算',
        expected: '决算',
        rule: 'T-COMPL',
        level: 'warning',
        zh: `${rate} 是 ${stated} 完成 ${textOf(block, planned.claim.number)} 的比例：${stated} 是支出决算数，文中称作“预算”；请核对。`,
        en: `${stated} is what was carried out (${rate}), and is called a budget.`,
      },
      [],
    ),
  ]);
}

/** Of one amount hardly more is said. */
const MOST_MOVES = 20;

/** 完成年初预算的107.53%,比年初预算减少76万元: more than all of it is no less than it. */
export function turned(text: BoundText, { of, gap, number, context }: Completion): Judgement {
  const sign = number.value.minus(100).abs().lte(number.half) ? 0 : number.value.lt(100) ? -1 : 1;
  if (!of || gap || sign === 0 || number.value.isZero()) return NOTHING;
  const move = text.where
    .movesOf(of)
    .slice(0, MOST_MOVES)
    .find(({ type, base, context: { block } }) => type === 'change' && base.year === 0 && isBudget(base.stage) && block === context.block);
  if (move?.type !== 'change' || move.sign !== -sign || move.number.value.lte(move.number.half)) return NOTHING;
  const { block } = context;
  const stated = block.text.slice(Math.min(move.word.start, move.number.start), move.number.end);
  return accuse(
    {
      block,
      start: Math.min(number.start, move.number.start),
      end: Math.max(number.end, move.number.end),
      stated,
      rule: 'T-DIR',
      level: 'error',
      zh: `${called(of)}完成率写 ${textOf(block, number)}，又写比预算“${stated}”，两者矛盾；请核对。`,
      en: `A completion of ${textOf(block, number)} contradicts “${stated}” against the budget.`,
    },
    [],
  );
}
