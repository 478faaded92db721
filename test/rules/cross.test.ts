import { Decimal } from 'decimal.js';
import { recognise } from '../../src/forms/recognise';
import type { Term } from '../../src/relations/relation';
import { CARRY, GENERAL, INCOME, SPENDING, SUMMARY } from '../../src/rules/support/forms';
import { agreeing, bestAlternative, byFunction, Cross } from '../../src/rules/support/cross';
import { workbookOf } from '../support/forms';
import { Cells } from '../support/relations';

/** Which amounts of two forms are compared, where one of them gives several. */

const CELLS = new Cells(`# 表1
  部门支出总表
  单位：万元
  科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
  201 | 甲类支出 | 5.25 | 2.25 | 3
  202 | 乙类支出 | 52500 | 5.26 |
  203 | 丙类支出 | 1 | 5.27 | 0`);
const terms = (...addresses: readonly string[]): Term[] => addresses.map((address) => CELLS.term(address));
const shown = (found: readonly Term[] | null | undefined): string | null =>
  found?.map(({ amount }) => amount.cell.address).join('+') ?? null;

describe('of several alternatives', () => {
  test.each<[string, string[], string[][], string | null]>([
    ['the one that agrees', ['C4'], [['D4'], ['D4', 'E4']], 'D4+E4'],
    ['to the last place', ['C4'], [['D4'], ['D5']], 'D5'],
    ['no more than that', ['C4'], [['D4'], ['D6']], 'D4'],
    ['else one that is in another unit', ['C4'], [['D4'], ['C5']], 'C5'],
    ['smaller or larger', ['C5'], [['D4'], ['C4']], 'C4'],
    ['else the first that is filled', ['C4'], [['E5'], ['D4'], ['E4']], 'D4'],
    ['none where nothing is filled', ['C4'], [['E5']], null],
    ['nothing is in no unit', ['C4'], [['E6'], ['D4']], 'E6'],
  ])('%s', (_name, left, alternatives, expected) =>
    expect(
      shown(
        bestAlternative(
          terms(...left),
          alternatives.map((addresses) => terms(...addresses)),
        ),
      ),
    ).toBe(expected),
  );
});

describe('of two forms that each print several totals', () => {
  const pair = (left: (string | null)[], right: (string | null)[]): string | null => {
    const of = (address: string | null): Term[] | null => (address === null ? null : terms(address));
    const found = agreeing(left.map(of), right.map(of));
    return found && `${shown(found[0])} ${shown(found[1])}`;
  };
  test.each<[string, (string | null)[], (string | null)[], string | null]>([
    ['the pair that agrees', ['D4', 'C4'], ['E4', 'D5'], 'C4 D5'],
    ['else the first', ['D4', 'C4'], ['E4', 'D6'], 'D4 E4'],
    ['without those that are not there', [null, 'C4'], ['E4', null], 'C4 E4'],
    ['none where one side has none', [null], ['C4'], null],
  ])('%s', (_name, left, right, expected) => expect(pair(left, right)).toBe(expected));
});

describe('between forms', () => {
  const cross = (...forms: readonly string[]) => new Cross(recognise(workbookOf(forms.map((form) => form.trim()).join('\n'))));
  const total = { type: 'total' } as const;

  test('what one form does not give is not compared', () => {
    expect(cross(SPENDING).equal({ form: '支出总表', line: total }, { form: '收入总表', line: total })).toEqual([]);
    expect(
      cross(SPENDING, INCOME).equal({ form: '支出总表', line: total, facets: { funds: '人员' } }, { form: '收入总表', line: total }),
    ).toEqual([]);
  });

  test('the total of the other form that agrees is taken: 总计, or that of the year', () => {
    const side = (form: '支出总表' | '收支总表') => ({ form, line: total, side: '支出' }) as const;
    const taken = (spending: string): string | null => shown(cross(spending, SUMMARY).equal(side('支出总表'), side('收支总表'))[0]!.right);
    expect(taken(SPENDING)).toBe('D9');
    expect(taken(SPENDING.replace('| 合计 | 125.35', '| 合计 | 120.35'))).toBe('D7');
  });

  test('a difference that is just the carry-over is one of scope', () => {
    const both = cross(SPENDING, SUMMARY);
    const scope = both.between(terms('C4'), terms('D4')).scope!;
    const says = (difference: string): boolean => scope(new Decimal(difference)) !== null;
    expect([says('50000'), says('-50000'), says('50100'), says('50101'), says('100000'), says('0')]).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test.each<[string, string, string, boolean]>([
    ['a line', SUMMARY, '50000', true],
    ['a column', INCOME, '50000', true],
    ['a form of its own', CARRY, '30500', true],
    ['another amount of the form is none', SUMMARY, '1002500', false],
    ['nor is one beside the column', INCOME, '1253500', false],
  ])('the carry-over is %s', (_name, form, difference, expected) =>
    expect(cross(SPENDING, form).between(terms('C4'), terms('D4')).scope!(new Decimal(difference)) !== null).toBe(expected),
  );

  test('where no total agrees, budgets are compared by the 总计, final accounts by the year', () => {
    const side = (form: '支出总表' | '收支总表') => ({ form, line: total, side: '支出' }) as const;
    const taken = (spending: string, summary: string): string | null =>
      shown(cross(spending, summary).equal(side('支出总表'), side('收支总表'))[0]!.right);
    const wrong = SPENDING.replace('| 合计 | 125.35', '| 合计 | 99');
    expect(taken(wrong, SUMMARY)).toBe('D9');
    expect(taken(wrong.replace('部门支出总表', '支出决算表'), SUMMARY.replace('部门收支总表', '收入支出决算总表'))).toBe('D7');
  });

  test('a class has one amount, and its own family', () => {
    const both = cross(SPENDING, GENERAL);
    const relation = (code: string) =>
      both.equal({ form: '支出总表', line: byFunction(code) }, { form: '一般公共预算支出表', line: byFunction(code) })[0]!;
    expect([shown(relation('208').left), shown(relation('208').right)]).toEqual(['C5', 'C5']);
    expect(relation('208').family).not.toBe(relation('210').family);
    expect(both.between(terms('C4'), terms('D4')).family).toBe('表1#表1');
  });
});
