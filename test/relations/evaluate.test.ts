import { REASONS } from '../../src/findings/messages';
import { evaluate } from '../../src/relations/evaluate';
import type { Evaluated, Relation } from '../../src/relations/relation';
import { Cells } from '../support/relations';

/** What comes of a relation: alone, and among those that say the same of other lines. The last line shows that there are two decimals. */

const grid = (rows: readonly string[], unit = '万元'): string => `# 表1
  支出总表
  单位：${unit}
  科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
  ${rows.map((amounts, index) => `${201 + index} | 第${index + 1}类支出 | ${amounts}`).join('\n')}
  229 | 其他支出 | 0.25 | 0.12 | 0.13`;

const nameOf = ({ outcome }: Evaluated): string => (outcome.type === 'couldNotCheck' ? outcome.reason.zh : outcome.type);

/** What comes of `C4 = D4 + E4`, `C5 = D5 + E5` … */
function outcomes(rows: readonly string[], more: Partial<Relation> = {}, statement = 'C4 = D4 + E4'): string[] {
  const cells = new Cells(grid(rows));
  const relations = rows.map((_, index) => cells.relation(statement.replaceAll('4', String(4 + index)), more));
  return evaluate(relations).map(nameOf);
}

const times = <T>(count: number, what: T): T[] => Array<T>(count).fill(what);
const known = { rule: 'A-ROW', trust: 'known' } as const;
const suggested = { rule: 'A-ROW', trust: 'suggested' } as const;

describe('amounts in 万元', () => {
  test.each([
    ['5.00 | 2.00 | 3.00', 'pass'],
    ['5.01 | 2.00 | 3.00', 'rounding'], // three amounts, half a 百元 each
    ['4.99 | 2.00 | 3.00', 'rounding'],
    ['5.02 | 2.00 | 3.00', 'fail'],
    ['0 | 1 | -1', 'pass'],
    [' | | ', 'notApplicable'],
  ])('%s: %s', (row, expected) => expect(outcomes([row])).toEqual([expected]));

  test('a difference of just as much as rounding explains is one', () =>
    expect(outcomes(['5.01 | 5.00 | 0'], {}, 'C4 = D4')).toEqual(['rounding']));

  test.each([
    ['5.50 | 2.00 | 3.00', 'pass'],
    ['4.99 | 2.00 | 3.00', 'rounding'],
    ['4.98 | 2.00 | 3.00', 'fail'],
  ])('%s as an upper bound: %s', (row, expected) => expect(outcomes([row], {}, 'C4 ≥ D4 + E4')).toEqual([expected]));

  test('what fails says by how much, and how much rounding explains, in 元', () => {
    const [entry] = evaluate([new Cells(grid(['5.02 | 2.00 | 3.00'])).relation('C4 = D4 + E4')]);
    const { outcome } = entry!;
    expect(outcome.type === 'fail' && [outcome.difference.toString(), outcome.tolerance.toString()]).toEqual(['200', '150']);
  });
});

test.each([
  ['2.50 | 1 | 1', '25000.00 | 1 | 1', '=', 'pass'],
  ['2.50 | 1 | 1', '25050.00 | 1 | 1', '=', 'rounding'],
  ['2.50 | 1 | 1', '25050.01 | 1 | 1', '=', 'fail'],
  ['2.50 | 1 | 1', '24000.00 | 1 | 1', '=', 'fail'],
  ['2.50 | 1 | 1', '24000.00 | 1 | 1', '≥', 'pass'],
  ['2.50 | 1 | 1', '25050.00 | 1 | 1', '≥', 'rounding'],
  ['2.50 | 1 | 1', '26000.00 | 1 | 1', '≥', 'fail'],
])('%s 万元 and %s 元, %s: %s', (first, second, comparison, expected) => {
  const other = grid([second], '元').replace('# 表1', '# 表2').replace('支出总表', '一般公共预算支出表');
  const cells = new Cells(`${grid([first])}\n${other}`);
  expect(evaluate([cells.relation(`C4 ${comparison} 表2!C4`)]).map(nameOf)).toEqual([expected]);
});

test('one amount of several is enough for a relation to be checked', () =>
  expect(outcomes(['5 | | '], {}, 'C4 + D4 = E4')).toEqual(['fail']));

test('a relation that could not be bound says why', () =>
  expect(outcomes(['5 | 2 | 2'], { unbound: REASONS.carryOver })).toEqual([REASONS.carryOver.zh]));

test('a difference of scope is no mistake: 2 万元 are 20000 元', () => {
  const scope: Relation['scope'] = (difference) => (difference.eq(20000) ? REASONS.carryOver : null);
  expect(outcomes(['7 | 2 | 3', '8 | 2 | 3'], { scope })).toEqual([REASONS.carryOver.zh, 'fail']);
});

const TOTAL = '6 | | ';
const PARTS = ' | 1 | 1';
const BOTH = '5 | 2 | 3';
const NONE = ' | | ';

describe('what is left blank', () => {
  const { totalOnly, partsOnly, othersBlank } = {
    totalOnly: REASONS.totalOnly.zh,
    partsOnly: REASONS.partsOnly.zh,
    othersBlank: REASONS.othersBlank.zh,
  };

  test.each([
    ['parts that no line gives are not given', times(2, TOTAL), times(2, totalOnly)],
    ['a total that no line gives either', times(2, PARTS), times(2, partsOnly)],
    ['one line without parts among lines with them is a mistake', [BOTH, TOTAL], ['pass', 'fail']],
    ['one without a total too', [BOTH, PARTS], ['pass', 'fail']],
    ['two of four are mistakes', [...times(2, BOTH), ...times(2, TOTAL)], [...times(2, 'pass'), ...times(2, 'fail')]],
    ['three of six are the manner of the form', [...times(3, BOTH), ...times(3, TOTAL)], [...times(3, 'pass'), ...times(3, totalOnly)]],
    ['three of seven are not', [...times(4, BOTH), ...times(3, TOTAL)], [...times(4, 'pass'), ...times(3, 'fail')]],
    [
      'lines without any amount tell nothing of it',
      [BOTH, ...times(2, TOTAL), ...times(2, NONE)],
      ['pass', ...times(2, 'fail'), ...times(2, 'notApplicable')],
    ],
    ['nor do lines half filled', [TOTAL, ...times(3, '5 | 2 | ')], times(4, 'fail')],
    ['one part without the other and a total', [BOTH, ' | 2 | '], ['pass', 'fail']],
    ['a dash is no part left out', [BOTH, '6 | - | '], ['pass', totalOnly]],
    ['a dash beside a part is none', [BOTH, '6 | - | 5'], ['pass', 'fail']],
    ['a dash in place of the total stands for 0', [BOTH, '- | 1 | 1'], ['pass', 'fail']],
    ['a line half filled where the others are blank', ['5 | 2 | ', ...times(3, NONE)], [othersBlank, ...times(3, 'notApplicable')]],
    ['where two others are blank', ['5 | 2 | ', ...times(2, NONE)], ['fail', ...times(2, 'notApplicable')]],
    ['where another is filled', ['5 | 2 | ', ...times(3, NONE), BOTH], ['fail', ...times(3, 'notApplicable'), 'pass']],
    ['a line filled wholly', ['5 | 2 | 1', ...times(3, NONE)], ['fail', ...times(3, 'notApplicable')]],
    ['parts that are more than their total', ['1 | 2 | ', ...times(3, NONE)], ['fail', ...times(3, 'notApplicable')]],
  ])('%s', (_name, rows, expected) => expect(outcomes(rows, known)).toEqual(expected));

  test('in the known relations between forms a blank is a difference, in suggested ones it is not given', () => {
    expect(outcomes(times(2, TOTAL), { rule: 'X-T1T3', trust: 'known' })).toEqual(times(2, 'fail'));
    expect(outcomes(times(2, TOTAL), { rule: 'X-T1T3', trust: 'suggested' })).toEqual(times(2, totalOnly));
  });

  test('government classes are compared one by one, so that blank ones tell nothing', () =>
    expect(outcomes(['5 | 2 | ', ...times(3, NONE)], { rule: 'A-SG' })[0]).toBe('fail'));
});

describe('an identity that only the layout suggests must be seen to hold', () => {
  const WRONG = '6 | 2 | 3';
  const unseen = (held: number, failed: number): string => REASONS.unseen(held, failed).zh;

  test.each([
    ['nowhere', [WRONG], [unseen(0, 1)]],
    ['as often as it fails', [BOTH, WRONG], ['pass', unseen(1, 1)]],
    ['twice as often', [BOTH, BOTH, WRONG], ['pass', 'pass', 'fail']],
    ['less than twice as often', [...times(3, BOTH), WRONG, WRONG], [...times(3, 'pass'), ...times(2, unseen(3, 2))]],
    ['on one part beside a zero', [...times(2, '5 | 5 | 0'), WRONG], ['pass', 'pass', 'fail']],
    ['within rounding', [...times(2, '5.01 | 2 | 3'), WRONG], ['rounding', 'rounding', 'fail']],
    ['on zeros only', [...times(2, '0 | 0 | 0'), WRONG], ['pass', 'pass', unseen(0, 1)]],
    ['on amounts that cancel out', [...times(2, '0 | 1 | -1'), WRONG], ['pass', 'pass', unseen(0, 1)]],
    ['on a last digit beside zeros', [...times(2, '0.01 | 0 | 0'), WRONG], ['rounding', 'rounding', unseen(0, 1)]],
  ])('%s', (_name, rows, expected) => expect(outcomes(rows, suggested)).toEqual(expected));

  test('what holds in another family is no evidence', () => {
    const cells = new Cells(grid([BOTH, BOTH, WRONG]));
    const relations = ['一', '一', '二'].map((family, index) =>
      cells.relation(`C${4 + index} = D${4 + index} + E${4 + index}`, { ...suggested, family }),
    );
    expect(evaluate(relations).map(nameOf)).toEqual(['pass', 'pass', unseen(0, 1)]);
  });
});
