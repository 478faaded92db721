import type { Decimal } from 'decimal.js';
import { BUDGET_STAGES } from '../../../text/discourse/claims';
import type { Claim, Flat } from '../../../text/frames';
import type { PrintedAmount } from '../../../text/number';
import { minus } from '../../arithmetic';
import type { Value } from '../../bind';
import { accuse, confirm, NOTHING, type Judgement } from '../../judgement';
import { operandsOf, type BoundText } from '../../proof';
import { called, cellsOf, shown, textOf } from '../../wording';
import { basesOf } from './bases';
import { sameForm } from './last-year';

/** 基本持平 is said of what hardly moved. */
function slackOf({ context, word }: Flat, { value }: Value): Decimal {
  return /^基本/.test(context.block.text.slice(word.start, word.end)) ? value.abs().div(20) : value.times(0);
}

/** 年初预算78万元,支出决算78万元,与年初预算持平: the budget that the sentence states. */
function budgetBeside(text: BoundText, { base, context }: Flat, target: Claim): readonly PrintedAmount[] {
  if (base.year !== 0 || !base.stage) return [];
  return text.where
    .alike(target)
    .filter(
      ({ claim }) =>
        claim !== target && claim.context.sentence === context.sentence && isStage(claim.stage, base.stage) && claim.year === 0,
    )
    .filter(({ claim }) => claim.number.value.eq(target.number.value ?? -1))
    .map(({ claim }) => claim.number);
}

/** 与预算一致 is said of whatever budget stands beside it. */
function isStage(stage: Claim['stage'], said: Claim['stage']): boolean {
  return stage === said || (said === '预算' && stage !== null && BUDGET_STAGES.has(stage));
}

/** 与上年持平: last year's amount is the same, where it is known. `ofLastYear`: the text compares with last year's forms. */
export function judgeFlat(text: BoundText, flat: Flat, ofLastYear: boolean): Judgement {
  const [target] = flat.of;
  if (!target || !flat.base.stated || flat.of.length > 1) return NOTHING;
  const bases = basesOf(text, target, flat);
  const usual = ofLastYear ? sameForm(text, target, flat) : null;
  const strong = [...bases.filter((base) => base.strong), ...(usual ? [usual.base] : [])];
  const now = operandsOf(text, target);
  const same = bases.some((b) =>
    now.some((a) =>
      minus(a.value, b.value)
        .value.abs()
        .lte(a.value.half.plus(b.value.half).plus(slackOf(flat, b.value))),
    ),
  );
  const beside = budgetBeside(text, flat, target);
  if (same || beside.length > 0) return confirm('text', [...(flat.base.number ? [flat.base.number] : []), ...beside]);
  if (strong.length === 0 || now.length === 0 || target.doubts.length > 0) return NOTHING;
  const { block } = flat.context;
  const word = block.text.slice(flat.word.start, flat.word.end);
  return accuse(
    {
      block,
      start: flat.word.start,
      end: flat.word.end,
      stated: word,
      rule: 'T-FLAT',
      level: 'warning',
      zh: `${called(target)}写“${word}”，但比较的数是 ${shown(strong[0]!.value.value, target.number)}，与 ${textOf(target.context.block, target.number)} 不同；请核对。`,
      en: `${called(target, 'en')} is said to be unchanged, but is compared with ${shown(strong[0]!.value.value, target.number)}.`,
      cells: cellsOf(strong[0]!.reading ? [strong[0]!.reading] : []),
    },
    [],
  );
}
