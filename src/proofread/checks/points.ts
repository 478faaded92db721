import type { Loose, Frame } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { correctionOf, shown, textOf } from '../wording';

/** T-PCT: 占比由62.25%升至64.11%，提高1.86个百分点: points are by how much the rates before them differ. */
export function points(text: BoundText): Judgement {
  const judgements: Judgement[] = [];
  let rates: Frame[] = [];
  for (const frame of text.text.frames) {
    if (rates[0]?.context.sentence !== frame.context.sentence) rates = [];
    if (frame.type === 'loose' && frame.why === 'points') judgements.push(judge(text, frame, rates.slice(-2)));
    else if ('number' in frame && frame.number?.kind === 'rate') rates.push(frame);
  }
  return all(judgements);
}

function judge(text: BoundText, { context: { block }, number }: Loose, [before, now]: readonly Frame[]): Judgement {
  const [first, second] = [numberOf(before), numberOf(now)];
  if (!first || !second) return NOTHING;
  const difference = second.value.minus(first.value).abs();
  if (difference.minus(number.value).abs().lte(number.half.plus(first.half).plus(second.half)))
    return confirm('text', [first, second, number]);
  // 由8%降至7.5%: nothing else can be meant by what follows.
  const reached = before!.type === 'share' && now!.type === 'share' && before!.of?.year === -1 && now!.of?.year === 0;
  if (!reached || /[,;。].*[,;。]/.test(block.text.slice(second.end, number.start))) return NOTHING;
  const stated = textOf(block, number);
  return accuse(
    {
      block,
      start: first.start,
      end: number.end,
      stated,
      expected: shown(difference, number),
      rule: 'T-PCT',
      level: 'warning',
      zh: `由 ${textOf(block, first)} 到 ${textOf(block, second)} 相差 ${shown(difference, number)}，文中写 ${stated}；请核对。`,
      en: `From ${textOf(block, first)} to ${textOf(block, second)} is ${shown(difference, number)}, not ${stated}.`,
      correction: correctionOf(block, number, difference, text.lines),
    },
    [number],
  );
}

function numberOf(frame: Frame | undefined): PrintedAmount | null {
  return frame && 'number' in frame ? frame.number : null;
}
