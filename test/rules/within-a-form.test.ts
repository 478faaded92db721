import { validate } from '../../src/engine';
import {
  BASIC,
  CARRY,
  EXPENSES,
  EXPENSES_BY_STAGE,
  INCOME,
  PROCUREMENT,
  PROJECTS,
  SCORES,
  SPENDING,
  SUMMARY,
} from '../../src/rules/support/forms';
import { workbookOf } from '../support/forms';
import { change, ruleTable } from '../support/forms-table';

const OF_WHICH = [
  '二、事业收入 | 20.1 | 二、卫生健康支出 | 90.2',
  '其中：上级转移支付 | 60 | 二、卫生健康支出 | 90.2\n二、事业收入 | 20.1 | |',
] as const;

ruleTable('A-BAL', {
  valid: { 'a rounding of one last place': change(SUMMARY, ['收入总计 | 125.35', '收入总计 | 125.36']) },
  invalid: {
    'the sides do not balance': {
      grid: change(
        SUMMARY,
        ['二、卫生健康支出 | 90.2', '二、卫生健康支出 | 80.2'],
        ['本年支出合计 | 120.35', '本年支出合计 | 110.35'],
        ['支出总计 | 125.35', '支出总计 | 115.35'],
      ),
      level: 'error',
      first: '收支总表!B9',
    },
  },
});

ruleTable('A-IN', {
  valid: {
    'parts after 其中 do not add to the total': change(SUMMARY, OF_WHICH),
    'numbering that jumps': change(SUMMARY, ['二、事业收入', '七、事业收入']),
  },
  invalid: {
    'more after 其中 than it is part of': {
      grid: change(SUMMARY, OF_WHICH, ['支付 | 60', '支付 | 160']),
      level: 'error',
      first: '收支总表!B6',
    },
    'an income left out of the total': {
      grid: change(SUMMARY, ['本年收入合计 | 120.35', '本年收入合计 | 100.25']),
      level: 'error',
      first: '收支总表!B7',
    },
  },
});

ruleTable('A-OUT', {
  valid: { 'blank classes are 0 where the form balances': change(SUMMARY, ['本年收入合计', ' | | 三、住房保障支出 |\n本年收入合计']) },
  invalid: {
    'two digits swapped in the total': {
      grid: change(SUMMARY, ['本年支出合计 | 120.35', '本年支出合计 | 102.35']),
      level: 'error',
      first: '收支总表!D7',
    },
  },
});

ruleTable('A-HIER-F', {
  valid: {
    'codes as numbers in three columns without leading zeros': `支出总表
      单位：万元
      类 | 款 | 项 | 科目名称 | 合计
       | | | 合计 | 30.15
      208 | | | 社会保障和就业支出 | 30.15
      208 | 5 | | 行政事业单位养老支出 | 30.15
      208 | 5 | 5 | 机关事业单位基本养老保险缴费支出 | 20.1
      208 | 5 | 6 | 机关事业单位职业年金缴费支出 | 10.05`,
    'codes before the names in one cell': `支出总表
      单位：万元
      科目名称 | 合计 | 基本支出 | 项目支出
      合计 | 30.15 | 30.15 | 0
      208 社会保障和就业支出 | 30.15 | 30.15 | 0
      20805 行政事业单位养老支出 | 30.15 | 30.15 | 0
      2080505 机关事业单位基本养老保险缴费支出 | 20.1 | 20.1 | 0
      2080506 机关事业单位职业年金缴费支出 | 10.05 | 10.05 | 0`,
  },
  invalid: {
    'a 类 that is not its 款': {
      grid: change(SPENDING, ['208 | 社会保障和就业支出 | 30.15 | 30.15', '208 | 社会保障和就业支出 | 30.15 | 35.15']),
      level: 'error',
      first: '支出总表!D5',
    },
  },
});

ruleTable('A-HIER-E', {
  valid: { 'a class without its items': change(BASIC, ['\n30302 | 退休费 | 4 | 4 | 0', '']) },
  invalid: {
    'a subtotal ×10': {
      grid: change(BASIC, ['支出 | 15 | 0 | 15', '支出 | 15 | 0 | 150']),
      level: 'error',
      first: '一般公共预算基本支出表!E10',
    },
  },
});

ruleTable('A-ROW', {
  valid: {
    'a blank part is 0 where the line balances': change(SPENDING, [
      '2101501 | 行政运行 | 55.2 | 55.2 | 0',
      '2101501 | 行政运行 | 55.2 | 55.2 |',
    ]),
    'suggested by the headings, never seen to hold': `其他支出情况表
      单位：万元
      科目编码 | 科目名称 | 合计 | 上年执行数 | 增长额
      201 | 一般公共服务支出 | 30.15 | 25.1 | 7
      208 | 社会保障和就业支出 | 20.1 | 10.05 | 3`,
  },
  invalid: {
    'a sign': {
      grid: change(SPENDING, ['2101502 | 一般行政管理事务 | 40 | 0 | 40', '2101502 | 一般行政管理事务 | -40 | 0 | 40']),
      level: 'error',
      first: '支出总表!C12',
    },
  },
});

ruleTable('A-COLSUM', {
  valid: { 'carry-over is a column of its own': change(INCOME, ['上年结转', '上年结转结余']) },
  invalid: {},
});

ruleTable('A-DETAIL', {
  valid: {
    'every column is filled': INCOME,
    'a total that cannot be read is not blank': change(SPENDING, ['行政运行 | 55.2 |', '行政运行 | 约55.2 |']),
  },
  invalid: {
    'columns of funds all blank': {
      grid: change(
        INCOME,
        ['| 5 | 100.25 | 20.1', '| | |'],
        ['30.15 | 0 | 30.15 | 0', '30.15 | | |'],
        ['95.2 | 5 | 70.1 | 20.1', '95.2 | | |'],
      ),
      level: 'warning',
      first: '收入总表!C4',
    },
  },
});

ruleTable('A-TOTROW', {
  valid: {
    'headings and total repeated on a continued page': change(SPENDING, [
      '210 | 卫生健康支出',
      '科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n | 合计 | 125.35 | 85.35 | 40\n210 | 卫生健康支出',
    ]),
    'the total below the lines': change(
      SPENDING,
      ['| 合计 | 125.35 | 85.35 | 40\n', ''],
      ['2101502 | 一般行政管理事务 | 40 | 0 | 40', '2101502 | 一般行政管理事务 | 40 | 0 | 40\n | 合计 | 125.35 | 85.35 | 40'],
    ),
  },
  invalid: {
    'a class left out of the total, in both columns that have it': {
      grid: change(SPENDING, ['合计 | 125.35 | 85.35 | 40', '合计 | 95.2 | 55.2 | 40']),
      level: 'error',
      first: '支出总表!C4',
      times: 2,
    },
  },
});

ruleTable('A-SG', {
  valid: { 'blank items are 0': change(EXPENSES, ['4.05 | 0 | 3 | 0 | 3 | 1.05', '4.05 | | 3 | | 3 | 1.05']) },
  invalid: {
    'cars are not purchase and running': {
      grid: change(EXPENSES, ['4.05 | 0 | 3 | 0 | 3', '4.05 | 0 | 3 | 0 | 2']),
      level: 'error',
      first: '三公!E5',
    },
  },
});

ruleTable('A-PROC', {
  valid: { 'purchased services are part of services': change(PROCUREMENT, ['三、服务 | 4', '三、服务 | 4\n其中：政府购买服务 | 3']) },
  invalid: {
    'more purchased services than services': {
      grid: change(PROCUREMENT, ['三、服务 | 4', '三、服务 | 4\n其中：政府购买服务 | 5']),
      level: 'error',
      first: '政府采购预算表!B8',
    },
  },
});

ruleTable('A-PROJ', {
  valid: {
    'type codes such as 311 are no economic classes': change(PROJECTS, ['特定目标类', '311 专项业务费'], ['其他运转类', '317 其他项目']),
  },
  invalid: { 'a project left out': { grid: change(PROJECTS, ['合计 | 40', '合计 | 25']), level: 'error', first: '项目支出表!C4' } },
});

ruleTable('A-CARRY', {
  valid: { 'the carry-over of 收入总表': `${CARRY}\n${INCOME}` },
  invalid: {
    'not the carry-over of 收入总表': {
      grid: `${change(CARRY, ['合计 | 5 | 4.05', '合计 | 6 | 5.05'], ['医保基金监管 | 3.05 | 3.05', '医保基金监管 | 4.05 | 4.05'])}\n${INCOME}`,
      level: 'error',
      first: '上年结转!B4',
    },
  },
});

ruleTable('A-NEG', {
  valid: { 'a negative carry-over': change(CARRY, ['合计 | 5 | 4.05', '合计 | -5 | 4.05']) },
  invalid: {
    'a negative expense': {
      grid: change(BASIC, ['30201 | 办公费 | 9', '30201 | 办公费 | -9']),
      level: 'warning',
      first: '一般公共预算基本支出表!C11',
    },
  },
});

ruleTable('A-DUPROW', { valid: { 'numbering that jumps': change(PROCUREMENT, ['三、服务', '五、服务']) }, invalid: {} });

ruleTable('P-SCORE', {
  valid: {
    'the score of execution counted in the total': SCORES,
    'or not': change(SCORES, ['| 92', '| 87']),
    'a rate above 100 % does not raise the score': change(
      SCORES,
      ['20 | 20 | 10 | 10 | 50% | 5', '20 | 20 | 24 | 10 | 120% | 10'],
      ['| 92', '| 97'],
    ),
  },
  invalid: {
    'points of a group': { grid: change(SCORES, ['产出指标（50分）', '产出指标（60分）']), level: 'warning', first: '项目自评表!A6' },
  },
});

ruleTable('P-RATE', {
  valid: { 'half is spent': SCORES },
  invalid: {
    'a rate that is not B ÷ A': {
      grid: change(SCORES, ['| 50% | 5', '| 80% | 8'], ['| 92', '| 95']),
      level: 'error',
      first: '项目自评表!F4',
    },
  },
});

/** The last year is not printed: nothing says of what the rates are, although three columns hold the same. */
const OF_NOTHING_PRINTED = `# 05
  一般公共预算支出表
  单位：万元
  科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 比上年增减%
   | 合计 | 300.5 | 200.5 | 100 | 2.74
  201 | 一般公共服务支出 | 300.5 | 200.5 | 100 | 2.74
  20105 | 统计信息事务 | 300.5 | 200.5 | 100 | 2.74
  2010501 | 行政运行 | 200.5 | 200.5 | | 0
  2010502 | 一般行政管理事务 | 20 | | 20 | 0
  2010505 | 专项统计业务 | 80 | | 80 | 5.5`;

const SHARES_OF_PARENTS = `# 06
  一般公共预算基本支出表
  单位：万元
  科目编码 | 科目名称 | 金额 | 占比%
   | 合计 | 200.25 | 100
  301 | 工资福利支出 | 120.15 | 60
  30101 | 基本工资 | 90.11 | 75
  30102 | 津贴补贴 | 30.04 | 25
  302 | 商品和服务支出 | 80.1 | 40
  30201 | 办公费 | 80.1 | 100`;

ruleTable('A-RATE', {
  valid: { 'of a year that is not printed': OF_NOTHING_PRINTED, 'parts of the class above': SHARES_OF_PARENTS },
  invalid: {
    'neither of the total nor of the class': {
      grid: change(SHARES_OF_PARENTS, ['30.04 | 25', '30.04 | 35']),
      level: 'warning',
      first: '06!D7',
    },
  },
});

test('A-RATE: a column of rates that no two columns give stands in the ledger', () => {
  const of = (grid: string) => validate(workbookOf(grid)).ledger.find(({ rule }) => rule === 'A-RATE');
  expect(of(SHARES_OF_PARENTS)).toBeUndefined();
  const rates = ['| 100\n', '| 60\n', '| 75\n', '| 25\n'].map((rate, at): [string, string] => [rate, `| ${at + 3}.7\n`]);
  expect(of(change(SHARES_OF_PARENTS, ...rates))).toMatchObject({
    outcomes: { couldNotCheck: 1 },
    reasons: [expect.stringContaining('“占比%”栏与表中各栏的数多数对不上')],
  });
});

test('A-SG: where each item has 预算数 and 决算数 the message says which', () => {
  const { findings } = validate(workbookOf(change(EXPENSES_BY_STAGE, ['4.05 | 3.5', '4.05 | 3.8'])));
  expect(findings.find(({ rule }) => rule === 'A-SG')!.message).toMatch(/^“合计·决算数”为 3.80万元，不等于“因公出国\(境\)费·决算数” \+ /);
});
