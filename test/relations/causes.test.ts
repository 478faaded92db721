import { REASONS } from '../../src/findings/messages';
import { evaluate } from '../../src/relations/evaluate';
import { localise } from '../../src/relations/localise';
import type { Relation, Term } from '../../src/relations/relation';
import { Cells } from '../support/relations';

/** Which cell is to blame when relations fail: `D4 -> 2.25 (swap)`, with the relations that it explains. */

interface Stated {
  readonly statement: string;
  readonly more?: Partial<Relation>;
}

const GRID = (rows: readonly string[], unit: string): string => `# 表1
  支出总表
  单位：${unit}
  科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
  ${rows.map((amounts, index) => `${201 + index} | 第${index + 1}类支出 | ${amounts}`).join('\n')}
  229 | 其他支出 | 0.25 | 0.12 | 0.13`;

function causes(rows: readonly string[], statements: readonly (string | Stated)[], unit = '元'): string[] {
  const cells = new Cells(GRID(rows, unit));
  const relations = statements.map((stated) =>
    typeof stated === 'string' ? cells.relation(stated) : cells.relation(stated.statement, stated.more),
  );
  return localise(evaluate(relations)).map(({ culprit, certain, value, slip, broken }) => {
    const rightly = value ? ` -> ${value.toString()}` : '';
    const why = broken.map(({ relation }) => `#${relations.indexOf(relation) + 1}`).join(' ');
    return `${culprit.amount.cell.address}${certain ? '' : '?'}${rightly}${slip ? ` (${slip.kind})` : ''} ${why}`;
  });
}

const SUM = ['C4 = D4 + E4'];

describe('one relation fails', () => {
  test.each<[string, string[], (string | Stated)[], string]>([
    ['and nothing tells more: its total', ['8 | 2 | 3'], SUM, 'C4 -> 5 (digit) #1'],
    [
      'but its total is seen to be right elsewhere: any part',
      ['8 | 2 | 3', '4 | 1 | 1', '4 | 1 | 1'],
      [...SUM, 'C4 = C5 + C6'],
      'D4? -> 5 (digit) #1',
    ],
    ['two digits of a part changed places', ['12.36 | 10.32 | 2.13'], SUM, 'D4 -> 10.23 (swap) #1'],
    ['the sign of a part', ['12.34 | 10.23 | -2.11'], SUM, 'E4 -> 2.11 (sign) #1'],
    ['the sign of what is taken off', ['8.11 | 10.23 | -2.12'], ['C4 = D4 - E4'], 'E4 -> 2.12 (sign) #1'],
    ['元 for 万元', ['12.34 | 102300 | 2.11'], SUM, 'D4 -> 10.23 (unit) #1'],
    ['the point', ['12.34 | 102.3 | 2.11'], SUM, 'D4 -> 10.23 (scale) #1'],
    ['one part is blank', ['5.37 | 2 | ', '1 | 1 | 1'], ['C4 = D4 + E4 + D5 + E5'], 'E4 -> 1.37 (empty) #1'],
    ['either of two blank ones', ['5.37 | 2 | ', '1 | 1 | '], ['C4 = D4 + E4 + D5 + E5'], 'E4? -> 2.37 (empty) #1'],
    ['among three nothing points to one', ['5.37 | 2 | ', '1 |  | '], ['C4 = D4 + E4 + D5 + E5'], 'C4 -> 2 #1'],
    ['a blank one would be negative', ['3.37 | 5 | '], SUM, 'C4 -> 5 #1'],
    ['a dash was not left empty', ['5.37 | 2.11 | -'], SUM, 'C4 -> 2.11 #1'],
    ['the total is the figure of another cell', ['7 | 2 | 3', '7 | 7 | 0'], [...SUM, 'C5 = D5 + E5'], 'C4 -> 5 (copied) #1'],
    ['a part is the figure of another cell, which is common', ['8 | 2 | 3', '2 | 2 | 0'], [...SUM, 'C5 = D5 + E5'], 'C4 -> 5 (digit) #1'],
    ['an upper bound', ['3 | 5 | 3'], ['C4 ≥ D4'], 'C4 -> 5 (digit) #1'],
    ['an upper bound, and what it bounds is seen to be right', ['3 | 5 | 3'], ['C4 ≥ D4', 'C4 ≥ E4', 'C4 = E4'], 'D4 -> 3 (digit) #1'],
    ['a bound kept with room to spare is kept by more', ['3 | 5 | 1'], ['C4 ≥ D4', 'C4 ≥ E4'], 'C4 -> 5 (digit) #1'],
    [
      'the total has two digits changed, and stands elsewhere too',
      ['12.63 | 10.23 | 2.13', '12.63 | 12.63 | 0'],
      [...SUM, 'C5 = D5 + E5'],
      'C4 -> 12.36 (swap) #1',
    ],
    ['a part that counts twice', ['9 | 2 | 3', '9 | 1 | 3'], ['C4 = D4 + D4 + E4', 'C4 = C5', 'E4 = E5'], 'D4 -> 3 (digit) #1'],
    ['a part on both sides cannot mend it', ['9 | 2 | 3', '1 | 1 | 3'], ['C4 + D4 = D4 + E4', 'E4 = E5'], 'C4 -> 3 (digit) #1'],
    [
      'what could not be checked speaks for nothing',
      ['8 | 2 | 3', '8 | 1 | 1'],
      [...SUM, { statement: 'C4 = C5', more: { unbound: REASONS.carryOver } }],
      'C4 -> 5 (digit) #1',
    ],
    ['what need not hold names no figure', ['8 | 2 | 3'], [{ statement: SUM[0]!, more: { level: 'warning' } }], 'C4 (digit) #1'],
  ])('%s', (_name, rows, statements, expected) => expect(causes(rows, statements)).toEqual([expected]));
});

describe('several fail', () => {
  test.each<[string, string[], (string | Stated)[], string[]]>([
    [
      'from one cause: the relation of which it is the total says it best',
      ['5 | 9.5 | 3', '3 | 1.25 | 0', '2 | 0.75 | 3'],
      [...SUM, 'D4 = D5 + D6'],
      ['D4 -> 2 #2 #1'],
    ],
    ['from two', ['8 | 2 | 3', '9 | 2 | 3'], [...SUM, 'C5 = D5 + E5'], ['C4 -> 5 (digit) #1', 'C5 -> 5 (digit) #2']],
    // 10 for 7 + 4, 7 for 6, 4 for 3: either part is one too much. Once one is corrected the other is right in the first sum.
    [
      'of which either of two cells explains one',
      ['10 | 7 | 4', '0 | 2.5 | 1.25', '0 | 3.5 | 1.75'],
      [...SUM, 'D4 = D5 + D6', 'E4 = E5 + E6'],
      ['D4? -> 6 (digit) #2 #1', 'E5? -> 2.25 (digit) #3'],
    ],
    [
      'of which the error comes first',
      ['8 | 2 | 3', '9 | 2 | 3'],
      [{ statement: SUM[0]!, more: { level: 'warning' } }, 'C5 = D5 + E5'],
      ['C5 -> 5 (digit) #2', 'C4 (digit) #1'],
    ],
    [
      'and what mends one does not mend the other',
      ['8 | 7 | 3', '1 | 1 | 1', '1 | 3 | 1'],
      [...SUM, 'D4 = D5 + D6'],
      ['D4 -> 4 (digit) #2', 'E4 -> 1 (digit) #1'],
    ],
    ['and no one figure mends both bounds', ['3 | 5 | 9'], ['C4 ≥ D4', 'C4 ≥ E4'], ['C4 (digit) #1 #2']],
    [
      'a relation within the form tells more than one between forms',
      ['8 | 2 | 3', '5 | 0 | 0'],
      [...SUM, { statement: 'C4 = C5', more: { rule: 'A-ROW' } }],
      ['C4 -> 5 (digit) #2 #1'],
    ],
    [
      'an error tells more than a warning',
      ['8 | 2 | 3', '5 | 0 | 0'],
      [{ statement: SUM[0]!, more: { level: 'warning', rule: 'A-ROW' } }, 'C4 = C5'],
      ['C4 -> 5 (digit) #2 #1'],
    ],
    ['an equality tells more than a bound', ['8 | 2 | 3', '5 | 0 | 0'], ['C5 ≥ C4', 'D4 + E4 = C4'], ['C4 -> 5 (digit) #2 #1']],
  ])('%s', (_name, rows, statements, expected) => expect(causes(rows, statements)).toEqual(expected));
});

describe('in 万元, where sums are rounded', () => {
  test.each<[string, string[], string[], string]>([
    ['a swap is found within the rounding', ['12.36 | 10.32 | 2.14'], SUM, 'D4 -> 10.23 (swap) #1'],
    ['so is the point', ['12.34 | 103.2 | 2.01'], SUM, 'D4 -> 10.32 (scale) #1'],
    [
      'what two sums leave open is not given',
      ['12.34 | 12.20 | 2.14', '1 | 5.10 | 1', '1 | 5.11 | 1'],
      [...SUM, 'D4 = D5 + D6'],
      'D4 (digit) #2 #1',
    ],
  ])('%s', (_name, rows, statements, expected) => expect(causes(rows, statements, '万元')).toEqual([expected]));
});

test('a figure finer than the form prints is neither given nor a slip', () => {
  const other = GRID(['123456.78 | 2 | 3'], '元').replace('# 表1', '# 表2').replace('支出总表', '一般公共预算支出表');
  const cells = new Cells(`${GRID(['12.34 | 2 | 3'], '万元')}\n${other}`);
  const [cause] = localise(evaluate([cells.relation('C4 = 表2!C4')]));
  expect([cause!.culprit.amount.cell.address, cause!.value, cause!.slip]).toEqual(['C4', null, null]);
});

test('a cell of another workbook is compared with, never in question', () => {
  const cells = new Cells(GRID(['8.5 | 2 | 3.25'], '元'));
  const relation = cells.relation('C4 = D4 + E4');
  const elsewhere = (places: string): string[] => {
    const mark = (found: Term): Term => (places.includes(found.amount.cell.address) ? { ...found, elsewhere: true } : found);
    return localise(evaluate([{ ...relation, left: relation.left.map(mark), right: relation.right.map(mark) }])).map(
      ({ culprit, certain, value }) => `${culprit.amount.cell.address}${certain ? '' : '?'} ${value?.toString() ?? 'open'}`,
    );
  };
  expect(elsewhere('C4')).toEqual(['D4? 5.25']);
  expect(elsewhere('C4 D4')).toEqual(['E4 6.5']);
  expect(elsewhere('C4 D4 E4')).toEqual(['C4? open']);
});
