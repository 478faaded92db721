import { factBase, type FactBase } from '../../src/facts/base';
import type { Dimension, Question, Subject } from '../../src/facts/coordinate';
import { recognise } from '../../src/forms/recognise';
import { BASIC, EXPENSES, FUNDS, GENERAL, INCOME, PROJECTS, SPENDING, SUMMARY } from '../../src/rules/support/forms';
import { workbookOf } from '../support/forms';

/** What a sentence may mean, the likeliest first: the cells, and what has to be supposed for them. */

const budget = (...forms: readonly string[]) => recognise(workbookOf(forms.map((form) => form.trim()).join('\n')));

type Said = Partial<Record<Dimension, string>>;
const TOTAL: Subject = { type: 'total', grade: null };
const func = (code: string): Subject => ({ type: 'function', code });
const economic = (code: string): Subject => ({ type: 'economic', code });
const item = (name: string): Subject => ({ type: 'item', item: name });

/** `~` before a value: it was said of the whole section, not in the sentence. */
function question(subject: Subject, said: Said, more: Partial<Question> = {}): Question {
  const facets = Object.fromEntries(
    Object.entries(said).map(([dimension, value]) => [dimension, { value: value.replace('~', ''), inherited: value.startsWith('~') }]),
  );
  return { subject, facets, year: 0, ...more };
}

/** The readings as cells, `<` where something more has to be supposed for the next. */
function readings(base: FactBase, asked: Question): string {
  let shown = '';
  let before = 0;
  for (const { terms, cost, prior } of base.readings(asked)) {
    const cells = terms.map(({ amount, form }) => `${prior ? '上年' : ''}${form.sheet}!${amount.cell.address}`).join(' + ');
    shown += `${shown && (cost > before ? ' < ' : ' = ')}${cells}`;
    before = cost;
  }
  return shown
    .replace(/一般公共预算基本支出表/g, '基本')
    .replace(/一般公共预算支出表/g, '一般')
    .replace(/政府性基金预算支出表/g, '基金');
}

const BASE = factBase(budget(SPENDING, GENERAL, BASIC, FUNDS, EXPENSES, INCOME, SUMMARY), null);
describe('of the forms of spending', () => {
  test.each<[string, Subject, Said, string]>([
    [
      '支出 is all of it; less likely the 总计, the 本年合计, one source',
      TOTAL,
      { side: '支出' },
      '支出总表!C4 < 收支总表!D9 < 收支总表!D7 < 一般!C4 = 基金!C4',
    ],
    [
      '本年支出 is the 本年合计, then what has no period',
      TOTAL,
      { side: '支出', period: '本年' },
      '收支总表!D7 < 支出总表!C4 < 一般!C4 = 基金!C4 < 收支总表!D9',
    ],
    ['基本支出 has a column, or a form of its own', TOTAL, { side: '支出', nature: '基本' }, '支出总表!D4 < 一般!D4 = 基本!C4 = 基金!D4'],
    ['项目支出 has no form here', TOTAL, { side: '支出', nature: '项目' }, '支出总表!E4 < 一般!E4 = 基金!E4'],
    ['经营支出 nobody states', TOTAL, { side: '支出', nature: '经营' }, ''],
    [
      'a section about 基本支出 may still speak of all',
      TOTAL,
      { side: '支出', nature: '~基本' },
      '支出总表!D4 < 支出总表!C4 = 一般!D4 = 基本!C4 = 基金!D4 < 收支总表!D9 < 收支总表!D7 < 一般!C4 = 基金!C4',
    ],
    [
      'a source has its form; a form without one may be of it',
      TOTAL,
      { side: '支出', source: '政府性基金' },
      '基金!C4 < 支出总表!C4 < 收支总表!D9 < 收支总表!D7',
    ],
    ['财政拨款 holds 一般公共预算', TOTAL, { side: '支出', source: '财政拨款' }, '一般!C4 < 支出总表!C4 < 收支总表!D9 < 收支总表!D7'],
    ['a class of one source', func('229'), { side: '支出', source: '政府性基金' }, '基金!C5'],
    [
      'a class is of the whole before it is of a source',
      func('208'),
      { side: '支出' },
      '支出总表!C5 = 收入总表!C5 = 收支总表!D5 < 一般!C5 = 收入总表!E5 = 收入总表!F5',
    ],
    ['an economic class is of the 基本支出 that list it', economic('302'), {}, '基本!C10'],
    ['its 公用经费', economic('302'), { funds: '公用' }, '基本!E10'],
    ['人员经费 are 基本支出', TOTAL, { funds: '人员' }, '基本!D4'],
    ['and said so', TOTAL, { funds: '人员', nature: '基本' }, '基本!D4'],
    ['of 项目支出 there are none', TOTAL, { funds: '人员', nature: '项目' }, ''],
  ])('%s', (_name, subject, said, expected) => expect(readings(BASE, question(subject, said))).toBe(expected));

  test('the form that the section is about goes before others that cost the same', () => {
    const kinds = ['政府性基金表'] as const;
    expect(readings(BASE, question(TOTAL, { side: '支出' }, { kinds }))).toBe(
      '支出总表!C4 < 收支总表!D9 < 收支总表!D7 < 基金!C4 < 一般!C4',
    );
  });
});

describe('of income and of what is carried over', () => {
  test.each<[string, Subject, Said, string]>([
    ['收入', TOTAL, { side: '收入' }, '收入总表!C4 < 收支总表!B9 < 收支总表!B7 < 收入总表!E4 = 收入总表!F4 = 收支总表!B5 = 收支总表!B6'],
    [
      '收入总计',
      { type: 'total', grade: 'grand' },
      { side: '收入' },
      '收支总表!B9 < 收入总表!C4 < 收入总表!E4 = 收入总表!F4 = 收支总表!B5 = 收支总表!B6 < 收支总表!B7',
    ],
    [
      '本年收入合计',
      { type: 'total', grade: 'year' },
      { side: '收入', period: '本年' },
      '收支总表!B7 < 收入总表!C4 < 收入总表!E4 = 收入总表!F4 = 收支总表!B5 = 收支总表!B6 < 收支总表!B9',
    ],
    ['上年结转 has a line and a column', TOTAL, { period: '上年结转' }, '收入总表!D4 = 收支总表!B8'],
    ['what is left at the end of the year', TOTAL, { period: '年末结转' }, '收支总表!D8'],
    ['结转 alone is that of either end', TOTAL, { period: '结转' }, '收入总表!D4 = 收支总表!B8 = 收支总表!D8'],
    [
      '收支 is both sides',
      { type: 'total', grade: 'grand' },
      { side: '收支' },
      '收支总表!B9 = 收支总表!D9 < 支出总表!C4 = 收入总表!C4 < 一般!C4 = 基金!C4 = 收入总表!E4 = 收入总表!F4 = 收支总表!B5 = 收支总表!B6 < 收支总表!B7 = 收支总表!D7',
    ],
  ])('%s', (_name, subject, said, expected) => expect(readings(BASE, question(subject, said))).toBe(expected));
});

describe('of items that are columns', () => {
  test.each<[string, Subject, Said, string]>([
    ['公务接待费', item('公务接待费'), {}, '三公!F5'],
    ['all of it', item('“三公”经费'), {}, '三公!A5'],
    ['its source stands in no heading', item('“三公”经费'), { source: '一般公共预算' }, '三公!A5'],
    ['会议费', item('会议费'), {}, ''],
  ])('%s', (_name, subject, said, expected) => expect(readings(BASE, question(subject, said))).toBe(expected));
});

describe('of items that are columns, with 预算数 above 决算数', () => {
  const grid = (more: string, amounts: readonly [string, string]) => `# 三公
    财政拨款“三公”经费${more && '及会议费、培训费'}支出决算表
    单位：万元
    项目 | “三公”经费 | < | < | < | <${more && ' | 会议费 | 培训费'}
    ^ | 小计 | 因公出国（境）费 | 公务接待费 | 公务用车购置和运行维护费 | <${more && ' | ^ | ^'}
    ^ | ^ | ^ | ^ | 公务用车购置费 | 公务用车运行维护费${more && ' | ^ | ^'}
    预算数 | 7 | 0 | 2 | 0 | 5${amounts[0]}
    决算数 | 6 | 0 | 1.5 | 0 | 4.5${amounts[1]}`;
  const both = factBase(recognise(workbookOf(grid('会议费', [' | 1 | 2', ' | 0.9 | 1.8']))), null);
  const alone = factBase(recognise(workbookOf(grid('', ['', '']))), null);
  test.each<[string, FactBase, Subject, Said, string]>([
    ['公务接待费 is what was spent', both, item('公务接待费'), {}, '三公!D7'],
    ['and what was planned where that is said', both, item('公务接待费'), { stage: '预算' }, '三公!D6'],
    ['all three', both, item('“三公”经费'), {}, '三公!B7'],
    ['all three as planned', both, item('“三公”经费'), { stage: '预算' }, '三公!B6'],
    ['会议费 stands beside them', both, item('会议费'), {}, '三公!G7'],
    ['培训费 as planned', both, item('培训费'), { stage: '预算' }, '三公!H6'],
    ['in a form of nothing else', alone, item('“三公”经费'), { stage: '预算' }, '三公!B6'],
    ['公务用车运行费 there', alone, item('公务用车运行费'), {}, '三公!F7'],
  ])('%s', (_name, base, subject, said, expected) => expect(readings(base, question(subject, said)).split(' ')[0]).toBe(expected));
});

test('nothing else is told by a form of such lines', () => {
  const grid = `# 三公
    财政拨款“三公”经费及会议费、培训费支出决算表
    单位：万元
    项目 | “三公”经费 | < | < | < | 会议费 | 培训费
    ^ | 小计 | 因公出国（境）费 | 公务接待费 | 公务用车运行维护费 | ^ | ^
    预算数 | 7 | 0 | 2 | 5 | 1 | 2
    决算数 | 6 | 0 | 1.5 | 4.5 | 0.9 | 1.8`;
  expect(readings(factBase(recognise(workbookOf(grid)), null), question(TOTAL, { side: '支出', source: '国有资本经营' }))).toBe('');
});

test('政府采购支出总额 in a list of items is one of them, and no total of the unit', () => {
  const grid = `# 信息
    机构运行信息决算表
    单位：万元
    项目 | 行次 | 决算统计数
    公务接待费 | 1 | 2.5
    政府采购支出总额 | 2 | 9.5`;
  expect(alone(grid, item('政府采购'))).toBe('信息!C5');
  expect(alone(grid, TOTAL, { side: '支出' })).toBe('');
});

test('（一）支出合计 above the three expenses is all of the “三公”, where the line above it is blank', () => {
  const grid = `# 09
    “三公”经费、行政参公单位机关运行经费情况表
    单位：元
    项目 | 行次 | 决算统计数
    一、“三公”经费支出 | 1 |
    （一）支出合计 | 2 | 9360
    1.因公出国（境）费 | 3 | 0
    2.公务用车购置及运行维护费 | 4 | 0
    3.公务接待费 | 5 | 9360
    （二）相关统计数 | 6 |
    1.国内公务接待批次（个） | 7 | 11`;
  expect(alone(grid, item('“三公”经费'))).toBe('09!C4 = 09!C5');
});

test('what a form of no kind calls its columns', () => {
  const grid = `# 10
    国有资产占有使用情况表
    单位：元
    项目 | 资产总额 | 流动资产 | 固定资产
    合计 | 1000 | 400 | 600`;
  expect(alone(grid, { type: 'project', name: '流动资产' })).toBe('10!C4');
});

describe('of final accounts that print the budget beside them', () => {
  const FINAL = factBase(
    budget(`# 支出
      支出决算表
      单位：万元
      科目编码 | 科目名称 | 年初预算数 | 全年预算数 | 决算数
       | 合计 | 9 | 10 | 8
      208 | 社会保障和就业支出 | 9 | 10 | 8`),
    null,
  );
  test.each<[string, string]>([
    ['', '支出!E4'],
    ['决算', '支出!E4'],
    ['执行', '支出!E4'],
    ['年初', '支出!C4'],
    ['全年', '支出!D4'],
    ['预算', '支出!C4 = 支出!D4'],
    ['调整', ''],
  ])('%s', (stage, expected) => expect(readings(FINAL, question(TOTAL, stage ? { stage } : {}))).toBe(expected));
});

describe('of last year', () => {
  const BESIDE = `# 支出
    2024年部门支出总表
    单位：万元
    科目编码 | 科目名称 | 2023年预算数 | < | 2024年预算数 | <
    ^ | ^ | 合计 | 基本支出 | 合计 | 基本支出
     | 合计 | 9 | 8 | 10 | 9
    208 | 社会保障和就业支出 | 9 | 8 | 10 | 9`;
  test.each<[string, string, 0 | -1, string]>([
    ['this year’s is not the one beside it', BESIDE, 0, '支出!E6'],
    ['last year’s is the one beside it', BESIDE, -1, '支出!C6'],
    ['a form without it has none', SPENDING, -1, ''],
  ])('%s', (_name, grid, year, expected) =>
    expect(readings(factBase(budget(grid), null), question(func('208'), {}, { year }))).toBe(expected),
  );

  test('its 基本支出 stand below that year', () =>
    expect(readings(factBase(budget(BESIDE), null), question(func('208'), { nature: '基本' }, { year: -1 }))).toBe('支出!D6'));

  test('it stands in last year’s workbook too', () => {
    const base = factBase(budget(BESIDE), budget(SPENDING));
    expect(readings(base, question(func('208'), {}, { year: -1 }))).toBe('支出!C6 = 上年支出总表!C5');
    expect(readings(base, question(func('208'), {}))).toBe('支出!E6');
  });
});

test('a reading is the sum of its cells in 元, how far it may be off, and whether any is filled', () => {
  const base = factBase(
    budget(`# 支出
      部门支出总表
      单位：万元
      科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
      2080505 | 机关事业单位基本养老保险缴费支出 | 5.25 | 5.25 | 
      2080506 | 机关事业单位职业年金缴费支出 | 3 | 3 | `),
    null,
  );
  const [all] = base.readings(question(func('208'), {}));
  expect([all!.yuan.toString(), all!.half.toString(), all!.blank]).toEqual(['82500', '100', false]);
  const [none] = base.readings(question(func('208'), { nature: '项目' }));
  expect([none!.yuan.toString(), none!.blank]).toEqual(['0', true]);
});

/** The readings in forms of their own. */
const alone = (grid: string, subject: Subject, said: Said = {}): string => readings(factBase(budget(grid), null), question(subject, said));

describe('where economic classes are columns', () => {
  const columns = (rows: string): string => `# 表1
    部门支出总表
    单位：万元
    科目编码 | 科目名称 | 合计 | 工资福利支出 | 商品和服务支出
    ${rows}`;
  test.each<[string, string, string]>([
    ['the total line is all of a class', ' | 合计 | 9 | 5 | 4\n208 | 社会保障和就业支出 | 9 | 5 | 4', '表1!D4'],
    ['or the only line', '208 | 社会保障和就业支出 | 9 | 5 | 4', '表1!D4'],
    ['of several none is', '208 | 社会保障和就业支出 | 9 | 5 | 4\n210 | 卫生健康支出 | 9 | 5 | 4', ''],
  ])('%s', (_name, rows, expected) => expect(alone(columns(rows), economic('301'))).toBe(expected));
  test('another class is another column, and one that is not there none', () => {
    const grid = columns(' | 合计 | 9 | 5 | 4\n208 | 社会保障和就业支出 | 9 | 5 | 4');
    expect(alone(grid, economic('302'))).toBe('表1!E4');
    expect(alone(grid, economic('303'))).toBe('');
    expect(alone(grid, TOTAL)).toBe('表1!C4');
    expect(alone(grid, func('208'))).toBe('表1!C5');
  });
});

test('“三公”经费 of several units without a total is that of the first, which is the whole', () => {
  const grid = EXPENSES.replace('4.05 | 0 | 3 | 0 | 3 | 1.05', '4.05 | 0 | 3 | 0 | 3 | 1.05\n2 | 0 | 1 | 0 | 1 | 1');
  expect(alone(grid, item('公务接待费'))).toBe('三公!F5');
});

describe('a budget', () => {
  test.each(['预算', '年初', ''])('is what “%s” says', (stage) =>
    expect(alone(SPENDING, func('208'), stage ? { stage } : {})).toBe('支出总表!C5'),
  );
  test.each(['决算', '执行'])('is not “%s”', (stage) => expect(alone(SPENDING, func('208'), { stage })).toBe(''));
});

test('final accounts without a budget have none', () => {
  const grid = SPENDING.replace('部门支出总表', '支出决算表');
  expect(alone(grid, func('208'))).toBe('支出总表!C5');
  expect(alone(grid, func('208'), { stage: '预算' })).toBe('');
});

test('年初预算 may be the only 预算数 there is', () => {
  const grid = `# 支出
    支出决算表
    单位：万元
    科目编码 | 科目名称 | 预算数 | 决算数
    208 | 社会保障和就业支出 | 9 | 8`;
  expect(alone(grid, func('208'), { stage: '年初' })).toBe('支出!C4');
});

test('a project is one of 项目支出, whether or not that is said', () => {
  expect(alone(PROJECTS, { type: 'project', name: '医保基金监管' })).toBe('项目支出表!C5');
  expect(alone(PROJECTS, { type: 'project', name: '医保基金监管' }, { nature: '项目' })).toBe('项目支出表!C5');
  expect(alone(PROJECTS, { type: 'project', name: '医保基金监管' }, { nature: '基本' })).toBe('');
});

test('人员经费 and 公用经费 are 基本支出 where no heading says so', () => {
  const grid = `# 表1
    部门支出总表
    单位：万元
    科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
    208 | 社会保障和就业支出 | 9 | 5 | 4`;
  expect(alone(grid, func('208'), { funds: '人员', nature: '基本' })).toBe('表1!D4');
  expect(alone(grid, func('208'), { funds: '人员', nature: '项目' })).toBe('');
});

test('a class in the half of the form that is about it', () => {
  const grid = `# 表1
    一般公共预算基本支出表
    单位：万元
    人员经费 | < | < | 公用经费 | < | <
    科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额
    301 | 工资福利支出 | 60 | 302 | 商品和服务支出 | 15`;
  expect(alone(grid, economic('302'))).toBe('表1!F5');
  expect(alone(grid, economic('302'), { funds: '公用' })).toBe('表1!F5');
  expect(alone(grid, economic('302'), { funds: '人员' })).toBe('');
});

describe('财政拨款 is all 一般公共预算 where there is nothing else', () => {
  const forms = (fund: string): string => `# 财拨
    财政拨款收支总表
    单位：万元
    收入 | < | 支出 | < | < | <
    项目 | 预算数 | 项目 | 合计 | 一般公共预算 | 政府性基金预算
    一、一般公共预算拨款 | 9 | 一、社会保障和就业支出 | 9 | | 
    二、政府性基金预算拨款 | ${fund} | 二、其他支出 | ${fund} | | ${fund}
    收入总计 | 9 | 支出总计 | 9 | | ${fund}
    ${SPENDING}`;
  const asked = { side: '支出', source: '~一般公共预算' };
  test.each([
    ['0', '财拨!E5 < 财拨!D5 < 支出总表!C5'],
    ['8.5', '财拨!E5 < 财拨!D5 = 支出总表!C5'], // then no more than another form that may be of it
  ])('a fund of %s', (fund, expected) => expect(alone(forms(fund), func('208'), asked)).toBe(expected));
});
