import { entry, type Entry } from './entry';

/** X. 表间: what two forms both say. */
export const BETWEEN_FORMS: readonly Entry[] = [
  entry(
    'X-T1T2',
    'error',
    ['收支总表与收入总表', '收入总计相等；各收入来源相等'],
    ['收支总表 and 收入总表', 'the same total income, the same income by source'],
  ),
  entry(
    'X-T1T3',
    'error',
    ['收支总表与支出总表', '支出总计相等；每个功能类相等'],
    ['收支总表 and 支出总表', 'the same total spending, the same for every functional class'],
  ),
  entry(
    'X-T4T1',
    'error',
    ['财政拨款收支总表与收支总表', '财政拨款收入一致；全部为财政拨款时每个功能类一致', '先看口径：一表含上年结转、另一表不含的，不作比较'],
    [
      '财政拨款收支总表 and 收支总表',
      'the same appropriations; the same classes where all funds are appropriations',
      'not compared where one form includes the carry-over and the other does not',
    ],
  ),
  entry(
    'X-T4T5',
    'error',
    ['财政拨款收支总表与一般公共预算支出表', '一般公共预算列逐类相等，合计相等'],
    ['财政拨款收支总表 and 一般公共预算支出表', 'the column 一般公共预算 is the same class by class'],
  ),
  entry(
    'X-T3T5',
    'error',
    ['支出总表与一般公共预算支出表', '同口径时，同科目同栏相等'],
    ['支出总表 and 一般公共预算支出表', 'the same subject and column, where the scope is the same'],
  ),
  entry(
    'X-T5T6',
    'error',
    ['一般公共预算支出表与基本支出表', '基本支出合计、人员经费、公用经费（及经济类）三数相等'],
    ['一般公共预算支出表 and 基本支出表', 'the same basic expenditure, personnel and operating funds'],
  ),
  entry(
    'X-T5T7',
    'error',
    ['项目支出与项目支出表', '项目支出按科目、按合计相等'],
    ['project columns and project forms', 'the same project expenditure by subject and in all'],
  ),
  entry(
    'X-SPLIT',
    'error',
    ['人员/公用口径', '基本支出明细中人员类合计 = 人员经费，公用经费类合计 = 公用经费'],
    ['personnel and operating funds', 'the detail by item adds up to 人员经费 and 公用经费'],
  ),
  entry(
    'X-ECON8',
    'error',
    ['经济分类汇总表与基本支出表', '总计与支出总表相等；每个款级科目汇总数 ≥ 基本支出数'],
    ['economic summary', 'its total is that of 支出总表; each item covers at least basic expenditure'],
  ),
  entry(
    'X-SG-T',
    'error',
    ['“三公”经费与经济分类', '因公出国 ≥ 30212，购置 ≥ 31013，运行 ≥ 30231，接待 ≥ 30217（基本支出不大于全口径）；没有项目支出时相等'],
    ['three public expenses and economic items', 'each covers at least its item of basic expenditure; equal where there are no projects'],
  ),
  entry(
    'X-EMPTY',
    'error',
    ['政府性基金、国有资本经营表与总表', '各表合计与财政拨款收支总表相应列相等'],
    ['funds and state capital forms', 'their totals are those of 财政拨款收支总表'],
  ),
  entry(
    'X-PERF-AMT',
    'error',
    [
      '绩效目标表金额',
      '整体绩效的总额、基本、项目、人员、公用与预算表一致；项目绩效的资金 = 该项目预算',
      '表头为万元而填元的，按单位错报告',
    ],
    ['amounts of performance forms', 'they are the amounts of the budget forms', '元 under a 万元 heading is named as a slip of unit'],
  ),
  entry(
    'X-SG-FUND',
    'warning',
    ['“三公”资金口径', '经济分类汇总表“其中：财政拨款” ≥ “三公”经费（财政拨款口径）'],
    ['funds of the three public expenses', 'the column 其中：财政拨款 covers them'],
  ),
  entry(
    'X-SAME',
    'warning',
    ['同一指标多处出现', '同源同项逐位相同；尾差为提示'],
    ['the same figure in several places', 'the same amount everywhere; roundings are mentioned'],
  ),
  entry(
    'X-PRIOR',
    'warning',
    [
      '与上年工作簿',
      '表中的上年数 = 上年工作簿的同一行；决算的年初结转和结余 = 上年决算的年末结转和结余',
      '给出上年工作簿（--prior）时才核对；会计差错更正、收回存量资金等调整请说明',
    ],
    [
      "last year's workbook",
      'what a form says of last year is what that workbook says; 年初结转和结余 is what last year closed with',
      'compared where --prior is given; adjustments want an explanation',
    ],
  ),
];
