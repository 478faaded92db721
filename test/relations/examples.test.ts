import { checks, explain, validate } from '../../src/gouji';
import { TEXT } from '../../src/relations/catalogue/text';
import { EXAMPLES } from '../../src/relations/catalogue/examples';
import { workbookOf } from '../support/forms';

/** The forms that `gouji explain` shows are executed: the wrong one is reported once, the right one not at all. */

const IDS = Object.keys(EXAMPLES);

/** A few sheets are no complete disclosure, and the complete one of C-TABLES is put together from forms of several. */
function found(grid: string, id: string): string[] {
  const { prior } = EXAMPLES[id]!;
  return validate(workbookOf(grid), prior === undefined ? {} : { prior: workbookOf(prior) })
    .findings.filter(({ rule }) => rule !== 'C-TABLES' || id === 'C-TABLES')
    .map(({ rule, level }) => `${rule} ${level}`);
}

test.each(IDS)('%s: the valid example has no error and no warning', (id) => {
  const lines = found(EXAMPLES[id]!.valid, id);
  expect(lines.filter((line) => line.startsWith(`${id} `) || (id !== 'C-TABLES' && /error|warning/.test(line)))).toEqual([]);
});

test.each(IDS)('%s: the invalid example is reported exactly once', (id) => {
  expect(found(EXAMPLES[id]!.invalid, id).filter((line) => line.startsWith(`${id} `))).toHaveLength(1);
});

test.each(IDS)('%s: gouji explain shows the example', (id) => {
  expect(explain(id)?.example).toEqual(EXAMPLES[id]);
});

test('every check of forms has an example', () => {
  const ofTexts = new Set([...TEXT.map(({ id }) => id), 'C-PROCP', 'C-ASSET']);
  const ofForms = checks().filter(({ id }) => !ofTexts.has(id));
  expect(ofForms.filter(({ example }) => !example).map(({ id }) => id)).toEqual([]);
});
