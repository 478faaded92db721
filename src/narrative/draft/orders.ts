import type { Block } from '../../text/block';
import type { Value } from '../../proofread/bind';
import { pairsOf } from '../../proofread/pairs';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim, Flat, Order } from '../../text/frames';
import { compareBefore } from '../roll/moved';
import { ORDER_WORDS } from '../roll/words';
import type { Drafter } from './drafter';
import { withYearValues, withYears } from './year-words';

/** 决算数大于年初预算数: which of the two is larger is seen when the numbers are. */
export function drawOrders(drafter: Drafter): void {
  for (const order of drafter.text.orders) {
    const { block } = order.context;
    const sides = order.of && sidesOf(drafter, order.of, order);
    const word = ORDER_WORDS.exec(block.text.slice(order.start, order.end));
    if (!sides || !word) continue;
    if (order.sign === 0 && drafter.roller.meetsBudgets && sides.planned.includes('|')) continue;
    const start = order.start + word.index;
    const end = start + word[0].length;
    const compared = comparing(sides);
    const reason = reasonOf(block, order);
    if (!reason) {
      // Where the budget is not known it is asked for.
      drafter.put(block, start, end, `${compared}{% if 比 == "" %}${BUDGET_ASKED}{% else %}{{ 比 }}{% endif %}`);
      continue;
    }
    const key = drafter.key(`${drafter.roller.said(order.of)}与预算的差异原因`);
    const words = `${drafter.raw(block, reason.start, start)}{{ 比 }}${drafter.raw(block, end, reason.from)}{{ "${key}" | 输入 }}`;
    drafter.put(block, reason.start, reason.end, `${compared}{% if 比 == "大于" or 比 == "小于" %}${words}{% endif %}`);
  }
}

/** 决算数与预算数持平, of a budget of this year: said where the two are equal, else which is larger. */
export function drawEven(drafter: Drafter, { context: { block }, word: flat, base }: Flat, of: Claim, start: number): void {
  const sides = sidesOf(drafter, of, { right: base.stage, sign: 0 });
  if (!sides) return;
  const said = drafter.raw(block, start, flat.start);
  const { planned } = sides;
  if (!planned.includes('|')) {
    const own = withYears(drafter, said);
    const words = `"${own.replace(/^[与和同]/, usualWord(drafter)).replace(/相比$/, '')}", "${own}${drafter.raw(block, flat.start, flat.end)}"`;
    const word = saysRates(drafter) ? '相比' : '相比额';
    drafter.put(block, start, flat.end, `{{ ${sides.given} | ${word}: ${planned}, ${words} }}`);
    return;
  }
  const own = withYearValues(drafter, said);
  const unequal = `{{ 比 }}${own.replace(/^[与和同较比]|相比$/g, '')}`;
  const even = `${own}${drafter.raw(block, flat.start, flat.end)}`;
  const chosen = `{% if 比 == "" %}${BUDGET_ASKED}{% elsif 比 == "等于" %}${even}{% else %}${unequal}{% endif %}`;
  drafter.put(block, start, flat.end, `${comparing(sides)}${chosen}`);
}

/** Whether the text tells a rate where it tells how far something is from its budget; it does unless it shows that it does not. */
function saysRates({ text: { changes } }: Drafter): boolean {
  const against = pairsOf(changes).filter(({ difference }) => difference?.base.year === 0);
  return against.length === 0 || against.some(({ rate }) => rate !== null);
}

/** 比 or 较, as the text compares elsewhere. */
function usualWord({ roller, text }: Drafter): string {
  const words = text.changes.map(({ context: { block }, word }) => {
    const compare = compareBefore(roller, block.index, word.start);
    return compare ? block.text.slice(compare.start, compare.end) : '';
  });
  return words.find((own) => own === '比' || own === '较') ?? '比';
}

const BUDGET_ASKED = '{{ 预算 | 金额 }}';

function comparing({ given, planned }: Sides): string {
  return `{% assign 预算 = ${planned} %}{% assign 比 = ${given} | 对比: 预算 %}`;
}

/** ，决算数大于预算数的主要原因是…: a clause that says nothing where the two are equal. */
function reasonOf({ text }: Block, { start, end }: Order): { readonly start: number; readonly from: number; readonly end: number } | null {
  const lead = /^的?(?:主要)?原因(?:是|为|:)?:?/.exec(text.slice(end, end + 12));
  if (!lead || text[start - 1] !== ',') return null;
  const from = end + lead[0].length;
  const length = text.slice(from).search(/[。;]/);
  return length === 0 ? null : { start: start - 1, from, end: length < 0 ? text.trimEnd().length : from + length };
}

interface Sides {
  readonly given: string;
  readonly planned: string;
}

/** What a budget is called, and how the example has the two compare. */
interface Compared {
  readonly right: Claim['stage'];
  readonly sign: 1 | -1 | 0;
}

/** The amount and its budget as templates call them; null where one is not told. */
function sidesOf(drafter: Drafter, of: Claim, { right, sign }: Compared): Sides | null {
  if (isSubjectOnly(of)) return null;
  const given = drafter.given(of);
  const { budgetClaim } = drafter.text.completions.find((completion) => completion.of === of) ?? {};
  const bearsOut = ({ value }: Value): boolean => of.number.value.comparedTo(value) === sign;
  const planned = budgetClaim ? drafter.given(budgetClaim) : drafter.plannedOf(of, right, bearsOut);
  return given && planned ? { given, planned } : null;
}
