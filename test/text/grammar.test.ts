import { LEXICON } from '../../src/lexicon/lexicon';
import { blocksOf } from '../../src/text/block';
import { GRAMMAR, parse } from '../../src/text/grammar/grammar';
import { shortOf } from '../../src/text/grammar/nodes';
import { classificationNames } from '../../src/text/names';
import { tokensOf } from '../../src/text/token';

/** Every rule of the grammar with its own examples: what it reads in a sentence, and where it must not. */

function operatorsIn(sentence: string): string[] {
  const [block] = blocksOf([sentence]);
  const tokens = tokensOf(block!, { lexicon: LEXICON, names: [classificationNames(2024)], organizations: [] });
  return parse(tokens)
    .filter(({ type }) => type !== 'token')
    .map(shortOf);
}

describe.each(GRAMMAR.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  test('has examples of both kinds', () => {
    expect(Object.keys(rule.reads).length).toBeGreaterThan(0);
    expect(rule.rejects.length).toBeGreaterThan(0);
  });

  test.each(Object.entries(rule.reads))('reads %s', (sentence, node) => {
    expect(operatorsIn(sentence)).toContain(node);
  });

  test.each(rule.rejects)('reads nothing in %s', (sentence) => {
    const [block] = blocksOf([sentence]);
    const tokens = tokensOf(block!, { lexicon: LEXICON, names: [classificationNames(2024)], organizations: [] });
    const made = tokens.flatMap((_, at) => {
      const match = rule.pattern.match(tokens, at);
      const node = match && rule.make(match);
      return node ? [shortOf(node)] : [];
    });
    expect(made).toEqual([]);
  });
});

test('the ids of rules are their own', () => {
  expect(new Set(GRAMMAR.map(({ id }) => id)).size).toBe(GRAMMAR.length);
});
