import { explain, validate } from '../../src/engine';
import { RULES } from '../../src/rules';
import { levelOf } from '../../src/rules/all';
import { CASES, readCase, workbookOf } from '../support/forms';
import { ruleFiles } from '../support/rule-files';

/** The rules are their files: each is listed, explained and tried on the forms it gives as examples. */

test('every file is a rule of its name, and every rule has its file', () => {
  expect(ruleFiles().sort()).toEqual(RULES.map(({ id }) => id).sort());
});

test.each(RULES)('$id is explained, with a basis', (rule) => {
  expect(rule).toMatchObject(explain(rule.id.toLowerCase())!);
  for (const language of ['zh', 'en'] as const) {
    expect(rule.basis[language]).not.toBe('');
    expect(rule.text[language].statement).not.toBe('');
  }
});

/** Rules of texts get their examples with the reading of texts. */
const WITHOUT = new Set(ruleFiles(['text']));

test('every rule of forms has an example', () => {
  expect(RULES.filter(({ id, examples }) => examples.length === 0 && !WITHOUT.has(id)).map(({ id }) => id)).toEqual([]);
});

/** What is found in a few sheets, which are no complete disclosure. */
function found(grid: string, prior?: string) {
  return validate(workbookOf(grid), prior === undefined ? {} : { prior: workbookOf(prior) }).findings.filter(
    ({ rule }) => rule !== 'C-EXTRACT',
  );
}

describe.each(RULES.flatMap((rule) => rule.examples.map((example) => ({ ...example, id: rule.id, level: rule.level }))))(
  '$id',
  ({ id, level, valid, invalid, prior, first }) => {
    test('the valid form has no error and no warning', () => {
      const serious = found(valid, prior).filter(
        (finding) => finding.rule === id || finding.level === 'error' || finding.level === 'warning',
      );
      expect(serious.filter((finding) => finding.rule === id || !isWholeSet(id)).map(({ rule, message }) => `${rule} ${message}`)).toEqual(
        [],
      );
    });

    test('the invalid form is reported once, at the level of the rule, the right cell first', () => {
      const own = validate(workbookOf(invalid), prior === undefined ? {} : { prior: workbookOf(prior) }).findings.filter(
        ({ rule }) => rule === id,
      );
      expect(own.map((finding) => finding.level)).toEqual([level]);
      const [cell] = own[0]!.cells;
      expect(cell ? `${cell.sheet}!${cell.address}` : '-').toBe(first);
    });
  },
);

/** The complete sets are put together from forms of several disclosures. */
function isWholeSet(id: string): boolean {
  return id === 'C-TABLES' || id === 'C-EXTRACT';
}

test.each(CASES)('%s: what is emitted never differs from what is explained', async (name) => {
  const { findings } = validate(await readCase(name));
  for (const { rule, level } of findings) expect(['rounding', levelOf(rule)]).toContain(level);
});
