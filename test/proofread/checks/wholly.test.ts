import { proofread } from '../../../src/engine';
import { EXPENSES, SPENDING } from '../../../src/rules/support/forms';
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

test.each<[string, string[]]>([
  ['公务用车购置及运行费3万元，全部为公务用车运行费', []],
  ['“三公”经费预算4.05万元，比上年减少1万元，下降19.8%，全部为公务接待费', ['T-ITEM warning: 公务接待费 → 1.05万元']],
  ['“三公”经费预算4.05万元，全部为公务接待费', ['T-ITEM warning: 公务接待费 → 1.05万元']],
])('%s', (sentence, expected) => {
  const workbook = workbookOf(EXPENSES.replace('“三公”经费预算表', '2024年“三公”经费预算表'));
  const { findings } = proofread(workbook, `七、“三公”经费预算情况说明\n2024年${sentence}。`);
  const own = findings.filter(({ rule }) => rule === 'T-ITEM');
  expect(own.map(({ rule, level, stated, expected: right }) => `${rule} ${level}: ${stated} → ${right}`)).toEqual(expected);
});
