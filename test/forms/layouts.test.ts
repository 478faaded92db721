import { recognise } from '../../src/forms/recognise';
import { validate } from '../../src/engine';
import { workbookOf } from '../support/forms';

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

const LISTS: readonly (readonly [what: string, grid: string, wrong: readonly [right: string, wrong: string]])[] = [
  ['projects beside the codes of their subjects', PROJECTS, ['| 150.00 | 150.00', '| 151.00 | 150.00']],
  ['“三公” above 会议费 and 培训费', MEETINGS, ['小计 | 12.5 | 10.5', '小计 | 12.5 | 11.5']],
  ['projects by their names alone', NAMED_PROJECTS, ['42.00 | 30.00', '43.00 | 30.00']],
  ['numbered projects below their subjects', NUMBERED_PROJECTS, ['40.00 | 40.00', '41.00 | 41.00']],
  ['sections of 机构运行信息表 without numbers: “三公”', OPERATIONS, ['合计 | 1 | 12.50', '合计 | 1 | 13.50']],
  ['sections of 机构运行信息表 without numbers: what was bought', OPERATIONS, ['合计 | 10 | 100.00', '合计 | 10 | 110.00']],
  ['sections of 机构运行信息表 without numbers: 机关运行经费', OPERATIONS, ['机关运行经费 | 7 | 82.10', '机关运行经费 | 7 | 83.10']],
];

test.each(LISTS)('%s', (_what, grid, [right, wrong]) => {
  const sums = (text: string) =>
    validate(workbookOf(text)).findings.filter(({ rule, level }) => rule.startsWith('A-') && level === 'error');
  expect(sums(grid).map(({ message }) => message)).toEqual([]);
  expect(grid).toContain(right);
  expect(sums(grid.replace(right, wrong)).length).toBeGreaterThan(0);
});

test('a project that is called as its subject stands beside the others', () => {
  const [form] = recognise(workbookOf(PROJECTS.replace('综合业务保障', '一般行政管理事务'))).forms;
  expect(form!.panels[0]!.lines.filter(({ parent }) => parent !== null)).toEqual([]);
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
