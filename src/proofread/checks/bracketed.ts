import { Decimal } from 'decimal.js';
import type { Claim, Loose } from '../../text/frames';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { groupBy } from '../whereabouts';
import { called, miswritten } from '../wording';

/** An amount and the bare rate that a bracket puts right behind it. */
interface Beside {
  readonly claim: Claim;
  readonly rate: Loose;
}

/** So many that fit can hardly be chance. */
const LEAST = 3;

/**
 * T-PCT: 社会保障和就业支出907万元（97%）、卫生健康支出10万元（1%）、住房保障支出19万元（2%）: bare rates behind amounts side by side are what each is
 * of all of them, where they are so of all but one at most. 0万元（0%） fits whatever the rates are of, and tells nothing.
 */
export function bracketed(text: BoundText): Judgement {
  const besides = text.text.frames.flatMap((frame) =>
    frame.type === 'loose' && frame.why === 'rate' ? (besideOf(text, frame) ?? []) : [],
  );
  return all([...groupBy(besides, ({ rate }) => rate.context.sentence).values()].map((row) => judge(text, row)));
}

function besideOf(text: BoundText, rate: Loose): Beside | null {
  const { block } = rate.context;
  const before = text.where
    .inSentence(rate.context.sentence)
    .findLast(({ claim }) => claim.context.block === block && claim.number.end <= rate.number.start);
  const own = before && /^[ \0]*\([ \0]*$/.test(block.text.slice(before.claim.number.end, rate.number.start));
  const closed = /^[ \0]*\)/.test(block.text.slice(rate.number.end, rate.number.end + 3));
  return own && closed && before.claim.number.kind === 'money' && before.claim.year === 0 ? { claim: before.claim, rate } : null;
}

function judge(text: BoundText, listed: readonly Beside[]): Judgement {
  const row = listed.filter(({ claim, rate }) => !claim.number.value.isZero() || !rate.number.value.isZero());
  if (row.length < LEAST || isOfElse(row)) return NOTHING;
  const sum = row.reduce((total, { claim }) => total.plus(claim.number.value), new Decimal(0));
  if (sum.isZero()) return NOTHING;
  const rightOf = ({ claim }: Beside): Decimal => claim.number.value.div(sum).times(100);
  const wrong = row.filter((beside) => rightOf(beside).minus(beside.rate.number.value).abs().gt(beside.rate.number.half.plus(SLACK)));
  if (wrong.length > 1 || row.length - wrong.length < LEAST) return NOTHING;
  const held = confirm(
    'text',
    listed.filter((beside) => !wrong.includes(beside)).map(({ rate }) => rate.number),
  );
  const [odd] = wrong;
  if (!odd) return held;
  const { context, number } = odd.rate;
  const report = miswritten(context.block, number, rightOf(odd), text.lines);
  return all([
    held,
    accuse(
      {
        ...report,
        rule: 'T-PCT',
        level: 'warning',
        zh: `${called(odd.claim)}占各项合计的 ${report.expected}，括号中写 ${report.stated}；请核对。`,
        en: `${called(odd.claim, 'en')} is ${report.expected} of what is listed, not ${report.stated}.`,
      },
      [number],
    ),
  ]);
}

/** 预算完成率如下:…; 与上年相比:…: whether the words that lead to the row, or its heading, say that its rates are of something else. */
function isOfElse(row: readonly Beside[]): boolean {
  const { context, number } = row[0]!.claim;
  const { text } = context.block;
  const end = row.at(-1)!.rate.number.end;
  const close = text.indexOf('。', end);
  const heading = context.sections.at(-1)?.block.text ?? '';
  return [heading, text.slice(text.lastIndexOf('。', number.start) + 1, close < 0 ? text.length : close)].some((words) => ELSE.test(words));
}

const ELSE = /完成率|执行率|执行进度|完成[^,。;:、]{0,4}预算|[比较与同]上年|同比|增长|下降/;

/** Amounts are rounded too. */
const SLACK = new Decimal('0.005');
