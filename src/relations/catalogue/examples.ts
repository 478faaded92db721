import type { Example } from './entry';
import {
  AGENCY,
  APPROPRIATIONS,
  BASIC,
  closingAccount,
  CARRY,
  DETAIL,
  ECONOMIC_SUMMARY,
  EXPENSES,
  FUNDS,
  GENERAL,
  GOALS,
  INCOME,
  PAIRED,
  PROCUREMENT,
  PROJECTS,
  SCORES,
  SPENDING,
  SUMMARY,
  UNIT_INCOME,
  UNIT_PROJECTS,
  YEARS,
} from './examples-forms';

/**
 * One small form a rule, right and wrong; tests execute them. A line is a row, `|` parts the cells, `<` is merged with the cell at its
 * left, `# name` begins a sheet.
 */

/** The valid form, and the same with some texts changed so that the rule is broken. */
function pair(valid: string, ...changes: readonly (readonly [from: string, to: string])[]): Example {
  return { valid, invalid: changes.reduce((text, [from, to]) => text.replace(from, to), valid) };
}

const both = (...sheets: readonly string[]): string => sheets.join('\n');

/** Moves an amount from one item to the next, so that only the pairing is broken. */
const paired = (from: string, to: string, fromAmounts: readonly [string, string], toAmounts: readonly [string, string]): Example =>
  pair(
    PAIRED,
    [`${from} | ${fromAmounts[0]} | ${fromAmounts[0]}`, `${from} | ${fromAmounts[1]} | ${fromAmounts[1]}`],
    [`${to} | ${toAmounts[0]} | ${toAmounts[0]}`, `${to} | ${toAmounts[1]} | ${toAmounts[1]}`],
  );

/** A form of five items and no total. */
const fiveItems = (sheet: string, running: string): string => `# ${sheet}
部门${sheet}
单位：万元
科目编码 | 科目名称 | 合计
2050803 | 培训支出 | 3.05
2080505 | 机关事业单位基本养老保险缴费支出 | 20
2080506 | 机关事业单位职业年金缴费支出 | 10.15
2101501 | 行政运行 | ${running}
2210201 | 住房公积金 | 6`;

/** 一般公共预算支出表 with one 类, 款 and 项 of basic expenditure. */
const spends = (lines: readonly string[], amount: string): string => `# 一般公共预算支出表
一般公共预算支出表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | 合计 | ${amount} | ${amount} | 0
${lines.map((line) => `${line} | ${amount} | ${amount} | 0`).join('\n')}`;

/** 一般公共预算基本支出表 with the lines given. */
const pays = (total: string, ...lines: readonly string[]): string => `# 一般公共预算基本支出表
一般公共预算基本支出表
单位：万元
经济分类科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
 | 合计 | ${total} | ${total} | 0
${lines.map((line) => `${line} | 0`).join('\n')}`;

const summaryWith = (funds: string): string => `# 支出经济分类汇总表
支出经济分类汇总表
单位：万元
科目编码 | 科目名称 | 总计 | 一般公共预算 | <
 | | | 小计 | 其中：财政拨款
 | 合计 | 5.25 | 5.25 | ${funds}
302 | 商品和服务支出 | 5.25 | 5.25 | ${funds}
30217 | 公务接待费 | 5.25 | 5.25 | ${funds}`;

const RECEPTIONS = `# 三公经费表
一般公共预算“三公”经费支出表
单位：万元
项目 | 预算数
合计 | 5.25
1、因公出国（境）费 | 0
2、公务接待费 | 5.25
3、公务用车购置及运行费 | 0`;

const ALLOWANCE = spends(['221 | 住房保障支出', '22102 | 住房改革支出', '2210203 | 购房补贴'], '5.25');
const INJURY = spends(['208 | 社会保障和就业支出', '20827 | 财政对其他社会保险基金的补助', '2082702 | 财政对工伤保险基金的补助'], '0.55');
const RETIRED = spends(['208 | 社会保障和就业支出', '20805 | 行政事业单位养老支出', '2080501 | 行政单位离退休'], '3.45');

const RAISED = [
  ['55.2', '56.2'],
  ['95.2', '96.2'],
  ['85.35', '86.35'],
  ['125.35', '126.35'],
] as const;

/** One more for 行政运行 in every line and column that contains it. */
const raised = (form: string): string => RAISED.reduce((text, [from, to]) => text.replaceAll(from, to), form);

export const EXAMPLES: Readonly<Record<string, Example>> = {
  'A-BAL': pair(SUMMARY, ['上年结转 | 5', '上年结转 | 6'], ['收入总计 | 125.35', '收入总计 | 126.35']),
  'A-IN': pair(SUMMARY, ['本年收入合计 | 120.35', '本年收入合计 | 102.35']),
  'A-OUT': pair(SUMMARY, ['二、卫生健康支出 | 90.2', '二、卫生健康支出 | 92.2']),
  'A-HIER-F': pair(SPENDING, ['行政事业单位养老支出 | 30.15 | 30.15', '行政事业单位养老支出 | 30.15 | 31.15']),
  'A-HIER-E': pair(BASIC, ['工资福利支出 | 66.35 | 66.35', '工资福利支出 | 66.35 | 63.65']),
  'A-ROW': pair(SPENDING, ['2101502 | 一般行政管理事务 | 40 ', '2101502 | 一般行政管理事务 | 41 ']),
  'A-COLSUM': pair(INCOME, ['30.15 | 0 | 30.15', '30.15 | 0 | 30.51']),
  'A-TOTROW': pair(SPENDING, ['合计 | 125.35 | 85.35', '合计 | 125.35 | 95.35']),
  'A-SG': pair(EXPENSES, ['4.05', '4.5']),
  'A-PROC': pair(PROCUREMENT, ['6.65', '7.65']),
  'A-PROJ': pair(PROJECTS, ['合计 | 40', '合计 | 41']),
  'A-CARRY': pair(CARRY, ['合计 | 5 | 4.05', '合计 | 6 | 4.05']),
  'A-NEG': pair(PROCUREMENT, ['货物 | 2.15', '货物 | -2.15']),
  'A-DUPROW': pair(PROCUREMENT, ['三、服务', '二、服务']),
  'P-SCORE': pair(SCORES, ['| 92', '| 95']),
  'X-T1T2': pair(
    both(SUMMARY, INCOME),
    ['收入总计 | 125.35', '收入总计 | 125.45'],
    ['上年结转 | 5', '上年结转 | 5.1'],
    ['支出总计 | 125.35', '支出总计 | 125.45'],
    ['结转下年 | 5', '结转下年 | 5.1'],
  ),
  'X-T1T3': {
    valid: both(SUMMARY.replace('结转下年 | 5', '三、其他支出 | 5').replace('支出合计 | 120.35', '支出合计 | 120.35'), SPENDING),
    invalid: both(SUMMARY, raised(SPENDING)),
  },
  'X-T4T1': pair(
    both(
      SUMMARY.replaceAll('100.25', '120.35').replace('二、事业收入 | 20.1', '二、事业收入 | 0'),
      APPROPRIATIONS.replaceAll('125.35', '120.35').replaceAll('95.2', '90.2').replace(/8\.5/g, '0').replaceAll('133.85', '120.35'),
    ),
    ['一般公共预算拨款收入 | 120.35', '一般公共预算拨款收入 | 110.35'],
    ['二、事业收入 | 0', '二、事业收入 | 10'],
  ),
  'X-T4T5': { valid: both(APPROPRIATIONS, GENERAL), invalid: both(APPROPRIATIONS, raised(GENERAL)) },
  'X-T3T5': {
    valid: both(fiveItems('支出总表', '90.2'), fiveItems('一般公共预算支出表', '90.2')),
    invalid: both(fiveItems('支出总表', '90.2'), fiveItems('一般公共预算支出表', '92.2')),
  },
  'X-T5T6': { valid: both(GENERAL, BASIC), invalid: both(raised(GENERAL), BASIC) },
  'X-T5T7': pair(both(SPENDING, PROJECTS), ['合计 | 40\n', '合计 | 41\n'], ['监管 | 25', '监管 | 26']),
  'X-SPLIT': pair(
    both(BASIC, DETAIL),
    ['退休人员补贴 | 4 | 4', '退休人员补贴 | 1 | 1'],
    ['定额公用经费 | 15 | 15', '定额公用经费 | 15 | 15'],
    ['合计 | 85.35 | 85.35', '合计 | 82.35 | 82.35'],
  ),
  'X-ECON8': pair(
    both(SPENDING, ECONOMIC_SUMMARY),
    ['| 合计 | 125.35 | 125.35', '| 合计 | 135.35 | 135.35'],
    ['302 | 商品和服务支出 | 55 | 55', '302 | 商品和服务支出 | 65 | 65'],
    ['办公费 | 49 | 49', '办公费 | 59 | 59'],
  ),
  'X-SG-T': pair(both(BASIC, EXPENSES), ['4.05 | 0 | 3 | 0 | 3 | 1.05', '3.95 | 0 | 3 | 0 | 3 | 0.95']),
  'X-EMPTY': { valid: both(APPROPRIATIONS, FUNDS), invalid: both(APPROPRIATIONS, FUNDS.replaceAll('8.5', '9.5')) },
  'X-PERF-AMT': pair(both(BASIC, GOALS), ['人员经费 | 70.35', '人员经费 | 703500'], ['合计 | 85.35', '合计 | 85.35']),
  'X-SAME': {
    valid: both(fiveItems('收入总表', '90.2'), fiveItems('支出总表', '90.2')),
    invalid: both(fiveItems('收入总表', '92.2'), fiveItems('支出总表', '90.2')),
  },
  'X-UNITS': pair(both(UNIT_INCOME, UNIT_PROJECTS), ['云岭地区社会医疗保险事业管理局', '云岭地区社会保险事业管理局']),
  'X-SCOPE': pair(both(YEARS, GENERAL), ['一般公共预算支出表\n一般', '一般公共预算支出表\n本年一般']),
  'X-JGYX': pair(both(BASIC, AGENCY), ['合计 | 15', '合计 | 14'], ['办公费 | 12.95', '办公费 | 11.95']),
  'X-PRIOR': {
    prior: closingAccount(2023, '0', '95.25', '5'),
    valid: closingAccount(2024, '5', '102.25', '3'),
    invalid: closingAccount(2024, '6', '103.25', '3'),
  },
  'X-NOTE': pair(`${PROCUREMENT}\n注：货物和工程采购预算2.65万元。`, ['预算2.65万元', '预算3.65万元']),
  'FE-PENSION': paired('30108 | 机关事业单位基本养老保险缴费', '30113 | 住房公积金', ['20.1', '21.1'], ['6', '5']),
  'FE-ANNUITY': paired('30109 | 职业年金缴费', '30110 | 职工基本医疗保险缴费', ['10.05', '11.05'], ['5', '4']),
  'FE-MED': paired('30110 | 职工基本医疗保险缴费', '30109 | 职业年金缴费', ['5', '4'], ['10.05', '11.05']),
  'FE-HOUSING': paired('30113 | 住房公积金', '30108 | 机关事业单位基本养老保险缴费', ['6', '5'], ['20.1', '21.1']),
  'FE-HSUB': {
    valid: both(ALLOWANCE, pays('5.25', '301 | 工资福利支出 | 5.25 | 5.25', '30102 | 津贴补贴 | 5.25 | 5.25')),
    invalid: both(ALLOWANCE, pays('5.25', '301 | 工资福利支出 | 5.25 | 5.25', '30102 | 津贴补贴 | 1 | 1', '30103 | 奖金 | 4.25 | 4.25')),
  },
  'FE-INJURY': {
    valid: both(INJURY, pays('0.55', '301 | 工资福利支出 | 0.55 | 0.55', '30112 | 其他社会保障缴费 | 0.55 | 0.55')),
    invalid: both(
      INJURY,
      pays('0.55', '301 | 工资福利支出 | 0.55 | 0.55', '30112 | 其他社会保障缴费 | 0.25 | 0.25', '30103 | 奖金 | 0.3 | 0.3'),
    ),
  },
  'FE-RETIRE': {
    valid: both(RETIRED, pays('3.45', '303 | 对个人和家庭的补助 | 3.45 | 3.45', '30302 | 退休费 | 3.45 | 3.45')),
    invalid: both(
      RETIRED,
      pays(
        '3.45',
        '301 | 工资福利支出 | 2 | 2',
        '30103 | 奖金 | 2 | 2',
        '303 | 对个人和家庭的补助 | 1.45 | 1.45',
        '30302 | 退休费 | 1.45 | 1.45',
      ),
    ),
  },
  'X-SG-FUND': { valid: both(summaryWith('5.25'), RECEPTIONS), invalid: both(summaryWith('4.25'), RECEPTIONS) },
  'FE-TRAIN': pair(PAIRED, ['30216 | 培训费 | 2 | 0 | 2', '30201 | 办公费 | 1 | 0 | 1\n30216 | 培训费 | 1 | 0 | 1']),
  'FE-GOVECON': pair(
    `# 支出经济分类汇总表
支出经济分类汇总表
单位：万元
政府经济分类科目编码 | 部门经济分类科目编码 | 科目名称 | 合计
 | | 合计 | 30.25
50101 | 30101 | 基本工资 | 30.25`,
    ['50101', '50201'],
  ),
  'FE-PERSCODE': pair(BASIC, ['30302 | 退休费 | 4 | 4 | 0', '30302 | 退休费 | 4 | 0 | 4']),
  'FE-30239': pair(
    `# 一般公共预算基本支出表
一般公共预算基本支出表
单位：万元
经济分类科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
 | 合计 | 9.25 | 5.25 | 4
301 | 工资福利支出 | 5.25 | 5.25 | 0
30102 | 津贴补贴 | 5.25 | 5.25 | 0
302 | 商品和服务支出 | 4 | 0 | 4
30239 | 其他交通费用 | 4 | 0 | 4`,
    ['30102 | 津贴补贴', '30102 | 公务交通补贴'],
  ),
  'FE-BASICITEM': pair(GENERAL, ['行政运行 | 55.2 | 55.2 | 0', '行政运行 | 55.2 | 50 | 5.2']),
  'B-CODE-NAME': pair(SPENDING, ['行政事业单位养老支出', '行政事业单位养老与支付']),
  'B-CODE-PLACE': pair(GENERAL, ['2101501 | 行政运行', '7101501 | 行政运行']),
  'B-OLD-NAME': pair(GENERAL.replace('一般公共预算支出表\n单位', '2024年一般公共预算支出表\n单位'), [
    '210 | 卫生健康支出',
    '210 | 医疗卫生与计划生育支出',
  ]),
  'C-TABLES': pair(
    both(
      SUMMARY,
      INCOME,
      SPENDING,
      APPROPRIATIONS,
      GENERAL,
      BASIC,
      EXPENSES,
      FUNDS,
      FUNDS.replaceAll('政府性基金预算', '国有资本经营预算'),
    ),
    [INCOME, ''],
  ),
  'C-EMPTY': pair(FUNDS, [
    '2296002 | 用于社会福利的彩票公益金支出 | 8.5 | 0 | 8.5',
    '2296002 | 用于社会福利的彩票公益金支出 | 8.5 | 0 | 8.5\n本单位无政府性基金预算支出，故本表无数据。',
  ]),
  'C-UNITHEAD': pair(SPENDING, ['单位：万元\n', '']),
  'C-LEVEL': { valid: GENERAL, invalid: GENERAL.replace(/\n[0-9]{5}(?:[0-9]{2})? .*/g, '') },
  'C-PLACEHOLDER': pair(PROJECTS, ['医保基金监管', '项目名称1']),
};
