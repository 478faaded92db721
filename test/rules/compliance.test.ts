import { FUNDS, GENERAL, PROJECTS, SPENDING } from '../../src/rules/support/forms';
import { change, ruleTable } from '../support/forms-table';

const EMPTY_FUNDS = `# 政府性基金预算支出表
  政府性基金预算支出表
  单位：万元
  科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
   | 合计 | | |`;

ruleTable('C-EMPTY', {
  valid: { 'an empty form that says so': `${EMPTY_FUNDS}\n注：本单位没有政府性基金预算支出，故本表无数据。`, 'a form with amounts': FUNDS },
  invalid: {},
});

ruleTable('C-NODATA', {
  valid: { 'a form of zeros holds data': FUNDS.replaceAll('8.5', '0') },
  invalid: { 'an empty form that says nothing': { grid: EMPTY_FUNDS, level: 'warning', first: '政府性基金预算支出表!A1' } },
});

ruleTable('C-UNITHEAD', {
  valid: {
    'stated with the organisation': change(SPENDING, ['单位：万元', '部门：某市医疗保障局 | | | | 金额单位：元']),
    'in brackets': change(SPENDING, ['单位：万元', '（单位：万元）']),
  },
  invalid: {},
});

ruleTable('C-LEVEL', {
  valid: {
    'names without codes at the last level': change(
      GENERAL,
      ['2101501 | 行政运行', ' | 行政运行'],
      ['2101502 | 一般行政管理事务', ' | 一般行政管理事务'],
    ),
  },
  invalid: {},
});

ruleTable('C-PLACEHOLDER', {
  valid: { 'a project': PROJECTS },
  invalid: { 'a name to fill in': { grid: change(PROJECTS, ['信息系统运行维护', 'XX项目']), level: 'error', first: '项目支出表!B6' } },
});

ruleTable('C-TABLES', {
  valid: { 'a single form is no disclosure': GENERAL },
  invalid: {},
});

ruleTable('C-EXTRACT', {
  valid: { 'a single form': GENERAL },
  invalid: { 'two forms': { grid: `${GENERAL}\n${FUNDS}`, level: 'warning', first: '-' } },
});
