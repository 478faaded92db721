import { proofread } from '../../../src/engine';
import { SPENDING } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** What all of an amount is said to be. */

const WORKBOOK = workbookOf(SPENDING.replace('部门支出总表', '2024年部门支出总表'));
const found = (sentence: string): string[] =>
  proofread(WORKBOOK, `一、部门支出预算情况说明\n2024年${sentence}。`).findings.map(
    ({ rule, level, stated, expected }) => `${rule} ${level}: ${stated} → ${expected}`,
  );

test.each<[string, string[]]>([
  ['行政运行支出55.2万元，均为基本支出', []],
  ['行政运行支出55.2万元，全部为项目支出', ['T-ITEM warning: 项目支出 → 0.0万元']],
  ['项目支出40万元，全部为一般行政管理事务', []],
  ['项目支出40万元，全部为行政运行支出', ['T-ITEM warning: 行政运行 → 0万元']],
  ['卫生健康支出95.2万元，全部为行政运行', ['T-ITEM warning: 行政运行 → 55.2万元']],
  ['卫生健康支出95.2万元，均为医疗保障管理事务（款）支出', []],
  ['支出预算125.35万元，均为卫生健康支出', ['T-ITEM warning: 卫生健康支出 → 95.20万元']],
  ['支出预算125.35万元，均为基本支出和项目支出', []],
  ['支出预算125.35万元，全部用于行政运行', []],
])('%s', (sentence, expected) => expect(found(sentence)).toEqual(expected));

test('the message says what the text calls all of it', () => {
  const [finding] = proofread(WORKBOOK, '一、部门支出预算情况说明\n2024年支出预算125.35万元，均为卫生健康支出。').findings;
  expect(finding!.message).toMatch(/^文中称“支出预算”125\.35万元全部为“卫生健康支出”，/);
});
