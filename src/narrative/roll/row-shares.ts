import type { Decimal } from 'decimal.js';
import type { Reading } from '../../facts/base';
import { isRatio } from '../../proofread/arithmetic';
import { valueOfNumber, valueOfReading } from '../../proofread/bind';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim, Share } from '../../text/frames';
import { percent } from './percent';
import type { Roller } from './roller';
import type { Whole } from './wholes';

/**
 * 支出构成为：教育支出占0.3%、卫生健康支出占6.1%: shares of what is only named. Its name stands in several forms; which of them is meant, and
 * of what whole, last year's shares of the row tell together. Null where they tell nothing, or several things.
 */
export function rowShare(roller: Roller, share: Share, wholes: readonly Whole[]): Decimal | null {
  const row = roller.text.where
    .sharesUnder(share.context.sections.at(-1) ?? null)
    .filter(
      ({ of, context }) => of && isSubjectOnly(of) && context.block === share.context.block && context.sentence === share.context.sentence,
    );
  if (row.length < FEWEST || !row.includes(share)) return null;
  const told = wholes.flatMap((whole) => {
    const all = whole.now();
    const kinds = new Set(roller.values.lastReadings(share.of!).map(({ form }) => form.kind));
    return [...kinds].flatMap((kind) => {
      if (!all || !row.every((own) => partIn(roller, own, kind, whole))) return [];
      const now = roller.values.follow(share.of!, partIn(roller, share, kind, whole)!);
      return now ? [percent(now.yuan, all.yuan)] : [];
    });
  });
  const [first, ...others] = told;
  return first && others.every((other) => other?.minus(first).abs().lte(share.number.half)) ? first : null;
}

/** One share fits much by chance. */
const FEWEST = 2;

/** The cell of a form that was the part of a whole that its share says. */
function partIn(roller: Roller, { of, number }: Share, kind: Reading['form']['kind'], { old, halfOld }: Whole): Reading | undefined {
  return roller.values
    .lastReadings(of as Claim)
    .find(
      (reading) =>
        reading.form.kind === kind && isRatio(valueOfNumber(number), valueOfReading(reading), { value: old, half: halfOld }) === true,
    );
}
