import { executionScores, indicatorScores, selfEvaluations } from '../../src/rules/support/scores';
import { recognise } from '../../src/forms/recognise';
import { SCORES, SPENDING } from '../../src/rules/support/forms';
import type { CheckContext } from '../../src/rules/rule';
import { workbookOf } from '../support/forms';

/** The points of a 绩效自评表, in the manner of as many offices as possible. */

function evaluated(grid: string) {
  const workbook = workbookOf(grid);
  return selfEvaluations({ disclosure: recognise(workbook), workbook } as CheckContext);
}

/** `G3 5.5 → 5 (E3, F3)`: the cell that is wrong, what it should say (a heading: by how much it is missed), and the cells that say so. */
const shown = ({ cells, actual, expected, difference }: ReturnType<typeof indicatorScores>[number]): string =>
  `${cells[0]!.address} ${expected === undefined ? `by ${difference}` : `${actual} → ${expected}`} (${cells
    .slice(1)
    .map(({ address }) => address)
    .join(', ')})`;

test('only forms of 自评 are looked at, each in its own sheet', () => {
  expect(
    evaluated(`${SPENDING}\n${SCORES}\n${SCORES.replace('# 项目自评表', '# 第二个')}`).map(({ form, grid }) => [
      form.sheet,
      grid.text(1, 0),
    ]),
  ).toEqual([
    ['项目自评表', '项目名称'],
    ['第二个', '项目名称'],
  ]);
});

describe('执行率 and what it scores', () => {
  const execution = (row: string, more = '', headings = '年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分') => {
    const [{ form, grid }] = evaluated(`# 自评
      项目支出绩效自评表
      项目名称 | 医保基金监管
       | ${headings}
      年度资金总额（万元） | ${row}
      ${more}
      一级指标 | 二级指标 | 三级指标 | 分值 | 得分
      产出指标（50分） | 数量指标 | 检查次数 | 50 | 50`) as [ReturnType<typeof evaluated>[number]];
    const { findings, score } = executionScores(form, grid);
    return [...findings.map(shown), `scores ${score?.toString() ?? 'nothing'}`];
  };

  test.each<[string, string, string[]]>([
    ['half was spent', '20 | 20 | 10 | 10 | 50% | 5', ['scores 5']],
    ['with units', '20万元 | 20万 | 10万元 | 10分 | 50% | 5分', ['scores 5']],
    ['a rate to the percent', '20 | 30 | 10 | 10 | 33% | 3.3', ['scores 3.3']],
    ['as a number', '20 | 20 | 10 | 10 | 0.5 | 5', ['scores 5']],
    ['a score as exact as its rate', '20 | 30 | 10 | 10 | 33% | 3.35', ['scores 3.35']],
    ['no exacter', '20 | 30 | 10 | 10 | 33% | 3.36', ['G4 3.36 → 3.3 (F4, E4)', 'scores 3.36']],
    ['no more than all points', '20 | 20 | 24 | 10 | 120% | 10', ['scores 10']],
    ['another rate', '20 | 20 | 10 | 10 | 60% | 6', ['F4 60% → 50% (C4, D4)', 'scores 6']],
    ['another score', '20 | 20 | 10 | 10 | 50% | 6', ['G4 6 → 5 (F4, E4)', 'scores 6']],
    ['of nothing nothing can be spent', '0 | 0 | 0 | 10 | 50% | 5', ['scores 5']],
    ['nothing filled in', ' | | | | | ', ['scores nothing']],
    ['of what was planned for the whole year', '30 | 20 | 10 | 10 | 33% | 3.3', ['F4 33% → 50% (C4, D4)', 'scores 3.3']],
    ['without what was planned', ' | | 10 | 10 | 50% | 5', ['scores 5']],
    ['without what was spent', '20 | 20 | | 10 | 50% | 5', ['scores 5']],
    ['words', '20 | 20 | 无 | 10 | 不适用 | 5', ['scores 5']],
    ['the points alone missing', '20 | 20 | 10 | | 50% | 6', ['scores 6']],
  ])('%s: %s', (_name, row, expected) => expect(execution(row)).toEqual(expected));

  test('the same figures in the line below belong to the finding, others do not', () => {
    expect(execution('20 | 20 | 10 | 10 | 50% | 6', '其中：财政拨款 | 20 | 20 | 10 | 10 | 50% | 6')).toEqual([
      'G4 6 → 5 (F4, E4, G5)',
      'scores 6',
    ]);
    expect(execution('20 | 20 | 10 | 10 | 50% | 6', '其中：财政拨款 | 10 | 10 | 5 | 10 | 50% | 5')).toEqual([
      'G4 6 → 5 (F4, E4)',
      'scores 6',
    ]);
  });

  test('a form with one budget is measured against it', () =>
    expect(execution('20 | 10 | 10 | 40% | 4', '', '预算数 | 全年执行数 | 分值 | 执行率 | 得分')).toEqual([
      'E4 40% → 50% (B4, C4)',
      'scores 4',
    ]));

  test('columns whose headings only begin or end alike are others', () =>
    expect(
      execution('20 | 10 | 99 | 10 | 50% | 98 | 97 | 5', '', '预算数 | 全年执行数 | 权重分值 | 分值 | 执行率 | 得分率 | 上年得分 | 得分'),
    ).toEqual(['scores 5']));

  test('a form without those columns says nothing of them', () => {
    expect(execution('20 | 20 | 10 | 10 | 50% | 6', '', '年初预算数 | 全年预算数 | 全年支出 | 分值 | 比率 | 得分')).toEqual([
      'scores nothing',
    ]);
  });
});

describe('points of indicators', () => {
  const ROWS = [
    '产出指标（50分） | 数量指标 | 检查次数 | 30 | 30',
    ' | 质量指标 | 检查合格率 | 20 | 18',
    '效益指标（40分） | 社会效益 | 基金安全 | 40 | 39',
    '总分 | | | | 87',
  ];
  const indicators = (rows: readonly string[], headings = '一级指标 | 二级指标 | 三级指标 | 分值 | 得分', execution = '') => {
    const [{ form, grid }] = evaluated(`# 自评
      项目支出绩效自评表
      项目名称 | 医保基金监管
      ${execution}
      ${headings}
      ${rows.join('\n')}`) as [ReturnType<typeof evaluated>[number]];
    return indicatorScores(form, grid).map(shown);
  };
  const EXECUTION = ' | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分\n年度资金总额（万元） | 20 | 10 | 10 | 50% | 5';
  const replaced = (at: number, row: string) => ROWS.map((own, index) => (index === at ? row : own));

  test.each<[string, string[], string[]]>([
    ['all add up', ROWS, []],
    ['a total that is none', replaced(3, '总分 | | | | 88'), ['E8 88 → 87 (E5, E6, E7)']],
    ['one beside its label', replaced(3, '总分 | 87'), []],
    ['and wrong there', replaced(3, '总分 | 88'), ['B8 88 → 87 (E5, E6, E7)']],
    ['none', ROWS.slice(0, 3), []],
    ['a total in words', replaced(3, '总分 | | | | 优'), []],
    ['rounded', replaced(2, '效益指标（40分） | 社会效益 | 基金安全 | 40 | 39.4'), []],
    ['half a point is rounded', replaced(2, '效益指标（40分） | 社会效益 | 基金安全 | 40 | 39.5'), []],
    ['more is not', replaced(2, '效益指标（40分） | 社会效益 | 基金安全 | 40 | 39.6'), ['E8 87 → 87.6 (E5, E6, E7)']],
    ['a group with other points than its heading', replaced(1, ' | 质量指标 | 检查合格率 | 25 | 18'), ['A5 by 5 (D5, D6)']],
    ['a heading without points', replaced(0, '产出指标 | 数量指标 | 检查次数 | 31 | 30'), []],
    ['份 for 分', replaced(2, '效益指标（30份） | 社会效益 | 基金安全 | 40 | 39'), ['A7 by 10 (D7)']],
    ['a group without points', replaced(2, '效益指标（40分） | 社会效益 | 基金安全 | | 39'), []],
    ['a score that was not given', replaced(2, '效益指标（40分） | 社会效益 | 基金安全 | 40 | '), ['E8 87 → 48 (E5, E6)']],
  ])('%s', (_name, rows, expected) => expect(indicators(rows)).toEqual(expected));

  test('columns whose headings only begin or end alike are others', () =>
    expect(
      indicators(
        ['X | Y | 产出指标（50分） | 检查次数 | 9 | 50 | 8 | 7 | 48', '总分 | | | | | | | | 48'],
        '上一级指标 | 一级指标说明 | 一级指标 | 三级指标 | 权重分值 | 分值 | 得分率 | 上年得分 | 得分',
      ),
    ).toEqual([]));
  test('points before any group belong to none', () =>
    expect(indicators([' | 质量指标 | 检查合格率 | 20 | 18', '总分 | | | | 18'])).toEqual([]));
  test('no scores, no total', () => expect(indicators(['产出指标（50分） | 数量 | 次数 | 50 | ', '总分 | | | | 87'])).toEqual([]));
  test('the total may count the score of 执行率 or not', () => {
    expect(indicators(ROWS, undefined, EXECUTION)).toEqual([]);
    expect(indicators(replaced(3, '总分 | | | | 92'), undefined, EXECUTION)).toEqual([]);
    expect(indicators(replaced(3, '总分 | | | | 90'), undefined, EXECUTION)).toEqual(['E9 90 → 87 (E6, E7, E8)']);
    expect(indicators(replaced(3, '总分 | | | | 92'))).toEqual(['E8 92 → 87 (E5, E6, E7)']);
  });
  test.each([
    '一级 | 二级指标 | 三级指标 | 分值 | 得分',
    '一级指标 | 二级指标 | 三级指标 | 权重 | 得分',
    '一级指标 | 二级指标 | 三级指标 | 分值 | 评价得分情况',
  ])('without the headings nothing is said: %s', (headings) => expect(indicators(replaced(3, '总分 | | | | 88'), headings)).toEqual([]));
});
