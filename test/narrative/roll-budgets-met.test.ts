import { rollForward } from '../../src/narrative/roll/roll';
import { HOUSING, RETIRED, spendingBook, type Subject } from '../support/forms';

/** 完成预算100% of each subject: the budget is the adjusted one, and the text goes on saying so. */

const book = (year: number, subjects: readonly Subject[]) => spendingBook(`${year}年一般公共预算财政拨款支出决算表`, subjects);
const CARE: readonly Subject[] = [
  ['210', '卫生健康支出', 6, 0],
  ['21011', '行政事业单位医疗', 6, 0],
  ['2101101', '行政单位医疗', 6, 0],
];
const LAST = book(2023, [...RETIRED, ...HOUSING]);
const NEXT = book(2024, [...RETIRED, ...CARE, ...HOUSING]);

function rolled(rates: readonly string[]) {
  const said = (rate: string): string => `完成预算${rate}，决算数${rate === '100%' ? '等于' : '小于'}预算数`;
  const text = `2023年度决算说明
一、一般公共预算财政拨款支出决算具体情况
1.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）：支出决算为20万元，${said(rates[0]!)}。
2.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）：支出决算为30万元，${said(rates[1]!)}。
3.住房保障支出（类）住房改革支出（款）住房公积金（项）：支出决算为8万元，${said(rates[2]!)}。`;
  return rollForward(NEXT, LAST, text);
}

test('of each subject, the new one too: looked at once', () => {
  const { text, missing, notes } = rolled(['100%', '100%', '100%']);
  expect(text).not.toContain('待填写');
  expect(text).toContain('行政单位医疗（项）：支出决算为6万元，完成预算100%，决算数等于预算数。');
  expect(missing).toEqual([]);
  expect(notes.filter(({ message }) => message.includes('完成预算100%'))).toHaveLength(1);
});

test('not of each: every one is asked for and counted, the new one too', () => {
  const { text, missing } = rolled(['100%', '90%', '100%']);
  expect(text.match(/【待填写/g)).toHaveLength(missing.length);
  expect(missing.map(({ label }) => label)).toContain('行政单位医疗完成预算的比例');
});
