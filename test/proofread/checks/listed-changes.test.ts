import { proofread } from '../../../src/engine';
import { BASIC } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** 比上年：甲增加…，乙减少…: changes in a row under one comparison, of subjects whose amounts only the forms tell. */

/** What was less a year before, by name: 基本工资 2.1万元, 办公费 0.5万元, …. */
const LESS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['基本工资', ['30.2', '28.1']],
  ['机关事业单位基本养老保险缴费', ['20.1', '18.75']],
  ['职业年金缴费', ['10.05', '9.41']],
  ['住房公积金', ['6', '5.61']],
  ['办公费', ['9', '8.62']],
  ['培训费', ['2', '2.46']],
  ['退休费', ['4', '3.57']],
]);
const of = (year: number, form: string): string => form.replace('\n一般公共预算基本支出表', `\n${year}年一般公共预算基本支出表`);
const before = [...LESS].reduce(
  (form, [name, [now, last]]) =>
    form
      .split('\n')
      .map((line) =>
        line.includes(`| ${name} |`)
          ? line
              .split(' | ')
              .map((cell) => (cell === now ? last : cell))
              .join(' | ')
          : line,
      )
      .join('\n'),
  BASIC,
);
const NOW = workbookOf(of(2024, BASIC));
const PRIOR = workbookOf(of(2023, before));

const found = (changes: string, prior = true): string[] =>
  proofread(NOW, `六、一般公共预算基本支出情况\n比上年：${changes}。`, prior ? { prior: PRIOR } : {})
    .findings.filter(({ rule }) => ['T-GROW', 'T-DIR'].includes(rule))
    .map(({ rule, level, stated, expected }) => `${rule} ${level}: ${stated}${expected ? ` → ${expected}` : ''}`);

const RIGHT =
  '基本工资增加2.10万元，机关事业单位基本养老保险缴费增加1.35万元，职业年金缴费增加0.64万元，住房公积金增加0.39万元，办公费增加0.38万元，培训费减少0.46万元';

test('the changes that the forms of both years show', () => expect(found(`${RIGHT}，退休费增加0.43万元`)).toEqual([]));

test('one that they do not, where all others are theirs', () => {
  expect(found(`${RIGHT}，退休费增加0.52万元`)).toEqual(['T-GROW warning: 0.52万元 → 0.43万元']);
});

test('nothing where the text compares with something else, or last year is not known', () => {
  const other = RIGHT.replace('2.10', '3.00').replace('1.35', '1.95').replace('0.64', '0.77');
  expect(found(`${other}，退休费增加0.52万元`)).toEqual([]);
  expect(found(`${RIGHT}，退休费增加0.52万元`, false)).toEqual([]);
});
