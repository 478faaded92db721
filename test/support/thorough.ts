/**
 * Of many examples of one kind `npm test` tries a share, so that it stays within minutes; `THOROUGH=1 npm run unit` tries them all
 * (docs/quality.md).
 */
export const THOROUGH = Boolean(process.env['THOROUGH']);

/** Every n-th. */
export function oneIn<T>(n: number, examples: readonly T[]): readonly T[] {
  return THOROUGH ? examples : examples.filter((_, index) => index % n === 0);
}

/** How often a property is tried. */
export const runs = (numRuns: number): { readonly numRuns: number } => ({ numRuns: THOROUGH ? 10 * numRuns : numRuns });
