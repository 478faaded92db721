import { Decimal } from 'decimal.js';
import { exactRatio } from '../../proofread/arithmetic';

/** a / b in percent as the text writes it; null where there is nothing to divide by. */
export function percent(a: Decimal, b: Decimal): Decimal | null {
  const zero = new Decimal(0);
  return exactRatio({ value: a, half: zero }, { value: b, half: zero });
}
