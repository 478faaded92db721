import type { Claim } from '../../text/frames';
import { minus } from '../arithmetic';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { miswritten, shown, textOf } from '../wording';

/** T-LISTSUM: what assets cost less what was written off is what they are worth, where the three stand beside one another. */
export function assets(text: BoundText): Judgement {
  const judgements: Judgement[] = [];
  const money = text.claims.filter(({ claim }) => claim.number.kind === 'money').map(({ claim }) => claim);
  for (let at = 0; at + KINDS.length <= money.length;) {
    const found = valued(money.slice(at, at + KINDS.length));
    if (found) judgements.push(judge(text, found));
    at += found ? KINDS.length : 1;
  }
  return all(judgements);
}

const KINDS = ['原值', '折旧', '净值'] as const;

interface Valued {
  readonly cost: Claim;
  readonly written: Claim;
  readonly worth: Claim;
}

/** 原值10万元,累计折旧4万元,净值6万元, in any order within a sentence; 本年折旧 is not all of it. */
function valued(row: readonly Claim[]): Valued | null {
  const [first] = row;
  const [cost, written, worth] = KINDS.map((kind) => row.find(({ phrase: { qualifier } }) => qualifier === kind));
  const beside = row.every(({ context, year }) => context.sentence === first!.context.sentence && year === 0);
  if (!cost || !written || !worth || !beside) return null;
  const whole = row.every(({ phrase: { fill, period, source, nature } }) => fill === '' && !period && !source && !nature);
  return whole ? { cost, written, worth } : null;
}

function judge(text: BoundText, { cost, written, worth }: Valued): Judgement {
  const [all, off, left] = [cost, written, worth].map(({ number }) => text.valueOf(number));
  const right = minus(all!, off!);
  const apart = minus(left!, right);
  if (apart.value.abs().lte(apart.half))
    return confirm(
      'text',
      [cost, written, worth].map(({ number }) => number),
    );
  const { block } = worth.context;
  const members = [cost, written, worth].map(({ number }) => number);
  if (right.value.isNegative() || members.some(({ value }) => value.isZero())) return NOTHING;
  const { correction: _, ...report } = miswritten(block, worth.number, right.value, text.lines);
  const [before, less] = [textOf(block, cost.number), textOf(block, written.number)];
  return accuse(
    {
      ...report,
      start: Math.min(...members.map(({ start }) => start)),
      end: Math.max(...members.map(({ end }) => end)),
      rule: 'T-LISTSUM',
      level: 'warning',
      zh: `原值 ${before} 减折旧 ${less} 为 ${shown(right.value, worth.number)}，净值写 ${report.stated}；请核对三个数。`,
      en: `${before} less ${less} is ${shown(right.value, worth.number)}, not ${report.stated}.`,
    },
    [],
  );
}
