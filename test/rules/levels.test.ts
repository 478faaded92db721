import ts from 'typescript';
import { CATALOGUE } from '../../src/rules';
import { filesBelow, sourceOf } from '../support/sources';

/** What is emitted never differs from what `gouji explain` says: another level than the rule's own is told in its remark. */

/** The texts that a value can be, where it is one or a choice of several. */
function textsOf(node: ts.Expression): string[] {
  if (ts.isStringLiteral(node)) return [node.text];
  return ts.isConditionalExpression(node) ? [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)] : [];
}

function emittedIn(node: ts.Node): { rule: string; level: string }[] {
  const found: { rule: string; level: string }[] = [];
  if (ts.isObjectLiteralExpression(node)) {
    const values = (name: string): string[] =>
      node.properties.flatMap((own) => (ts.isPropertyAssignment(own) && own.name.getText() === name ? textsOf(own.initializer) : []));
    const [rules, levels] = [values('rule'), values('level')];
    if (rules.length === 1) found.push(...levels.map((level) => ({ rule: rules[0]!, level })));
  }
  node.forEachChild((child) => void found.push(...emittedIn(child)));
  return found;
}

const EMITTED = filesBelow('src/proofread').flatMap((file) => emittedIn(sourceOf(file)));

test('the checks of texts emit the levels of their rules, or those that a remark tells', () => {
  expect(EMITTED.length).toBeGreaterThan(60);
  const untold = EMITTED.filter(({ rule, level }) => {
    const own = CATALOGUE.get(rule);
    return !own || (own.level !== level && !(own.text.zh.remark && own.text.en.remark));
  });
  expect(untold).toEqual([]);
});
