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
  const measured = text.claims.filter(({ claim }) => isEach(claim));
  const elsewhere: Elsewhere = new Map(measured.length === 0 ? [] : COUNTED.map((kind) => [kind, toldElsewhere(text, kind)]));
  return all(
    measured.map(({ claim }) => {
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
        elsewhere,
      );
    }),
  );
}

const MOST = 12;

function isEach({ phrase, number }: Claim): boolean {
  return number.kind === 'money' && phrase.qualifier.includes('人均');
}

/** What the rest of the text tells of each kind. */
type Elsewhere = ReadonlyMap<Counted, Claim | null>;

function judge(text: BoundText, claim: Claim, counts: readonly Loose[], said: readonly Claim[], elsewhere: Elsewhere): Judgement {
  const one = text.valueOf(claim.number);
  const wholes = [...said.map(({ number }) => text.valueOf(number)), ...boundOf(text, claim).readings.map(valueOfReading)];
  const kind = COUNTED.find(({ words }) => words.test(wordsOf(claim)));
  const other = kind && isOf(claim, kind) ? elsewhere.get(kind) : null;
  if (other) wholes.push(text.valueOf(other.number));
  const found = counts.find(({ number: { value: count } }) => wholes.some((whole) => isTimes(one, count.toNumber(), whole)));
  if (found) return confirm('text', [claim.number]);
  const pair = claim.year === 0 ? pairOf(text, claim, counts, said, elsewhere) : null;
  return pair ? compare(text, claim, pair) : NOTHING;
}

function isTimes({ value, half }: Value, count: number, whole: Value): boolean {
  return count > 1 && value.gt(0) && value.times(count).minus(whole.value).abs().lte(half.times(count).plus(whole.half));
}

function wordsOf({ phrase, context: { block } }: Claim): string {
  return phrase.tokens.map(({ start, end }) => block.text.slice(start, end)).join('');
}

interface Pair {
  readonly whole: Claim;
  readonly count: Loose;
  /** Whether the words say that it is so computed; else only what is one slip away is wrong. */
  readonly sure: boolean;
}

/** What is spent on each of what is counted. */
interface Counted {
  readonly words: RegExp;
  readonly units: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
}

const COUNTED: readonly Counted[] = [
  { words: /车均|每辆|每台/, units: new Set(['辆', '台']), items: new Set(['公务用车运行费']) },
  { words: /人均|每人/, units: new Set(['人次', '人', '名']), items: new Set(['公务接待费', '国内接待费']) },
  { words: /每批|次均|每次|单批/, units: new Set(['批次', '批', '次']), items: new Set(['公务接待费', '国内接待费']) },
];
const PEOPLE: ReadonlySet<string> = new Set(['人', '名']);

/** The count and the amount that are meant: one count of the kind, and one amount of what is spent on it, or 按…人 behind one amount. */
function pairOf(text: BoundText, claim: Claim, counts: readonly Loose[], said: readonly Claim[], elsewhere: Elsewhere): Pair | null {
  const { block } = claim.context;
  const words = wordsOf(claim);
  const done = said.filter((other) => !isBudgetBeside(other, text.disclosure.kind) && other.adds === null);
  const counted = COUNTED.find((kind) => kind.words.test(words));
  const fitting = counts.filter(({ number }) => counted?.units.has(number.unit) && !number.value.isZero());
  const [count] = fitting.slice(-1);
  if (!counted || !count) return null;
  const [own] = done.filter((other) => isSpentOn(other, counted)).slice(-1);
  const other = own || fitting.length > 1 || !isOf(claim, counted) ? null : elsewhere.get(counted);
  if (other) return { whole: other, count, sure: true };
  const near = fitting.filter(({ context }) => context.sentence === count.context.sentence);
  const alone = near.length === 1 && count.context.sentence === claim.context.sentence;
  if (own && own.doubts.length === 0) {
    const only = fitting.length === 1 && boundOf(text, own).agreeing.length > 0;
    return { whole: own, count, sure: alone && (only || own.context.sentence === claim.context.sentence) };
  }
  const named = done.filter((other) => claimKey(other) === claimKey(claim));
  const [whole, ...others] = named.length > 0 ? named : done;
  const computed = counts.length === 1 && PEOPLE.has(count.number.unit) && /按[^,;。]{0,8}$/.test(block.text.slice(0, count.number.start));
  return whole && computed && others.length === 0 && whole.doubts.length === 0 && isPaidFrom(whole) ? { whole, count, sure: alone } : null;
}

function isSpentOn({ about: [first] }: Claim, { items }: Counted): boolean {
  return first!.subject.type === 'item' && items.has(first!.subject.item);
}

/** 车均 says of what, 人均接待费 names it; 人均 alone may be of anything. */
function isOf(claim: Claim, counted: Counted): boolean {
  const { subject } = claim.about[0]!;
  return isSpentOn(claim, counted) || (subject.type !== 'item' && counted.items.has('公务用车运行费') && /车/.test(wordsOf(claim)));
}

/** The amount of another paragraph that the form has too: 接待费 above, 接待62批次490人 and 人均接待费80元 in a paragraph on counts. */
function toldElsewhere({ claims, disclosure }: BoundText, counted: Counted): Claim | null {
  const own = claims.filter(
    ({ claim, sure }) => sure && claim.year === 0 && isSpentOn(claim, counted) && !isEach(claim) && !isBudgetBeside(claim, disclosure.kind),
  );
  const [first] = own;
  return first && own.every(({ claim }) => claim.number.value.eq(first.claim.number.value)) ? first.claim : null;
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
