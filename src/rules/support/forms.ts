/**
 * Small forms that agree with themselves and with one another, for the examples of the rules. All in 万元. A line is a row, `|` parts the
 * cells, `<` is merged with the cell at its left, `# name` begins a sheet.
 */

export const SUMMARY = `# 收支总表
部门收支总表
单位：万元
收入 | < | 支出 | <
项目 | 预算数 | 项目 | 预算数
一、一般公共预算拨款收入 | 100.25 | 一、社会保障和就业支出 | 30.15
二、事业收入 | 20.1 | 二、卫生健康支出 | 90.2
本年收入合计 | 120.35 | 本年支出合计 | 120.35
上年结转 | 5 | 结转下年 | 5
收入总计 | 125.35 | 支出总计 | 125.35`;

export const INCOME = `# 收入总表
部门收入总表
单位：万元
科目编码 | 科目名称 | 合计 | 上年结转 | 一般公共预算 | 事业收入
| 合计 | 125.35 | 5 | 100.25 | 20.1
208 | 社会保障和就业支出 | 30.15 | 0 | 30.15 | 0
210 | 卫生健康支出 | 95.2 | 5 | 70.1 | 20.1`;

export const SPENDING = `# 支出总表
部门支出总表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
| 合计 | 125.35 | 85.35 | 40
208 | 社会保障和就业支出 | 30.15 | 30.15 | 0
20805 | 行政事业单位养老支出 | 30.15 | 30.15 | 0
2080505 | 机关事业单位基本养老保险缴费支出 | 20.1 | 20.1 | 0
2080506 | 机关事业单位职业年金缴费支出 | 10.05 | 10.05 | 0
210 | 卫生健康支出 | 95.2 | 55.2 | 40
21015 | 医疗保障管理事务 | 95.2 | 55.2 | 40
2101501 | 行政运行 | 55.2 | 55.2 | 0
2101502 | 一般行政管理事务 | 40 | 0 | 40`;

export const APPROPRIATIONS = `# 财政拨款收支总表
财政拨款收支总表
单位：万元
收入 | < | 支出 | < | < | <
项目 | 预算数 | 项目 | 合计 | 一般公共预算 | 政府性基金预算
一、一般公共预算拨款 | 125.35 | 一、社会保障和就业支出 | 30.15 | 30.15 | 0
二、政府性基金预算拨款 | 8.5 | 二、卫生健康支出 | 95.2 | 95.2 | 0
 | | 三、其他支出 | 8.5 | 0 | 8.5
收入总计 | 133.85 | 支出总计 | 133.85 | 125.35 | 8.5`;

export const GENERAL = SPENDING.replace('# 支出总表', '# 一般公共预算支出表').replace('部门支出总表', '一般公共预算支出表');

export const SPENDING_OF_TWO_YEARS = `# 一般公共预算支出表
2025年一般公共预算支出表
单位：万元
科目编码 | 科目名称 | 2024年预算数 | 2025年预算数 | 增减额 | 增减%
| 合计 | 115 | 125.35 | 10.35 | 9.00
208 | 社会保障和就业支出 | 25 | 30.15 | 5.15 | 20.60
20805 | 行政事业单位养老支出 | 25 | 30.15 | 5.15 | 20.60
2080505 | 机关事业单位基本养老保险缴费支出 | 25 | 30.15 | 5.15 | 20.60
210 | 卫生健康支出 | 90 | 95.2 | 5.2 | 5.78
21011 | 行政事业单位医疗 | 90 | 95.2 | 5.2 | 5.78
2101101 | 行政单位医疗 | 90 | 95.2 | 5.2 | 5.78`;

export const BASIC = `# 一般公共预算基本支出表
一般公共预算基本支出表
单位：万元
经济分类科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
| 合计 | 85.35 | 70.35 | 15
301 | 工资福利支出 | 66.35 | 66.35 | 0
30101 | 基本工资 | 30.2 | 30.2 | 0
30108 | 机关事业单位基本养老保险缴费 | 20.1 | 20.1 | 0
30109 | 职业年金缴费 | 10.05 | 10.05 | 0
30113 | 住房公积金 | 6 | 6 | 0
302 | 商品和服务支出 | 15 | 0 | 15
30201 | 办公费 | 9 | 0 | 9
30216 | 培训费 | 2 | 0 | 2
30217 | 公务接待费 | 1 | 0 | 1
30231 | 公务用车运行维护费 | 3 | 0 | 3
303 | 对个人和家庭的补助 | 4 | 4 | 0
30302 | 退休费 | 4 | 4 | 0`;

export const EXPENSES = `# 三公
“三公”经费预算表
单位：万元
合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费
^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^
4.05 | 0 | 3 | 0 | 3 | 1.05`;

export const PROJECTS = `# 项目支出表
项目支出表
单位：万元
类型 | 项目名称 | 合计
 | 合计 | 40
特定目标类 | 医保基金监管 | 25
其他运转类 | 信息系统运行维护 | 15`;

export const PROCUREMENT = `# 政府采购预算表
政府采购预算表
单位：万元
项目 | 金额
合计 | 6.65
一、货物 | 2.15
二、工程 | 0.5
三、服务 | 4`;

export const FUNDS = `# 政府性基金预算支出表
政府性基金预算支出表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
| 合计 | 8.5 | 0 | 8.5
229 | 其他支出 | 8.5 | 0 | 8.5
22960 | 彩票公益金安排的支出 | 8.5 | 0 | 8.5
2296002 | 用于社会福利的彩票公益金支出 | 8.5 | 0 | 8.5`;

export const STATE_CAPITAL = FUNDS.replaceAll('政府性基金预算', '国有资本经营预算');

export const AGENCY = `# 机关运行经费
机关运行经费表
单位：万元
项目 | 金额
合计 | 15
办公费 | 12.95
其他商品和服务支出 | 2.05`;

export const CARRY = `# 上年结转
上年结转结余明细表
单位：万元
项目名称 | 合计 | 财政拨款 | 非财政拨款
合计 | 5 | 4.05 | 0.95
医保基金监管 | 3.05 | 3.05 | 0
信息系统运行维护 | 1.95 | 1 | 0.95`;

export const GOALS = `# 整体绩效目标表
部门整体绩效目标表
年度预算金额（万元） | 支出预算合计 | 85.35
 | 人员经费 | 70.35
 | 公用经费 | 15
一级指标 | 二级指标 | 三级指标
产出指标 | 数量指标 | 检查次数`;

export const SCORES = `# 项目自评表
项目支出绩效自评表
项目名称 | 医保基金监管
 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
年度资金总额（万元） | 20 | 20 | 10 | 10 | 50% | 5
一级指标 | 二级指标 | 三级指标 | 分值 | 得分
产出指标（50分） | 数量指标 | 检查次数 | 30 | 30
 | 质量指标 | 检查合格率 | 20 | 18
效益指标（40分） | 社会效益 | 基金安全 | 40 | 39
总分 | | | | 92`;

export const DETAIL = `# 基本支出明细
基本支出明细表（按项目）
单位：万元
类型 | 项目名称 | 合计 | 一般公共预算
 | 合计 | 85.35 | 85.35
人员类 | 在职人员工资 | 66.35 | 66.35
人员类 | 退休人员补贴 | 4 | 4
公用经费 | 定额公用经费 | 15 | 15`;

export const ECONOMIC_SUMMARY = `# 支出经济分类汇总表
支出经济分类汇总表
单位：万元
经济分类科目编码 | 科目名称 | 合计 | 一般公共预算
| 合计 | 125.35 | 125.35
301 | 工资福利支出 | 66.35 | 66.35
30101 | 基本工资 | 30.2 | 30.2
30108 | 机关事业单位基本养老保险缴费 | 20.1 | 20.1
30109 | 职业年金缴费 | 10.05 | 10.05
30113 | 住房公积金 | 6 | 6
302 | 商品和服务支出 | 55 | 55
30201 | 办公费 | 49 | 49
30216 | 培训费 | 2 | 2
30217 | 公务接待费 | 1 | 1
30231 | 公务用车运行维护费 | 3 | 3
303 | 对个人和家庭的补助 | 4 | 4
30302 | 退休费 | 4 | 4`;

export const UNIT_INCOME = `# 收入总表
部门收入总表
单位：万元
单位代码 | 单位名称 | 合计
 | 合计 | 125.35
614001 | 云岭地区社会医疗保险事业管理局 | 125.35`;

export const UNIT_PROJECTS = `# 项目支出表
项目支出表
单位：万元
项目单位 | 类型 | 项目名称 | 合计
 | | 合计 | 25.15
云岭地区社会医疗保险事业管理局 | 特定目标类 | 医保基金监管 | 25.15`;

export const YEARS = `# 收支总表
部门收支总表
单位：万元
收入 | < | 支出 | < | < | <
项目 | 预算数 | 项目 | 合计 | 本年预算 | 上年结转
一、一般公共预算拨款 | 120.25 | 一、社会保障和就业支出 | 30.15 | 30.15 | 0
 | | 二、卫生健康支出 | 95.2 | 90.1 | 5.1
本年收入合计 | 120.25 | | | |
上年结转 | 5.1 | | | |
收入总计 | 125.35 | 支出总计 | 125.35 | 120.25 | 5.1`;

/** A general budget with the functional subjects that economic items answer to. */
export const PAIRED = `# 一般公共预算支出表
一般公共预算支出表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
| 合计 | 50.15 | 46.15 | 4
205 | 教育支出 | 2 | 2 | 0
20508 | 进修及培训 | 2 | 2 | 0
2050803 | 培训支出 | 2 | 2 | 0
208 | 社会保障和就业支出 | 30.15 | 30.15 | 0
20805 | 行政事业单位养老支出 | 30.15 | 30.15 | 0
2080505 | 机关事业单位基本养老保险缴费支出 | 20.1 | 20.1 | 0
2080506 | 机关事业单位职业年金缴费支出 | 10.05 | 10.05 | 0
210 | 卫生健康支出 | 12 | 8 | 4
21011 | 行政事业单位医疗 | 12 | 8 | 4
2101101 | 行政单位医疗 | 9 | 5 | 4
2101103 | 公务员医疗补助 | 3 | 3 | 0
221 | 住房保障支出 | 6 | 6 | 0
22102 | 住房改革支出 | 6 | 6 | 0
2210201 | 住房公积金 | 6 | 6 | 0
# 一般公共预算基本支出表
一般公共预算基本支出表
单位：万元
经济分类科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
| 合计 | 46.15 | 44.15 | 2
301 | 工资福利支出 | 44.15 | 44.15 | 0
30108 | 机关事业单位基本养老保险缴费 | 20.1 | 20.1 | 0
30109 | 职业年金缴费 | 10.05 | 10.05 | 0
30110 | 职工基本医疗保险缴费 | 5 | 5 | 0
30111 | 公务员医疗补助缴费 | 3 | 3 | 0
30113 | 住房公积金 | 6 | 6 | 0
302 | 商品和服务支出 | 2 | 0 | 2
30216 | 培训费 | 2 | 0 | 2`;

/** A final account with what it opens and closes with. */
export const closingAccount = (year: number, opening: string, spent: string, closing: string): string => `# 收入支出决算总表
${year}年度收入支出决算总表
单位：万元
收入 | < | 支出 | <
项目 | 决算数 | 项目 | 决算数
一、一般公共预算财政拨款收入 | 100.25 | 一、社会保障和就业支出 | ${spent}
本年收入合计 | 100.25 | 本年支出合计 | ${spent}
年初结转和结余 | ${opening} | 年末结转和结余 | ${closing}
总计 | ${(Number(opening) + 100.25).toFixed(2)} | 总计 | ${(Number(spent) + Number(closing)).toFixed(2)}`;

export interface Pair {
  readonly valid: string;
  readonly invalid: string;
}

/** The valid form, and the same with some texts changed so that the rule is broken. */
export function pair(valid: string, ...changes: readonly (readonly [from: string, to: string])[]): Pair {
  return { valid, invalid: changes.reduce((text, [from, to]) => text.replace(from, to), valid) };
}

export const both = (...sheets: readonly string[]): string => sheets.join('\n');

/** The forms that every disclosure must hold, and that of state capital. */
export const WHOLE_SET = both(SUMMARY, INCOME, SPENDING, APPROPRIATIONS, GENERAL, BASIC, EXPENSES, FUNDS, STATE_CAPITAL);

/** Moves an amount from one item to the next, so that only the pairing is broken. */
export const paired = (from: string, to: string, fromAmounts: readonly [string, string], toAmounts: readonly [string, string]): Pair =>
  pair(
    PAIRED,
    [`${from} | ${fromAmounts[0]} | ${fromAmounts[0]}`, `${from} | ${fromAmounts[1]} | ${fromAmounts[1]}`],
    [`${to} | ${toAmounts[0]} | ${toAmounts[0]}`, `${to} | ${toAmounts[1]} | ${toAmounts[1]}`],
  );

/** A form of five items and no total. */
export const fiveItems = (sheet: string, running: string): string => `# ${sheet}
部门${sheet}
单位：万元
科目编码 | 科目名称 | 合计
2050803 | 培训支出 | 3.05
2080505 | 机关事业单位基本养老保险缴费支出 | 20
2080506 | 机关事业单位职业年金缴费支出 | 10.15
2101501 | 行政运行 | ${running}
2210201 | 住房公积金 | 6`;

/** 一般公共预算支出表 with one 类, 款 and 项 of basic expenditure. */
export const spends = (lines: readonly string[], amount: string): string => `# 一般公共预算支出表
一般公共预算支出表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | 合计 | ${amount} | ${amount} | 0
${lines.map((line) => `${line} | ${amount} | ${amount} | 0`).join('\n')}`;

/** 一般公共预算基本支出表 with the lines given. */
export const pays = (total: string, ...lines: readonly string[]): string => `# 一般公共预算基本支出表
一般公共预算基本支出表
单位：万元
经济分类科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
 | 合计 | ${total} | ${total} | 0
${lines.map((line) => `${line} | 0`).join('\n')}`;

export const summaryWith = (funds: string): string => `# 支出经济分类汇总表
支出经济分类汇总表
单位：万元
科目编码 | 科目名称 | 总计 | 一般公共预算 | <
 | | | 小计 | 其中：财政拨款
 | 合计 | 5.25 | 5.25 | ${funds}
302 | 商品和服务支出 | 5.25 | 5.25 | ${funds}
30217 | 公务接待费 | 5.25 | 5.25 | ${funds}`;

export const RECEPTIONS = `# 三公经费表
一般公共预算“三公”经费支出表
单位：万元
项目 | 预算数
合计 | 5.25
1、因公出国（境）费 | 0
2、公务接待费 | 5.25
3、公务用车购置及运行费 | 0`;

export const ALLOWANCE = spends(['221 | 住房保障支出', '22102 | 住房改革支出', '2210203 | 购房补贴'], '5.25');
export const INJURY = spends(
  ['208 | 社会保障和就业支出', '20827 | 财政对其他社会保险基金的补助', '2082702 | 财政对工伤保险基金的补助'],
  '0.55',
);
export const RETIRED = spends(['208 | 社会保障和就业支出', '20805 | 行政事业单位养老支出', '2080501 | 行政单位离退休'], '3.45');

const RAISED = [
  ['55.2', '56.2'],
  ['95.2', '96.2'],
  ['85.35', '86.35'],
  ['125.35', '126.35'],
] as const;

/** One more for 行政运行 in every line and column that contains it. */
export const raised = (form: string): string => RAISED.reduce((text, [from, to]) => text.replaceAll(from, to), form);

/** Final accounts: the counts and amounts of an agency. */
export const OPERATIONS = `# 机构运行信息表
机构运行信息决算表
单位：万元
项目 | 行次 | 年初预算数 | 决算统计数
一、“三公”经费支出 | 1 | — | —
（一）支出合计 | 2 | 7.8 | 6.51
1.因公出国（境）费 | 3 | | 
2.公务用车购置及运行维护费 | 4 | 4.8 | 4.35
（1）公务用车购置费 | 5 | | 
（2）公务用车运行维护费 | 6 | 4.8 | 4.35
3.公务接待费 | 7 | 3 | 2.16
（二）相关统计数 | 8 | — | —
1.因公出国（境）团组数（个） | 9 | | 
2.公务用车保有量（辆） | 10 | | 2
3.国内公务接待批次（个） | 11 | | 31
4.国内公务接待人次（人） | 12 | | 248
二、机关运行经费 | 13 | | 33.46`;

/** The “三公” form of the same final accounts. */
export const FINAL_EXPENSES = `# 三公
“三公”经费支出决算表
单位：万元
全年预算数 | < | < | < | < | 决算数 | < | < | < | <
合计 | 因公出国（境）费 | 公务用车购置费 | 公务用车运行费 | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置费 | 公务用车运行费 | 公务接待费
7.8 | 0 | 0 | 4.8 | 3 | 6.51 | 0 | 0 | 4.35 | 2.16`;

/** 收入总表 with the subjects of 支出总表. */
export const INCOME_LIKE = SPENDING.replaceAll('支出总表', '收入总表').replace('基本支出 | 项目支出', '一般公共预算 | 事业收入');
