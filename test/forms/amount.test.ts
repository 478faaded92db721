import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { amountWith, isZeroOrBlank, microSum } from '../../src/forms/amount';
import { recognise } from '../../src/forms/recognise';
import { workbookOf } from '../support/forms';
import { Cells } from '../support/relations';

/** What a cell of an amount column says. */

const GRID = `# 表1
  部门支出总表
  单位：万元
  科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
  201 | 甲类支出 | 5.25 | 2.25 | 3`;

const amountOf = (text: string): ReturnType<Cells['term']>['amount'] =>
  new Cells(`${GRID}\n  202 | 乙类支出 | 1 | 1 | ${text}`).term('E5').amount;

test.each([
  ['12.5', { blank: false, micro: 12_500_000 }],
  ['', { blank: true }],
  ['-', { blank: true, nil: true }],
  ['———', { blank: true, nil: true }],
  ['/', { blank: true, nil: true }],
  ['----', { blank: true }],
  ['无', { blank: true }],
  ['12。5', { blank: true, unread: '12。5' }],
  ['见  附表', { blank: true, unread: '见 附表' }],
  ['\\u200b', { blank: true }],
])('%j says %j', (text, said) => {
  const { blank, micro, nil, unread, value, cell, formula } = amountOf(text.replace('\\u200b', '\u200b'));
  expect({ blank, micro, nil, unread }).toEqual({ micro: undefined, nil: undefined, unread: undefined, ...said });
  expect(value === null).toBe(blank);
  expect([cell.sheet, cell.address, formula]).toEqual(['表1', 'E5', false]);
});

test.each([
  ['0', true],
  ['', true],
  ['-', true],
  ['0.00000001', false],
  ["'0.00000000", true], // finer than a millionth
  ['0.01', false],
])('%j is nothing: %s', (text, expected) => expect(isZeroOrBlank(amountOf(text))).toBe(expected));

test('a truth value in a column of amounts is no blank', () => {
  const { name, sheets } = workbookOf(`${GRID}\n  202 | 乙类支出 | 1 | 1 | TRUE`);
  const rows = sheets[0]!.rows.map((row) => row?.map((cell) => (cell?.value === 'TRUE' ? { value: true } : cell)));
  const { forms } = recognise({ name, sheets: [{ ...sheets[0]!, rows }] });
  expect(forms[0]!.panels[0]!.lines.at(-1)!.amounts.at(-1)).toMatchObject({ blank: true, unread: 'TRUE' });
});

test('the same amount with other contents keeps the rest', () => {
  const amount = amountOf('12.5');
  const changed = amountWith(amount, { value: new Decimal(3), micro: 3_000_000 });
  expect({ ...changed, value: changed.value?.toString() }).toMatchObject({
    value: '3',
    micro: 3_000_000,
    blank: false,
    cell: amount.cell,
    half: amount.half,
  });
});

test('sums in millionths are exact, or left to decimals', () => {
  const { cell } = amountOf('1');
  const micros = fc.option(fc.oneof(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.maxSafeInteger()));
  fc.assert(
    fc.property(fc.array(micros), (list) => {
      const amounts = list.map((micro) => ({
        value: micro === null ? null : new Decimal(micro).div(1e6),
        blank: micro === null,
        ...(micro === null ? {} : { micro }),
        half: new Decimal(0),
        cell,
        formula: false,
      }));
      const exact = list.reduce<bigint>((sum, micro) => sum + BigInt(micro ?? 0), 0n);
      const sum = microSum(amounts);
      if (sum !== null) expect(BigInt(sum)).toBe(exact);
      else expect(list.some((micro) => Math.abs(micro ?? 0) > 1e12)).toBe(true);
    }),
  );
  expect(microSum([amountOf('0.00000001')])).toBeNull();
  expect(microSum([])).toBe(0);
});
