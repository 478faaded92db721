import { proofread } from '../../../src/engine';
import { SPENDING } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** Bare rates in brackets behind amounts side by side. */

const read = (sentence: string) =>
  proofread(workbookOf(SPENDING.replace('部门支出总表', '2024年部门支出总表')), `一、支出结构\n支出投向为：${sentence}。`);
const found = (sentence: string): string[] =>
  read(sentence)
    .findings.filter(({ rule }) => rule === 'T-PCT')
    .map(({ level, stated, expected }) => `${level}: ${stated} → ${expected}`);
const rates = (sentence: string): string =>
  read(sentence)
    .numbers.filter(({ kind }) => kind === 'rate')
    .map(({ state }) => state)
    .join(' ');

test('are shares of all that is listed', () => {
  const sentence =
    '养老保险缴费20.1万元（16.03%）、职业年金缴费10.05万元（8.02%）、行政运行支出55.2万元（44.04%）、一般行政管理事务支出40万元（31.91%）';
  expect(rates(sentence)).toBe('text text text text');
  expect(found(sentence)).toEqual([]);
  expect(rates(sentence.replace('8.02%', '8.20%'))).toBe('text wrong text text');
  expect(found(sentence.replace('8.02%', '8.20%'))).toEqual(['warning: 8.20% → 8.02%']);
});

test.each([
  '养老保险缴费20.1万元（16.03%）、卫生健康支出95.2万元（75.95%）',
  '养老保险缴费20.1万元（16.03%）、职业年金缴费10.05万元（8.20%）、卫生健康支出95.2万元（75.95%）',
  '预算完成率如下：因公出国（境）费0万元（0%）、公务用车购置费0万元（0%）、公务用车运行费8.16万元（90.67%）、公务接待费0万元（0%）',
  '因公出国（境）费0万元（0%）、公务用车购置费0万元（0%）、公务用车运行费8.16万元（90.67%）、公务接待费0万元（0%）',
  '与上年相比：养老保险缴费20.1万元（16.03%）、职业年金缴费10.05万元（8.02%）、卫生健康支出95.2万元（75.95%）',
  '甲20.1万元（3.5%）、乙10.05万元（8.02%）、丙95.2万元（12%）',
])('or something else: %s', (sentence) => {
  expect(rates(sentence)).not.toContain('text');
  expect(found(sentence)).toEqual([]);
});
