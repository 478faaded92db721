import { validate } from '../../src/engine';
import { BASIC } from '../../src/rules/support/forms';
import { workbookOf } from '../support/forms';
import { change } from '../support/forms-table';

/** One slip, seen from two directions (the line and the class): the cell, what it should be and the kind of slip are named. */
const FORM = change(
  BASIC,
  ['30201 | 办公费 | 9 | 0 | 9', '30201 | 办公费 | 9.27 | 0 | 9.27'],
  ['支出 | 15 | 0 | 15', '支出 | 15.27 | 0 | 15.27'],
  ['合计 | 85.35 | 70.35 | 15', '合计 | 85.62 | 70.35 | 15.27'],
);

test.each([
  ['two digits swapped', ['办公费 | 9.27 | 0 | 9.27', '办公费 | 9.27 | 0 | 9.72'], 'E11', '9.27', /颠倒/],
  ['a sign', ['办公费 | 9.27 | 0 | 9.27', '办公费 | 9.27 | 0 | -9.27'], 'E11', '9.27', /正负号/],
  ['×10', ['办公费 | 9.27 | 0 | 9.27', '办公费 | 9.27 | 0 | 92.7'], 'E11', '9.27', /小数点或位数/],
  ['×10000', ['办公费 | 9.27 | 0 | 9.27', '办公费 | 9.27 | 0 | 92700'], 'E11', '9.27', /元与万元/],
  ['left empty', ['办公费 | 9.27 | 0 | 9.27', '办公费 | 9.27 | 0 | '], 'E11', '9.27', /漏填/],
  ['one digit', ['办公费 | 9.27 | 0 | 9.27', '办公费 | 9.27 | 0 | 9.77'], 'E11', '9.27', /一位数字/],
  [
    'the figure of another cell',
    ['商品和服务支出 | 15.27 | 0 | 15.27', '商品和服务支出 | 15.27 | 0 | 70.35'],
    'E10',
    '15.27',
    /另一格的数相同/,
  ],
] as const)('%s', (_name, slip, address, right, kind) => {
  const found = validate(workbookOf(change(FORM, slip))).findings.filter(({ level }) => level === 'error');
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ fix: { address, value: right }, expected: right });
  expect(found[0]!.cells[0]).toMatchObject({ address, role: 'culprit' });
  expect(found[0]!.message).toMatch(kind);
});

test('two slips in two places are two findings', () => {
  const grid = change(
    FORM,
    ['办公费 | 9.27 | 0 | 9.27', '办公费 | 9.27 | 0 | 92.7'],
    ['30101 | 基本工资 | 30.2 | 30.2', '30101 | 基本工资 | 30.2 | 32.0'],
  );
  const found = validate(workbookOf(grid)).findings.filter(({ level }) => level === 'error');
  expect(found.map(({ cells }) => cells[0]!.address).sort()).toEqual(['D6', 'E11']);
});

test('in a long form with a slip in every unit each is named in its own cell', () => {
  const units = Array.from({ length: 30 }, (_, index) => 10 + index);
  const wrong = (amount: number): number => amount * 10;
  const sum = units.reduce((total, amount) => total + 2 * amount, 0);
  const grid = [
    '部门支出总表',
    '单位：元',
    '单位代码 | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出',
    ` | | 合计 | ${sum} | ${sum} | 0`,
    ...units.flatMap((amount, index) => [
      `${500001 + index} | | 第${index + 1}中心 | ${2 * amount} | ${2 * amount} | 0`,
      ` | 2012901 | 行政运行 | ${amount} | ${wrong(amount)} | 0`,
      ` | 2012950 | 事业运行 | ${amount} | ${amount} | 0`,
    ]),
  ].join('\n');
  const found = validate(workbookOf(grid)).findings.filter(({ level }) => level === 'error');
  expect(found.map(({ cells, fix }) => [cells[0]!.address, fix?.value])).toEqual(
    units.map((amount, index) => [`E${6 + 3 * index}`, String(amount)]),
  );
});
