import { explain, validate } from '../../src/engine';
import type { Finding, Level } from '../../src/findings/finding';
import { workbookOf } from './forms';

/** A form that breaks a rule: how, at which level, and the cell that is named first. */
interface Invalid {
  readonly grid: string;
  readonly level: Level;
  readonly first: string;
  /** How many findings of the rule; one unless given. */
  readonly times?: number;
}

/** Forms by what they show. */
export interface RuleTable {
  /** Last year's forms, where the rule is about both years. */
  readonly prior?: string;
  readonly valid: Readonly<Record<string, string>>;
  readonly invalid: Readonly<Record<string, Invalid>>;
}

/** A table of forms for one rule: `valid` ones have no finding of it but roundings, each `invalid` one has exactly what is said. */
export function ruleTable(id: string, { prior, valid, invalid }: RuleTable): void {
  describe(id, () => {
    test('is explained', () => expect(explain(id)).toBeDefined());
    test.each(Object.entries(valid))('holds: %s', (_name, grid) => {
      const found = findingsOf(id, grid, prior).filter(({ level }) => level !== 'rounding');
      expect(found.map(({ message }) => message)).toEqual([]);
    });
    for (const [name, form] of Object.entries(invalid)) test(`broken: ${name}`, () => expectBroken(id, form, prior));
    const grids = [...Object.values(valid), ...Object.values(invalid).map(({ grid }) => grid)];
    test('no form twice', () => expect(new Set(grids).size).toBe(grids.length));
  });
}

function expectBroken(id: string, { grid, level, first, times = 1 }: Invalid, prior?: string): void {
  const found = findingsOf(id, grid, prior);
  expect(found.map(({ level: own }) => own)).toEqual(Array<Level>(times).fill(level));
  const cell = found[0]!.cells[0];
  expect(cell ? `${cell.sheet}!${cell.address}` : '-').toBe(first);
  expect(found[0]!.basis).not.toBe('');
}

function findingsOf(id: string, grid: string, prior?: string): readonly Finding[] {
  return validate(workbookOf(grid), prior === undefined ? {} : { prior: workbookOf(prior) }).findings.filter(({ rule }) => rule === id);
}

/** The form with some texts replaced; each must be there. */
export function change(grid: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the form has no “${from}”`);
    return text.replace(from, to);
  }, grid);
}
