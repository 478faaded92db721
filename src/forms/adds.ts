import { Decimal } from 'decimal.js';
import { isZeroOrBlank, microSum } from './amount';
import type { Amount } from './disclosure';

/** A line with one amount a column. */
interface Filled {
  readonly amounts: readonly Amount[];
}

/** In how many columns lines make up another one, rounding allowed for, and in how many they do not; blank columns tell nothing. */
export function adding(parts: readonly Filled[], whole: Filled): { readonly held: number; readonly failed: number } {
  let [held, failed] = [0, 0];
  whole.amounts.forEach((amount, at) => {
    const own = parts.map(({ amounts }) => amounts[at]!);
    if (isZeroOrBlank(amount) && own.every(isZeroOrBlank)) return;
    if (!amount.blank && amount.micro !== undefined && amount.micro === microSum(own)) {
      held++;
      return;
    }
    const sum = own.reduce((left, { value }) => (value ? left.minus(value) : left), amount.value ?? ZERO);
    if (sum.abs().lte(own.reduce((half, part) => half.plus(part.half), amount.half))) held++;
    else failed++;
  });
  return { held, failed };
}

const ZERO = new Decimal(0);

/** Whether lines are what another one is made of, in every column. */
export function addUp(parts: readonly Filled[], whole: Filled): boolean {
  const { held, failed } = adding(parts, whole);
  return held > 0 && failed === 0;
}

/** The same where one column in a few is wrong. */
export function mostlyAddUp(parts: readonly Filled[], whole: Filled): boolean {
  const { held, failed } = adding(parts, whole);
  return held > failed;
}
