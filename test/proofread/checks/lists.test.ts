import { proofread } from '../../../src/engine';
import { BASIC } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** A list that lacks something is asked for it, unless what is lacking stands beside it under a name of the text's own. */

const WORKBOOK = workbookOf(`# 支出总表
2024年部门支出总表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
| 合计 | 125.35 | 85.35 | 40
208 | 社会保障和就业支出 | 30.15 | 30.15 | 0
210 | 卫生健康支出 | 90.2 | 55.2 | 35
229 | 其他支出 | 5 | 0 | 5`);

const findings = (sentence: string): string[] =>
  proofread(WORKBOOK, `一、支出总体情况\n${sentence}`).findings.map(({ rule, level }) => `${rule} ${level}`);

test.each<[string, string, string[]]>([
  ['all of it', '支出总计125.35万元，其中：社会保障和就业支出30.15万元，卫生健康支出90.2万元，其他支出5万元。', []],
  ['a class left out', '支出总计125.35万元，其中：社会保障和就业支出30.15万元，卫生健康支出90.2万元。', ['T-MISSITEM warning']],
  ['some of them', '支出总计125.35万元，其中：社会保障和就业支出30.15万元，卫生健康支出90.2万元等。', []],
  ['some of them, in a bracket', '支出总计125.35万元，其中：社会保障和就业支出30.15万元，卫生健康支出90.2万元（占71.96%）等支出。', []],
  ['等 in a word', '支出总计125.35万元，其中：社会保障和就业支出30.15万元，卫生健康支出90.2万元用于高等教育。', ['T-MISSITEM warning']],
  ['the main ones', '支出总计125.35万元。主要支出科目如下：\n——社会保障和就业支出30.15万元；\n——卫生健康支出90.2万元。', []],
  [
    'all of them on lines',
    '支出总计125.35万元。支出科目如下：\n——社会保障和就业支出30.15万元；\n——卫生健康支出90.2万元。',
    ['T-MISSITEM warning'],
  ],
  ['the greatest of them', '支出总计125.35万元，其中占比最高的是卫生健康支出90.2万元，其次是社会保障和就业支出30.15万元。', []],
  ['a class in other words', '支出总计125.35万元，其中：用于社会保障和就业方面30.15万元，卫生健康方面90.2万元，剩余方面5万元。', []],
])('%s', (_name, sentence, found) => {
  expect(findings(sentence)).toEqual(found);
});

describe('items of the economic classification', () => {
  const basic = workbookOf(
    BASIC.replace('一般公共预算基本支出表\n单', '2024年一般公共预算基本支出表\n单').replace(
      '30201 | 办公费 | 9 | 0 | 9',
      [
        '30201 | 办公费 | 2.5 | 0 | 2.5',
        '30205 | 水费 | 0.85 | 0 | 0.85',
        '30206 | 电费 | 3.15 | 0 | 3.15',
        '30211 | 差旅费 | 2.5 | 0 | 2.5',
      ].join('\n'),
    ),
  );
  const found = (sentence: string): string[] =>
    proofread(basic, `六、一般公共预算基本支出情况\n${sentence}`).findings.map(({ rule, level }) => `${rule} ${level}`);
  const amounts = '办公费2.50万元、水费0.85万元、电费3.15万元、差旅费2.50万元、培训费2.00万元、公务接待费1.00万元';
  const names = '办公费、水费、电费、差旅费、培训费、公务接待费';
  const running = '、公务用车运行维护费';
  test.each<[string, string, string[]]>([
    ['all of them', `公用经费15.00万元，主要包括：${amounts}${running}3.00万元。`, []],
    ['one left out, whose amount is missing', `公用经费15.00万元，主要包括：${amounts}。`, ['T-MISSITEM warning']],
    ['some of them', `公用经费15.00万元，主要包括：${amounts}等。`, []],
    ['a class left out', '基本支出85.35万元，其中：工资福利支出66.35万元，商品和服务支出15.00万元。', ['T-MISSITEM warning']],
    ['the names of all', `公用经费15.00万元，主要包括：${names}${running}。`, []],
    ['the names of all but one', `公用经费15.00万元，主要包括：${names}。`, ['T-CATLIST warning']],
    ['the names of some', `公用经费15.00万元，主要包括：${names}等。`, []],
    ['names, and words that may mean the other', `公用经费15.00万元，主要包括：${names}、车辆运转费用。`, []],
    ['a few names', '公用经费15.00万元，主要包括：办公费、水费、电费、差旅费。', []],
  ])('%s', (_name, sentence, expected) => expect(found(sentence)).toEqual(expected));
});
