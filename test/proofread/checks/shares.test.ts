import { proofread } from '../../../src/engine';
import { workbookOf } from '../../support/forms';

/** The whole that words name is the one that counts. */

const FORMS = `
# 收支
2024年收入支出决算总表
|||单位：万元
收入项目|金额|支出项目|金额
一般公共预算财政拨款收入|280|一、教育支出|250
其他收入|10|二、卫生健康支出|40
本年收入合计|290|本年支出合计|290
年初结转和结余|20|年末结转和结余|20
总计|310|总计|310
# 支出
2024年支出决算表
||||单位：万元
科目编码|科目名称|本年支出合计|基本支出|项目支出
|合计|290|180|110
205|教育支出|250|150|100
210|卫生健康支出|40|30|10`;

const found = (sentence: string): string[] =>
  proofread(workbookOf(FORMS), `三、支出决算情况\n${sentence}`)
    .findings.filter(({ level }) => level !== 'hint')
    .map(({ rule, level, stated, expected }) => `${level} ${rule} ${stated} → ${expected}`);

test.each([
  ['教育支出250万元，占本年支出合计的86.21%。', []],
  // 总支出 may be either total.
  ['教育支出250万元，占总支出的86.21%。', []],
  ['教育支出250万元，占总支出的80.65%。', []],
  ['教育支出250万元，占支出总计的80.65%。', []],
  ['教育支出250万元，占本年支出合计的80.65%。', ['warning T-PCT 80.65% → 86.21%']],
  ['基本支出180万元，占本年支出合计的58.06%。', ['warning T-PCT 58.06% → 62.07%']],
  // Of what is named without its amount, as soon as the text tells in what it counts.
  ['教育支出占本年支出合计的62.61%。', []],
  ['2024年支出290万元。教育支出占本年支出合计的86.21%。', []],
  ['2024年支出290万元。教育支出占本年支出合计的62.61%。', ['error T-PCT 62.61% → 86.21%']],
  // Of a whole whose amount stands beside it, which no form has.
  ['2024年会议费25.00万元，占培训费40.00万元的62.50%。', []],
  ['2024年会议费25.00万元，占培训费40.00万元的65.20%。', ['error T-PCT 65.20% → 62.50%']],
  // Of several together.
  ['2024年会议费25.00万元、水费5.00万元，两项占培训费40.00万元的75.00%。', []],
  ['2024年会议费25.00万元、水费5.00万元，两项占培训费40.00万元的57.00%。', ['error T-PCT 57.00% → 75.00%']],
  ['支出290万元，其中：教育支出250万元、卫生健康支出40万元，两项占100%。', []],
  ['支出290万元，其中：教育支出250万元、卫生健康支出40万元，两项占96.55%。', ['error T-PCT 96.55% → 100.00%']],
  ['教育支出250万元，卫生健康支出40万元，两项预算占本年支出合计的96.55%。', ['error T-PCT 96.55% → 100.00%']],
  ['教育支出250万元，卫生健康支出40万元，上述支出占本年支出合计的100%。', []],
])('%s', (sentence, findings) => expect(found(sentence)).toEqual(findings));

/** What rounding leaves over of a list that adds up to 100 is the largest part's; another that takes it is pointed out. */
const THIRDS = `
# 支出
2024年支出决算表
||||单位：万元
科目编码|科目名称|本年支出合计|基本支出|项目支出
|合计|900.00|301.03|598.97
205|教育支出|301.03|301.03|0
208|社会保障和就业支出|300.02|0|300.02
210|卫生健康支出|298.95|0|298.95`;

test.each([
  // 33.45, 33.34 and 33.22 are 100.01.
  [['33.44%', '33.34%', '33.22%'], []],
  [['33.45%', '33.34%', '33.21%'], ['33.21%']],
])('%s', ([first, second, third], stated) => {
  const text = `三、支出决算情况\n1.教育支出301.03万元，占本年支出合计的${first}。\n2.社会保障和就业支出300.02万元，占本年支出合计的${second}。\n3.卫生健康支出298.95万元，占本年支出合计的${third}。`;
  const { findings } = proofread(workbookOf(THIRDS), text);
  expect(findings.filter(({ rule }) => rule === 'T-PCT').map((finding) => finding.stated)).toEqual(stated);
});
