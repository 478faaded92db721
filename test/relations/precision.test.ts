import { validate } from '../../src/engine';
import { evaluate } from '../../src/relations/evaluate';
import { workbookOf } from '../support/forms';
import { Cells } from '../support/relations';

/** A form in 元 of which some amounts are printed to the 分 and some to the 元. */
const form = (rows: string): string => `# 支出决算表
  支出决算表
  单位：元
  科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
  ${rows}`;

const levels = (grid: string): string[] =>
  validate(workbookOf(grid)).findings.flatMap(({ rule, level }) => (rule.startsWith('A-') ? [level] : []));

const ROUNDED = form(` | 合计 | 91793795.15 | 79189523.34 | 12604272
  208 | 社会保障和就业支出 | 21793572.93 | 20189400.34 | 1604173
  20801 | 人力资源和社会保障管理事务 | 21793572.93 | 20189400.34 | 1604173
  2080101 | 行政运行 | 21793572.93 | 20189400.34 | 1604173
  210 | 卫生健康支出 | 70000222.22 | 59000123 | 11000099
  21015 | 医疗保障管理事务 | 70000222.22 | 59000123 | 11000099
  2101501 | 行政运行 | 70000222.22 | 59000123 | 11000099`);

test('what the digits left out explain is a rounding, line by line', () => {
  const found = levels(ROUNDED);
  expect(found).toContain('rounding');
  expect(new Set(found)).toEqual(new Set(['rounding']));
});

test('more than that is an error', () => {
  expect(levels(ROUNDED.replace('| 91793795.15', '| 91793995.15'))).toContain('error');
});

test('where whole amounts are seen to be exact, a wrong cent is an error', () => {
  const exact = form(` | 合计 | 91793573.34 | 79189400.34 | 12604173
  208 | 社会保障和就业支出 | 21793573.34 | 20189400.34 | 1604173
  20801 | 人力资源和社会保障管理事务 | 21793573.34 | 20189400.34 | 1604173
  2080101 | 行政运行 | 21793573.34 | 20189400.34 | 1604173
  210 | 卫生健康支出 | 70000000 | 59000000 | 11000000
  21015 | 医疗保障管理事务 | 70000000 | 59000000 | 11000000
  2101501 | 行政运行 | 70000000 | 59000000 | 11000000`);
  expect(levels(exact)).toEqual([]);
  expect(levels(exact.replace('| 91793573.34', '| 91793573.43'))).toContain('error');
});

/** A sum to the 分 with an amount in whole 元 in it: one that holds, one that the digits left out explain, one that they do not. */
const HOLDS = '1012345.34 | 500000.34 | 512345';
const EXPLAINED = '1012345.61 | 500000.34 | 512345';
const WRONG = '1012355.34 | 500000.34 | 512345';

/** The outcomes of `C4 = D4 + E4`, `C5 = D5 + E5` … over lines with these amounts, by type. */
function outcomes(rows: readonly string[]): string {
  const cells = new Cells(form(rows.map((amounts, index) => `${201 + index} | 第${index + 1}类支出 | ${amounts}`).join('\n')));
  const relations = rows.map((_, index) => cells.relation(`C${4 + index} = D${4 + index} + E${4 + index}`));
  return evaluate(relations)
    .map(({ outcome }) => outcome.type)
    .join(' ');
}

const times = <T>(count: number, what: T): T[] => Array<T>(count).fill(what);

test.each([
  ['four that fail outweigh one that holds', [HOLDS, ...times(4, EXPLAINED)], 'pass rounding rounding rounding rounding'],
  ['three do not', [HOLDS, ...times(3, EXPLAINED)], 'pass fail fail fail'],
  ['for two that hold eight are needed', [...times(2, HOLDS), ...times(7, EXPLAINED)], `pass pass ${times(7, 'fail').join(' ')}`],
  ['a mistake is no evidence that amounts are exact', [WRONG, EXPLAINED], 'fail rounding'],
  ['nor is a sum of round amounts', ['500001.34 | 500000.34 | 1', EXPLAINED], 'pass rounding'],
  ['1234 is a round sum', ['501234.61 | 500000.34 | 1234'], 'fail'],
  ['12345 is none', ['512345.61 | 500000.34 | 12345'], 'rounding'],
])('%s', (_name, rows, expected) => expect(outcomes(rows)).toBe(expected));

test('an upper bound that is kept tells nothing of the digits', () => {
  const cells = new Cells(form(`201 | 甲类支出 | 1012345.00 | 500000.34 | 412345\n202 | 乙类支出 | ${EXPLAINED}`));
  const found = evaluate([cells.relation('C4 ≥ D4 + E4'), cells.relation('C5 = D5 + E5')]);
  expect(found.map(({ outcome }) => outcome.type)).toEqual(['pass', 'rounding']);
});

test('a blank is neither short nor long', () => {
  const cells = new Cells(form('201 | 甲类支出 | | 500000.61 | 512345\n202 | 乙类支出 | 1 | 12344.84 | 1'));
  expect(evaluate([cells.relation('C4 + E4 = D4 + D5')])[0]!.outcome.type).toBe('rounding');
});

describe('between two forms', () => {
  const cells = (first: string, second: string): Cells =>
    new Cells(`${form(first)}\n${form(second).replace('# 支出决算表\n', '# 表2\n').replace('支出决算表', '一般公共预算支出决算表')}`);

  test('the form that prints the short amount answers for it, not the other', () => {
    const both = cells(`201 | 甲类支出 | ${HOLDS}`, `201 | 甲类支出 | 1012345.34 | 500000.61 | 512345`);
    const found = evaluate([both.relation('C4 = D4 + E4'), both.relation('C4 = 表2!D4 + 表2!E4')]);
    expect(found.map(({ outcome }) => outcome.type)).toEqual(['pass', 'rounding']);
  });

  test('both must be rounded where both print short amounts', () => {
    const both = cells(`201 | 甲类支出 | ${HOLDS}`, `201 | 甲类支出 | 1012345.61 | 500000.34 | 512345`);
    const found = evaluate([
      both.relation('C4 = D4 + E4'),
      both.relation('表2!C4 = 表2!D4 + E4'),
      both.relation('E4 + D4 = 表2!D4 + 表2!E4'),
    ]);
    expect(found.map(({ outcome }) => outcome.type)).toEqual(['pass', 'fail', 'pass']);
  });
});

test('in 万元 to the 元, amounts to the 百元 leave half of one out', () => {
  const tenThousands = (total: string): string => form(`201 | 甲类支出 | ${total} | 500.1234 | 123.45`).replace('单位：元', '单位：万元');
  const typeOf = (total: string): string => evaluate([new Cells(tenThousands(total)).relation('C4 = D4 + E4')])[0]!.outcome.type;
  expect(typeOf('623.5784')).toBe('rounding');
  expect(typeOf('623.5884')).toBe('fail');
});

test('an amount whose cell shows its decimals left none out', () => {
  const book = workbookOf(form(`${times(9, `201 | 甲类支出 | ${HOLDS}`).join('\n')}\n202 | 乙类支出 | ${EXPLAINED}`));
  const shown = (format: string): string[] => {
    const sheets = book.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row, at) =>
        at < 12 ? row?.map((cell) => (typeof cell?.value === 'number' ? { ...cell, format } : cell)) : row,
      ),
    }));
    return validate({ ...book, sheets }).findings.flatMap(({ rule, level }) => (rule === 'A-ROW' ? [level] : []));
  };
  expect(shown('#,##0.00')).toEqual(['rounding']);
  expect(shown('General')).toEqual(['error']);
});
