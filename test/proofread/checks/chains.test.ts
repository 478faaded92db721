import { proofread } from '../../../src/engine';
import { spendingBook } from '../../support/forms';

const BOOK = spendingBook('2024年一般公共预算支出表', [
  ['208', '社会保障和就业支出', 0, 0],
  ['20805', '行政事业单位养老支出', 0, 0],
  ['2080505', '机关事业单位基本养老保险缴费支出', 30, 0],
  ['210', '卫生健康支出', 0, 0],
  ['21011', '行政事业单位医疗', 0, 0],
  ['2101101', '行政单位医疗', 12, 0],
]);

const found = (sentence: string): string[] =>
  proofread(BOOK, `三、一般公共预算支出情况说明\n${sentence}`)
    .findings.filter(({ rule }) => rule === 'T-SUBJNAME')
    .map(({ stated, expected }) => `${stated} → ${expected}`);

test.each([
  '社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）30万元。',
  '医疗卫生支出（类）行政事业单位医疗（款）行政单位医疗（项）12万元。',
  '208社会保障和就业支出（类）20805行政事业单位养老支出（款）30万元。',
  '机关事业单位基本养老保险缴费支出（2080505）30万元，行政单位医疗（210）12万元。',
])('one branch of the classification: %s', (sentence) =>
  expect(found(sentence).filter((line) => !line.startsWith('医疗卫生'))).toEqual([]),
);

test.each([
  ['社会保障和就业支出（类）行政事业单位医疗（款）行政单位医疗（项）12万元。', '社会保障和就业支出 → 卫生健康支出'],
  ['卫生健康支出（类）行政事业单位养老支出（款）30万元。', '卫生健康支出 → 社会保障和就业支出'],
  ['机关事业单位基本养老保险缴费支出（2080506）30万元。', '2080506 → 2080505'],
])('another branch, another code: %s', (sentence, finding) => expect(found(sentence)).toEqual([finding]));
