import { validate } from '../../src/engine';
import { workbookOf } from './forms';

/** A layout that adds up, what to change in it so that it does not, and the cells that nothing is compared with. */
export type Layout = readonly [what: string, grid: string, wrong: readonly [right: string, wrong: string], uncompared?: readonly string[]];

/** What validation says of the sums of a grid. */
function sumsOf(grid: string): string[] {
  const { findings } = validate(workbookOf(grid));
  return findings.filter(({ rule, level }) => rule.startsWith('A-') && level === 'error').map(({ message }) => message);
}

/** Nothing is said of each layout as it stands, and every amount compared; something is said of it with its slip. */
export function layoutTable(layouts: readonly Layout[]): void {
  for (const [what, grid, [right, wrong], uncompared = []] of layouts)
    test(what, () => {
      expect(sumsOf(grid)).toEqual([]);
      expect(validate(workbookOf(grid)).forms.flatMap(({ uncovered }) => uncovered)).toEqual(uncompared);
      expect(grid).toContain(right);
      expect(sumsOf(grid.replace(right, wrong)).length).toBeGreaterThan(0);
    });
}
