import { proofread } from '../../../src/engine';
import { workbookOf } from '../../support/forms';

/** The code before a name is that of the name: where both are known and differ, one of them is wrong. */

const WORKBOOK = workbookOf(`# 支出总表
2024年部门支出总表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
| 合计 | 125.35 | 85.35 | 40
208 | 社会保障和就业支出 | 125.35 | 85.35 | 40
20810 | 社会福利 | 125.35 | 85.35 | 40
2081002 | 老年福利 | 85.35 | 85.35 | 0
2081004 | 殡葬 | 40 | 0 | 40`);

const findings = (sentence: string): string[] =>
  proofread(WORKBOOK, `一、支出总体情况\n${sentence}`).findings.map(({ rule, quote, expected }) => `${rule} ${quote} ${expected ?? ''}`);

test.each<[string, string, string[]]>([
  ['right', '2081002老年福利85.35万元；2081004殡葬40万元。', []],
  ['that of another subject', '2081002老年福利85.35万元；2081002殡葬40万元。', ['T-SUBJNAME 2081002殡葬 2081004']],
  ['behind a stroke', '2081002-殡葬40万元。', ['T-SUBJNAME 2081002-殡葬 2081004']],
  ['of an economic subject', '30108职业年金缴费5.12万元。', ['T-SUBJNAME 30108职业年金缴费 30109']],
  ['of a class above it', '208-社会福利125.35万元。', []],
  ['no code at all', '编号2081009，殡葬40万元。', []],
])('%s', (_name, sentence, found) => {
  expect(findings(sentence)).toEqual(found);
});
