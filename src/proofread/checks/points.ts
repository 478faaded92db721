import type { Claim, Frame, Loose, Share } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { meets, ratio } from '../arithmetic';
import { readingsOf, valueOfReading } from '../bind';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText, Operand } from '../proof';
import { sectionTotals } from './shares/wholes';
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
  const last = now ?? before;
  const moved = last?.type === 'share' ? sinceLastYear(text, last, number) : NOTHING;
  const [first, second] = [numberOf(before), numberOf(now)];
  if (moved !== NOTHING || !first || !second) return moved;
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

/** 占37.63%，较上年占比提高3.17个百分点: against the share that last year's forms have. What else the points may be of is not known. */
function sinceLastYear(text: BoundText, { of, whole, parent, number: share }: Share, points: PrintedAmount): Judgement {
  if (!of || of.year !== 0 || share.kind !== 'rate') return NOTHING;
  const all = whole ?? parent;
  const parts = lastYearOf(text, of);
  const wholes = all ? lastYearOf(text, all) : sectionTotals(text, { ...of, year: -1 });
  const now = text.valueOf(share);
  const stated = text.valueOf(points);
  for (const part of parts)
    for (const { value, reading } of wholes) {
      const before = ratio(part.value, value);
      if (!before) continue;
      const [least, most] = [now.value.minus(now.half).minus(before.high), now.value.plus(now.half).minus(before.low)];
      const fits = [stated, { ...stated, value: stated.value.neg() }].some((one) => meets(one, { low: least, high: most }));
      if (fits) return confirm('cell', [points, share], [part.reading!, reading!]);
    }
  return NOTHING;
}

function lastYearOf(text: BoundText, claim: Claim): Operand[] {
  const { stage: _, ...facets } = claim.facets;
  return readingsOf(text.facts, { ...claim, facets }, claim.about, -1)
    .filter(({ blank, cost }) => !blank && cost <= MOST_FOR_SHARE)
    .map((reading) => ({ value: valueOfReading(reading), reading }));
}

const MOST_FOR_SHARE = 1.5;

function numberOf(frame: Frame | undefined): PrintedAmount | null {
  return frame && 'number' in frame ? frame.number : null;
}
