import { ARITHMETIC } from '../basis';
import { defineRule } from '../rule';

const NAMES = [
  '| 合计',
  '205 | 教育支出',
  '20501 | 教育管理事务',
  '2050101 | 行政运行',
  '2050102 | 一般行政管理事务',
  '208 | 社会保障和就业支出',
  '20805 | 行政事业单位养老支出',
  '2080505 | 机关事业单位基本养老保险缴费支出',
  '2080506 | 机关事业单位职业年金缴费支出',
  '210 | 卫生健康支出',
  '21011 | 行政事业单位医疗',
  '2101101 | 行政单位医疗',
  '221 | 住房保障支出',
  '22102 | 住房改革支出',
  '2210201 | 住房公积金',
];

const AMOUNTS = [
  '236.25 | 196.25 | 40',
  '160.5 | 120.5 | 40',
  '160.5 | 120.5 | 40',
  '120.5 | 120.5 | ',
  '40 | | 40',
  '45.6 | 45.6 | ',
  '45.6 | 45.6 | ',
  '30.4 | 30.4 | ',
  '15.2 | 15.2 | ',
  '12.35 | 12.35 | ',
  '12.35 | 12.35 | ',
  '12.35 | 12.35 | ',
  '17.8 | 17.8 | ',
  '17.8 | 17.8 | ',
  '17.8 | 17.8 | ',
];

const spending = (amounts: readonly string[]): string =>
  ['# 支出总表', '部门支出总表', '单位：万元', '科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出']
    .concat(NAMES.map((name, line) => `${name} | ${amounts[line] ?? '| | '}`))
    .join('\n');

/** The amounts of 教育支出 were left out, and all below them stand four rows too high. */
const TOO_HIGH = [AMOUNTS[0]!, ...AMOUNTS.slice(5)];
/** Two blank rows were pasted along, and all below them stand two rows too low. */
const TOO_LOW = [...AMOUNTS.slice(0, 5), '| | ', '| | ', ...AMOUNTS.slice(5)];

/** Its finding is made by rules/displaced.ts: what the displacement explains is not told relation by relation. */
export default defineRule({
  id: 'A-SHIFT',
  level: 'error',
  basis: ARITHMETIC,
  text: {
    zh: {
      name: '整体错位',
      statement: '金额与其科目（项目）在同一行',
      remark:
        '某行起的金额整体高了或低了几行、移回后表内表间关系几乎全部成立的，作一处报告，不再逐项列出（不符的项数照计）；移动至少使三项不符的关系成立，只有个别数不对的不作错位',
    },
    en: {
      name: 'displaced rows',
      statement: 'amounts stand in the row of their subject or project',
      remark:
        'where amounts stand some rows too high or too low from a row on, and nearly all relations hold once they are moved back, this is one finding; the relations are counted and not told one by one',
    },
  },
  examples: [
    { valid: spending(AMOUNTS), invalid: spending(TOO_HIGH), first: '支出总表!C5' },
    { valid: spending(AMOUNTS), invalid: spending(TOO_LOW), first: '支出总表!C11' },
  ],
});
