import { proofread } from '../../../src/engine';
import { SPENDING } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** Subjects by their names: those that no form and no table knows. */

const WORKBOOK = workbookOf(SPENDING.replace('部门支出总表', '2024年部门支出总表'));
const found = (sentences: string): string[] =>
  proofread(WORKBOOK, `一、部门支出预算情况说明\n${sentences}`).findings.map(
    ({ rule, level, stated, expected }) => `${rule} ${level}: ${stated} → ${expected}`,
  );

test.each<[string, string, string[]]>([
  [
    'a name between two levels that no table knows, whose amount a line of the 款 bears',
    '1.社会保障和就业支出（类）行政事业单位养老支出（款）退休人员活动费（项）。主要用于：退休人员开展活动。2024年预算10.05万元。',
    ['T-SUBJNAME warning: 退休人员活动费 → 机关事业单位职业年金缴费支出'],
  ],
  [
    'the same in one sentence with its amount',
    '社会保障和就业支出（类）行政事业单位养老支出（款）退休人员活动费（项）10.05万元。',
    ['T-SUBJNAME warning: 退休人员活动费 → 机关事业单位职业年金缴费支出'],
  ],
  [
    'an amount that only a line of another class bears',
    '社会保障和就业支出（类）行政事业单位养老支出（款）退休人员活动费（项）55.2万元。',
    ['T-SUBJNAME warning: 退休人员活动费 → undefined'],
  ],
  [
    'a sum with such a subject in it',
    `2024年支出预算125.35万元，其中：
1.社会保障和就业支出（类）行政事业单位养老支出（款）基本养老保险费用（项）。2024年预算20.1万元。
2.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）。2024年预算10.05万元。
3.卫生健康支出（类）医疗保障管理事务（款）行政运行（项）。2024年预算55.2万元。
4.卫生健康支出（类）医疗保障管理事务（款）一般行政管理事务（项）。2024年预算40万元。`,
    ['T-SUBJNAME warning: 基本养老保险费用 → 机关事业单位基本养老保险缴费支出'],
  ],
])('%s', (_, sentences, expected) => expect(found(sentences)).toEqual(expected));

test.each<[string, string, string[]]>([
  ['a former name with an amount', '司法（款）法律援助（项）预算20.1万元。', ['法律援助']],
  ['one in what money is for', '项目支出40万元，主要用于公共法律服务和法律援助支出。', []],
  ['one in a reason', '项目支出40万元，主要原因是法律援助支出增加。', []],
  ['one in what money is for, with its own amount', '项目支出40万元，主要用于法律援助支出20.1万元。', ['法律援助']],
])('%s', (_, sentences, expected) => {
  const old = proofread(WORKBOOK, `一、部门支出预算情况说明\n${sentences}`).findings.filter(({ message }) =>
    message.includes('以前的科目名称'),
  );
  expect(old.map(({ stated }) => stated)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['a class that holds nothing, with the amount of another', '科学技术支出（类）30.15万元。', ['科学技术支出 → 社会保障和就业支出']],
  ['a class that holds nothing, with an amount of no other', '科学技术支出（类）81.7万元。', []],
  ['a name of which two characters were lost', '（4）一般行政事务40万元。', ['一般行政事务 → 一般行政管理事务']],
  ['a name of which most was', '（4）行政事务40万元。', []],
])('%s', (_, sentences, expected) => {
  const { findings } = proofread(WORKBOOK, `一、部门支出预算情况说明\n${sentences}`);
  expect(findings.filter(({ rule }) => rule === 'T-SUBJNAME').map((one) => `${one.stated} → ${one.expected}`)).toEqual(expected);
});
