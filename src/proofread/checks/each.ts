import type { Decimal } from 'decimal.js';
import { slipBetween } from '../../relations/slips';
import { claimKey, isBudgetBeside } from '../../text/discourse/claims';
import type { Claim, Loose } from '../../text/frames';
import { isLastPlace } from '../arithmetic';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import { boundOf, type BoundText } from '../proof';
import { groupBy } from '../whereabouts';
import { valueOfReading, type Value } from '../bind';
import { called, miswritten, textOf } from '../wording';

/**
 * T-ITEM: an amount for each of what was counted (公用经费402万元，按186人测算，人均2.16万元) makes up an amount said before, or that of its own
 * subject. It is wrong where the words leave no doubt which count and which amount are meant, and neither the two nor any others of the
 * paragraph give it.
 */
export function each(text: BoundText): Judgement {
  const counts = groupBy(
    text.loose.filter(({ why }) => why === 'count'),
    ({ context }) => context.block,
  );
  return all(
    text.claims
      .filter(({ claim }) => isEach(claim))
      .map(({ claim }) => {
        const { block } = claim.context;
        const own = (counts.get(block) ?? []).filter(({ number }) => number.start < claim.number.start);
        const said = text.where
          .inBlock(block)
          .filter(
            ({ claim: other }) =>
              other.number.kind === 'money' && other.year === 0 && other.number.start < claim.number.start && !isEach(other),
          );
        return judge(
          text,
          claim,
          own.slice(-MOST),
          said.slice(-MOST).map((bound) => bound.claim),
        );
      }),
  );
}

const MOST = 12;

function isEach({ phrase, number }: Claim): boolean {
  return number.kind === 'money' && phrase.qualifier.includes('人均');
}

function judge(text: BoundText, claim: Claim, counts: readonly Loose[], said: readonly Claim[]): Judgement {
  const one = text.valueOf(claim.number);
  const wholes = [...said.map(({ number }) => text.valueOf(number)), ...boundOf(text, claim).readings.map(valueOfReading)];
  const found = counts.find(({ number: { value: count } }) => wholes.some((whole) => isTimes(one, count.toNumber(), whole)));
  if (found) return confirm('text', [claim.number]);
  const pair = claim.year === 0 ? pairOf(text, claim, counts, said) : null;
  return pair ? compare(text, claim, pair) : NOTHING;
}

function isTimes({ value, half }: Value, count: number, whole: Value): boolean {
  return count > 1 && value.gt(0) && value.times(count).minus(whole.value).abs().lte(half.times(count).plus(whole.half));
}

interface Pair {
  readonly whole: Claim;
  readonly count: Loose;
  /** Whether the words say that it is so computed; else only what is one slip away is wrong. */
  readonly sure: boolean;
}

/** What is spent on each of what is counted. */
const COUNTED: readonly { readonly words: RegExp; readonly units: ReadonlySet<string>; readonly items: ReadonlySet<string> }[] = [
  { words: /车均|每辆|每台/, units: new Set(['辆', '台']), items: new Set(['公务用车运行费']) },
  { words: /人均|每人/, units: new Set(['人次', '人', '名']), items: new Set(['公务接待费', '国内接待费']) },
  { words: /每批|次均|每次|单批/, units: new Set(['批次', '批', '次']), items: new Set(['公务接待费', '国内接待费']) },
];
const PEOPLE: ReadonlySet<string> = new Set(['人', '名']);

/** The count and the amount that are meant: one count of the kind, and one amount of what is spent on it, or 按…人 behind one amount. */
function pairOf(text: BoundText, claim: Claim, counts: readonly Loose[], said: readonly Claim[]): Pair | null {
  const { block } = claim.context;
  const words = claim.phrase.tokens.map(({ start, end }) => block.text.slice(start, end)).join('');
  const done = said.filter((other) => !isBudgetBeside(other, text.disclosure.kind) && other.adds === null);
  const counted = COUNTED.find((kind) => kind.words.test(words));
  const fitting = counts.filter(({ number }) => counted?.units.has(number.unit));
  const [count] = fitting.slice(-1);
  if (!counted || !count) return null;
  const [own] = done.filter(({ about: [first] }) => first!.subject.type === 'item' && counted.items.has(first!.subject.item)).slice(-1);
  const near = fitting.filter(({ context }) => context.sentence === count.context.sentence);
  const alone = near.length === 1 && count.context.sentence === claim.context.sentence;
  if (own && own.doubts.length === 0) return { whole: own, count, sure: alone && own.context.sentence === claim.context.sentence };
  const named = done.filter((other) => claimKey(other) === claimKey(claim));
  const [whole, ...others] = named.length > 0 ? named : done;
  const computed = counts.length === 1 && PEOPLE.has(count.number.unit) && /按[^,;。]{0,8}$/.test(block.text.slice(0, count.number.start));
  return whole && computed && others.length === 0 && whole.doubts.length === 0 && isPaidFrom(whole) ? { whole, count, sure: alone } : null;
}

/** 机关运行经费, 公用经费: what a number of people have a share in. */
function isPaidFrom({ about: [first], facets: { funds } }: Claim): boolean {
  return funds !== undefined || (first!.subject.type === 'item' && first!.subject.item === '机关运行经费');
}

function compare(text: BoundText, claim: Claim, { whole, count, sure }: Pair): Judgement {
  const { number, context } = claim;
  const step = number.half.times(2);
  const counted = count.number.value;
  if (step.isZero() || counted.lte(1) || whole.number.value.isZero() || number.value.isZero()) return NOTHING;
  const right: Decimal = whole.number.value.div(counted).div(step).round().times(step);
  const half = number.half.plus(whole.number.half.div(counted));
  if (isLastPlace(number.value, right, half)) return NOTHING;
  if (!sure && slipBetween(number.value, right, 2)?.kind !== 'swap') return NOTHING;
  const report = miswritten(context.block, number, right, text.lines);
  const [all, of] = [textOf(whole.context.block, whole.number), textOf(count.context.block, count.number)];
  return accuse(
    {
      ...report,
      rule: 'T-ITEM',
      level: 'warning',
      zh: `${called(whole)}${all}，按 ${of} 平均为 ${report.expected}，文中写 ${report.stated}；请核对。`,
      en: `${called(whole, 'en')} (${all}) is ${report.expected} for each (${of}), not ${report.stated}.`,
    },
    [number],
  );
}
