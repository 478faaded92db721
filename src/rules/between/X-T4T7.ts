import { incomeLines } from '../support/income-lines';
import { SAME_DATUM } from '../basis';
import { defineRule } from '../rule';
import { both, pair, PROJECTS } from '../support/forms';

const BROKEN_DOWN = `# 财政拨款收支总表
财政拨款收支总表
单位：万元
收入 | < | 支出 | <
项目 | 预算数 | 项目 | 预算数
一、一般公共预算拨款 | 125.35 | 一、社会保障和就业支出 | 30.15
（一）人员经费 | 70.35 | 二、卫生健康支出 | 95.2
（二）公用经费 | 15 | |
（三）项目支出 | 40 | |
收入总计 | 125.35 | 支出总计 | 125.35`;

export default defineRule({
  id: 'X-T4T7',
  level: 'warning',
  basis: SAME_DATUM,
  text: {
    zh: {
      name: '财政拨款收支总表中的项目支出',
      statement: '财政拨款收支总表收入侧所列项目支出 = 项目支出表合计',
      remark: '两表资金范围不同的请说明',
    },
    en: {
      name: 'projects on the income side',
      statement: '项目支出 among the income lines of 财政拨款收支总表 = the total of the project form',
      remark: 'forms of different funds say so',
    },
  },
  relations: (cross) => incomeLines(cross, ({ funds, nature }) => funds === undefined && nature === '项目'),
  examples: [
    {
      ...pair(both(BROKEN_DOWN, PROJECTS), ['人员经费 | 70.35', '人员经费 | 60.35'], ['项目支出 | 40', '项目支出 | 50']),
      first: '财政拨款收支总表!B8',
    },
  ],
});
