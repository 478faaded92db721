import { recognise } from '../../src/forms/recognise';
import { validate } from '../../src/engine';
import { workbookOf } from '../support/forms';
import { layoutTable } from '../support/sums';

/** Lists as places print them, in which everything adds up: each is read as it is meant, and a wrong amount is still found. */

const PROJECTS = `# 项目支出表
2024年度项目支出表
单位：万元
科目编码 | 项目名称 | 合计 | 一般公共预算拨款
 | 合计 | 904.10 | 904.10
2013816 | 食品安全抽检 | 386.70 | 386.70
2060503 | 检验检测设备购置 | 150.00 | 150.00
2013805 | 市场秩序执法办案 | 162.10 | 162.10
2013802 | 综合业务保障 | 71.40 | 71.40
2013815 | 质量安全监管 | 133.90 | 133.90`;

const OPERATIONS = `# 10
机构运行信息决算表
单位：万元
项目 | 行次 | 决算数
“三公”经费支出合计 | 1 | 12.50
1．因公出国（境）费 | 2 | 0.00
2．公务用车购置及运行维护费 | 3 | 10.00
（1）公务用车购置费 | 4 | 0.00
（2）公务用车运行维护费 | 5 | 10.00
3．公务接待费 | 6 | 2.50
机关运行经费 | 7 | 82.10
1．行政单位 | 8 | 82.10
2．参照公务员法管理事业单位 | 9 | 0.00
政府采购支出合计 | 10 | 100.00
1．货物 | 11 | 60.00
2．工程 | 12 | 10.00
3．服务 | 13 | 30.00
政府采购授予中小企业合同金额 | 14 | 80.00
其中：授予小微企业合同金额 | 15 | 50.00`;

const PROCURED = `# 11
2024年政府采购预算表
单位：万元
采购类别 | 合计 | 一般公共预算
合计 | 900.00 | 900.00
货物 | 100.00 | 100.00
工程 | 500.00 | 500.00
服务 | 300.00 | 300.00`;

/** The same with the year's budget, as Yunnan prints it: what its sections head is blank. */
const STATISTICS = `# 09
财政拨款“三公”经费、行政参公单位机关运行经费情况表
单位：元
项目 | 行次 | 年初预算数 | 决算统计数
一、“三公”经费支出 | 1 | |
（一）支出合计 | 2 | 355000.00 | 347360.00
1.因公出国（境）费 | 3 | 0.00 | 0.00
2.公务用车购置及运行维护费 | 4 | 340000.00 | 338000.00
（1）公务用车购置费 | 5 | 260000.00 | 258000.00
（2）公务用车运行维护费 | 6 | 80000.00 | 80000.00
3.公务接待费 | 7 | 15000.00 | 9360.00
（二）相关统计数 | 8 | |
1.公务用车保有量（辆） | 9 | | 4
2.国内公务接待批次（个） | 10 | | 11
3.国内公务接待人次（人） | 11 | | 97
二、机关运行经费 | 12 | |`;

/** The heading names the classification alone; what stands below it are codes. */
const NUMBERED_PROJECTS = `# 项目支出表
项目支出明细表
单位：万元
功能科目 | 项目名称 | 合计 | 本年拨款 | 上年结转
合计 | | 180.50 | 150.50 | 30.00
2010302 | 一般行政管理事务 | 100.50 | 90.50 | 10.00
 | （1）信息化建设 | 60.50 | 50.50 | 10.00
 | （2）会议培训 | 40.00 | 40.00 |
2120804 | 农村基础设施建设支出 | 80.00 | 60.00 | 20.00
 | （1）村道 | 80.00 | 60.00 | 20.00`;

/** Nothing but names and what each is paid from. */
const NAMED_PROJECTS = `# 项目支出表
2025年项目支出表
单位：万元
项目名称 | 合计 | 一般公共预算拨款 | 单位资金
合计 | 96.50 | 84.50 | 12.00
老旧管网改造 | 54.50 | 54.50 |
水质在线监测 | 42.00 | 30.00 | 12.00`;

const MEETINGS = `# 07
会议费、培训费、“三公”经费支出预算表
单位：万元
项目 | 2024年预算数 | 2025年预算数 | 增减额
合计 | 20.5 | 18.5 | -2.0
一、“三公”经费小计 | 12.5 | 10.5 | -2.0
1.因公出国（境）费 | 0 | 0 | 0
2.公务用车购置及运行费 | 10.5 | 9.0 | -1.5
（1）公务用车购置费 | 0 | 0 | 0
（2）公务用车运行费 | 10.5 | 9.0 | -1.5
3.公务接待费 | 2.0 | 1.5 | -0.5
二、会议费 | 5.0 | 5.0 | 0
三、培训费 | 3.0 | 3.0 | 0`;

const CONTINUED = `# 06
一般公共预算财政拨款基本支出决算表
单位：万元
人员经费 | | | 公用经费 | | | | |
科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数
301 | 工资福利支出 | 60.10 | 302 | 商品和服务支出 | 15.50 | 30228 | 工会经费 | 2.50
30101 | 基本工资 | 40.00 | 30201 | 办公费 | 10.00 | 30231 | 公务用车运行维护费 | 1.00
30102 | 津贴补贴 | 20.10 | 30202 | 印刷费 | 2.00 | 310 | 资本性支出 | 3.00
303 | 对个人和家庭的补助 | 5.00 | | | | 31002 | 办公设备购置 | 3.00
30302 | 退休费 | 5.00 | | | | | |
人员经费合计 | | 65.10 | 公用经费合计 | | | | | 18.50`;

const HALVES = `# 03
支出决算表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 130.25 | 100.25 | 30.00 | 2080505 | 机关事业单位基本养老保险缴费支出 | 20.00 | 20.00 |
201 | 一般公共服务支出 | 100.00 | 70.00 | 30.00 | 2080506 | 机关事业单位职业年金缴费支出 | 10.00 | 10.00 |
20105 | 统计信息事务 | 100.00 | 70.00 | 30.00 | | | | |
2010501 | 行政运行 | 100.00 | 70.00 | 30.00 | | | | |
208 | 社会保障和就业支出 | 30.25 | 30.25 | | | | | |
20805 | 行政事业单位养老支出 | 30.25 | 30.25 | | | | | |
2080501 | 行政单位离退休 | 0.25 | 0.25 | | | | | |`;

const TWICE = `# 01
收入支出决算总表
单位：万元
收入 | | 支出 | | |
项目 | 决算数 | 项目（按支出性质和经济分类） | 决算数 | 项目（按功能分类） | 决算数
一、财政拨款收入 | 120.00 | 一、基本支出 | 90.00 | 一、一般公共服务支出 | 120.00
 | | 人员经费 | 70.00 | |
 | | 日常公用经费 | 20.00 | |
 | | 二、项目支出 | 30.00 | |
 | | 三、上缴上级支出 | | |
 | | 四、经营支出 | 5.00 | 二、科学技术支出 | 5.00
二、经营收入 | 5.00 | 支出经济分类 | | |
 | | 基本支出和项目支出合计 | 120.00 | |
 | | 一、工资福利支出 | 70.00 | |
 | | 二、商品和服务支出 | 50.00 | |
本年收入合计 | 125.00 | 本年支出合计 | 125.00 | 本年支出合计 | 125.00
总计 | 125.00 | 总计 | 125.00 | 总计 | 125.00`;

/** Headings of two rows whose merged cells are lost, and words that head nothing elsewhere. */
const SOURCES = `# 02
收入预算总表
单位：万元
单位名称 | 功能科目编码 | 功能科目名称 | 合计 | 一般公共预算 | | 事业收入
 | | | | 经费拨款 | 非税收入 |
合计 | | | 430.5 | 390.5 | 20.0 | 20.0
市水利局 | | | 330.5 | 310.5 | 20.0 |
 | 2130301 | 行政运行 | 230.5 | 230.5 | |
 | 2130305 | 水利工程建设 | 100.0 | 80.0 | 20.0 |
市水文站 | | | 100.0 | 80.0 | | 20.0
 | 2130302 | 一般行政管理事务 | 100.0 | 80.0 | | 20.0`;

const CLASSES = `# 06
一般公共预算基本支出表
单位：万元
科目编码 | 科目名称 | 合计 | 工资福利支出 | | | 商品和服务支出 | |
 | | | 小计 | 基本工资 | 奖金 | 小计 | 办公费 | 电费
 | 合计 | 130.5 | 110.0 | 80.0 | 30.0 | 20.5 | 15.5 | 5.0
201 | 一般公共服务支出 | 130.5 | 110.0 | 80.0 | 30.0 | 20.5 | 15.5 | 5.0
20103 | 政府办公厅（室）及相关机构事务 | 130.5 | 110.0 | 80.0 | 30.0 | 20.5 | 15.5 | 5.0
2010301 | 行政运行 | 130.5 | 110.0 | 80.0 | 30.0 | 20.5 | 15.5 | 5.0`;

const EXPENSES = `# 07
“三公”经费支出决算表
单位：万元
项目 | 2024年预算数 | 2024年决算数
合计 | 12.00 | 10.50
因公出国（境）费 | 0 | 0
公务用车购置及运行维护费 | 10.00 | 9.00
其中：公务用车购置费 | 0 | 0
公务用车运行维护费 | 10.00 | 9.00
公务接待费 | 2.00 | 1.50`;

const NAMED = `# 05
一般公共预算支出表
单位：万元
支出项目 | 合计 | 基本支出 | 项目支出
一般公共服务支出 | 300.50 | 200.50 | 100.00
统计信息事务 | 300.50 | 200.50 | 100.00
行政运行 | 200.50 | 200.50 |
专项统计业务 | 100.00 | | 100.00
社会保障和就业支出 | 130.00 | 130.00 |
行政事业单位养老支出 | 130.00 | 130.00 |
机关事业单位基本养老保险缴费支出 | 130.00 | 130.00 |
支出合计 | 430.50 | 330.50 | 100.00`;

const ONE_BELOW_THE_OTHER = `# 01
部门收支总表
单位：万元
项目 | 2025年预算数
一、收入 |
（一）一般公共预算 | 300.25
（二）事业收入 | 100.00
本年收入合计 | 400.25
上年结转 | 10.00
收入总计 | 410.25
二、支出 |
（一）基本支出 | 250.25
1.人员经费 | 200.25
2.公用经费 | 50.00
（二）项目支出 | 160.00
本年支出合计 | 410.25
结转下年 |
支出总计 | 410.25`;

const DECIMALS = `# 02
部门预算支出明细表
单位：万元
项目 | 合计 | 本级财力 | 上级补助
总计 | 410.25 | 310.25 | 100.00
1 基本支出 | 230.25 | 230.25 |
1.1 人员经费 | 180.25 | 180.25 |
1.1.1 工资福利支出 | 150.25 | 150.25 |
1.1.2 对个人和家庭的补助 | 30.00 | 30.00 |
1.2 公用经费 | 50.00 | 50.00 |
2 项目支出 | 180.00 | 80.00 | 100.00
2.1 部门运转类 | 20.00 | 20.00 |
2.2 特定目标类 | 160.00 | 60.00 | 100.00`;

const CHANGES = `# 11
预算收支增减变化情况表
单位：万元
项目 | 2024年 | 2025年 | 增减额 | 增减幅度 | 变动原因
收入总计 | 400.25 | 410.25 | 10.00 | 2.5% | 工资调标
其中：财政拨款 | 370.00 | 380.00 | 10.00 | 2.70% |
支出总计 | 400.25 | 410.25 | 10.00 | 2.5% |
其中：基本支出 | 220.25 | 230.25 | 10.00 | 4.54% |
项目支出 | 180.00 | 180.00 | 0 | 0 |`;

layoutTable([
  ['projects beside the codes of their subjects', PROJECTS, ['| 150.00 | 150.00', '| 151.00 | 150.00']],
  ['“三公” above 会议费 and 培训费', MEETINGS, ['小计 | 12.5 | 10.5', '小计 | 12.5 | 11.5']],
  ['a class whose subjects go on in the next panel', CONTINUED, ['商品和服务支出 | 15.50', '商品和服务支出 | 12.00']],
  ['公用经费 over two panels', CONTINUED, ['| | | 18.50', '| | | 21.50']],
  ['a 款 whose subjects go on in the second half', HALVES, ['养老支出 | 30.25', '养老支出 | 0.25']],
  ['基本支出 and 项目支出 once more by economic class', TWICE, ['商品和服务支出 | 50.00', '商品和服务支出 | 60.00']],
  ['本年支出合计 of the natures alone', TWICE, ['四、经营支出 | 5.00', '四、经营支出 | 15.00']],
  ['sources below a wide heading without merges', SOURCES, ['100.0 | 80.0 | 20.0 |', '100.0 | 80.0 | 30.0 |']],
  ['economic classes below wide headings without merges', CLASSES, ['80.0 | 30.0 | 20.5', '80.0 | 40.0 | 20.5']],
  ['the “三公” without numbers, 其中 among them', EXPENSES, ['公务接待费 | 2.00', '公务接待费 | 5.00']],
  ['公务用车 and its two parts, without numbers', EXPENSES, ['运行维护费 | 10.00 | 9.00\n公务接待', '运行维护费 | 6.00 | 9.00\n公务接待']],
  ['subjects by their names alone: a 款', NAMED, ['统计信息事务 | 300.50', '统计信息事务 | 310.50']],
  ['subjects by their names alone: the total', NAMED, ['支出合计 | 430.50', '支出合计 | 440.50']],
  ['both sides one below the other: income', ONE_BELOW_THE_OTHER, ['本年收入合计 | 400.25', '本年收入合计 | 401.25']],
  ['both sides one below the other: spending', ONE_BELOW_THE_OTHER, ['项目支出 | 160.00', '项目支出 | 161.00']],
  ['lines numbered 1, 1.1 and 1.1.1', DECIMALS, ['1.2 公用经费 | 50.00 | 50.00', '1.2 公用经费 | 51.00 | 51.00']],
  ['a part shown below the total of one side', CHANGES, ['财政拨款 | 370.00', '财政拨款 | 470.00']],
  ['all parts shown below the total of the other', CHANGES, ['项目支出 | 180.00 | 180.00', '项目支出 | 190.00 | 190.00']],
  ['projects by their names alone', NAMED_PROJECTS, ['42.00 | 30.00', '43.00 | 30.00']],
  ['numbered projects below their subjects', NUMBERED_PROJECTS, ['40.00 | 40.00', '41.00 | 41.00']],
  ['what is bought below 采购类别', PROCURED, ['| 900.00 | 900.00', '| 910.00 | 910.00']],
  ['the “三公” and what is counted beside them', STATISTICS, ['合计 | 2 | 355000.00', '合计 | 2 | 365000.00'], ['D12', 'D13', 'D14']],
  ['sections of 机构运行信息表 without numbers: “三公”', OPERATIONS, ['合计 | 1 | 12.50', '合计 | 1 | 13.50']],
  ['sections of 机构运行信息表 without numbers: what was bought', OPERATIONS, ['合计 | 10 | 100.00', '合计 | 10 | 110.00']],
  ['sections of 机构运行信息表 without numbers: 机关运行经费', OPERATIONS, ['机关运行经费 | 7 | 82.10', '机关运行经费 | 7 | 83.10']],
]);

test('a project that is called as its subject stands beside the others', () => {
  const [form] = recognise(workbookOf(PROJECTS.replace('综合业务保障', '一般行政管理事务'))).forms;
  expect(form!.panels[0]!.lines.filter(({ parent }) => parent !== null)).toEqual([]);
});

test.each([
  ['单位：人、万元', '', '万元'],
  ['编制单位：市统计局　　2024年度　　金额单位：元', '市统计局', '元'],
  ['编制部门：甲省乙市丙区人民政府丁街道办事处　单位：元', '甲省乙市丙区人民政府丁街道办事处', '元'],
])('a caption that says more than its organisation and its unit: %s', (caption, organization, unit) => {
  const { forms } = recognise(workbookOf(NAMED.replace('单位：万元', caption)));
  expect(forms.map((form) => [form.organization, form.unit, form.unitStated])).toEqual([[organization, unit, true]]);
});

const FOOT = `
单位负责人：张三 | | 制表人：李四 | 填表日期：2025年1月20日
第 1 页，共 1 页`;

test.each([
  ['who signed it, when, and its page', NAMED + FOOT],
  ['names of those who signed in cells of their own', NAMED + '\n审核人： | 王五 | 联系电话： | 8412345'],
  ['dashes in the cells that hold nothing', CONTINUED.replace(/\| \|/g, '| - |').replace(/\| \|/g, '| — |')],
])('below or between the lines stands what is none: %s', (_what, grid) => {
  const plain = validate(workbookOf(grid.startsWith(NAMED) ? NAMED : CONTINUED));
  const { findings, coverage } = validate(workbookOf(grid));
  expect(findings.map(({ rule, message }) => [rule, message])).toEqual(plain.findings.map(({ rule, message }) => [rule, message]));
  expect(coverage).toEqual(plain.coverage);
});

const NAMES_WITH_NUMBERS = `# 10
项目支出表
单位：万元
项目名称 | 合计 | 财政拨款
合计 | 310.25 | 310.25
6.26国际禁毒日宣传经费 | 10.25 | 10.25
3.15消费者权益日活动 | 100.00 | 100.00
24 小时值班补助 | 100.00 | 100.00
2.5万元以下项目 | 60.00 | 60.00
会议日期： | 40.00 | 40.00
12 月份工资 | 0 | 0`;

test('a date, a span of hours and an amount before a name are no numbering', () => {
  const [form] = recognise(workbookOf(NAMES_WITH_NUMBERS)).forms;
  expect(form!.panels[0]!.lines.map(({ name, parent }) => [name, parent])).toEqual(
    ['合计', '6.26国际禁毒日宣传经费', '3.15消费者权益日活动', '24小时值班补助', '2.5万元以下项目', '会议日期:', '12月份工资'].map(
      (name) => [name, null],
    ),
  );
});

test.each(['', '—', '0.00'])('the budget of 公务接待费 is asked as a whole: “%s” below it', (below) => {
  const sheet = STATISTICS.replace(
    '（二）相关统计数',
    `（1）国内接待费 | 7 | ${below} | 9360.00\n（2）国（境）外接待费 | 7 | ${below} | 0.00\n（二）相关统计数`,
  );
  const told = validate(workbookOf(sheet)).findings.flatMap(({ level, rule, cells }) =>
    level === 'error' ? [`${rule} ${cells[0]!.address}`] : [],
  );
  // Where a budget is given for the parts, even of 0, they must add up.
  expect(told.filter((one) => one.endsWith('C10'))).toEqual(below === '0.00' ? ['A-TOTROW C10'] : []);
  expect(validate(workbookOf(sheet)).findings.map(({ rule }) => rule)).not.toContain('A-DETAIL');
});

test('机构运行信息表 is one of the final accounts', () => {
  expect(recognise(workbookOf(OPERATIONS)).kind).toBe('final');
});

test('a form of names alone has projects for lines', () => {
  const [form] = recognise(workbookOf(NAMED_PROJECTS)).forms;
  expect(form!.panels[0]!.lines.map(({ key }) => (key.type === 'project' ? key.name : key.type))).toEqual([
    'total',
    '老旧管网改造',
    '水质在线监测',
  ]);
});

test.each(['部门：甲局', '部门/单位：甲局', '编制单位（盖章）：甲局', '单位（部门）名称：甲局', '报送单位全称：甲局'])('%s', (caption) => {
  expect(recognise(workbookOf(NAMED_PROJECTS.replace('单位：万元', `${caption} | | 单位：万元`))).organization).toBe('甲局');
});
