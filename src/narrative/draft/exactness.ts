import { Decimal } from 'decimal.js';
import { readingsOf } from '../../proofread/bind';
import { pairsOf } from '../../proofread/pairs';
import { boundOf } from '../../proofread/proof';
import { isSubjectOnly } from '../../text/discourse';
import type { PrintedAmount } from '../../text/number';
import { percent } from '../roll/percent';
import { targetOf } from '../roll/targets';
import type { Drafter } from './drafter';

/** Whether the example computes changes from the amounts of its forms, where that gives others than the amounts it prints. */
export function isExact({ roller, text }: Drafter): boolean {
  let [exact, asPrinted] = [0, 0];
  for (const pair of pairsOf(text.changes)) {
    const target = targetOf(roller, pair);
    const main = pair.difference ?? pair.rate;
    if (!target || isSubjectOnly(target) || main?.base.year !== -1) continue;
    const [own] = boundOf(text, target).agreeing;
    const base = own && readingsOf(text.facts, target, target.about, -1).find(({ form }) => form.kind === own.form.kind);
    if (!own || !base || base.blank) continue;
    const [shown, before] = [atPlaces(own.yuan, target.number), atPlaces(base.yuan, target.number)];
    for (const change of [pair.difference, pair.rate]) {
      if (!change) continue;
      const right = valueOf(change.number, own.yuan.minus(base.yuan), base.yuan);
      const other = valueOf(change.number, shown.minus(before), before);
      if (!right || !other || right.eq(other)) continue;
      if (change.number.value.eq(right)) exact += 1;
      else if (change.number.value.eq(other)) asPrinted += 1;
    }
  }
  return exact > asPrinted;
}

/** An amount as it is printed to places whose last is twice `half`. */
function atPlaces(value: Decimal, { half }: { readonly half: Decimal }): Decimal {
  const place = half.times(2);
  return place.isZero() ? value : value.div(place).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(place);
}

function valueOf(number: PrintedAmount, by: Decimal, base: Decimal): Decimal | null {
  const value = number.kind === 'money' ? by.abs() : (percent(by, base)?.abs() ?? null);
  return value && atPlaces(value, number);
}
