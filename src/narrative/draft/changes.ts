import { readingsOf, ZERO } from '../../proofread/bind';
import { pairsOf, type Pair } from '../../proofread/pairs';
import { isSubjectOnly } from '../../text/discourse';
import type { Change, Claim, Flat } from '../../text/frames';
import { comparedNear, likeOf, sayFlat } from '../roll/comparison';
import { labelOf } from '../roll/labels';
import { compareBefore } from '../roll/moved';
import { labelBefore } from '../roll/roller';
import { bareFlats } from '../roll/flats';
import { wasNothing } from '../roll/new-amounts';
import { targetOf, targetOfFlat } from '../roll/targets';
import { pairOf } from './directions';
import type { Drafter } from './drafter';
import { drawEven } from './orders';
import { pathOfReading } from './paths';
import { drawReason } from './reasons';
import { withYears } from './year-words';

/** 增加…, 下降…, 与上年持平: what moved follows the numbers of two years. */
export function drawChanges(drafter: Drafter): void {
  for (const pair of pairsOf(drafter.roller.text.changes)) drawPair(drafter, pair);
  for (const flat of [...drafter.text.flats, ...bareFlats(drafter.roller)]) {
    const { block } = flat.context;
    const of = targetOfFlat(drafter.roller, flat);
    const path = of && drafter.pathOf(of);
    const compare = compareBefore(drafter.roller, block.index, flat.word.start);
    if (!path || !compare) {
      drafter.doubt(block, `“${drafter.raw(block, compare?.start ?? flat.word.start, flat.word.end)}”在表中无从得知，照示例写`);
      continue;
    }
    if (flat.base.year === 0) {
      drawEven(drafter, flat, of, compare.start);
      continue;
    }
    const said = withYears(drafter, drafter.raw(block, compare.start, flat.word.start));
    const words = drafter.raw(block, flat.word.start, flat.word.end);
    const own = isSubjectOnly(of) ? `"${path}"` : drafter.inUnitOf(`"${path}"`, of.number);
    drafter.put(
      block,
      compare.start,
      flat.word.end,
      `{{ ${own} | ${tellsRates(drafter) ? '增减' : '增减额'}: "${comparison(drafter, flat, said)}", "${said}${words}" }}`,
    );
    drawReason(drafter, block, flat.word.end, `"${path}"`);
  }
}

function drawPair(drafter: Drafter, pair: Pair): void {
  const main = (pair.difference ?? pair.rate)!;
  const { block } = main.context;
  const target = targetOf(drafter.roller, pair);
  const given = target ? drafter.given(target) : null;
  if (!target || given === null) return askChange(drafter, pair, target);
  // 比上年执行数 in a budget, 比上年预算 in final accounts: last year's workbook is of the other stage.
  const isCarriedOut = main.base.stage === '执行' || main.base.stage === '决算';
  const isOther = main.base.stage !== null && isCarriedOut === (drafter.text.disclosure.kind === 'budget');
  if (main.base.year === -1 && isOther && !main.base.number) return askChange(drafter, pair, target);
  if (main.base.year === 0) {
    if (!againstBudget(drafter, pair, target, given)) askChange(drafter, pair, target);
    return;
  }
  const last = (pair.rate ?? main).number;
  if (main.base.number) return statedBase(drafter, pair, main, given);
  const between = pair.difference && pair.rate ? block.text.slice(pair.difference.number.end, pair.rate.word.start) : null;
  const compare = compareBefore(drafter.roller, block.index, main.word.start);
  const start = compare?.start ?? main.word.start;
  const said = withYears(drafter, drafter.raw(block, start, main.word.start));
  // 分别增加3万元和2万元: one template writes one change.
  if (said.includes('分别')) return askChange(drafter, pair, target);
  // What was nothing before has no rate, and the others have.
  const isNew = !pair.rate && pair.difference !== null && isAll(drafter, pair.difference, target, given) && drafter.saysRates;
  const form = between === ',' || isNew ? '增减' : pair.difference ? '增减额' : '增减率';
  const { saysZero } = drafter.roller;
  const own = compare && !main.base.number ? sayFlat(drafter.roller, likeOf(main, main.number), ZERO) : null;
  const flat = own ? withYears(drafter, own) : compare ? `${said.replace(/^[比较]/, '与')}持平` : '持平';
  const whole = between === null || between === ',';
  // Texts that write 增加0万元 go on doing so.
  const unmoved = (words: string): string => (saysZero ? 'nil' : `"${words}"`);
  const words = pairOf(drafter.roller, pair.rate);
  drafter.put(
    block,
    start,
    whole ? last.end : main.number.end,
    `{{ ${drafter.inUnitOf(given, (pair.difference ?? main).number)} | ${form}: "${said}", ${unmoved(flat)}${whole ? words : ''} }}`,
  );
  if (!whole && pair.rate)
    drafter.put(block, pair.rate.word.start, pair.rate.number.end, `{{ ${given} | 增减率: "", ${unmoved('持平')}${words} }}`);
  drawReason(drafter, block, last.end, given);
}

/** Whether a rise is all that there is now. */
function isAll({ facts }: Drafter, difference: Change, target: Claim, given: string): boolean {
  if (!isSubjectOnly(target)) return wasNothing({ ...difference, of: [target] });
  const path = /^"([^"]*)"$/.exec(given)?.[1];
  const yuan = path === undefined ? null : facts.fact(path).yuan;
  return difference.sign > 0 && yuan !== null && yuan.minus(difference.number.value).abs().lte(difference.number.half);
}

/** 比上年12万元增加…: last year's amount is a number of its own, and 比 is 与 where nothing changed. */
function statedBase(drafter: Drafter, { difference, rate }: Pair, main: Change, given: string): void {
  const { block } = main.context;
  const base = main.base.number!;
  const compare = compareBefore(drafter.roller, block.index, base.start);
  const word = compare ? drafter.raw(block, compare.start, compare.end) : '';
  if (compare && /^[比较]$/.test(word))
    drafter.put(block, compare.start, compare.end, `{% assign 平 = ${given} | 持平 %}{% if 平 %}与{% else %}${word}{% endif %}`);
  drafter.put(block, base.start, base.end, `{{ ${given} | 上年数 | ${drafter.print(base)} }}`);
  const isJoined = difference && rate && block.text.slice(difference.number.end, rate.word.start) === ',';
  const words = pairOf(drafter.roller, rate);
  if (isJoined)
    drafter.put(
      block,
      difference.word.start,
      rate.number.end,
      `{{ ${drafter.inUnitOf(given, difference.number)} | 增减: "", "持平"${words} }}`,
    );
  else {
    if (difference)
      drafter.put(
        block,
        difference.word.start,
        difference.number.end,
        `{{ ${drafter.inUnitOf(given, difference.number)} | 增减额: "", "持平" }}`,
      );
    if (rate) drafter.put(block, rate.word.start, rate.number.end, `{{ ${given} | 增减率: "", "持平"${words} }}`);
  }
  drawReason(drafter, block, (rate ?? main).number.end, given);
}

function askChange(drafter: Drafter, { difference, rate }: Pair, target: Claim | null): void {
  for (const change of [difference, rate])
    if (change) drafter.ask(change.context.block, change.number, labelOfChange(drafter, change, target));
}

function labelOfChange(drafter: Drafter, { context: { block }, word }: Change, target: Claim | null): string {
  return `${target ? drafter.roller.said(target) : labelOf(labelBefore(block, word.start))}${drafter.raw(block, word.start, word.end)}`;
}

/** How most changes of the example begin: 比上年; null where none says what it is compared with. */
export function usualComparison(drafter: Drafter): string | null {
  const { roller, text } = drafter;
  for (const { difference } of pairsOf(text.changes)) {
    if (difference?.base.year !== -1 || difference.base.number || difference.base.stage) continue;
    const { block } = difference.context;
    const compare = compareBefore(roller, block.index, difference.word.start);
    if (compare) return withYears(drafter, drafter.raw(block, compare.start, difference.word.start));
  }
  return null;
}

/** 与上年相比持平 told as a change: as the text compares elsewhere, else 比 for 与. */
/** A text that tells its changes without rates tells one that is new without; one that tells none is written as usual. */
function tellsRates({ saysRates, text }: Drafter): boolean {
  return saysRates || text.changes.length === 0;
}

function comparison(drafter: Drafter, flat: Flat, said: string): string {
  const like = comparedNear(drafter.roller, flat.context.block);
  if (!like || flat.base.number) return said.replace(/^与/, '比').replace(/相比$/, '');
  return withYears(drafter, drafter.raw(like.block, like.start, like.end));
}

/** 较年初预算数减少…，下降…, where a form states that budget too. */
function againstBudget(drafter: Drafter, { difference, rate }: Pair, target: Claim, given: string): boolean {
  if (!difference || isSubjectOnly(target)) return false;
  const { block } = difference.context;
  const compare = compareBefore(drafter.roller, block.index, difference.word.start);
  const { stage: _, ...facets } = target.facets;
  const planned = { ...target, facets: { ...facets, stage: { value: difference.base.stage ?? '预算', inherited: false } } };
  const base = target.number.value.minus(difference.number.value.times(difference.sign || 1));
  const reading = readingsOf(drafter.text.facts, planned, target.about, 0).find(({ yuan, half }) =>
    yuan.minus(base).abs().lte(half.plus(difference.number.half)),
  );
  const budget = reading && pathOfReading(drafter.facts, reading);
  if (!compare || !budget || (rate && block.text.slice(difference.number.end, rate.word.start) !== ',')) return false;
  const said = withYears(drafter, drafter.raw(block, compare.start, difference.word.start));
  const flat = `${said.replace(/^[比较]/, '与')}持平`;
  const word = rate ? '相比' : '相比额';
  return drafter.put(
    block,
    compare.start,
    (rate ?? difference).number.end,
    `{{ ${drafter.inUnitOf(given, difference.number)} | ${word}: "${budget}", "${said}", "${flat}" }}`,
  );
}
