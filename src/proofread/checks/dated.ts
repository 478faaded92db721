import type { Decimal } from 'decimal.js';
import { claimKey } from '../../text/discourse';
import type { Change, Claim } from '../../text/frames';
import type { Token } from '../../text/token';
import { agrees, MOST_TO_ACCUSE, readingsOf, type Bound } from '../bind';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { called, textOf } from '../wording';

/** T-YEAR: an amount dated last year that is to the last digit what the forms have for this year, and that the text tells of this year nowhere. */
export function dated(text: BoundText): Judgement {
  const { year } = text.disclosure;
  return year === null ? NOTHING : all(text.claims.map((bound) => judge(text, bound, year)));
}

function judge(text: BoundText, { claim, readings }: Bound, year: number): Judgement {
  const { context, number, phrase, facets, doubts, cost } = claim;
  const token = phrase.tokens.findLast(({ kind, meaning }) => kind === 'year' && meaning === String(year - 1));
  if (claim.year !== -1 || readings.length > 0 || !token || doubts.length > 0 || cost > OF_BLOCK || digitsOf(number.value) < LEAST_DIGITS)
    return NOTHING;
  // What was carried over from last year is told of it.
  const isCarried = facets.period !== undefined && facets.period.value !== '本年';
  if (isCarried || isComparedWith(context.block.text, token.start)) return NOTHING;
  const [best] = readingsOf(text.facts, claim, claim.about, 0);
  if (!best || best.cost > MOST_TO_ACCUSE || !agrees(number, best)) return NOTHING;
  if (text.where.alike(claim).some((other) => other.claim.year === 0 && other.claim.number.value.eq(number.value))) return NOTHING;
  const { block } = context;
  if (isMoved(text, claim, token.meaning) || namesYear(text, claim, year)) return NOTHING;
  return accuse(
    {
      block,
      start: token.start,
      end: number.end,
      stated: block.text.slice(token.start, token.end),
      expected: String(year),
      rule: 'T-YEAR',
      level: 'warning',
      zh: `${called(claim)}文中写为 ${token.meaning} 年 ${textOf(block, number)}，《${best.form.title}》中为 ${year} 年数；请核对年份。`,
      en: `${textOf(block, number)} is written as of ${token.meaning}, and is the amount of ${year} in the form.`,
    },
    [],
  );
}

/** What the subject of the paragraph costs. */
const OF_BLOCK = 0.1;
/** Fewer may be the same in two years by chance. */
const LEAST_DIGITS = 3;

/** The digits before the zeros at the end, in 元 with two decimals. */
function digitsOf(value: Decimal): number {
  return value.times(100).toFixed(0).replace(/0+$/, '').length;
}

/** 比2025年年初预算: the year tells of when the budget is. */
function isBudgetCompared(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.kind === 'compare' && tokens[at + 1]?.kind === 'stage';
}

function isComparedWith(text: string, at: number): boolean {
  return /[比较与同和][ \0]*$/.test(text.slice(Math.max(0, at - 3), at));
}

/** 2024年卫生健康支出95.2万元,2025年与2024年持平: what is said of how it changed, there or in the next sentence, may tell this year's amount of it. */
function isMoved({ where }: BoundText, claim: Claim, year: string): boolean {
  const { context, number, parent } = claim;
  const key = claimKey(claim);
  return where.movesIn(context.block).some((move) => {
    const after = move.context.sentence - context.sentence;
    if (after !== 0 && after !== 1) return false;
    // 比2025年年初预算减少: this year's amount again, and not how the one of last year went on.
    if (move.base.stated && move.base.year === 0 && move.base.stage !== null) return false;
    // 2024年预算9万元，比2024年预算增加1万元: nothing grows against itself.
    if (after === 0 && move.type === 'change' && isAgainst(claim, move, year)) return false;
    // What follows it without a subject of its own may be read of the whole before it.
    const isAnyOf = (target: Claim): boolean => claimKey(target) === key || (target === parent && move.word.start >= number.end);
    return move.of.length === 0 || move.of.some(isAnyOf);
  });
}

/** Whether what stands between an amount and its change compares it with the year that the amount is dated. */
function isAgainst({ context: { block }, number, stage }: Claim, { context, word, base }: Change, year: string): boolean {
  const between = context.block === block ? block.text.slice(number.end, word.start) : '';
  return between.includes(year) && (base.stage === stage || base.stage === null);
}

/** 2024年卫生健康支出95.2万元,2025年保持不变: beside the amount, or in a part of the sentence without one, this year is told of in words. */
function namesYear({ text }: BoundText, { context: { block }, number }: Claim, year: number): boolean {
  let own: Token[][] = [[]];
  for (const token of text.tokens[text.blocks.indexOf(block)]!) {
    if (token.kind === 'stop') {
      if (token.start >= number.end) break;
      own = [];
    }
    if (token.kind === 'stop' || token.kind === 'semicolon') own.push([]);
    own.at(-1)!.push(token);
  }
  return own.some((part) => {
    const isBeside = part.some((token) => token.number === number);
    const isNamed = part.some(({ kind, meaning }, at) => kind === 'year' && meaning === String(year) && !isBudgetCompared(part, at));
    return isNamed && (isBeside || !part.some((token) => token.number?.kind === 'money'));
  });
}
