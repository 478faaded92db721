import type { Decimal } from 'decimal.js';
import type { Reading } from '../../facts/base';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { isFiscalInDoubt } from './fiscal';
import type { Roller } from './roller';

/** 涉及资金305万元，其中：一般公共预算245万元、政府性基金60万元: what no form tells is the sum of its parts, where it was and these are told. */
export function partsOf(roller: Roller, claim: Claim): { readonly yuan: Decimal; readonly readings: readonly Reading[] } | null {
  if (roller.shift === 0 || claim.year !== 0) return null;
  const parts = roller.text.where
    .inBlock(claim.context.block)
    .flatMap(({ claim: own }) => (own.parent === claim && own.year === 0 && !isSubjectOnly(own) ? [own] : []));
  const off = parts.reduce((left, { number }) => left.minus(number.value), claim.number.value).abs();
  const now = parts.map((own) => roller.now(own));
  if (parts.length < FEWEST_PARTS || off.gt(claim.number.half.times(parts.length + 1))) return null;
  const known = now.flatMap((own) => (own.type === 'known' ? [own] : []));
  if (known.length < now.length) return null;
  return {
    yuan: known.reduce((sum, { yuan }) => sum.plus(yuan), claim.number.value.times(0)),
    readings: known.flatMap(({ readings }) => readings),
  };
}

const FEWEST_PARTS = 2;

/** What an amount is now as it will be written; null where it is asked for. */
export function yuanNow(roller: Roller, claim: Claim): Decimal | null {
  const now = roller.now(claim);
  if (now.type === 'known' && !isFiscalInDoubt(roller, claim, now)) return now.yuan;
  return partsOf(roller, claim)?.yuan ?? null;
}
