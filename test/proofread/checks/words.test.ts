import { proofread } from '../../../src/engine';
import { SPENDING } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** What the words around the numbers say: reasons, halves of pairs, whose document it is. */

const BOOK = SPENDING.replace('部门支出总表', '2024年部门支出总表');
const WORKBOOK = workbookOf(BOOK);

const found = (sentences: string, workbook = WORKBOOK, title = '一、部门支出预算情况说明'): string[] =>
  proofread(workbook, `${title}\n${sentences}`).findings.map(({ rule, level, stated }) => `${rule} ${level}: ${stated}`);

describe('a reason in a sentence of its own', () => {
  test.each<[string, string, string[]]>([
    ['goes the other way', '2024年支出预算125.35万元，比上年减少5万元。主要原因是：项目经费增加。', ['T-REASON warning: 项目经费增加']],
    ['goes the same way', '2024年支出预算125.35万元，比上年减少5万元。主要原因是：项目经费减少。', []],
    [
      'of two changes that go both ways',
      '2024年支出预算125.35万元，比上年减少5万元，下降3.84%，项目支出比上年增加2万元。主要原因是项目经费减少。',
      [],
    ],
    ['of another paragraph', '2024年支出预算125.35万元，比上年减少5万元。\n主要原因是项目经费增加。', []],
    ['that sets one thing against another', '2024年支出预算125.35万元，比上年减少5万元，主要原因是新增1辆车，但与上年购置的车型不同。', []],
  ])('%s', (_, sentences, expected) => expect(found(sentences)).toEqual(expected));
});

describe('pairs', () => {
  test.each<[string, string, string[]]>([
    ['a bracket that closes in the next paragraph', '项目得分99.4分（其中优秀4个。\n已经整改的0个）。', []],
    ['a bracket that never closes', '项目得分99.4分（其中优秀4个。', ['T-TYPO hint: （']],
    ['a bracket that never opened', '项目得分99.4分，其中优秀4个）。', ['T-TYPO hint: ）']],
    ['an item’s number', '工作如下：1）开展检查；2）开展评选。', []],
    ['quotation marks', '开展“案卷检查”和“案例评选”活动。', []],
    ['a closing mark too many', '开展“案卷检查”、案例评选”活动。', ['T-TYPO hint: ”']],
    ['an opening mark too many', '指标“印刷费存在偏差。', ['T-TYPO hint: “']],
    ['marks that do not tell which half they are', '开展"案卷检查"、案例评选"活动。', []],
    ['a quotation over two paragraphs', '要求“一要开展检查。\n二要开展评选。”', []],
  ])('%s', (_, sentences, expected) => expect(found(sentences)).toEqual(expected));
});

describe('growth of 100 % over a base that the text says was 0', () => {
  test.each<[string, string[]]>([
    ['2023年预算为0.00万元，2024年预算安排55.2万元，比2023年预算增加100.00%', ['T-ZEROBASE hint: 100.00%']],
    ['2023年预算为27.6万元，2024年预算安排55.2万元，比2023年预算增加100.00%', []],
  ])('%s', (sentence, expected) =>
    expect(found(`“卫生健康支出（类）医疗保障管理事务（款）行政运行（项）”55.2万元。${sentence}。`)).toEqual(expected),
  );
});

describe('whose document it is', () => {
  const unit = workbookOf(['收支总表', '收入总表', '支出总表'].map((name) => BOOK.replaceAll('部门支出总表', `单位${name}`)).join('\n'));
  const cars = (whose: string): string => `2024年${whose}预算安排购置车辆0辆。`;
  test.each<[string, string, string[]]>([
    ['a unit’s', cars('部门'), ['T-NAME hint: 2024年部门预算']],
    ['a unit’s, called so', cars('单位'), []],
    ['a notice of the department', '根据《关于编制2024年部门预算的通知》编报。', []],
    ['the approval of the department’s', '依据主管局2024年部门预算批复下达。', []],
    ['a long name before it', '纳入甲省乙市丙区人民代表大会常务委员会办公室本级和下属单位2024年部门预算。', []],
    ['the department’s on purpose', '纳入本局2024年部门预算编制范围的二级预算单位包括本单位。', []],
  ])('%s', (_, sentences, expected) => expect(found(sentences, unit, '2024年单位预算编制说明')).toEqual(expected));
  test('a text without a title of its own says nothing', () => expect(found(cars('部门'), unit)).toEqual([]));
});
