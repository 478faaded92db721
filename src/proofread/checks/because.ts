import type { Decimal } from 'decimal.js';
import { isSubjectOnly } from '../../text/discourse';
import type { Change, Frame } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { slipsIn, type Member, type Slip } from '../slips';
import { correctionOf, shown, textOf } from '../wording';

/** T-LISTSUM: the amounts that a reason gives make up the difference it explains, or are one slip away from it. */
export function because(text: BoundText): Judgement {
  return all(explanations(text.text.frames).map((explanation) => judge(text, explanation)));
}

interface Explanation {
  readonly difference: Change;
  readonly members: readonly Member[];
}

/**
 * A difference with the amounts of the reason behind it (what rose or fell by itself, and what explains it whole), or with the differences
 * of its parts: 增加3万元，其中：A增加4万元，B减少1万元.
 */
function explanations(frames: readonly Frame[]): Explanation[] {
  const found: Open[] = [];
  let open: Open | null = null;
  for (const frame of frames) {
    const own = amountOf(frame);
    if (!own) continue;
    if (open && (own.reason ? frame.context.block === open.difference.context.block : isPart(open, frame))) {
      open.members.push({ number: own.number, sign: own.sign ?? sideOf(open.difference) });
      open.end = own.number.end;
      open.listed = !own.reason;
    } else if (!own.reason) {
      const opens = frame.type === 'change' && frame.sign !== 0 && frame.doubts.length === 0;
      open = opens ? { difference: frame, members: [], end: frame.number.end, listed: false } : null;
      if (open) found.push(open);
    }
  }
  return found.filter(({ members }) => members.length > 0);
}

interface Open {
  readonly difference: Change;
  readonly members: Member[];
  /** Where its last number ends. */
  end: number;
  /** Whether it stands in a list. */
  listed: boolean;
}

/** Whether a change stands in a list that opens behind another. */
function isPart({ difference: { context, of }, listed, end }: Open, frame: Frame): boolean {
  if (frame.type !== 'change' || frame.context.block !== context.block || frame.of.some((target) => of.includes(target))) return false;
  const between = context.block.text.slice(end, frame.number.start);
  return listed ? !between.includes('。') : OPENS.test(between);
}

const OPENS = /^[^。]{0,20}。?其中[^。]*$/;

function amountOf(frame: Frame): { readonly number: PrintedAmount; readonly reason: boolean; readonly sign: 1 | -1 | null } | null {
  if (frame.type === 'claim' && !isSubjectOnly(frame) && frame.number.kind === 'money')
    return { number: frame.number, reason: frame.doubts.includes('reason'), sign: null };
  if (frame.type !== 'change' || frame.number.kind !== 'money') return null;
  return { number: frame.number, reason: frame.doubts.includes('reason'), sign: frame.sign === 0 ? null : frame.sign };
}

function sideOf({ sign }: Change): 1 | -1 {
  return sign === -1 ? -1 : 1;
}

function judge(text: BoundText, { difference, members }: Explanation): Judgement {
  const whole: Member = { number: difference.number, sign: sideOf(difference) === 1 ? -1 : 1 };
  const sum = [whole, ...members];
  const rest = sum.reduce((all, { number, sign }) => all.plus(number.value.times(sign)), text.valueOf(difference.number).value.times(0));
  const half = sum.reduce((all, { number }) => all.plus(text.valueOf(number).half), rest.times(0));
  if (rest.abs().lte(half))
    return confirm(
      'text',
      sum.map(({ number }) => number),
    );
  // Another reason may be left out, or one that works the other way: only too much of one direction is told by a slip.
  const same = members.every(({ sign }) => sign === sideOf(difference));
  if (members.length < 2 || !same || rest.times(sideOf(difference)).isNegative()) return NOTHING;
  const slips = slipsIn(sum, sum, { value: rest, half });
  return slips.length === 0 ? NOTHING : report(text, difference, slips, rest);
}

function report(text: BoundText, { context: { block }, number }: Change, slips: readonly Slip[], rest: Decimal): Judgement {
  const remedies = slips.map(({ member, right }) => `${textOf(block, member.number)} 改为 ${shown(right, member.number)}`);
  const [only] = slips as [Slip];
  const at = only.member.number;
  return accuse(
    {
      block,
      start: at.start,
      end: at.end,
      stated: slips.map(({ member }) => textOf(block, member.number)).join('、'),
      ...(slips.length === 1 ? { expected: shown(only.right, at), correction: correctionOf(block, at, only.right, text.lines) } : {}),
      rule: 'T-LISTSUM',
      level: 'warning',
      zh: `变动 ${textOf(block, number)} 与后面所列各数之和相差 ${shown(rest.abs(), number)}；${remedies.join('，或')}则相符，请核对。`,
      en: `The amounts listed behind it differ from the change (${textOf(block, number)}) by ${shown(rest.abs(), number)}.`,
    },
    slips.length === 1 ? [at] : [],
  );
}
