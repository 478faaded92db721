import { folded } from '../../src/relations/folded';

const isSum = (whole: number, parts: readonly number[]): boolean => parts.reduce((sum, part) => sum + part, 0) === whole;

test.each<[string, number[], number[], [number, number[]][]]>([
  ['what is the sum of those after it holds them', [80, 60, 20, 15], [80, 15], [[80, [60, 20]]]],
  ['as many of them as make it up', [80, 60, 20, 0, 15], [80, 15], [[80, [60, 20, 0]]]],
  ['one after another', [9, 4, 5, 7, 3, 4, 1], [9, 7, 1], [[9, [4, 5]], [7, [3, 4]]]], // prettier-ignore
  ['an amount that is printed twice is no sum', [5, 5, 3], [5, 5, 3], []],
  ['nothing adds up', [1, 2, 4], [1, 2, 4], []],
  ['nothing at all', [], [], []],
])('%s', (_name, items, rest, folds) => {
  const found = folded(items, isSum);
  expect(found.rest).toEqual(rest);
  expect(found.folds.map(({ whole, parts }) => [whole, parts])).toEqual(folds);
});

test('a long list is left as it is', () => {
  const many = [41, ...Array.from({ length: 41 }, () => 1)];
  expect(folded(many, isSum)).toEqual({ rest: many, folds: [] });
});
