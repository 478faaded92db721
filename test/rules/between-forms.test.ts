import {
  AGENCY,
  APPROPRIATIONS,
  BASIC,
  ECONOMIC_SUMMARY,
  EXPENSES,
  FUNDS,
  GENERAL,
  GOALS,
  PAIRED,
  PROCUREMENT,
  PROJECTS,
  SPENDING,
  SUMMARY,
  YEARS,
} from '../../src/rules/support/forms';
import { change, ruleTable } from '../support/forms-table';

const sheets = (...grids: readonly string[]): string => grids.join('\n');

/** The general budget of YEARS without what was carried over. */
const THIS_YEAR = `# 一般公共预算支出表
  一般公共预算支出表
  单位：万元
  科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
   | 合计 | 120.25 | 80.25 | 40
  208 | 社会保障和就业支出 | 30.15 | 30.15 | 0
  2080505 | 机关事业单位基本养老保险缴费支出 | 30.15 | 30.15 | 0
  210 | 卫生健康支出 | 90.1 | 50.1 | 40
  2101501 | 行政运行 | 90.1 | 50.1 | 40`;

/** The same spending with 本年 and 上年结转 in columns of their own and no total. */
const TWO_COLUMNS = `# 支出总表
  部门支出总表
  单位：万元
  科目编码 | 科目名称 | 本年预算 | 上年结转
   | 合计 | 120.25 | 5.1
  208 | 社会保障和就业支出 | 30.15 | 0
  210 | 卫生健康支出 | 90.1 | 5.1`;

/** A form in 万元 with its amounts in 元. */
function inYuan(grid: string): string {
  return grid
    .replace('单位：万元', '单位：元')
    .replace(/ \| ([0-9.]+)(?= \||\n|$)/g, (_, amount: string) => ` | ${Math.round(Number(amount) * 10000)}`);
}

ruleTable('X-T1T3', {
  valid: { '本年 and 上年结转 in two columns: their sum meets the other form': sheets(YEARS, TWO_COLUMNS) },
  invalid: {},
});

ruleTable('X-T4T5', {
  valid: {
    'carry-over in one form and not in the other': sheets(YEARS, THIS_YEAR),
    'government funds beside the general budget': sheets(APPROPRIATIONS, GENERAL),
    'forms in 元 and 万元': sheets(APPROPRIATIONS, inYuan(GENERAL)),
  },
  invalid: {},
});

ruleTable('X-T4T1', {
  valid: {
    'appropriations are part of all income': sheets(
      SUMMARY,
      change(APPROPRIATIONS, ['一般公共预算拨款 | 125.35', '一般公共预算拨款 | 100.25']),
    ),
  },
  invalid: {},
});

ruleTable('X-T3T5', {
  valid: {
    '支出总表 lists 政府性基金 too': sheets(
      `${change(SPENDING, ['合计 | 125.35 | 85.35 | 40', '合计 | 133.85 | 85.35 | 48.5'])}\n229 | 其他支出 | 8.5 | 0 | 8.5`,
      GENERAL,
    ),
  },
  invalid: {},
});

ruleTable('X-T5T6', {
  valid: { 'project expenditure is not part of basic expenditure': sheets(GENERAL, BASIC) },
  invalid: {
    'one more for training in the economic form': {
      grid: change(
        PAIRED,
        ['30216 | 培训费 | 2 | 0 | 2', '30216 | 培训费 | 3 | 0 | 3'],
        ['302 | 商品和服务支出 | 2 | 0 | 2', '302 | 商品和服务支出 | 3 | 0 | 3'],
        ['| 合计 | 46.15 | 44.15 | 2', '| 合计 | 47.15 | 44.15 | 3'],
      ),
      level: 'error',
      first: '一般公共预算支出表!D4',
    },
  },
});

ruleTable('X-SG-T', {
  valid: { 'more receptions than basic expenditure pays, where there are projects': sheets(SPENDING, BASIC, EXPENSES) },
  invalid: {
    'more than basic expenditure pays, without projects': {
      grid: sheets(
        SPENDING.replaceAll('125.35', '85.35')
          .replaceAll('95.2', '55.2')
          .replace(/\b40\b/g, '0'),
        BASIC,
        EXPENSES,
      ),
      level: 'error',
      first: '三公!F5',
    },
  },
});

ruleTable('X-ECON8', {
  valid: { 'projects pay 办公费 too': sheets(SPENDING, ECONOMIC_SUMMARY, BASIC) },
  invalid: {
    'less in all than in basic expenditure': {
      grid: sheets(
        change(
          ECONOMIC_SUMMARY,
          ['30217 | 公务接待费 | 1 | 1', '30217 | 公务接待费 | 0.5 | 0.5'],
          ['办公费 | 49 | 49', '办公费 | 49.5 | 49.5'],
        ),
        BASIC,
      ),
      level: 'error',
      first: '支出经济分类汇总表!C13',
    },
  },
});

ruleTable('X-EMPTY', {
  valid: {
    'no funds and an empty form': sheets(
      APPROPRIATIONS.replaceAll('8.5', '0').replaceAll('133.85', '125.35'),
      FUNDS.replaceAll('8.5', '0'),
    ),
  },
  invalid: {},
});

ruleTable('X-PERF-AMT', {
  valid: {
    '元 under a heading in 元': sheets(
      BASIC,
      GOALS.replace('（万元）', '（元）').replace('85.35', '853500').replace('70.35', '703500').replace('费 | 15', '费 | 150000'),
    ),
  },
  invalid: {
    '元 under a 万元 heading': {
      grid: sheets(BASIC, change(GOALS, ['公用经费 | 15', '公用经费 | 150000'])),
      level: 'error',
      first: '整体绩效目标表!C4',
    },
  },
});

ruleTable('X-JGYX', {
  valid: { 'in 元 beside 万元': sheets(GENERAL, BASIC, inYuan(AGENCY)) },
  invalid: {
    'below 公用经费: a question, not an error': {
      grid: sheets(GENERAL, BASIC, change(AGENCY, ['合计 | 15', '合计 | 12'], ['12.95', '9.95'])),
      level: 'warning',
      first: '机关运行经费!B4',
    },
  },
});

ruleTable('X-NOTE', {
  valid: {
    'in 元': `${PROCUREMENT}\n备注：货物采购预算21500元。`,
    'an amount of something else': `${PROCUREMENT}\n备注：上年预算9.3万元。`,
  },
  invalid: { 'a wrong sum': { grid: `${PROCUREMENT}\n备注：货物和工程采购预算2.15万元。`, level: 'error', first: '政府采购预算表!A8' } },
});

ruleTable('B-CODE-NAME', {
  valid: {
    'type codes of projects are no subjects': change(PROJECTS, ['特定目标类', '311 专项业务费']),
    '支出 left out': change(GENERAL, ['行政事业单位养老支出', '行政事业单位养老']),
  },
  invalid: {},
});

const twoYears = (year: number, before: string, now: string): string => `# 一般公共预算支出表
  ${year}年一般公共预算支出表
  单位：万元
  科目编码 | 科目名称 | 上年预算数 | 本年预算数
  | 合计 | ${before} | ${now}
  208 | 社会保障和就业支出 | ${before} | ${now}
  20805 | 行政事业单位养老支出 | ${before} | ${now}
  2080505 | 机关事业单位基本养老保险缴费支出 | ${before} | ${now}`;

ruleTable('X-PRIOR', {
  prior: twoYears(2023, '18.05', '20.15'),
  valid: {
    "last year's column": twoYears(2024, '20.15', '30.25'),
    'rounded to fewer digits': twoYears(2024, '20.2', '30.3'),
    'a subject that last year did not have, without an amount': change(twoYears(2024, '20.15', '30.25'), [
      '\n  20805 |',
      '\n  210 | 卫生健康支出 | 0 | 0\n  20805 |',
    ]),
    'a workbook of another year says nothing': twoYears(2026, '18.05', '30.25'),
  },
  invalid: {
    'digits swapped': { grid: twoYears(2024, '20.51', '30.25'), level: 'warning', first: '一般公共预算支出表!C4', times: 4 },
  },
});

/** A year that ends with something left: 结余分配 is income of a subject and no spending of it. */
const LEFT = `# 收支总表
  2024年度收入支出决算总表
  单位：万元
  收入 | < | 支出 | <
  项目 | 决算数 | 项目 | 决算数
  一、事业收入 | 120.25 | 一、社会保障和就业支出 | 30.15
   | | 二、卫生健康支出 | 85.1
  本年收入合计 | 120.25 | 本年支出合计 | 115.25
   | | 结余分配 | 5
  总计 | 120.25 | 总计 | 120.25
# 收入总表
  2024年度收入决算表
  单位：万元
  科目编码 | 科目名称 | 合计 | 财政拨款收入 | 事业收入
   | 合计 | 120.25 | | 120.25
  208 | 社会保障和就业支出 | 30.15 | | 30.15
  210 | 卫生健康支出 | 90.1 | | 90.1`;

ruleTable('X-SAME', { valid: { 'what is left of a subject': LEFT }, invalid: {} });
