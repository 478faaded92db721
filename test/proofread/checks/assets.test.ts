import { proofread } from '../../../src/engine';
import { GENERAL, SPENDING } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

const WORKBOOK = workbookOf([SPENDING.replace('部门支出总表', '2024年部门支出总表'), GENERAL].join('\n'));

const found = (sentence: string): string[] =>
  proofread(WORKBOOK, `八、国有资产占用情况\n${sentence}`).findings.map(({ rule, stated, expected }) => `${rule} ${stated} → ${expected}`);

test.each<[string, string[]]>([
  ['固定资产原值812.6万元，累计折旧392.2万元，净值420.4万元。', []],
  ['固定资产原值812.6万元，累计折旧392.2万元，净值402.4万元。', ['T-LISTSUM 402.4万元 → 420.4万元']],
  ['固定资产净值420.4万元（原值812.6万元，折旧392.2万元）。', []],
  ['固定资产净值420.4万元（原值821.6万元，折旧392.2万元）。', ['T-LISTSUM 420.4万元 → 429.4万元']],
  // What one year wrote off is not all that was.
  ['固定资产原值812.6万元，本年折旧39.2万元，净值420.4万元。', []],
  ['固定资产原值812.6万元，当年计提折旧39.2万元，净值420.4万元。', []],
  ['房屋原值500万元，设备累计折旧100万元；设备净值300万元。', []],
  ['资产总额1503.2万元，较上年1463.1万元增加40.1万元。', []],
  ['资产总额1503.2万元，较上年1463.1万元增加41.4万元。', ['T-GROW 41.4万元 → 40.1万元']],
  // No difference, or too far from the two amounts to be theirs.
  ['资产总额1503.2万元，较上年1463.1万元增长41.4%。', []],
  ['资产总额1503.2万元，按照国有资产管理的有关规定，较上年1463.1万元增加41.4万元。', []],
  ['资产总额1503.2万元（共12项），较上年1463.1万元增加41.4万元。', []],
])('what assets cost, what was written off and what they are worth: %s', (sentence, expected) => expect(found(sentence)).toEqual(expected));
