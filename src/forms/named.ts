import type { RawLine } from './lines';
import { isBalancingLabel } from './vocabulary';

/**
 * A list that names its subjects from class to 项 and prints no codes is ordered by the codes these names have, as one that prints them is.
 * A list of nothing but classes is left to its numbering.
 */
export function rankNamed(raws: readonly RawLine[]): readonly RawLine[] {
  if (!raws.some((raw) => isNamed(raw) && codeOf(raw).length > 3)) return raws;
  return raws.map((raw) => {
    if (isNamed(raw)) return { ...raw, rank: rankOf(codeOf(raw)) };
    const isRoot = !raw.total && raw.rank === null && (raw.style !== null || isBalancingLabel(raw.name));
    return isRoot ? { ...raw, rank: CLASS } : raw;
  });
}

const CLASS = 2;

function rankOf(code: string): number {
  return CLASS + (code.length - 3) / 2;
}

function isNamed({ total, rank, key }: RawLine): boolean {
  return !total && rank === null && key.type === 'function';
}

function codeOf({ key }: RawLine): string {
  return key.type === 'function' ? key.code : '';
}
