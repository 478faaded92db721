import { recognise } from '../../src/forms/recognise';
import type { Amount } from '../../src/forms/disclosure';
import { balanceOf, eachAmount, LaidOut } from '../../src/relations/laid-out';
import { exactDifference, relationWith, termsOf } from '../../src/relations/relation';
import { relationsOf } from '../../src/rules/all';
import { CASES, readCase } from '../support/forms';

/** What is compared where it stands is what the terms say when somebody asks for them. */
test.each(CASES)('%s', async (name) => {
  const relations = relationsOf(recognise(await readCase(name))).filter((relation) => relation instanceof LaidOut);
  expect(relations.length).toBeGreaterThan(0);
  for (const relation of relations) {
    const visited: Amount[] = [];
    eachAmount([relation], (amount) => visited.push(amount));
    expect(termsOf(relation).map(({ amount }) => amount)).toEqual(visited);
    expect(balanceOf(relation)).toBe(exactDifference(relation.left, relation.right));
    expect(balanceOf(relationWith(relation, { left: relation.right, right: relation.left }))).toBe(0 - balanceOf(relation)!);
    for (const { form, path, amount } of termsOf(relation)) {
      const panel = form.panels.find(({ lines }) => lines.some(({ amounts }) => amounts.includes(amount)))!;
      expect(panel.columns.map((column) => column.path)).toContain(path);
    }
  }
});
