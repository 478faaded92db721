import { proofread } from '../../../src/engine';
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
