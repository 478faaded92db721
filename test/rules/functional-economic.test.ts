import { BASIC, GENERAL, PAIRED } from '../../src/rules/support/forms';
import { change, ruleTable } from '../support/forms-table';

ruleTable('FE-PENSION', {
  valid: { 'no line of its own': change(PAIRED, ['30108 | 机关事业单位基本养老保险缴费 | 20.1 | 20.1 | 0\n', '']) },
  invalid: {},
});

ruleTable('FE-ANNUITY', {
  valid: {
    'projects make up what was not paid before: only the basic part is 30109': change(
      PAIRED,
      ['2080506 | 机关事业单位职业年金缴费支出 | 10.05 | 10.05 | 0', '2080506 | 机关事业单位职业年金缴费支出 | 12.05 | 10.05 | 2'],
      ['20805 | 行政事业单位养老支出 | 30.15 | 30.15 | 0', '20805 | 行政事业单位养老支出 | 32.15 | 30.15 | 2'],
      ['208 | 社会保障和就业支出 | 30.15 | 30.15 | 0', '208 | 社会保障和就业支出 | 32.15 | 30.15 | 2'],
      ['合计 | 50.15 | 46.15 | 4', '合计 | 52.15 | 46.15 | 6'],
    ),
  },
  invalid: {},
});

ruleTable('FE-MED', {
  valid: {
    '2101101 carries project expenditure too': PAIRED,
    'no 2101103: 30110 and 30111 together': change(
      PAIRED,
      ['2101101 | 行政单位医疗 | 9 | 5 | 4', '2101101 | 行政单位医疗 | 12 | 8 | 4'],
      ['2101103 | 公务员医疗补助 | 3 | 3 | 0\n', ''],
    ),
  },
  invalid: {},
});

ruleTable('FE-HOUSING', {
  valid: {
    '2210203 购房补贴 is part of 30102, not of 30113': change(
      PAIRED,
      ['2210201 | 住房公积金 | 6 | 6 | 0', '2210201 | 住房公积金 | 4 | 4 | 0\n2210203 | 购房补贴 | 2 | 2 | 0'],
      ['30113 | 住房公积金 | 6 | 6 | 0', '30113 | 住房公积金 | 4 | 4 | 0'],
      ['30108 | 机关', '30102 | 津贴补贴 | 2 | 2 | 0\n30108 | 机关'],
    ),
  },
  invalid: {},
});

ruleTable('FE-TRAIN', {
  valid: { 'no line of its own: not compared': change(PAIRED, ['2050803 | 培训支出', '2050899 | 其他进修及培训']) },
  invalid: {},
});

const twoCodes = (government: string, amount: string): string => `支出经济分类汇总表
  单位：万元
  政府经济分类科目编码 | 部门经济分类科目编码 | 科目名称 | 合计
   | | 合计 | ${amount}
  ${government} | 30101 | 基本工资 | ${amount}`;

ruleTable('FE-GOVECON', {
  valid: { 'an agency': twoCodes('50101', '30.25'), 'an institution': twoCodes('50501', '30.25'), 'nothing spent': twoCodes('50201', '0') },
  invalid: { 'capital expenditure for wages': { grid: twoCodes('50306', '30.25'), level: 'error', first: 'Sheet1!C5' } },
});

ruleTable('FE-PERSCODE', {
  valid: { '0 in the other column': BASIC },
  invalid: {
    'one line of 303 under operating funds': {
      grid: change(BASIC, ['30302 | 退休费 | 4 | 4 | 0', '30302 | 退休费 | 4 | 0 | 4']),
      level: 'error',
      first: '一般公共预算基本支出表!E16',
    },
    '302 under personnel': {
      grid: change(BASIC, ['30216 | 培训费 | 2 | 0 | 2', '30216 | 培训费 | 2 | 2 | 0']),
      level: 'error',
      first: '一般公共预算基本支出表!D12',
    },
  },
});

ruleTable('FE-30239', {
  valid: {
    'under 302': change(BASIC, ['30216 | 培训费', '其中：公务交通补贴']),
    'under 301 without an amount': change(BASIC, ['住房公积金 | 6 | 6 | 0', '住房公积金 | 6 | 6 | 0\n | 公务交通补贴 | 0 | 0 | 0']),
  },
  invalid: {
    'a line without a code, under 303': {
      grid: change(BASIC, ['30302 | 退休费 | 4 | 4 | 0', '30302 | 退休费 | 2 | 2 | 0\n | 公务用车补贴 | 2 | 2 | 0']),
      level: 'warning',
      first: '一般公共预算基本支出表!B17',
    },
  },
});

ruleTable('FE-BASICITEM', {
  valid: {
    'the amount is wrong, and reported as such': change(GENERAL, ['行政运行 | 55.2 | 55.2 | 0', '行政运行 | 55.2 | 55.2 | 5.2']),
    '行政运行 is basic, 一般行政管理事务 projects': GENERAL,
  },
  invalid: {
    'basic expenditure under 一般行政管理事务': {
      grid: change(GENERAL, ['2101502 | 一般行政管理事务 | 40 | 0 | 40', '2101502 | 一般行政管理事务 | 40 | 3 | 37']),
      level: 'hint',
      first: '一般公共预算支出表!D12',
    },
  },
});
