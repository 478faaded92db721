import { rollForward } from '../../src/narrative/roll/roll';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { workbookOf } from '../support/forms';

/** 财政拨款 by what it is spent on, which no form tells: the sum of its funds, without what other money pays. */

interface Year {
  readonly year: number;
  /** 行政运行: from the general budget, from other money. */
  readonly running: readonly [general: number, other: number];
  readonly works: number;
  readonly fund: number;
}

const LAST: Year = { year: 2024, running: [70, 0], works: 30, fund: 0 };
const NEXT: Year = { year: 2025, running: [72, 5], works: 28, fund: 20 };

function bookOf({ year, running: [own, other], works, fund }: Year): WorkbookSnapshot {
  const blank = (value: number): string => (value === 0 ? '' : String(value));
  const roads = fund === 0 ? '' : `\n    2120804|农村基础设施建设支出|${fund}||${fund}`;
  const [all, general] = [own + other + works + fund, own + works];
  return workbookOf(`
    # 支出总表
    ${year}年支出预算总表
    ||||单位：万元
    科目编码|科目名称|合计|基本支出|项目支出
    |合计|${all}|${own + other}|${works + fund}
    2140101|行政运行|${own + other}|${own + other}|
    2110401|生态保护|${works}||${works}${roads}
    # 一般公共预算支出表
    ${year}年一般公共预算支出表
    ||||单位：万元
    科目编码|科目名称|合计|基本支出|项目支出
    |合计|${general}|${own}|${works}
    2140101|行政运行|${own}|${own}|
    2110401|生态保护|${works}||${works}
    # 财政拨款收支总表
    ${year}年财政拨款收支预算总表
    |||单位：万元
    收入||支出
    项目|预算数|项目|预算数
    一般公共预算拨款|${general}|一、一般公共服务支出|${general}
    政府性基金预算拨款|${blank(fund)}|二、城乡社区支出|${blank(fund)}
    收入总计|${general + fund}|支出总计|${general + fund}
    # 政府性基金预算支出表
    ${year}年政府性基金预算支出表
    ||||单位：万元
    科目编码|科目名称|合计|基本支出|项目支出
    |合计|${blank(fund)}||${blank(fund)}${roads}`);
}

function rolled(lines: string, next = NEXT): string {
  const { text } = rollForward(bookOf(next), bookOf(LAST), `2024年部门预算说明\n${lines}`);
  return text.split('\n').slice(1).join('\n');
}

it.each([
  ['财政拨款安排支出100万元，其中：基本支出70万元；项目支出30万元。', '财政拨款安排支出120万元，其中：基本支出72万元；项目支出48万元。'],
  ['一、财政拨款支出情况\n其中：生态保护30万元，行政运行70万元。', '一、财政拨款支出情况\n其中：生态保护28万元，行政运行72万元。'],
])('what the funds have together: %s', (last, next) => {
  const without = last.includes('行政运行') ? { ...NEXT, fund: 0 } : NEXT;
  expect(rolled(last, without)).toBe(next);
});

it('a list of what 财政拨款 is spent on takes in what a fund pays', () => {
  const text =
    '一、财政拨款支出情况\n财政拨款安排支出100万元，按功能科目分类：\n1.2110401生态保护30万元，占财政拨款支出的30%。\n2.2140101行政运行70万元，占财政拨款支出的70%。';
  expect(rolled(text).split('\n').slice(2)).toEqual([
    '1.2110401生态保护28万元，占财政拨款支出的23%。',
    '2.2120804农村基础设施建设支出20万元，占财政拨款支出的17%。',
    '3.2140101行政运行72万元，占财政拨款支出的60%。',
  ]);
});
