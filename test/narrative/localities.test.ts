import { narrate, proofread } from '../../src/engine';
import { plainText } from '../../src/narrative/narrative';
import { LOCALITIES, readLocality } from '../support/localities';

/** Localities that no pack knows, in neutral words. */
describe.each(LOCALITIES)('%s', (name) => {
  const workbook = readLocality(name);
  const text = plainText(narrate(workbook));

  test('the text agrees with its forms', () => {
    const found = proofread(workbook, text).findings.filter(({ level }) => level === 'error' || level === 'warning');
    expect(found.map(({ rule, quote, message }) => `${rule} ${quote} ${message}`)).toEqual([]);
  });
});

const textOf = (name: string): string => plainText(narrate(readLocality(name)));

test('人员经费 and 公用经费 side by side are 基本支出 together', () =>
  expect(textOf('yunling-final')).toContain('基本支出428.27万元。其中：\n人员经费366.94万元'));

test('预算 and 决算 side by side do not add up', () =>
  expect(textOf('dianchi-final')).toContain('公务接待费支出预算为27618.00元，支出决算为27418.00元'));

test('本年收入 does not hold the carry-over', () =>
  expect(textOf('beishan-budget')).toContain('本年收入561.78万元，占99.66%；上年结转1.91万元，占0.34%'));

test('columns of last year say what it was', () =>
  expect(textOf('luquan-budget')).toContain('“三公”经费预算7.30万元，比上年预算数增加1.81万元，增长32.97%'));
