import { entry, type Entry } from './entry';

const REFORM = {
  zh: '《支出经济分类科目改革方案》（财预〔2017〕98号）科目说明',
  en: 'the 2017 reform of the economic classification (财预〔2017〕98号)',
} as const;

/** FE. 功能—经济: basic expenditure by function against the items it is paid with. */
export const FUNCTIONAL_ECONOMIC: readonly Entry[] = [
  entry(
    'FE-PENSION',
    'error',
    ['养老保险', '2080505（基本支出） = 30108', '比较基本支出列，不比较合计列'],
    ['pension contributions', '2080505 (basic) = 30108', 'the column of basic expenditure is compared, not the total'],
    REFORM,
  ),
  entry(
    'FE-ANNUITY',
    'error',
    ['职业年金', '2080506（基本支出） = 30109', '项目列支的做实补记不比'],
    ['occupational annuity', '2080506 (basic) = 30109', 'what projects pay is not compared'],
    REFORM,
  ),
  entry(
    'FE-MED',
    'warning',
    ['医疗保险', '2101101 + 2101102（基本支出） = 30110；2101103 = 30111', '部分地区在行政运行、事业运行中列支，不等时请核实'],
    ['medical insurance', '2101101 + 2101102 (basic) = 30110; 2101103 = 30111', 'some localities pay it under 行政运行'],
    REFORM,
  ),
  entry(
    'FE-HOUSING',
    'error',
    ['住房公积金', '2210201（基本支出） = 30113', '2210203 购房补贴在 30102，不在 30113'],
    ['housing fund', '2210201 (basic) = 30113', '2210203 is part of 30102'],
    REFORM,
  ),
  entry(
    'FE-HSUB',
    'warning',
    ['购房补贴、提租补贴', '30102 津贴补贴 ≥ 2210202 + 2210203（基本支出）', '不列入 30113 住房公积金'],
    ['housing allowances', '30102 ≥ 2210202 + 2210203 (basic)', 'they are no part of 30113'],
    REFORM,
  ),
  entry(
    'FE-INJURY',
    'warning',
    ['工伤等保险', '30112 其他社会保障缴费 ≥ 2082701 + 2082702 + 2082799（基本支出）'],
    ['injury insurance', '30112 ≥ 2082701 + 2082702 + 2082799 (basic)'],
    REFORM,
  ),
  entry(
    'FE-RETIRE',
    'warning',
    ['离退休', '302 + 303 ≥ 2080501 + 2080502（基本支出）', '离退休费可列 30301、30302、30305、30307、30309，公用部分列 302'],
    ['retirement', '302 + 303 ≥ 2080501 + 2080502 (basic)', 'it is paid with several items'],
    REFORM,
  ),
  entry(
    'FE-TRAIN',
    'warning',
    ['培训支出', '单列 2050803 的地区：2050803（基本支出） = 30216', '多数省不单列'],
    ['training', 'where 2050803 is shown: 2050803 (basic) = 30216', 'most provinces do not show it'],
    REFORM,
  ),
  entry(
    'FE-30239',
    'warning',
    ['公务交通补贴', '公务交通补贴列 30239 其他交通费用，不列 301、303'],
    ['travel allowances', '公务交通补贴 is paid with 30239, not with 301 or 303'],
    REFORM,
  ),
];
