import { recognise } from '../../src/forms/recognise';
import { columnIdentities, headingTree, type Evidence } from '../../src/relations/columns';
import { isBlank, sumOf, termAt } from '../../src/relations/relation';
import { columnName } from '../../src/workbook/address';
import { workbookOf } from '../support/forms';

/** What the headings of a form say of its columns: `C = D + E`, with a ? where it is only suggested. */
function identities(headings: string, ...lines: string[]): string[] {
  const grid = [
    '部门支出总表',
    '单位：万元',
    headings,
    ...lines.map((amounts, index) => `${201 + index} | 第${index + 1}类支出 | ${amounts}`),
  ];
  const form = recognise(workbookOf(grid.join('\n'))).forms[0]!;
  const panel = form.panels[0]!;
  const sum = (line: number, columns: readonly number[]) =>
    sumOf(columns.map((at) => termAt(form, panel, panel.lines[line]!, at, 'addend')));
  const observe = (total: number, parts: readonly number[]): Evidence => {
    const filled = [...panel.lines.keys()].filter((line) => !isBlank(termAt(form, panel, panel.lines[line]!, total, 'total')));
    const held = filled.filter((line) => sum(line, [total]).eq(sum(line, parts))).length;
    return { held, failed: filled.length - held };
  };
  const letter = (at: number): string => columnName(panel.columns[at]!.column);
  return columnIdentities(headingTree(panel), observe).map(
    ({ total, parts, known, comparison }) => `${letter(total)} ${comparison} ${parts.map(letter).join(' + ')}${known ? '' : ' ?'}`,
  );
}

const CODE = '科目编码 | 科目名称';
const BELOW = '^ | ^';

test('a total beside its parts', () => {
  expect(identities(`${CODE} | 合计 | 基本支出 | 项目支出`, '5 | 2 | 3')).toEqual(['C = D + E']);
});

test('headings over headings: a total is that of the headings beside it, a subtotal that of those below the same', () => {
  const headings = `${CODE} | 合计 | 基本支出 | < | < | 项目支出\n${BELOW} | ^ | 小计 | 人员经费 | 公用经费 | ^`;
  expect(identities(headings, '9 | 5 | 2 | 3 | 4')).toEqual(['C = D + G', 'D = E + F']);
});

test('a heading without a subtotal is what is below it', () => {
  const headings = `${CODE} | 合计 | 基本支出 | < | 项目支出\n${BELOW} | ^ | 人员经费 | 公用经费 | ^`;
  expect(identities(headings, '9 | 2 | 3 | 4')).toEqual(['C = D + E + F']);
});

test('the same heading twice, apart, is two headings', () => {
  const headings = `${CODE} | 本年 | < | < | 上年结转 | < | <\n${BELOW} | 小计 | 基本支出 | 项目支出 | 小计 | 基本支出 | 项目支出`;
  expect(identities(headings, '5 | 2 | 3 | 1 | 1 | 0')).toEqual(['C = D + E', 'F = G + H']);
});

describe('everybody knows what makes up', () => {
  test.each([
    ['基本支出 | 项目支出', 'C = D + E'],
    ['人员经费 | 公用经费', 'C = D + E'],
    ['公务接待费 | 因公出国（境）费', 'C = D + E'],
    ['公务用车购置费 | 公务用车运行费', 'C = D + E'],
    ['一般公共预算 | 政府性基金预算', 'C = D + E'],
    ['人员经费 | 项目支出', 'C = D + E ?'],
    ['公务接待费 | 公务用车运行费', 'C = D + E ?'],
    ['一般公共预算 | 国有资本经营预算', 'C = D + E ?'],
    ['因公出国（境）费 | 公务用车购置费', 'C = D + E ?'],
    ['公务用车购置费 | 公务接待费', 'C = D + E ?'],
    ['政府性基金预算 | 国有资本经营预算', 'C = D + E ?'],
  ])('%s: %s', (parts, expected) => expect(identities(`${CODE} | 合计 | ${parts}`, '5 | 2 | 3')).toEqual([expected]));
});

describe('其中', () => {
  test('a part that is shown is no more than the total, and is none of its other parts', () => {
    const headings = `${CODE} | 合计 | 其中：财政拨款 | 基本支出 | 项目支出`;
    expect(identities(headings, '5 | 4 | 2 | 3')).toEqual(['C = E + F', 'C ≥ D']);
  });

  const BOTH = `${CODE} | 合计 | 其中：基本支出 | 其中：项目支出`;
  test.each([
    ['both that are seen to be all of it are', ['5 | 2 | 3'], ['C = D + E']],
    ['also where one line of three is wrong', ['5 | 2 | 3', '6 | 2 | 4', '9 | 1 | 1'], ['C = D + E']],
    ['where half the lines fail they are two parts', ['5 | 2 | 3', '9 | 1 | 1'], ['C ≥ D', 'C ≥ E']],
    ['where none holds too', ['9 | 1 | 1'], ['C ≥ D', 'C ≥ E']],
    ['and where nothing is filled', [' | 1 | 1'], ['C ≥ D', 'C ≥ E']],
  ])('%s', (_name, lines, expected) => expect(identities(BOTH, ...lines)).toEqual(expected));

  test('two parts that need not be all of it are never taken for that', () =>
    expect(identities(`${CODE} | 合计 | 其中：公用经费 | 其中：项目支出`, '5 | 2 | 3')).toEqual(['C ≥ D', 'C ≥ E']));

  test('over headings of its own it is what is below it', () => {
    const headings = `${CODE} | 合计 | 其中 | <\n${BELOW} | ^ | 基本支出 | 项目支出`;
    expect(identities(headings, '5 | 2 | 3')).toEqual(['C = D + E']);
    expect(identities(headings, '9 | 2 | 3')).toEqual(['C ≥ D + E']);
  });
});

describe('a total that its parts do not add up to', () => {
  const TWICE = `${CODE} | 合计 | 一般公共预算 | 政府性基金预算 | 本年 | 上年结转`;
  const UNKNOWN = `${CODE} | 合计 | 人员经费 | 项目支出 | 本年 | 上年结转`;

  test('is broken down twice: each run of headings that holds everywhere is one', () => {
    expect(identities(UNKNOWN, '5 | 2 | 3 | 4 | 1', '7 | 3 | 4 | 7 | 0')).toEqual(['C = D + E ?', 'C = F + G ?']);
  });
  test('or three times', () => {
    const thrice = `${UNKNOWN} | 货物 | 服务`;
    expect(identities(thrice, '5 | 2 | 3 | 4 | 1 | 5 | 0', '7 | 3 | 4 | 7 | 0 | 1 | 6')).toEqual([
      'C = D + E ?',
      'C = F + G ?',
      'C = H + I ?',
    ]);
  });
  test('a run that fails on one line is none', () => {
    expect(identities(UNKNOWN, '5 | 2 | 3 | 4 | 1', '7 | 3 | 4 | 6 | 0')).toEqual(['C = D + E ?']);
  });
  test('where no run holds all parts are suggested', () => {
    expect(identities(UNKNOWN, '20 | 2 | 3 | 4 | 1')).toEqual(['C = D + E + F + G ?']);
  });
  test('twice as many lines that hold as fail are enough for all parts, fewer are not', () => {
    const [holds, fails] = ['5 | 2 | 3 | 0 | 0', '5 | 2 | 3 | 1 | 1'];
    expect(identities(UNKNOWN, holds, holds, fails)).toEqual(['C = D + E + F + G ?']);
    expect(identities(UNKNOWN, holds, fails)).toEqual(['C = D + E ?']);
  });
  test('what everybody knows stays, whatever the amounts', () => {
    expect(identities(TWICE, '5 | 2 | 3 | 4 | 1')).toEqual(['C = D + E + F + G']);
  });
});

test('the “三公” total is of the three expenses, not of 会议费 and 培训费 beside it', () => {
  const headings = `${CODE} | “三公”经费合计 | 因公出国（境）费 | 公务用车购置及运行费 | 公务接待费 | 会议费 | 培训费`;
  expect(identities(headings, '6 | 1 | 2 | 3 | 4 | 5')).toEqual(['C = D + E + F']);
});

describe('another year and the difference from it', () => {
  const headings = `${CODE} | 2023年预算数 | 2024年预算数 | < | < | 比上年增减额\n${BELOW} | ^ | 合计 | 基本支出 | 项目支出 | ^`;
  test('this year’s amount is last year’s and what was added; neither is a part of this year’s', () => {
    expect(identities(headings, '4 | 5 | 2 | 3 | 1')).toEqual(['D = C + G ?', 'D = E + F']);
  });
  test('with two earlier years nobody knows from which it is', () => {
    const years = `${CODE} | 2022年决算数 | 2023年预算数 | 2024年预算数 | 比上年增减额`;
    expect(identities(years, '3 | 4 | 5 | 1')).toEqual([]);
  });
});

describe('a budget and what was spent below each heading', () => {
  const pairs = (...stages: string[]): string =>
    `${CODE} | 合计 | < | 基本支出 | < | 项目支出 | <\n${BELOW} | ${[...stages, ...stages, ...stages].join(' | ')}`;

  test('add up each by itself', () => {
    expect(identities(pairs('预算数', '决算数'), '5 | 4 | 2 | 1 | 3 | 3')).toEqual(['C = E + G', 'D = F + H']);
  });

  test('and nothing is said where the headings below are no stages', () => {
    expect(identities(pairs('人员经费', '公用经费'), '5 | 4 | 2 | 1 | 3 | 3')).toEqual([]);
  });
});
